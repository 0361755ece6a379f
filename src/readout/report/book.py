"""The book: which notebook with which parameters makes which page, and the pages put together."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from readout import corpus, periods
from readout.errors import StepError
from readout.families import FAMILIES
from readout.parameters import Parameters
from readout.report import about, compose, fingerprint, kernels, pdf, preview, steps
from readout.report.compose import Chapter
from readout.report.steps import Step

ACCURACY = "results.json"
RECORDS = "tables/records.jsonl"
PERIODS = f"tables/{periods.PERIODS}"
UNUSED = (
    "objects.inv",
    ".buildinfo",
    "_static/**/*.map",
    "_static/**/*.po",
    "_static/**/*.mo",
    "_static/*webpack-macros.html",
    "_static/*.png",
    "_static/images/*",
    "_static/scripts/fontawesome.*",
    "_static/vendor/fontawesome/**/*.*",
)
"""Files that Sphinx and the theme put beside the pages and that no page asks for."""
KEPT = (preview.FILE,)


def chapters() -> list[Chapter]:
    """All pages that notebooks make, in the book's order."""
    return [
        Chapter("index", "findings"),
        *(Chapter(f.key, "people", f.title, {"family": f.key}) for f in FAMILIES),
        *(Chapter(name, name) for name in ("chronology", "disagreements", "documents")),
        Chapter("data", "data", "", {"pdf_file": pdf.NAME if pdf.possible() else ""}),
        Chapter("accuracy", "accuracy", "", {"accuracy_file": f"../{ACCURACY}"}),
    ]


def make(
    parameters: Parameters,
    home: Path,
    work: Path,
    progress: Callable[[str], None],
    made_from: Mapping[str, str],
) -> None:
    """Make ``work``'s tables, notebooks and html. Raises InputError and StepError.

    ``made_from`` holds the hashes of what the report rests on; each page says which edition it is of.
    """
    library = fingerprint.of_folder(fingerprint.LIBRARY)
    settings = {"library": library, "packages": fingerprint.of_environment()}
    seeds = parameters.seeds.resolve()
    database = work / "steps.json"
    read = Step(
        "reading the documents", extract, (seeds, work),
        fingerprint.files(seeds), [work / RECORDS, work / PERIODS], settings | {"seeds": str(seeds)},
    )  # fmt: skip
    steps.run([read], database, progress)
    plan = chapters()
    shutil.copyfile(home / "evaluation" / ACCURACY, work / ACCURACY)
    steps.run([_notebook(c, home, work, settings) for c in plan], database, progress)
    progress("building the book")
    read_ = corpus.read(work / RECORDS)
    told = about.settings(parameters, read_, made_from)
    source = compose.compose(plan, read_.documents, told, home / "book", work)
    (source / preview.FILE).write_bytes(about.picture(parameters.title, read_))
    _jupyter_book(source, work)
    _trim(work / "html")
    if pdf.possible():
        progress("the PDF")
        pdf.make(work / "html", compose.pages(plan, read_.documents), parameters.title)


def extract(seeds: Path, work: Path) -> None:
    """Read the documents; write their records for the notebooks, and the tables."""
    from readout import tables

    tables.write(corpus.read(seeds), work / "tables")


def _notebook(chapter: Chapter, home: Path, work: Path, settings: Mapping[str, str]) -> Step:
    notebook = home / "notebooks" / f"{chapter.notebook}.ipynb"
    target = work / "notebooks" / f"{chapter.page}.ipynb"
    parameters = {"seeds": f"../{RECORDS}", **chapter.parameters}
    kernels.check(notebook, parameters)
    measured = [work / ACCURACY] if chapter.notebook == "accuracy" else []
    return Step(
        chapter.page, kernels.run, (notebook, target, parameters, work / "failed"),
        [notebook, work / RECORDS, work / PERIODS, *measured], [target], {**settings, **parameters},
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


def _trim(html: Path) -> None:
    """Take away what no page asks for."""
    kept = {html / name for name in KEPT}
    for file in (file for pattern in UNUSED for file in html.glob(pattern)):
        if file not in kept:
            file.unlink()
    for folder in sorted((p for p in html.rglob("*") if p.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()
