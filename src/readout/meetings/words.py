"""The words of diplomacy reporting, each with the part that it plays in a clause.

A clause is matched as a string of one letter a part, so that rules can be regular expressions over parts.
"""

from __future__ import annotations

import re
from itertools import product
from string import ascii_letters

from readout.lexicon import Entry, load
from readout.phrases import Phrases


class Words(Entry):
    """The shape of meeting_words.yml: phrases by part; "a|b c" stands for "a c" and "b c"."""

    cues: dict[str, list[str]]
    clause: dict[str, list[str]]


FOUND = ("WHO", "OWNER", "PLACE", "TIME", "DASH", "X")


def expand(phrase: str) -> list[str]:
    """Every phrase that "a|b c" stands for."""
    return [" ".join(words) for words in product(*(word.split("|") for word in phrase.split()))]


def _meanings(words: Words) -> dict[str, str]:
    """Phrase -> part. Raises ValueError where a phrase stands under two parts."""
    meanings: dict[str, str] = {}
    for part, phrases in (words.cues | words.clause).items():
        for phrase in (p for line in phrases for p in expand(line)):
            if meanings.setdefault(phrase, part) != part:
                raise ValueError(f"meeting_words.yml: {phrase!r} is both {meanings[phrase]} and {part}")
    return meanings


_WORDS = load("meeting_words", Words)
CUES = frozenset(_WORDS.cues)
NOUNS = frozenset({"MEETING", "OCCASION"})
LETTERS = dict(zip((*FOUND, *_WORDS.cues, *_WORDS.clause), ascii_letters, strict=False))
TRIGGERS = frozenset(
    max(re.split("[ -]", phrase), key=len)
    for lines in _WORDS.cues.values()
    for line in lines
    for phrase in expand(line)
)
"""The longest word of each cue: a sentence without any of them names no meeting."""
PHRASES: Phrases[str] = Phrases(_meanings(_WORDS))


def parts_pattern(pattern: str) -> str:
    """A regular expression over letters from one over parts: "WHO AUX* @" (spaces do not count)."""
    return re.sub(r"\s+", "", re.sub(r"(?<!\(\?)[A-Z][A-Z_]*", lambda m: LETTERS[m.group()], pattern))
