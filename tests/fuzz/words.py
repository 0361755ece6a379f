"""What texts are put together from: the lexicon's words and sentences, numbers, marks, and odd letters."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

import readout
from readout.text.tokens import tokenize

LEXICON = Path(readout.__file__).parent / "lexicon"
_SENTENCE = 5


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


def _parts() -> Iterator[tuple[str, ...]]:
    for file in sorted(LEXICON.glob("*.yml")):
        for text in _strings(yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)):
            yield tuple(token.text for token in tokenize(text))


_PARTS = frozenset(_parts())
WORDS = sorted({word for part in _PARTS for word in part})
"""Every word and mark of the lexicon."""

SENTENCES = sorted(part for part in _PARTS if len(part) >= _SENTENCE)
"""The words of each sentence that the lexicon gives as an example."""

MARKS: tuple[str, ...] = (*".,;:!?…-–—()[]{}|\"'“”‘’«»&%$#*/\\<>=+@", ". ", "\n", "\n\n", "\t", "  ")
ODD: tuple[str, ...] = (
    *"\x00\x07\x0b\x0c\r\x1b\x7f\x85\xa0\xad\ufeff\u034f\u061c\u180e\u2028\u2029\ufffd\ufffc",
    *"\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2069\u3000",
    *"İıſßΣςŉǰΐ\u0301\u0308\u20e3\ufe0fÃÂâ€вС√‚ﬁﬀﬆ①½²³٣५三〇Ⅷ𝟗𐍈👩🏽🇫",
    *("\r\n", "â€™", "Ã©", "&amp;", "&#8217;", "&nbsp;", "{{", "}}", "e\u0301\u0301", "👨\u200d👩"),
    "\U0010ffff",
)
NUMBERS: tuple[str, ...] = (
    *("0", "1", "7", "12", "36", "100", "1,000", "1.000", "12,5", "3.5", "1 000", "007", "1,2,3"),
    *("99999999999999999999", "2019", "1999", "31", "32", "20-25", "12th", "3/4/2019", "2019-02-30"),
    *("2018-12-18", "18.12.2018", "12:30", "24:61", "0001-01-01", "9999.12.31", "half a million"),
    *("twenty-five", "three hundred and sixty", "a dozen", "hundreds", "no", "two of the three"),
    *("14-thousand", "twelve,500", "2,four", "ten.five million", "between 3 and 5", "more than 20"),
)
