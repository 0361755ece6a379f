"""How sure it is what is known of a document, by where it was found.

The owner of the folder, who looked, goes before all. Then who made a table for just this text; then the
text's own words, which every reader can check: a stamp gives the day of printing, a dateline the day of
writing. What a publisher's system wrote for machines comes behind: a site that moved may give all its pages
the day of the move, a mail that was sent on has the day of sending. Words of the text that only look like a
headline or a byline are behind that. Last is what a writing program put into its file: it tells when and
from what template a file was made, be it years after the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, get_args

from readout.records import Basis, Document, Metadatum

Sureness = Literal["sure", "likely", "weak"]

BASES: Mapping[Basis, tuple[Sureness, str]] = {
    "source": ("sure", "sources.yml"),
    "table column": ("sure", "a column of its table"),
    "stamp": ("sure", "a stamp in the text"),
    "dateline": ("sure", "the dateline"),
    "front matter": ("sure", "the file's front matter"),
    "e-mail header": ("likely", "the e-mail's header"),
    "html metadata": ("likely", "what the web page tells machines"),
    "text": ("likely", "a line of the text that looks like it"),
    "dateline and file name": ("likely", "the dateline, its year from the file's name"),
    "word metadata": ("weak", "the Word file's properties"),
    "pdf metadata": ("weak", "the PDF's properties"),
    "none": ("weak", ""),
}
"""Each basis, surest first: how sure, and its name for readers."""

_RANKS = {basis: rank for rank, basis in enumerate(BASES)}
assert set(_RANKS) == set(get_args(Basis))


def ordered(metadata: Iterable[Metadatum]) -> tuple[Metadatum, ...]:
    """What was found, the surest first; what one basis says twice stands in the order of the file."""
    return tuple(sorted(dict.fromkeys(metadata), key=lambda m: _RANKS[m.basis]))


def surest(metadata: Iterable[Metadatum], name: str) -> Metadatum | None:
    """The surest of what was found of a name; None if nothing was."""
    return min((m for m in metadata if m.name == name), key=lambda m: _RANKS[m.basis], default=None)


def value(metadata: Iterable[Metadatum], name: str) -> str:
    """What the surest says of a name; "" if nothing does."""
    found = surest(metadata, name)
    return found.value if found else ""


def sureness(basis: Basis) -> Sureness:
    """How sure it is what was found there."""
    return BASES[basis][0]


def published(document: Document) -> str:
    """A document's date of publication; "" where all that is known is when its file was made."""
    made = document.date_basis != "none" and sureness(document.date_basis) == "weak"
    return "" if made else document.date
