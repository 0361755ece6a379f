"""Sentences made ready for the grammars that read one word after the other."""

from __future__ import annotations

from collections.abc import Container
from functools import cached_property
from itertools import compress, count
from operator import attrgetter

from readout.text.letters import letters
from readout.text.tokens import Sentence


class Row:
    """A sentence with its tokens and their words in lower case; the rest is made when it is asked for."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.words = sentence.lower

    @cached_property
    def letters(self) -> str:
        """One letter for each token, as readout.text.letters has them."""
        return letters(self.tokens, self.words)

    @cached_property
    def starts(self) -> list[int]:
        """Where its tokens start."""
        return list(map(attrgetter("start"), self.tokens))

    def where(self, among: Container[str]) -> list[int]:
        """The places of those of its words that are among some."""
        return list(compress(count(), map(among.__contains__, self.words)))
