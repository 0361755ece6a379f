"""How a meeting is told against others: before or after them, as the first, as already past."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from readout.meetings.chunking import ORDINAL
from readout.meetings.chunks import Chunks
from readout.meetings.circumstances import LEXICON
from readout.meetings.words import CUES
from readout.text.tokens import Sentence, Token

_REACH = 4
_NEXT = 2
_COUNTED_DAYS = re.compile(r"P(\d+)D")
_COUNTED = re.compile(r"P(\d+)([DWM])")
_AT_MOST = frozenset(["less", "within", "under"])
_UNITS = {"D": 1, "W": 7, "M": 31}
_ANAPHOR_REACH = 7
_FOLLOW_UP = "follow - up"
_DETERMINERS = frozenset(
    ["a", "an", "the", "another", "two", "three", "several", "their", "his", "her", "no"]
)
_COUNTING = frozenset(["the", "their", "a", "its", "his", "her", "our", "very"])
_HAD, _HAVE = frozenset(["had"]), frozenset(["have", "has"])


@dataclass(frozen=True)
class Links:
    """``hinge`` is the "before" or "after" that governs a meeting; ``first`` tells of the parties' first.

    ``days`` is how many days lie between: 0 for hours; ``within`` how many at most. ``others`` is how many
    parties a plural points back to ("the three leaders"), 1 if it gives no number; ``role`` the
    office that it gives them.
    ``another``: it is told apart from others of the same parties ("the previous round"), as one that
    was or is to be after them by ``again``. ``teams``: those who meet are teams and no leaders,
    ``sent``: they act for the leaders whose they are ("their advisers").
    """

    hinge: Literal["BEFORE", "AFTER", ""] = ""
    hinge_start: int = -1
    clause_start: int = 0
    days: int | None = None
    within: int | None = None
    first: bool = False
    since: bool = False
    pluperfect: bool = False
    perfect: bool = False
    others: int = 0
    role: str = ""
    another: bool = False
    again: bool = False
    teams: bool = False
    sent: bool = False


def links_of(clause: Chunks, cue: int, sentence: Sentence) -> Links:
    """How the meeting at chunk ``cue`` is told against others."""
    chunks = clause.chunks
    near = _tokens_before(sentence, chunks[cue].start)
    words = {t.lower for t in near}
    near_cue = _words_around(sentence, chunks[cue].start, chunks[cue].end)
    hinge, start = _hinge(clause, cue)
    return Links(
        hinge=hinge,
        hinge_start=start,
        clause_start=_clause_start(clause, cue),
        days=_days(clause, start, sentence),
        within=_within(clause, start, sentence),
        first=_first(near) and not _since(sentence, chunks[cue].end),
        since=_since(sentence, chunks[cue].end),
        pluperfect=_pluperfect(near, chunks[cue].start, sentence),
        perfect=not _HAVE.isdisjoint(words),
        others=_others(near_cue),
        again=_again(sentence, chunks[cue].end),
        another=_another(clause, chunks[cue].end, sentence),
        role=_role(near_cue),
        sent=not LEXICON.subordinates.isdisjoint(near_cue),
        teams=not LEXICON.teams.isdisjoint(near_cue),
    )


def _role(words: Sequence[str]) -> str:
    """The office that a plural among the words gives: "the two foreign ministers"."""
    at = next((i for i, w in enumerate(words) if w in LEXICON.roles), None)
    if at is None:
        return ""
    portfolio = words[at - 1] if at and words[at - 1] in LEXICON.portfolios else ""
    return f"{portfolio} {LEXICON.roles[words[at]]}".lstrip()


def _first(near: Sequence[Token]) -> bool:
    """Whether a "first" counts meetings: "their first", "for the first time", and not "consulted first"."""
    return any(b.lower == "first" and a.lower in _COUNTING for a, b in pairwise(near))


def _pluperfect(near: Sequence[Token], cue: int, sentence: Sentence) -> bool:
    """Whether "had" only helps a verb: "they had met", and not "they had talks", "had a telephone call"."""
    following = {t.start: after for t, after in pairwise(sentence.tokens)}
    comma = max((i for i, t in enumerate(near) if t.text == ","), default=-1)
    return any(
        t.lower in _HAD
        and (after := following.get(t.start)) is not None
        and after.lower not in _DETERMINERS
        and (after.start != cue or after.lower.endswith(("ed", "met", "spoken", "seen")))
        for t in near[comma + 1 :]
    )


def _hinge(clause: Chunks, cue: int) -> tuple[Literal["BEFORE", "AFTER", ""], int]:
    """The "before" or "after" that governs the cue, and where it stands."""
    for chunk in reversed(clause.chunks[:cue]):
        if chunk.part == "BEFORE":
            return "BEFORE", chunk.start
        if chunk.part == "AFTER":
            return "AFTER", chunk.start
        if chunk.part in CUES or chunk.part in ("BREAK", "COMMA"):
            break
    return "", -1


def _clause_start(clause: Chunks, cue: int) -> int:
    """Where the last comma or "that" before the cue stands; 0 if there is none."""
    return next((c.start for c in reversed(clause.chunks[:cue]) if c.part in ("BREAK", "COMMA")), 0)


def _days(clause: Chunks, hinge: int, sentence: Sentence) -> int | None:
    """How many days a "before" or "after" counts: "hours before", "two days after"."""
    if any(t.lower in LEXICON.hours for t in _tokens_before(sentence, hinge)):
        return 0
    counted = next((c.time for c in clause.chunks if c.time and hinge - 2 <= c.end <= hinge), None)
    days = _COUNTED_DAYS.fullmatch(counted.value) if counted else None
    return int(days[1]) if days and _within(clause, hinge, sentence) is None else None


def _within(clause: Chunks, hinge: int, sentence: Sentence) -> int | None:
    """How many days lie between at most: "less than a week after", "within three days of"."""
    counted = next((c.time for c in clause.chunks if c.time and hinge - 2 <= c.end <= hinge), None)
    length = _COUNTED.fullmatch(counted.value) if counted else None
    said = [t.lower for t in sentence.tokens if counted and t.start <= counted.start][-2:]
    if length is None or _AT_MOST.isdisjoint(said):
        return None
    return int(length[1]) * _UNITS[length[2]]


def _words_around(sentence: Sentence, start: int, end: int) -> list[str]:
    """The words before a cue, and those that follow it after "of" or "between"."""
    before = [t.lower for t in sentence.tokens if t.end <= start][-_ANAPHOR_REACH:]
    after = [t.lower for t in sentence.tokens if t.start >= end][:_ANAPHOR_REACH]
    preposition = next((i for i, w in enumerate(after) if w in ("of", "between", "among")), len(after))
    return [*before, *after[preposition + 1 :]]


def _others(words: Sequence[str]) -> int:
    """How many a plural among the words points back to."""
    number = next((LEXICON.numbers[w] for w in words if w in LEXICON.numbers), 0)
    return number or int(not LEXICON.plurals.isdisjoint(words))


def _again(sentence: Sentence, end: int) -> bool:
    """Whether a verb goes on with "again", "once more"."""
    following = [t.lower for t in sentence.tokens if t.start >= end][:_NEXT]
    return not LEXICON.again.isdisjoint(following)


def _another(clause: Chunks, end: int, sentence: Sentence) -> bool:
    """Whether an ordinal stands before a cue, and not in the name of a time: "next week's talks"."""
    near = _tokens_before(sentence, end)
    if _FOLLOW_UP in " ".join(t.lower for t in near):
        return True
    told = [t for t in near if t.lower in LEXICON.another or ORDINAL.fullmatch(t.lower)]
    times = [c for c in clause.chunks if c.part == "TIME"] if told else []
    return any(not any(c.start <= t.start < c.end for c in times) for t in told)


def _tokens_before(sentence: Sentence, offset: int) -> list[Token]:
    return [t for t in sentence.tokens if t.end <= offset][-_REACH:]


def _since(sentence: Sentence, offset: int) -> bool:
    """Whether "first" only means the first for a while: "their first meeting since the war"."""
    following = [t.lower for t in sentence.tokens if t.start >= offset]
    return following[:1] == ["since"] or (following[:1] == ["in"] and "years" in following[:4])
