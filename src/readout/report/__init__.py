"""A folder of documents in, a published book or several out; what has not changed is not made again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TextIO

from readout import faults, owned, periods
from readout.errors import InputError
from readout.parameters import PATHS, Parameters
from readout.report import editions, fingerprint, holding, inputs, kept, publishing
from readout.report.editions import Book
from readout.report.publishing import EDITION, PARTS

HOME = fingerprint.LIBRARY.parents[1]
DURATIONS = "durations.json"
__all__ = ["EDITION", "HOME", "PARTS", "build"]


def build(
    parameters: Parameters,
    output: Path,
    messages: TextIO,
    home: Path = HOME,
    why: Callable[[str], None] | None = None,
) -> bool:
    """Build the report into ``output``: html, tables and executed notebooks; False if nothing changed.

    With an editions.yml it is several books side by side, each in a folder of its own, and a page that
    leads to them. The report that was there stays until the new one is whole: if one book fails, all
    stay as they were. Writes a line a step to a terminal; ``why`` is told why each step runs, or that it
    does not. ``home`` holds the notebooks and the book's pages. Raises InputError for bad input, StepError
    for a step that fails, for a fault of the machine, and where another process makes a report there.
    """
    output = output.resolve()
    owned.check(parameters.seeds)
    books = editions.books(parameters)
    for book in books:
        _check(book)
    with faults.told(output), holding.held(output):
        return _build(books, parameters, output, messages, home, why)


def _build(
    books: Sequence[Book],
    parameters: Parameters,
    output: Path,
    messages: TextIO,
    home: Path,
    why: Callable[[str], None] | None,
) -> bool:
    publishing.recover(output)
    past = kept.past(parameters, output, [book.name for book in books])
    rests_on = {b.name: made_from(b, output, home) | {"kept": list(past[b.name].hashes)} for b in books}
    whole = _whole(parameters, rests_on)
    if publishing.standing(output) == whole:
        messages.write("nothing changed since the last report\n")
        return False
    for book in books:
        _understood(book)
    from readout.report import making
    from readout.report.progress import Progress

    with Progress(messages, output / making.WORK / DURATIONS, why) as progress:
        unread = making.make(books, home, output, rests_on, past, progress)
    messages.writelines(f"{line}\n" for line in unread)
    if "editions" in whole:
        making.lead(books, parameters, output, whole)
    publishing.publish(making.places(books, output), output)
    return True


def _check(book: Book) -> None:
    seeds = book.parameters.seeds
    if not seeds.is_dir():
        raise InputError(f"{seeds}: no such folder; name a folder of documents")


def _understood(book: Book) -> None:
    """Raise InputError for what is wrong beside the documents, before anything is read."""
    from readout.corrections import read_corrections
    from readout.documents import files_of

    seeds = book.parameters.seeds
    periods.named(book.parameters.periods, seeds)
    files_of(seeds)
    read_corrections(seeds / owned.CORRECTIONS)


def _whole(run: Parameters, made_from: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    """What a run's report was made from: that of its one book, or of each by name."""
    if "" in made_from:
        return made_from[""]
    return {"title": run.title, "subtitle": run.subtitle, "editions": dict(made_from)}


def made_from(book: Book, output: Path, home: Path) -> dict[str, Any]:
    """Everything that a book depends on: hashes, and its parameters as they were given."""
    return {
        **inputs.totals(inputs.hashes(book.parameters, output, home)),
        "library": fingerprint.of_folder(fingerprint.LIBRARY),
        "pages": fingerprint.of_folder(home / "book"),
        "accuracy": fingerprint.of_files([home / "evaluation" / "results.json"], home),
        "speed": fingerprint.of_files(sorted((home / "bench").glob("*.json")), home),
        "trust": fingerprint.of_files(_tested(home), home),
        "parameters": book.parameters.model_dump(mode="json", exclude={*PATHS}),
        "packages": fingerprint.of_environment(),
    }


def _tested(home: Path) -> list[Path]:
    """What the tests and other trials wrote of their last runs."""
    return sorted(f for f in (home / "evaluation").glob("*.json") if f.name != "results.json")
