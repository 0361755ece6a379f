"""The seeds' report in a real browser, opened from its folder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.slow

SEEDS = Path(__file__).parent.parent / "seeds"
# The number as the report writes it, and as it stands in the document.
FIGURES = [("3,890", "three,890"), ("71", "71"), ("267", "267"), ("326", "326"), ("36", "36"), ("165", "165")]


@pytest.fixture(scope="session")
def html(seeds_report: Path) -> Path:
    """The built book."""
    return seeds_report


@pytest.fixture(scope="session")
def pages(html: Path) -> list[Path]:
    return sorted(html.rglob("*.html"))


class Watched:
    """A page of the browser that keeps what must not happen: requests to other hosts, errors of scripts."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.faults: list[str] = []
        page.on(
            "request", lambda r: self._note(r.url, urlsplit(r.url).scheme not in ("file", "data", "blob"))
        )
        page.on("console", lambda m: self._note(f"{m.type}: {m.text}", m.type in ("error", "warning")))
        page.on("pageerror", lambda error: self._note(str(error), True))

    def _note(self, what: str, fault: bool) -> None:
        if fault:
            self.faults.append(what)


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.route(re.compile("^https?:"), lambda route: route.abort())
    yield Watched(context.new_page())
    context.close()


@pytest.mark.parametrize(("number", "words"), FIGURES)
def test_a_figure_leads_to_its_sentence_and_back(
    html: Path, watched: Watched, number: str, words: str
) -> None:
    page = watched.page
    page.goto((html / "index.html").as_uri())
    page.locator("article li a.evidence", has_text=re.compile(f"^{re.escape(number)}$")).first.click()
    mark = page.locator("mark:target")
    expect(mark).to_have_text(words)
    expect(mark).to_be_in_viewport()
    marked = page.locator(".sentence", has=page.locator("mark:target"))
    assert marked.evaluate("e => getComputedStyle(e).backgroundColor") != "rgba(0, 0, 0, 0)"
    anchor = urlsplit(page.url).fragment
    entry = page.locator(".records li", has=page.locator(f'a[href="#{anchor}"]'))
    entry.get_by_text("in its chapter").click()
    back = page.locator("a.evidence:target")
    expect(back).to_have_text(number)
    expect(back).to_be_in_viewport()
    assert watched.faults == []


def test_a_mark_tells_what_it_is_when_it_has_the_focus(html: Path, watched: Watched) -> None:
    page = watched.page
    page.goto((html / "index.html").as_uri())
    page.locator("article li a.evidence", has_text=re.compile("^36$")).first.click()
    mark = page.locator("mark.figure", has_text=re.compile("^165$"))
    mark.focus()
    label = mark.evaluate("e => getComputedStyle(e, '::before').content")
    assert "165 people injured" in label and "165 people injured" in (mark.get_attribute("title") or "")


@pytest.mark.promise("asks-nobody")
def test_no_page_asks_another_host_or_fails_in_a_script(pages: list[Path], watched: Watched) -> None:
    for path in pages:
        watched.page.goto(path.as_uri())
        watched.page.wait_for_load_state("load")
    assert watched.faults == []


def test_no_page_scrolls_sideways_on_a_telephone(pages: list[Path], browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    wide = []
    for path in pages:
        page.goto(path.as_uri())
        marks = page.evaluate("[...document.querySelectorAll('mark[id]')].map(mark => '#' + mark.id)")
        for place in ["", *marks]:
            page.goto(path.as_uri() + place)
            if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                wide.append(path.name + place)
    context.close()
    assert wide == []


def test_no_table_of_claims_is_wider_than_its_box_on_a_desk(html: Path, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto((html / "killed-and-injured.html").as_uri())
    expect(page.locator(".scroll table.dataTable").first).to_be_visible()
    wide = page.evaluate(
        "[...document.querySelectorAll('.scroll')].filter(b => b.scrollWidth > b.clientWidth)"
    )
    context.close()
    assert wide == []


def test_the_search_finds_the_words_of_documents(html: Path, watched: Watched) -> None:
    watched.page.goto((html / "search.html").as_uri() + "?q=landmines")
    expect(watched.page.locator("#search-results li a").first).to_be_visible()
    assert watched.faults == []


class Targets(HTMLParser):
    """The anchors of a page, and where its links and assets lead."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.repeated: set[str] = set()
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.repeated |= {given["id"]} & self.ids
            self.ids.add(given["id"])
        link = given.get("href") or given.get("xlink:href") or given.get("src")
        elsewhere = tag == "a" and (given.get("rel") == "noreferrer" or given.get("class") == PROSE)
        if link and tag != "link" and not elsewhere:
            self.links.append(link)


PROSE = "reference external"
"""What Sphinx calls a link of a page of prose to another site; records' links are not of this class."""


def broken_links(pages: list[Path]) -> list[tuple[str, str]]:
    """The links of the pages that lead to no file, or to no anchor in it, each with its page's name."""
    read = {path.resolve(): Targets(path) for path in pages}
    broken = []
    for path, targets in read.items():
        for link in targets.links:
            parts = urlsplit(link)
            file = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            anchors = read[file].ids if file in read else set()
            reached = file.is_file() and (not parts.fragment or unquote(parts.fragment) in anchors)
            if parts.scheme or not reached:
                broken.append((path.name, link))
    return broken


def test_every_link_leads_to_a_file_and_an_anchor_that_are_there(pages: list[Path]) -> None:
    assert broken_links(pages) == []


def test_no_place_has_the_name_of_another_on_its_page(pages: list[Path]) -> None:
    assert {path.name: ids for path in pages if (ids := Targets(path).repeated)} == {}


def test_every_document_has_its_page(pages: list[Path]) -> None:
    documents = {p.stem for p in pages if p.parent.name == "documents"}
    assert documents == {p.stem for p in SEEDS.glob("*.txt")}
