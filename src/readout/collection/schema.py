"""The columns of a set's tables, made from the record types: the one definition of its format."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

import pyarrow as pa
from pydantic import Field

from readout.records import Document, Event, Figure, Meeting, Record

FORMAT = 1
"""Version of a set's format; a reader refuses another."""

R = TypeVar("R", bound=Record)


class Unread(Record):
    """A file, or a row of a table, that could not be read."""

    id: str = Field(description="what its document's id would be")
    file: str = Field(description="the file's name")
    unread: str = Field(description="why it could not be read, and what to do")


class Fingerprint(Record):
    """What copies of a document are found by."""

    id: str = Field(description="id of the document")
    published: str = Field(description="its date of publication, where that is sure enough; else empty")
    sha256: str = Field(description="hash of its file, or of its text where the file is a table")
    words: str = Field(description="hash of its words without capitals and signs; of no words, empty")
    count: int = Field(description="how many words", ge=0)


class Copy(Record):
    """A record that only repeats another."""

    table: Literal["documents", "figures", "meetings"] = Field(description="the table that it stands in")
    id: str = Field(description="its id")
    copy_of: str = Field(description="id of the first one, in the same table, which alone counts")


TABLES: Mapping[str, type[Record]] = {
    "documents": Document,
    "figures": Figure,
    "meetings": Meeting,
    "unread": Unread,
    "fingerprints": Fingerprint,
    "events": Event,
    "copies": Copy,
}
"""The tables of a set, each with the type of its rows."""
PARTITIONED = ("documents", "figures", "meetings", "unread", "fingerprints")
"""The tables that each partition has its own part of; the others are made from all of them."""
APART = frozenset({("documents", "figures"), ("documents", "meetings"), ("documents", "unread")})
"""Fields that are no columns, because they are tables of their own."""
_PLAIN: Mapping[type, pa.DataType] = {
    str: pa.string(),
    int: pa.int64(),
    bool: pa.bool_(),
    float: pa.float64(),
}


def schema(table: str) -> pa.Schema:
    """The columns of a table, in the order of the record type's fields, each with its meaning."""
    fields = [f for f in _fields(TABLES[table]) if (table, f.name) not in APART]
    return pa.schema(fields)


def arrow(table: str, records: Iterable[Record]) -> pa.Table:
    """Records as rows of a table."""
    columns = schema(table)
    names = set(columns.names)
    return pa.Table.from_pylist([record.model_dump(include=names) for record in records], columns)


def records(kind: type[R], rows: pa.Table) -> list[R]:
    """The records that stand in rows of their table, of which no column is missing."""
    return [kind.model_validate(row) for row in rows.to_pylist()]


def _fields(kind: type[Record]) -> Sequence[pa.Field]:
    return [
        pa.field(name, _type(field.annotation), metadata={"meaning": field.description or ""})
        for name, field in kind.model_fields.items()
    ]


def _type(annotation: Any) -> pa.DataType:
    """A field's type as a column's: texts of a fixed choice are texts, tuples lists, records structs."""
    origin, options = get_origin(annotation), get_args(annotation)
    if origin in (Union, UnionType):
        return _type(next(option for option in options if option is not NoneType))
    if origin is Literal:
        return pa.string()
    if origin is tuple:
        return pa.list_(_type(options[0]))
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return pa.struct([(f.name, f.type) for f in _fields(annotation)])
    return _PLAIN[annotation]
