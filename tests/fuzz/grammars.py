"""Fuzz the grammars: texts of the lexicon's words, sentences, numbers and marks, and of strange letters.

usage: python -m fuzz.grammars CORPUS [libFuzzer's options, such as -max_total_time=3600]
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["readout"]):
    from fuzz.properties import check

from fuzz.texts import text

_PIECES = 60
_BYTES_OF_A_PIECE = 4


def one(data: bytes) -> None:
    """Check the text that these bytes stand for."""
    given = atheris.FuzzedDataProvider(data)
    pieces = min(_PIECES, 1 + len(data) // _BYTES_OF_A_PIECE)
    date = "2019-05-14" if given.ConsumeBool() else ""
    check(text(lambda most: int(given.ConsumeIntInRange(0, most - 1)), pieces), date)


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
