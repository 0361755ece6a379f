"""How the main pages look: pictures to be looked at, in build/screenshots, none blank and none too wide."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from matplotlib.image import imread
from playwright.sync_api import Browser, Page

SCREENSHOTS = Path(__file__).parent.parent / "build" / "screenshots"
REPORTS = ("seeds_report", "evaluation_report", "many_report")
PAGES = ("index", "killed-and-injured", "chronology", "documents")  # and the document with most records
WIDTHS = (1280, 390)
SCHEMES = ("light", "dark")
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def kept() -> Path:
    """The folder of the pictures, without those of a run before."""
    shutil.rmtree(SCREENSHOTS, ignore_errors=True)
    SCREENSHOTS.mkdir(parents=True)
    return SCREENSHOTS


def busiest(report: Path) -> str:
    """The page of the document with the most records."""
    pages = sorted((report / "documents").glob("*.html"))
    return f"documents/{max(pages, key=lambda page: page.read_text('utf-8').count('tabindex')).stem}"


def blank(picture: bytes) -> bool:
    """Whether hardly anything but one colour is in it."""
    colours = imread(io.BytesIO(picture))[::3, ::3, :3].reshape(-1, 3)
    most = (abs(colours - colours[len(colours) // 2]) < 0.02).all(axis=1).mean()
    return bool(most > 0.995 or colours.std() < 0.02)


def taken(page: Page, address: str) -> bytes:
    page.goto(address, wait_until="networkidle")
    assert not page.evaluate(WIDER), address
    return page.screenshot(full_page=True, animations="disabled")


@pytest.mark.slow
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("report", REPORTS)
def test_each_main_page_is_pictured_and_neither_blank_nor_too_wide(
    request: pytest.FixtureRequest, kept: Path, browser: Browser, report: str, width: int, scheme: str
) -> None:
    html: Path = request.getfixturevalue(report)
    context = browser.new_context(
        viewport={"width": width, "height": 844},
        color_scheme=scheme,  # type: ignore[arg-type]
        reduced_motion="reduce",  # the theme's contents glide where the window's size changes for the picture
    )
    page = context.new_page()
    name = report.removesuffix("_report")
    for place in (*PAGES, busiest(html)):
        picture = taken(page, (html / f"{place}.html").as_uri())
        assert not blank(picture), place
        shown = "document" if "/" in place else place
        (kept / f"{name}-{shown}-{width}-{scheme}.png").write_bytes(picture)
    context.close()
    assert len(list(kept.glob(f"{name}-*-{width}-{scheme}.png"))) == len(PAGES) + 1


@pytest.mark.slow
def test_a_blank_page_is_seen_to_be_blank(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content("<body style='background: #14181e'>")
    assert blank(page.screenshot())
    page.set_content("<body><h1>Many words that can be read</h1><p>" + "and more of them " * 99)
    assert not blank(page.screenshot())
    page.close()
