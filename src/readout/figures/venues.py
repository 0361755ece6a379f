"""Where talks are held: the host's land is not for that reason the one whose people a document means."""

from __future__ import annotations

import re
from bisect import bisect_right

from readout.analysis import Analysis
from readout.figures.side_words import WORDS

_AT = frozenset(["in", "at"])
_DATELINE = re.compile(r"[^.!?\n]{0,40}?(?:\)|\s)\s?(?:-{1,2}|–|—)\s")
_BEFORE = 24


class Venues:
    """The places of a document's talks and of its dateline."""

    def __init__(self, analysis: Analysis) -> None:
        self._sentences, self._text = analysis.sentences, analysis.reading.text
        self._starts = [sentence.start for sentence in analysis.sentences]

    def hosts(self, start: int, end: int) -> bool:
        """Whether a name only says where people talk: "met in Poti", or opens one on talks: "POTI -"."""
        sentence = self._sentences[max(0, bisect_right(self._starts, start) - 1)]
        if WORDS.gathering.isdisjoint(sentence.words):
            return False
        before = self._text[max(sentence.start, start - _BEFORE) : start].lower().removesuffix("the ").split()
        if not before:
            return bool(_DATELINE.match(self._text, end))
        return before[-1] in _AT
