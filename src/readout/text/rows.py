"""Sentences made ready for the grammars that read one word after the other."""

from __future__ import annotations

from functools import cached_property

from readout.text.letters import letters
from readout.text.tokens import Sentence


class Row:
    """A sentence with its tokens and their words in lower case; the rest is made once, when it is asked for."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.words = sentence.lower

    @cached_property
    def letters(self) -> str:
        """One letter for each token, as readout.text.letters has them."""
        return letters(self.tokens)

    @cached_property
    def starts(self) -> list[int]:
        """Where its tokens start."""
        return [token.start for token in self.tokens]
