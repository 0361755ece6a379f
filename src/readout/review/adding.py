"""A record that the library does not find: its words in the text, its values, the reason."""

from __future__ import annotations

import re
from typing import Any

import click

from readout import wording
from readout.records import Document, Figure, Meeting
from readout.review import asking

_KINDS = {"f": "figure", "m": "meeting"}
_ASKED = {
    "f": ("value", "outcome", "modifier", "side", "category", "speaker"),
    "m": ("participants", "date", "status", "mode", "place"),
}
_USUAL = {"modifier": "exact", "status": "held", "mode": "in_person"}
_MOST = 20  # places of some words that are listed
_AROUND = 60


def place(document: Document) -> tuple[int, str] | None:
    """Where the words of a new record stand, and the words; None where there shall be none."""
    while words := click.prompt("words that it rests on (Enter: none)", default="", show_default=False):
        pattern = r"\s+".join(re.escape(word) for word in words.split())
        spans = [match.span() for match in re.finditer(pattern, document.text)][:_MOST]
        if spans:
            start, end = spans[_which(spans, document.text)]
            return start, document.text[start:end]
        click.echo(f"“{words}” stands nowhere in {document.file}; write the words as they stand")
    return None


def _which(spans: list[tuple[int, int]], text: str) -> int:
    """The one that is meant of several places, from 0."""
    if len(spans) == 1:
        return 0
    for number, (start, end) in enumerate(spans, 1):
        before, behind = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
        click.echo(f"  {number}: {wording.plain(f'{before}>>{text[start:end]}<<{behind}', 400)}")
    return int(click.prompt("which of them", type=click.IntRange(1, len(spans)))) - 1


def values(document: Document, words: str) -> tuple[type[Figure] | type[Meeting], dict[str, Any]]:
    """What the new record is, and its values: the usual fields one by one, then any others."""
    key = asking.key("is it a [f]igure or a [m]eeting", _KINDS)
    kind = Figure if key == "f" else Meeting
    asked = asking.Values(kind, document)
    number = words.replace(",", "")
    known = {**_USUAL, "value": int(number) if number.isdecimal() else None}
    told: dict[str, Any] = {field: asked.one(field, known.get(field)) for field in _ASKED[key]}
    return kind, {**told, **asked.some(told)}
