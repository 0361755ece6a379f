"""A record as lines for a terminal: its words marked in their sentence, its values, why it is doubtful."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readout import wording
from readout.corrections.making import fields
from readout.records import Document, Figure, Meeting, Span
from readout.review.doubts import Doubt

_AROUND = 200  # letters shown before and behind the sentence
_MUCH = 1500  # and where more of the text is asked for


def record(found: Figure | Meeting, document: Document, doubts: Sequence[Doubt]) -> Iterator[str]:
    """The document, the sentence with the words marked >>like this<<, the values, the rule, the doubts."""
    yield f"{document.file}: {wording.source(document)}"
    yield ""
    yield around(found, document.text)
    if found.reading:
        yield f"  read as: {wording.plain(found.reading, 1000)}"
    yield ""
    yield wording.told(found)
    for name in fields(type(found)):
        yield f"  {name:<13}{shown(getattr(found, name)) or '-'}"
    yield f"  {'rule':<13}{found.rule}"
    reasons = [doubt.reason for doubt in doubts if doubt.reason]
    if reasons:
        yield f"  {'doubts':<13}{'; '.join(reasons)}"


def around(found: Figure | Meeting, text: str, much: bool = False) -> str:
    """The sentence with its words marked, and some of the text before and behind it."""
    reach = _MUCH if much else _AROUND
    first = max(0, found.sentence_start - reach)
    last = min(len(text), found.sentence_end + reach)
    before, behind = text[first : found.start], text[found.end : last]
    line = f"{'…' if first else ''}{before}>>{found.text}<<{behind}{'…' if last < len(text) else ''}"
    return "  " + wording.plain(line, 2 * _MUCH + 4000)


def shown(value: object) -> str:
    """A value as it can be typed in again."""
    if isinstance(value, tuple):
        return "; ".join(shown(one) for one in value)
    if isinstance(value, Span):
        return wording.plain(value.text, 1000)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else wording.plain(str(value), 1000)
