"""How alike texts are, and which earlier text each may be a copy of, for as many as there are.

Texts are compared by the runs of five words that they share (shingles: Broder, On the resemblance and
containment of documents, 1997), all of them, so that the answer is exact and always the same; the sketches of
datasketch would estimate it. A run is looked up in an index of a few holders, which keeps the work in step
with the number of texts.
"""

from __future__ import annotations

import re
import zlib
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from babel import Locale

from readout.lexicon import load

_WORD = re.compile(r"\w+")
_RUN = 5
_SAMPLE = 4  # one run in four is indexed: Broder's sample, which is the same in every text
_HOLDERS = 4  # texts that the index names for a run
_TRIED = 6  # texts that one is compared with in full
_PROSE = 8  # words from which on a line is prose; shorter ones are headlines, stamps, bylines
_AMBIGUOUS = frozenset({"may", "march", "one", "no", "none", "both", "nobody"})


class Likeness(NamedTuple):
    """How much of the shorter text stands in the longer, and how much shorter it is: shares from 0 to 1."""

    contained: float
    length: float


def words(text: str) -> list[str]:
    """The words and numbers of a text, as texts are compared: no capitals, no signs."""
    return _WORD.findall(text.casefold())


class Wording(NamedTuple):
    """What is compared of a text: how many words it has, their runs and all of them as numbers, its facts.

    Of a text that is too short for a run, the text is one.
    """

    length: int
    runs: array[int]
    whole: int
    facts: frozenset[str]


def wording(text: str) -> Wording:
    """What is compared of a text."""
    said = words(text)
    last = max(1, len(said) - _RUN + 1)
    runs = {_number(said[n : n + _RUN]) for n in range(last)}
    return Wording(len(said), array("I", sorted(runs)), _number(said), facts(text))


def _number(said: list[str]) -> int:
    return zlib.crc32(" ".join(said).encode())


def likeness(one: Wording, others: Iterable[Wording]) -> Iterator[Likeness]:
    """How alike a text is to each of some others."""
    runs = frozenset(one.runs)
    for other in others:
        short, long = sorted((len(runs), len(other.runs)))
        yield Likeness(len(runs.intersection(other.runs)) / short, short / long)


def earlier(texts: Iterable[Wording]) -> Iterator[list[int]]:
    """For each text those before it that share the most with it, the most first; of equals the first."""
    holders: dict[int, list[int]] = {}
    whole: dict[int, int] = {}
    for number, text in enumerate(texts):
        sampled = [run for run in text.runs if run % _SAMPLE == 0]
        shared = Counter([holder for run in sampled for holder in holders.get(run, ())])
        if text.whole in whole:
            shared[whole[text.whole]] += len(sampled) + 1
        whole.setdefault(text.whole, number)
        yield [n for n, _ in sorted(shared.items(), key=lambda pair: (-pair[1], pair[0]))[:_TRIED]]
        for run in sampled:
            known = holders.setdefault(run, [])
            if len(known) < _HOLDERS:
                known.append(number)


def _numbers() -> dict[str, str]:
    """Words that say a number or a date, each with one way to write it."""
    lexicon = load("numbers", dict[str, object])
    found: dict[str, str] = {}
    for name in ("units", "tens", "scales"):
        group = lexicon[name]
        assert isinstance(group, dict)
        found |= {str(word): str(value) for word, value in group.items()}
    found |= {word: word for word in ("dozens", "scores", "hundreds", "thousands", "millions")}
    calendar = Locale("en")
    for part in (calendar.months, calendar.days):
        found |= {name.casefold(): name for name in part["format"]["wide"].values()}
    return {word: value for word, value in found.items() if word not in _AMBIGUOUS}


_NUMBERS = _numbers()


def facts(text: str) -> frozenset[str]:
    """The numbers, months and weekdays that the prose of a text names."""
    found: set[str] = set()
    for line in text.splitlines():
        said = words(line)
        if len(said) >= _PROSE:
            found |= {_NUMBERS.get(w, w) for w in said if w in _NUMBERS or _has_digit(w)}
    return frozenset(found)


def _has_digit(word: str) -> bool:
    return not word.isalpha() and any(map(str.isdecimal, word))
