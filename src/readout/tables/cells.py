"""What stands in a cell: a record's value as text, number or truth, and nothing that a spreadsheet runs."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from typing import Any

import pandas as pd

from readout.records import Correction, Cue, Figure, Meeting, Mend, Metadatum, Span, TimeExpression

_ACTIVE = re.compile(r"'*[=+\-@\t\r\0]")


def _correction(made: Correction) -> str:
    changes = (f", {c.field} {c.old or 'empty'} -> {c.new or 'empty'}" for c in made.changes)
    why = f": {made.reason}" if made.reason else ""
    return f"{made.record} {made.decision}{''.join(changes)} ({made.by}, {made.on}){why}"


_FLATTERS: dict[type, Callable[[Any], str]] = {
    Span: lambda span: span.text,
    Cue: lambda cue: f"{cue.role}: {cue.text}",
    Mend: lambda mend: f"{mend.text} -> {mend.reading}",
    TimeExpression: lambda time: f"{time.text} = {time.value}",
    Metadatum: lambda known: f"{known.name}: {known.value} ({known.basis})",
    Correction: _correction,
    Figure: lambda figure: figure.id,
    Meeting: lambda meeting: meeting.id,
}


def flat(value: object) -> object:
    """A field's value as a cell: lists joined by "; ", a place by its words, a record by its id."""
    if isinstance(value, tuple):
        return "; ".join(str(flat(one)) for one in value)
    return _FLATTERS[type(value)](value) if type(value) in _FLATTERS else value


def inert(column: pd.Series[Any]) -> pd.Series[Any]:
    """A text column whose cells no spreadsheet takes for a formula (OWASP, ASVS 1.2.10).

    An apostrophe stands before what would be one, and before what has an apostrophe there already: so it is
    known which to take away.
    """
    if column.dtype != "string":
        return column
    return column.map(lambda cell: f"'{cell}" if _ACTIVE.match(cell) else cell, na_action="ignore")


def as_csv(data: pd.DataFrame) -> str:
    """A table as CSV, its cells inert, all text quoted: some readers end a row at a carriage return."""
    return data.apply(inert).to_csv(index=False, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
