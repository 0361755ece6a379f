"""Those of whom a text tells as of both sides of a war alike: they are neither side's."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from readout.actors import Mention
from readout.figures.claims import Claim
from readout.figures.clauses import Clause
from readout.figures.locales import HARMS
from readout.figures.naming import name
from readout.figures.side_words import WORDS

_MANY = 1_000
_BETWEEN_WITHIN, _SIDE_WITHIN = 3, 4
_THOUSANDS = frozenset(["thousands", "thousand", "millions", "million"])
_JOINS = frozenset(["c", ",c"])


def is_mutual(claim: Claim, mentions: Sequence[Mention]) -> bool:
    """Whether people are of both of two sides that fight each other in their sentence."""
    if claim.rule.outcome not in HARMS:
        return False
    if claim.group.head in WORDS.mixed and claim.clause.at(claim.group.stop) == "c":
        return True
    return any(_fights(claim.clause, first, stop) for first, stop in _pairs(claim.clause, mentions))


def is_many(claim: Claim) -> bool:
    """Whether a number is a war's, not a day's: "tens of thousands", "30,000"."""
    words = claim.clause.words[claim.group.first : claim.group.end]
    return (claim.value or 0) >= _MANY or (claim.value is None and not _THOUSANDS.isdisjoint(words))


def _pairs(clause: Clause, mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    """The rows of two sides: the tokens at which they begin and end."""
    starts, letters = clause.row.starts, clause.letters
    spans = [(bisect_left(starts, m.start), bisect_left(starts, m.end), name(m)) for m in mentions]
    found = []
    for (first, stop, one), (second, end, other) in pairwise(spans):
        gap = letters[stop:second].replace("o", "").replace("d", "")
        if one != other and gap in _JOINS and second - stop <= _SIDE_WITHIN:
            found.append((first, end))
    return found


def _fights(clause: Clause, first: int, stop: int) -> bool:
    """Whether a row of two sides stands behind "fighting between", or is who clashed."""
    before = clause.words[max(0, first - _BETWEEN_WITHIN) : first]
    if "between" in before:
        led = clause.words[max(0, first - 2 * _BETWEEN_WITHIN) : first]
        return not WORDS.clashes.isdisjoint(led)
    return not WORDS.clashed.isdisjoint(clause.words[stop : stop + _SIDE_WITHIN])
