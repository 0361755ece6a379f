"""Chronologies: what is told under a date is of that date, "3 May: A met B"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readout.analysis import Analysis
from readout.dates import Time, day_range
from readout.meetings.telling import Telling
from readout.text.tokens import Sentence

LABEL = re.compile(r"\s*(?:\([^)\n]{1,24}\))?\s*(?:--|[:—–-])\s")
"""What parts a date from what is told under it."""

_HEADING = re.compile(r"\s*[:.]?\s*$")
_BULLETS = frozenset("-–—•*·")
_LONGEST = 12
_TWO = 2


def labelled(tellings: Sequence[Telling], analysis: Analysis) -> list[Telling]:
    """The tellings, those without a time at the date that heads their paragraph, in a row of such.

    A line that holds nothing but a place and a date heads all paragraphs up to the next one.
    """
    labels = _labels(analysis)
    if len({time.value for time in labels.values()}) < _TWO:
        return list(tellings)
    return [_dated(t, labels.get(analysis.sentences[t.sentence].paragraph)) for t in tellings]


def _dated(telling: Telling, label: Time | None) -> Telling:
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
        heading = _heading(sentence, starts, analysis.reading.text) or (None if label else heading)
        if head := label or heading:
            found[paragraph] = head
    return found


def _label(sentence: Sentence, starts: dict[int, Time], text: str) -> Time | None:
    """The date that opens a paragraph."""
    first = next((t for t in sentence.tokens[:_TWO] if t.text not in _BULLETS), sentence.tokens[0])
    time = starts.get(first.start)
    return time if time and LABEL.match(text, time.end) else None


def _heading(sentence: Sentence, starts: dict[int, Time], text: str) -> Time | None:
    """The date that ends a line of a few words, all of them names: "- Geneva, July 18-23, 1955:"."""
    if len(sentence.tokens) > _LONGEST or sentence.tokens[-1].text != ":":
        return None
    times = [starts[t.start] for t in sentence.tokens if t.start in starts]
    return times[0] if len(times) == 1 and _HEADING.match(text, times[0].end, sentence.end) else None
