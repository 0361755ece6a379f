"""Who is spoken of in each sentence of a document, as far as figures ask for it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import Protocol, TypeVar

from readout.actors import Mention
from readout.analysis import Analysis
from readout.figures.naming import name
from readout.figures.side_words import WORDS
from readout.text.tokens import Sentence


class _Placed(Protocol):
    @property
    def start(self) -> int: ...


_HYPHENS, _LONGEST_ATTRIBUTE = ("-", "‑"), 24
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
        self._analysis = analysis
        self._sides: dict[int, list[Mention]] = {}
        self._owners: dict[int, list[Mention]] = {}

    @cached_property
    def _starts(self) -> list[int]:
        return [m.start for m in self._analysis.actors]

    def all(self, place: int) -> Sequence[Mention]:
        """The mentions of a sentence."""
        sentence = self._analysis.sentences[place]
        first, stop = bisect_left(self._starts, sentence.start), bisect_left(self._starts, sentence.end)
        return self._analysis.actors[first:stop]

    def sides(self, place: int) -> Sequence[Mention]:
        """Those that can be a side."""
        if place not in self._sides:
            self._sides[place] = [m for m in self.all(place) if name(m) and not self._is_compound(m)]
        return self._sides[place]

    def _is_compound(self, mention: Mention) -> bool:
        """Whether a nation only begins an attribute: "12 Peruvian-born Georgians", "US-trained guards"."""
        behind = self._analysis.reading.text[mention.end : mention.end + _LONGEST_ATTRIBUTE]
        return behind[:1] in _HYPHENS and not WORDS.attributes.isdisjoint(behind[1:].lower().split()[:1])

    def owners(self, place: int) -> Sequence[Mention]:
        """Those and the capitals that stand for governments."""
        if place not in self._owners:
            self._owners[place] = [m for m in self.all(place) if m.how == "capital" or name(m)]
        return self._owners[place]
