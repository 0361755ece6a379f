"""Days counted from those of something else: "two days after the raid of 3 May"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Literal, cast

from readout.dates import Time, shift
from readout.meetings.chunks import Chunk, Chunks, first_from
from readout.meetings.circumstances import LEXICON
from readout.text.tokens import Sentence

Unit = Literal["D", "W", "M", "Y"]

SAME_DAY = "PT"
_UNKNOWN = "PX"
_ONE = frozenset(["the", "a", "one", "very"])
_COUNTED = re.compile(r"P(\d{1,4})([DWMY])")
_HOURS = re.compile(r"PT\d{1,2}[HMS]")
_EVENT = frozenset({"X", "BOND", "OF", "IN", "ABOUT", "PLACE", "OWNER", "WHO", "PREPOSITION"})
_LONGEST = 9
_REACH = 4
_NEAR = 2
_FULL_DAY = 10
_CALENDAR = tuple("0123456789X")


def length_before(chunks: Sequence[Chunk], hinge: int, sentence: Sentence) -> str:
    """How long before or after, as the words at an "after" or "before" say, an ISO 8601 duration.

    "PT": on the same day ("hours after", "just before"); "PX": no day follows from it ("weeks after", "less
    than a month after"); "" where nothing is said.
    """
    at = first_from(sentence.tokens, chunks[hinge].start)
    near = sentence.lower[max(0, at - _REACH) : at]
    if not near:
        return ""
    told = chunks[hinge - 1].time if hinge else None
    value = told.value if told and told.kind == "duration" else _named(near)
    if _HOURS.fullmatch(value) or not LEXICON.at_once.isdisjoint(near[-_NEAR:]):
        return SAME_DAY
    if value and (not _COUNTED.fullmatch(value) or not LEXICON.inexact.isdisjoint(near)):
        return _UNKNOWN
    return value


def _named(near: Sequence[str]) -> str:
    """The length of "the day after"."""
    one = not _ONE.isdisjoint(near[:-1][-1:])
    return LEXICON.one_long.get(near[-1], "") if one else ""


def counted(time: Time, length: str, way: int) -> Time | None:
    """The time so long after another, or before it where ``way`` is -1; None where no day follows."""
    if length == SAME_DAY:
        return time
    found = _COUNTED.fullmatch(length)
    if found is None:
        return None
    value = shift(time.value[:_FULL_DAY], way * int(found[1]), cast(Unit, found[2]))
    return time._replace(value=value) if value else None


def of_event(clause: Chunks, at: int, sentence: Sentence) -> tuple[str, int] | None:
    """How long from an event whose time chunk ``at`` is, and which way; None if it is no event's.

    So of 3 May in "two days after the raid of 3 May", and not in "after talks on 3 May".
    """
    event = takewhile(lambda i: clause.chunks[i].part in _EVENT, range(at - 1, max(-1, at - _LONGEST), -1))
    hinge = at - 1 - sum(1 for _ in event)
    part = clause.chunks[hinge].part if hinge >= 0 else ""
    if part not in ("AFTER", "BEFORE"):
        return None
    return length_before(clause.chunks, hinge, sentence), 1 if part == "AFTER" else -1


def timed(chunk: Chunk) -> bool:
    """Whether a chunk is a date or time of the calendar, even one whose year is not known ("XXXX-06-03")."""
    return chunk.time is not None and calendar(chunk.time)


def calendar(time: Time) -> bool:
    """Whether a time is a date or time of the calendar."""
    return time.kind in ("date", "time") and time.value[:1] in _CALENDAR


def first_listed(chunks: Sequence[Chunk], i: int) -> int:
    """The first of the times that end with one: "on Monday and Tuesday"; ``i`` for anything else."""
    while i > 1 and timed(chunks[i]) and chunks[i - 1].part in ("AND", "COMMA") and timed(chunks[i - 2]):
        i -= 2
    return i
