"""A document's sentences made ready for the grammars that read one word after the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from readout.text.letters import letters
from readout.text.tokens import Sentence, Token


class Row(NamedTuple):
    """A sentence with its tokens, their words in lower case, their letters and where they start."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    letters: str
    starts: list[int]


class Rows:
    """The rows of a document, each made once, when it is asked for."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.sentences = sentences
        self._made: dict[int, Row] = {}

    def __getitem__(self, place: int) -> Row:
        """The row of the sentence of that number."""
        if place not in self._made:
            self._made[place] = row(self.sentences[place])
        return self._made[place]


def row(sentence: Sentence) -> Row:
    """The row of a sentence."""
    tokens = sentence.tokens
    starts = [token.start for token in tokens]
    return Row(sentence, tokens, sentence.lower, letters(tokens), starts)
