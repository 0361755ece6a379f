"""What the chapter on accuracy shows: the results of the evaluation, as sentences and tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from markupsafe import Markup

from readout import wording
from readout.corpus import Corpus
from readout.evaluation import results
from readout.evaluation.results import Agreement, Garbled, Kind, MistakeKind, Results, Share
from readout.markup import Html, element, items, table, text

_MEASURES = {
    "precision": "of what is found, right",
    "recall": "of what is there, found",
    "f1": "both in one (F1)",
}
_OUTCOMES = ("outcome", "there", "missed", "spurious", "precision", "recall", "in this report")


def read(file: str | Path) -> Results:
    """The results that the evaluation wrote. Raises InputError if they are not there."""
    return results.load(Path(file))


def summary(measured: Results) -> Html:
    """What was measured, and the totals: on unseen documents first, as those of others are like them."""
    told = [_told(measured.unseen, "Unseen")] if measured.unseen else []
    return Html(Markup().join(element("p", p) for p in (*told, _told(measured, "At hand"))))


def unseen(measured: Results) -> Html:
    """The scores on documents that nobody who writes rules reads."""
    if measured.unseen is None:
        return Html(element("p", "No such documents were measured."))
    return scores(measured.unseen)


def scores(measured: Agreement) -> Html:
    """Each measure with its interval, and the peer's beside it."""
    ours, peer = measured.readout, measured.peer
    rows = [
        *_rows("figures", ours.figures, peer.figures if peer else None),
        *_rows("meetings", ours.meetings, peer.meetings if peer else None),
        ("dates of documents", *_share(ours.dates), _value(peer.dates if peer else None)),
    ]
    return Html(table(("measure", "this report", "95% interval", "of", "the peer"), rows, stacked=True))


def outcomes(measured: Results, read: Corpus) -> Html:
    """Figures by outcome, and how many of each this report rests on."""
    rows = [
        (
            wording.heading(outcome),
            f"{score.found + score.missed:,}",
            f"{score.missed:,}",
            f"{score.spurious:,}",
            _between(score.precision),
            _between(score.recall),
            f"{sum(f.outcome == outcome for f in read.figures):,}",
        )
        for outcome, score in measured.readout.outcomes.items()
    ]
    return Html(table(_OUTCOMES, rows, stacked=True))


def garbled(measured: Results) -> Html:
    """What is lost on garbled copies, by kind and strength of the damage, over all seeds."""
    runs = [list(same) for _, same in groupby(measured.garbled, key=lambda g: (g.damage, g.strength))]
    if not runs:
        return Html(element("p", "No garbled copies were measured."))
    rows = [_damage(same) for same in runs]
    headings = ("damage", "places", "F1 of figures lost", "F1 of meetings lost")
    return Html(table(headings, rows, stacked=True))


def mistakes(measured: Results) -> Html:
    """The kinds of mistakes, how often each is made, and one place where it is."""
    if not measured.mistakes:
        return Html(element("p", "Nothing was wrong on these documents."))
    return Html(items(_mistake(kind) for kind in measured.mistakes))


def _told(measured: Agreement, which: str) -> Markup:
    """A set of documents in words: what it is made of, and the totals."""
    counted = (
        f"{wording.count(measured.documents, 'document')} with"
        f" {wording.count(measured.figures_annotated, 'figure')} and"
        f" {wording.count(measured.meetings_annotated, 'meeting')} that careful readers find in them."
    )
    return element("strong", f"{which}:") + text(" ".join(("", counted, *_totals(measured))))


def _totals(measured: Agreement) -> Iterator[str]:
    for name, kind in (("figures", measured.readout.figures), ("meetings", measured.readout.meetings)):
        yield (
            f"Of the {name} that are there, {kind.recall.value:.0%} are found"
            f" (95% interval {kind.recall.low:.0%} to {kind.recall.high:.0%});"
            f" of those that are found, {kind.precision.value:.0%} are there"
            f" ({kind.precision.low:.0%} to {kind.precision.high:.0%})."
        )
    if measured.peer:
        figures, meetings = measured.peer.figures, measured.peer.meetings
        yield (
            f"The peer finds {figures.recall.value:.0%} of the figures and"
            f" {meetings.recall.value:.0%} of the meetings."
        )


def _rows(name: str, kind: Kind, peer: Kind | None) -> Iterator[tuple[str, ...]]:
    for measure, meaning in _MEASURES.items():
        beside = getattr(peer, measure) if peer else None
        yield f"{name}: {meaning}", *_share(getattr(kind, measure)), _value(beside)
    for attribute, share in kind.attributes.items():
        beside = peer.attributes[attribute] if peer else None
        yield f"{name}: {attribute} right", *_share(share), _value(beside)


def _share(share: Share) -> tuple[str, str, str]:
    return f"{share.value:.3f}", _ends(share.low, share.high, 3), f"{share.of:,}"


def _ends(low: float, high: float, digits: int) -> str:
    """An interval on one line."""
    return f"{low:.{digits}f}\u00a0to\u00a0{high:.{digits}f}"


def _value(share: Share | None) -> str:
    return f"{share.value:.3f}" if share else "not run"


def _between(share: Share) -> str | Markup:
    if not share.of:
        return "none to count"
    interval = element("span", _ends(share.low, share.high, 2), class_="aside")
    return text(f"{share.value:.2f}") + interval


def _damage(same: Sequence[Garbled]) -> tuple[str | Markup, ...]:
    """One row: the mean over the seeds, and the least and most."""
    first = same[0]
    places = sum(g.changes for g in same) / len(same)
    lost = ([g.figures_lost for g in same], [g.meetings_lost for g in same])
    name = "all kinds at once" if first.damage == "all" else f"{first.damage} alone"
    return f"{name}, {first.strength:.0%} of the places", f"{places:,.0f}", *map(_spread, lost)


def _spread(lost: Sequence[float]) -> Markup:
    ends = element("span", _ends(min(lost), max(lost), 3), class_="aside")
    return text(f"{sum(lost) / len(lost):.3f}") + ends


def _mistake(kind: MistakeKind) -> Markup:
    place = kind.example
    before, words, after = (" ".join(part.split()) for part in (place.before, place.text, place.after))
    cited = Markup(" “…{} {} {}…” ").format(text(before), element("strong", text(words)), text(after))
    name = text(place.document)
    published = place.url.startswith(("http://", "https://"))
    source = element("a", name, href=place.url, rel="noreferrer") if published else name
    return Markup("{}: {}. For example:{}({})").format(kind.kind, f"{kind.count:,}", cited, source)
