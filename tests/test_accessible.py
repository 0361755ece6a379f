"""The built reports for everybody: axe, the keyboard alone, headings in order, twice the size."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.slow

SCHEMES = ("light", "dark")
HEADINGS = """() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
    .filter(heading => heading.checkVisibility()).map(heading => Number(heading.tagName[1]))"""
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
LABEL = """mark => { const style = getComputedStyle(mark, '::before');
    return [style.content, style.color, style.backgroundColor]; }"""
FOCUS = """() => { const at = document.activeElement;
    const ringed = element => { const style = getComputedStyle(element);
        const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
        return outlined || style.boxShadow !== 'none'; };
    return [at.tagName, [at, ...at.children].some(ringed), at.checkVisibility()]; }"""


def pages(book: Path) -> list[Path]:
    return sorted(book.rglob("*.html"))


def some(book: Path) -> list[Path]:
    """All pages but documents, and ten of these or some more: documents' pages are alike."""
    documents = sorted((book / "documents").glob("*.html"))
    others = [path for path in pages(book) if path.parent.name != "documents"]
    return [*others, *documents[:: max(1, len(documents) // 10)]]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def faults(browser: Browser, paths: list[Path], scheme: str) -> list[tuple[str, str, list[str]]]:
    """What axe finds on the pages: the page, the rule, and the first places."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 900},
        color_scheme=scheme,  # type: ignore[arg-type]
        reduced_motion="reduce",  # a colour that is on its way to another has no contrast of its own
    )
    page = context.new_page()
    found = []
    for path in paths:
        page.goto(path.as_uri())
        for fault in Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]:
            found.append((path.name, fault["id"], [node["html"][:200] for node in fault["nodes"][:3]]))
    context.close()
    return found


def test_axe_finds_nothing(book: Path, browser: Browser) -> None:
    assert faults(browser, pages(book), "light") == []


def test_axe_finds_nothing_in_the_dark(book: Path, browser: Browser) -> None:
    assert faults(browser, some(book), "dark") == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_on_three_hundred_documents(
    many_report: Path, browser: Browser, scheme: str
) -> None:
    documents = sorted((many_report / "documents").glob("*.html"))
    assert faults(browser, [*sorted(many_report.glob("*.html")), *documents[::100]], scheme) == []


def test_axe_finds_a_fault_that_is_there(page: Page) -> None:
    page.set_content('<html lang="en"><title>x</title><main><h1>x</h1><img src="data:,"></main>')
    faults_ = Axe().run(page).response["violations"]
    assert [fault["id"] for fault in faults_] == ["image-alt"]


def test_headings_are_in_order_and_begin_with_the_only_title(book: Path, page: Page) -> None:
    wrong = {}
    for path in pages(book):
        page.goto(path.as_uri())
        levels = page.evaluate(HEADINGS)
        steps = zip([0, *levels], levels, strict=False)
        if levels.count(1) != 1 or any(after > before + 1 for before, after in steps):
            wrong[path.name] = levels
    assert wrong == {}


@pytest.mark.parametrize("report", ["seeds_report", "evaluation_report", "many_report"])
def test_no_page_scrolls_sideways_at_twice_the_size(
    request: pytest.FixtureRequest, browser: Browser, report: str
) -> None:
    html: Path = request.getfixturevalue(report)
    context = browser.new_context(viewport={"width": 640, "height": 450}, device_scale_factor=2)
    page = context.new_page()
    wide = []
    for path in some(html):
        page.goto(path.as_uri())
        if page.evaluate(WIDER):
            wide.append(path.name)
    context.close()
    assert wide == []


def test_a_dark_reader_sees_no_light_page_before_the_themes_last_script(
    seeds_report: Path, browser: Browser
) -> None:
    context = browser.new_context(color_scheme="dark")
    context.route("**/pydata-sphinx-theme.js", lambda route: route.abort())
    page = context.new_page()
    for path in pages(seeds_report):
        page.goto(path.as_uri())
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert max(map(int, re.findall(r"\d+", ground)[:3])) < 64, path.name
    context.close()


def test_on_paper_words_and_charts_are_dark_whatever_the_screen_was(
    seeds_report: Path, browser: Browser
) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto((seeds_report / "index.html").as_uri())
    colours = "[...document.querySelectorAll('article p, article svg text')].map(e => getComputedStyle(e))"
    lightest = f"Math.max(...{colours}.flatMap(s => (s.fill + s.color).match(/\\d+/g).map(Number)))"
    assert page.evaluate(lightest) > 200
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(lightest) < 200
    context.close()


def test_what_has_the_focus_is_seen_to_have_it(seeds_report: Path, page: Page) -> None:
    for path in pages(seeds_report):
        page.goto(path.as_uri())
        hidden = []
        for _ in range(60):
            page.keyboard.press("Tab")
            tag, outlined, visible = page.evaluate(FOCUS)
            if tag == "BODY":
                break
            if not (outlined and visible):
                hidden.append(page.evaluate("document.activeElement.outerHTML")[:200])
        assert hidden == [], path.name


def test_the_first_stop_skips_to_the_text(seeds_report: Path, page: Page) -> None:
    page.goto((seeds_report / "index.html").as_uri())
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_search_is_opened_used_and_left_with_the_keyboard(seeds_report: Path, page: Page) -> None:
    page.goto((seeds_report / "index.html").as_uri())
    dialog = page.locator("#pst-search-dialog")
    page.keyboard.press("Control+K")
    expect(dialog.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.get_by_role("button", name="Search").first.press("Enter")
    page.keyboard.type("missing")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("q=missing"))
    expect(page.locator("#search-results li a").first).to_be_visible()


def test_menus_open_with_the_keyboard(seeds_report: Path, page: Page) -> None:
    page.goto((seeds_report / "index.html").as_uri())
    page.get_by_role("button", name="Download this page").press("Enter")
    expect(page.locator(".dropdown-menu").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".dropdown-menu").first).to_be_hidden()
    page.locator("summary[aria-label='Its pages']").press("Enter")
    expect(page.locator(".toctree-l2 a").first).to_be_visible()
    theme = page.locator("html").get_attribute("data-mode")
    page.get_by_role("button", name="Color mode").press("Enter")
    assert page.locator("html").get_attribute("data-mode") != theme


def test_the_contents_open_and_close_on_a_telephone(seeds_report: Path, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto((seeds_report / "index.html").as_uri())
    page.get_by_role("button", name="Toggle primary sidebar").press("Enter")
    contents = page.locator("#pst-primary-sidebar-modal")
    expect(contents.get_by_role("link", name="Chronology")).to_be_visible()
    page.keyboard.press("Escape")
    expect(contents).to_be_hidden()
    context.close()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("report", ["evaluation_report", "many_report"])
def test_labels_show_on_focus_and_hover_within_the_window(
    request: pytest.FixtureRequest, browser: Browser, report: str, scheme: str, width: int
) -> None:
    html: Path = request.getfixturevalue(report)
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    path = max((html / "documents").glob("*.html"), key=lambda p: p.read_text().count("tabindex"))
    page.goto(path.as_uri())
    marks = page.locator("mark[tabindex='0']")
    assert marks.count() > 2
    for mark in (marks.first, marks.last):
        page.mouse.move(0, 0)
        mark.scroll_into_view_if_needed()
        without = page.screenshot()
        mark.hover()
        assert page.screenshot() != without
        label, colour, ground = mark.evaluate(LABEL)
        assert label == f'"{mark.get_attribute("title")}"' and colour != ground
        assert not page.evaluate(WIDER)
    page.mouse.move(0, 0)
    page.keyboard.press("Tab")
    marks.first.focus()
    assert marks.first.evaluate(LABEL)[0] == f'"{marks.first.get_attribute("title")}"'
    context.close()
