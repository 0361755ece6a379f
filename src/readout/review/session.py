"""A walk through the records, one after the other; each decision is written before the next is asked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
from pydantic import ValidationError

from readout import wording
from readout.corrections.entries import Decision, Entry, FigureEntry, MeetingEntry
from readout.corrections.making import made
from readout.corrections.places import Places
from readout.corrections.recording import Book, values_of
from readout.records import Document, Figure, Meeting
from readout.remedies import fault
from readout.review import adding, asking, showing
from readout.review.queue import Item

KEYS = {
    "c": "confirm", "r": "reject", "a": "amend", "n": "new record",
    "s": "skip", "b": "back", "t": "text around it", "q": "quit",
}  # fmt: skip

_DONE = {"confirm": "confirmed", "reject": "rejected", "amend": "amended"}


class Session:
    """Somebody's walk through a queue of items; ``every`` are all of them, checked ones too."""

    def __init__(self, book: Book, queue: Sequence[Item], every: Sequence[Item], by: str, on: str) -> None:
        self.book, self.queue, self.every = book, list(queue), list(every)
        self.by, self.on = by, on

    def run(self) -> None:
        """Go through the queue until its end, or until somebody quits or the input ends."""
        at = 0
        try:
            while at < len(self.queue):
                at = self._step(at)
        except click.Abort:
            click.echo("")
        click.echo(f"{self.progress()}; the decisions are in {self.book.path}")

    def progress(self) -> str:
        """ "12 of 140 checked"."""
        return f"{sum(bool(item.placed) for item in self.every):,} of {len(self.every):,} checked"

    def _step(self, at: int) -> int:
        """Show a record, do what is asked with it; the number of the next."""
        item = self.queue[at]
        click.echo("")
        click.echo(f"--- {self.progress()} · {at + 1:,} of {len(self.queue):,} in this walk ---")
        click.echo("\n".join(showing.record(item.record, item.document, item.doubts)))
        if item.placed:
            entry = item.placed.entry
            click.echo(f"  {'decided':<13}{entry.decision} by {entry.by}, {entry.on} {entry.reason}".rstrip())
        question = " ".join(f"[{key}]{word[1:]}" for key, word in KEYS.items())
        while (key := asking.key(question, KEYS)) in ("t", "n"):
            if key == "t":
                click.echo(showing.around(item.record, item.document.text, much=True))
            else:
                self._add(item.document)
        if key == "q":
            return len(self.queue)
        if key == "b":
            return max(0, at - 1)
        return at + (key == "s" or self._decide(item, key))

    def _decide(self, item: Item, key: str) -> bool:
        """Confirm, reject or amend; False where it was not done after all."""
        known = values_of(item.record).given()
        if key == "c":
            return self._write(item, "confirm", known)
        if key == "r":
            return self._write(item, "reject", {}, asking.reason("why is it rejected"))
        asked, values = asking.Values(type(item.record), item.document), known
        while True:
            values = {**values, **asked.some(values)}
            if values == known:
                click.echo("nothing was changed")
                return False
            if self._left(item, "amend", values, "amended"):
                return self._write(item, "amend", values, asking.reason("why is it amended"))

    def _add(self, document: Document) -> None:
        """A record that is not found, as it is asked for."""
        where = adding.place(document)
        if where is None:
            return
        start, words = where
        kind: Any
        kind, values = adding.values(document, words)
        shape = FigureEntry if kind is Figure else MeetingEntry
        given = self._given(document, "add", values, asking.reason("why is it added"))
        try:
            entry = shape.model_validate({**given, "start": start, "words": words})
            self._refuse_twin(entry, document)
            record = made(entry, None, kind, Places(document))
        except ValueError as wrong:
            return click.echo(_words(wrong, shape))
        item = Item(record, document, None, self.book.put(entry))
        self.every.append(item)
        click.echo(f"added: {wording.told(record)}")

    def _refuse_twin(self, entry: Entry, document: Document) -> None:
        """Raise ValueError where the record is there already."""
        added = [i.record for i in self.every if i.document.id == document.id]
        there = [*document.figures, *document.meetings, *added]
        same = [r for r in there if r.start == entry.start and getattr(r, "outcome", "") == entry.becomes]
        if any(isinstance(r, Figure) == isinstance(entry, FigureEntry) for r in same):
            raise ValueError("this record is there already: go to it, and amend it")

    def _left(
        self, item: Item, decision: Decision, values: dict[str, Any], reason: str
    ) -> tuple[Entry, Figure | Meeting] | None:
        """The entry for a decision, and the record as it leaves it; says why, where it cannot be."""
        kind: Any = type(item.record)
        shape = FigureEntry if kind is Figure else MeetingEntry
        given = self._given(item.document, decision, values, reason)
        try:
            entry = shape.model_validate({**given, **item.place})
            if decision == "reject":
                return entry, item.record
            return entry, made(entry, item.found, kind, Places(item.document))
        except ValueError as wrong:
            click.echo(_words(wrong, shape))
            return None

    def _write(self, item: Item, decision: Decision, values: dict[str, Any], reason: str = "") -> bool:
        """Write a decision and tell the record as it stands now; False where it cannot be."""
        left = self._left(item, decision, values, reason)
        if left is None:
            return False
        entry, item.record = left
        item.placed = self.book.put(entry, item.placed)
        click.echo(f"{_DONE[decision]}: {wording.told(item.record)}")
        return True

    def _given(
        self, document: Document, decision: str, values: dict[str, Any], reason: str
    ) -> dict[str, Any]:
        """The keys of an entry, without its place."""
        name = document.file if Path(document.file).stem == document.id else document.id
        known = {"document": name, "sha256": document.sha256, "decision": decision, "reason": reason}
        return {**known, **({"values": values} if values else {}), "by": self.by, "on": self.on}


def _words(wrong: ValueError, shape: type[Entry]) -> str:
    return fault(wrong, shape).words if isinstance(wrong, ValidationError) else str(wrong)
