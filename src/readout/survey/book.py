"""The book of a set: the same theme and the same way of making as the book of a folder, other chapters."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TextIO

import readout
from readout import faults, speed, trust, wording
from readout.collection import MANIFEST, storage
from readout.collection import cost as costs
from readout.corpus import Corpus
from readout.families import FAMILIES
from readout.parameters import SELECTING, Parameters
from readout.report import (
    HOME,
    about,
    compose,
    crate,
    fingerprint,
    holding,
    inputs,
    jupyter,
    kernels,
    preview,
    publishing,
    site,
)
from readout.report.compose import Chapter
from readout.report.progress import Progress
from readout.report.publishing import EDITION
from readout.report.steps import HERE, Step, run
from readout.survey import vouching
from readout.survey.files import SQL
from readout.survey.opening import Survey

NOTEBOOKS = "notebooks/collection"
PAGES = "collection"
"""The folder among the book's pages whose pages take the place of those of the same name."""
_WORK = ".work-set"
_SET = "set"
"""Stands in the folder of work, beside that of the notebooks, for the set's folder."""
_ACCURACY = "results.json"
_MEASURED = "accuracy"
"""The chapter with what was measured on other texts."""
_NO_DOCUMENTS = Corpus((), ())


class Told(NamedTuple):
    """What the book says of a set where its pages are not seen."""

    sql: str
    documents: int
    claims: int
    meetings: int
    first: str
    last: str


def chapters() -> list[Chapter]:
    """All pages that notebooks make, in the book's order."""
    return [
        Chapter("index", "overview"),
        *(Chapter(f.key, "claims", f.title, {"family": f.key}) for f in FAMILIES),
        *(Chapter(name, name) for name in ("meetings", "copies", "data")),
        Chapter("accuracy", "accuracy", "", {"accuracy_file": f"../{_ACCURACY}"}),
    ]


def build(
    address: str,
    parameters: Parameters,
    output: Path,
    messages: TextIO,
    home: Path = HOME,
    why: Callable[[str], None] | None = None,
) -> bool:
    """Build the book of a set into ``output``; False if nothing changed since the last one.

    What was there stays until the new one is whole. Raises InputError for bad input, StepError for a step
    that fails, for a fault of the machine, and where another process makes a report there.
    """
    output = output.resolve()
    with faults.told(output), holding.held(output):
        return _build(address, parameters, output, messages, home, why)


def _build(
    address: str,
    parameters: Parameters,
    output: Path,
    messages: TextIO,
    home: Path,
    why: Callable[[str], None] | None,
) -> bool:
    found = Survey(address, parameters)
    manifest = storage.read(storage.place(address), MANIFEST) or b""
    rests_on = made_from(manifest, parameters, home)
    publishing.recover(output)
    if publishing.standing(output) == rests_on:
        messages.write("nothing changed since the last report\n")
        return False
    told = _told(found)
    found.close()
    place = output / _WORK
    (place / "tables").mkdir(parents=True, exist_ok=True)
    (place / "tables" / SQL).write_text(told.sql, "utf-8")
    (place / "tables" / MANIFEST).write_bytes(manifest)
    shutil.copyfile(home / "evaluation" / _ACCURACY, place / _ACCURACY)
    with Progress(messages, place / "durations.json", why) as progress:
        run(_steps(address, parameters, home, place, told, rests_on), place / "steps.json", progress)
    publishing.publish({"": place}, output)
    return True


def made_from(manifest: bytes, parameters: Parameters, home: Path) -> dict[str, Any]:
    """Everything that the book depends on: hashes, and its parameters as they were given."""
    asked = parameters.model_dump(mode="json", include={*SELECTING, "title", "subtitle", "address"})
    return {
        **inputs.totals({inputs.SET: _of_manifest(manifest)}),
        "library": fingerprint.of_folder(fingerprint.LIBRARY),
        "notebooks": fingerprint.of_folder(home / NOTEBOOKS),
        "pages": fingerprint.of_folder(home / "book"),
        "measured": fingerprint.of_files((f for f in _measured(home) if f.is_file()), home),
        "parameters": asked,
        "packages": fingerprint.of_environment(fingerprint.LOCK_OF_SETS),
    }


def _of_manifest(manifest: bytes) -> dict[str, str]:
    return {MANIFEST: hashlib.sha256(manifest).hexdigest()}


def _measured(home: Path) -> list[Path]:
    """What was measured of the library, which pages print."""
    return [
        home / "evaluation" / _ACCURACY,
        home / speed.RESULTS,
        home / costs.RESULTS,
        home / trust.RESULTS,
        home / trust.FAULTS,
    ]


def _told(found: Survey) -> Told:
    counts = found.row(
        "SELECT count(*) AS documents, coalesce(min(published), '') AS first, "
        "coalesce(max(published), '') AS last, (SELECT count(*) FROM claims) AS claims, "
        "(SELECT count(*) FROM encounters) AS meetings FROM texts"
    )
    return Told(sql=found.sql, **counts)


def _steps(
    address: str, parameters: Parameters, home: Path, place: Path, told: Told, made_from: Mapping[str, Any]
) -> list[Step]:
    plan = chapters()
    taken = parameters.model_dump(mode="json", include=set(SELECTING))
    given = {name: value for name, value in taken.items() if value} | {"collection": _seen(address, place)}
    settings = {name: str(made_from[name]) for name in ("library", "packages")}
    pages = [_notebook(chapter, home, place, given, settings) for chapter in plan]
    rests_on = [*(p for page in pages for p in page.outputs), *fingerprint.files(home / "book")]
    arguments = (parameters, plan, home, place, told, made_from)
    html = place / "html"
    return [
        *pages,
        Step("the book", make, arguments, rests_on, [html / EDITION], made_from),
        Step(
            "the record", record, (home, place, told.last, made_from),
            [html / EDITION], [html / crate.NAME, html / crate.RUN], settings,
        ),
    ]  # fmt: skip


def _seen(address: str, place: Path) -> str:
    """The address as a kernel finds it: of a set on this machine, one that does not say where it stands."""
    found = storage.place(address)
    if not found.local:
        return address
    link = place / _SET
    link.unlink(missing_ok=True)
    link.symlink_to(Path(found.path).resolve(), target_is_directory=True)
    return f"../{_SET}"


def _notebook(
    chapter: Chapter, home: Path, place: Path, given: Mapping[str, Any], settings: Mapping[str, Any]
) -> Step:
    notebook = home / NOTEBOOKS / f"{chapter.notebook}.ipynb"
    target = place / "notebooks" / f"{chapter.page}.ipynb"
    parameters = {**given, **chapter.parameters}
    kernels.check(notebook, parameters)
    beside = [place / _ACCURACY] if chapter.notebook == "accuracy" else []
    return Step(
        chapter.page, kernels.run, (notebook, target, parameters, place / "failed"),
        [notebook, place / "tables" / MANIFEST, *beside], [target],
        {**settings, "parameters": parameters}, HERE,
    )  # fmt: skip


def make(
    parameters: Parameters,
    plan: Sequence[Chapter],
    home: Path,
    place: Path,
    told: Told,
    made_from: Mapping[str, Any],
) -> None:
    """Put the book together from its executed notebooks. Raises StepError."""
    vouching.check(
        {
            chapter.page: compose.shown(place / "notebooks" / f"{chapter.page}.ipynb")
            for chapter in plan
            if chapter.page != _MEASURED
        }
    )
    settings = _settings(parameters, told, made_from)
    html, source = place / "html", compose.compose(plan, _NO_DOCUMENTS, settings, home / "book", place)
    shutil.copytree(home / "book" / PAGES, source, dirs_exist_ok=True)
    jupyter.build(source, place, site.blanks(settings), f"{made_from['library']} {made_from['packages']}")
    counts = {"document": told.documents, "figure": told.claims, "meeting": told.meetings}
    shown = [(f"{number:,}", wording.plural(number, of)) for of, number in counts.items()]
    title = about.full_title(parameters.title, parameters.subtitle)
    (html / preview.FILE).write_bytes(preview.draw(title, shown, f"documents {_dates(told)}"))
    shutil.copytree(place / "tables", html / "data")
    (html / EDITION).write_text(json.dumps(made_from, indent=1, ensure_ascii=False), "utf-8")


def record(home: Path, place: Path, newest: str, made_from: Mapping[str, Any]) -> None:
    """Write the record beside the pages: it names the set by its manifest. Raises InputError."""
    hashes = {
        inputs.SET: _of_manifest((place / "tables" / MANIFEST).read_bytes()),
        inputs.NOTEBOOKS: inputs.below(home / NOTEBOOKS),
    }
    known = [{"file": MANIFEST, "date": newest}]
    crate.put(place, hashes, made_from, known, fingerprint.LOCK_OF_SETS)


def _settings(parameters: Parameters, told: Told, made_from: Mapping[str, Any]) -> dict[str, Any]:
    """What the Sphinx extension is told of the book."""
    newest = f"Newest document: {wording.day(told.last)}" if told.last else "No document states its date"
    rests = f"{wording.count(told.documents, 'document')} {_dates(told)}"
    figures, meetings = wording.count(told.claims, "figure"), wording.count(told.meetings, "meeting")
    return {
        "title": compose.heading(parameters.title),
        "subtitle": compose.heading(parameters.subtitle),
        "address": parameters.address and parameters.address.rstrip("/") + "/",
        "edition": f"{newest}. Made",
        "version": readout.__version__,
        "fingerprint": about.edition(made_from),
        "descriptions": {"index": f"{figures} about people and {meetings}, as told by {rests}."},
    }


def _dates(told: Told) -> str:
    if not told.first:
        return "without a date"
    return f"from {wording.day(told.first)} to {wording.day(told.last)}"
