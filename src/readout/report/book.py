"""A book: which notebook with which parameters makes which page, and the steps that make it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from readout import periods, portions
from readout.families import FAMILIES
from readout.owned import CORRECTIONS
from readout.parameters import SELECTING, Parameters
from readout.report import crate, dropped, fingerprint, kept, kernels, pdf, reading
from readout.report.compose import Chapter
from readout.report.editions import Book
from readout.report.kept import Past
from readout.report.publishing import EDITION
from readout.report.steps import HERE, Step

if TYPE_CHECKING:
    from readout.corpus import Corpus

ACCURACY = "results.json"
RECORDS = f"notebooks/{reading.RECORDS}"
PERIODS = f"notebooks/{periods.PERIODS}"
KEPT = "kept"
_APART = ("accuracy", "data")
"""Chapters that show what was measured on other texts, and what columns mean: no record is behind that."""
_COMPARED = ("documents", "library", "lexicon", "packages")
"""What may be the reason of a change since the last edition: another page or title is none."""


def chapters(corrected: bool = True, compared: bool = True, printed: bool = True) -> list[Chapter]:
    """All pages that notebooks make, in the book's order; corrections and changes where there are any.

    ``printed`` says whether there is a PDF that the data's page can offer.
    """
    optional = ["corrections"] if corrected else []
    changes = [Chapter("changes", "changes", "", {"kept_editions": KEPT})] if compared else []
    return [
        Chapter("index", "findings"),
        *(Chapter(f.key, "people", f.title, {"family": f.key}) for f in FAMILIES),
        *(Chapter(name, name) for name in ("chronology", "disagreements", "documents", *optional)),
        *changes,
        Chapter("data", "data", "", {"pdf_file": pdf.NAME if printed else ""}),
        Chapter("accuracy", "accuracy", "", {"accuracy_file": f"../{ACCURACY}"}),
    ]


def steps(
    book: Book,
    home: Path,
    work: Path,
    made_from: Mapping[str, Any],
    past: Past,
    settings: Mapping[str, Any],
) -> list[Step]:
    """The steps that make a book in its place of ``work``, from the records that were read.

    ``made_from`` says what the book rests on; each page says which edition it is of. ``past`` are the
    editions that were kept of it, ``settings`` what every step rests on. Raises InputError for a notebook
    that does not take its parameters.
    """
    place, corrected = book.place(work), (book.parameters.seeds / CORRECTIONS).is_file()
    on_paper = pdf.wanted(book.parameters)
    own = chapters(corrected, bool(past.issues), on_paper)
    plan = [*own, *dropped.chapters(home / "notebooks", chapters())]
    taken = {name: value for name, value in selecting(book.parameters).items() if value}
    label = f"{book.name}: " if book.name else ""
    measured = home / "evaluation" / ACCURACY
    before = [_taking(book, label, work, place, measured, {**settings, "taken": taken})]
    before += [_comparing(book, label, place, made_from, past)] if past.issues else []
    pages = [_notebook(c, label, home, place, taken, settings) for c in plan]
    inputs = [
        place / RECORDS,
        *(p for page in pages for p in page.outputs),
        *fingerprint.files(home / "book"),
    ]
    made = Step(
        f"{label}the book", make, (book.parameters, plan, home, place, made_from, past),
        inputs, [place / "html" / EDITION], {**made_from, **settings},
    )  # fmt: skip
    printed = Step(
        f"{label}the PDF", paper, (book.parameters, place),
        [place / "html" / EDITION], [place / "html" / pdf.NAME], settings,
    )  # fmt: skip
    whole = [made, *([printed] if on_paper else [])]
    recorded = Step(
        f"{label}the record", crate.write, (book.parameters, home, place, work.parent, made_from),
        [place / "html" / name for name in (EDITION, *([pdf.NAME] if on_paper else []))],
        [place / "html" / name for name in (crate.NAME, crate.RUN)], settings,
    )  # fmt: skip
    return [*before, *pages, *whole, recorded]


def _taking(
    book: Book, label: str, work: Path, place: Path, measured: Path, settings: Mapping[str, Any]
) -> Step:
    records, named = reading.records(book.parameters, work), named_periods(book.parameters)
    files = [RECORDS, PERIODS, *(f"notebooks/{portions.file(name)}" for name in portions.PORTIONS)]
    outputs = [*(place / file for file in files), place / ACCURACY, place / "tables" / reading.RECORDS]
    return Step(
        f"{label}tables", take, (book.parameters, records, measured, place),
        [records, measured, *named], outputs,
        {**settings, "periods": str(*named)},
    )  # fmt: skip


def _comparing(book: Book, label: str, place: Path, made_from: Mapping[str, Any], past: Past) -> Step:
    target, address = place / "notebooks" / KEPT, book.parameters.address
    outputs = [target / name for name in kept.files()]
    rests_on = {name: made_from[name] for name in _COMPARED}
    return Step(
        f"{label}the last edition", past.compared, (rests_on, address, target),
        past.inputs(), outputs, {"made from": rests_on, "address": address},
    )  # fmt: skip


def selecting(parameters: Parameters) -> dict[str, Any]:
    """What an edition takes, as its notebooks are told."""
    return parameters.model_dump(mode="json", include=set(SELECTING))


def named_periods(parameters: Parameters) -> list[Path]:
    """The file of named periods, if there is one."""
    file = (parameters.periods or parameters.seeds / periods.PERIODS).resolve()
    return [file] if file.is_file() or parameters.periods else []


def take(parameters: Parameters, records: Path, measured: Path, place: Path) -> None:
    """Write what notebooks read: records, named periods, accuracy; and the tables of what is asked for."""
    from readout import corpus, store, tables

    named = named_periods(parameters)
    documents = store.load(records)
    whole = corpus.Corpus.of(documents, periods.read_periods(named[0]) if named else ())
    taken = corpus.select(whole, parameters)
    (place / RECORDS).parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(records, place / RECORDS)
    for name in portions.PORTIONS:
        portions.write(documents, name, place / "notebooks" / portions.file(name))
    shutil.copyfile(measured, place / ACCURACY)
    (place / PERIODS).write_text(periods.written(taken.periods), "utf-8")
    tables.write(taken, place / "tables")


def _notebook(
    chapter: Chapter,
    label: str,
    home: Path,
    place: Path,
    taken: Mapping[str, Any],
    settings: Mapping[str, Any],
) -> Step:
    notebook = home / "notebooks" / f"{chapter.notebook}.ipynb"
    target = place / "notebooks" / f"{chapter.page}.ipynb"
    own = {"seeds": _drawn(chapter, home), **chapter.parameters}
    kernels.check(notebook, own)  # what an edition takes is handed over to every chapter
    parameters = {**own, **taken}
    compared = [place / "notebooks" / KEPT / name for name in kept.files()]
    beside = {"accuracy": [place / ACCURACY], "changes": compared}.get(chapter.notebook, [])
    return Step(
        f"{label}{chapter.page}", kernels.run, (notebook, target, parameters, place / "failed"),
        [notebook, place / "notebooks" / own["seeds"], place / PERIODS, *beside], [target],
        {**settings, "parameters": parameters}, HERE,
    )  # fmt: skip


def _drawn(chapter: Chapter, home: Path) -> str:
    """The file that a chapter's notebook reads: of everything, what it draws on."""
    portion = kernels.draws(home / "notebooks" / f"{chapter.notebook}.ipynb", chapter.parameters)
    return portions.file(portion) if portion else reading.RECORDS


def make(
    parameters: Parameters,
    plan: Sequence[Chapter],
    home: Path,
    place: Path,
    made_from: Mapping[str, Any],
    past: Past,
) -> None:
    """Put the book together from its executed notebooks, and the kept editions below it. Raises StepError."""
    from readout import corpus
    from readout.report import about, compose, jupyter, preview, site

    for file in (place / "notebooks").glob("*.ipynb"):
        if file.stem not in {chapter.page for chapter in plan}:
            file.unlink()
    if not past.issues:
        shutil.rmtree(place / "notebooks" / KEPT, ignore_errors=True)
    read = corpus.read(place / RECORDS, parameters.model_copy(update={"periods": None}))
    _vouch(plan, place, read)
    told = about.settings(parameters, read, made_from)
    html, source = place / "html", compose.compose(plan, read, told, home / "book", place)
    made_with = f"{made_from['library']} {made_from['packages']}"
    jupyter.build(source, place, site.blanks(told), made_with)
    title = about.full_title(parameters.title, parameters.subtitle)
    (html / preview.FILE).write_bytes(about.picture(title, read))
    shutil.copytree(place / "tables", html / "data")
    past.carried(html)
    (html / EDITION).write_text(json.dumps(made_from, indent=1, ensure_ascii=False), "utf-8")


def _vouch(plan: Sequence[Chapter], place: Path, read: Corpus) -> None:
    """Compare all that the pages show with the records. Raises StepError."""
    from readout.report import compose, vouching

    known = {chapter.page for chapter in chapters()}
    shown = {c.page: compose.shown(place / "notebooks" / f"{c.page}.ipynb") for c in plan}
    vouching.check(
        {page: html for page, html in shown.items() if page in known and page not in _APART},
        read,
        added={page: html for page, html in shown.items() if page not in known},
        texts=((document.id, compose.pieces(document, read.left_out)) for document in read.documents),
    )


def paper(parameters: Parameters, place: Path) -> None:
    """Put the book that was made into one PDF."""
    from readout.report import compose

    pages = compose.pages(place / "source")
    pdf.make(place / "html", pages, parameters.title, parameters.subtitle, parameters.pdf == "whole")
