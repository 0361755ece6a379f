"""Whole reports: beside jupyter-book that executes the same notebooks, and on more and more documents."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import median

from bench import peer_book, texts
from bench.rows import Moment, measured
from bench.running import Run, run
from readout.speed import Measured

RUNS = 3
READOUT = Path(sys.executable).parent / "readout"
CLOCK = "time on the wall on all cores"
PEER = "the peer executes every notebook again, each reading the folder, and makes neither tables nor a PDF"
CHANGE = "\n\nThe ministry of health said on Friday that 17 people were killed.\n"


class Workshop:
    """A folder for documents and reports; what one row builds on so many documents, another may use."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.on = cache(self._on)

    def _on(self, number: int) -> Run:
        """The report on so many generated documents, from nothing."""
        return report(texts.write(self.documents(number), number), self.output(number), watched=True)

    def documents(self, number: int) -> Path:
        """Where so many documents stand."""
        return self.place / f"documents-{number}"

    def output(self, number: int) -> Path:
        """Where the report on them stands."""
        return self.place / f"report-{number}"

    def peer(self, documents: Path, output: Path, runs: int) -> float:
        """The median of the peer's seconds on the documents of a report that stands in ``output``."""
        source = peer_book.source(documents, output, self.place / "peer")
        built = self.place / "peer" / "_build"
        seconds = []
        for _ in range(runs):
            shutil.rmtree(built, ignore_errors=True)
            seconds.append(run(peer_book.command(source, self.place / "peer")).seconds)
        return median(seconds)


def report(documents: Path, output: Path, watched: bool = False) -> Run:
    """Make the report as the command line does."""
    return run([READOUT, "report", documents, "-o", output], watched)


def anew(workshop: Workshop, documents: Path = texts.FOLDER, runs: int = RUNS) -> Iterator[Measured]:
    """A report from nothing, and again where nothing changed."""
    moment = Moment.now()
    made, same = [], []
    for number in range(runs):
        output = workshop.place / f"anew-{number}"
        made.append(report(documents, output).seconds)
        same.append(report(documents, output).seconds)
    peer = workshop.peer(documents, workshop.place / "anew-0", runs)
    number = len(list(documents.glob("*.txt")))
    how = f"{number} documents, the median of {runs} runs on each side, {CLOCK}; {PEER}"
    yield measured("report-new", median(made), peer, how, moment)
    yield measured("report-unchanged", median(same), peer, how, moment)


def changed(workshop: Workshop, number: int = 100, runs: int = RUNS) -> Iterator[Measured]:
    """One document of so many changed, each time another one."""
    moment = Moment.now()
    workshop.on(number)
    documents, output = workshop.documents(number), workshop.output(number)
    seconds = []
    for file in sorted(documents.iterdir())[:runs]:
        file.write_text(file.read_text("utf-8") + CHANGE, "utf-8")
        seconds.append(report(documents, output).seconds)
    peer = workshop.peer(documents, output, 1)
    how = f"generated documents, the median of {runs} changes, one run of the peer, {CLOCK}; {PEER}"
    yield measured("report-changed", median(seconds), peer, how, moment)


def growth(workshop: Workshop, numbers: tuple[int, int, int] = (10, 100, 1000)) -> Iterator[Measured]:
    """Ten times as many documents, and ten times as many again."""
    moment = Moment.now()
    few, many, most = (workshop.on(number) for number in numbers)
    each = [one.seconds / number for one, number in zip((few, many, most), numbers, strict=True)]
    how = f"generated documents, one report from nothing, {CLOCK}"
    told = [f"{one.seconds:.0f} s and {one.peak / 1e9:.2f} GB in all" for one in (few, many, most)]
    yield measured("growth-100", each[1], each[0], how, moment, f"{told[1]}, for 10 {told[0]}")
    yield measured("growth-1000", each[2], each[1], how, moment, told[2])
    yield measured("thousand-time", most.seconds, None, how, moment)
    memory = "proportional set size of all processes together, looked at twice a second"
    yield measured("thousand-memory", most.peak / 1e9, None, f"{how}; {memory}", moment)
