"""Whether a sentence speaks of what was or of what is to come, where it names a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from readout.lexicon import Entry, load
from readout.tokens import Token

Direction = Literal["past", "future", ""]


class _Cues(Entry):
    """lexicon/tense.yml."""

    future: frozenset[str]
    future_before_to: frozenset[str]
    past: frozenset[str]
    reporting: frozenset[str]


_CUES = load("tense", _Cues)


def direction(tokens: Sequence[Token], first: int, last: int) -> Direction:
    """The direction of the verb that tokens ``first`` to ``last`` (exclusive) belong to; "" if none tells.

    The nearest verb before them decides, else the first after them ("Wednesday's talks will ...").
    """
    for i in (*range(first - 1, -1, -1), *range(last, len(tokens))):
        if found := _cue(tokens, i):
            return found
    return ""


def _cue(tokens: Sequence[Token], i: int) -> Direction:
    word = tokens[i].lower
    following = tokens[i + 1].lower if i + 1 < len(tokens) else ""
    if word in _CUES.future or (word in _CUES.future_before_to and following in ("to", "for", "that")):
        return "future"
    if word in _CUES.past or (len(word) > 4 and word.endswith("ed")):
        return "" if i and tokens[i - 1].lower == "be" else "past"
    return ""
