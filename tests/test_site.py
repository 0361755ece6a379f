"""What the built pages carry beside their text, what they load, and what they weigh."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, expect

import readout
from readout.corpus import Corpus
from readout.parameters import Parameters
from readout.report import about, preview, site

MOST = 1_000_000  # bytes that the first page may weigh, with everything that it loads, as a server sends it
PACKED = (".html", ".css", ".js", ".svg", ".json")  # what servers send with gzip
NOT_LOADED = {preview.FILE, "_static/icon.svg", "_static/vendor/README.md"}  # for others than the page
LICENCES = ".LICENSE.txt"
LEFT = "net::ERR_ABORTED"  # asked for when the browser went on to the next page

slow = pytest.mark.slow


def read(page: Path) -> BeautifulSoup:
    return BeautifulSoup(page.read_text("utf-8"), "html.parser")


def written(book: Path) -> dict[str, BeautifulSoup]:
    return {p.relative_to(book).as_posix(): read(p) for p in sorted(book.rglob("*.html"))}


def meta(page: BeautifulSoup, name: str) -> str:
    (tag,) = page.select(f'meta[name="{name}"], meta[property="{name}"]')
    return str(tag["content"])


@slow
def test_each_page_has_its_own_title_and_description(book: Path) -> None:
    pages = written(book)
    assert {page.html["lang"] for page in pages.values() if page.html} == {"en"}
    titles = [page.title.get_text() for page in pages.values() if page.title]
    told = {name: meta(page, "description") for name, page in pages.items() if name != "search.html"}
    assert len(titles) == len(pages) == len(set(titles))
    assert len(set(told.values())) == len(told)
    assert not [name for name, words in told.items() if not 20 < len(words) <= 300]


@slow
def test_a_link_elsewhere_shows_words_and_a_picture_that_are_there(book: Path) -> None:
    for name, page in written(book).items():
        if name == "404.html":
            continue
        assert meta(page, "og:title") and meta(page, "og:description") == meta(page, "description")
        picture = (book / name).parent / meta(page, "og:image")
        assert picture.resolve() == (book / preview.FILE).resolve()
    assert (book / preview.FILE).read_bytes().startswith(b"\x89PNG")


@slow
def test_each_page_says_which_edition_it_is_of(seeds_report: Path) -> None:
    made_from = json.loads((seeds_report / "edition.json").read_text())
    stamp = about.edition(made_from)
    for name, page in written(seeds_report).items():
        if name == "404.html":
            continue
        (foot,) = page.select("footer .edition")
        assert f"by readout {readout.__version__} from {stamp}" in foot.get_text()
        links = [str(link["href"]) for link in foot.select("a")]
        leads = [(seeds_report / name).parent / (name if link == "#" else link) for link in links]
        names = [path.resolve().name for path in leads]
        assert names == ["edition.json", "reading.html", "method.html", "data.html"]
        assert all(path.is_file() for path in leads)


def requested(page: Page, book: Path) -> set[str]:
    """The files that a page asks for from now on, as they are named in the book."""
    names: set[str] = set()

    def note(url: str) -> None:
        path = Path(unquote(urlsplit(url).path))
        if path.is_relative_to(book):
            names.add(path.relative_to(book).as_posix())

    page.on("request", lambda request: note(request.url))
    return names


@slow
def test_the_first_page_is_light(book: Path, browser: Browser) -> None:
    page = browser.new_context().new_page()
    names = requested(page, book)
    page.goto((book / "index.html").as_uri(), wait_until="networkidle")
    weight = sum(sent(book / name) for name in names)
    assert "index.html" in names and "searchindex.js" not in names and weight <= MOST
    page.context.close()


def sent(file: Path) -> int:
    content = file.read_bytes()
    return len(gzip.compress(content, 6)) if file.suffix in PACKED else len(content)


@slow
def test_what_is_shipped_is_loaded_and_what_is_loaded_is_shipped(
    seeds_report: Path, browser: Browser
) -> None:
    found: set[str] = set()
    failed: list[str] = []
    for scheme, width in (("light", 1280), ("dark", 390)):
        context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})  # type: ignore[arg-type]
        page = context.new_page()
        names = requested(page, seeds_report)
        page.on("requestfailed", lambda r: failed.append(f"{r.failure} {r.url}"))
        for path in sorted(seeds_report.rglob("*.html")):
            page.goto(path.as_uri())
        page.goto((seeds_report / "search.html").as_uri() + "?q=people")
        expect(page.locator("#search-results li a").first).to_be_visible()
        found |= names
        context.close()
    shipped = {p.relative_to(seeds_report).as_posix() for p in (seeds_report / "_static").rglob("*.*")}
    left = {name for name in shipped if not name.endswith(LICENCES)} - NOT_LOADED
    assert left - found == set()
    assert [request for request in failed if not request.startswith(LEFT)] == []


class Server(SimpleHTTPRequestHandler):
    """Serves a book as a host of static pages does: its 404.html at any address that it does not have."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        self.send_response(code)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write((Path(self.directory) / "book" / "404.html").read_bytes())

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def address(seeds_report: Path, tmp_path: Path) -> Iterator[str]:
    """The seeds' report below a folder of a server on this machine."""
    (tmp_path / "book").symlink_to(seeds_report)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Server, directory=str(tmp_path)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/book"
    server.shutdown()
    server.server_close()


@slow
@pytest.mark.parametrize("lost", ["nowhere.html", "documents/gone.html", "a/b/c/d.html"])
def test_a_wrong_address_leads_to_the_first_page_from_any_depth(
    address: str, browser: Browser, lost: str
) -> None:
    page = browser.new_context().new_page()
    answer = page.goto(f"{address}/{lost}", wait_until="networkidle")
    assert answer and answer.status == 404
    page.get_by_role("link", name="first page").click()
    expect(page).to_have_url(f"{address}/index.html")
    expect(page.get_by_role("heading", name="Findings", exact=True)).to_be_visible()
    page.context.close()


@slow
def test_the_search_finds_over_http(address: str, browser: Browser) -> None:
    page = browser.new_context().new_page()
    page.goto(f"{address}/search.html?q=landmines")
    expect(page.locator("#search-results li a").first).to_be_visible()
    page.context.close()


@slow
def test_a_records_address_is_copied_and_leads_to_its_place(address: str, browser: Browser) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}/documents.html")
    page.locator("article td a").first.click()
    page.get_by_role("button", name="copy address").first.press("Enter")
    expect(page.get_by_role("button", name="copied")).to_be_focused()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f"{address}/documents/")
    page.goto(copied)
    expect(page.locator("mark:target")).to_be_in_viewport()
    context.close()


@slow
def test_without_scripts_a_record_is_a_link_to_its_address(seeds_report: Path, browser: Browser) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(next((seeds_report / "documents").glob("*.html")).as_uri())
    page.locator(".records a.said").first.click()
    expect(page.locator("mark:target")).to_be_in_viewport()
    expect(page.get_by_role("button", name="copy address")).to_have_count(0)
    page.context.close()


def test_the_picture_is_the_same_each_time_and_differs_by_corpus(corpus: Corpus, empty: Corpus) -> None:
    first = about.picture("A title", corpus)
    assert first == about.picture("A title", corpus) != about.picture("A title", empty)
    assert first[16:24] == preview.WIDTH.to_bytes(4, "big") + preview.HEIGHT.to_bytes(4, "big")


@pytest.mark.parametrize("title", ["$x_1$ \\frac", "x" * 200, "Слово 言葉 كلمة", "many words " * 18])
def test_any_title_makes_a_picture(corpus: Corpus, title: str) -> None:
    assert about.picture(title, corpus).startswith(b"\x89PNG")


def test_addresses_in_previews_are_whole_where_the_place_is_known(corpus: Corpus) -> None:
    known = about.settings(Parameters(address="https://example.org/book"), corpus, {})
    page = BeautifulSoup(site.tags(known, "documents/herald", "A", "B"), "html.parser")
    assert meta(page, "og:image") == f"https://example.org/book/{preview.FILE}"
    assert meta(page, "og:url") == "https://example.org/book/documents/herald.html"
    unknown = about.settings(Parameters(), corpus, {})
    page = BeautifulSoup(site.tags(unknown, "documents/herald", "A", "B"), "html.parser")
    assert meta(page, "og:image") == f"../{preview.FILE}" and not page.select('[property="og:url"]')


def test_a_strangers_words_stay_words_in_a_description(hostile: Corpus) -> None:
    told = about.settings(Parameters(), hostile, {})
    for name, words in told["descriptions"].items():
        page = BeautifulSoup(site.tags(told, name, words, words), "html.parser")
        assert {tag.name for tag in page.find_all()} == {"meta"}
        assert meta(page, "description") == site.shortened(words)


def test_an_edition_tells_what_it_was_made_from_apart() -> None:
    assert about.edition({"documents": "a"}) == about.edition({"documents": "a"})
    assert about.edition({"documents": "a"}) != about.edition({"documents": "b"})
