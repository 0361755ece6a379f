"""What holds for every text, whoever wrote it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from readout.documents import Source
from readout.extraction import extract
from readout.records import Document, Span


def check(text: str) -> None:
    """Extract a text; its records quote it exactly, and are the same after a round trip through JSON."""
    document = extract(Source(id="text", file="text.txt", text=text, sha256=""))
    for span in spans(document):
        if text[span.start : span.end] != span.text:
            raise AssertionError(f"{span!r} does not quote {text!r}")
    if any(0xD800 <= ord(c) < 0xE000 for c in text):
        return  # lone surrogates cannot be written as JSON; no reader hands them over
    if Document.model_validate_json(document.model_dump_json()) != document:
        raise AssertionError(f"another document after a round trip: {text!r}")


def spans(record: Any) -> Iterator[Span]:
    """All places in the text that a record rests on, its own among them."""
    if isinstance(record, Span):
        yield record
    if isinstance(record, BaseModel):
        for name in type(record).model_fields:
            yield from spans(getattr(record, name))
    elif isinstance(record, tuple):
        for part in record:
            yield from spans(part)
