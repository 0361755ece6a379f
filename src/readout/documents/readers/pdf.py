"""PDF: the lines of its pages, without what stands at the edge of every page."""

from __future__ import annotations

import io
import logging
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from pypdf import PdfReader
from pypdf.errors import DependencyError

from readout.documents.readers import Text, Unreadable, known
from readout.records import Metadatum

MOST_PAGES = 2_000
"""A PDF of more pages is refused: no press release or report is so long, and a hostile one can be endless."""

_EDGE = 2  # lines at the head and foot of a page that may be its running head
_PAGES = 3  # as many pages must have the same before it is certain that it is none of the text
_WITHOUT = 2  # pages that may do without: a title page, a last page
_GARBLED = 0.05  # share of signs without a meaning from which on a text is none
_NUMBER = re.compile(r"\b\d{1,4}\b")
_BROKEN = re.compile("(?<=[^\\W\\d_])(?<=\\w\\w)[-\u2010\xad]$")
_BULLETS = "•▪●■◦–—*"
_LOOSE = 0.85  # share of the usual width that a full line of ragged text has at least
_PROGRAM = re.compile(
    r"(?i)^microsoft \w+ - |\.(?:docx?|rtf|odt|indd|qxd|pdf|html?|txt)$|^untitled|^document\d*$"
)

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of every oddity; what matters is raised


def read(data: bytes) -> Sequence[Text]:
    """The text of all pages. Raises Unreadable for what is locked, endless or a picture of a text."""
    reader = PdfReader(io.BytesIO(data))
    _unlock(reader)
    if len(reader.pages) > MOST_PAGES:
        long = f"has {len(reader.pages):,} pages, more than the {MOST_PAGES:,} that are read"
        raise Unreadable(f"{long}; cut it into several")
    pages = [_lines(page.extract_text()) for page in reader.pages]
    empty = sum(not page for page in pages)
    text = "\n".join(_paragraphs(_whole([line for page in _bodies(pages) for line in page])))
    if not re.search(r"[^\W\d_]", text):
        raise Unreadable("holds pictures, no letters; run text recognition (OCR) on it and save it again")
    if sum(unicodedata.category(c) in ("Co", "Cn") or c == "\ufffd" for c in text) > _GARBLED * len(text):
        raise Unreadable(
            "does not say what its letters are; run text recognition (OCR) on it and save it again"
        )
    remark = f"{empty} of its {len(pages)} pages hold no letters and were not read"
    return [Text(text, "PDF", "", _properties(reader), (remark,) if empty else ())]


def _unlock(reader: PdfReader) -> None:
    """Open what anyone may read: many a PDF is locked against changes alone."""
    try:
        opened = not reader.is_encrypted or bool(reader.decrypt(""))
    except DependencyError:
        opened = False
    if not opened:
        raise Unreadable("is locked with a password; save it without one")


def _properties(reader: PdfReader) -> tuple[Metadatum, ...]:
    """What the file's properties say; a title that is a file's name tells nothing."""
    found: Mapping[str, object] = reader.metadata or {}
    title, author, made = (str(found.get(key) or "") for key in ("/Title", "/Author", "/CreationDate"))
    day = re.match(r"(?:D:)?(\d{4})(\d\d)(\d\d)", made)
    return known(
        "pdf metadata",
        title="" if _PROGRAM.search(title.strip()) else title,
        author=author,
        date="-".join(day.groups()) if day else "",
    )


def _lines(page: str) -> list[str]:
    """The lines of a page, ligatures and no-break signs as plain letters."""
    plain = "".join(unicodedata.normalize("NFKC", c) if "ﬀ" <= c <= "ﬆ" else c for c in page)
    lines = (" ".join(line.replace("\0", "").split()) for line in plain.splitlines())
    return [line for line in lines if line]


def _bodies(pages: Sequence[Sequence[str]]) -> Iterator[Sequence[str]]:
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


def _edges(number: int, page: Sequence[str]) -> Iterator[tuple[int, tuple[bool, str]]]:
    """The lines at the edges of a page: place, and the line as it stands and with a number as the page's."""
    for place in {*range(min(_EDGE, len(page))), *range(max(0, len(page) - _EDGE), len(page))}:
        line, top = page[place], place < _EDGE
        yield place, (top, line)
        for found in _NUMBER.finditer(line):
            yield place, (top, f"{line[: found.start()]}#{int(found[0]) - number}{line[found.end() :]}")


def _whole(lines: Sequence[str]) -> list[str]:
    """The lines, words that are broken at a line's end whole again.

    A plain hyphen stays if the text writes the word with it elsewhere: "cease-fire".
    """
    whole = " ".join(lines)
    found: list[str] = []
    for line in lines:
        if found and line[0].islower() and _BROKEN.search(found[-1]):
            head, _, line = line.partition(" ")
            word = found[-1].split()[-1] + head.rstrip(".,;:)")
            found[-1] = (found[-1] if word in whole else found[-1][:-1]) + head
        if line:
            found.append(line)
    return [line.replace("\xad", "") for line in found]


def _paragraphs(lines: Sequence[str]) -> list[str]:
    """The lines gathered to paragraphs: a line ends one where the next one's first word had room on it.

    A next line in small letters goes on with it all the same; one with a bullet never does.
    """
    width = sorted(map(len, lines))[len(lines) * 4 // 5] if lines else 0
    found = list(lines[:1])
    for last, line in pairwise(lines):
        room = len(last) + 1 + len(line.split()[0]) <= _LOOSE * width
        if line[0] in _BULLETS or (room and not line[0].islower()):
            found.append(line)
        else:
            found[-1] += f" {line}"
    return found
