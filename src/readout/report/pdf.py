"""The whole report as one PDF: contents with page numbers, links that lead within it, charts as vectors."""

from __future__ import annotations

import posixpath
import re
from base64 import b64encode
from collections.abc import Sequence
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import ParseError

from bs4 import BeautifulSoup, Tag
from markupsafe import Markup

from readout.markup import element
from readout.parameters import Parameters
from readout.report import fonts

if TYPE_CHECKING:
    from readout.report.slices import Cut

NAME = "report.pdf"
REMEDY = "it needs Pango; on Debian: apt-get install libpangoft2-1.0-0 libharfbuzz-subset0"
MOST = 100  # documents whose pages it holds; of more, it holds the chapters alone and says so
_LONGEST = 60  # rows of a table and entries of a list: more are for searching, which paper cannot
_SHEET = files("readout.report") / "pdf.css"
_LEFT_OUT = "script, details, button, form, .headerlink, .records, .legend"
_LEFT = "{} stand in the book."
_LINKED = ("http", "https")
_DRAWN = "data-drawing"
_DRAWING = re.compile(r"<svg\b.*?</svg>", re.DOTALL)


def wanted(parameters: Parameters) -> bool:
    """Whether a PDF is asked for."""
    return parameters.pdf != "none"


def possible() -> bool:
    """Whether a PDF can be made here: the library that sets its text, Pango, comes with the system."""
    try:
        import weasyprint  # noqa: F401
    except OSError:
        return False
    return True


def setter() -> str:
    """The version of Pango."""
    from weasyprint.text.ffi import pango

    major, rest = divmod(pango.pango_version(), 10_000)
    return "{}.{}.{}".format(major, *divmod(rest, 100))


def make(html: Path, pages: Sequence[str], title: str, subtitle: str = "", documents: bool = True) -> None:
    """Write ``report.pdf`` beside the built pages; ``pages`` are their names, in the order of the book.

    ``documents`` says whether the documents' pages are in it, too.
    """
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher

    own_files, drawings = (URLFetcher(allowed_protocols=[allowed]) for allowed in ("file", "data"))
    with fonts.alone() as letters:
        known = FontConfiguration()
        sheet = weasyprint.CSS(
            string=_SHEET.read_text("utf-8"),
            base_url=f"{letters.as_uri()}/",
            font_config=known,
            url_fetcher=own_files,
        )
        whole = weasyprint.HTML(string=compose(html, pages, title, subtitle, documents), url_fetcher=drawings)
        whole.write_pdf(
            html / NAME, stylesheets=[sheet], font_config=known, pdf_identifier=b"readout", pdf_tags=True
        )


def compose(html: Path, pages: Sequence[str], title: str, subtitle: str = "", documents: bool = True) -> str:
    """All pages as one HTML document, each with its ids and links renamed so that they meet there."""
    texts = sum("/" in name for name in pages)
    without = texts > (MOST if documents else 0)
    kept = [name for name in pages if "/" not in name] if without else pages
    articles = [_article(html, name, kept) for name in kept]
    entries = Markup("").join(_entry(a, name) for a, name in zip(articles, kept, strict=True))
    left_out = f"The pages of the {texts:,} documents are in the book alone." if without else ""
    cover = (
        element("h1", title, class_="cover")
        + (element("p", subtitle, class_="subtitle") if subtitle else "")
        + element("p", _edition(html), class_="edition")
        + element("nav", element("ul", entries))
        + element("p", left_out)
    )
    head = element("meta", "", charset="utf-8") + element("title", title)
    body = str(cover) + "".join(str(article) for article in articles)
    return f'<!doctype html><html lang="en"><head>{head}</head><body>{body}</body></html>'


def _edition(html: Path) -> str:
    """Of what date the report is, made by what version, from what: as its first page says it."""
    first = BeautifulSoup((html / "index.html").read_text("utf-8"), "html.parser")
    made = first.select_one(".edition .made")
    return made.get_text() if made else ""


def _entry(article: Tag, name: str) -> Markup:
    heading = article.find("h1")
    words = heading.get_text(" ", strip=True) if heading else name
    link = element("a", words, href=f"#{_place(name)}")
    return element("li", link, class_="document" if "/" in name else "chapter")


def _article(html: Path, name: str, pages: Sequence[str]) -> Tag:
    """What a page says, without what only a screen can do."""
    drawings: list[Cut] = []
    text = _DRAWING.sub(partial(_apart, drawings), (html / f"{name}.html").read_text("utf-8"))
    page = BeautifulSoup(text, "html.parser")
    article = page.select_one("article")
    assert article
    for more in article.select("details.more > summary"):
        (more.find_parent("details") or more).insert_after(_note(page, _LEFT.format(more.get_text())))
    for unwanted in article.select(_LEFT_OUT):
        unwanted.decompose()
    for tag in article.select("[id]:not(svg *)"):
        tag["id"] = _place(name, str(tag["id"]))
    for link in article.select("a[href]"):
        _lead(link, name, pages)
    for place in article.select(f"img[{_DRAWN}]"):
        _draw(place, drawings[int(str(place[_DRAWN]))], page)
    for long in article.select("tbody, ul"):
        _shorten(long, page)
    article["id"] = _place(name)
    return article


def _apart(drawings: list[Cut], found: re.Match[str]) -> str:
    """Take a drawing out of a page, which is then quickly read; one that is no XML stays as it is."""
    from readout.report import slices

    try:
        drawings.append(slices.cut(found.group()))
    except (ParseError, ValueError):
        return found.group()
    return f'<img {_DRAWN}="{len(drawings) - 1}">'


def _draw(place: Tag, drawing: Cut, page: BeautifulSoup) -> None:
    """Put the parts of a drawing in its place, as images that hold their SVG themselves."""
    from readout.report import slices

    *before, last = (_image(page, part, drawing.label) for part in drawing.parts)
    between = [_note(page, slices.LEFT_OUT)] if drawing.left_out else []
    place.replace_with(*before, *between, last)


def _image(page: BeautifulSoup, svg: str, label: str) -> Tag:
    address = f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"
    return page.new_tag("img", attrs={"src": address, "alt": label})


def _lead(link: Tag, name: str, pages: Sequence[str]) -> None:
    """Let a link lead to its place in the PDF or out to the web; files beside the book are not linked."""
    address = urlsplit(str(link["href"]))
    target = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(address.path)))
    page = target.removesuffix(".html") if address.path else name
    if address.scheme in _LINKED:
        return
    if not address.scheme and page in pages:
        link["href"] = f"#{_place(page, unquote(address.fragment))}"
    else:
        del link["href"]


def _shorten(long: Tag, page: BeautifulSoup) -> None:
    """Keep the beginning of a long table or list, and say below it how many are left out."""
    entries = long.find_all(["tr", "li"], recursive=False)
    for entry in entries[_LONGEST:]:
        entry.decompose()
    if len(entries) > _LONGEST:
        said = _note(page, _LEFT.format(f"{len(entries) - _LONGEST:,} more"))
        (long.find_parent("table") or long).insert_after(said)


def _note(page: BeautifulSoup, words: str) -> Tag:
    """Says what the PDF leaves out."""
    said = page.new_tag("p", attrs={"class": "note"})
    said.string = words
    return said


def _place(page: str, anchor: str = "") -> str:
    return f"{page.replace('/', '-')}--{anchor}" if anchor else page.replace("/", "-")
