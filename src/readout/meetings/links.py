"""How a meeting is told against others: before or after them, as the first, as already past."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from readout.meetings.chunks import Chunks
from readout.meetings.circumstances import LEXICON
from readout.meetings.words import CUES
from readout.tokens import Sentence, Token

_REACH = 4
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
    hinge, start = _hinge(clause, cue)
    return Links(
        hinge=hinge,
        hinge_start=start,
        within_hours=any(t.lower in LEXICON.hours for t in _tokens_before(sentence, start)),
        first="first" in words and not _since(sentence, chunks[cue].end),
        since=_since(sentence, chunks[cue].end),
        pluperfect=not _HAD.isdisjoint(words),
        perfect=not _HAVE.isdisjoint(words),
        others=_others(sentence, chunks[cue].start, chunks[cue].end),
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


def _others(sentence: Sentence, start: int, end: int) -> int:
    """How many a plural near the cue points back to: before it, or after "of" or "between"."""
    before = [t.lower for t in sentence.tokens if t.end <= start][-_ANAPHOR_REACH:]
    after = [t.lower for t in sentence.tokens if t.start >= end][:_ANAPHOR_REACH]
    preposition = next((i for i, w in enumerate(after) if w in ("of", "between", "among")), len(after))
    near = [*before, *after[preposition + 1 :]]
    number = next((int(LEXICON.numbers[w]) for w in near if w in LEXICON.numbers), 0)
    return number or int(not LEXICON.plurals.isdisjoint(near))


def _tokens_before(sentence: Sentence, offset: int) -> list[Token]:
    return [t for t in sentence.tokens if t.end <= offset][-_REACH:]


def _since(sentence: Sentence, offset: int) -> bool:
    """Whether "first" only means the first for a while: "their first meeting since the war"."""
    following = [t.lower for t in sentence.tokens if t.start >= offset]
    return following[:1] == ["since"] or (following[:1] == ["in"] and "years" in following[:4])
