"""Figures that may count the same people: of one outcome, side and category, told by several."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence

from readout import wording
from readout.corpus import Corpus
from readout.days import days
from readout.records import Figure

_SAME_NEWS = 31  # days between documents that may still report the same count


def same_people(figures: Sequence[Figure], corpus: Corpus) -> Iterator[list[Figure]]:
    """Groups of figures that may count the same people and do not give the same number.

    A group is of all figures that are comparable with its first and in no group before.
    """
    kinds: dict[tuple[str, str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        kinds[figure.outcome, figure.side.casefold(), figure.category].append(figure)
    for alike in kinds.values():
        left = _Left(alike, corpus)
        for number, first in enumerate(alike):
            group = left.group(number, first)
            if len({(f.value, f.value_max, f.modifier) for f in group}) > 1:
                yield group


class _Left:
    """The figures of a kind that are in no group yet, looked up by what makes two of them comparable."""

    def __init__(self, figures: Sequence[Figure], corpus: Corpus) -> None:
        self._figures = figures
        self._days = {f.document: _day(corpus.document_of[f.document].date) for f in figures}
        self._numbers = set(range(len(figures)))
        self._by: dict[Hashable, dict[tuple[str, str], list[int]]] = defaultdict(dict)
        for number, figure in enumerate(figures):
            for key in self._keys(figure):
                self._by[key].setdefault(_teller(figure), []).append(number)

    def group(self, number: int, first: Figure) -> list[Figure]:
        """The figures that are comparable with one, it before them, in their order; none if it is taken."""
        if number not in self._numbers:
            return []
        taken = {number}
        for key in self._keys_of_comparable(first):
            told = self._by.get(key, {})
            for teller in [teller for teller in told if teller != _teller(first)]:
                near = [n for n in told.pop(teller) if n in self._numbers]
                taken.update(n for n in near if self._comparable(first, self._figures[n]))
                if left := [n for n in near if n not in taken]:
                    told[teller] = left
        self._numbers -= taken
        return [self._figures[n] for n in sorted(taken)]

    def _keys(self, figure: Figure) -> Iterator[Hashable]:
        """What a figure is looked up by; parts of totals apart from totals."""
        part, period = figure.part_of is None, _period(figure)
        month = _month(self._days[figure.document])
        yield part, "document", figure.document
        yield from ((part, period), (part, "month", month), (part, "any month"))
        if not period:
            yield from ((part, "open", month), (part, "open, any month"))

    def _keys_of_comparable(self, figure: Figure) -> Iterator[Hashable]:
        """What all that are comparable with a figure are looked up by."""
        part, period = figure.part_of is None, _period(figure)
        month = _month(self._days[figure.document])
        yield part, "document", figure.document
        if figure.side and period:
            yield part, period
        if figure.side and month is None:
            yield part, "open, any month" if period else "any month"
        elif figure.side and month is not None:
            for near in (None, month - 1, month, month + 1):
                yield part, "open" if period else "month", near

    def _comparable(self, a: Figure, b: Figure) -> bool:
        """Whether two figures of one outcome, side and category may count the same people.

        Speaker or document must differ. Across documents the side must be known, and either the periods
        agree or, where a period is not given, the documents appeared within a month of each other.
        """
        if _teller(a) == _teller(b) or (a.part_of is None) != (b.part_of is None):
            return False
        periods = {_period(f) for f in (a, b) if f.period}
        if len(periods) > 1:
            return False
        if a.document == b.document:
            return True
        agree = bool(a.period and b.period)
        return bool(a.side) and (agree or self._near(a.document, b.document))

    def _near(self, a: str, b: str) -> bool:
        first, second = self._days[a], self._days[b]
        return first is None or second is None or abs(first - second) <= _SAME_NEWS


def _teller(figure: Figure) -> tuple[str, str]:
    """Who tells it where: nobody's own claims are set against each other."""
    return figure.speaker, figure.document


def _period(figure: Figure) -> str:
    return wording.plain(figure.period).casefold()


def _day(iso: str) -> int | None:
    """The number of the first day that a date allows."""
    first = days(iso).first
    return first.toordinal() if first else None


def _month(day: int | None) -> int | None:
    """The number of a stretch of days: those that are near each other are of one or of two beside it."""
    return None if day is None else day // (_SAME_NEWS + 1)
