"""A report on three hundred generated documents: whole, linked through and through, and quick to use."""

from __future__ import annotations

import io
import re
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, expect

from readout import report
from readout.parameters import Parameters
from test_browser import broken_links

pytestmark = pytest.mark.slow

DOCUMENTS = 300
TOWNS = ("Oslo", "Lima", "Geneva", "Nairobi", "Jakarta")
AMOUNT = re.compile(r"(?:at least )?[\d,]+")
LEADERS = ("Ana Lopez", "Tomas Berg", "Eva Dahl", "Luis Vega", "Juan Rey", "Mia Holm")


def text(number: int) -> str:
    """A news text of its own day, with figures that no other has and a meeting."""
    day = date(2031, 1, 1) + timedelta(days=number)
    told, town = f"{day:%B} {day.day}, {day.year}", TOWNS[number % len(TOWNS)]
    one, other = LEADERS[number % 6], LEADERS[(number + 1 + number // 6 % 4) % 6]
    return (
        f"Day {number} of the talks\n\n{town.upper()}, {told} — At least {1000 + number} people were killed, "
        f"among them {number + 2} children, and {5000 + number} were injured, the health ministry said.\n\n"
        f"President {one} met Prime Minister {other} in {town} on {told}. "
        f"Another {20000 + number} people have been displaced.\n"
    )


@pytest.fixture(scope="module")
def html(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("many")
    (place / "seeds").mkdir()
    for number in range(DOCUMENTS):
        (place / "seeds" / f"day-{number:03}.txt").write_text(text(number), "utf-8")
    report.build(Parameters(seeds=place / "seeds"), place / "build", io.StringIO())
    return place / "build" / "html"


def test_every_document_has_its_page_and_every_link_resolves(html: Path) -> None:
    pages = sorted(html.rglob("*.html"))
    assert sum(page.parent.name == "documents" for page in pages) == DOCUMENTS
    assert broken_links(pages) == []


def test_every_number_of_the_first_page_leads_to_a_mark_that_is_it(html: Path) -> None:
    first = BeautifulSoup((html / "index.html").read_text("utf-8"), "html.parser")
    links = first.select("article .card .number a, article li a.evidence")
    numbers = [a for a in links if AMOUNT.fullmatch(a.get_text(" ", strip=True))]
    followed = 0
    for link in numbers:
        address = urlsplit(str(link["href"]))
        page = BeautifulSoup((html / address.path).read_text("utf-8"), "html.parser")
        mark = page.find(id=address.fragment)
        assert mark
        if "figure" in (mark.get("class") or []):
            assert mark.get_text() == link.get_text(" ", strip=True).split()[-1].replace(",", "")
            followed += 1
    assert followed > 9


def test_the_claims_sort_search_and_page(html: Path, browser: Browser) -> None:
    page = browser.new_page()
    page.goto((html / "displaced.html").as_uri())
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
