"""Texts that are written all in capitals, where a capital says nothing of a word."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from operator import itemgetter

from readout.actors.vocabulary import Start, vocabulary
from readout.text.tokens import Sentence

_SAMPLE, _SMALL_AT_MOST = 300, 30


def is_shouting(sentences: Sequence[Sentence]) -> bool:
    """Whether nearly all words of the beginning of a text are in capitals."""
    words = (t.text for s in sentences[:20] for t in s.tokens if len(t.text) > 1 and t.text.isalpha())
    seen = small = 0
    for word in islice(words, _SAMPLE):
        seen += 1
        small += not word.isupper()
        if small >= _SMALL_AT_MOST:
            return False
    return seen > 20 and small < 0.1 * seen


def calmed(sentence: Sentence) -> Sentence:
    """The sentence with its listed common words small and every other word with one capital."""
    words = vocabulary()
    tokens = []
    for token in sentence.tokens:
        hit = words.get(token.lower)
        common = isinstance(hit, str) or (isinstance(hit, Start) and hit.small not in ("", "x"))
        small = common or (isinstance(hit, Start) and () in hit.signs and hit.signs[()][0].case == "exact")
        initials = "." in token.text
        written = token.text if initials else token.lower if small else token.text.capitalize()
        tokens.append(token._replace(text=written))
    return replace(sentence, tokens=tuple(tokens), written=tuple([token.text for token in tokens]))


def spoken(sentence: Sentence, names: Sequence[tuple[int, int]]) -> Sentence:
    """The sentence in small letters, with capitals in the names alone, given by offsets in order."""
    tokens = []
    for token in calmed(sentence).tokens:
        k = bisect_right(names, token.start, key=itemgetter(0)) - 1
        named = k >= 0 and token.start < names[k][1]
        tokens.append(token if named else token._replace(text=token.text.lower()))
    written = tuple([token.text for token in tokens])
    return replace(sentence, tokens=tuple(tokens), written=written, shouted=True)
