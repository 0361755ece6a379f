"""How a meeting is told against others: before or after them, as the first, as already past."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from readout.meetings.chunks import Chunks
from readout.meetings.words import CUES
from readout.tokens import Sentence, Token

_HOURS = frozenset(["hours", "hour", "minutes", "moments"])
_REACH = 4
_NUMBERS = {
    "two": 2,
    "both": 2,
    "pair": 2,
    "three": 3,
    "trilateral": 3,
    "four": 4,
    "quadrilateral": 4,
    "five": 5,
    "six": 6,
}
_PLURALS = frozenset(
    ["they", "their", "sides", "parties", "leaders", "presidents", "ministers", "delegations", "men", "women", "officials",
     "diplomats", "negotiators", "counterparts", "panels", "teams", "premiers", "envoys"]
)  # fmt: skip
_ANAPHOR_REACH = 7
_HAD, _HAVE = frozenset(["had"]), frozenset(["have", "has"])


@dataclass(frozen=True)
class Links:
    """``hinge`` is the "before" or "after" that governs a meeting; ``first`` tells of the parties' first.

    ``others`` is how many parties a plural points back to ("the three leaders"): 1 if it gives no number.
    """

    hinge: Literal["BEFORE", "AFTER", ""] = ""
    hinge_start: int = -1
    within_hours: bool = False
    first: bool = False
    since: bool = False
    pluperfect: bool = False
    perfect: bool = False
    others: int = 0


def links_of(clause: Chunks, cue: int, sentence: Sentence) -> Links:
    """How the meeting at chunk ``cue`` is told against others."""
    chunks = clause.chunks
    near = _tokens_before(sentence, chunks[cue].start)
    words = {t.lower for t in near}
    hinge: Literal["BEFORE", "AFTER", ""] = ""
    start = -1
    for i in range(cue - 1, -1, -1):
        part = chunks[i].part
        if part == "BEFORE" or part == "AFTER":
            hinge, start = part, chunks[i].start
            break
        if part in CUES or part in ("BREAK", "COMMA"):
            break
    return Links(
        hinge=hinge,
        hinge_start=start,
        within_hours=hinge != "" and not _HOURS.isdisjoint(t.lower for t in _tokens_before(sentence, start)),
        first="first" in words and not _since(sentence, chunks[cue].end),
        since=_since(sentence, chunks[cue].end),
        pluperfect=not _HAD.isdisjoint(words),
        perfect=not _HAVE.isdisjoint(words),
        others=_others(sentence, chunks[cue].start, chunks[cue].end),
    )


def _others(sentence: Sentence, start: int, end: int) -> int:
    """How many a plural near the cue points back to: before it, or after "of" or "between"."""
    before = [t.lower for t in sentence.tokens if t.end <= start][-_ANAPHOR_REACH:]
    after = [t.lower for t in sentence.tokens if t.start >= end][:_ANAPHOR_REACH]
    preposition = next((i for i, w in enumerate(after) if w in ("of", "between", "among")), len(after))
    near = [*before, *after[preposition + 1 :]]
    number = next((_NUMBERS[w] for w in near if w in _NUMBERS), 0)
    return number or int(not _PLURALS.isdisjoint(near))


def _tokens_before(sentence: Sentence, offset: int) -> list[Token]:
    return [t for t in sentence.tokens if t.end <= offset][-_REACH:]


def _since(sentence: Sentence, offset: int) -> bool:
    """Whether "first" only means the first for a while: "their first meeting since the war"."""
    following = [t.lower for t in sentence.tokens if t.start >= offset]
    return following[:1] == ["since"] or (following[:1] == ["in"] and "years" in following[:4])
