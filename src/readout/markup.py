"""HTML for the notebooks' outputs: everything that comes from a document is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from readout import addresses

_SHOWN = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n\r"} | {0x7F: 0x2421}


class Html:
    """Markup that a notebook shows as HTML; elsewhere its words alone."""

    def __init__(self, markup: Markup) -> None:
        self.markup = markup

    def _repr_html_(self) -> str:
        return str(self.markup)

    def __repr__(self) -> str:
        return str(self.markup.striptags())


def shown(words: str) -> str:
    """Words with pictures for the control characters, which no page can hold."""
    return words.translate(_SHOWN)


def text(words: str) -> Markup:
    """A document's words, escaped; control characters are shown by their pictures."""
    return escape(shown(words))


def element(tag: str, content: str | Markup, **attributes: str) -> Markup:
    """An element; ``class_`` gives the class, an empty attribute is left out."""
    given = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items() if value}
    inside = Markup("").join(Markup(' {}="{}"').format(name, text(value)) for name, value in given.items())
    return Markup("<{0}{1}>{2}</{0}>").format(
        Markup(tag), inside, text(content) if type(content) is str else content
    )


def evidence(words: str | Markup, record: str, base: str = "documents/", id_: str = "") -> Markup:
    """Words that lead to the record's marked place in its document."""
    return element("a", words, class_="evidence", href=addresses.address(record, base), id_=id_)


def counted(words: str, href: str = "") -> Markup:
    """How many there are, as a link to where they are listed; without one, they stand right there."""
    return element("a" if href else "span", words, class_="count", href=href)


def joined(parts: Iterable[Markup], last: str = " and ") -> Markup:
    """ "a", "a and b", "a, b and c"."""
    items = list(parts)
    if len(items) < 2:
        return Markup("").join(items)
    return Markup(", ").join(items[:-1]) + last + items[-1]


def items(entries: Iterable[Markup], class_: str = "") -> Markup:
    """A list."""
    return element("ul", Markup("").join(element("li", e) for e in entries), class_=class_)


@dataclass(frozen=True)
class Cell:
    """A cell of a sortable table: what it shows, and what it is sorted by."""

    content: str | Markup
    order: str


def table(
    headings: Sequence[str],
    rows: Iterable[Sequence[str | Markup | Cell]],
    stacked: bool = False,
    sortable: bool = False,
) -> Markup:
    """A table that scrolls inside its own box where it is wider than the page.

    A ``stacked`` one puts the cells of a row below each other there instead, each with its heading. The
    book's script lets readers sort and search a ``sortable`` one.
    """
    head = Markup("").join(element("th", h, scope="col") for h in headings)
    body = Markup("").join(element("tr", _cells(headings, row, stacked)) for row in rows)
    inside = element("thead", element("tr", head)) + element("tbody", body)
    kinds = {"stacked": stacked, "sortable": sortable}
    whole = element("table", inside, class_=" ".join(kind for kind, given in kinds.items() if given))
    return element("div", whole, class_="scroll", tabindex="0")


def _cells(headings: Sequence[str], row: Sequence[str | Markup | Cell], named: bool) -> Markup:
    return Markup("").join(_cell(h if named else "", c) for h, c in zip(headings, row, strict=True))


def _cell(heading: str, cell: str | Markup | Cell) -> Markup:
    if isinstance(cell, Cell):
        return element("td", cell.content, data_heading=heading, data_order=cell.order)
    return element("td", cell, data_heading=heading)
