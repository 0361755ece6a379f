"""Chronologies: what is told under a date is of that date, "3 May: A met B"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readout.analysis import Analysis
from readout.dates import Time, day_range
from readout.meetings.telling import Telling
from readout.text.tokens import Sentence

LABEL = re.compile(r"\s*(?:\([^)\n]{1,24}\))?\s*(?:(?:--|[:—–-])\s|—)")
"""What parts a date from what is told under it."""

_HEADING = re.compile(r"\s*[:.]?\s*$")
_BULLETS = frozenset("-–—•*·")
_ENDS = frozenset('.?!:"”')
_YEARLESS = re.compile(r"(?:early |late |mid-)?[A-Z][a-z]+(?: \d{1,2})?|\d{1,2} [A-Z][a-z]+")
_OF_YEAR = re.compile(r"^\d{4}(?=-\d\d(?!\d))")
_YEAR = 4
_LONGEST = 12
_TWO = 2


def labelled(tellings: Sequence[Telling], analysis: Analysis) -> list[Telling]:
    """The tellings, those without a time at the date that heads their paragraph, in a row of such.

    A line that holds nothing but a place and a date, or opens with a date and ends as a headline does, heads
    all paragraphs up to the next one.
    """
    labels = _labels(analysis)
    if len({time.value for time in labels.values()}) < _TWO:
        return list(tellings)
    text = analysis.reading.text
    return [_dated(t, labels.get(analysis.sentences[t.sentence].paragraph), text) for t in tellings]


def _dated(telling: Telling, label: Time | None, text: str) -> Telling:
    time = telling.time
    if label and time and len(label.value) == _YEAR and _YEARLESS.fullmatch(text, time.start, time.end):
        year = _OF_YEAR.sub(label.value, time.value)
        return telling._replace(time=time._replace(value=year))
    told = telling.time or telling.deadline or telling.since or telling.links.pluperfect
    return telling if told or label is None else telling._replace(time=label)


def _labels(analysis: Analysis) -> dict[int, Time]:
    """The date that heads each paragraph of a chronology."""
    starts = {t.start: t for t in analysis.times if day_range(t.value)}
    found: dict[int, Time] = {}
    heading: Time | None = None
    paragraph = -1
    for sentence in analysis.sentences if len(starts) >= _TWO else ():
        if sentence.paragraph == paragraph:
            continue
        paragraph = sentence.paragraph
        label = _label(sentence, starts, analysis.reading.text)
        heading = _heading(sentence, starts, analysis) or (None if label else heading)
        if head := label or heading:
            found[paragraph] = head
    return found


def _label(sentence: Sentence, starts: dict[int, Time], text: str) -> Time | None:
    """The date that opens a paragraph."""
    first = next((t for t in sentence.tokens[:_TWO] if t.text not in _BULLETS), sentence.tokens[0])
    time = starts.get(first.start)
    return time if time and LABEL.match(text, time.end) else None


def _heading(sentence: Sentence, starts: dict[int, Time], analysis: Analysis) -> Time | None:
    """The date that ends a line of a few words, all of them names: "- Geneva, July 18-23, 1955:".

    Or with which a line opens: "3 May 1955", "1955: Geneva". The document's own day heads nothing.
    """
    text = analysis.reading.text
    if len(sentence.tokens) > _LONGEST:
        return None
    times = [starts[t.start] for t in sentence.tokens if t.start in starts]
    first = starts.get(sentence.start)
    if first and sentence.tokens[-1].text not in _ENDS and first.value != analysis.source.date:
        alone = _HEADING.match(text, first.end, sentence.end)
        return first if alone or LABEL.match(text, first.end) else None
    if sentence.tokens[-1].text != ":":
        return None
    return times[0] if len(times) == 1 and _HEADING.match(text, times[0].end, sentence.end) else None
