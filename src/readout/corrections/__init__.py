"""What people checked: records confirmed, rejected, amended and added by the entries of corrections.yml.

An entry holds for a place in a text, not for what a version of the library reads there: a checked record
stands with its checked values if the library reads it otherwise or no longer; what was rejected stays out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from readout.corrections.carrying import carried, renamed
from readout.corrections.consequences import settled
from readout.corrections.entries import Placed, read_corrections
from readout.corrections.fitting import fitted
from readout.corrections.making import correction, made
from readout.corrections.matching import matched, which
from readout.corrections.places import Places
from readout.records import Correction, Document, Figure, Meeting

__all__ = ["applied", "read_corrections"]

R = TypeVar("R", Figure, Meeting)


def applied(documents: Sequence[Document], entries: Sequence[Placed]) -> list[Document]:
    """The documents with their records as people left them, and with what was decided on each.

    What holds for a record holds for its copies in documents that tell the same. Raises InputError for an
    entry that no longer fits its text.
    """
    if not entries:
        return list(documents)
    own = fitted(documents, entries)
    every = carried(documents, own)
    return renamed([_decided(d, every[d.id]) if d.id in every else d for d in documents], documents)


def _decided(document: Document, entries: Sequence[Placed]) -> Document:
    places = Places(document)
    figures, on_figures = _table(document, document.figures, Figure, entries, places)
    meetings, on_meetings = _table(document, document.meetings, Meeting, entries, places)
    corrections = sorted([*on_figures, *on_meetings], key=lambda c: c.start)
    left = {"figures": tuple(figures), "meetings": tuple(meetings), "corrections": tuple(corrections)}
    return settled(document, document.model_copy(update=left))


def _table(
    document: Document, found: Sequence[R], kind: type[R], entries: Iterable[Placed], places: Places
) -> tuple[list[R], list[Correction]]:
    """The records of one kind as the entries leave them, in the order of the text, and what was decided."""
    table = "figures" if kind is Figure else "meetings"
    mine = [placed for placed in entries if placed.table == table]
    records, decided = list(found), []
    for placed, some in matched(mine, found):
        _refuse_unclear(placed, found)
        left = _left(placed, some[0] if some else None, kind, places)
        records = _replaced(records, some, left)
        decided.append(correction(placed, some, left, places))
    return records, decided


def _replaced(records: Sequence[R], gone: Sequence[R], left: R | None) -> list[R]:
    """The records without those that are gone, with what is left in their place or else where it begins."""
    ids = {r.id for r in gone} | ({left.id} if left else set())
    kept: list[R] = [r for r in records if r.id not in ids]
    if left is not None:
        places: list[int] = [n for n, r in enumerate(records) if r.id in ids]
        behind: list[int] = [n for n, r in enumerate(records) if r.start > left.start]
        kept.insert([*places, *behind, len(kept)][0], left)
    return kept


def _left(placed: Placed, found: R | None, kind: type[R], places: Places) -> R | None:
    """The record that an entry leaves; None where it rejects."""
    if placed.entry.decision == "reject":
        return None
    try:
        return made(placed.entry, found, kind, places)
    except ValueError as wrong:
        raise placed.error("values", str(wrong)) from None


def _refuse_unclear(placed: Placed, found: Sequence[Figure] | Sequence[Meeting]) -> None:
    """Raise InputError for an entry that does not say which of several figures it is about."""
    entry = placed.entry
    here = [which(r) for r in found if r.start == entry.start]
    if placed.table == "figures" and entry.decision != "reject" and not entry.becomes and len(here) > 1:
        raise placed.error(
            "outcome", f"several figures share these words: {', '.join(here)}; write outcome and one of them"
        )
