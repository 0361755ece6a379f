"""Whom "I" and "we" mean in somebody's own words: "Press remarks by President Ana Lopez"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from readout.actors import Mention, find_actors
from readout.analysis import Analysis
from readout.meetings.backwards import MEETINGS
from readout.meetings.standins import LEXICON
from readout.text.tokens import sentences

_HEADLINES = 3
_NAME = r"[^\W\d_a-z][\w'’.-]+"
_HEADED = "|".join(LEXICON.own_words)
_OWN_WORDS = re.compile(
    rf"\b(?i:{_HEADED})\b[^.:\n]{{0,30}} (?:by|of|from) (?:the )?(?P<who>{_NAME}(?: {_NAME}){{0,7}})"
)
_MARKS = frozenset('"“”«»')
_PERSONS, _OWNERS = frozenset(["i", "we", "me"]), frozenset(["my", "our"])
_OWNED = 4


def in_own_words(analysis: Analysis) -> Iterator[Mention]:
    """The author for each "I" of a text that is headed as somebody's words, outside of quotations."""
    author = _author(analysis)
    if author is None:
        return
    quoted = False
    for sentence in analysis.sentences:
        for n, token in enumerate(sentence.tokens):
            quoted ^= token.text in _MARKS
            ours = token.lower in _OWNERS and not MEETINGS.isdisjoint(sentence.lower[n : n + _OWNED])
            if (ours or token.lower in _PERSONS) and not quoted and token.start > author.end:
                yield Mention(token.start, token.end, author.actors, "pronoun")


def _author(analysis: Analysis) -> Mention | None:
    """Who is told in the first lines to have said or written the text."""
    opening = analysis.sentences[:_HEADLINES]
    headed = _OWN_WORDS.search(analysis.reading.text, 0, opening[-1].end) if opening else None
    if headed is None:
        return None
    start, end = headed.span("who")
    people = (m for m in analysis.actors if m.actor.kind == "person" and len(m.actors) == 1)
    known = next((m for m in people if start <= m.start < end), None)
    return known or _titled(headed["who"], start, end)


def _titled(words: str, start: int, end: int) -> Mention | None:
    """A mention of whom a headline names, read as a sentence would be: "Foreign Minister Ana Lopez"."""
    said = f"{words} spoke."
    people = (m.actor for m in find_actors(sentences(said), said) if m.actor.kind == "person")
    return next((Mention(start, end, (person,), "name") for person in people), None)
