"""How fast the library is beside peers: what ``bench/results.json`` holds, and the tables that show it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Literal

from pydantic import ConfigDict, Field, ValidationError, computed_field

from readout.records import Record
from readout.remedies import misshapen
from readout.report.markdown import plain, table

RESULTS = "bench/results.json"
HEAD = ("what", "here", "peer", "ratio", "to reach")
NONE = "Nothing was measured yet."


class Measured(Record):
    """One row: what was measured here and of a peer, and what is to be reached.

    ``ratio`` and ``reached`` follow from the rest: a file may hold them, they are not read from it.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    row: str = Field(description="the row's name")
    what: str = Field(description="what was measured")
    unit: str
    here: float = Field(description="how much it is here, in the unit")
    peer: str = Field(description="what it is compared with; empty where the limit stands alone")
    peers: float | None = Field(
        description="how much it is of the peer, in the unit; null where it was not run"
    )
    limit: float = Field(description="the most that is allowed")
    of: Literal["ratio", "here"] = Field(description="what the limit is of")
    how: str = Field(description="texts, number of runs, which of them counts, which clock")
    remark: str = Field(default="", description="what else was seen; why the peer was not run")
    date: str = Field(description="when it was measured: ISO 8601, UTC")
    load: float = Field(description="processes that waited for a core in the minute before")

    @computed_field(description="here / peers; null where there is none")  # type: ignore[prop-decorator]
    @property
    def ratio(self) -> float | None:
        """How much it is here for one of the peer."""
        return self.here / self.peers if self.peers else None

    @computed_field(description="whether the limit is kept; null where it cannot be told")  # type: ignore[prop-decorator]
    @property
    def reached(self) -> bool | None:
        """Whether the limit is kept."""
        measured = self.ratio if self.of == "ratio" else self.here
        return None if measured is None else measured <= self.limit


class Machine(Record):
    """Where it was measured."""

    processor: str
    cores: int = Field(description="cores that processes may use")
    memory: float = Field(description="main memory in GB")
    system: str
    versions: dict[str, str] = Field(description="Python, and the packages measured, by name")


class Results(Record):
    """All that was measured on one machine, each row at its own time."""

    machine: Machine
    rows: tuple[Measured, ...]


def save(results: Results, file: Path) -> None:
    """Write the results; the same results are the same bytes."""
    file.write_text(results.model_dump_json(indent=1) + "\n", "utf-8")


def load(file: Path) -> Results | None:
    """Read results; None if there are none. Raises InputError if they have another shape."""
    try:
        return Results.model_validate_json(file.read_bytes())
    except FileNotFoundError:
        return None
    except ValidationError as error:
        raise misshapen(file, error, "make it again with: make bench") from None


def lines(results: Results) -> Iterator[str]:
    """The table for a terminal, line by line, and where and when it was measured."""
    cells = [HEAD, *map(_cells, results.rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
    yield ""
    yield from told(results)


def page(results: Results | None) -> str:
    """The table in Markdown, how each row was measured, where and when."""
    if results is None:
        return f"{NONE}\n"
    rows = [[plain(cell) for cell in _cells(row)] for row in results.rows]
    notes = [f"- {plain(note)}\n" for note in _notes(results.rows)]
    paragraphs = [f"{plain(line)}\n" for line in told(results)]
    return "\n".join([table(HEAD, rows), "".join(notes), *paragraphs])


def told(results: Results) -> Iterator[str]:
    """The machine, then when each group of rows was measured: a sentence each."""
    machine = results.machine
    versions = ", ".join(f"{name} {version}" for name, version in machine.versions.items())
    size = f"cores: {machine.cores}, memory: {machine.memory:.0f} GB"
    yield f"{machine.processor}, {size}; {machine.system}; {versions}."
    dated = sorted({(row.date, row.load) for row in results.rows})
    times = "; ".join(f"{date} at a load of {load:.2f}" for date, load in dated)
    yield f"Measured {times}."


def _cells(row: Measured) -> tuple[str, ...]:
    beside = f"{row.peer}: {_amount(row.peers, row.unit)}" if row.peer else ""
    ratio = "" if row.ratio is None else _number(row.ratio)
    limit = f"at most {_number(row.limit) if row.of == 'ratio' else _amount(row.limit, row.unit)}"
    verdict = {True: "reached", False: "missed", None: "cannot be told"}[row.reached]
    return row.what, _amount(row.here, row.unit), beside, ratio, f"{limit}: {verdict}"


def _notes(rows: Sequence[Measured]) -> Iterator[str]:
    """How rows were measured, once for neighbours that were measured alike, and what else was seen."""
    for how, alike in groupby(rows, key=lambda row: row.how):
        same = list(alike)
        names = ", ".join(dict.fromkeys(row.what for row in same))
        remarks = [f"{row.peer and f'Beside {row.peer}: '}{row.remark}." for row in same if row.remark]
        yield " ".join([f"{names[:1].upper()}{names[1:]}: {how}.", *remarks])


def _amount(value: float | None, unit: str) -> str:
    return "not run" if value is None else f"{_number(value)} {unit}"


def _number(value: float) -> str:
    """Three digits that say something; all of a whole number."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{float(f'{value:.3g}'):.10f}".rstrip("0").rstrip(".")
