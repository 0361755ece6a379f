"""Records as tables: one flat row each, with columns, types and meanings taken from the record types."""

from __future__ import annotations

import errno
import json
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

import pandas as pd
from pydantic.fields import FieldInfo

from readout.addresses import TEXTS, address, document_address, text_file
from readout.corpus import Corpus
from readout.errors import InputError
from readout.periods import PERIODS, written
from readout.records import Document, Event, Evidenced, Figure, Meeting, Record
from readout.tables import cells, hxl
from readout.tables.bibliography import bibliography
from readout.tables.ical import calendar, newest
from readout.tables.package import package
from readout.tables.timeline import timeline
from readout.tables.workbook import workbook

RECORDS: dict[str, type[Record]] = {
    "documents": Document,
    "figures": Figure,
    "meetings": Meeting,
    "events": Event,
}
LINK = "link"
_LINK_MEANING = "address in the report of the place that the row comes from"
_APART = {
    ("documents", "text"),  # whole texts stand beside the tables; a spreadsheet's cell cannot hold them
    ("documents", "unread"),  # what was not read has no row
    ("figures", "copy_of"),  # the tables hold no copies
    ("meetings", "copy_of"),
}
_THE_FOLDERS = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST, errno.EISDIR)
"""Errors of the folder that was named; others are the machine's."""
_DTYPES: dict[type, str] = {int: "Int64", bool: "boolean", float: "Float64"}


def columns(table: str) -> dict[str, str]:
    """The columns of a table with their pandas types, in the order of the record type's fields."""
    fields = RECORDS[table].model_fields.items()
    found = {name: _dtype(field.annotation) for name, field in fields if (table, name) not in _APART}
    return found | {LINK: "string"}


def frame(corpus: Corpus, table: str) -> pd.DataFrame:
    """One of the tables "documents", "figures", "meetings", "events", one row a record."""
    records: Sequence[Record] = getattr(corpus, table)
    rows = [{name: cells.flat(value) for name, value in record} | {LINK: link(record)} for record in records]
    return pd.DataFrame(rows, columns=list(columns(table))).astype(columns(table))


def frames(corpus: Corpus) -> dict[str, pd.DataFrame]:
    """All tables by name."""
    return {table: frame(corpus, table) for table in RECORDS}


def link(record: Record) -> str:
    """Where a row leads: a record's sentence, an event's first telling, a document's page."""
    match record:
        case Evidenced():
            return address(record.id)
        case Event(meetings=(first, *_)):
            return address(first)
        case Document():
            return document_address(record.id)
    return ""


def dictionary(corpus: Corpus) -> pd.DataFrame:
    """Every column of every table: type, meaning and an example, from the corpus where it has one."""
    rows = []
    for table, data in frames(corpus).items():
        for name, dtype in columns(table).items():
            field = RECORDS[table].model_fields.get(name)
            rows.append(
                {
                    "table": table,
                    "column": name,
                    "type": _type(field, dtype),
                    "meaning": field.description if field else _LINK_MEANING,
                    "example": _example(data[name], field),
                }
            )
    return pd.DataFrame(rows, columns=["table", "column", "type", "meaning", "example"], dtype="string")


def write(corpus: Corpus, out: str | Path) -> None:
    """Write the records in every format that they leave in, and the texts, into the folder ``out``.

    The files take their places only when all have been written; other files there stay as they are, but for
    texts of documents that are no more.
    Raises InputError where the folder cannot be written.
    """
    out = Path(out)
    try:
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".", dir=out) as temporary:
            _write_all(corpus, Path(temporary))
            made = sorted(p.relative_to(temporary) for p in Path(temporary).rglob("*") if p.is_file())
            (out / TEXTS).mkdir(exist_ok=True)
            for file in made:
                (Path(temporary) / file).replace(out / file)
            for old in (out / TEXTS).glob("*.txt"):
                if old.relative_to(out) not in made:
                    old.unlink()
    except OSError as error:
        if error.errno in _THE_FOLDERS:
            raise InputError(f"{out}: {error.strerror}; choose a folder that can be written") from error
        raise


def _write_all(corpus: Corpus, folder: Path) -> None:
    (folder / TEXTS).mkdir()
    for name, content in _files(corpus):
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    for table, data in frames(corpus).items():
        data.to_parquet(folder / f"{table}.parquet", index=False)


def _files(corpus: Corpus) -> Iterator[tuple[str, str | bytes]]:
    """The files that leave, but for Parquet: name and content."""
    data, meanings = frames(corpus), dictionary(corpus)
    plain = {table: cells.as_csv(rows).encode() for table, rows in data.items()}
    yield "records.jsonl", "".join(_line(document) for document in (*corpus.documents, *corpus.unread))
    for document in corpus.documents:
        yield text_file(document.id), document.text.encode("utf-8", "replace")
    for table, rows in data.items():
        yield f"{table}.csv", plain[table]
        yield f"{table}.hxl.csv", hxl.tagged(rows)
        yield f"{table}.json", rows.to_json(orient="records", force_ascii=False, indent=1) + "\n"
    yield "tables.xlsx", workbook(data, meanings, newest(corpus))
    yield "datapackage.json", package(plain, meanings, {table: columns(table) for table in RECORDS})
    yield "events.ics", calendar(corpus)
    yield "timeline.json", timeline(corpus)
    yield "documents.bib", bibliography(corpus.documents)
    yield PERIODS, written(corpus.periods)


def _line(document: Document) -> str:
    """A document as one line of JSON: no character in it that any reader takes for the end of a line."""
    text = json.dumps(document.model_dump(mode="json"), ensure_ascii=False)
    return text.translate({ord(c): f"\\u{ord(c):04x}" for c in "\x85\u2028\u2029"}) + "\n"


def _options(annotation: Any) -> tuple[Any, ...]:
    """The types that a field allows besides None."""
    if get_origin(annotation) in (Union, UnionType):
        return tuple(a for a in get_args(annotation) if a is not NoneType)
    return (annotation,)


def _dtype(annotation: Any) -> str:
    return _DTYPES.get(_options(annotation)[0], "string")


def _type(field: FieldInfo | None, dtype: str) -> str:
    """A column's type in plain words."""
    kind = _options(field.annotation)[0] if field else str
    if get_origin(kind) is Literal:
        return "one of " + ", ".join(choice or "(empty)" for choice in get_args(kind))
    if get_origin(kind) is tuple:
        return "list, joined by '; '"
    return {"Int64": "integer", "Float64": "number", "boolean": "true or false"}.get(dtype, "text")


def _example(column: pd.Series[Any], field: FieldInfo | None) -> str:
    given = column.dropna().astype("string")
    given = given[given != ""]
    if not given.empty:
        text = " ".join(str(given.iloc[0]).split())
    else:
        text = str(field.examples[0]) if field and field.examples else ""
    return text if len(text) <= 60 else text[:59] + "…"
