"""All books of a run: the folder read once for those that share it, the books made side by side."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from readout.parameters import Parameters
from readout.report import fingerprint, forks, reading, steps
from readout.report.editions import Book
from readout.report.kept import Past
from readout.report.progress import Progress
from readout.report.publishing import EDITION, PARTS

WORK = ".work"
SHELF = ".shelf"


def make(
    books: Sequence[Book],
    home: Path,
    output: Path,
    made_from: Mapping[str, Mapping[str, Any]],
    past: Mapping[str, Past],
    progress: Progress,
) -> list[str]:
    """Make every book in its place; a line on each file that could not be read.

    Raises InputError before any notebook runs, and StepError.
    """
    work = output / WORK
    work.mkdir(parents=True, exist_ok=True)
    _prune(work, books)
    database = work / "steps.json"
    settings = {**fingerprint.of_code(), "packages": fingerprint.environment()}
    shared = {reading.key(b.parameters): b.parameters for b in books}
    forks.prepare()
    first = [reading.step(p, output, work, settings) for p in shared.values()]
    steps.run(first, database, progress, early=True)
    for key, asked in shared.items():
        _check([b for b in books if reading.key(b.parameters) == key], asked, work)
    from readout.report import book as books_

    made = [s for b in books for s in books_.steps(b, home, work, made_from[b.name], past[b.name], settings)]
    steps.run(made, database, progress)
    return list(dict.fromkeys(line for asked in shared.values() for line in reading.unread(asked, work)))


def _check(books: Sequence[Book], asked: Parameters, work: Path) -> None:
    """Raise InputError for a name that a book asks for and that no record has."""
    from readout import selection

    asking = [book for book in books if selection.asks(book.parameters)]
    whole = reading.whole(asked, work) if asking else None
    for book in asking:
        if whole and (wrong := selection.unknown(whole.documents, whole.events, book.parameters)):
            raise book.wrong(wrong)


def _prune(work: Path, books: Sequence[Book]) -> None:
    """Take away what earlier runs left of other books and other readings."""
    wanted = {reading.records(b.parameters, work).parent for b in books} | {b.place(work) for b in books}
    alone = [] if work in wanted else [work / part for part in PARTS]
    for place in [*work.glob("books/*"), *work.glob("read/*"), *alone]:
        if place not in wanted:
            shutil.rmtree(place, ignore_errors=True)


def places(books: Sequence[Book], output: Path) -> dict[str, Path]:
    """The folders that hold what is published, by the book's name; that of the page to several has none."""
    found = {book.name: book.place(output / WORK) for book in books}
    return found if "" in found else {"": output / WORK / SHELF, **found}


def lead(books: Sequence[Book], run: Parameters, output: Path, made_from: Mapping[str, Any]) -> None:
    """Write the page that leads to several books, and what they were made from."""
    html = output / WORK / SHELF / "html"
    shutil.rmtree(html, ignore_errors=True)
    from readout.report import shelf

    shelf.write(books, run, [b.place(output / WORK) for b in books], html / "index.html")
    (html / EDITION).write_text(json.dumps(made_from, indent=1, ensure_ascii=False), "utf-8")
