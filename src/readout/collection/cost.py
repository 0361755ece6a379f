"""What reading a large collection costs: what ``bench/cluster.json`` holds, and how a page tells it."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, ValidationError

from readout.records import Record
from readout.remedies import misshapen
from readout.report.markdown import plain, table

RESULTS = Path("bench") / "cluster.json"
NONE = "Nothing was measured yet."
_MILLION = 1_000_000
_HOURS = 3600


class Run(Record):
    """One collection read by some workers."""

    workers: int = Field(description="worker processes of one thread each")
    documents: int = Field(description="documents that were read")
    seconds: float = Field(description="from the command's start to its end")
    busy: float = Field(description="seconds that the workers' processors were busy with it, together")
    memory: int = Field(description="bytes: the most that the largest worker ever held")
    stored: int = Field(description="bytes of the set")


class Cost(Record):
    """What was measured on one machine."""

    processor: str
    cores: int = Field(description="cores that processes may use")
    system: str
    date: str = Field(description="when it was measured: ISO 8601, UTC")
    load: float = Field(description="processes that waited for a core in the minute before")
    words: float = Field(description="words of a document, on average")
    runs: tuple[Run, ...] = Field(description="few documents, many, and many with one worker", min_length=3)

    @property
    def gain(self) -> float:
        """How many times as fast two workers are as one, on the same documents."""
        _, two, one = self.runs
        return one.seconds / two.seconds

    @property
    def growth(self) -> float:
        """How many times as much memory a worker needs for the many documents as for the few."""
        few, many, _ = self.runs
        return many.memory / few.memory

    def hours(self, documents: int) -> float:
        """Core hours for so many documents."""
        _, _, one = self.runs
        return one.busy / one.documents * documents / _HOURS

    def stored(self, documents: int) -> float:
        """Gigabytes of a set of so many documents."""
        _, _, one = self.runs
        return one.stored / one.documents * documents / 1e9


def load(file: Path) -> Cost | None:
    """Read what was measured; None if nothing was. Raises InputError if it has another shape."""
    try:
        return Cost.model_validate_json(file.read_bytes())
    except FileNotFoundError:
        return None
    except ValidationError as error:
        raise misshapen(file, error, "measure again: bench/cluster.py") from None


def page(cost: Cost | None) -> str:
    """What was measured, in Markdown: the runs, what follows for a million documents and for a hundred."""
    if cost is None:
        return f"{NONE}\n"
    return "\n".join([_runs(cost), *(f"{plain(line)}\n" for line in told(cost))])


def _runs(cost: Cost) -> str:
    head = ("documents", "workers", "seconds", "documents a second", "memory of a worker")
    rows = [
        (
            f"{run.documents:,}",
            str(run.workers),
            f"{run.seconds:,.0f}",
            f"{run.documents / run.seconds:,.0f}",
            f"{run.memory / 1e6:,.0f} MB",
        )
        for run in cost.runs
    ]
    return table(head, rows)


def told(cost: Cost) -> list[str]:
    """What follows from the runs, a paragraph each."""
    few, many, _ = cost.runs
    million, hundred = cost.hours(_MILLION), cost.hours(100 * _MILLION)
    return [
        f"Two workers are {cost.gain:.2f} times as fast as one. A worker needs {cost.growth:.2f} times as "
        f"much memory for {many.documents:,} documents as for {few.documents:,}.",
        f"A million such documents ({cost.words:,.0f} words each) cost {million:,.1f} core hours and "
        f"{cost.stored(_MILLION):,.1f} GB; a hundred million {hundred:,.0f} core hours and "
        f"{cost.stored(100 * _MILLION) / 1000:,.2f} TB: {hundred / 1000:,.1f} hours on a thousand cores.",
        f"Measured {cost.date} on {cost.processor}, cores: {cost.cores}, {cost.system}, "
        f"at a load of {cost.load:.2f}.",
    ]
