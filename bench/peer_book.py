"""The peer of a report: the same book, its notebooks not yet executed, for jupyter-book to execute."""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path
from typing import Any

import nbformat
import yaml
from papermill.iorw import load_notebook_node
from papermill.parameterize import parameterize_notebook

from bench.running import ROOT, Command
from readout import corpus
from readout.parameters import Parameters
from readout.report import about, book, compose, preview, publishing
from readout.report.compose import Chapter


def source(documents: Path, report: Path, work: Path) -> Path:
    """Write the book's source below ``work`` and return it; its notebooks read the folder of documents.

    ``report`` is the finished report on the same documents: the pages of documents, the tables and the list
    of chapters are taken from it, so that the peer has no work with them.
    """
    shutil.rmtree(work, ignore_errors=True)
    for part in publishing.PARTS:
        shutil.copytree(report / part, work / part)
    read = corpus.read(work / "notebooks" / "records.jsonl")
    plan = book.chapters(corrected=False, compared=False)
    made_from = json.loads((report / "html" / publishing.EDITION).read_text("utf-8"))
    told = about.settings(Parameters(), read, made_from)
    made = compose.compose(plan, read, told, ROOT / "book", work)
    (made / preview.FILE).write_bytes(about.picture(Parameters().title, read))
    for chapter in plan:
        nbformat.write(_unexecuted(chapter, documents), made / f"{chapter.page}.ipynb")
    _force(made / "_config.yml")
    return made


def command(source: Path, place: Path) -> Command:
    """What builds it, everything anew, warnings being errors as in the report's own book."""
    start: Command = [sys.executable, "-c", "from jupyter_book.cli.main import main; main()", "build", source]
    return [*start, "--path-output", place, "--all", "-W", "-n", "--keep-going", "-q"]


def _unexecuted(chapter: Chapter, documents: Path) -> Any:
    """The notebook with the chapter's parameters, as papermill would run it."""
    notebook = load_notebook_node(str(ROOT / "notebooks" / f"{chapter.notebook}.ipynb"))
    if chapter.title:
        first = notebook.cells[0]
        first.source = re.sub(r"\A# .*", f"# {chapter.title}", first.source)
    own = {"seeds": str(documents.resolve()), **chapter.parameters}
    if "pdf_file" in own:
        own["pdf_file"] = ""
    if "accuracy_file" in own:
        own["accuracy_file"] = str(ROOT / "evaluation" / "results.json")
    return parameterize_notebook(notebook, own)


def _force(settings: Path) -> None:
    """Let jupyter-book execute every notebook, however long it takes, and stop where one fails."""
    config = yaml.safe_load(settings.read_text("utf-8"))
    config["execute"] |= {"execute_notebooks": "force", "timeout": -1, "raise_on_error": True}
    settings.write_text(yaml.safe_dump(config, sort_keys=False), "utf-8")
