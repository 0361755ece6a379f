"""How the book is put together: contents, headings, settings."""

from __future__ import annotations

import re
import shutil
import string
from html import unescape
from pathlib import Path
from typing import Any

import nbformat
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from readout.markup import Html, element
from readout.parameters import Parameters
from readout.report import book, compose, reference
from readout.report.book import chapters
from readout.report.compose import Chapter, contents, heading
from readout.report.editions import Book
from readout.report.kept import Past
from readout.report.markdown import plain
from samples import hostile, sample

BOOK = Path(__file__).parent.parent / "book"


def config() -> Any:
    return yaml.safe_load((BOOK / "_config.yml").read_text())


def test_the_book_executes_nothing_and_loads_nothing_from_elsewhere() -> None:
    settings = config()
    assert settings["execute"]["execute_notebooks"] == "off"
    asking = {"sphinx_thebe", "sphinx.ext.intersphinx", "sphinx.ext.mathjax", "sphinx_togglebutton"}
    assert not asking & set(settings["sphinx"]["config"]["extensions"])
    assert settings["sphinx"]["config"]["myst_enable_extensions"] == []
    assert "http" not in (BOOK / "_static" / "report.css").read_text()


def test_findings_come_first_and_each_document_stands_below_the_documents() -> None:
    toc = contents(chapters(), sample().documents)
    assert toc["root"] == "index"
    assert [entry["file"] for entry in toc["chapters"]] == [
        "killed-and-injured", "missing-and-remains", "detained-and-released", "displaced",
        "chronology", "disagreements", "documents", "corrections", "changes", "data", "accuracy",
        *compose.PROSE,
    ]  # fmt: skip
    (documents,) = (e["sections"] for e in toc["chapters"] if e["file"] == "documents")
    assert [d["file"] for d in documents] == [
        f"documents/{name}" for name in ("courier", "garbled", "herald")
    ]


def test_every_page_of_prose_is_in_the_contents() -> None:
    assert sorted(p.stem for p in BOOK.glob("*.md")) == sorted(compose.PROSE)


def test_a_document_without_a_title_is_called_by_its_id(tmp_path: Path) -> None:
    for document in sample().documents:
        compose._document(document, tmp_path)
    first = {p.stem: p.read_text().splitlines()[0] for p in (tmp_path / "documents").iterdir()}
    assert first["courier"] == "# courier"
    assert first["herald"] == "# Norland counts its missing"


@given(st.text())
def test_no_text_ends_the_html_that_it_stands_in(words: str) -> None:
    html = Html(element("div", words))._repr_html_()
    tokens = MarkdownIt().parse(f"{compose._one_line(html)}\n\nafter\n")
    assert [t.type for t in tokens][:2] == ["html_block", "paragraph_open"]
    assert unescape(tokens[0].content) == unescape(html) + "\n"


@given(st.text(max_size=40))
def test_every_mark_of_a_line_is_escaped(text: str) -> None:
    line = heading(text)
    marks = re.compile(r"\\([" + re.escape(string.punctuation) + "])")
    assert marks.sub(r"\1", plain(line)) == line
    assert not set(string.punctuation) & set(marks.sub("", plain(line)))


def test_a_heading_holds_no_markup() -> None:
    (document,) = hostile().documents
    assert heading(document.title) == "‹b›$x_1$‹/b› & 'co'"
    assert heading("a\nb\x00\u2028c") == "a b c"


def page(tmp_path: Path, *cells: Any, title: str = "") -> list[Any]:
    """The cells of a page made from an executed notebook."""
    chapter = Chapter("one", "one", title)
    (tmp_path / "notebooks").mkdir()
    notebook = nbformat.v4.new_notebook(cells=list(cells))
    nbformat.write(notebook, tmp_path / "notebooks" / "one.ipynb")
    compose._chapter(chapter, tmp_path, tmp_path / "source")
    return list(nbformat.read(tmp_path / "source" / "one.ipynb", as_version=4).cells)


def test_code_that_shows_nothing_stands_with_the_code_that_does(tmp_path: Path) -> None:
    shown = [nbformat.v4.new_output("stream", text="x")]
    default, given_, use = (
        nbformat.v4.new_code_cell("seeds = 1", metadata={"tags": ["parameters"]}),
        nbformat.v4.new_code_cell("seeds = 2", metadata={"tags": ["injected-parameters"]}),
        nbformat.v4.new_code_cell("show(seeds)", outputs=shown),
    )
    cells = page(tmp_path, nbformat.v4.new_markdown_cell("# T"), default, given_, use)
    assert [c.source for c in cells] == ["# T", "seeds = 2\n\nshow(seeds)"]


def test_code_with_an_empty_output_stands_with_the_code_before(tmp_path: Path) -> None:
    shown = [nbformat.v4.new_output("stream", text="x")]
    nothing = [nbformat.v4.new_output("execute_result", data={"text/html": "", "text/plain": ""})]
    cells = page(
        tmp_path,
        nbformat.v4.new_code_cell("one", outputs=shown),
        nbformat.v4.new_code_cell("two", outputs=nothing),
    )
    assert [c.source for c in cells] == ["one\n\ntwo"]


@pytest.mark.parametrize(
    ("title", "first"), [("A *b* <c>", "# A \\*b\\* ‹c›\n\nText"), ("\x00", "# one\n\nText")]
)
def test_a_title_takes_the_place_of_the_notebooks_own(tmp_path: Path, title: str, first: str) -> None:
    cells = page(tmp_path, nbformat.v4.new_markdown_cell("# Own\n\nText"), title=title)
    assert cells[0].source == first


def test_the_parameters_are_in_the_book() -> None:
    table = reference.tables()["parameters.txt"].splitlines()[2:]
    assert [line.split("`")[1] for line in table] == list(Parameters.model_fields)
    assert all(line.count("|") == 7 for line in table)
    assert "```{include} parameters.txt" in (BOOK / "your-own.md").read_text()


def test_every_table_is_included_in_a_page() -> None:
    pages = "".join(p.read_text() for p in BOOK.glob("*.md"))
    for name, text in reference.tables().items():
        assert f"```{{include}} {name}\n" in pages
        assert text.count("\n") > 2


def test_a_chapter_that_was_dropped_in_is_handed_what_the_edition_takes(tmp_path: Path) -> None:
    mine = nbformat.v4.new_notebook()
    cell = nbformat.v4.new_code_cell('seeds = "../seeds"', metadata={"tags": ["parameters"]})
    mine.cells = [nbformat.v4.new_markdown_cell("# Mine"), cell]
    shutil.copytree(BOOK.parent / "notebooks", tmp_path / "notebooks")
    nbformat.write(mine, tmp_path / "notebooks" / "mine.ipynb")
    asked = Parameters(seeds=tmp_path, sides=("Norland",))
    made_from = {"library": "1", "packages": "1"}
    steps = book.steps(Book("", asked), tmp_path, tmp_path / "work", made_from, Past(), made_from)
    (step,) = (s for s in steps if s.name == "mine")
    assert step.arguments[2] == {"seeds": "records.jsonl", "sides": ["Norland"]}
    assert "changes" not in {s.name for s in steps}
