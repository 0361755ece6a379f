"""Who is told to be the first, or last, to meet somebody: what they did is no plan."""

from __future__ import annotations

from readout.meetings.chunks import first_from
from readout.text.tokens import Sentence

_RANKED_WITHIN, _RANKS_OF_DOERS = 5, frozenset(["first", "last", "only", "latest", "second", "third"])
_BECOMING = frozenset(["became", "was", "were"])


def ranked(to: int, sentence: Sentence) -> bool:
    """Whether somebody is told to be the first, or last, to do it: "became the first leader to meet A"."""
    at = first_from(sentence.tokens, to)
    before = sentence.lower[max(0, at - _RANKED_WITHIN) : at]
    return not _RANKS_OF_DOERS.isdisjoint(before) and not _BECOMING.isdisjoint(sentence.lower[:at])
