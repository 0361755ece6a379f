"""What a built page says, as data for the PDF: headings, paragraphs, tables, in which nothing is markup."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from readout.report import columns, fonts, slices, wrapping
from readout.report.lines import (
    DEEPEST,
    Element,
    Inline,
    Lines,
    Node,
    classes,
    pieces,
    stands_alone,
    text_of,
    told,
)
from readout.report.slices import Cut

DRAWN = "data-drawing"
LEFT = "{} stand in the book."
MOST = 60  # rows of a table and entries of a list: more are for searching, which paper cannot
_TALLEST = 40.0  # lines in a row that stays on one page
_GROUPS = {"card", "cards", "figcaption", "figure", "words"}  # blocks that are drawn together


class Reader(Lines):
    """Takes a page apart; ``drawings`` are those that stand on it, and ``Lines`` tells of the others."""

    def __init__(
        self, place: Callable[[str], str], target: Callable[[str], str], drawings: Sequence[Cut]
    ) -> None:
        super().__init__(place, target)
        self.drawings = drawings

    def blocks(self, holder: Element, depth: int = 0) -> list[Node]:
        """What stands in an element."""
        made: list[Node] = []
        line: list[Inline] = []
        self.spaced = True
        for piece in pieces(holder):
            if isinstance(piece, str):
                line += self.words(piece)
            elif stands_alone(piece):
                made += [*_paragraph(line), *self._block(piece, depth + 1)]
                line, self.spaced = [], True
            else:
                line += self.part(piece, depth + 1)
        return [*made, *_paragraph(line)]

    def _block(self, element: Element, depth: int) -> list[Node]:
        """A block with its place before it."""
        if depth > DEEPEST:
            return _paragraph(self.words(text_of(element)))
        make = _MADE.get(element.tag, Reader.of_its_own)
        return [*self.placed(element), *make(self, element, depth)]

    def of_its_own(self, element: Element, depth: int) -> list[Node]:
        """A paragraph, or what holds others."""
        names = [element.tag, *classes(element)]
        before, self.written = self.written, self.written or "words" in names
        made = self.blocks(element, depth)
        self.written = before
        group = next((name for name in names if name in _GROUPS), "")
        if group and made:
            return [{"is": "group", "style": group, "of": made}]
        return _styled(made, *names[1:])

    def heading(self, element: Element, depth: int) -> list[Node]:
        """A heading, unless it says nothing."""
        self.spaced = True
        style = "source" if "source" in classes(element) else "title" if element.tag == "h1" else ""
        made = self.inner(element, depth)
        level = int(element.tag[1])
        return [{"is": "heading", "level": level, "style": style, "of": made}] if _says(made) else []

    def list_of(self, element: Element, depth: int) -> list[Node]:
        """The first entries of a list, and how many more there are."""
        entries = list(element.iterchildren("li"))
        made = [[*self.placed(entry), *self.blocks(entry, depth)] for entry in entries[:MOST]]
        bare = any(True for _ in element.iterancestors("dl"))
        style = "bare" if bare else "numbered" if element.tag == "ol" else ""
        return [{"is": "list", "style": style, "of": made}, *_left(len(entries))] if made else []

    def pairs(self, element: Element, depth: int) -> list[Node]:
        """Names, and what is said of each."""
        style = "promises" if "promises" in classes(element) else ""
        made: list[list[list[Node]]] = []
        for part in element.iterchildren("dt", "dd"):
            if part.tag == "dt" or not made:
                made.append([[], []])
            made[-1][part.tag == "dd"] += [*self.placed(part), *self.blocks(part, depth)]
        return [{"is": "pairs", "style": style, "of": made}]

    def code(self, element: Element, depth: int) -> list[Node]:
        """Lines of code, as they are written."""
        words = self.drawable(text_of(element).rstrip("\n").expandtabs(4))
        return [{"is": "code", "of": wrapping.pieces(words)}] if words else []

    def more(self, element: Element, depth: int) -> list[Node]:
        """Of what opens on demand, how much it is."""
        summary = element.find("summary") if "more" in classes(element) else None
        return [] if summary is None else [note(LEFT.format(" ".join(text_of(summary).split())))]

    def picture(self, element: Element, depth: int) -> list[Node]:
        """The parts of a drawing; of another picture, its words."""
        if not (number := element.get(DRAWN)):
            return _paragraph(self.words(element.get("alt", "")))
        drawing = self.drawings[int(number)]
        alt = fonts.bounded(drawing.label)
        *before, last = ({"is": "picture", "svg": fonts.bounded(svg), "alt": alt} for svg in drawing.parts)
        return [*before, *([note(slices.LEFT_OUT)] if drawing.left_out else []), last]

    def table(self, element: Element, depth: int) -> list[Node]:
        """The first rows of a table, and how many more there are."""
        rows = element.xpath("./tbody/tr | ./tr | ./tfoot/tr")
        head = [self._row(row, depth) for row in element.xpath("./thead/tr")]
        body = [self._row(row, depth) for row in rows[:MOST]]
        before = [block for title in element.iterchildren("caption") for block in self.blocks(title, depth)]
        before += self.placed(*element.iterchildren("thead", "tbody"))
        return [*before, *_table(head, body), *_left(len(rows))]

    def _row(self, row: Element, depth: int) -> list[list[Node]]:
        cells = [
            _styled([*self.placed(cell), *self.blocks(cell, depth)], *(["th"] if cell.tag == "th" else []))
            for cell in row.iterchildren("td", "th")
        ]
        return [[*self.placed(row), *cells[0]], *cells[1:]] if cells else []


_MADE: dict[str, Callable[[Reader, Element, int], list[Node]]] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Reader.heading),
    **dict.fromkeys(("ul", "ol"), Reader.list_of),
    **{"dl": Reader.pairs, "pre": Reader.code, "details": Reader.more},
    **{"img": Reader.picture, "table": Reader.table},
}


def note(words: str) -> Node:
    """Says what the PDF leaves out."""
    return {"is": "text", "style": "note", "of": [words]}


def _says(line: Sequence[Inline]) -> bool:
    return bool("".join(told(line)).strip())


def _paragraph(line: list[Inline]) -> list[Node]:
    seen = any(not isinstance(piece, str) or piece.strip() for piece in line)
    return [{"is": "text", "style": "", "of": line}] if seen else []


def _styled(blocks: list[Node], *names: str) -> list[Node]:
    """Give the style of what holds them to paragraphs that have none of their own."""
    for block in blocks:
        if block["is"] == "text" and names and not block["style"]:
            block["style"] = names[0]
    return blocks


def _table(head: list[list[list[Node]]], body: list[list[list[Node]]]) -> list[Node]:
    many = max(map(len, [*head, *body]), default=0)
    for row in (*head, *body):
        row += [[] for _ in range(many - len(row))]
    lines = [[line for cell in column for line in told(cell)] for column in zip(*head, *body, strict=True)]
    widths, size = columns.fitting(lines)
    rows = [{"is": "row", "whole": _fits(row, widths), "of": row} for row in body]
    return [{"is": "table", "widths": widths, "size": size, "head": head, "rows": rows}] if many else []


def _fits(row: Sequence[list[Node]], widths: Sequence[float]) -> bool:
    """Whether a row takes at most half a page or so, and need not be broken."""
    cells = zip(map(told, row), widths, strict=True)
    return all(sum(1 + len(line) / width for line in cell) < _TALLEST for cell, width in cells)


def _left(many: int) -> list[Node]:
    return [note(LEFT.format(f"{many - MOST:,} more"))] if many > MOST else []
