"""Kept editions: copies of what was published, under a name, which never change after."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from readout import addresses, faults
from readout.errors import InputError
from readout.parameters import Parameters
from readout.report import fingerprint, holding, publishing
from readout.report.publishing import EDITION

FOLDER = "editions"
"""Where kept editions stand in a book."""
LEDGER = "editions.json"


class Issue(BaseModel):
    """One book of a kept edition, as it is cited."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    title: str
    subtitle: str
    newest: str
    fingerprint: str


class Kept(BaseModel):
    """A kept edition: its name, the hash of all its files, its books by name, "" for a single one."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    files: str
    books: dict[str, Issue]


def folder(kept: Path | None, output: Path) -> Path:
    """Where the editions of an output are kept, ``kept`` if it is given."""
    return (kept or output / "kept").resolve()


def cited(issue: Issue, address: str = "") -> str:
    """How to cite a kept edition."""
    from readout import wording
    from readout.report import about

    title = about.full_title(issue.title, issue.subtitle)
    newest = f"newest document of {wording.day(issue.newest)}" if issue.newest else "documents without a date"
    line = f"{title}. Edition {issue.name}, {newest}, fingerprint {issue.fingerprint}."
    return f"{line} {address}" if address else line


def read(place: Path) -> list[Kept]:
    """The kept editions of a folder, the oldest first; none if nothing was kept.

    Raises InputError if one of them was changed since it was kept, or is gone.
    """
    ledger = place / LEDGER
    if not ledger.is_file():
        return []
    try:
        found = TypeAdapter(list[Kept]).validate_json(ledger.read_text("utf-8"))
    except (ValidationError, UnicodeDecodeError):
        raise InputError(f"{ledger}: is not as readout wrote it; restore it") from None
    for kept in found:
        if not (place / kept.name).is_dir():
            raise InputError(f"{place / kept.name}: is gone, but was kept as an edition; restore it")
        if fingerprint.of_folder(place / kept.name) != kept.files:
            raise InputError(f"{place / kept.name}: was changed since it was kept as an edition; restore it")
    return found


def keep(name: str, output: Path, place: Path) -> Kept:
    """Keep the report that stands in ``output`` under a name, in the folder ``place``.

    Kept again without a change it stays as it is. Raises InputError for a name that is taken or that cannot
    be a folder's, and where no report stands; StepError for a fault of the machine.
    """
    with faults.told(place), holding.held(output):
        return _keep(name, output, place)


def _keep(name: str, output: Path, place: Path) -> Kept:
    publishing.recover(output)
    made_from = publishing.standing(output)
    if made_from is None:
        raise InputError(f"{output}: no report stands there; make it first: readout report")
    if addresses.page(name) != name:
        raise InputError(f"edition {name!r}: is no name for a folder; write letters, digits and hyphens")
    others = read(place)
    fresh = place / f".new-{name}"
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(output / "html", fresh, ignore=_without_kept(output / "html"))
    kept = Kept(name=name, files=fingerprint.of_folder(fresh), books=dict(_issues(name, fresh)))
    taken = next((other for other in others if other.name == name), None)
    if taken:
        shutil.rmtree(fresh)
        if taken != kept:
            raise InputError(f"edition {name}: is kept already with other content; choose another name")
        return taken
    fresh.rename(place / name)
    _write([*others, kept], place / LEDGER)
    return kept


def copy(editions: Sequence[Kept], place: Path, target: Path) -> None:
    """Copy some of the editions that are kept in ``place``, with a ledger of their own."""
    target.mkdir(parents=True)
    for edition in editions:
        shutil.copytree(place / edition.name, target / edition.name)
    _write(editions, target / LEDGER)


def _without_kept(html: Path) -> Callable[[str, list[str]], set[str]]:
    """What of the pages is not copied: the editions that were kept before, which stand beside."""
    books = {str(html), *(str(path) for path in html.iterdir() if (path / EDITION).is_file())}
    return lambda path, names: {FOLDER} & set(names) if path in books else set()


def _issues(name: str, html: Path) -> Iterator[tuple[str, Issue]]:
    """The books of some pages, by name."""
    from readout.report import about

    made_from = json.loads((html / EDITION).read_text("utf-8"))
    for book, own in made_from.get("editions", {"": made_from}).items():
        lines = (html / book / "data" / "records.jsonl").read_text("utf-8").split("\n")
        dates = [json.loads(line)["date"] for line in lines if line]
        yield (
            book,
            Issue(
                name=name,
                title=own["parameters"]["title"],
                subtitle=own["parameters"]["subtitle"],
                newest=max(dates, default=""),
                fingerprint=about.edition(own),
            ),
        )


def _write(kept: Sequence[Kept], ledger: Path) -> None:
    text = json.dumps([k.model_dump() for k in kept], indent=1, ensure_ascii=False)
    fresh = ledger.with_suffix(".fresh")
    fresh.write_text(text + "\n", "utf-8")
    fresh.replace(ledger)


def files() -> tuple[str, ...]:
    """What the chapter on changes is made from, by name."""
    from readout.changes import past as compared

    return compared.THIS, compared.LAST, compared.RECORDS, compared.EVENTS, LEDGER


class Past(NamedTuple):
    """The kept editions of one book, the oldest first: where the pages of each are, and how it is cited."""

    places: tuple[Path, ...] = ()
    issues: tuple[Issue, ...] = ()
    hashes: tuple[str, ...] = ()

    def inputs(self) -> list[Path]:
        """The files of the last edition that the next one is compared with."""
        from readout.changes import past as compared

        last = self.places[-1]
        return [last / EDITION, *(last / "data" / name for name in (compared.RECORDS, compared.EVENTS))]

    def compared(self, made_from: Mapping[str, Any], address: str, target: Path) -> None:
        """Write what the chapter on changes is made from: the last edition's records, and all to be cited."""
        from readout.changes import past as compared

        shutil.rmtree(target, ignore_errors=True)
        target.mkdir(parents=True)
        for file, name in zip(self.inputs(), (compared.LAST, compared.RECORDS, compared.EVENTS), strict=True):
            shutil.copyfile(file, target / name)
        (target / compared.THIS).write_text(json.dumps(dict(made_from)), "utf-8")
        listed = [
            issue.model_dump() | {"cited": cited(issue, _address(issue.name, address))}
            for issue in self.issues
        ]
        (target / LEDGER).write_text(json.dumps(listed, ensure_ascii=False), "utf-8")

    def carried(self, html: Path) -> None:
        """Put the pages of every kept edition below those of the book."""
        from readout.report import forwarding

        for place, issue in zip(self.places, self.issues, strict=True):
            shutil.copytree(place, html / FOLDER / issue.name)
        for issue in self.issues:
            forwarding.forward(html, issue.name, FOLDER)


def past(parameters: Parameters, output: Path, books: Iterable[str]) -> dict[str, Past]:
    """The kept editions of each book of a run. Raises InputError if one was changed since it was kept."""
    place = folder(parameters.kept, output)
    found = read(place)
    return {book: _past([kept for kept in found if book in kept.books], place, book) for book in books}


def _past(found: list[Kept], place: Path, book: str) -> Past:
    places = tuple(place / kept.name / book for kept in found)
    return Past(places, tuple(k.books[book] for k in found), tuple(k.files for k in found))


def _address(name: str, base: str) -> str:
    return f"{base.rstrip('/')}/{FOLDER}/{name}/index.html" if base else ""
