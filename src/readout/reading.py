"""A text as it is read: the mended text, and where each of its places stands in the original."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate

from readout.records import Mend, Span


@dataclass(frozen=True)
class Reading:
    """The original text with its mends; ``text`` is what the grammars see.

    Every offset that a grammar finds in ``text`` goes through ``original`` before it enters a record.
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
        first = self._place(start)[0]
        return first, self._place(end - 1)[1] if end > start else first

    def span(self, start: int, end: int) -> Span:
        """The original's words for ``text[start:end]``."""
        a, b = self.original(start, end)
        return Span(start=a, end=b, text=self.source[a:b])

    def _place(self, offset: int) -> tuple[int, int]:
        """Start and end in the original of the code point at ``offset`` of ``text``."""
        piece = bisect_right(self._starts, offset) - 1
        piece = min(piece, 2 * len(self.mends))
        if piece % 2:
            mend = self.mends[piece // 2]
            return mend.start, mend.end
        begin = self.mends[piece // 2 - 1].end if piece else 0
        at = begin + offset - self._starts[piece]
        return at, at + 1
