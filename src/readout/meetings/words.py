"""The words of diplomacy reporting, each with the part that it plays in a clause.

A clause is matched as a string of one letter a part, so that rules can be regular expressions over parts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import product

from readout.lexicon import Entry, load
from readout.text.phrases import Phrases
from readout.text.tokens import Token, tokenize


class Words(Entry):
    """The shape of meeting_words.yml: phrases by part; "a|b c" stands for "a c" and "b c"."""

    cues: dict[str, list[str]]
    clause: dict[str, list[str]]


FOUND = ("WHO", "OWNER", "PLACE", "TIME", "DASH", "X", "TELL")
"""The parts of what other floors have found, of any other word, and of one for what is done by telephone."""


def expand(phrase: str) -> list[str]:
    """Every phrase that "a|b c" stands for."""
    return [" ".join(words) for words in product(*(word.split("|") for word in phrase.split()))]


def _meanings(parts: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Phrase -> part. Raises ValueError where a phrase stands under two parts."""
    meanings: dict[str, str] = {}
    for part, lines in parts.items():
        for phrase in (p for line in lines for p in expand(line)):
            if meanings.setdefault(phrase, part) != part:
                raise ValueError(f"meeting_words.yml: {phrase!r} is both {meanings[phrase]} and {part}")
    return meanings


_FIRST_LETTER = 0x100  # Latin Extended: letters that no rule writes and no regular expression reads as more
WORDS = load("meeting_words", Words)
CUES = frozenset({*WORDS.cues, "TELL"})
NOUNS = frozenset({"MEETING", "OCCASION"})
RECEIVING = frozenset({"HOST", "RECEIVE"})
NEEDING_PARTIES = frozenset(
    {"SEE", "SUMMON", "HOST", "RECEIVE", "PHONE", "TALK", "DISCUSS", "AGREE", "OCCASION", "ATTEND", "UNITE"}
)
"""Cues of many senses: they name a meeting only of somebody."""

SEEING = frozenset(["visit", "visits", "visited", "visiting"])
SPENDING = frozenset(["spend", "spends", "spent"])
"""Verbs that name a meeting where somebody follows them: "visited A", "spent an hour with A"."""

LETTERS = {part: chr(_FIRST_LETTER + n) for n, part in enumerate((*FOUND, *WORDS.cues, *WORDS.clause))}
PHRASES: Phrases[str] = Phrases(_meanings(WORDS.cues | WORDS.clause))
_CUE_PHRASES = _meanings(WORDS.cues)
_CUES: Phrases[str] = Phrases(_CUE_PHRASES)
_FIRST_WORDS = _CUES.first_words
_VERBS = SEEING | SPENDING
_TELLING = _VERBS | {max((t.lower for t in tokenize(phrase)), key=len) for phrase in _CUE_PHRASES}


def cues_in(tokens: Sequence[Token]) -> set[str]:
    """The parts of the cues that stand in a sentence: a look at its words, before anything is parsed."""
    words = [token.lower for token in tokens]
    if _TELLING.isdisjoint(words):
        return set()
    read_as = set() if _VERBS.isdisjoint(words) else {"SEE"}
    found = (_CUES.starting(tokens, i) for i, token in enumerate(tokens) if token.lower in _FIRST_WORDS)
    return read_as | {cue[0] for cue in found if cue}


def parts_pattern(pattern: str) -> str:
    """A regular expression over letters from one over parts: "WHO AUX* @" (spaces do not count)."""
    return re.sub(r"\s+", "", re.sub(r"(?<!\(\?)[A-Z][A-Z_]*", lambda m: LETTERS[m.group()], pattern))
