"""A document's own date, where its text gives it: a stamp or a dateline. Never the clock, never a guess."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal, NamedTuple

from readout.dates import Time, find_times
from readout.documents import Source
from readout.lexicon import Entry, load
from readout.reading import Reading
from readout.tokens import sentences


class Example(Entry):
    """A text that gives its date by this rule."""

    text: str
    date: str


class Shape(Entry):
    """One way to give the date: what stands before and behind it on its line."""

    rule: str
    basis: Literal["stamp", "dateline"]
    before: str
    after: str
    anywhere: bool = False
    partial: bool = False
    examples: list[Example]
    counter_examples: tuple[str, ...] = ()


class Shapes(Entry):
    """lexicon/publication.yml."""

    head: int
    parts: dict[str, str]
    rules: list[Shape]


class Publication(NamedTuple):
    """When a document was published, on what basis, and the place of that in the reading's text."""

    date: str
    basis: Literal["stamp", "dateline"]
    span: tuple[int, int]
    rule: str


class _Line(NamedTuple):
    text: str
    start: int
    times: tuple[Time, ...]
    head: bool


SHAPES = load("publication", Shapes)


def _compiled(pattern: str) -> re.Pattern[str]:
    for name, part in SHAPES.parts.items():
        pattern = pattern.replace(f"{{{name}}}", part)
    return re.compile(pattern)


_RULES = [(shape, _compiled(shape.before), _compiled(shape.after)) for shape in SHAPES.rules]


def dated(source: Source, reading: Reading) -> Source:
    """The source with its date: what sources.yml says, else what its text says, else unknown.

    ``date_span`` is of the original text.
    """
    if source.date:
        return source
    found = publication(reading.text)
    if found is None:
        return source
    return replace(source, date=found.date, date_basis=found.basis, date_span=reading.original(*found.span))


def publication(text: str) -> Publication | None:
    """The date that a text gives itself, or None. A date without its year is none; of several days, the last."""
    lines = list(_lines(text))
    for shape, before, after in _RULES:
        for line in lines:
            if not (line.head or shape.anywhere):
                continue
            for time in line.times:
                date = time.value.rpartition("/")[2]
                if len(date) < (7 if shape.partial else 10):
                    continue
                if before.search(line.text[: time.start]) and after.search(line.text[time.end :]):
                    span = (line.start + time.start, line.start + time.end)
                    return Publication(date, shape.basis, span, shape.rule)
    return None


def _lines(text: str) -> Iterator[_Line]:
    """The lines that hold a full date: those of the head, and below it short ones."""
    filled = (m for m in re.finditer(r"[^\n\r]*\S[^\n\r]*", text))
    for number, match in enumerate(filled):
        head = number < SHAPES.head
        line = match.group()[:400]
        if not head and (len(match.group()) > 80 or not re.search(r"\d", line)):
            continue
        times = tuple(t for t in find_times(sentences(line), line, "") if _full(t))
        if times:
            yield _Line(line, match.start(), times, head)


def _full(time: Time) -> bool:
    return (
        time.kind == "date"
        and re.fullmatch(r"(?:\d{4}-\d\d-\d\d/)?\d{4}-\d\d(?:-\d\d)?", time.value) is not None
    )
