"""Documents that try to be more than documents: one report on all of them, in a browser and taken along."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import icalendar
import openpyxl
import pytest
import yaml
from playwright.sync_api import Browser, Dialog, Page
from pybtex.database import parse_string
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from hostile import make
from readout import addresses, corpus, report
from readout.corpus import Corpus
from readout.markup import shown
from readout.parameters import Parameters

pytestmark = pytest.mark.slow

RAN = "document.documentElement.dataset.ran !== undefined"
STRANGER = "stranger.example"
TURNS = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u200e\u200f\u061c"
LOOSE = """turns => { const found = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) { const node = walk.currentNode;
        if (![...turns].some(t => node.data.includes(t)) || node.parentElement.closest("script")) continue;
        let e = node.parentElement;
        while (e && getComputedStyle(e).display.startsWith("inline")
                 && !/isolate|plaintext/.test(getComputedStyle(e).unicodeBidi)) e = e.parentElement;
        if (!getComputedStyle(e).unicodeBidi.match(/isolate|plaintext/)) found.push(node.data.slice(0, 60)); }
    return found; }"""
"""Words with a sign that turns the direction of writing, which do not stand apart from those around them."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make.folder(tmp_path_factory.mktemp("hostile") / "documents")


@pytest.fixture(scope="module")
def said(folder: Path) -> str:
    """The report on the folder is built; what was said about it."""
    messages = io.StringIO()
    report.build(Parameters(seeds=folder), folder.parent / "build", messages)
    return messages.getvalue()


@pytest.fixture(scope="module")
def html(folder: Path, said: str) -> Path:
    return folder.parent / "build" / "html"


@pytest.fixture(scope="module")
def read(html: Path) -> Corpus:
    return corpus.read(html / "data" / "records.jsonl")


class Stranger:
    """A page of the browser in which documents' scripts show when they run, and requests when they leave."""

    def __init__(self, browser: Browser) -> None:
        self.context = browser.new_context()
        self.faults: list[str] = []
        self.context.route(re.compile("^(?!file:|data:|blob:)"), lambda route: route.abort())
        self.page = self.context.new_page()
        self.page.on(
            "request", lambda r: self._note(r.url, urlsplit(r.url).scheme not in ("file", "data", "blob"))
        )
        self.page.on("dialog", self._dismiss)
        self.page.on("console", lambda m: self._note(m.text, m.type in ("error", "warning")))
        self.page.on("pageerror", lambda e: self._note(str(e), True))

    def _note(self, what: str, fault: bool) -> None:
        if fault:
            self.faults.append(what)

    def _dismiss(self, dialog: Dialog) -> None:
        self._note(f"dialog {dialog.message}", True)
        dialog.dismiss()

    def open(self, path: Path, query: str = "") -> Page:
        self.page.goto(path.as_uri() + query)
        if self.page.evaluate(RAN):
            self.faults.append(f"a script ran on {path.name}")
        self.faults += [
            f"{path.name}: {words!r} turns what stands beside it"
            for words in self.page.evaluate(LOOSE, TURNS)
        ]
        return self.page


@pytest.fixture(scope="module")
def stranger(browser: Browser) -> Iterator[Stranger]:
    made = Stranger(browser)
    yield made
    made.context.close()


@pytest.mark.promise("hostile-bounded")
def test_what_cannot_be_read_says_why_in_one_line_and_the_rest_is_reported(
    folder: Path, said: str, read: Corpus
) -> None:
    refused = [d.file for d in read.unread]
    assert len(said.splitlines()) == len(refused)
    for document, line in zip(read.unread, said.splitlines(), strict=True):
        assert line == f"{folder / document.file}: {document.unread}"
    assert {"bomb-docx.docx", "circle-pdf.pdf", "deep-md.md", "locked-pdf.pdf", "noise.txt"} <= set(refused)
    files = {p.name for p in folder.iterdir() if p.is_file() and not p.is_symlink() and p.name[0] != "."}
    assert {d.file for d in (*read.documents, *read.unread)} == files - {"sources.yml"}
    assert not any("A secret" in d.text for d in read.documents)
    assert {36} <= {f.value for f in read.figures} and len(read.documents) > 60


@pytest.mark.promise("hostile-shown")
def test_each_document_has_a_page_and_stands_there_as_it_is_written(
    html: Path, read: Corpus, stranger: Stranger
) -> None:
    names = [addresses.page(d.id) for d in read.documents]
    assert len({name.lower() for name in names}) == len(names)
    assert {p.stem for p in (html / "documents").iterdir()} == set(names)
    for document, name in zip(read.documents, names, strict=True):
        page = stranger.open(html / "documents" / f"{name}.html")
        words = page.locator(".words").evaluate("e => e.textContent")
        assert words == shown(document.text), document.file
    assert stranger.faults == []


@pytest.mark.promise("hostile-shown")
def test_no_chapter_runs_a_script_of_a_document_or_asks_another_host(html: Path, stranger: Stranger) -> None:
    for path in sorted(html.glob("*.html")):
        page = stranger.open(path)
        assert page.locator("a[href^='javascript:'], iframe, object, embed, base").count() == 0
        page.evaluate("for (const e of document.querySelectorAll('details')) e.open = true")
    for words in ("<script>alert(1)</script>", "{{ 7*7 }}", "escape", "kill"):
        stranger.open(html / "search.html", f"?q={words}").wait_for_timeout(300)
    assert stranger.faults == []


@pytest.mark.promise("spreadsheets-inert")
def test_no_cell_that_is_taken_along_is_a_formula(html: Path) -> None:
    data = html / "data"
    for path in data.glob("*.csv"):
        with path.open(newline="", encoding="utf-8") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert [c for c in cells if c.startswith(("=", "+", "-", "@", "\t", "\r")) and not is_number(c)] == []
    book = openpyxl.load_workbook(data / "tables.xlsx")
    typed = {cell.data_type for sheet in book for row in sheet for cell in row}
    assert "f" not in typed and not any(c.hyperlink for s in book for row in s for c in row)


def is_number(cell: str) -> bool:
    return bool(re.fullmatch(r"-?\d+(\.\d+)?", cell))


@pytest.mark.promise("hostile-shown")
def test_what_is_taken_along_reads_back_as_it_was(html: Path, read: Corpus) -> None:
    data = html / "data"
    documents = json.loads((data / "documents.json").read_text("utf-8"))
    assert [(d["id"], d["title"]) for d in documents] == [(d.id, d.title) for d in read.documents]
    with (data / "documents.csv").open(newline="", encoding="utf-8") as file:
        titles = {row["id"].removeprefix("'"): row["title"].removeprefix("'") for row in csv.DictReader(file)}
    assert titles == {d.id.removeprefix("'"): d.title.removeprefix("'") for d in read.documents}
    calendar = icalendar.Calendar.from_ical((data / "events.ics").read_bytes())
    assert len(calendar.subcomponents) == len(calendar.walk("VEVENT")) > 0
    assert {str(e["uid"]) for e in calendar.walk("VEVENT")} <= {f"{e.id}@readout" for e in read.events}
    entries = parse_string((data / "documents.bib").read_text("utf-8"), "bibtex").entries
    assert len(entries) == len(read.documents)
    assert yaml.safe_load((data / "periods.yml").read_text("utf-8")) == []
    for document in read.documents:
        assert (data / addresses.text_file(document.id)).read_bytes().decode(
            "utf-8", "replace"
        ) == document.text


@pytest.mark.promise("hostile-shown")
def test_nothing_is_written_outside_and_the_pdf_leads_to_no_script(folder: Path, html: Path) -> None:
    assert {p.name for p in folder.parent.iterdir()} == {"documents", "build", "outside.txt"}
    assert list(folder.parent.rglob("*escape*.txt"))
    assert not (folder.parent.parent / "escape.txt").exists()
    reader = PdfReader(next(html.glob("*.pdf")))
    notes = [note.get_object() for page in reader.pages for note in page.annotations or ()]
    acts = [note.get("/A") for note in notes if isinstance(note, DictionaryObject)]
    links = [act for act in acts if isinstance(act, DictionaryObject)]
    kinds = {(str(link.get("/S")), urlsplit(str(link.get("/URI", ""))).scheme) for link in links}
    assert kinds <= {("/GoTo", ""), ("/URI", "https"), ("/URI", "http")}
    assert not {"/OpenAction", "/AA"} & reader.root_object.keys()
    assert "/JavaScript" not in reader.root_object.get("/Names", DictionaryObject())
