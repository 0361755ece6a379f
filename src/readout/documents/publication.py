"""A document's own date, where its text gives it: a stamp or a dateline. Never the clock, never a guess."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple

from babel import Locale

from readout.dates import Time, find_times
from readout.documents import Source
from readout.documents.bases import Sureness, ordered, sureness
from readout.lexicon import Entry, load
from readout.records import Basis, Metadatum
from readout.text.reading import Reading
from readout.text.tokens import sentences


class Example(Entry):
    """A text that gives its date by this rule."""

    text: str
    date: str


class Shape(Entry):
    """One way to give the date: what stands before and behind it on its line.

    ``anywhere``: below the head of the text too; ``partial``: a month will do; ``single``: only where no
    other line of the head begins with a date, as those of a chronology do; ``above``: only below the headline
    and above the second sentence, as the first may be a summary.
    """

    rule: str
    basis: Literal["stamp", "dateline"]
    before: str
    after: str
    anywhere: bool = False
    partial: bool = False
    single: bool = False
    above: bool = False
    examples: list[Example]
    counter_examples: tuple[str, ...] = ()


class Shapes(Entry):
    """lexicon/publication.yml."""

    head: int
    datelines: frozenset[str]
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
    above: bool


_SHORT, _BEGINNING, _LONG, _DAY = 80, 120, 200, 10
_TWO = 2
_SENTENCE = re.compile(r"(?:\S+\s+){9}.*[.!?:][\"”’')]*\s*$")
_PRESS = timedelta(days=3)
_CHANGED = "updated"  # the rule for the day of the last change
_ALONE = "line-start"  # the rule for a day that is a line by itself
_WEEKDAYS = frozenset(name.lower() for name in Locale("en").days["format"]["wide"].values())
_MONTHS = "|".join(Locale("en").months["format"]["abbreviated"].values())
_DATED = re.compile(
    rf"(?i)\d[./-] ?\d|\b(?:{_MONTHS})[a-z]*\W{{0,3}}\d|\d\w{{0,2}}\W{{1,3}}(?:of )?(?:{_MONTHS})"
)
_FULL = re.compile(r"\d{4}")
_DIGIT = re.compile(r"\d")
_DATE = re.compile(r"(?:[\dX]{4}-\d\d-\d\d/)?[\dX]{4}-\d\d(?:-\d\d)?")
_YEAR = re.compile(r"(?<![^\W_])(?:19|20)\d\d(?![^\W_])")
SHAPES = load("publication", Shapes)


def _compiled(pattern: str) -> re.Pattern[str]:
    for name, part in SHAPES.parts.items():
        pattern = pattern.replace(f"{{{name}}}", part)
    return re.compile(pattern)


_RULES = [_Rule(shape, _compiled(shape.before), _compiled(shape.after)) for shape in SHAPES.rules]
_DATELINES = [rule for rule in _RULES if rule.shape.rule in SHAPES.datelines]


def dated(source: Source, reading: Reading) -> Source:
    """The source with its date: the surest of what is known of it, what its text says among this.

    Where the owner of the folder knows only the year or month, a day of it that the text gives is taken;
    where the text gives the same day, it is the text's. The year that a dateline leaves out may be that of
    the file's name. When a file was made tells nothing of when its text speaks: the source has no date
    then. ``date_span`` is of the original text.
    """
    source = replace(source, date="", date_basis="none") if _how(source) == "weak" else source
    firm = "" if _how(source) == "likely" else source.date
    if len(firm) == _DAY and source.date_basis != "source":
        return source
    found = publication(reading.text, firm[:4])
    basis: Basis = found.basis if found else "dateline and file name"
    named = _year_of(source.id)
    if found is None and named and firm == source.date:
        found = publication(reading.text, named)
    if found is None or not found.date.startswith(firm) or _yields(found, source):
        return source
    said = Metadatum(name="date", value=found.date, basis=basis)
    repeated = said.model_copy(update={"basis": "source"})
    return replace(
        source,
        date=found.date,
        date_basis=basis,
        date_span=reading.original(*found.span),
        metadata=ordered((*(m for m in source.metadata if m != repeated), said)),
    )


def _how(source: Source) -> Sureness:
    """How sure the date is that the source brings along."""
    return "sure" if source.date_basis == "none" else sureness(source.date_basis)


def _yields(found: Publication, source: Source) -> bool:
    """Whether the file's likely date goes before its text's: that is its month alone, or its last change."""
    inexact = len(found.date) < len(source.date) and source.date.startswith(found.date)
    return _how(source) == "likely" and (inexact or found.rule == _CHANGED)


def standpoint(source: Source, reading: Reading) -> str:
    """From when a text speaks: its date, or the day of a dateline just before it, else the year of its name.

    What is printed on 18 July under "LIMA, July 17:" tells of its "today" and "Monday" from the 17th. The
    year of a file's name is that of the days it names without one, unless the text names a later year.
    """
    if len(source.date) == _DAY:
        first = (date.fromisoformat(source.date) - _PRESS).isoformat()
        years = sorted({first[:4], source.date[:4]})
        lines = (publication(reading.text, year, _DATELINES) for year in years)
        filed = (line.date for line in lines if line and first <= line.date < source.date)
        return next(filed, source.date)
    named = _year_of(source.id)
    later = any(year > named for year in _YEAR.findall(reading.text)) if named else True
    return source.date if source.date or later else named


def _year_of(name: str) -> str:
    """The one year that a file's name tells: "2012" of "lima-talks-2012"."""
    years = set(_YEAR.findall(name))
    return years.pop() if len(years) == 1 else ""


def publication(text: str, year: str = "", rules: Sequence[_Rule] = _RULES) -> Publication | None:
    """The date that a text gives itself, or None; of several days, the last.

    A dateline may leave out the year, if ``year`` gives it or the text names the same day with its year.
    """
    lines = _lines(text)
    for rule in rules:
        found = [p for line in lines if (p := _given(line, rule, text, year))]
        if found and not (rule.shape.single and len(found) > 1):
            return found[_page_clock(found, text)]
    return None


def _page_clock(found: Sequence[Publication], text: str) -> bool:
    """Whether the first date is when the page was called up: on top, with its weekday, and later."""
    top = text[found[0].span[0] : found[0].span[1]]
    calls = (
        found[0].rule == _ALONE and found[0].span[0] <= len(text) - len(text.lstrip()) and top[:1].isalpha()
    )
    weekday = top.partition(",")[0].lower() in _WEEKDAYS
    return calls and weekday and len(found) > 1 and found[1].date < found[0].date


def _given(line: _Line, rule: _Rule, text: str, year: str) -> Publication | None:
    """The date that a line gives by a rule."""
    shape = rule.shape
    if not (line.head or shape.anywhere) or (shape.above and not line.above):
        return None
    for time in line.times:
        if not rule.before.search(line.text[: time.start]) or not rule.after.search(line.text[time.end :]):
            continue
        day = _complete(time.value.rpartition("/")[2], shape, text, year)
        if day:
            span = (line.start + time.start, line.start + time.end)
            return Publication(day, shape.basis, span, shape.rule)
    return None


def _complete(day: str, shape: Shape, text: str, year: str) -> str:
    """The day if it is as full as the shape asks; "" if not."""
    if day.startswith("XXXX"):
        if shape.basis != "dateline" or len(day) < _DAY:
            return ""
        return f"{year}{day[4:]}" if year else _same_day(day, text)
    return day if len(day) == _DAY or shape.partial else ""


def _same_day(day: str, text: str) -> str:
    """The one date of the text that is this day of the year; "" if there is none or more than one."""
    full = {
        t.value
        for t in find_times([s for s in sentences(text) if _FULL.search(text, s.start, s.end)], text, "")
        if t.value[4:] == day[4:] and t.value[:4] in text[t.start : t.end]
    }
    return full.pop() if len(full) == 1 else ""


@lru_cache(maxsize=1)
def _lines(text: str) -> tuple[_Line, ...]:
    """The lines that hold a date: those of the head, and below it short ones; of long ones the beginning."""
    return tuple(_dated_lines(text))


def _dated_lines(text: str) -> Iterator[_Line]:
    filled = (m for m in re.finditer(r"[^\n\r]+", text) if not m.group().isspace())
    told = 0
    for number, match in enumerate(filled):
        head = number < SHAPES.head
        line = match.group()
        told += head and _SENTENCE.match(line) is not None and not line.rstrip().endswith("?")
        if len(line) > _LONG:
            line = line[:_BEGINNING]
        if not (head or len(line) <= _SHORT) or not (_DIGIT.search(line) and _DATED.search(line)):
            continue
        times = tuple(t for t in find_times(sentences(line), line, "", text) if _DATE.fullmatch(t.value))
        if times:
            yield _Line(line, match.start(), times, head, head and number > 0 and told < _TWO)
