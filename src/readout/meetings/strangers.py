"""Occasions of people whom a document does not name: "shareholders held their meeting"."""

from __future__ import annotations

from readout.analysis import Analysis
from readout.lexicon import Entry, load
from readout.meetings.backdrop import Backdrop
from readout.meetings.telling import Telling


class _Strangers(Entry):
    """The shape of meeting_strangers.yml."""

    follow: frozenset[str]
    hold: frozenset[str]
    holders: frozenset[str]
    helping: frozenset[str]
    determiners: frozenset[str]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


WORDS = load("meeting_strangers", _Strangers)
_NEAR = 40
_MOST, _CLOSE = 8, 3


def of_strangers(telling: Telling, analysis: Analysis, behind: Backdrop) -> bool:
    """Whether somebody unknown met or held it: "shareholders held their meeting"."""
    tokens = analysis.sentences[telling.sentence].tokens
    before = [t.lower for t in tokens if t.end <= telling.start]
    after = next((t for t in tokens if t.start >= telling.end), None)
    if telling.part == "MEET":
        if after is None or not after.text[0].isalnum() or after.lower in WORDS.follow:
            return False
        timed = any(t.start == after.start for t in analysis.times)
        return not timed and not behind.within(after.start, after.end)
    held = next(
        (i for i in range(len(before) - 1, max(-1, len(before) - _MOST), -1) if before[i] in WORDS.hold),
        0,
    )
    begin = max(tokens[0].start, tokens[held].start - _NEAR)
    named = behind.within(begin, tokens[held].start)
    while held and before[held - 1] in WORDS.helping:
        held -= 1
    known = not WORDS.determiners.isdisjoint(before[max(0, held - _CLOSE) : held])
    return held > 0 and before[held - 1] not in WORDS.holders and not known and not named
