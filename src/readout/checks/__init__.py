"""Where the documents disagree, leave open, or rest on a mended reading: each finding with its records."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from readout import wording
from readout.checks.counts import same_people
from readout.checks.splits import Split, bounds, splits
from readout.corpus import Corpus
from readout.documents.bases import published
from readout.records import Document, Figure, Record, Span

Kind = Literal[
    "parts exceed the total", "not broken down", "told differently",
    "no speaker", "no date", "restored reading", "repeat",
]  # fmt: skip


class Finding(Record):
    """Something that a reader must know before quoting a number."""

    kind: Kind = Field(description="what was found")
    statement: str = Field(description="the finding in a sentence")
    records: tuple[str, ...] = Field(description="ids of the records that it rests on; none for a document")
    documents: tuple[str, ...] = Field(description="ids of the documents concerned")
    people: int | None = Field(default=None, description="the number of people in question, if it is known")


def check(corpus: Corpus) -> list[Finding]:
    """All findings, the gravest kind first, within a kind in the order of the documents."""
    return [
        *totals(corpus),
        *told_differently(corpus),
        *without_speaker(corpus),
        *without_date(corpus),
        *restored(corpus),
        *repeats(corpus),
    ]


def totals(corpus: Corpus) -> list[Finding]:
    """Totals whose parts exceed them, then totals that their parts do not fill."""
    found = splits(corpus)
    exceeding = [
        _finding("parts exceed the total", _exceeds(s), _members(s), s.excess) for s in found if s.excess
    ]
    open_ = [_finding("not broken down", _leaves(s), _members(s), s.rest) for s in found if s.rest]
    return exceeding + open_


def told_differently(corpus: Corpus) -> list[Finding]:
    """The same people counted by several speakers or documents, with numbers that differ."""
    return [
        _finding("told differently", _versions(group), group)
        for group in same_people([f for f in corpus.figures if not f.repeat], corpus)
    ]


def without_speaker(corpus: Corpus) -> list[Finding]:
    """Claims that a document makes in its own voice."""
    return [
        _finding("no speaker", f"{_sentence(f)} Nobody is named as the source.", [f], f.value)
        for f in corpus.figures
        if not f.speaker and not f.repeat
    ]


def without_date(corpus: Corpus) -> list[Finding]:
    """Documents whose date of publication is not known: their weekdays and "today" stay open."""
    return [_undated(document) for document in corpus.documents if not published(document)]


def restored(corpus: Corpus) -> list[Finding]:
    """Figures that rest on words which were read differently from how they are written."""
    found = []
    for document in corpus.documents:
        for figure in (f for f in document.figures if not f.copy_of):
            mends = [m for m in document.mends if any(_touch(m, place) for place in _rests_on(figure))]
            if mends:
                read = wording.listing(
                    f"“{wording.plain(m.text)}” as “{wording.plain(m.reading)}”" for m in mends
                )
                found.append(_finding("restored reading", f"{_sentence(figure)} It reads {read}.", [figure]))
    return found


def repeats(corpus: Corpus) -> list[Finding]:
    """Mentions of a claim that the document has made before: they are not counted again."""
    return [
        _finding("repeat", f"{_sentence(f)} The document has said so before.", [f], f.value)
        for f in corpus.figures
        if f.repeat
    ]


def _finding(kind: Kind, statement: str, figures: Sequence[Figure], people: int | None = None) -> Finding:
    return Finding(
        kind=kind,
        statement=statement,
        records=tuple(f.id for f in figures),
        documents=tuple(dict.fromkeys(f.document for f in figures)),
        people=people,
    )


def _undated(document: Document) -> Finding:
    name = wording.plain(document.title or document.id, 90)
    made = f", only that its file was made on {wording.day(document.date)}" if document.date else ""
    said = f"{name}: no date of publication{made}."
    return Finding(kind="no date", statement=said, records=(), documents=(document.id,))


def _members(split: Split) -> list[Figure]:
    return [split.total, *split.parts]


def _sentence(figure: Figure) -> str:
    """The claim, with whose people they are and who says so where the document tells."""
    details = (wording.plain(figure.side, 80), wording.plain(figure.speaker, 80))
    statement = "; ".join(word for word in (wording.claim(figure), *details) if word)
    return f"{statement[:1].upper()}{statement[1:]}."


def _exceeds(split: Split) -> str:
    parts = wording.listing(wording.share(part, split.total) for part in split.parts)
    return f"{_sentence(split.total)} Its parts exceed it by {split.excess:,}: {parts}."


def _leaves(split: Split) -> str:
    parts = wording.listing(wording.share(part, split.total) for part in split.parts)
    rest = wording.qualified(wording.QUALIFIERS.get(split.rest_modifier, ""), f"{split.rest:,}")
    be = wording.plural(split.rest or 0, "is")
    proviso = ", if nobody stands in two of the parts" if split.shared else ""
    return f"{_sentence(split.total)} Its parts: {parts}; {rest} {be} not broken down{proviso}."


def _versions(group: Sequence[Figure]) -> str:
    told = wording.listing(
        f"{wording.amount(f)} ({wording.speaker(f)}, in {wording.plain(f.document)})" for f in group
    )
    head = f"{wording.heading(group[0].outcome)} ({wording.whose(group[0])})"
    possible = max(bounds(f)[0] for f in group) <= min(bounds(f)[1] for f in group)
    verdict = "All of these can be true." if possible else "Not all of these can be true of the same people."
    return f"{head}: {told}. {verdict}"


def _rests_on(figure: Figure) -> list[Span]:
    number = Span(start=figure.start, end=figure.end, text=figure.text)
    return [number, *figure.cues]


def _touch(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end
