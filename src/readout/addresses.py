"""Where things stand in the book: one place for every link to a document, a record or an event."""

from __future__ import annotations

from urllib.parse import quote


def record_id(document: str, kind: str, start: int, outcome: str = "") -> str:
    """The stable id of a record: ``kind`` is "f" for figures, "m" for meetings."""
    return f"{document}#{kind}{start}" + (f"-{outcome}" if outcome else "")


def page(document: str) -> str:
    """File name, without suffix, of a document's page: safe in any file system and address."""
    return quote(document, safe="").replace("%", "_")


def address(record: str, base: str = "documents/") -> str:
    """The link to a record's marked place, from a page that sees the documents' folder at ``base``."""
    document, _, anchor = record.rpartition("#")
    return f"{base}{page(document)}.html#{anchor}"


def document_address(document: str, base: str = "documents/") -> str:
    """The link to a document's page, from a page that sees the documents' folder at ``base``."""
    return f"{base}{page(document)}.html"
