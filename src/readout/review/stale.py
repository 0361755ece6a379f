"""Entries whose text has changed: looked at again before anything else, and moved or taken out."""

from __future__ import annotations

from collections.abc import Sequence

import click

from readout import wording
from readout.corrections.entries import Placed
from readout.corrections.fitting import fitted, places
from readout.corrections.recording import Book
from readout.errors import InputError
from readout.records import Document
from readout.review import asking

_AROUND = 100
_KEYS = {"o": "out", "q": "quit"}
_MOST = 9


def mended(book: Book, documents: Sequence[Document], by: str, on: str) -> bool:
    """Ask what becomes of each entry that no longer fits its text; False where somebody stops before the end.

    What is moved was looked at again: it has the name and the day of who did so.
    """
    while stale := _first(book, documents):
        placed, why = stale
        click.echo(f"\nThis entry no longer fits:\n{why}")
        document = next((d for d in documents if placed.entry.document in (d.file, d.id)), None)
        found = list(places(document.text, placed.entry.words))[:_MOST] if document else []
        keys = {str(n): f"move it to {start}" for n, start in enumerate(found, 1)} | _KEYS
        for number, start in enumerate(found, 1):
            click.echo(f"  {number}: at {start} {_around(document, placed, start) if document else ''}")
        click.echo(f"  {placed.entry.decision}: {placed.entry.reason or 'no reason was needed'}")
        key = asking.key("move it to a number, take it [o]ut, or [q]uit", keys)
        if key == "q":
            return False
        if key == "o" or document is None:
            book.take_out(placed)
        else:
            _move(book, placed, document, found[int(key) - 1], by, on)
    return True


def _first(book: Book, documents: Sequence[Document]) -> tuple[Placed, str] | None:
    """The first entry that does not fit, and what is said of it."""
    for placed in book.entries:
        try:
            fitted(documents, [placed])
        except InputError as wrong:
            return placed, str(wrong)
    return None


def _around(document: Document, placed: Placed, start: int) -> str:
    end = start + len(placed.entry.words)
    before, behind = document.text[max(0, start - _AROUND) : start], document.text[end : end + _AROUND]
    return wording.plain(f"…{before}>>{placed.entry.words}<<{behind}…", 500)


def _move(book: Book, placed: Placed, document: Document, start: int, by: str, on: str) -> None:
    """Write the entry at its new place; the total that it is a part of has moved as far."""
    entry, values = placed.entry, placed.entry.checked.given()
    if values.get("part_of") is not None:
        values["part_of"] += start - (entry.start or 0)
    update = {"start": start, "sha256": document.sha256, "by": by, "on": on}
    update["values"] = type(entry.checked)(**values)
    book.put(entry.model_copy(update=update), placed)
