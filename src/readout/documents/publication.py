"""A document's own date, where its text gives it: a stamp or a dateline. Never the clock, never a guess."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal, NamedTuple

from babel import Locale

from readout.dates import Time, find_times
from readout.documents import Source
from readout.lexicon import Entry, load
from readout.records import Basis
from readout.text.reading import Reading
from readout.text.tokens import sentences


class Example(Entry):
    """A text that gives its date by this rule."""

    text: str
    date: str


class Shape(Entry):
    """One way to give the date: what stands before and behind it on its line.

    ``anywhere``: below the head of the text too; ``partial``: a month will do; ``single``: only where no
    other line of the head begins with a date, as those of a chronology do.
    """

    rule: str
    basis: Literal["stamp", "dateline"]
    before: str
    after: str
    anywhere: bool = False
    partial: bool = False
    single: bool = False
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


class _Rule(NamedTuple):
    shape: Shape
    before: re.Pattern[str]
    after: re.Pattern[str]


class _Line(NamedTuple):
    text: str
    start: int
    times: tuple[Time, ...]
    head: bool


_SHORT, _BEGINNING, _LONG, _DAY = 80, 120, 200, 10
_MONTHS = "|".join(Locale("en").months["format"]["abbreviated"].values())
_DATED = re.compile(
    rf"(?i)\d[./-]\d|\b(?:{_MONTHS})[a-z]*\W{{0,3}}\d|\d\w{{0,2}}\W{{1,3}}(?:of )?(?:{_MONTHS})"
)
_DATE = re.compile(r"(?:[\dX]{4}-\d\d-\d\d/)?[\dX]{4}-\d\d(?:-\d\d)?")
_YEAR = re.compile(r"(?<![^\W_])(?:19|20)\d\d(?![^\W_])")
SHAPES = load("publication", Shapes)


def _compiled(pattern: str) -> re.Pattern[str]:
    for name, part in SHAPES.parts.items():
        pattern = pattern.replace(f"{{{name}}}", part)
    return re.compile(pattern)


_RULES = [_Rule(shape, _compiled(shape.before), _compiled(shape.after)) for shape in SHAPES.rules]


def dated(source: Source, reading: Reading) -> Source:
    """The source with its date: what sources.yml says, else what its text says, else unknown.

    Where sources.yml knows only the year or month, a day of it that the text gives is taken. The year that
    a dateline leaves out may be that of the file's name. ``date_span`` is of the original text.
    """
    if len(source.date) == _DAY:
        return source
    found = publication(reading.text, source.date[:4])
    basis: Basis = found.basis if found else "dateline and file name"
    named = _year_of(source.id)
    if found is None and named:
        found = publication(reading.text, named)
    if found is None or not found.date.startswith(source.date):
        return source
    return replace(source, date=found.date, date_basis=basis, date_span=reading.original(*found.span))


def _year_of(name: str) -> str:
    """The one year that a file's name tells: "2012" of "lima-talks-2012"."""
    years = set(_YEAR.findall(name))
    return years.pop() if len(years) == 1 else ""


def publication(text: str, year: str = "") -> Publication | None:
    """The date that a text gives itself, or None; of several days, the last.

    A dateline may leave out the year, if ``year`` gives it or the text names the same day with its year.
    """
    lines = list(_lines(text))
    for rule in _RULES:
        found = [p for line in lines if (p := _given(line, rule, text, year))]
        if found and not (rule.shape.single and len(found) > 1):
            return found[0]
    return None


def _given(line: _Line, rule: _Rule, text: str, year: str) -> Publication | None:
    """The date that a line gives by a rule."""
    shape = rule.shape
    if not (line.head or shape.anywhere):
        return None
    for time in line.times:
        if not (rule.before.search(line.text[: time.start]) and rule.after.search(line.text[time.end :])):
            continue
        date = _complete(time.value.rpartition("/")[2], shape, text, year)
        if date:
            span = (line.start + time.start, line.start + time.end)
            return Publication(date, shape.basis, span, shape.rule)
    return None


def _complete(date: str, shape: Shape, text: str, year: str) -> str:
    """The date if it is as full as the shape asks; "" if not."""
    if date.startswith("XXXX"):
        if shape.basis != "dateline" or len(date) < _DAY:
            return ""
        return f"{year}{date[4:]}" if year else _same_day(date, text)
    return date if len(date) == _DAY or shape.partial else ""


def _same_day(date: str, text: str) -> str:
    """The one date of the text that is this day of the year; "" if there is none or more than one."""
    full = {
        t.value
        for t in find_times(sentences(text), text, "")
        if t.value[4:] == date[4:] and t.value[:4] in text[t.start : t.end]
    }
    return full.pop() if len(full) == 1 else ""


def _lines(text: str) -> Iterator[_Line]:
    """The lines that hold a date: those of the head, and below it short ones; of long ones the beginning."""
    filled = (m for m in re.finditer(r"[^\n\r]*\S[^\n\r]*", text))
    for number, match in enumerate(filled):
        head = number < SHAPES.head
        line = match.group()
        if len(line) > _LONG:
            line = line[:_BEGINNING]
        if not (head or len(line) <= _SHORT) or not _DATED.search(line):
            continue
        times = tuple(t for t in find_times(sentences(line), line, "") if _DATE.fullmatch(t.value))
        if times:
            yield _Line(line, match.start(), times, head)
