"""Meetings told by their number in a series: "A third will take place in May", "at the 51st, in Oslo"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from readout.analysis import Analysis
from readout.dates import Time
from readout.lexicon import Entry, load
from readout.meetings.circumstances import LEXICON, Said
from readout.meetings.links import Links
from readout.meetings.surroundings import calendar
from readout.meetings.telling import Telling
from readout.places import Place
from readout.text.tokens import Sentence, Token


class Numbering(Entry):
    """The shape of meeting_numbering.yml."""

    numbers: dict[str, int]
    earlier: frozenset[str]
    later: frozenset[str]
    determiners: frozenset[str]
    between: frozenset[str]
    to_come: frozenset[str]
    examples: dict[str, tuple[str, ...]]
    counter_examples: tuple[str, ...]


WORDS = load("meeting_numbering", Numbering)
_DIGITS = re.compile(r"(\d+)(?:st|nd|rd|th)")
_REACH = 4
_BESIDE = 4
_ALONE = WORDS.earlier | WORDS.later
_DONE, _AHEAD = "earlier", "later"


def with_numbered(tellings: Sequence[Telling], analysis: Analysis) -> list[Telling]:
    """The tellings, with those that only give the number of a meeting of the series just told."""
    series = [t for t in tellings if t.part == "MEET" or t.noun in LEXICON.series]
    found: dict[int, Telling] = {}
    for telling in series:
        for number in (telling.sentence, telling.sentence + 1):
            if number < len(analysis.sentences):
                for one in _in_sentence(number, analysis, telling):
                    found.setdefault(one.start, one)
    told = [(t.start, t.end) for t in tellings]
    extra = [t for t in found.values() if not any(a <= t.start < b for a, b in told)]
    return sorted([*tellings, *extra], key=lambda t: t.start) if extra else list(tellings)


def number_of(telling: Telling, sentence: Sentence) -> int | str:
    """The number of a meeting in its series, "earlier" or "later" than those told; "" if nothing tells."""
    if not telling.links.another:
        return ""
    near = [t.lower for t in sentence.tokens if t.end <= telling.end][-_REACH:]
    numbers = (number for word in reversed(near) if (number := _number(word)))
    words = (_DONE if w in WORDS.earlier else _AHEAD for w in near if w in WORDS.earlier | WORDS.later)
    return next(numbers, 0) or next(words, "")


@cache
def _number(word: str) -> int:
    """1 for "first", 52 for "52nd"; 0 for what is no ordinal."""
    digits = _DIGITS.fullmatch(word)
    return int(digits[1]) if digits else WORDS.numbers.get(word, 0)


def _in_sentence(number: int, analysis: Analysis, told: Telling) -> Iterator[Telling]:
    """The numbers of a sentence that stand without a noun and are followed by a time or a place."""
    tokens = analysis.sentences[number].tokens
    for i in range(1, len(tokens) - 1):
        word = tokens[i].lower
        if not (_number(word) or word in _ALONE) or tokens[i - 1].lower not in WORDS.determiners:
            continue
        if number == told.sentence and tokens[i].start < told.start:
            continue
        time, place, between = _circumstances(tokens, i + 1, analysis)
        if time or place:
            yield _telling(tokens[i], number, told, time, place, between)


def _circumstances(
    tokens: Sequence[Token], i: int, analysis: Analysis
) -> tuple[Time | None, Place | None, list[Token]]:
    """The time and the place that follow, with nothing but words for taking place between."""
    times = {t.start: t for t in analysis.times if calendar(t)}
    places = {p.start: p for p in analysis.places}
    time: Time | None = None
    place: Place | None = None
    between: list[Token] = []
    since = 0
    while i < len(tokens):
        start = tokens[i].start
        found = (time is None and times.get(start)) or (place is None and places.get(start))
        if isinstance(found, Time):
            time = found
        elif isinstance(found, Place) and between:
            place = found
        elif tokens[i].lower not in WORDS.between or ((time or place) and since >= _BESIDE):
            break
        since = 0 if found else since + 1
        between.append(tokens[i])
        end = found.end if found else tokens[i].end
        while i < len(tokens) and tokens[i].start < end:
            i += 1
    return time, place, between


def _telling(
    token: Token, number: int, told: Telling, time: Time | None, place: Place | None, between: Sequence[Token]
) -> Telling:
    ahead = next((t for t in between if t.lower in WORDS.to_come), None)
    return replace(
        told,
        start=token.start,
        end=token.end,
        sentence=number,
        part="OCCASION",
        noun="session" if told.part == "MEET" else told.noun,
        definite=True,
        past=False,
        rules=("numbered",),
        parties={},
        hosts={},
        mode=Said("in_person"),
        status=Said("planned", (ahead.start, ahead.end)) if ahead else Said("held"),
        denied=False,
        time=time,
        deadline=None,
        place=place,
        occasion=None,
        length=None,
        links=Links(another=True),
        members=False,
        unnamed=False,
    )
