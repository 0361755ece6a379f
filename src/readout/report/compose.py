"""The book's source folder: executed notebooks, pages of prose, contents and settings, put together."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from readout import addresses, speed, trust
from readout.chapters import omissions
from readout.chapters import pages as document_pages
from readout.collection import cost
from readout.corpus import Corpus
from readout.records import Document
from readout.report import outdated, reference
from readout.report.markdown import plain
from readout.report.notebooks import nbformat
from readout.selection import Omission


@dataclass(frozen=True)
class Chapter:
    """A page made by a notebook; an empty title keeps the notebook's own."""

    page: str
    notebook: str
    title: str = ""
    parameters: Mapping[str, str] = field(default_factory=dict)


_BREAKS = "\n\r"
PROSE = ("method", "trust", "reading", "your-own", "large")


def compose(
    plan: Sequence[Chapter],
    corpus: Corpus,
    about: Mapping[str, Any],
    home: Path,
    work: Path,
) -> Path:
    """Write ``work/source`` from scratch and return it; ``home`` holds the settings and the prose.

    ``about`` is what ``readout.report.site`` is told of the report.
    """
    source = work / "source"
    shutil.rmtree(source, ignore_errors=True)
    shutil.copytree(home, source)
    for chapter in plan:
        _chapter(chapter, work, source)
    for document in corpus.documents:
        _document(document, source, corpus.left_out)
    config = yaml.safe_load((home / "_config.yml").read_text("utf-8"))
    config["title"] = about["title"]
    (source / "_config.yml").write_text(yaml.safe_dump(config, sort_keys=False), "utf-8")
    (source / "_toc.yml").write_text(
        yaml.safe_dump(contents(plan, corpus.documents), sort_keys=False), "utf-8"
    )
    measured = speed.page(speed.load(home.parent / speed.RESULTS))
    costs = cost.page(cost.load(home.parent / cost.RESULTS))
    held = trust.page(trust.load(home.parent / trust.RESULTS), trust.load_faults(home.parent / trust.FAULTS))
    tables = {**reference.tables(), "speed.txt": measured, "large.txt": costs, "trust.txt": held}
    for name, text in tables.items():
        (source / name).write_text(text, "utf-8")
    (source / outdated.ABOUT).write_text(json.dumps(dict(about), sort_keys=True), "utf-8")
    return source


def contents(plan: Sequence[Chapter], documents: Sequence[Document]) -> dict[str, Any]:
    """The book's table of contents: findings, the chapters, each document below the documents' page."""
    below = [{"file": _page(d)} for d in documents]
    top = [c.page for c in plan if c.page != "index"]
    listed: list[dict[str, Any]] = [{"file": page} for page in [*top, *PROSE]]
    for entry in listed:
        if entry["file"] == "documents" and below:
            entry["sections"] = below
    return {"format": "jb-book", "root": "index", "chapters": listed}


def pages(source: Path) -> list[str]:
    """The names of all pages of a composed source, in the order of its contents."""
    toc = yaml.safe_load((source / "_toc.yml").read_text("utf-8"))
    found = [toc["root"]]
    for entry in toc["chapters"]:
        found += [entry["file"], *(below["file"] for below in entry.get("sections", ()))]
    return found


def heading(title: str) -> str:
    """A text as one line that can stand as a heading: ‹ and › for < and >, nothing that cannot be shown.

    The theme's page for printing and Sphinx's search put headings into their pages without escaping them.
    """
    line = " ".join("".join(c if c.isprintable() else " " for c in title).split())
    return line.replace("<", "‹").replace(">", "›")


def _page(document: Document) -> str:
    return f"documents/{addresses.page(document.id)}"


def _document(document: Document, source: Path, left_out: Sequence[Omission] = ()) -> None:
    """Write a document's page: Markdown headings, and HTML of one line that nothing in it can end."""
    title = plain(heading(document.title or document.id)) or addresses.page(document.id)
    known, omitted, text, *mends = map(_one_line, pieces(document, left_out))
    lines = [f"# {title}", known, omitted, "## Text", text]
    if mends:
        lines += [f"## {document_pages.MENDED}", *mends]
    target = source / f"{_page(document)}.md"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("\n\n".join(line for line in lines if line) + "\n", "utf-8")


def pieces(document: Document, left_out: Sequence[Omission] = ()) -> list[str]:
    """The pieces of HTML that a document's page shows: what is known, what is left out, text, mends."""
    mends = [document_pages.mends(document)] if document.mends else []
    omitted = omissions.of_document(document.id, left_out)
    found = [document_pages.metadata(document), omitted, document_pages.text(document), *mends]
    return [html._repr_html_() for html in found]


def _one_line(html: str) -> str:
    return "".join(f"&#{ord(c)};" if c in _BREAKS else c for c in html)


def _chapter(chapter: Chapter, work: Path, source: Path) -> None:
    notebook = nbformat.read(work / "notebooks" / f"{chapter.page}.ipynb", as_version=4)
    if chapter.title:
        first, title = notebook.cells[0], plain(heading(chapter.title) or chapter.page)
        first.source = re.sub(r"\A# .*", lambda _: f"# {title}", first.source)
    notebook.cells = _gathered(notebook.cells)
    target = source / f"{chapter.page}.ipynb"
    target.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, target)


def shown(notebook: Path) -> list[str]:
    """The pieces of HTML that an executed notebook shows."""
    cells = nbformat.read(notebook, as_version=4).cells
    outputs = (output for cell in cells for output in cell.get("outputs", ()))
    return [o["data"]["text/html"] for o in outputs if "text/html" in o.get("data", {})]


def _gathered(cells: Sequence[Any]) -> list[Any]:
    """The cells with code that shows nothing put with the code that does: one place to open it on the page.

    The defaults of parameters give way to the values that papermill put in.
    """
    kept: list[Any] = []
    waiting: list[str] = []
    injected = any("injected-parameters" in c.metadata.get("tags", ()) for c in cells)
    for cell in cells:
        if cell.cell_type == "code":
            if not (injected and "parameters" in cell.metadata.get("tags", ())):
                waiting.append(cell.source)
            if not any(_shows(output) for output in cell.outputs):
                continue
            cell.source = "\n\n".join(waiting)
            waiting = []
        kept.append(cell)
    last = next((c for c in reversed(kept) if c.cell_type == "code"), None)
    if last:
        last.source = "\n\n".join([last.source, *waiting])
    return kept


def _shows(output: Any) -> bool:
    """Whether an output is more than an empty piece of HTML."""
    return "data" not in output or output["data"].get("text/html") != ""
