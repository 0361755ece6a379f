"""Decisions written into corrections.yml: one after the other, with all that stands there already."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from readout.corrections.entries import (
    Entry,
    FigureEntry,
    MeetingEntry,
    Placed,
    Values,
    read_corrections,
)
from readout.corrections.making import fields
from readout.corrections.matching import which
from readout.corrections.places import plainly
from readout.owned import CORRECTIONS
from readout.records import Figure, Meeting, Span
from readout.yamlkept import Kept

_HEAD = """What people checked in these documents: "readout review" writes it, and so may you.
A checked record stands as it is here, whatever a later version reads."""


class Book:
    """The file of corrections of a folder: what it holds, and how a decision gets into it.

    Raises InputError for a file that is not understood.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / CORRECTIONS
        self.entries = read_corrections(self.path)

    def put(self, entry: Entry, old: Placed | None = None) -> Placed:
        """Write an entry, in the place of an old one if there is one; where it stands now."""
        kept = Kept(self.path, _HEAD)
        table = "figures" if isinstance(entry, FigureEntry) else "meetings"
        if kept.content.get(table) is None:
            kept.content[table] = CommentedSeq()
        row = _row(entry)
        if old and old.table == table:
            _renew(kept.content[table][old.number], row)
        else:
            kept.content[table].append(row)
        number = old.number if old and old.table == table else len(kept.content[table]) - 1
        self._write(kept)
        return self.at(table, number)

    def at(self, table: str, number: int) -> Placed:
        """The entry of that number, from 0."""
        return next(p for p in self.entries if (p.table, p.number) == (table, number))

    def take_out(self, old: Placed) -> None:
        """Take an entry out."""
        kept = Kept(self.path, _HEAD)
        rows = kept.content[old.table]
        _hand_on_comment(rows, old.number)
        del rows[old.number]
        self._write(kept)

    def _write(self, kept: Kept) -> None:
        kept.write()
        self.entries = read_corrections(self.path)


def _renew(old: CommentedMap, row: CommentedMap) -> None:
    """Give an entry other values: in place, for the comments behind it are part of it."""
    for key in [key for key in old if key not in row]:
        del old[key]
    for position, (key, value) in enumerate(row.items()):
        if key in old:
            old[key] = value
        else:
            old.insert(position, key, value)


def _hand_on_comment(rows: CommentedSeq, number: int) -> None:
    """Give the comment behind an entry to the one before it, where there is one."""
    last = list(rows[number])[-1]
    comment = rows[number].ca.items.get(last)
    if comment and number:
        before = rows[number - 1]
        before.ca.items.setdefault(list(before)[-1], comment)


def _row(entry: Entry) -> CommentedMap:
    """An entry as the file holds it, keys in the order of the model; what is empty is left out."""
    told = entry.model_dump(mode="json", exclude={"values"}, exclude_defaults=True)
    order = [name for name in type(entry).model_fields if name in told or name == "values"]
    values = entry.checked.given()
    row = CommentedMap()
    for name in sorted(order, key=_ORDER.index):
        if name != "values":
            row[name] = _scalar(told[name]) if name == "on" else told[name]
        elif values:
            row[name] = CommentedMap({key: _scalar(value) for key, value in values.items()})
    return row


_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_ORDER = (
    "document", "sha256", "start", "words", "outcome", "number", "decision", "values", "reason", "by", "on",
)  # fmt: skip


def _scalar(value: object) -> object:
    """A value as the file holds it: lists in brackets, days without quotes."""
    if isinstance(value, str) and _DAY.fullmatch(value):
        return date.fromisoformat(value)
    if not isinstance(value, tuple):
        return value
    found = CommentedSeq(value)
    found.fa.set_flow_style()
    return found


def values_of(record: Figure | Meeting) -> Values:
    """All values of a record, as an entry holds them."""
    entry = FigureEntry if isinstance(record, Figure) else MeetingEntry
    shape: Any = entry.model_fields["values"].annotation
    return shape(**{name: _value(getattr(record, name)) for name in fields(type(record))})  # type: ignore[no-any-return]


def _value(value: object) -> object:
    if isinstance(value, tuple):
        return tuple(plainly(one.text) if isinstance(one, Span) else one for one in value)
    return value


def place_of(record: Figure | Meeting, shared: bool) -> dict[str, Any]:
    """The keys of an entry that name a record; ``shared`` where others are found at the same words."""
    found: dict[str, Any] = {"start": record.start, "words": record.text}
    if isinstance(record, Figure):
        return {**found, "outcome": record.outcome} if shared else found
    return {**found, "number": int(which(record) or 1)}
