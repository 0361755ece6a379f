"""A table of texts (.csv): a document a row, with what its other columns tell of it."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeVar

from readout.documents.readers import MOST_BYTES, Text, Unreadable, day, known, line
from readout.documents.readers.encodings import decoded
from readout.records import Metadatum
from readout.remedies import nearest

R = TypeVar("R")
MOST_TEXTS = 100_000
"""A table of more rows is refused: each is a document, and all are held at once."""
TEXT, KEY = "text", "id"
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "author": ("author", "byline"),
    "publisher": ("publisher", "source"),
    "url": ("url", "link"),
    "date": ("date", "published", "date_published", "publication_date"),
}
"""The columns that tell of a text, by what they tell; capitals, blanks and hyphens do not matter."""

_SEPARATORS = ",;\t|"

csv.field_size_limit(MOST_BYTES)


def read(data: bytes) -> Sequence[Text]:
    """The table's texts. Raises Unreadable where it has no column of texts."""
    table, encoding = decoded(data)
    table = table.removeprefix("\ufeff")
    separator = max(_SEPARATORS, key=lambda s: _fits(table, s))
    reader = csv.reader(io.StringIO(table, newline=""), delimiter=separator, strict=True)
    columns = [column(name) for name in next(reader, [])]
    check(columns)
    try:
        return texts("table", encoding, _rows(reader, columns))
    except csv.Error as error:
        raise Unreadable(
            f"is no CSV from line {reader.line_num} on ({error}); save it again as CSV"
        ) from error


def _fits(table: str, separator: str) -> tuple[bool, int]:
    """Whether the first line has the column of texts if it is taken apart so, and how many columns."""
    names = next(csv.reader(io.StringIO(table, newline=""), delimiter=separator), [])
    return TEXT in map(column, names), len(names)


def _rows(reader: Iterator[list[str]], columns: Sequence[str]) -> Iterator[Mapping[str, str] | str]:
    for cells in reader:
        if len(cells) > len(columns):
            yield f"has {len(cells)} cells for {len(columns)} columns; put its text in quotation marks"
        elif cells:
            yield {
                name: cell for name, cell in reversed([*zip(columns, cells, strict=False)]) if cell.strip()
            }


def column(name: str) -> str:
    """A column's name as names are compared."""
    return "_".join(name.casefold().replace("-", " ").replace("_", " ").split())


def check(columns: Sequence[str]) -> None:
    """Raise Unreadable if there is no column of texts. Columns that nobody knows are left alone."""
    if TEXT not in columns:
        names = [line(name) for name in columns if name]
        hint = nearest(TEXT, names)
        raise Unreadable(
            f"has no column {TEXT}{hint}; its columns are {', '.join(names[:20]) or 'none'}: name the one so "
            "that holds the texts, or take the file away"
        )


def texts(kind: str, encoding: str, rows: Iterator[Mapping[str, str] | str]) -> list[Text]:
    """A text a row, with its id or number as key; a row that is no text says why."""
    found = few(rows)
    keys = [line(r.get(KEY, "")) if isinstance(r, Mapping) else "" for r in found]
    times = Counter(keys)
    return [
        _text(
            kind, encoding, row, *((key, "") if key and times[key] == 1 else (_numbered(number, times), key))
        )
        for number, (row, key) in enumerate(zip(found, keys, strict=True), start=1)
    ]


def _numbered(number: int, taken: Mapping[str, int]) -> str:
    """The key of a row without an id of its own: its number, told from ids that are numbers too."""
    key = str(number)
    while key in taken:
        key = f"row-{key}"
    return key


def few(rows: Iterator[R]) -> list[R]:
    """All rows. Raises Unreadable where they are more than MOST_TEXTS."""
    found = list(islice(rows, MOST_TEXTS + 1))
    if len(found) > MOST_TEXTS:
        raise Unreadable(
            f"has more than the {MOST_TEXTS:,} rows that are read of a table; cut it into several"
        )
    return found


def _text(kind: str, encoding: str, row: Mapping[str, str] | str, key: str, twice: str) -> Text:
    if isinstance(row, str):
        return Text("", kind, encoding, key=key, unread=f"row {key} {row}")
    if TEXT not in row:
        return Text(
            "", kind, encoding, key=key, unread=f"row {key} has no text; fill it in or take the row away"
        )
    remarks = (
        [f"its id {twice!r} stands twice in the table; its number in the table is used"] if twice else []
    )
    told = _metadata(row)
    if (date := _first(row, "date")) and not day(date):
        remarks.append(
            f"the table's date {line(date)[:40]!r} is none or can be read in two ways; write 2020-05-17"
        )
    return Text(row[TEXT], kind, encoding, told, tuple(remarks), key)


def _metadata(row: Mapping[str, str]) -> tuple[Metadatum, ...]:
    return known("table column", **{name: _first(row, name) for name in COLUMNS})


def _first(row: Mapping[str, str], name: str) -> str:
    return next((row[alias] for alias in COLUMNS[name] if alias in row), "")
