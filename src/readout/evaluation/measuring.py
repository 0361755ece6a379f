"""The evaluation itself: the annotated documents read as any others, scored, garbled and scored again."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

from readout.documents import read_folder
from readout.evaluation import annotated, mistakes, results
from readout.evaluation.annotated import Annotated, Annotation, FigureMark, MeetingMark
from readout.evaluation.garble import KINDS, carried, garble
from readout.evaluation.results import Agreement, Example, Garbled, Kind, MistakeKind, Results, Scores
from readout.evaluation.scoring import (
    FIGURE_ATTRIBUTES,
    MEETING_ATTRIBUTES,
    Match,
    agrees,
    match_figures,
    match_meetings,
)
from readout.extraction import extract
from readout.records import Outcome

OUTCOMES: tuple[str, ...] = get_args(Outcome)
STRENGTHS = (0.1, 0.25, 0.5)
SEEDS = (1, 2, 3)
_AROUND = 60  # code points of a document shown on either side of a mistake
_DOCUMENTS, _UNSEEN, _PEER = "documents", "unseen", "peer.jsonl"


@dataclass(frozen=True)
class Scored:
    """One document with its agreement."""

    document: Annotated
    figures: Match[FigureMark]
    meetings: Match[MeetingMark]
    dated: bool


def evaluate(home: Path, strengths: Sequence[float] = STRENGTHS, seeds: Sequence[int] = SEEDS) -> Results:
    """Everything that is measured on ``home/documents``, and the agreement on ``home/unseen`` if it is there.

    The peer's records of both are in ``home/peer.jsonl``. Raises InputError on documents, annotations or
    records of the peer that cannot be read.
    """
    folder, unseen = home / _DOCUMENTS, home / _UNSEEN
    documents = annotated.read(folder)
    scored = compare(documents, found(folder))
    agreement = _agreement(scored, home)
    return Results(
        **dict(agreement),
        unseen=_agreement(compare(annotated.read(unseen), found(unseen)), home) if unseen.is_dir() else None,
        garbled=tuple(_garbled(documents, agreement.readout, strengths, seeds)),
        mistakes=_mistakes(scored, _urls(folder)),
    )


def _agreement(scored: Sequence[Scored], home: Path) -> Agreement:
    """The scores over a set of documents, and the peer's on the same."""
    documents = [s.document for s in scored]
    whole, peer = scores(scored), peer_records(home / _PEER, documents)
    return Agreement(
        documents=len(documents),
        figures_annotated=whole.figures.found + whole.figures.missed,
        meetings_annotated=whole.meetings.found + whole.meetings.missed,
        readout=whole,
        peer=scores(compare(documents, peer)) if peer else None,
    )


def found(folder: Path) -> dict[str, Annotation]:
    """What the grammars find in a folder's documents, by their id."""
    return {s.id: annotated.of_document(extract(s)) for s in read_folder(folder)}


def compare(documents: Sequence[Annotated], found: Mapping[str, Annotation]) -> list[Scored]:
    """The agreement of each document."""
    pairs = [(d, found[d.annotation.id]) for d in documents]
    return [
        Scored(
            d,
            match_figures(d.annotation.figures, f.figures),
            match_meetings(d.annotation.meetings, f.meetings),
            d.annotation.date == f.date,
        )
        for d, f in pairs
    ]


def scores(scored: Sequence[Scored]) -> Scores:
    """The scores over all documents, whole and by outcome."""
    by_outcome = {o: [_of_outcome(s.figures, o) for s in scored] for o in OUTCOMES}
    return Scores(
        figures=_kind([s.figures for s in scored], FIGURE_ATTRIBUTES),
        meetings=_kind([s.meetings for s in scored], MEETING_ATTRIBUTES),
        outcomes={outcome: results.score(counts) for outcome, counts in by_outcome.items()},
        dates=results.share(sum(s.dated for s in scored), len(scored)),
    )


def _kind(
    matches: Sequence[Match[FigureMark]] | Sequence[Match[MeetingMark]], attributes: Sequence[str]
) -> Kind:
    pairs = [pair for match in matches for pair in match.pairs]
    right = {a: sum(agrees(a, *pair) for pair in pairs) for a in attributes}
    whole = results.score([match.counts for match in matches])
    return Kind(
        **whole.model_dump(), attributes={a: results.share(hits, len(pairs)) for a, hits in right.items()}
    )


def _of_outcome(match: Match[FigureMark], outcome: str) -> tuple[int, int, int]:
    found, missed, spurious = ([m for m, _ in match.pairs], match.missed, match.spurious)
    counted = [sum(m.outcome == outcome for m in marks) for marks in (found, missed, spurious)]
    return counted[0], counted[1], counted[2]


def _garbled(
    documents: Sequence[Annotated], whole: Scores, strengths: Sequence[float], seeds: Sequence[int]
) -> Iterator[Garbled]:
    """Each strength and seed with all kinds of damage, then each kind alone at the greatest strength."""
    runs = [("all", tuple(KINDS), strength) for strength in strengths]
    runs += [(kind, (kind,), max(strengths)) for kind in KINDS] if strengths else []
    for name, kinds, strength in runs:
        for seed in seeds:
            copies, changes = _copies(documents, kinds, strength, seed)
            again = scores(compare(copies, _found_in(copies)))
            yield Garbled(
                damage=name,
                strength=strength,
                seed=seed,
                changes=changes,
                figures=again.figures.f1.value,
                figures_lost=whole.figures.f1.value - again.figures.f1.value,
                meetings=again.meetings.f1.value,
                meetings_lost=whole.meetings.f1.value - again.meetings.f1.value,
            )


def _copies(
    documents: Sequence[Annotated], kinds: Sequence[str], strength: float, seed: int
) -> tuple[list[Annotated], int]:
    """The documents garbled, their annotations carried along, and how many changes were made."""
    copies, changes = [], 0
    for document in documents:
        known = document.annotation
        text = garble(document.text, kinds, strength, f"{seed} {known.id}")
        marks = {
            "figures": tuple(carried(known.figures, text)),
            "meetings": tuple(carried(known.meetings, text)),
        }
        copies.append(Annotated(document.file, text.text, known.model_copy(update=marks)))
        changes += len(text.changes)
    return copies, changes


def _found_in(copies: Sequence[Annotated]) -> dict[str, Annotation]:
    """What the grammars find in texts that stand in no folder yet."""
    with TemporaryDirectory() as folder:
        for copy in copies:
            (Path(folder) / copy.file.name).write_bytes(copy.text.encode())
        return found(Path(folder))


def _mistakes(scored: Sequence[Scored], urls: Mapping[str, str]) -> tuple[MistakeKind, ...]:
    """The kinds of mistakes, the most frequent first."""
    made: dict[str, list[Example]] = {}
    for s in scored:
        text = s.document.text
        for mistake in (*mistakes.of_figures(s.figures, text), *mistakes.of_meetings(s.meetings)):
            made.setdefault(mistake.kind, []).append(_example(mistake, s.document, urls))
    kinds = [MistakeKind(kind=k, count=len(found), example=found[0]) for k, found in made.items()]
    return tuple(sorted(kinds, key=lambda m: (-m.count, m.kind)))


def _example(mistake: mistakes.Mistake, document: Annotated, urls: Mapping[str, str]) -> Example:
    text, name = document.text, document.annotation.id
    return Example(
        document=name,
        url=urls.get(name, ""),
        start=mistake.start,
        end=mistake.end,
        before=text[max(0, mistake.start - _AROUND) : mistake.start],
        text=text[mistake.start : mistake.end],
        after=text[mistake.end : mistake.end + _AROUND],
    )


def _urls(folder: Path) -> dict[str, str]:
    """Where each document was published, from ``SOURCES.tsv``: id, address, date."""
    file = folder / "SOURCES.tsv"
    rows = csv.reader(file.read_text("utf-8").splitlines(), delimiter="\t") if file.is_file() else ()
    return {row[0]: row[1] for row in rows if len(row) > 1}


def peer_records(file: Path, documents: Sequence[Annotated]) -> dict[str, Annotation]:
    """The peer's records, one document a line, empty if the peer was not run. Raises InputError."""
    return annotated.read_records(file, [d.annotation.id for d in documents]) if file.is_file() else {}
