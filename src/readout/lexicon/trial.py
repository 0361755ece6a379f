"""Whether additions to the lexicon find what their own examples say, and nothing in the others."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import accumulate
from pathlib import Path
from typing import Any

from readout import yamlfile
from readout.analysis import Analysis, analyse
from readout.documents import Source
from readout.figures import find_figures
from readout.figures.rules import RULES
from readout.lexicon import additions
from readout.records import Figure
from readout.remedies import shown

Found = list[tuple[int, int]]
_MARKS = re.compile(r"[\[\]]")


def check(folder: Path) -> None:
    """Raise InputError for the first example of a folder's additions in which another thing is found.

    Call it where ``readout.lexicon.extend`` has added them.
    """
    for file, number, entry in additions.entries(folder):
        finder = _FINDERS[type(entry)]
        for at, sentence in enumerate(entry.examples):
            _compare(file.path(folder), (number, "examples", at), entry, sentence, finder)
        for at, sentence in enumerate(entry.counter_examples):
            _compare(file.path(folder), (number, "counter_examples", at), entry, sentence, finder)


def _compare(path: Path, place: tuple[int | str, ...], entry: Any, sentence: str, finder: Finder) -> None:
    text, wanted = _unmarked(sentence)
    found = finder(entry, _analysis(text))
    missed = [span for span in wanted if not any(_meet(span, other) for other in found)]
    other = [span for span in found if not any(_meet(span, one) for one in wanted)]
    if missed or other:
        told = "is not found" if missed else "is found"
        words = shown(text[slice(*(missed or other)[0])])
        raise yamlfile.error(path, place, f"{shown(sentence)}: {words} {told}; mend the entry or its example")


def _unmarked(sentence: str) -> tuple[str, Found]:
    """A sentence without its brackets, and where they were."""
    parts = _MARKS.split(sentence)
    ends = list(accumulate(map(len, parts)))
    return "".join(parts), list(zip(ends[:-1:2], ends[1::2], strict=False))


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _analysis(text: str) -> Analysis:
    return analyse(Source(id="example", file="example", text=text, sha256=""))


Finder = Callable[[Any, Analysis], Found]


def _actors(actor: additions.Actor, analysis: Analysis) -> Found:
    named = (m for m in analysis.actors if m.how in ("name", "demonym", "capital", "role"))
    return [
        (m.start, m.end) for m in named if actor.name in {n for a in m.actors for n in (a.name, a.country)}
    ]


def _holders(title: additions.Title, analysis: Analysis) -> Found:
    """The names of those whom the title stands beside."""
    text, found = analysis.reading.text, []
    for mention in analysis.actors:
        words = text[mention.start : mention.end]
        at = words.find(mention.actor.name)
        if at >= 0 and re.search(rf"\b{re.escape(title.title)}\b", words, re.IGNORECASE):
            found.append((mention.start + at, mention.start + at + len(mention.actor.name)))
    return found


def _places(place: additions.Place, analysis: Analysis) -> Found:
    return [(p.start, p.end) for p in analysis.places if place.place in (p.city, p.region)]


def _outcomes(word: additions.OutcomeWord, analysis: Analysis) -> Found:
    rules = {rule.id for rule in RULES.values() if word.word in rule.words}
    return [(f.start, f.end) for f in _figures(analysis) if f.rule in rules]


def _people(noun: additions.CategoryWord, analysis: Analysis) -> Found:
    return [(f.start, f.end) for f in _figures(analysis) if f.category == noun.category]


def _figures(analysis: Analysis) -> list[Figure]:
    return find_figures(analysis)


_FINDERS: dict[type, Finder] = {
    additions.Actor: _actors,
    additions.Title: _holders,
    additions.Place: _places,
    additions.OutcomeWord: _outcomes,
    additions.CategoryWord: _people,
}
