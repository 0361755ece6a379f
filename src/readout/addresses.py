"""Where things stand in the book: one place for every link to a document, a record or a chapter."""

from __future__ import annotations

import hashlib
import re

from readout import families
from readout.records import Figure, Meeting

TEXTS = "texts"
"""The folder of the documents' texts, beside the tables."""

# Names that a file system, an address and Sphinx all take as they are; Windows keeps some for devices, and
# takes capitals for small letters.
_SAFE = re.compile(r"(?!(?:con|prn|aux|nul|com\d|lpt\d)$)[a-z0-9](?:[a-z0-9_-]{0,98}[a-z0-9])?")


def record_id(document: str, kind: str, start: int, outcome: str = "") -> str:
    """The stable id of a record: ``kind`` is "f" for figures, "m" for meetings."""
    return f"{document}#{kind}{start}" + (f"-{outcome}" if outcome else "")


def page(document: str) -> str:
    """File name, without suffix, of a document's page: safe in any file system and address.

    An id that is not safe as it stands is shortened to its safe characters, with a hash that keeps it apart.
    """
    if _SAFE.fullmatch(document):
        return document
    digest = hashlib.sha256(document.encode("utf-8", "surrogateescape")).hexdigest()[:10]
    words = re.sub(r"[^a-z0-9]+", "-", document.lower())[:60].strip("-")
    return f"{words}-{digest}" if words else f"document-{digest}"


def anchor(record: str) -> str:
    """The part of a record's id that names its place on the document's page."""
    return record.rpartition("#")[2]


def address(record: str, base: str = "documents/") -> str:
    """The link to a record's marked place, from a page that sees the documents' folder at ``base``."""
    return f"{base}{page(record.rpartition('#')[0])}.html#{anchor(record)}"


def document_address(document: str, base: str = "documents/") -> str:
    """The link to a document's page, from a page that sees the documents' folder at ``base``."""
    return f"{base}{page(document)}.html"


def text_file(document: str) -> str:
    """The file of a document's text, below the folder of the tables."""
    return f"{TEXTS}/{page(document)}.txt"


def place(record: str) -> str:
    """The anchor of a record on the chapter's page that tells of it."""
    return f"{page(record.rpartition('#')[0])}--{anchor(record)}"


def chapter(record: Figure | Meeting, base: str = "../") -> str:
    """The link from a document's page back to the place in the chapter that tells of the record.

    Of a copy's record the chapter tells where it tells of the original's.
    """
    name = families.of(record.outcome).key if isinstance(record, Figure) else "chronology"
    return f"{base}{name}.html#{place(record.copy_of or record.id)}"
