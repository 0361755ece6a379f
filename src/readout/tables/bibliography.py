"""The documents as a BibTeX file, for those who cite them."""

from __future__ import annotations

import codecs
import re
import string
from collections.abc import Iterable
from urllib.parse import quote

import latexcodec  # noqa: F401  (its codec "ulatex" escapes what TeX would read as a command)
from pybtex.database import BibliographyData, Entry

from readout.records import Document
from readout.wording import plain

_BRACES = {"{": r"{\textbraceleft}", "}": r"{\textbraceright}"}
_IN_URLS = re.sub(r"[{}\\]", "", string.punctuation)


def bibliography(documents: Iterable[Document]) -> str:
    """An entry a document, in their order; what is not known of one is left out."""
    entries = {_key(number, d): Entry("misc", _fields(d)) for number, d in enumerate(documents, start=1)}
    return str(BibliographyData(entries).to_string("bibtex"))


def _key(number: int, document: Document) -> str:
    """A key that any BibTeX accepts: letters and digits of the file's name, and the document's number."""
    return f"{re.sub('[^A-Za-z0-9]+', '-', document.id).strip('-')[:60]}-{number}".lstrip("-")


def _fields(document: Document) -> list[tuple[str, str]]:
    parts = document.date.split("-") if document.date else []
    known = [
        ("title", f"{{{_tex(document.title or document.id)}}}"),
        ("author", f"{{{_tex(document.author)}}}" if document.author else ""),
        ("howpublished", _tex(document.publisher)),
        ("year", parts[0] if parts else ""),
        ("month", str(int(parts[1])) if len(parts) > 1 else ""),
        ("date", document.date),
        ("url", quote(document.url, safe=_IN_URLS)),
        ("note", f"SHA-256 {document.sha256}"),
    ]
    return [(name, value) for name, value in known if value]


def _tex(words: str) -> str:
    """The words as TeX shows them. BibTeX counts braces, escaped or not, so they are named."""
    parts = re.split("([{}])", plain(words, 300))
    return "".join(_BRACES.get(part) or str(codecs.encode(part, "ulatex", "keep")) for part in parts)
