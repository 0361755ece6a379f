"""A text as it is read: the mended text, and where each of its places stands in the original."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from readout.records import Mend, Span


class Words(NamedTuple):
    """A place of the original text, its words, and how they are read where they were mended."""

    start: int
    end: int
    text: str
    reading: str


@dataclass(frozen=True)
class Reading:
    """The original text with its mends; ``text`` is what the grammars see.

    ``mends`` are in order and none overlap. Every offset that a grammar finds in ``text`` goes through
    ``original`` before it enters a record.
    """

    source: str
    mends: tuple[Mend, ...] = ()
    paraphrased: bool = False
    text: str = field(init=False)
    _starts: tuple[int, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        pieces, at = [], 0
        for mend in self.mends:
            pieces += [self.source[at : mend.start], mend.reading]
            at = mend.end
        pieces.append(self.source[at:])
        object.__setattr__(self, "text", "".join(pieces))
        object.__setattr__(self, "_starts", tuple(accumulate((len(p) for p in pieces), initial=0)))

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the original of ``text[start:end]``; a mended place counts as a whole."""
        if not self.mends:
            return start, max(start, end)
        first = self._place(start)[0]
        return first, self._place(end - 1)[1] if end > start else first

    def span(self, start: int, end: int) -> Span:
        """The original's words for ``text[start:end]``, with how they are read where that differs."""
        words = self.words(start, end)
        return Span(start=words.start, end=words.end, text=words.text, reading=words.reading)

    def words(self, start: int, end: int) -> Words:
        """What makes a span, for records that are more than one."""
        a, b = self.original(start, end)
        words, read = self.source[a:b], self.text[start:end]
        return Words(a, b, words, read if read != words else "")

    def then(self, mends: Sequence[Mend], paraphrased: bool = False) -> Reading:
        """This reading read once more: ``mends`` are in order, with offsets of ``text``.

        Where one meets an earlier mend, both become one mend of the original.
        """
        merged: list[Mend] = []
        old = iter(self.mends)
        waiting = next(old, None)
        for mend in mends:
            a, b = self.original(mend.start, mend.end)
            before, after = self._reach(mend.start)[0], self._reach(mend.end - 1)[1]
            reading = self.text[before : mend.start] + mend.reading + self.text[mend.end : after]
            while waiting and waiting.end <= a:
                merged.append(waiting)
                waiting = next(old, None)
            while waiting and waiting.start < b:
                waiting = next(old, None)
            if merged and merged[-1].end > a:
                continue
            merged.append(
                mend.model_copy(update={"start": a, "end": b, "text": self.source[a:b], "reading": reading})
            )
        merged += [m for m in self.mends if not merged or m.start >= merged[-1].end]
        return Reading(self.source, tuple(merged), paraphrased)

    def _piece(self, offset: int) -> int:
        """The piece that ``offset`` of ``text`` stands in: odd ones are mends."""
        return min(bisect_right(self._starts, offset) - 1, 2 * len(self.mends))

    def _reach(self, offset: int) -> tuple[int, int]:
        """Start and end in ``text`` of the mend at ``offset``, or of the one code point."""
        piece = self._piece(offset)
        return (self._starts[piece], self._starts[piece + 1]) if piece % 2 else (offset, offset + 1)

    def _place(self, offset: int) -> tuple[int, int]:
        """Start and end in the original of the code point at ``offset`` of ``text``."""
        piece = self._piece(offset)
        if piece % 2:
            mend = self.mends[piece // 2]
            return mend.start, mend.end
        begin = self.mends[piece // 2 - 1].end if piece else 0
        at = begin + offset - self._starts[piece]
        return at, at + 1
