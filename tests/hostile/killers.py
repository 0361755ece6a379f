"""Texts that make a careless pattern work for ever: the words of each rule of the lexicon, over and over.

``python -m hostile.killers 10000 300`` (in the folder tests) reads each word of each rule a tenth of so many
times, and the 300 that take longest for a letter so many and twice as many times: in some 30 minutes it tells
which ones take more than in proportion.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

from readout import lexicon
from readout.documents import Source
from readout.extraction import read

_SHOWN = 60  # letters of a killer's name
_LONG = 12  # words from which on a unit is a list
_LEAST = 4_000  # letters: what is shorter takes as long as what every text takes
_TICK = 0.05  # seconds of processor time from which on a proportion tells something

SIGNS = [
    *(chr(code) for code in range(0x20, 0x7F) if not chr(code).isalnum()),
    *"\t\n\r\x00\x0b\x85\xad\xa0“”‘’«»–—…•\u200b\u200d\u0301\u202e\u2066\u2028\u2029\ufeff\ufffd",
]
"""Marks and invisible characters: each alone, and after a letter, a capital and a digit."""

PHRASES = [
    *(
        "12 ",
        "12, ",
        "1,",
        "1,000,",
        "1 000 ",
        "158 000 ",
        "9",
        "0",
        "1/",
        "1-",
        "1.",
        "12:30 ",
        "2020-05-",
        "5th ",
    ),
    *(
        "hundred ",
        "million ",
        "twenty-",
        "two hundred and ",
        "dozens of ",
        "between 5 and ",
        "12 to ",
        "half a ",
    ),
    *(
        "12 killed ",
        "killed 12 ",
        "12 people killed and ",
        "12 children, ",
        "of whom 12 ",
        "among them ",
        "12 of them ",
    ),
    *(
        "Ada Quill ",
        "Ada ",
        "Ada Quill, ",
        "Ada Quill met ",
        "Ada Quill met Bo Marsh and ",
        "Ada Quill of Norland ",
        "A.",
        "A. ",
    ),
    *(
        "Mr. ",
        "President ",
        "President of the ",
        "Minister of Foreign Affairs of ",
        "the ",
        "of the ",
        "and ",
        "who ",
        "which was ",
    ),
    *(
        "said ",
        "said that ",
        '" said Ada, "',
        '"Ada Quill said," ',
        "met with ",
        "talks between Ada and ",
        "visit to ",
        "agreed to ",
    ),
    *(
        "Peru ",
        "Peru and ",
        "Peru, ",
        "in Lima ",
        "Lima, ",
        "LIMA, ",
        "LIMA (",
        "US-",
        "U.S. ",
        "U.",
        "AB (AB) ",
    ),
    *(
        "May ",
        "1 May ",
        "May 2020 ",
        "Monday ",
        "last week ",
        "12 days ago ",
        "in May and ",
        "from 1 to ",
        "yesterday ",
    ),
    *(
        "A.-",
        "A.B-",
        "12 May 2020 ",
        "May 5, 2020 (",
        "a\n",
        "A\n\n",
        "12 died.\n",
        "- 12\n",
        "Ada met Bo.\n",
        "http://a.b/",
        "a@b.",
    ),
    *("lacking individuals ", "aged folks ", "the 1", "a-", "A-", "'s ", "s' ", "not ", "no ", "x"),
]
"""How numbers, names, dates and speech begin: what the grammars look at more than once."""


def killers(letters: int) -> Iterator[tuple[str, str]]:
    """Each killer's name and text of so many letters, without an end of a sentence of its own."""
    for unit in dict.fromkeys([*SIGNS, *(b + s for s in SIGNS for b in ("a", "A ", "1")), *PHRASES]):
        yield repr(unit), _filled(unit, letters)
    for unit in PHRASES:
        yield f"{unit!r} and a date", _filled(unit, 60) + " 3 May 2012 \u2013 " + _filled(unit, letters)
    for name, words in triggers():
        yield name, _filled(words, letters)


def _filled(words: str, letters: int) -> str:
    return words * (letters // len(words) + 1)


def triggers() -> Iterator[tuple[str, str]]:
    """The words of each rule and list of the lexicon, by its place."""
    for file in sorted(f.name for f in files(lexicon).iterdir() if f.name.endswith(".yml")):
        content = lexicon.raw(file.removesuffix(".yml"))
        for number, entry in enumerate(_entries(content)):
            words = " ".join(_words(entry))
            if words.strip():
                yield f"{file} {number}: {json.dumps(entry)[:_SHOWN]}", words + " "


def _entries(content: Any) -> list[Any]:
    """The rules of a lexicon file: tables in lists wherever they stand; else what has no tables in it."""
    inside = content.values() if isinstance(content, Mapping) else content
    if not any(isinstance(one, Mapping | list) for one in inside):
        return [content]
    if isinstance(content, list):
        return content
    return [
        entry for one in inside for entry in (_entries(one) if isinstance(one, Mapping | list) else [[one]])
    ]


def _words(entry: Any) -> Iterator[str]:
    if isinstance(entry, Mapping | list):
        for value in entry.values() if isinstance(entry, Mapping) else entry:
            yield from _words(value)
    else:
        yield str(entry)


def seconds(text: str) -> float:
    """How much processor time the reading of a text takes."""
    before = time.process_time()
    read(Source(id="x", file="x.txt", text=text, sha256="", date="2020-05-17"))
    return time.process_time() - before


def signs_and_phrases(letters: int) -> Iterator[tuple[str, str]]:
    """Those of the killers that are no rule of the lexicon."""
    for unit in [*SIGNS, *PHRASES]:
        yield repr(unit), _filled(unit, letters)


def repeated() -> Iterator[tuple[str, str]]:
    """Each killer's name and what is repeated: signs, phrases, and every word and every list of the rules."""
    for unit in dict.fromkeys([*SIGNS, *(b + s for s in SIGNS for b in ("a", "A ", "1")), *PHRASES]):
        yield repr(unit), unit
    yield from triggers()
    found: dict[str, str] = {}
    for file in sorted(f.name for f in files(lexicon).iterdir() if f.name.endswith(".yml")):
        for word in _words(lexicon.raw(file.removesuffix(".yml"))):
            found.setdefault(word, file)
    for word, file in found.items():
        yield f"{file}: {word[:_SHOWN]!r}", f"{word} "


def times(unit: str, repeats: int) -> str:
    """A unit so many times; of a list of words so many words."""
    words = unit.split()
    if len(words) <= _LONG:
        return unit * repeats
    return " ".join(words * (repeats // len(words) + 1))


def main(repeats: int, worst: int) -> None:
    """Tell of the ``worst`` killers, by what a letter takes at a tenth of the repeats, at one and two times.

    Seconds, and the longer text's in proportion to the shorter one's, which is 2 where all is linear.
    """
    seconds("The mayor said that 12 people were killed. Ada Quill met Bo Marsh in Lima on Monday.")
    first: dict[str, float] = {}
    units = dict(repeated())
    for name, unit in units.items():
        text = times(unit, repeats // 10)
        first[name] = seconds(text) / max(len(text), _LEAST)
    for name in sorted(first, key=lambda name: -first[name])[:worst]:
        short, long = (seconds(times(units[name], n)) for n in (repeats, 2 * repeats))
        told = f"{first[name] * 1e6:.1f} µs a letter, {short:.2f} s, {long:.2f} s"
        print(f"{long / max(short, _TICK):.2f}: {told}: {name}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
