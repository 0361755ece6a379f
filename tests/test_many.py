"""A report on three hundred generated documents: whole, linked through and through, and quick to use."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, expect

from news import DOCUMENTS
from test_browser import broken_links

pytestmark = pytest.mark.slow

AMOUNT = re.compile(r"(?:at least )?[\d,]+")


def test_every_document_has_its_page_and_every_link_resolves(many_report: Path) -> None:
    pages = sorted(many_report.rglob("*.html"))
    assert sum(page.parent.name == "documents" for page in pages) == DOCUMENTS
    assert broken_links(pages) == []


def test_every_number_of_the_first_page_leads_to_a_mark_that_is_it(many_report: Path) -> None:
    first = BeautifulSoup((many_report / "index.html").read_text("utf-8"), "html.parser")
    links = first.select("article .card .number a, article li a.evidence")
    numbers = [a for a in links if AMOUNT.fullmatch(a.get_text(" ", strip=True))]
    followed = 0
    for link in numbers:
        address = urlsplit(str(link["href"]))
        page = BeautifulSoup((many_report / address.path).read_text("utf-8"), "html.parser")
        mark = page.find(id=address.fragment)
        assert mark
        if "figure" in (mark.get("class") or []):
            assert mark.get_text() == link.get_text(" ", strip=True).split()[-1].replace(",", "")
            followed += 1
    assert followed > 9


def test_the_claims_sort_search_and_page(many_report: Path, browser: Browser) -> None:
    page = browser.new_page()
    page.goto((many_report / "displaced.html").as_uri())
    table = page.locator("table.sortable").first
    cells = table.locator("tbody td:first-child a.evidence")
    expect(cells).to_have_count(25)
    heading = table.locator("th", has_text="claim").get_by_role("button")
    heading.click()
    expect(table.locator("th", has_text="claim")).to_have_attribute("aria-sort", "ascending")
    heading.click()
    expect(cells.first).to_have_text("20,299")
    page.get_by_placeholder("Search this table").first.fill("20,299")
    expect(cells).to_have_count(1)
    cells.first.click()
    expect(page.locator("mark:target")).to_have_text("20299")
