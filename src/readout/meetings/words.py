"""The words of diplomacy reporting, each with the part that it plays in a clause.

A clause is matched as a string of one letter a part, so that rules can be regular expressions over parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import pairwise, product

from readout.lexicon import Entry, load
from readout.text.phrases import Phrases
from readout.text.tokens import Sentence, tokenize


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
ATTENDING = frozenset(["attend", "attended", "attending"])
"""Verbs that tell of those who are at a meeting where nothing follows them: "A and B will attend"."""

_SMALL = frozenset(w for words in load("function_words", dict[str, list[str]]).values() for w in words)


def telling_words(phrases: Iterable[str]) -> frozenset[str]:
    """The longest word of each phrase that is not small: a text without any of them has no phrase."""
    split = (_split(phrase) for phrase in phrases)
    return frozenset(
        max(words[::-1], key=lambda w: (w.isalpha(), w not in _SMALL, len(w))) for words in split
    )


def _split(phrase: str) -> list[str]:
    return [token.lower for token in tokenize(phrase)]


def _beginnings(phrases: Iterable[str]) -> frozenset[tuple[str, str]]:
    """The first two words of each phrase that has several."""
    return frozenset((words[0], words[1]) for words in map(_split, phrases) if len(words) > 1)


LETTERS = {part: chr(_FIRST_LETTER + n) for n, part in enumerate((*FOUND, *WORDS.cues, *WORDS.clause))}
_MEANINGS = _meanings(WORDS.cues | WORDS.clause)
_BEGINNINGS = _beginnings(_MEANINGS)
PHRASES: Phrases[str] = Phrases(_MEANINGS)
ALONE = {w: found[0] for w in PHRASES.first_words if (found := PHRASES.starting(tokenize(w), 0))}
"""The part of each word that plays one by itself."""
_CUE_PHRASES = _meanings(WORDS.cues)
_CUES: Phrases[str] = Phrases(_CUE_PHRASES)
_CUES_ALONE = frozenset(w for w in _CUES.first_words if _CUES.starting(tokenize(w), 0))
_CUE_BEGINNINGS = _beginnings(_CUE_PHRASES)
_READ_AS = {"SEE": SEEING | SPENDING, "ATTEND": ATTENDING}
_TELLING = frozenset().union(*_READ_AS.values()) | telling_words(_CUE_PHRASES)


def cues_in(sentence: Sentence) -> set[str]:
    """The parts of the cues that stand in a sentence: a look at its words, before anything is parsed."""
    if _TELLING.isdisjoint(sentence.words):
        return set()
    read_as = {part for part, words in _READ_AS.items() if not words.isdisjoint(sentence.words)}
    alone = sentence.words & _CUES_ALONE
    if not alone and _CUE_BEGINNINGS.isdisjoint(pairwise(sentence.lower)):
        return read_as
    longer = beginnings(sentence, _CUE_BEGINNINGS)
    places = [i for i, word in enumerate(sentence.lower) if word in alone or i in longer]
    return read_as | {cue[0] for i in places if (cue := _CUES.starting(sentence.tokens, i))}


def beginnings(sentence: Sentence, of: Set[tuple[str, str]] = _BEGINNINGS) -> set[int]:
    """The tokens of a sentence that begin as a phrase of several words does."""
    return {i for i, pair in enumerate(pairwise(sentence.lower)) if pair in of}


def parts_pattern(pattern: str) -> str:
    """A regular expression over letters from one over parts: "WHO AUX* @" (spaces do not count)."""
    return re.sub(r"\s+", "", re.sub(r"(?<!\(\?)[A-Z][A-Z_]*", lambda m: LETTERS[m.group()], pattern))
