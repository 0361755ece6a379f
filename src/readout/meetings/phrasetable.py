"""Phrases with their meanings, looked for in a part of a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from readout.meetings.chunks import first_from
from readout.meetings.words import telling_words
from readout.text.phrases import Phrases
from readout.text.tokens import Sentence, Token


class PhraseTable:
    """Phrases, each with what it means; found with the offsets of its words."""

    def __init__(self, meanings: Mapping[str, str]) -> None:
        self._phrases = Phrases(meanings)
        self._telling = telling_words(meanings)

    def between(self, sentence: Sentence, start: int, end: int) -> Iterator[tuple[str, tuple[int, int]]]:
        """The phrases that begin between two offsets, none within another, each with its meaning."""
        if self._telling.isdisjoint(sentence.words):
            return
        yield from self.among(sentence.tokens, start, end)

    def among(self, tokens: Sequence[Token], start: int, end: int) -> Iterator[tuple[str, tuple[int, int]]]:
        """The same, of tokens that need not be all of a sentence."""
        first_words = self._phrases.first_words
        stop = first = first_from(tokens, start)
        for i in range(first, first_from(tokens, end)):
            if i >= stop and tokens[i].lower in first_words and (found := self._phrases.starting(tokens, i)):
                meaning, stop = found
                yield meaning, (tokens[i].start, tokens[stop - 1].end)
