"""The page *Make your own* and README's own documents: what they show is run as it stands there."""

from __future__ import annotations

import csv
import io
import json
import re
import shlex
import shutil
from pathlib import Path

import nbformat
import pytest
from click.testing import CliRunner
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

import examples_of_pages as shown
from readout import folder, report
from readout.cli import main
from readout.documents.readers import MODULES
from readout.errors import InputError
from readout.lexicon.additions import FILES
from readout.owned import LEXICON
from readout.parameters import Parameters
from readout.records import Document

ROOT = Path(__file__).parent.parent


def words_of_norland(where: Path) -> Document:
    """The page's text, read with the page's words."""
    for name, text in shown.files().items():
        if name.startswith(f"{LEXICON}/") or name == "talks.txt":
            (where / name).parent.mkdir(parents=True, exist_ok=True)
            (where / name).write_text(text, "utf-8")
    return folder.documents(where, Parameters())[0]


def test_the_worked_example_says_what_is_read(tmp_path: Path) -> None:
    document = words_of_norland(tmp_path)
    first, second = document.meetings
    assert (first.participants, first.place) == (("Kari Holm", "Ada Berg"), "Hammersund")
    assert set(second.participants) == {"Tove Lindal", "Kari Holm"}
    assert [(f.value, f.outcome, f.category, f.speaker) for f in document.figures] == [
        (12, "killed", "military", "Free Fjord Front")
    ]
    page = shown.PAGE.read_text("utf-8")
    assert "two meetings, the first in Hammersund, and of twelve soldiers killed" in page


def test_the_worked_example_shows_every_file_of_words() -> None:
    assert {f"{LEXICON}/{file.name}" for file in FILES} <= shown.files().keys()


def test_the_page_names_every_format_and_every_command() -> None:
    page = shown.PAGE.read_text("utf-8")
    assert [suffix for suffix in MODULES if f"`{suffix}`" not in page] == []
    told = {line.split()[1] for line in shown.commands()}
    assert set(main.commands) - {"evaluate", "explain", "verify"} == told
    assert "\nreadout verify " in (shown.PAGE.parent / "trust.md").read_text("utf-8")


def test_the_page_is_one_reading_and_readme_two_screens() -> None:
    """Five minutes are some 1,200 words; two screens some 100 lines."""
    assert len(re.sub(r"```.*?```", "", shown.PAGE.read_text("utf-8"), flags=re.DOTALL).split()) < 1200
    assert len(shown.README.read_text("utf-8").splitlines()) < 100


FLOOD = "The mayor of Oslo said that 12 people were killed in the flood.\n"
MET = "Ada Quill met Bo Marsh in Oslo on 4 May 2031. Both said that they would meet again before the summer."
MAIL = "From: Desk <desk@example.org>\nSubject: Wire\nDate: Mon, 5 May 2031 10:00:00 +0000\n\n"
MIXED = {
    "flood.txt": f"Published: 3 May 2031\n\n{FLOOD}",
    "again.md": f"---\ntitle: The same\n---\n\n{FLOOD}",
    "talks.html": f"<html><head><title>Talks</title></head><body><p>{MET}</p></body></html>",
    "wire.eml": f"{MAIL}Tonga said that 9 Tongan sailors were missing.\n",
}


def mixed(where: Path) -> Path:
    """Documents of several formats, and the files that the page shows for a folder."""
    where.mkdir()
    for name, text in MIXED.items():
        (where / name).write_text(text, "utf-8")
    table = io.StringIO()
    rows = csv.writer(table)
    rows.writerows([["id", "text", "published"], ["a", "Fiji said 30 people were displaced.", "2031-05-06"]])
    (where / "rows.csv").write_text(table.getvalue())
    (where / "lines.jsonl").write_text(
        json.dumps({"id": "b", "text": "Fiji freed 4 prisoners of war."}) + "\n"
    )
    return where


@pytest.mark.slow
def test_a_walk_through_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command of the page that ends by itself, in its order, on documents of several formats."""
    monkeypatch.chdir(tmp_path)
    seeds = mixed(tmp_path / shown.FOLDER)
    for name in ("params.yml", "periods.yml"):
        (tmp_path / name).write_text(shown.files()[name])
    shutil.move(tmp_path / "periods.yml", seeds)
    for line in shown.commands():
        name, *words = shlex.split(line)[1:]
        if name == "serve":
            continue
        done = CliRunner().invoke(main, [name, *words], input="Ada\n2031-06-01\nq\n")
        assert done.exit_code == 0, f"{line}: {done.output}"
    html = tmp_path / "build" / "html"
    assert "The first days" in (html / "index.html").read_text()
    assert (seeds / "sources.yml").is_file()
    assert (tmp_path / "tables" / "records.jsonl").is_file()


@pytest.mark.slow
def test_the_pages_chapter_and_editions(tmp_path: Path) -> None:
    home = tmp_path / "home"
    for part in ("notebooks", "book"):
        shutil.copytree(ROOT / part, home / part)
    shutil.copytree(ROOT / "evaluation", home / "evaluation", ignore=shutil.ignore_patterns("documents"))
    (home / "notebooks" / "speakers.ipynb").write_text(nbformat.writes(_chapter()))
    seeds = mixed(tmp_path / shown.FOLDER)
    (seeds / "editions.yml").write_text(shown.files()["editions.yml"])
    report.build(Parameters(seeds=seeds), tmp_path / "build", io.StringIO(), home)
    html = tmp_path / "build" / "html"
    assert "Everything" in (html / "index.html").read_text()
    page = (html / "all" / "speakers.html").read_text()
    assert "<h1>Who gives the numbers" in page and "<th>Norwegian mayor<" in page
    assert "speakers.html" in (html / "may" / "index.html").read_text()


def _chapter() -> nbformat.NotebookNode:
    name = "notebooks/speakers.ipynb"
    parameters = new_code_cell(shown.files()[f"{name}, parameters"])
    parameters.metadata.tags = ["parameters"]
    first, code = shown.files()[f"{name}, first cell"], shown.files()[f"{name}, next cell"]
    made: nbformat.NotebookNode = new_notebook(
        cells=[new_markdown_cell(first), parameters, new_code_cell(code)]
    )
    return made


def test_the_readmes_commands_are_targets_and_commands() -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    for line in shown.readme_commands():
        name, words = line.split()[0], line.split()[1:]
        assert words[0] in (targets if name == "make" else main.commands), line


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ([new_code_cell("1")], "has no title; begin its first cell with '# TITLE', or move it away"),
        ([new_markdown_cell("# A"), new_code_cell("1")], 'has no parameter seeds; write seeds = "../seeds"'),
        ("{", "is no notebook; save it in JupyterLab, or move it away"),
        ("seeds =", "its parameters are no code at 'seeds ='; write NAME = VALUE"),
        ('seeds = ""\nside = []', "side; did you mean sides?"),
    ],
)
def test_a_notebook_that_cannot_be_a_chapter(tmp_path: Path, cells: object, words: str) -> None:
    from readout.report import dropped

    path = tmp_path / "mine.ipynb"
    if isinstance(cells, str) and cells != "{":
        code = new_code_cell(cells)
        code.metadata.tags = ["parameters"]
        cells = [new_markdown_cell("# A"), code]
    path.write_text(cells if isinstance(cells, str) else nbformat.writes(new_notebook(cells=cells)))
    with pytest.raises(InputError) as error:
        dropped.chapters(tmp_path, [])
    assert words in str(error.value) and str(path) in str(error.value)


@pytest.mark.parametrize("name", ["index", "method", "a b", "documents"])
def test_a_chapter_cannot_take_a_page_of_others(tmp_path: Path, name: str) -> None:
    from readout.report import dropped
    from readout.report.book import chapters

    (tmp_path / f"{name}.ipynb").write_text("{}")
    own = [c for c in chapters() if c.notebook != name]
    with pytest.raises(InputError, match="cannot name a page; rename it"):
        dropped.chapters(tmp_path, own)
