"""The words that texts are put together from: all of the lexicon's, and of its examples'."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

import readout
from readout.text.tokens import tokenize

LEXICON = Path(readout.__file__).parent / "lexicon"


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield str(key)
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def _words() -> list[str]:
    found = {
        token.text
        for file in sorted(LEXICON.glob("*.yml"))
        for text in _strings(yaml.load(file.read_text("utf-8"), yaml.CSafeLoader))
        for token in tokenize(text)
    }
    return sorted(found)


WORDS = _words()
