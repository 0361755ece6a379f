"""How a meeting is told against others: before or after them, as the first, as already past."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from readout.meetings.chunks import Chunks
from readout.meetings.words import CUES
from readout.tokens import Sentence, Token

_HOURS = frozenset(["hours", "hour", "minutes", "moments"])
_REACH = 4
_HAD, _HAVE = frozenset(["had"]), frozenset(["have", "has"])


@dataclass(frozen=True)
class Links:
    """``hinge`` is the "before" or "after" that governs a meeting; ``first`` tells of the parties' first."""

    hinge: Literal["BEFORE", "AFTER", ""] = ""
    hinge_start: int = -1
    within_hours: bool = False
    first: bool = False
    pluperfect: bool = False
    perfect: bool = False


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
        pluperfect=not _HAD.isdisjoint(words),
        perfect=not _HAVE.isdisjoint(words),
    )


def _tokens_before(sentence: Sentence, offset: int) -> list[Token]:
    return [t for t in sentence.tokens if t.end <= offset][-_REACH:]


def _since(sentence: Sentence, offset: int) -> bool:
    """Whether "first" only means the first for a while: "their first meeting since the war"."""
    following = [t.lower for t in sentence.tokens if t.start >= offset]
    return following[:1] == ["since"] or (following[:1] == ["in"] and "years" in following[:4])
