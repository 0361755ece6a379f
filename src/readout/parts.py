"""The parts that a document states of its totals."""

from __future__ import annotations

from readout.records import Document, Figure


def stated(document: Document) -> dict[str, tuple[Figure, ...]]:
    """The stated parts of each figure that has any, by the id of the whole, in the order of the text."""
    found: dict[str, list[Figure]] = {}
    for part in document.figures:
        wholes = [f for f in document.figures if f.start == part.part_of and f.start != part.start]
        wholes.sort(key=lambda f: f.outcome != part.outcome)
        if wholes:
            found.setdefault(wholes[0].id, []).append(part)
    return {whole: tuple(parts) for whole, parts in found.items()}
