"""The book: which notebook with which parameters makes which page, and the pages put together."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from readout import store
from readout.errors import StepError
from readout.families import FAMILIES
from readout.parameters import Parameters
from readout.report import compose, fingerprint, kernels, pdf, steps
from readout.report.compose import Chapter
from readout.report.steps import Step

ACCURACY = "results.json"
RECORDS = "tables/records.jsonl"


def chapters() -> list[Chapter]:
    """All pages that notebooks make, in the book's order."""
    return [
        Chapter("index", "findings"),
        *(Chapter(f.key, "people", f.title, {"family": f.key}) for f in FAMILIES),
        *(Chapter(name, name) for name in ("chronology", "disagreements", "documents")),
        Chapter("data", "data", "", {"pdf_file": pdf.NAME if pdf.possible() else ""}),
        Chapter("accuracy", "accuracy", "", {"accuracy_file": f"../{ACCURACY}"}),
    ]


def make(parameters: Parameters, home: Path, work: Path, progress: Callable[[str], None]) -> None:
    """Make ``work``'s tables, notebooks and html. Raises InputError and StepError."""
    library = fingerprint.of_folder(fingerprint.LIBRARY)
    settings = {"library": library, "packages": fingerprint.of_environment()}
    seeds = parameters.seeds.resolve()
    database = work / "steps.json"
    read = Step(
        "reading the documents", extract, (seeds, work),
        fingerprint.files(seeds), [work / RECORDS], settings | {"seeds": str(seeds)},
    )  # fmt: skip
    steps.run([read], database, progress)
    plan = chapters()
    shutil.copyfile(home / "evaluation" / ACCURACY, work / ACCURACY)
    steps.run([_notebook(c, home, work, settings) for c in plan], database, progress)
    progress("building the book")
    documents = store.load(work / RECORDS)
    source = compose.compose(plan, documents, parameters, home / "book", work)
    _jupyter_book(source, work)
    if pdf.possible():
        progress("the PDF")
        pdf.make(work / "html", compose.pages(plan, documents), parameters.title)


def extract(seeds: Path, work: Path) -> None:
    """Read the documents; write their records for the notebooks, and the tables."""
    from readout import corpus, tables

    tables.write(corpus.read(seeds), work / "tables")


def _notebook(chapter: Chapter, home: Path, work: Path, settings: Mapping[str, str]) -> Step:
    notebook = home / "notebooks" / f"{chapter.notebook}.ipynb"
    target = work / "notebooks" / f"{chapter.page}.ipynb"
    parameters = {"seeds": f"../{RECORDS}", **chapter.parameters}
    kernels.check(notebook, parameters)
    measured = [work / ACCURACY] if chapter.notebook == "accuracy" else []
    return Step(
        chapter.page, kernels.run, (notebook, target, parameters, work / "failed"),
        [notebook, work / RECORDS, *measured], [target], {**settings, **parameters},
    )  # fmt: skip


def _jupyter_book(source: Path, work: Path) -> None:
    """Run jupyter-book on the composed source; a warning is an error."""
    start = [sys.executable, "-c", "from jupyter_book.cli.main import main; main()", "build", str(source)]
    options = ["--path-output", str(work), "--all", "-W", "-n", "--keep-going", "-q"]
    built, html = work / "_build", work / "html"
    shutil.rmtree(built, ignore_errors=True)
    done = subprocess.run([*start, *options], capture_output=True, text=True, check=False)
    if done.returncode:
        lines = [line for line in done.stderr.splitlines() if "WARNING" in line or "ERROR" in line]
        (work / "book.log").write_text(done.stdout + done.stderr, "utf-8")
        raise StepError(f"the book: {lines[0] if lines else 'jupyter-book failed'}; see {work / 'book.log'}")
    shutil.rmtree(html, ignore_errors=True)
    (built / "html").rename(html)
