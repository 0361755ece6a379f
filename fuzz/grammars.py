"""Fuzz the grammars: texts put together from the lexicon's words, numbers and marks, and strange characters.

usage: python -m fuzz.grammars CORPUS [libFuzzer options, such as -max_total_time=3600]
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["readout"]):
    from fuzz.properties import check

from fuzz.words import WORDS

_LONGEST = 120


def text_of(data: bytes) -> str:
    """A text of at most 120 pieces: words of the lexicon, numbers, spaces and marks, or any characters."""
    given = atheris.FuzzedDataProvider(data)
    pieces: list[str] = []
    while given.remaining_bytes() and len(pieces) < _LONGEST:
        kind = given.ConsumeIntInRange(0, 15)
        if kind == 0:
            pieces.append(given.ConsumeUnicodeNoSurrogates(4))
        elif kind == 1:
            pieces.append(str(given.ConsumeIntInRange(0, 3000)))
        elif kind == 2:
            pieces.append(". ")
        elif kind == 3:
            word = WORDS[given.ConsumeIntInRange(0, len(WORDS) - 1)]
            pieces.append(f" {word.capitalize()}")
        else:
            pieces.append(f" {WORDS[given.ConsumeIntInRange(0, len(WORDS) - 1)]}")
    return "".join(pieces)


def one(data: bytes) -> None:
    """Check the text that these bytes stand for."""
    check(text_of(data))


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
