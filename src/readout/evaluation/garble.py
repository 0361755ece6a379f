"""Documents as machines garble them: the same text with swapped words and damaged characters, seeded.

Each kind of damage proposes changes; every proposed change is made with the same probability, the strength.
"""

from __future__ import annotations

import random
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from readout.evaluation.annotated import Mark
from readout.lexicon import load


@dataclass(frozen=True)
class Change:
    """Other words for ``text[start:end]``."""

    start: int
    end: int
    words: str


@dataclass(frozen=True)
class Garbled:
    """A garbled text, and the changes that led to it, in order and apart from each other."""

    text: str
    changes: tuple[Change, ...]

    def moved(self, start: int, end: int) -> tuple[int, int]:
        """Where a place of the former text stands now; a change that it touches belongs to it."""
        return self._at(start)[0], self._at(end - 1)[1]

    def _at(self, offset: int) -> tuple[int, int]:
        """Where the code point at ``offset`` stands now, with all that was put for it."""
        done = bisect_right([c.start for c in self.changes], offset)
        shift = sum(len(c.words) - (c.end - c.start) for c in self.changes[:done])
        last = self.changes[done - 1] if done else None
        if last and offset < last.end:
            return last.end + shift - len(last.words), last.end + shift
        return offset + shift, offset + shift + 1


Proposal = Callable[[str, random.Random], Iterator[Change]]


def garble(text: str, kinds: Sequence[str], strength: float, seed: str) -> Garbled:
    """The text with damage of some ``KINDS``; ``strength`` is the share of possible places, 0 to 1.

    The same arguments give the same text on any machine and in any process.
    """
    draw = random.Random(seed)
    proposed = [change for kind in kinds for change in KINDS[kind](text, draw)]
    chosen = [change for change in proposed if draw.random() < strength]
    changes: list[Change] = []
    for change in sorted(chosen, key=lambda c: c.start):
        if not changes or changes[-1].end <= change.start:
            changes.append(change)
    return Garbled(_changed(text, changes), tuple(changes))


def carried(marks: Sequence[Mark], garbled: Garbled) -> Iterator[Mark]:
    """The marks where their words stand in the garbled text."""
    for mark in marks:
        start, end = garbled.moved(mark.start, mark.end)
        yield mark.model_copy(update={"start": start, "end": end})


def _changed(text: str, changes: Sequence[Change]) -> str:
    pieces, at = [], 0
    for change in changes:
        pieces += [text[at : change.start], change.words]
        at = change.end
    return "".join((*pieces, text[at:]))


_ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"]  # fmt: skip  # noqa: E501
_THOUSANDS = re.compile(r"(?<![\w.,])(\d{1,2})(?=,\d{3}(?![\d,]))")
_DIGIT = re.compile(r"(?<![\w.,:/-])([1-9])(?![\w.,:/%-]|\s*(?:%|a\.?m|p\.?m))")
_WORD = re.compile(r"(?<![\w{])[a-z]{4,}(?![\w}])")
_QUOTES = ("„", "‟", "``", "''", "«", "»", "“", "”")
_APOSTROPHES = ("´", "`", "‘", "ʼ")


def _numbers(text: str, draw: random.Random) -> Iterator[Change]:
    """The first digits of a number as words: "three,415"; a single digit too."""
    for place in (*_THOUSANDS.finditer(text), *_DIGIT.finditer(text)):
        value = int(place[1])
        if value < len(_ONES):
            yield Change(*place.span(), _ONES[value])


def _synonyms(text: str, draw: random.Random) -> Iterator[Change]:
    """Words in lower case, as they stand in the lexicon file ``garbling``."""
    table = load("garbling", dict[str, tuple[str, ...]])
    for place in _spun().finditer(text):
        yield Change(*place.span(), draw.choice(table[place[0]]))


@cache
def _spun() -> re.Pattern[str]:
    words = sorted(load("garbling", dict[str, tuple[str, ...]]), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(words)})(?![\w-])")


def _braces(text: str, draw: random.Random) -> Iterator[Change]:
    """Braces that spinning leaves around a word."""
    for place in _WORD.finditer(text):
        if draw.random() < _RARELY:
            yield Change(*place.span(), f"{{{place[0]}}}")


def _spaces(text: str, draw: random.Random) -> Iterator[Change]:
    """Two spaces, or one that does not break."""
    for place in re.finditer(r"(?<=\S) (?=\S)", text):
        yield Change(*place.span(), draw.choice(("  ", "\u00a0", " \u00a0")))


def _quotation_marks(text: str, draw: random.Random) -> Iterator[Change]:
    """Marks of other languages and typewriters for quotation marks and apostrophes."""
    for place in re.finditer("[\"“”]|['’]", text):
        yield Change(*place.span(), draw.choice(_QUOTES if place[0] in '"“”' else _APOSTROPHES))


def _mojibake(text: str, draw: random.Random) -> Iterator[Change]:
    """UTF-8 taken for Windows-1252, in letters and marks beyond ASCII; plain marks become curly first."""
    curly = {"'": "’", '"': "“", "-": "–"}
    for place in re.finditer(r"['\"]|(?<= )-(?= )|[^\x00-\x7f]", text):
        damaged = curly.get(place[0], place[0]).encode("utf-8").decode("cp1252", errors="replace")
        if "\ufffd" not in damaged:
            yield Change(*place.span(), damaged)


_RARELY = 0.2  # a text in which most words stand in braces does not occur

KINDS: dict[str, Proposal] = {
    "numbers": _numbers,
    "synonyms": _synonyms,
    "braces": _braces,
    "spaces": _spaces,
    "quotation marks": _quotation_marks,
    "mojibake": _mojibake,
}
