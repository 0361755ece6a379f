"""Tables of fixed phrases: which phrase begins, or ends, at a token."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

from readout.text.tokens import Token, tokenize

T = TypeVar("T")


class _Beginning(Generic[T]):
    """The phrases that share a word at one end: the word alone, and longer ones by the word beside it."""

    def __init__(self) -> None:
        self.alone: list[T] = []
        self.longer: dict[str, list[tuple[tuple[str, ...], T]]] = {}


class Phrases(Generic[T]):
    """Phrases with their meanings, found by their first or last words; the longest phrase wins."""

    def __init__(self, meanings: Mapping[str, T]) -> None:
        self.first_words: frozenset[str]
        """The words that phrases begin with."""
        self._first: dict[str, _Beginning[T]] = {}
        self._last: dict[str, _Beginning[T]] = {}
        split = [(tuple(t.lower for t in tokenize(phrase)), m) for phrase, m in meanings.items()]
        for words, meaning in sorted(split, key=lambda entry: (-len(entry[0]), entry[0])):
            for table, end, beside in ((self._first, 0, 1), (self._last, -1, -2)):
                node = table.setdefault(words[end], _Beginning())
                if len(words) == 1:
                    node.alone.append(meaning)
                else:
                    node.longer.setdefault(words[beside], []).append((words, meaning))
        self.first_words = frozenset(self._first)

    def __contains__(self, word: str) -> bool:
        """Whether any phrase begins with the word."""
        return word in self._first

    def starting(self, tokens: Sequence[Token], i: int) -> tuple[T, int] | None:
        """The meaning of the longest phrase that begins at token ``i``, and the token after it."""
        node = self._first.get(tokens[i].lower) if i < len(tokens) else None
        if node is None:
            return None
        if node.longer and i + 1 < len(tokens):
            for words, meaning in node.longer.get(tokens[i + 1].lower, ()):
                stop = i + len(words)
                if stop <= len(tokens) and _match(words, tokens, i):
                    return meaning, stop
        return (node.alone[0], i + 1) if node.alone else None

    def ending(self, tokens: Sequence[Token], stop: int) -> tuple[T, int] | None:
        """The meaning of the longest phrase that ends before token ``stop``, and its first token."""
        node = self._last.get(tokens[stop - 1].lower) if 0 < stop <= len(tokens) else None
        if node is None:
            return None
        if node.longer and stop > 1:
            for words, meaning in node.longer.get(tokens[stop - 2].lower, ()):
                i = stop - len(words)
                if i >= 0 and _match(words, tokens, i):
                    return meaning, i
        return (node.alone[0], stop - 1) if node.alone else None


def _match(words: tuple[str, ...], tokens: Sequence[Token], i: int) -> bool:
    return words == tuple([token.lower for token in tokens[i : i + len(words)]])
