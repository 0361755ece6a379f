"""Meetings told by their number in a series: "A third will take place in May", "at the 51st, in Oslo"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TypeVar

from readout.analysis import Analysis
from readout.dates import Time
from readout.lexicon import Entry, load
from readout.meetings.circumstances import LEXICON, Said
from readout.meetings.counting import calendar
from readout.meetings.links import Links
from readout.meetings.telling import Telling
from readout.places import Place
from readout.text.tokens import Sentence, Token


class Numbering(Entry):
    """The shape of meeting_numbering.yml."""

    numbers: dict[str, int]
    earlier: frozenset[str]
    later: frozenset[str]
    latest: frozenset[str]
    of_them: frozenset[str]
    series: frozenset[str]
    determiners: frozenset[str]
    between: frozenset[str]
    held: frozenset[str]
    to_come: frozenset[str]
    examples: dict[str, tuple[str, ...]]
    counter_examples: tuple[str, ...]


P = TypeVar("P", Time, Place)
WORDS = load("meeting_numbering", Numbering)
_DIGITS = re.compile(r"(\d{1,9})(?:st|nd|rd|th)")
_REACH = 4
_BESIDE = 4
_UNKNOWN = 6
_NEXT, _FAR = 1, 3
_ALONE = WORDS.earlier | WORDS.later
_ORDINALS = _ALONE | WORDS.latest | WORDS.numbers.keys()
_ONE = "one"
_DONE, _AHEAD = "earlier", "later"


def with_numbered(tellings: Sequence[Telling], analysis: Analysis) -> list[Telling]:
    """The tellings, with those that only give the number of a meeting of the series just told.

    A sentence or two may stand between where the number is said to have been held: "The first was held in".
    """
    found: list[Telling] = []
    told: Telling | None = None
    series: dict[int, list[Telling]] = {}
    for telling in tellings:
        if telling.part in ("MEET", "MEETING") or telling.noun in LEXICON.series:
            series.setdefault(telling.sentence, []).append(telling)
    for number in range(min(series), len(analysis.sentences)) if series else ():
        here = series.get(number, [])
        told = here[0] if here else told
        counted = not WORDS.series.isdisjoint(analysis.sentences[number].words)
        told = told._replace(sentence=number) if told and not here and counted else told
        if told and number - told.sentence <= _FAR:
            found += (new := list(_of_series(number, here, told, analysis)))
            told = [told, *here, *new][-1]
    spans = [(t.start, t.end) for t in tellings]
    dated = {(t.sentence, t.time.value) for t in tellings if t.time and not t.bare}
    extra = [t for t in found if not any(a <= t.start < b for a, b in spans)]
    extra = [t for t in extra if t.time is None or (t.sentence, t.time.value) not in dated]
    return sorted([*tellings, *extra], key=lambda t: t.start) if extra else list(tellings)


def _of_series(number: int, here: Sequence[Telling], told: Telling, analysis: Analysis) -> Iterator[Telling]:
    """The meetings that a sentence tells by their number alone, behind what it tells of their series."""
    sentence = analysis.sentences[number]
    if _ORDINALS.isdisjoint(sentence.words) and not any(
        ordinal(w) for w in sentence.words if w[0].isdecimal()
    ):
        return
    far = number - told.sentence > _NEXT
    paragraphs = {sentence.paragraph, analysis.sentences[told.sentence].paragraph}
    if not (far and len(paragraphs) > 1):
        yield from _in_sentence(number, analysis, here, told, far)


def number_of(telling: Telling, sentence: Sentence) -> int | str:
    """The number of a meeting in its series, "earlier" or "later" than those told; "" if nothing tells."""
    if not telling.links.another:
        return ""
    near = [t.lower for t in sentence.tokens if t.end <= telling.end][-_REACH:]
    numbers = (number for word in reversed(near) if (number := ordinal(word)))
    words = (_DONE if w in WORDS.earlier else _AHEAD for w in near if w in WORDS.earlier | WORDS.later)
    return next(numbers, 0) or next(words, "")


def ordinal(word: str) -> int:
    """1 for "first", 52 for "52nd"; 0 for what is no ordinal."""
    digits = _DIGITS.fullmatch(word) if word[0].isdecimal() else None
    return int(digits[1]) if digits else WORDS.numbers.get(word, 0)


def _in_sentence(
    number: int, analysis: Analysis, here: Sequence[Telling], told: Telling, far: bool
) -> Iterator[Telling]:
    """The numbers of a sentence that stand without a noun and are followed by a time or a place."""
    tokens = analysis.sentences[number].tokens
    for i in range(1, len(tokens) - 1):
        if not _stands_alone(tokens, i):
            continue
        before = [t for t in here if t.start < tokens[i].start]
        if here and not before and told in here:
            continue
        time, place, between = _circumstances(tokens, _behind(tokens, i), analysis)
        held = any(t.lower in WORDS.held for t in between)
        time = time or (_when(tokens, i, analysis) if held else None)
        if (time or place) and (held or not far):
            yield _telling(tokens[i], number, [told, *before][-1], time, place, between)


def _stands_alone(tokens: Sequence[Token], i: int) -> bool:
    """Whether a word numbers one of a series without a noun: "the first", "another", "the most recent"."""
    word, before = tokens[i].lower, [t.lower for t in tokens[max(0, i - 2) : i]]
    if word in WORDS.latest:
        return (
            before in (["the", "most"], ["its", "most"], ["their", "most"])
            if word == "recent"
            else (before[-1:] == ["the"] and before[:1] != ["at"])
        )
    return (ordinal(word) > 0 or word in _ALONE) and before[-1] in WORDS.determiners


def _behind(tokens: Sequence[Token], i: int) -> int:
    """The token behind "a second", "a second one", "the latest one", "the most recent of them"."""
    stop = i + 1
    if tokens[stop].lower == _ONE:
        return stop + 1
    while tokens[i].lower in WORDS.latest and stop < len(tokens) and tokens[stop].lower in WORDS.of_them:
        stop += 1
    return stop


def _when(tokens: Sequence[Token], i: int, analysis: Analysis) -> Time | None:
    """The time of "January, when the first was held"."""
    before = [t.lower for t in tokens[max(0, i - 3) : i - 1]]
    if before[-1:] != ["when"]:
        return None
    times = _between(analysis.times, tokens[0].start, tokens[i].start)
    return next(
        (t for t in reversed(times) if calendar(t) and t.end + 1 >= tokens[max(0, i - 3)].start), None
    )


def _between(found: Sequence[P], start: int, end: int) -> Sequence[P]:
    """What stands between two offsets of what was found in a text, which is in order."""
    first, stop = (bisect_left(found, at, key=lambda one: one.start) for at in (start, end))
    return found[first:stop]


def _circumstances(
    tokens: Sequence[Token], i: int, analysis: Analysis
) -> tuple[Time | None, Place | None, list[Token]]:
    """The time and the place that follow, with nothing but words for taking place between.

    What was "held" may be held "at the old frontier post": at what no list has, up to the next comma.
    """
    start, end = tokens[0].start, tokens[-1].end
    times = {t.start: t for t in _between(analysis.times, start, end) if calendar(t)}
    places = {p.start: p for p in _between(analysis.places, start, end)}
    time: Time | None = None
    place: Place | None = None
    between: list[Token] = []
    since = unknown = 0
    while i < len(tokens):
        start = tokens[i].start
        found = (time is None and times.get(start)) or (place is None and places.get(start))
        if isinstance(found, Time):
            time = found
        elif isinstance(found, Place) and between:
            place = found
        elif (time or place) and since >= _BESIDE:
            break
        elif tokens[i].lower not in WORDS.between:
            unknown += 1
            if time or unknown > _UNKNOWN or not _at_something(tokens[i], between):
                break
        since = 0 if found else since + 1
        between.append(tokens[i])
        end = found.end if found else tokens[i].end
        while i < len(tokens) and tokens[i].start < end:
            i += 1
    return time, place, between


def _at_something(token: Token, between: Sequence[Token]) -> bool:
    """Whether a word goes on from "held at the", and not from "held" alone: "held hostage"."""
    held = any(t.lower in WORDS.held for t in between[:-1])
    return (
        held and token.text[0].isalnum() and between[-1].text != "," and between[-1].lower not in WORDS.held
    )


def _telling(
    token: Token, number: int, told: Telling, time: Time | None, place: Place | None, between: Sequence[Token]
) -> Telling:
    ahead = next((t for t in between if t.lower in WORDS.to_come), None)
    named = told.part == "MEETING" and not told.plural
    return told._replace(
        start=token.start,
        end=token.end,
        sentence=number,
        part="MEETING" if named else "OCCASION",
        noun=told.noun if named or told.noun in LEXICON.series else "session",
        definite=True,
        past=False,
        rules=("numbered",),
        parties={},
        hosts={},
        mode=told.mode if told.mode.value == "phone" else Said("in_person"),
        status=Said("planned", (ahead.start, ahead.end)) if ahead else Said("held"),
        denied=False,
        time=time,
        deadline=None,
        place=place,
        occasion=None,
        length=None,
        links=Links(another=True, pluperfect=time is None),
        members=False,
        unnamed=False,
    )
