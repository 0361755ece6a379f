"""One telling of several meetings: "they met on 3 April and 2 May"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from readout.dates import Time, day_range
from readout.meetings.chunks import Chunk, Chunks
from readout.meetings.circumstances import Said
from readout.meetings.counting import timed
from readout.meetings.numbered import ordinal
from readout.meetings.telling import Telling
from readout.meetings.words import parts_pattern
from readout.places import Place
from readout.text.tokens import Sentence

_WHERE = "(?:(?:IN|COMMA) X{0,2} PLACE COMMA?)"
_WHEN = "(?:ABOUT|IN|FROM)? X? TIME(?:(?:TO|DASH) TIME)?"
_ITEM = f"(?:{_WHERE}?{_WHEN}(?:COMMA? IN PLACE)?)"
_ASIDE = "(?:COMMA (?:WHERE|BREAK)[^COMMA BREAK]*(?=COMMA))?"
_AND = "(?:COMMA? (?:AND|THEN) COMMA?|COMMA) (?:X|COMMA){0,2}(?:TIME(?=ABOUT|IN|FROM))?"
_ROW = re.compile(parts_pattern(f"{_ITEM}(?:{_ASIDE}{_AND}{_ITEM})+"))
_AFTER = re.compile(parts_pattern(f"AFTER (?:X|OF|DROP|MEETING){{0,3}}({_ITEM}(?:{_AND}{_ITEM})*)"))
_ENDS = frozenset({"BREAK", "WHERE", "ABOUT", "WITH", "BETWEEN", "NOT", "DURING"})
_MARKS = frozenset(".;)")
_APART = timedelta(days=4)
_TIME, _AGAIN = "time", "again"


def repeats(telling: Telling, clause: Chunks, cue: int, sentence: Sentence, text: str) -> Iterator[Telling]:
    """The telling once for each date of the row that follows its cue; as it is where there is none.

    With it those held before, where it is counted: "for the third time, after 3 April and 2 May".
    """
    yield from _earlier(telling, clause, cue, sentence)
    row = next((m for m in _ROW.finditer(clause.letters, cue + 1) if _begins(m, telling, clause, text)), None)
    if row is None or not _closed(clause, row, text):
        yield telling
        return
    items = list(_items(clause.chunks[row.start() : row.end()]))
    shared = _shared(items)
    several = not shared and any(place for _, place in items[1:])
    last: Time | None = None
    for time, place in items:
        again = last is not None and _AGAIN in text[last.end : time.start].split()
        if last is None or again or (several and place) or _apart(last, time):
            yield telling._replace(time=time, place=place or shared or (None if several else telling.place))
        last = time


def _shared(items: Sequence[tuple[Time, Place | None]]) -> Place | None:
    """The place of a row that is told once: "in Oslo on 3 April and 2 May", or "on 3 April ... in Oslo"."""
    placed = [(time, place) for time, place in items if place]
    time, place = placed[0] if len(placed) == 1 else (items[0][0], None)
    opens, ends = time == items[0][0], time == items[-1][0]
    return place if place and (opens or (ends and place.start > time.start)) else None


def _earlier(telling: Telling, clause: Chunks, cue: int, sentence: Sentence) -> Iterator[Telling]:
    """The meetings before one that is the third, where so many dates follow an "after"."""
    row = _AFTER.search(clause.letters, cue + 1)
    items = list(_items(clause.chunks[row.start(1) : row.end(1)])) if row else []
    if items and len(items) == _count(telling, sentence) - 1:
        for time, place in items:
            yield telling._replace(time=time, place=place, past=True, status=Said("held"), deadline=None)


def _count(telling: Telling, sentence: Sentence) -> int:
    """The number that a sentence gives a meeting: "their third meeting", "met for the third time"."""
    following = pairwise(sentence.tokens)
    return next(
        (
            n
            for a, b in following
            if (n := ordinal(a.lower)) and (b.lower == _TIME or b.start == telling.start)
        ),
        0,
    )


def _begins(row: re.Match[str], telling: Telling, clause: Chunks, text: str) -> bool:
    """Whether a row's first date is the telling's own, or the row follows a colon."""
    if telling.time is None:
        colon = clause.chunks[row.start() - 1]
        return text[colon.start : colon.end] == ":"
    first = next((c.time for c in clause.chunks[row.start() : row.end()] if c.time), None)
    return first is not None and first.start == telling.time.start


def _closed(clause: Chunks, row: re.Match[str], text: str) -> bool:
    """Whether a row ends its clause or stands between commas, so that its last date is no other verb's."""
    following = clause.chunks[row.end() : row.end() + 2]
    if following and following[0].part == clause.chunks[row.start() - 1].part == "COMMA":
        return True
    if row.start() in clause.aside(row.end() + 1):
        return True
    while following and following[0].part == "COMMA":
        following = following[1:]
    return not following or following[0].part in _ENDS or text[following[0].start] in _MARKS


def _items(chunks: tuple[Chunk, ...]) -> Iterator[tuple[Time, Place | None]]:
    """The dates of a row, each with its own place; the second end of "from ... to ..." is none."""
    place: Place | None = None
    found: list[tuple[Time, Place | None]] = []
    for n, chunk in enumerate(chunks):
        if chunk.part == "PLACE" and found and chunks[n - 1].part == "IN" and chunks[n - 2].time:
            found[-1] = (found[-1][0], chunk.place)
        elif chunk.part == "PLACE":
            place = chunk.place
        elif chunk.time and timed(chunk) and chunks[n - 1].part not in ("TO", "DASH"):
            found.append((chunk.time, place))
            place = None
    yield from found


def _apart(a: Time, b: Time) -> bool:
    """Whether two dates are of two meetings and not of one that went on for days."""
    first, second = day_range(a.value), day_range(b.value)
    if not first or not second:
        return False
    return date.fromisoformat(second[0]) - date.fromisoformat(first[1]) >= _APART
