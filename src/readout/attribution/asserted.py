"""Claims told of by a noun, not always the teller's: "denied claims by the rebels that 12 had died"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from readout.attribution.speech import SPEECH
from readout.attribution.voice import Voice
from readout.attribution.voices import Voices
from readout.text.morphology import verb
from readout.text.rows import Row

ASSERTIONS = SPEECH.assertions
_DISPUTING = frozenset(form for base in SPEECH.disputing for form in verb(base)) | frozenset(["denial"])
_GENITIVES = ("'s", "’s", "s'", "s’")
_BY = frozenset(["by", "of", "from"])
_DISPUTED_WITHIN, _OWNED_WITHIN, _STATED_WITHIN = 7, 4, 14


class Assertion(NamedTuple):
    """The token of its noun, whose it is if that is said, and the first token of what it says."""

    noun: int
    claimant: Voice | None
    first: int


def assertions(row: Row, voices: Voices) -> Iterator[Assertion]:
    """The claims of a sentence that somebody denies, rejects or doubts, and those whose owner is named."""
    for i in row.where(ASSERTIONS):
        verb_at = _disputed_by(row, i)
        claimant = _by(row, voices, i) or _owner(row, voices, i, verb_at)
        if verb_at is not None or (claimant and row.words[i + 1 : i + 2] == ("that",)):
            yield Assertion(i, claimant, _stated(row, i))


def _by(row: Row, voices: Voices, i: int) -> Voice | None:
    """Who is named behind the noun at token ``i``: "a claim by the army", not "a claim of killing 12"."""
    given = voices.after(i + 2) if row.words[i + 1 : i + 2] and row.words[i + 1] in _BY else None
    return given if given and not row.words[voices.index(given.start)].endswith("ing") else None


def _owner(row: Row, voices: Voices, i: int, verb_at: int | None) -> Voice | None:
    """Whose claim token ``i`` is by what stands before it; that shows it where the claim is disputed."""
    first = max(0, i - _OWNED_WITHIN) if verb_at is None else verb_at + 1
    owned = any(
        row.words[k] in SPEECH.possessives or row.words[k].endswith(_GENITIVES) for k in range(first, i)
    )
    return voices.owner(first, i) if owned or verb_at is not None else None


def _disputed_by(row: Row, i: int) -> int | None:
    """The verb before token ``i`` that disputes what the token names."""
    for k in range(i - 1, max(-1, i - _DISPUTED_WITHIN), -1):
        if row.letters[k] in ";:(rs" and row.words[k] != "as":
            return None
        if row.words[k] in _DISPUTING:
            return k
    return None


def _stated(row: Row, i: int) -> int:
    """Where what the noun at token ``i`` names is told: behind its "that", else right behind it."""
    near = takewhile(lambda k: row.letters[k] != "t", range(i + 1, min(len(row.words), i + _STATED_WITHIN)))
    return next((k for k in near if row.words[k] == "that"), i)
