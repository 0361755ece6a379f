"""A document's text with its records marked in place: nested where they nest, split where they cross."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from readout import addresses, wording
from readout.markup import text
from readout.records import Document, Figure, Meeting

DATE = "date"  # the anchor of the words that give a document's own date


@dataclass(frozen=True)
class Mark:
    """A place in the text: its kind is the class, its label is shown on hover and focus."""

    start: int
    end: int
    kind: str
    label: str = ""
    id: str = ""
    reading: str = ""


def of(document: Document) -> list[Mark]:
    """Everything that is marked in a document: sentences, records, what was discussed, dates, mends."""
    records: list[Figure | Meeting] = [*document.figures, *document.meetings]
    sentences = {(r.sentence_start, r.sentence_end) for r in records}
    found = [Mark(a, b, "sentence") for a, b in sorted(sentences)]
    for figure in document.figures:
        kind = f"figure {figure.outcome}"
        found.append(_record(figure, kind, _figure(figure)))
    for meeting in document.meetings:
        label = f"meeting, {meeting.status}, {wording.when(meeting)}"
        found.append(_record(meeting, "meeting", label))
        found += [Mark(s.start, s.end, "agenda", "discussed") for s in meeting.agenda]
        found += [Mark(s.start, s.end, "agreed", "agreed") for s in meeting.agreed]
    found += _dates(document)
    found += _rejected(document)
    for mend in document.mends:
        label = f"read as: {mend.reading} ({mend.reason})"
        found.append(Mark(mend.start, mend.end, "mend", label, reading=mend.reading))
    return found


def _record(record: Figure | Meeting, kind: str, label: str) -> Mark:
    """The mark of a record, with a sign where a person has checked it."""
    sign = wording.checked(record)
    kind, label = (f"{kind} checked", f"{label}; {sign}") if sign else (kind, label)
    return Mark(record.start, record.end, kind, label, addresses.anchor(record.id))


def _rejected(document: Document) -> list[Mark]:
    """The places of records that people rejected: what once led there still does."""
    taken = {addresses.anchor(r.id) for r in (*document.figures, *document.meetings)}
    return [
        Mark(c.start, c.end, "rejected", wording.rejected(c), "" if anchor in taken else anchor)
        for c in document.corrections
        if c.decision == "rejected" and (anchor := addresses.anchor(c.record))
    ]


def _dates(document: Document) -> list[Mark]:
    """The time expressions, and the words that give the document's own date."""
    found = [Mark(t.start, t.end, "date", f"{t.kind}: {t.value or 'not placed'}") for t in document.dates]
    own = document.date_evidence
    if own:
        found = [m for m in found if (m.start, m.end) != (own.start, own.end)]
        found.append(Mark(own.start, own.end, "date", "the document's own date", DATE))
    return found


def marked(words: str, marks: Iterable[Mark]) -> Markup:
    """The escaped text with its marks. One that crosses another is split; its id stays on the first piece."""
    opening: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        if mark.start < mark.end:
            opening[mark.start].append(mark)
    edges = sorted({0, len(words), *opening, *(m.end for some in opening.values() for m in some)})
    pieces: list[Markup] = []
    stack: list[Mark] = []
    for at, following in zip(edges, [*edges[1:], len(words)], strict=True):
        wanted = sorted([m for m in stack if m.end > at] + opening.get(at, []), key=_outermost_first)
        kept = sum(1 for _ in _common(stack, wanted))
        pieces += [_close(m) for m in reversed(stack[kept:])]
        pieces += [_open(m, at) for m in wanted[kept:]]
        pieces.append(text(words[at:following]))
        stack = wanted
    return Markup("").join(pieces)


def _common(a: list[Mark], b: list[Mark]) -> Iterable[Mark]:
    for left, right in zip(a, b, strict=False):
        if left is not right:
            return
        yield left


def _outermost_first(mark: Mark) -> tuple[bool, int, int, str]:
    return mark.kind != "sentence", mark.start, -mark.end, mark.kind


def _open(mark: Mark, at: int) -> Markup:
    if mark.kind == "sentence":
        return Markup('<span class="sentence">')
    first = mark.start == at
    attributes = Markup(' class="{}" title="{}"').format(mark.kind, text(mark.label))
    if mark.id and first:
        attributes += Markup(' id="{}" tabindex="0"').format(mark.id)
    if mark.reading and first:
        attributes += Markup(' data-reading="{}"').format(text(mark.reading))
    return Markup("<mark") + attributes + Markup(">")


def _close(mark: Mark) -> Markup:
    return Markup("</span>") if mark.kind == "sentence" else Markup("</mark>")


def _figure(figure: Figure) -> str:
    side = f", {figure.side}" if figure.side else ""
    return f"{wording.claim(figure)}{side}; {wording.speaker(figure)}"
