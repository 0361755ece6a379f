"""Tables of fixed phrases: which phrase begins, or ends, at a token."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

from readout.text.tokens import Token, tokenize

T = TypeVar("T")


class Phrases(Generic[T]):
    """Phrases with their meanings, found by their first or last word; the longest phrase wins."""

    def __init__(self, meanings: Mapping[str, T]) -> None:
        self._first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        self._last: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        split = [(tuple(t.lower for t in tokenize(phrase)), m) for phrase, m in meanings.items()]
        for words, meaning in sorted(split, key=lambda entry: (-len(entry[0]), entry[0])):
            self._first.setdefault(words[0], []).append((words, meaning))
            self._last.setdefault(words[-1], []).append((words, meaning))

    def __contains__(self, word: str) -> bool:
        """Whether any phrase begins with the word."""
        return word in self._first

    @property
    def first_words(self) -> frozenset[str]:
        """The words that phrases begin with."""
        return frozenset(self._first)

    def starting(self, tokens: Sequence[Token], i: int) -> tuple[T, int] | None:
        """The meaning of the longest phrase that begins at token ``i``, and the token after it."""
        if i >= len(tokens):
            return None
        for words, meaning in self._first.get(tokens[i].lower, ()):
            stop = i + len(words)
            if stop <= len(tokens) and _match(words, tokens, i):
                return meaning, stop
        return None

    def ending(self, tokens: Sequence[Token], stop: int) -> tuple[T, int] | None:
        """The meaning of the longest phrase that ends before token ``stop``, and its first token."""
        if not 0 < stop <= len(tokens):
            return None
        for words, meaning in self._last.get(tokens[stop - 1].lower, ()):
            i = stop - len(words)
            if i >= 0 and _match(words, tokens, i):
                return meaning, i
        return None


def _match(words: tuple[str, ...], tokens: Sequence[Token], i: int) -> bool:
    return words == tuple([token.lower for token in tokens[i : i + len(words)]])
