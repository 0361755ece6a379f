"""A report made again from its own record, and compared with what stands: the first difference, if any."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TextIO

import yaml

from readout import owned, periods, report
from readout.errors import InputError
from readout.parameters import PATHS, Parameters, check
from readout.report import crate, editions, fingerprint, inputs, kept, recorded, why
from readout.report.publishing import EDITION, PARTS
from readout.report.recorded import Recorded

_SHOWN = 12  # of a hash's digits
_HTML = "html"
_LAST = (crate.NAME, EDITION)  # tell of the others: a difference there is the consequence of another


def files(place: Path) -> str:
    """What of a report's files is not as its record says, in words; "" if all are.

    ``place`` is a report or its pages alone. Raises InputError for what is no record of readout's.
    """
    html = _pages(place)
    books, _ = recorded.run(html)
    return _altered(html, books)


def verify(
    place: Path, places: Parameters, messages: TextIO, home: Path = report.HOME, address: str = ""
) -> str:
    """Make a report again from its record; the first difference in words, "" if there is none.

    ``place`` is a report or its pages alone; of ``places`` only the folders and files count: where the
    documents stand, and what else the record has hashes of; ``address`` is where a set stands that the
    report is on, else the folder of the documents. Raises InputError where one of them is missing or
    another one, for another version of readout or of a package, and for what is no record of readout's.
    """
    html = _pages(place)
    books, shelf = recorded.run(html)
    if altered := _altered(html, books):
        return altered
    if any(inputs.SET in book.given for book in books.values()):
        return _of_set(place, html, address or str(places.seeds), messages, home)
    given = {book.name: book.parameters for book in editions.books(places)}
    with TemporaryDirectory() as work:
        for name, book in books.items():
            _same_packages(html / name, book)
            _gather(book, given.get(name, places), Path(work) / "given" / name)
        editions_kept = next(iter(books.values())).edition.kept
        _keep(editions_kept, kept.folder(places.kept, place), Path(work) / "kept")
        asked = _asked(books, shelf, Path(work))
        for again in editions.books(asked):
            _same_code(html / again.name, books[again.name], report.made_from(again, asked.output, home))
        report.build(asked, asked.output, messages, home)
        return _difference(place, html, asked.output)


def _of_set(place: Path, html: Path, address: str, messages: TextIO, home: Path) -> str:
    """The first difference of a report on a set."""
    from readout import survey

    book = recorded.read(html)
    _same_packages(html, book, fingerprint.LOCK_OF_SETS)
    with TemporaryDirectory() as work:
        asked = check({**_asked_for(book), "output": Path(work) / "again"})
        now = survey.made_from(address, asked, home, book.given[inputs.SET])
        _same_code(html, book, now)
        survey.report(address, asked, asked.output, messages, home=home)
        return _difference(place, html, asked.output)


def _pages(place: Path) -> Path:
    """The pages of a report: those in it, or the folder itself."""
    found = next((p for p in (place / _HTML, place) if (p / EDITION).is_file()), None)
    if found is None:
        raise InputError(f"{place}: no report stands there; name the folder that a report was built in")
    return found


def _altered(html: Path, books: Mapping[str, Recorded]) -> str:
    """The first file that is not as a book's record says."""
    for name, book in books.items():
        place = html / name
        link = next((path for path in sorted(place.rglob("*")) if path.is_symlink()), None)
        if link:
            return f"{link}: is a link, which no report has"
        found = crate.made(place)
        for file in sorted(found.keys() | book.made.keys(), key=_order):
            if file not in found:
                return f"{place / file}: is missing; recorded sha256 {_short(book.made[file])}"
            if file not in book.made:
                return f"{place / file}: is not in the record; made or put there after the report"
            if found[file] != book.made[file]:
                hashes = f"recorded sha256 {_short(book.made[file])}, found {_short(found[file])}"
                return f"{place / file}: was changed after the report was made: {hashes}"
    return ""


def _same_packages(html: Path, book: Recorded, lock: Path = fingerprint.LOCK) -> None:
    here = fingerprint.environment(lock)
    named = sorted((book.packages | here).keys())
    other = [name for name in named if book.packages.get(name) != here.get(name)]
    if not other:
        return
    told = ", ".join(f"{n} {book.packages.get(n, 'none')} (here {here.get(n, 'none')})" for n in other[:3])
    more = f" and {len(other) - 3} more" if len(other) > 3 else ""
    raise InputError(f"{html}: was made with {told}{more}; install what its version of readout locks")


def _same_code(html: Path, book: Recorded, now: Mapping[str, Any]) -> None:
    was = book.edition.hashes
    other = [why.CHANGED[name] for name in sorted(was.keys() & why.CHANGED) if was[name] != now.get(name)]
    if other:
        state = f"another state of readout {book.version} ({', '.join(other)})"
        raise InputError(f"{html}: was made with {state}; use the one that made it")


def _gather(book: Recorded, places: Parameters, target: Path) -> None:
    """Copy what the record has hashes of, each file only if it is the same."""
    words = owned.words(places.seeds, places.lexicon) or places.seeds / owned.LEXICON
    named = places.periods or places.seeds / periods.PERIODS
    for kind, hashes in book.given.items():
        folder = {inputs.DOCUMENTS: places.seeds, inputs.LEXICON: words}.get(kind)
        for name, digest in hashes.items():
            _copy(folder / name if folder else named, digest, target / kind / name)
    (target / inputs.DOCUMENTS).mkdir(parents=True, exist_ok=True)


def _copy(file: Path, digest: str, target: Path) -> None:
    if not file.is_file():
        gone = "is missing, and the report was made from it"
        raise InputError(f"{file}: {gone}; put it back, or name its folder: --documents FOLDER")
    if not digest:
        closed = "could not be opened when the report was made, which says so"
        raise InputError(f"{file}: {closed}; a report of what nobody can read cannot be made again")
    found = fingerprint.of_file(file)
    if found != digest:
        other = f"is not as it was (recorded sha256 {_short(digest)}, found {_short(found)})"
        raise InputError(f"{file}: {other}; put back the file that the report was made from")
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, target)


def _keep(hashes: Iterable[str], place: Path, target: Path) -> None:
    """Copy the kept editions that the report carries, and no others."""
    known = {edition.files: edition for edition in kept.read(place)}
    missing = next((digest for digest in hashes if digest not in known), None)
    if missing:
        wanted = f"holds no edition with the hash {_short(missing)}, which the report carries"
        raise InputError(f"{place}: {wanted}; name its folder: -p kept FOLDER")
    kept.copy([known[digest] for digest in hashes], place, target)


def _asked(books: Mapping[str, Recorded], shelf: Mapping[str, str], work: Path) -> Parameters:
    """What the run is asked for: parameters from the records, places below ``work``."""
    found = {name: _parameters(book, work / "given" / name) for name, book in books.items()}
    run = {"kept": work / "kept", "output": work / "again", **shelf}
    if "" in found:
        return check({**found[""], **run})
    file = work / editions.EDITIONS
    file.write_text(yaml.safe_dump(found, allow_unicode=True), "utf-8")
    return check({"seeds": work, "editions": file, **run})


def _parameters(book: Recorded, given: Path) -> dict[str, Any]:
    """A book's parameters, with the places of what was gathered. Raises InputError for others."""
    named = next(iter(book.given.get(inputs.PERIODS, {})), "")
    return {
        **_asked_for(book),
        "seeds": str(given / inputs.DOCUMENTS),
        **({"lexicon": str(given / inputs.LEXICON)} if inputs.LEXICON in book.given else {}),
        **({"periods": str(given / inputs.PERIODS / named)} if named else {}),
    }


def _asked_for(book: Recorded) -> dict[str, Any]:
    """A book's own parameters. Raises InputError for one that names a place: no record of ours has any."""
    if place := next((name for name in book.edition.parameters if name in PATHS), None):
        raise InputError(f"the record's parameter {place}: names a place; a report's own record has none")
    return book.edition.parameters


def _difference(place: Path, html: Path, made: Path) -> str:
    """The first file that differs, what comes first for a reader first."""
    parts = {_HTML: html} if html == place else {part: place / part for part in PARTS}
    found = [line for part, folder in parts.items() for line in _differing(folder, made / part)]
    more = f"; {len(found) - 1} more" if len(found) > 1 else ""
    return f"{found[0]}{more}" if found else ""


def _differing(stands: Path, made: Path) -> list[str]:
    names = {path.relative_to(p).as_posix() for p in (stands, made) for path in fingerprint.files(p)}
    compared = (_compared(stands / name, made / name) for name in sorted(names, key=_order))
    return [line for line in compared if line]


def _compared(stands: Path, made: Path) -> str:
    if not made.is_file():
        return f"{stands}: is not made from the record"
    if not stands.is_file():
        return f"{stands}: is missing"
    old, new = stands.read_bytes(), made.read_bytes()
    if old == new:
        return ""
    pairs = enumerate(zip(old, new, strict=False))
    place = next((i for i, (a, b) in pairs if a != b), min(len(old), len(new)))
    was, now = (_short(fingerprint.of_file(file)) for file in (stands, made))
    return f"{stands}: differs at byte {place:,}: recorded sha256 {was}, made {now}"


def _order(name: str) -> tuple[int, str]:
    """Data first, then pages, then what tells of them."""
    return (2 if name in _LAST else 0 if name.startswith("data/") else 1, name)


def _short(digest: str) -> str:
    return f"{digest[:_SHOWN]}…"
