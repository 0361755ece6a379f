"""Texts in JSON (.jsonl): an object a line, each a document, with what its other keys tell of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from readout.documents.readers import Text, Unreadable
from readout.documents.readers.encodings import decoded
from readout.documents.readers.rows import TEXT, check, column, few, texts

_HALVES = re.compile("[\ud800-\udfff]")
"""Halves of letters in UTF-16, which JSON can name alone: nothing can be written with them."""


def read(data: bytes) -> Sequence[Text]:
    """The texts of all lines. Raises Unreadable where no line has one."""
    written, encoding = decoded(data)
    rows = few(_rows(written.removeprefix("\ufeff")))
    objects = [row for row in rows if isinstance(row, Mapping)]
    if not objects:
        raise Unreadable('holds no JSON object a line; write {"text": "..."} on each, or take the file away')
    if not any(TEXT in row for row in objects):
        check(list(dict.fromkeys(name for row in objects for name in row)))
    return texts("JSON lines", encoding, iter(rows))


def _rows(written: str) -> Iterator[Mapping[str, str] | str]:
    for line in written.split("\n"):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            row = None
        if isinstance(row, dict):
            yield {column(name): cell for name, value in row.items() if (cell := _cell(value)).strip()}
        else:
            yield 'is no JSON object; write {"text": "..."}'


def _cell(value: object) -> str:
    """A value as the words of a cell; of a list the entries, of an object its name."""
    match value:
        case str():
            return _HALVES.sub("\ufffd", value)
        case bool() | None:
            return ""
        case int() | float():
            return str(value)
        case list():
            return ", ".join(filter(None, map(_cell, value)))
        case dict():
            return _cell(value.get("name"))
    return ""
