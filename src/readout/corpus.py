"""A folder of documents and everything read in it, as records and as tables."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from readout.chronology import merge
from readout.documents import read_folder
from readout.extraction import extract
from readout.records import Document, Event, Figure, Meeting


@dataclass(frozen=True)
class Corpus:
    """The documents of a folder, ordered by id, and the events that they tell of."""

    documents: tuple[Document, ...]
    events: tuple[Event, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All figures, in the order of documents and text."""
        return tuple(f for d in self.documents for f in d.figures)

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        """All meetings, in the order of documents and text."""
        return tuple(m for d in self.documents for m in d.meetings)


def read(seeds: str | Path) -> Corpus:
    """Read and extract every document of the folder ``seeds``. Raises InputError on bad input."""
    documents = tuple(extract(source) for source in read_folder(Path(seeds)))
    return Corpus(documents, tuple(merge(documents)))
