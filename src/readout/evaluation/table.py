"""The results as plain text, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from readout import wording
from readout.evaluation.results import Agreement, Garbled, Kind, Results, Score, Share

_MEASURES = {"precision": "precision", "recall": "recall", "f1": "F1"}


def lines(results: Results) -> Iterator[str]:
    """The tables, line by line: each share with its 95% interval, the peer's value beside it."""
    if results.unseen:
        yield from _agreement(results.unseen, "unseen document")
    yield from _agreement(results, "document")
    yield from _outcomes(results.readout.outcomes)
    yield from _garbled(results.garbled)
    yield "mistakes, by kind"
    yield from (f"{m.count:5}  {m.kind}" for m in results.mistakes)


def _agreement(measured: Agreement, document: str) -> Iterator[str]:
    yield (
        f"{wording.count(measured.documents, document)} with"
        f" {wording.count(measured.figures_annotated, 'figure')} and"
        f" {wording.count(measured.meetings_annotated, 'meeting')} that count"
    )
    yield ""
    yield f"{'':28}{'share':>7}  {'95% interval':14}{'of':>5}{'peer':>8}"
    ours, peer = measured.readout, measured.peer
    yield from _kind("figures", ours.figures, peer.figures if peer else None)
    yield from _kind("meetings", ours.meetings, peer.meetings if peer else None)
    yield _row("document dates", ours.dates, peer.dates if peer else None)
    yield ""


def _kind(name: str, kind: Kind, peer: Kind | None) -> Iterator[str]:
    for measure, word in _MEASURES.items():
        yield _row(f"{name}: {word}", getattr(kind, measure), getattr(peer, measure) if peer else None)
    for attribute, share in kind.attributes.items():
        yield _row(f"  {attribute} right", share, peer.attributes[attribute] if peer else None)


def _row(name: str, share: Share, peer: Share | None) -> str:
    beside = f"{peer.value:8.3f}" if peer else f"{'–':>8}"
    return f"{name:28}{share.value:7.3f}  {share.low:.3f} to {share.high:.3f}{share.of:6}{beside}"


def _outcomes(outcomes: dict[str, Score]) -> Iterator[str]:
    yield f"{'figures by outcome':28}{'found':>7}{'missed':>8}{'spurious':>10}{'precision':>11}{'recall':>9}"
    for outcome, score in outcomes.items():
        counts = f"{score.found:7}{score.missed:8}{score.spurious:10}"
        yield f"  {outcome:26}{counts}{score.precision.value:11.3f}{score.recall.value:9.3f}"
    yield ""


def _garbled(garbled: Sequence[Garbled]) -> Iterator[str]:
    if not garbled:
        return
    yield f"{'garbled copies':28}{'places':>7}{'figures F1 lost':>18}{'meetings F1 lost':>18}"
    for (damage, strength), runs in groupby(garbled, key=lambda g: (g.damage, g.strength)):
        same = list(runs)
        changes, figures, meetings = (
            sum(column) / len(same)
            for column in zip(*((g.changes, g.figures_lost, g.meetings_lost) for g in same), strict=True)
        )
        yield f"  {f'{damage}, {strength:.0%}':26}{changes:7.0f}{figures:18.3f}{meetings:18.3f}"
    yield ""
