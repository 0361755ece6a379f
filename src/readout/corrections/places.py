"""Where a checked record stands: its sentence and the places of its values, found as for any record."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from readout.records import Cue, Document, Span
from readout.text.reading import Reading
from readout.text.tokens import sentences

_ROLES = {"participants": "participant"}  # cues whose role is not the field's name
_QUOTED = frozenset(
    ("qualifier", "side", "speaker", "period", "cause", "place", "host", "event", "duration", "participants")
)


class Places:
    """A document's text with its sentences."""

    def __init__(self, document: Document) -> None:
        self.document = document.id
        self.text = document.text
        self.reading = Reading(document.text, document.mends)
        read = (self.reading.span(s.start, s.end) for s in sentences(self.reading.text))
        self.sentences = tuple(read)

    def evidence(self, start: int, end: int) -> dict[str, Any]:
        """The fields that say where a record stands, for its words at ``start`` to ``end``."""
        sentence = next((s for s in self.sentences if start < s.end), None) or Span(
            start=start, end=end, text=self.text[start:end]
        )
        return {
            "start": start,
            "end": end,
            "text": self.text[start:end],
            "sentence": sentence.text,
            "sentence_start": sentence.start,
            "sentence_end": sentence.end,
            "reading": sentence.reading,
        }

    def quote(self, words: str, near: int) -> Span:
        """A quote where it stands nearest to an offset. Raises ValueError if it stands nowhere."""
        spans = [m.span() for m in re.finditer(_loose(words), self.text)] if words.strip() else []
        if not spans:
            raise ValueError(f"“{words}” stands nowhere in the text; write its words as they stand")
        return self._span(*min(spans, key=lambda span: abs(span[0] - near)))

    def _span(self, start: int, end: int) -> Span:
        """A place of the text, with how it is read where it was mended."""
        words, read, at = self.text[start:end], "", start
        for mend in (m for m in self.reading.mends if start <= m.start and m.end <= end):
            read += self.text[at : mend.start] + mend.reading
            at = mend.end
        read += self.text[at:end]
        return Span(start=start, end=end, text=words, reading=read if read != words else "")

    def cues(self, values: Mapping[str, Any], sentence: tuple[int, int]) -> Iterator[Cue]:
        """The words of the sentence that give the values, where they stand in it as they are."""
        for field, value in values.items():
            names = value if isinstance(value, tuple) else (value,)
            if field not in _QUOTED:
                continue
            found = [self._cue(str(name), role(field), sentence) for name in names if name]
            if all(found):
                yield from (cue for cue in found if cue)

    def _cue(self, words: str, role: str, sentence: tuple[int, int]) -> Cue | None:
        match = re.compile(rf"(?<!\w){_loose(words)}(?!\w)", re.IGNORECASE).search(self.text, *sentence)
        return Cue(role=role, **self._span(*match.span()).model_dump()) if match else None


def role(field: str) -> str:
    """The role of the cues that a field rests on."""
    return _ROLES.get(field, field)


def plainly(words: str) -> str:
    """Words with single spaces between them."""
    return " ".join(words.split())


def _loose(words: str) -> str:
    """A pattern for words with any space between them."""
    return r"\s+".join(re.escape(word) for word in words.split())
