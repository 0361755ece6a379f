"""The page that leads to the books of one run: what each is about, and how much stands in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib.resources import files
from pathlib import Path

from markupsafe import Markup

from readout import corpus, wording
from readout.markup import element, text
from readout.parameters import Parameters
from readout.report import about, site
from readout.report.compose import heading
from readout.report.editions import Book

_SHEET = files("readout.report") / "shelf.css"
_HEAD = Markup(
    '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    '<title>{}</title>\n<meta name="description" content="{}">\n'
    '<link rel="icon" type="image/svg+xml" href="{}/_static/icon.svg">\n<style>\n{}</style>'
)
_PAGE = Markup('<!doctype html>\n<html lang="en">\n<head>\n{}\n</head>\n<body>\n{}\n</body>\n</html>\n')


def write(books: Sequence[Book], run: Parameters, places: Sequence[Path], target: Path) -> None:
    """Write ``target``, the page for the books that stand in ``places``."""
    entries = Markup("\n").join(_entry(b, p) for b, p in zip(books, places, strict=True))
    words = f"{wording.count(len(books), 'report')}: {', '.join(_title(b.parameters) for b in books)}"
    head = _HEAD.format(_title(run), site.shortened(words), books[0].name, Markup(_SHEET.read_text("utf-8")))
    line = element("p", text(run.subtitle), class_="subtitle") if run.subtitle else Markup("")
    body = element("header", element("h1", _title(run)) + line) + "\n" + element("ul", entries)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(str(_PAGE.format(head, element("main", body))), "utf-8")


def _entry(book: Book, place: Path) -> Markup:
    """A book: its title as a link, its subtitle, of when its documents are, and how much it finds."""
    found = corpus.read(place / "tables" / "records.jsonl")
    counted = (
        wording.count(len(found.documents), "document") + f" {about.dates(found)}" * bool(found.documents),
        wording.count(len(found.figures), "figure") + " about people",
        wording.count(len(found.events), "meeting"),
    )
    link = element("a", _title(book.parameters), href=f"{book.name}/index.html")
    return element("li", element("h2", link) + _lines([book.parameters.subtitle]) + _lines(counted, "counts"))


def _lines(lines: Iterable[str], kind: str = "subtitle") -> Markup:
    return Markup("").join(element("p", text(line), class_=kind) for line in lines if line)


def _title(parameters: Parameters) -> str:
    return heading(parameters.title)
