"""PDF: the lines of its pages, without what stands at the edge of every page."""

from __future__ import annotations

import io
import logging
import re
import unicodedata
from collections.abc import Mapping, Sequence

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError

from readout.documents.readers import Text, Unreadable, known
from readout.documents.readers.flow import Line, paragraphs
from readout.records import Metadatum

MOST_PAGES = 2_000
"""A PDF of more pages is refused: no press release or report is so long, and a hostile one can be endless."""

_GARBLED = 0.05  # share of signs without a meaning from which on a text is none
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
    pages = [_lines(page) for page in reader.pages]
    empty = sum(not page for page in pages)
    text = "\n".join(paragraphs(pages))
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


def _lines(page: PageObject) -> list[Line]:
    """The lines of a page, ligatures as plain letters."""
    lines: list[Line] = []
    words: list[str] = []
    place = (0.0, 0.0)

    def take(text: str, matrix: Sequence[float], own: Sequence[float], font: object, size: float) -> None:
        nonlocal place
        for part in re.split(r"(\n)", text):
            if part == "\n":
                lines.append(Line(_plain("".join(words)), *place))
                words.clear()
            elif part:
                if not "".join(words).strip():
                    height = own[4] * matrix[1] + own[5] * matrix[3] + matrix[5]
                    place = height, round(size * abs(own[3] * matrix[3]), 1)
                words.append(part)

    page.extract_text(visitor_text=take)
    lines.append(Line(_plain("".join(words)), *place))
    return [line for line in lines if line.text]


def _plain(words: str) -> str:
    letters = (unicodedata.normalize("NFKC", c) if "ﬀ" <= c <= "ﬆ" else c for c in words if c != "\0")
    return " ".join("".join(letters).split())
