"""Checking records in the terminal, the doubtful first; what was decided stands in corrections.yml.

``readout.review.doubts`` says how the order is made. A decision is written as soon as it is made, so that a
walk can stop at any time and goes on where it stopped.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click
from pydantic import TypeAdapter, ValidationError

from readout.corrections.entries import Day
from readout.corrections.recording import Book
from readout.errors import InputError
from readout.parameters import Parameters
from readout.review import queue, stale
from readout.review.session import Session


def review(folder: Path, parameters: Parameters, by: str, on: str, everything: bool, only: str) -> None:
    """Walk somebody through the records of a folder that nobody has checked; through all if ``everything``.

    ``only`` is "figures" or "meetings", or "" for both. Asks for the name and the day that are not given.
    Raises InputError on bad input.
    """
    if on:
        _day(on)
    click.echo(f"reading the documents of {folder}", err=True)
    book, found = queue.read(folder, parameters)
    by = by or _name(book)
    on = on or click.prompt("today's date", default=date.today().isoformat(), value_proc=_today)
    if not stale.mended(book, found, by, on):
        return
    every = [i for i in queue.items(book, found, parameters) if only in ("", i.table)]
    walk = every if everything else [item for item in every if not item.placed]
    session = Session(book, walk, every, by, on)
    if walk:
        session.run()
    else:
        click.echo(f"{session.progress()}: nothing is left to check; --all shows it again")


def _name(book: Book) -> str:
    """Who checks, as it will stand in the report; who did so last is offered."""
    last = max(book.entries, key=lambda placed: placed.entry.on, default=None)
    name = click.prompt("your name, as the report will give it", default=last.entry.by if last else None)
    return str(name).strip()


def _day(given: str) -> str:
    try:
        return str(TypeAdapter(Day).validate_python(given))
    except ValidationError as wrong:
        raise InputError(f"--on: {given!r} {wrong.errors()[0]['ctx']['error']}") from None


def _today(given: str) -> str:
    try:
        return _day(given)
    except InputError as wrong:
        raise click.UsageError(str(wrong).removeprefix("--on: ")) from None
