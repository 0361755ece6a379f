"""A document whose text may not be shown in full: all but its evidence is withheld, every offset stays."""

from __future__ import annotations

from collections.abc import Iterator

from readout.records import Document

WITHHELD = "█"  # stands for each character that is not shown


def excerpt(document: Document) -> Document:
    """The document with the places that its records rest on alone; what was read elsewhere is left out."""
    shown = bytearray(len(document.text))
    for start, end in _evidence(document):
        shown[start:end] = b"\1" * (end - start)
    text = "".join(c if seen else WITHHELD for c, seen in zip(document.text, shown, strict=True))
    return document.model_copy(
        update={
            "text": text,
            "mends": tuple(m for m in document.mends if all(shown[m.start : m.end])),
            "dates": tuple(d for d in document.dates if all(shown[d.start : d.end])),
        }
    )


def _evidence(document: Document) -> Iterator[tuple[int, int]]:
    """The places that records rest on: sentences, cues, what was discussed and agreed, the date."""
    if document.date_evidence:
        yield document.date_evidence.start, document.date_evidence.end
    for record in (*document.figures, *document.meetings):
        yield record.sentence_start, record.sentence_end
        yield from ((cue.start, cue.end) for cue in record.cues)
    for meeting in document.meetings:
        yield from ((span.start, span.end) for span in (*meeting.agenda, *meeting.agreed))
