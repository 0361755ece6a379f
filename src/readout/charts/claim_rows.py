"""The order of claims: the same people as told by several stand together, the rest by document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from readout import checks, wording
from readout.corpus import Corpus
from readout.records import Document, Figure, Outcome


@dataclass(frozen=True)
class Heading:
    """What the rows below have in common: a document, or people of whom several speakers tell."""

    words: str
    aside: str = ""
    people: bool = False


@dataclass(frozen=True)
class Row:
    """One claim; a part has its ``whole``, and ``source`` is its document where no heading above names it."""

    figure: Figure
    whole: Figure | None = None
    source: Document | None = None

    @property
    def label(self) -> str:
        """Who is counted and who says so, each where it is not said above."""
        figure, whole = self.figure, self.whole
        if whole is not None:
            speaker = "" if figure.speaker == whole.speaker else f" · {wording.speaker(figure)}"
            return f"{part(figure, whole)}{speaker}"
        if self.source:
            return f"{self.short}, {wording.plain(self.source.title or self.source.id, 90)}"
        return self.short

    @property
    def short(self) -> str:
        """The label of a whole without its document's name, which is the first to go where room is short."""
        if self.source:
            return f"{wording.speaker(self.figure)} · {wording.day(self.source.date)}"
        return f"{wording.whose(self.figure)} · {wording.speaker(self.figure)}"


Line = Heading | Row


def part(figure: Figure, whole: Figure) -> str:
    """A part by what tells it from its whole: "of them children"."""
    distinction = wording.distinction(figure, whole)
    return f"of them {distinction}" if distinction else "a part of them"


def lines(corpus: Corpus, outcome: Outcome, chosen: set[str]) -> Iterator[Line]:
    """The rows of an outcome under their headings; parts stand below their whole."""
    left = {f.id: f for f in corpus.figures if f.outcome == outcome and f.id in chosen}
    inside = {below.id for f in left for below in corpus.parts_of.get(f, ())}
    roots = [f for f in left.values() if f.id not in inside]
    for group in _told_by_several(roots, corpus):
        yield Heading(wording.whose(group[0]), _extent(group), people=True)
        for figure in group:
            yield from _rows(corpus, Row(figure, source=corpus.document_of[figure.document]), left)
    for document in corpus.documents:
        own = [f for f in document.figures if f.id in left]
        if own and len(corpus.documents) > 1:
            yield Heading(wording.source(document))
        for figure in sorted(own, key=lambda f: f.id in inside):
            yield from _rows(corpus, Row(figure), left)


def spreads(corpus: Corpus, figures: Iterable[Figure]) -> dict[str, tuple[int, int]]:
    """For each claim that others contradict, the lowest and the highest number told of the same people."""
    drawn = {f.id: f for f in figures}
    found: dict[str, tuple[int, int]] = {}
    for finding in checks.told_differently(corpus):
        told = [drawn[record] for record in finding.records if record in drawn]
        low, high = _ends(told)
        if low < high:
            found |= {f.id: (low, high) for f in told if f.value is not None}
    return found


def _told_by_several(roots: Sequence[Figure], corpus: Corpus) -> Iterator[list[Figure]]:
    """Claims about people of one named side and category, by several speakers or documents, by date."""

    def people(figure: Figure) -> tuple[str, str]:
        return figure.side.casefold(), figure.category

    named = sorted((f for f in roots if f.side), key=people)
    for _, alike in groupby(named, key=people):
        group = sorted(alike, key=lambda f: corpus.document_of[f.document].date or "9999")
        if len({f.speaker for f in group}) > 1 or len({f.document for f in group}) > 1:
            yield group


def _ends(figures: Sequence[Figure]) -> tuple[int, int]:
    numbers = [n for f in figures for n in (f.value, f.value_max) if n is not None]
    return min(numbers, default=0), max(numbers, default=0)


def _extent(group: Sequence[Figure]) -> str:
    """How many claims there are and how far they lie apart: "3 claims, 12 to 17"."""
    claims = wording.count(len(group), "claim")
    if any(f.value is None for f in group):
        return claims
    low, high = _ends(group)
    return f"{claims}, {low:,} to {high:,}" if low < high else f"{claims}, each {low:,}"


def _rows(corpus: Corpus, row: Row, left: dict[str, Figure]) -> Iterator[Row]:
    """A figure and behind it its parts, each taken from those that are ``left``."""
    if left.pop(row.figure.id, None):
        yield row
        for below in corpus.parts_of.get(row.figure.id, ()):
            yield from _rows(corpus, Row(below, row.figure), left)
