"""Tables that sort, search and page in a real browser, without a network."""

from __future__ import annotations

from pathlib import Path

import pytest
from markupsafe import Markup
from playwright.sync_api import Browser, Page, expect

from readout.markup import Cell, element, table

pytestmark = pytest.mark.slow

STATIC = Path(__file__).parent.parent / "book" / "_static"
SCRIPTS = ("vendor/jquery.min.js", "vendor/dataTables.min.js", "tables.js")
VALUES = [3, 100, 20, *range(1000, 1037)]


def row(value: int) -> list[str | Markup | Cell]:
    number = element("a", f"at least {value:,}", id_=f"row{value}")
    return [Cell(number, f"{value}"), f"<b>{value}</b>"]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A page with a table of forty rows as the chapters make them."""
    shown = table(("claim", "words"), [row(value) for value in VALUES], sortable=True)
    scripts = "".join(f'<script defer src="{(STATIC / name).as_uri()}"></script>' for name in SCRIPTS)
    page = tmp_path_factory.mktemp("tables") / "page.html"
    page.write_text(f"<!doctype html><title>x</title>{scripts}{shown}")
    return page.as_uri()


@pytest.fixture
def page(browser: Browser) -> Page:
    return browser.new_page()


def shown(page: Page) -> list[str]:
    return page.locator("tbody td:first-child").all_inner_texts()


def test_a_column_is_sorted_by_value_not_by_its_words(page: Page, address: str) -> None:
    page.goto(address)
    assert shown(page)[:3] == ["at least 3", "at least 100", "at least 20"]
    heading = page.locator("th", has_text="claim")
    heading.click()
    cells = page.locator("tbody td:first-child")
    expect(cells.nth(1)).to_have_text("at least 20")
    expect(heading).to_have_attribute("aria-sort", "ascending")
    heading.get_by_role("button").press("Enter")
    expect(cells.first).to_have_text("at least 1,036")


def test_a_search_keeps_the_rows_that_match_and_shows_markup_as_words(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_placeholder("Search this table").fill("<b>20</b>")
    expect(page.locator("tbody td:first-child")).to_have_text(["at least 20"])
    assert page.locator("tbody b").count() == 0
    page.get_by_placeholder("Search this table").fill("nowhere")
    expect(page.get_by_text("Nothing in this table matches.")).to_be_visible()


def test_long_tables_have_pages(page: Page, address: str) -> None:
    page.goto(address)
    assert len(shown(page)) == 25
    page.get_by_label("Next").click()
    expect(page.locator("tbody tr")).to_have_count(len(VALUES) - 25)


def test_a_link_to_a_row_on_another_page_shows_it(page: Page, address: str) -> None:
    page.goto(f"{address}#row1036")
    expect(page.locator("#row1036")).to_be_in_viewport()


def test_without_scripts_the_table_stands_whole(browser: Browser, address: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(address)
    assert len(shown(page)) == len(VALUES)
