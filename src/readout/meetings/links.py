"""How a meeting is told against others: before or after them, as the first, as already past."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from readout.meetings.chunking import is_ordinal
from readout.meetings.chunks import Chunks, all_but, first_from
from readout.meetings.circumstances import LEXICON
from readout.meetings.counting import SAME_DAY, length_before
from readout.meetings.words import CUES, LETTERS, parts_pattern
from readout.text.tokens import Sentence, Token

_REACH = 4
_NEXT = 2
_COUNTED_DAYS = re.compile(r"P(\d{1,4})D")
_COUNTED = re.compile(r"P(\d{1,4})([DWM])")
_AT_MOST = frozenset(["less", "within", "under"])
_UNITS = {"D": 1, "W": 7, "M": 31}
_ANAPHOR_REACH = 7
_FOLLOW_UP = "follow - up"
_DETERMINERS = frozenset(
    ["a", "an", "the", "another", "two", "three", "several", "their", "his", "her", "no"]
)
_COUNTING = frozenset(["the", "their", "a", "its", "his", "her", "our", "very"])
_WHILE, _WHILES = frozenset(["since", "in"]), frozenset(["years", "decades", "months"])
_HAVE = frozenset(["have", "has"])
_OF_WHOM = frozenset(["of", "between", "among"])
_WHEN_WHERE = re.compile(parts_pattern("(?:IN PLACE|(?:ABOUT|IN)?TIME){0,2}"))
_ONWARDS = frozenset(["later", "then", "also", "finally", "subsequently"])
_SEQUENCE = frozenset(["once"])
_COMMA, _BREAK = LETTERS["COMMA"], LETTERS["BREAK"]
_UNHINGED = all_but({"BEFORE", "AFTER", "BREAK", "COMMA"} | CUES)


class Links(NamedTuple):
    """``hinge`` is the "before" or "after" that governs a meeting; ``first`` tells of the parties' first.

    ``length`` is how long lies between (see readout.meetings.counting); ``within`` how many days at most.
    ``others`` is how many parties a plural points back to ("the three leaders"), 1 if it gives no number;
    ``role`` the office that it gives them.
    ``another``: it is told apart from others of the same parties ("the previous round"), as one that
    was or is to be after them by ``again``. ``runs``: it is told how it went, and of nobody beside it: "peace
    talks began". ``teams``: those who meet are teams and no leaders,
    ``sent``: they act for the leaders whose they are ("their advisers").
    """

    hinge: Literal["BEFORE", "AFTER", ""] = ""
    hinge_start: int = -1
    clause_start: int = 0
    length: str = ""
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
    runs: bool = False

    @property
    def days(self) -> int | None:
        """How many days lie between, 0 for hours; None where that is not said."""
        counted = _COUNTED_DAYS.fullmatch(self.length)
        return int(counted[1]) if counted else 0 if self.length == SAME_DAY else None


def links_of(clause: Chunks, cue: int, sentence: Sentence) -> Links:
    """How the meeting at chunk ``cue`` is told against others."""
    chunk, tokens = clause.chunks[cue], sentence.tokens
    at, stop = first_from(tokens, chunk.start), first_from(tokens, chunk.end)
    near, following = tokens[max(0, at - _REACH) : at], sentence.lower[stop : stop + _REACH]
    words = sentence.lower[max(0, at - _REACH) : at]
    near_cue = _words_around(sentence, at, stop)
    hinge, hinged = _hinge(clause, cue)
    start = clause.chunks[hinged].start if hinge else -1
    since = _since(following)
    return Links(
        hinge=hinge,
        hinge_start=start,
        clause_start=_clause_start(clause, cue),
        length=_length(clause, hinged, sentence) if hinge else "",
        within=_within(clause, start, sentence) if hinge else None,
        first="first" in words and _first(words) and not _since(following, sentence.lower[stop:]),
        since=since,
        pluperfect="had" in words and _pluperfect(near, tokens[at]),
        perfect=not _HAVE.isdisjoint(words),
        others=_others(near_cue),
        again=not LEXICON.again.isdisjoint(following[:_NEXT]),
        another=_another(clause, sentence, stop),
        role=_role(near_cue),
        sent=not LEXICON.subordinates.isdisjoint(near_cue),
        teams=not LEXICON.teams.isdisjoint(near_cue),
        runs=_runs(clause, cue, sentence, at),
    )


def _length(clause: Chunks, hinge: int, sentence: Sentence) -> str:
    """How long lies between; no day where one deed only leads to the next: "saw A before meeting B"."""
    said = length_before(clause.chunks, hinge, sentence)
    if said or clause.chunks[hinge].part != "BEFORE":
        return said
    following = sentence.lower[first_from(sentence.tokens, clause.chunks[hinge].end) :][:_NEXT]
    doing = [word for word in following if word not in _ONWARDS][:1]
    return SAME_DAY if any(word.endswith("ing") for word in doing) else ""


def _role(words: Sequence[str]) -> str:
    """The office that a plural among the words gives: "the two foreign ministers"."""
    for i, word in enumerate(words):
        if word in LEXICON.roles:
            portfolio = words[i - 1] if i and words[i - 1] in LEXICON.portfolios else ""
            return f"{portfolio} {LEXICON.roles[word]}".lstrip()
    return ""


def _first(near: Sequence[str]) -> bool:
    """Whether a "first" counts meetings: "their first", "for the first time", and not "consulted first"."""
    return any(after == "first" and word in _COUNTING for word, after in pairwise(near))


def _pluperfect(near: Sequence[Token], cue: Token) -> bool:
    """Whether "had" only helps a verb: "they had met", and not "they had talks", "had a telephone call".

    What goes on from it is no look back: "once they had met, he flew home".
    """
    comma = max((i for i, t in enumerate(near) if t.text == ","), default=-1)
    if not _SEQUENCE.isdisjoint(t.lower for t in near[comma + 1 :]):
        return False
    return any(
        token.lower == "had"
        and after.lower not in _DETERMINERS
        and (after is not cue or after.lower.endswith(("ed", "met", "spoken", "seen")))
        for token, after in pairwise([*near[comma + 1 :], cue])
    )


def _hinge(clause: Chunks, cue: int) -> tuple[Literal["BEFORE", "AFTER", ""], int]:
    """The "before" or "after" that governs the cue, and its chunk."""
    before = clause.around(cue, _UNHINGED)[0] - 1
    part = clause.chunks[before].part if before >= 0 else ""
    if part == "BEFORE":
        return "BEFORE", before
    return ("AFTER", before) if part == "AFTER" else ("", -1)


def _clause_start(clause: Chunks, cue: int) -> int:
    """Where the last comma or "that" before the cue stands; 0 if there is none."""
    last = max(clause.letters.rfind(mark, 0, cue) for mark in (_BREAK, _COMMA))
    return clause.chunks[last].start if last >= 0 else 0


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
    after = sentence.lower[end : end + _ANAPHOR_REACH]
    preposition = next((i for i, w in enumerate(after) if w in _OF_WHOM), len(after))
    before = sentence.lower[max(0, start - _ANAPHOR_REACH) : start]
    return [*_without_owners_of_others(before), *after[preposition + 1 :]]


def _without_owners_of_others(words: Sequence[str]) -> Sequence[str]:
    """The words before a noun but for a "their" that owns another: "their priorities for the round"."""
    determined = max((i for i, word in enumerate(words) if word in _DETERMINERS), default=0)
    return [word for i, word in enumerate(words) if word != "their" or i >= determined]


def _runs(clause: Chunks, cue: int, sentence: Sentence, at: int) -> bool:
    """Whether talks are the subject of what they did: "direct talks in Oslo had opened"."""
    words, chunk = sentence.lower, clause.chunks[cue]
    if words[first_from(sentence.tokens, chunk.end) - 1] not in LEXICON.mass:
        return False
    told = _WHEN_WHERE.match(clause.letters, cue + 1)
    stop = first_from(sentence.tokens, clause.chunks[told.end() - 1].end) if told else 0
    if not words[stop : stop + 1] or words[stop] not in LEXICON.runs:
        return False
    first = at
    while first and words[first - 1] in LEXICON.kinds:
        first -= 1
    before = words[first - 1] if first else ""
    return not before[:1].isalpha() or before in LEXICON.before_kinds


def _others(words: Sequence[str]) -> int:
    """How many a plural among the words points back to."""
    for word, counted in zip(words, [*words[1:], ""], strict=False):
        if word in LEXICON.numbers and counted not in LEXICON.stretches:
            return LEXICON.numbers[word] or int(not LEXICON.plurals.isdisjoint(words))
    return int(not LEXICON.plurals.isdisjoint(words))


def _another(clause: Chunks, sentence: Sentence, stop: int) -> bool:
    """Whether an ordinal stands before a cue, and not in the name of a time: "next week's talks"."""
    near = sentence.tokens[max(0, stop - _REACH) : stop]
    if any(t.lower == "follow" for t in near) and _FOLLOW_UP in " ".join(t.lower for t in near):
        return True
    told = [t for t in near if t.lower in LEXICON.another or is_ordinal(t.lower)]
    times = [c for c in clause.chunks if c.part == "TIME"] if told else []
    return any(not any(c.start <= t.start < c.end for c in times) for t in told)


def _tokens_before(sentence: Sentence, offset: int) -> list[Token]:
    return [t for t in sentence.tokens if t.end <= offset][-_REACH:]


def _since(following: Sequence[str], rest: Sequence[str] = ()) -> bool:
    """Whether "first" only means the first for a while: "the first meeting of A and B since the war"."""
    return (
        following[:1] == ("since",)
        or (following[:1] == ("in",) and "years" in following)
        or any(word == "since" or after in _WHILES for word, after in pairwise(rest) if word in _WHILE)
    )
