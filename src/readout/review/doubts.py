"""How doubtful a record is: how often records like it were wrong where careful readers looked.

Each doubt is a share, from the evaluation's results (``evaluation/results.json``), taken at the end of its
95% interval that speaks against the record, so that what was seldom measured is doubted more:

- the outcome of a figure, a meeting as such: how many that were found are none;
- a side, speaker or place that was left open: how often that field was not right;
- a meeting without a day or with fewer than two parties: how often others had another date, other parties;
- an amount in words: how often such amounts were missed;
- words that were mended: what was lost at most on garbled copies;
- claims of which not all can be true, or that are told differently: one half, as one of two may be misread.

A record's doubt is the chance that at least one of these is so, taken as independent of each other. The order
is by doubt, then by document and place. Without results, what is open still comes first.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import prod
from typing import NamedTuple

from readout import checks
from readout.corpus import Corpus
from readout.evaluation.intervals import wilson
from readout.evaluation.results import Kind, Results, Share
from readout.records import Figure, Meeting

_HALF = 0.5
_UNMEASURED = 0.25
_CONTRARY = {
    "parts exceed the total": "its parts exceed their total",
    "told differently": "is told differently elsewhere",
}


class Doubt(NamedTuple):
    """A reason to look at a record, "" for its being what it is, and the share of such that may be wrong."""

    reason: str
    share: float


class Doubts:
    """The doubts about the records of a corpus; ``measured`` are the evaluation's results, or nothing."""

    def __init__(self, corpus: Corpus, measured: Results | None) -> None:
        self.measured = measured
        found = checks.check(corpus)
        self.contrary = {r: _CONTRARY[f.kind] for f in found if f.kind in _CONTRARY for r in f.records}
        self.mended = {r for f in found if f.kind == "restored reading" for r in f.records}

    def of(self, record: Figure | Meeting) -> list[Doubt]:
        """The doubts about a record, the gravest first."""
        found = self._figure(record) if isinstance(record, Figure) else self._meeting(record)
        return sorted([*found, *self._place(record)], key=lambda doubt: -doubt.share)

    def share(self, record: Figure | Meeting) -> float:
        """The chance that something is wrong with a record."""
        return round(1 - prod(1 - doubt.share for doubt in self.of(record)), 4)

    def _figure(self, figure: Figure) -> Iterator[Doubt]:
        ours = self.measured.expected if self.measured else None
        outcome = ours.outcomes.get(figure.outcome) if ours else None
        right = outcome.precision if outcome else None
        yield Doubt("", _wrong(right))
        for field in ("side", "speaker"):
            if not getattr(figure, field):
                yield Doubt(f"no {field} is found", _attribute(ours.figures if ours else None, field))
        if figure.value is None:
            yield Doubt("the amount is in words", self._mistaken("vague amount"))

    def _meeting(self, meeting: Meeting) -> Iterator[Doubt]:
        ours = self.measured.expected if self.measured else None
        yield Doubt("", _wrong(ours.meetings.precision if ours else None))
        if not meeting.place:
            yield Doubt("no place is found", _attribute(ours.meetings if ours else None, "place"))
        if len(meeting.date) < len("2020-05-17"):
            yield Doubt("no day is found", self._mistaken("another date"))
        if len(meeting.participants) < 2:
            yield Doubt("fewer than two parties are found", self._mistaken("other participants"))

    def _place(self, record: Figure | Meeting) -> Iterator[Doubt]:
        if record.id in self.contrary:
            yield Doubt(self.contrary[record.id], _HALF)
        if record.id in self.mended or record.reading:
            runs = self.measured.garbled if self.measured else ()
            lost = [g.figures_lost if isinstance(record, Figure) else g.meetings_lost for g in runs]
            yield Doubt("stands in words that were mended", max([*lost, 0.0]) if lost else _UNMEASURED)

    def _mistaken(self, kind: str) -> float:
        """How often a kind of mistake was made, of all records of the table that it is made on."""
        if not self.measured:
            return _UNMEASURED
        made = sum(m.count for m in self.measured.mistakes if kind in m.kind)
        meetings = kind in ("another date", "other participants")
        of = self.measured.meetings_annotated if meetings else self.measured.figures_annotated
        return wilson(made, max(made, of))[1]


def _wrong(right: Share | None) -> float:
    """How many may be wrong, where it was measured how many are right."""
    return 1 - right.low if right else _UNMEASURED


def _attribute(kind: Kind | None, field: str) -> float:
    return _wrong(kind.attributes.get(field) if kind else None)
