"""How each kind of file is read: its text, and what it says of itself. A module a format, loaded on need."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import import_module

from readout.records import Basis, Metadatum
from readout.remedies import iso

MODULES: Mapping[str, str] = {
    ".txt": "plain",
    ".md": "markdown",
    ".html": "webpage",
    ".htm": "webpage",
    ".pdf": "pdf",
    ".docx": "word",
    ".eml": "mail",
    ".csv": "rows",
    ".jsonl": "lines",
}
"""The module that reads a file, by its suffix in lower case."""

MOST_BYTES = 50_000_000
"""A larger file is refused: fifty million letters are a hundred long books, more than memory may hold."""

MOST_LETTERS = 2_000_000
"""A longer text is refused: a thousand pages are shorter, and what one reader takes in is cut up anyway."""

_ISO = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?=$|\D)|\d{4}-\d\d$|\d{4}$")
_LONGEST = 1_000


@dataclass(frozen=True)
class Text:
    """One text of a file. Offsets refer to ``text``; ``key`` tells it from the others of its file."""

    text: str
    format: str
    encoding: str = ""
    metadata: tuple[Metadatum, ...] = ()
    remarks: tuple[str, ...] = ()
    key: str = ""
    unread: str = ""


class Unreadable(Exception):
    """A file that holds no text that could be read. ``str(error)`` says why and what to do, on one line."""


def refused(size: int) -> str:
    """Why a file of so many bytes is not read; "" if it is."""
    if size <= MOST_BYTES:
        return ""
    most = f"{MOST_BYTES / 1e6:,.0f} MB that are read of a file"
    return f"has {size / 1e6:,.0f} MB, more than the {most}; cut it into several"


def read(data: bytes, suffix: str) -> Sequence[Text]:
    """The texts of a file with that suffix. Raises Unreadable, whatever is wrong with the file."""
    reader: Callable[[bytes], Sequence[Text]] = import_module(f"{__name__}.{MODULES[suffix]}").read
    try:
        return [_bounded(text) for text in reader(data)]
    except Unreadable:
        raise
    except Exception as error:  # a stranger's file can make a library fail in any way; the others are read
        kind = type(error).__name__
        raise Unreadable(f"is damaged ({kind}); open it in its program and save it again") from error


def _bounded(text: Text) -> Text:
    """The text; one that is too long says so in its place."""
    if len(text.text) <= MOST_LETTERS:
        return text
    row = f"row {text.key} " if text.key else ""
    most = f"{MOST_LETTERS:,} that are read of a text"
    return replace(
        text,
        text="",
        unread=f"{row}has {len(text.text):,} letters, more than the {most}; cut it into several",
    )


def known(basis: Basis, **values: object) -> tuple[Metadatum, ...]:
    """What a file says of itself under each name, on one line; what is empty or no date is left out."""
    found = {name: line(value) for name, value in values.items() if isinstance(value, str)}
    found["date"] = day(found.get("date", ""))
    return tuple(Metadatum(name=n, value=v, basis=basis) for n, v in found.items() if v)


def line(value: str) -> str:
    """A value as one line of letters that can be shown."""
    shown = "".join(" " if unicodedata.category(c)[0] in "ZC" else c for c in value[:_LONGEST])
    return " ".join(shown.split())


def day(value: str) -> str:
    """An ISO date for what a machine or a person wrote as one; "" for none and what reads in two ways.

    The day is the one that is written: no time zone moves it.
    """
    match = _ISO.match(value)
    if match:
        return _existing("-".join(match.groups()) if match[1] else match[0])
    if not re.search(r"[^\W\d_]{3}", value):
        return ""
    from readout.dates import find_times  # its grammar takes its time to load
    from readout.text.tokens import sentences

    found = {t.value for t in find_times(sentences(value), value, "") if t.kind in ("date", "time")}
    first = found.pop()[:10] if len(found) == 1 else ""
    return _existing(first) if re.fullmatch(r"\d{4}(-\d\d){0,2}", first) else ""


def _existing(value: str) -> str:
    try:
        return iso(value)
    except ValueError:
        return ""
