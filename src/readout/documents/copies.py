"""Which records count where documents are copies of each other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from readout.documents.bases import published
from readout.records import Document, Figure, Meeting

R = TypeVar("R", Figure, Meeting)


def settled(documents: Iterable[Document]) -> tuple[Document, ...]:
    """The documents, with the first copy in the place of an original that is not among them.

    Where a selection leaves an original out, its copy counts; of several copies, the first by date and id.
    """
    found = tuple(documents)
    originals = _Originals(found)
    renewed = {d.id: originals.renewed(d) for d in sorted(found, key=first)}
    return tuple(renewed[d.id] for d in found)


def first(document: Document) -> tuple[str, str]:
    """The order in which documents tell: by date, undated ones last, then by id.

    When a file was made tells nothing of when its text was published.
    """
    return published(document) or "~", document.id


class _Originals:
    """The originals that stand among some documents, and what takes the place of the others."""

    def __init__(self, documents: tuple[Document, ...]) -> None:
        self.present = {d.id for d in documents}
        self.present |= {r.id for d in documents for r in (*d.figures, *d.meetings)}
        self.heirs: dict[str, str] = {}

    def renewed(self, document: Document) -> Document:
        """The document with every reference to an original that is there."""
        if not (document.copy_of or document.version_of):
            return document
        return document.model_copy(
            update={
                "copy_of": self._original(document.copy_of, document.id),
                "version_of": document.version_of if document.version_of in self.present else "",
                "figures": tuple(self._record(f) for f in document.figures),
                "meetings": tuple(self._record(m) for m in document.meetings),
            }
        )

    def _record(self, record: R) -> R:
        original = self._original(record.copy_of, record.id)
        return record if original == record.copy_of else record.model_copy(update={"copy_of": original})

    def _original(self, name: str, copy: str) -> str:
        """What a copy is a copy of; "" where it stands in the original's place itself."""
        if not name or name in self.present:
            return name
        heir = self.heirs.setdefault(name, copy)
        return "" if heir == copy else heir
