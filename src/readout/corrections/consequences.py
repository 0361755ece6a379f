"""What follows for other records of a document when one of them changes."""

from __future__ import annotations

from collections.abc import Sequence

from readout.records import Document, Figure


def settled(before: Document, after: Document) -> Document:
    """The corrected document, its figures part of totals and repeats of claims that are still there.

    A part whose total was rejected is a claim of its own, and so is what repeated a claim that is no more,
    but for what was itself checked as a repeat.
    """
    return after.model_copy(update={"figures": tuple(_settled(f, before, after) for f in after.figures)})


def _settled(figure: Figure, before: Document, after: Document) -> Figure:
    starts = {f.start for f in after.figures}
    alone = figure.part_of is not None and figure.part_of not in starts
    read = figure.repeat and not figure.checked
    first = read and _told_before(figure, before.figures) and not _told_before(figure, after.figures)
    update = ({"part_of": None} if alone else {}) | ({"repeat": False} if first else {})
    return figure.model_copy(update=update) if update else figure


def _told_before(figure: Figure, figures: Sequence[Figure]) -> bool:
    """Whether another figure makes the claim that this one repeats."""
    claim = (figure.outcome, figure.value, figure.value_max)
    return any(
        (f.outcome, f.value, f.value_max) == claim and f.start < figure.start and f.id != figure.id
        for f in figures
    )
