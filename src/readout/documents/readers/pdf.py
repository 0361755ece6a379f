"""PDF: the lines of its pages, without what stands at the edge of every page."""

from __future__ import annotations

import io
import logging
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from pypdf import PdfReader
from pypdf.errors import DependencyError

from readout.documents.readers import Text, Unreadable, known
from readout.records import Metadatum

MOST_PAGES = 2_000
"""A PDF of more pages is refused: no press release or report is so long, and a hostile one can be endless."""

_EDGE = 2  # lines at the head and foot of a page that may be its running head
_PAGES = 3  # as many pages must have the same before it is certain that it is none of the text
_GARBLED = 0.05  # share of signs without a meaning from which on a text is none
_NUMBER = re.compile(r"\d+")
_BROKEN = re.compile("(?<=[^\\W\\d_])(?<=\\w\\w)[-\u2010\xad]$")
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
    text = "\n".join(_joined([line for page in _bodies(pages) for line in page]))
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

    Certain is a line that stands at one edge of at least three pages and of more than half of all, the same
    but for a number that goes up with the pages.
    """
    seen = Counter(mark for n, page in enumerate(pages) for mark in {m for _, m in _edges(n, page)})
    filled = sum(bool(page) for page in pages)
    running = {mark for mark, times in seen.items() if times >= _PAGES and times * 2 > filled}
    for n, page in enumerate(pages):
        dropped = {place for place, mark in _edges(n, page) if mark in running}
        yield [line for place, line in enumerate(page) if place not in dropped]


def _edges(number: int, page: Sequence[str]) -> Iterator[tuple[int, tuple[bool, str]]]:
    """The lines at the edges of a page: place, and what they are but for a number that goes with the page."""
    for place in {*range(min(_EDGE, len(page))), *range(max(0, len(page) - _EDGE), len(page))}:
        top = place < _EDGE
        counted = _NUMBER.sub(
            lambda found: f"#{int(found[0]) - number}" if len(found[0]) < 5 else "#", page[place]
        )
        yield place, (top, counted)
        yield place, (top, page[place])


def _joined(lines: Sequence[str]) -> list[str]:
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
