"""Texts put together piece by piece, as somebody picks: chance, or a fuzzer that looks for new ways."""

from __future__ import annotations

from collections.abc import Callable

from fuzz.words import MARKS, NUMBERS, ODD, SENTENCES, WORDS

Pick = Callable[[int], int]
"""Picks a number from 0 up to, but not including, the one given."""

_LETTERS, _SURROGATES, _HALVES = 0x10FFFF - 0x800, 0xD800, 0x800
_SHORT, _LONG = 6, 40


def text(pick: Pick, pieces: int) -> str:
    """A text of so many pieces."""
    return "".join(_piece(pick) for _ in range(pieces))


def _piece(pick: Pick) -> str:
    """Some words of an example, a word of the lexicon, a number, a mark, or a letter that nobody expects."""
    match pick(16):
        case 0:
            return ODD[pick(len(ODD))]
        case 1:
            letter = pick(_LETTERS)
            return chr(letter if letter < _SURROGATES else letter + _HALVES)
        case 2 | 3:
            return MARKS[pick(len(MARKS))]
        case 4 | 5:
            return f" {NUMBERS[pick(len(NUMBERS))]}"
        case 6:
            return f" {pick(3000)}"
        case 7:
            return f" {WORDS[pick(len(WORDS))].capitalize()}"
        case 8 | 9:
            return f" {WORDS[pick(len(WORDS))]}"
        case kind:
            sentence = SENTENCES[pick(len(SENTENCES))]
            begin = pick(len(sentence)) if kind % 2 else 0
            return " " + " ".join(sentence[begin : begin + 1 + pick(_LONG if kind > 12 else _SHORT)])
