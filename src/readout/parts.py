"""The parts that a document states of its totals."""

from __future__ import annotations

from readout.records import Document, Figure


def stated(document: Document) -> dict[str, tuple[Figure, ...]]:
    """The stated parts of each figure that has any, by the id of the whole, in the order of the text."""
    at: dict[int, list[Figure]] = {}
    for figure in document.figures:
        at.setdefault(figure.start, []).append(figure)
    found: dict[str, list[Figure]] = {}
    for part in document.figures:
        wholes = at.get(part.part_of, []) if part.part_of not in (None, part.start) else []
        if wholes:
            whole = min(wholes, key=lambda f: f.outcome != part.outcome)
            found.setdefault(whole.id, []).append(part)
    return {whole: tuple(parts) for whole, parts in found.items()}
