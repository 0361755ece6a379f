"""What is asked in the terminal: a key, the values of a record, a reason; each answer is checked at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click
from pydantic import ValidationError

from readout.corrections.entries import Entry, FigureEntry, MeetingEntry
from readout.corrections.places import Places
from readout.records import Document, Figure, Meeting
from readout.remedies import fault, nearest
from readout.review.showing import shown

_EMPTY = "-"
_QUOTES = ("agenda", "agreed")
_LISTS = (*_QUOTES, "participants")
_TRUTHS = {"yes": "true", "y": "true", "no": "false", "n": "false"}


class Key(click.ParamType):  # type: ignore[type-arg]
    """One of some keys, or the word that it stands for."""

    name = "key"

    def __init__(self, keys: Mapping[str, str]) -> None:
        self.keys = keys

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The key. Fails with what the keys are."""
        given = str(value).strip().casefold()
        for key, word in self.keys.items():
            if given in (key, word, word.partition(" ")[0]):
                return key
        listed = ", ".join(f"{key} {word}" for key, word in self.keys.items())
        self.fail(f"{value!r} is none of the keys: {listed}", param, ctx)


def key(question: str, keys: Mapping[str, str]) -> str:
    """The key that is chosen."""
    return str(click.prompt(question, type=Key(keys)))


def reason(why: str = "reason") -> str:
    """Why; it may not be empty."""
    return str(click.prompt(why, value_proc=_said))


def _said(given: str) -> str:
    if not given.strip():
        raise click.UsageError("write a reason: it stands in the report")
    return given.strip()


class Values:
    """Asks for the values of a record of a document, and knows which can be."""

    def __init__(self, kind: type[Figure] | type[Meeting], document: Document) -> None:
        entry: type[Entry] = FigureEntry if kind is Figure else MeetingEntry
        self.shape: Any = entry.model_fields["values"].annotation
        self.places = Places(document)
        self.figures = [f.start for f in document.figures]

    def some(self, known: Mapping[str, Any]) -> dict[str, Any]:
        """The fields that are set, one after the other, until an empty answer."""
        fields = list(self.shape.model_fields)
        set_: dict[str, Any] = {}
        while name := click.prompt("field to set (Enter: no more)", default="", show_default=False).strip():
            if name in fields:
                set_[name] = self.one(name, {**known, **set_}.get(name))
            else:
                click.echo(f"there is no field {name}{nearest(name, fields)}; there are {', '.join(fields)}")
        return set_

    def one(self, field: str, known: object = None) -> Any:
        """The value of one field; an empty answer keeps the known one, a dash empties it."""
        hint = {True: " (with ; between them)", False: ""}[field in _LISTS]
        default = shown(known)
        asked = f"  {field}{hint}"
        given = click.prompt(asked, default=default, show_default=bool(default), value_proc=str)
        while True:
            try:
                return self.checked(field, given)
            except ValueError as wrong:
                click.echo(f"  {wrong}")
                given = click.prompt(asked, default=default, show_default=bool(default), value_proc=str)

    def checked(self, field: str, given: str) -> Any:
        """The value that an answer stands for. Raises ValueError saying what is allowed."""
        answer: Any = "" if given.strip() == _EMPTY else given.strip()
        if field == "repeat":
            answer = _TRUTHS.get(answer.casefold(), answer)
        if field in _LISTS:
            answer = [part.strip() for part in answer.split(";") if part.strip()]
        try:
            value = getattr(self.shape.model_validate({field: answer}), field)
        except ValidationError as wrong:
            raise ValueError(fault(wrong, self.shape).words) from None
        for quote in value if field in _QUOTES else ():
            self.places.quote(quote, 0)
        if field == "part_of" and value is not None and value not in self.figures:
            raise ValueError(
                f"no figure starts at {value}; figures start at {', '.join(map(str, self.figures))}"
            )
        return value
