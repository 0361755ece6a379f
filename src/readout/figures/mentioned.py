"""Who is spoken of in each sentence of a document, as far as figures ask for it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Protocol, TypeVar

from readout.actors import Mention
from readout.analysis import Analysis
from readout.figures.naming import name
from readout.text.tokens import Sentence


class _Placed(Protocol):
    @property
    def start(self) -> int: ...


P = TypeVar("P", bound=_Placed)


def by_sentence(sentences: Sequence[Sentence], found: Sequence[P]) -> dict[int, list[P]]:
    """What was found in a text, by the number of its sentence."""
    starts = [sentence.start for sentence in sentences]
    placed: dict[int, list[P]] = {}
    for one in found:
        placed.setdefault(bisect_right(starts, one.start) - 1, []).append(one)
    return placed


class Mentioned:
    """The mentions of each sentence; a sentence is read when it is asked about."""

    def __init__(self, analysis: Analysis) -> None:
        self._sentences = analysis.sentences
        self._actors = analysis.actors
        self._starts = [m.start for m in analysis.actors]
        self._sides: dict[int, list[Mention]] = {}
        self._owners: dict[int, list[Mention]] = {}

    def all(self, place: int) -> Sequence[Mention]:
        """The mentions of a sentence."""
        start, end = self._sentences[place].start, self._sentences[place].end
        return self._actors[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def sides(self, place: int) -> Sequence[Mention]:
        """Those that can be a side."""
        if place not in self._sides:
            self._sides[place] = [m for m in self.all(place) if name(m)]
        return self._sides[place]

    def owners(self, place: int) -> Sequence[Mention]:
        """Those and the capitals that stand for governments."""
        if place not in self._owners:
            self._owners[place] = [m for m in self.all(place) if m.how == "capital" or name(m)]
        return self._owners[place]
