"""Lines of printed pages put together to paragraphs: running heads dropped, broken words whole again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

_EDGE = 2  # lines at the head and foot of a page that may be its running head
_PAGES = 3  # as many pages must have the same before it is certain that it is none of the text
_WITHOUT = 2  # pages that may do without: a title page, a last page
_NUMBER = re.compile(r"\b\d{1,4}\b")
_BROKEN = re.compile("(?<=[^\\W\\d_])(?<=\\w\\w)[-\u2010\xad]$")
_BULLETS = "•▪●■◦–—*"
_LOOSE = 0.85  # share of the usual width that a full line of ragged text has at least
_SPACED = 1.25  # times the usual distance of lines from which on a paragraph begins
_RESIZED = 0.07  # share by which letters of another size differ: a heading's, a note's


class Line(NamedTuple):
    """A line of a page: its words, its height on the page and the size of its letters, in points."""

    text: str
    height: float = 0.0
    size: float = 0.0


def paragraphs(pages: Sequence[Sequence[Line]]) -> list[str]:
    """The paragraphs of all pages, without what stands at the edge of each."""
    return _gathered(whole([line for page in bodies(pages) for line in page]))


def bodies(pages: Sequence[Sequence[Line]]) -> Iterator[Sequence[Line]]:
    """The pages without running heads and page numbers, where it is certain that they are such.

    Certain is a line that stands outermost on at least three pages and on all but two, the same but for one
    number that goes up with the pages.
    """
    filled = [(number, page) for number, page in enumerate(pages) if page]
    seen = Counter(mark for n, page in filled for mark in {m for _, m in _edges(n, page)})
    running = {mark for mark, times in seen.items() if times >= max(_PAGES, len(filled) - _WITHOUT)}
    for number, page in filled:
        dropped = {place for place, mark in _edges(number, page) if mark in running}
        first = next((n for n in range(len(page)) if n not in dropped), len(page))
        last = next((n for n in reversed(range(len(page))) if n not in dropped), 0)
        yield page[first : last + 1]


def _edges(number: int, page: Sequence[Line]) -> Iterator[tuple[int, tuple[bool, str]]]:
    """The lines at the edges of a page: place, and the line as it stands and with a number as the page's."""
    for place in {*range(min(_EDGE, len(page))), *range(max(0, len(page) - _EDGE), len(page))}:
        line, top = page[place].text, place < _EDGE
        yield place, (top, line)
        for found in _NUMBER.finditer(line):
            yield place, (top, f"{line[: found.start()]}#{int(found[0]) - number}{line[found.end() :]}")


def whole(lines: Sequence[Line]) -> list[Line]:
    """The lines, words that are broken at a line's end whole again.

    A plain hyphen stays if the text writes the word with it elsewhere: "cease-fire".
    """
    every = " ".join(line.text for line in lines)
    found: list[Line] = []
    for line in lines:
        rest = line.text
        if found and rest[0].islower() and _BROKEN.search(found[-1].text):
            last = found[-1].text
            head, _, rest = rest.partition(" ")
            word = last.split()[-1] + head.rstrip(".,;:)")
            found[-1] = found[-1]._replace(text=(last if word in every else last[:-1]) + head)
        if rest:
            found.append(line._replace(text=rest))
    return [line._replace(text=line.text.replace("\xad", "")) for line in found]


def _gathered(lines: Sequence[Line]) -> list[str]:
    """The lines gathered to paragraphs."""
    width = sorted(len(line.text) for line in lines)[len(lines) * 4 // 5] if lines else 0
    distance = _usual(lines)
    found = [line.text for line in lines[:1]]
    for last, line in pairwise(lines):
        if _begins(last, line, width, distance):
            found.append(line.text)
        else:
            found[-1] += f" {line.text}"
    return found


def _begins(last: Line, line: Line, width: int, distance: float) -> bool:
    """Whether a paragraph begins: with a bullet, in other letters, after a gap, after a line with room left.

    What goes on in small letters of the same size begins none.
    """
    if line.text[0] in _BULLETS or abs(line.size - last.size) > _RESIZED * last.size:
        return True
    room = len(last.text) + 1 + len(line.text.split()[0]) <= _LOOSE * width
    gap = distance and last.height - line.height > _SPACED * distance
    return bool(room or gap) and not line.text[0].islower()


def _usual(lines: Sequence[Line]) -> float:
    """How far apart two lines of a paragraph usually are; 0 if nothing tells."""
    steps = Counter(round(last.height - line.height, 1) for last, line in pairwise(lines))
    down = [(times, -step) for step, times in steps.items() if step > 0]
    return -max(down)[1] if down else 0.0
