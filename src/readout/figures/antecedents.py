"""Whom "of them" means: people who were named before without a number, and whose they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from readout.actors import Mention
from readout.figures.claims import Claim
from readout.figures.home import Home, Side
from readout.figures.locales import HARMS
from readout.figures.naming import side
from readout.figures.nouns import NOUNS
from readout.figures.side_words import WORDS
from readout.records import Category
from readout.text.letters import GRAMMAR
from readout.text.morphology import plural
from readout.text.tokens import Token

_REBELS = frozenset(plural(noun) for noun in GRAMMAR.rebels)
_PLURAL = ("s", "men", "people", "police", "children")
_LISTED_WITHIN, _NATION_WITHIN, _ATTACKED_WITHIN = 3, 1, 5


class _People(NamedTuple):
    """A noun of people: its tokens and its kind."""

    first: int
    stop: int
    category: Category


class Antecedents:
    """The people of a document's sentences; ``mentions`` are those of a sentence that can be a side."""

    def __init__(self, mentions: Callable[[int], Sequence[Mention]], home: Home) -> None:
        self._mentions, self._home = mentions, home

    def category(self, claim: Claim) -> Category:
        """The kind of those of whom some are told: "ambushed the cadets and killed 12 of them"."""
        people = _meant(claim)
        return people.category if people else _attacked(claim)

    def side(self, claim: Claim) -> Side | None:
        """Their nation, where it stands before their noun: "Kurdish villagers"; fighters are the rebels."""
        people, tokens = _meant(claim) or _including(claim), claim.clause.tokens
        if people is None:
            return None
        if tokens[people.stop - 1].lower in _REBELS:
            return self._home.rebels
        start = tokens[max(0, people.first - _NATION_WITHIN)].start
        end = tokens[people.stop - 1].end
        named = [m for m in self._mentions(claim.place) if m.actor.kind == "country"]
        return next((side(m) for m in named if m.end >= start and m.start < end), None)


def _meant(claim: Claim) -> _People | None:
    """The last plural noun of people before "of them"; several in a row are of no one kind."""
    if claim.group.part != "them" or claim.total:
        return None
    found = _people(claim.clause.tokens, claim.group.start)
    last = found[-1] if found else None
    listed = len(found) > 1 and found[-1].first - found[-2].stop < _LISTED_WITHIN
    return last._replace(category="") if last and listed else last


def _including(claim: Claim) -> _People | None:
    """The noun without a number of which people are a part: "the guards, including 12 women"."""
    clause, at = claim.clause, claim.group.first - 1
    if claim.total or clause.before(claim.group.first) not in ("i", "c", ","):
        return None
    while at > 0 and clause.letters[at] in "inGc":
        at -= 1
    found = _people(clause.tokens, at) if clause.letters[at : at + 2] == ",i" else []
    return found[-1] if found and found[-1].stop == at else None


def _attacked(claim: Claim) -> Category:
    """The kind of those attacked, of whom a bare number is: "ambushed the troops, killing four"."""
    clause, first = claim.clause, claim.group.start
    if claim.group.kind != "bare" or claim.category or claim.total or claim.rule.outcome not in HARMS:
        return ""
    attack = next((i for i in reversed(clause.row.where(WORDS.ambushing)) if i < first), None)
    if attack is None:
        return ""
    after = [people for people in _people(clause.tokens, first) if people.first > attack]
    near = after and after[0].first - attack <= _ATTACKED_WITHIN and len(after) == 1
    return after[0].category if near and after[0].category in ("military", "police") else ""


def _people(tokens: Sequence[Token], end: int) -> list[_People]:
    found, k = [], 0
    while k < end:
        noun = NOUNS.starting(tokens, k)
        stop = noun[1] if noun else k + 1
        if noun and noun[0].people and stop <= end and tokens[stop - 1].lower.endswith(_PLURAL):
            found.append(_People(k, stop, noun[0].category))
        k = stop
    return found
