"""Decisions carried between a document and its copies: the same words are checked once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from readout.corrections.entries import Placed
from readout.corrections.matching import matched
from readout.records import Document, Figure, Meeting


def carried(documents: Sequence[Document], own: Mapping[str, Sequence[Placed]]) -> dict[str, list[Placed]]:
    """The entries of each document, its own and those on records that its records are copies of or copied by.

    A document's own entry on a record goes before others'. What was added in a copy stays there.
    """
    every = {name: list(entries) for name, entries in own.items()}
    kin = _kin(documents)
    decided = {r.id for d in documents for _, some in _pairs(d, own.get(d.id, ())) for r in some}
    for document in documents:
        for placed, some in _pairs(document, own.get(document.id, ())):
            for record in some[:1]:
                for other in (k for k in kin[record.copy_of or record.id] if k.id not in decided):
                    decided.add(other.id)
                    every.setdefault(other.document, []).append(_moved(placed, other, record.id))
    return every


def _kin(documents: Sequence[Document]) -> dict[str, list[Figure | Meeting]]:
    """The records that are one, by the id of the original."""
    found: dict[str, list[Figure | Meeting]] = {}
    for document in documents:
        records: tuple[Figure | Meeting, ...] = (*document.figures, *document.meetings)
        for record in records:
            found.setdefault(record.copy_of or record.id, []).append(record)
    return found


def _pairs(
    document: Document, entries: Sequence[Placed]
) -> list[tuple[Placed, list[Figure] | list[Meeting]]]:
    figures = matched([p for p in entries if p.table == "figures"], document.figures)
    meetings = matched([p for p in entries if p.table == "meetings"], document.meetings)
    return [*figures, *meetings]


def _moved(placed: Placed, record: Figure | Meeting, own: str) -> Placed:
    """The entry on another document's record; what counts offsets of the first stays behind."""
    entry = placed.entry
    values = {name: v for name, v in entry.checked.given().items() if name != "part_of"}
    update = {
        "document": record.document,
        "start": record.start,
        "words": record.text,
        "values": type(entry.checked)(**values),
    }
    return placed._replace(entry=entry.model_copy(update=update), carried_from=own)


def renamed(after: Sequence[Document], before: Sequence[Document]) -> list[Document]:
    """The documents with every ``copy_of`` leading to the original as it is called now."""
    names = dict(pair for b, a in zip(before, after, strict=True) for pair in _names(b, a))
    if not names:
        return list(after)
    return [_follow(document, names) for document in after]


def _names(before: Document, after: Document) -> list[tuple[str, str]]:
    """The ids of records that are called otherwise now."""
    old = {r.id for r in (*before.figures, *before.meetings)}
    new = {r.id for r in (*after.figures, *after.meetings)}
    return [(c.was, c.record) for c in after.corrections if c.was in old - new and c.record in new]


def _follow(document: Document, names: Mapping[str, str]) -> Document:
    def one(record: Figure | Meeting) -> Figure | Meeting:
        name = names.get(record.copy_of, record.copy_of)
        return record if name == record.copy_of else record.model_copy(update={"copy_of": name})

    update = {
        "figures": tuple(map(one, document.figures)),
        "meetings": tuple(map(one, document.meetings)),
    }
    return document.model_copy(update=update)
