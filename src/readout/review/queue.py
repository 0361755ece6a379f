"""What there is to check: every record that counts, with the decision on it, the doubtful first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from readout import corpus, corrections, folder
from readout.corpus import Corpus
from readout.corrections.entries import Placed
from readout.corrections.recording import Book, place_of
from readout.evaluation import results
from readout.parameters import Parameters
from readout.records import Correction, Document, Figure, Meeting
from readout.review.doubts import Doubt, Doubts

RESULTS = Path(__file__).resolve().parents[3] / "evaluation" / "results.json"


@dataclass
class Item:
    """A record to be checked: as it stands, as the library finds it, and the entry that decided on it."""

    record: Figure | Meeting
    document: Document
    found: Figure | Meeting | None
    placed: Placed | None = None
    doubts: Sequence[Doubt] = ()
    share: float = 0.0
    shared: bool = False  # whether the library finds others of its kind at the same words

    @property
    def table(self) -> str:
        """The table of corrections.yml that entries on it stand in."""
        return "figures" if isinstance(self.record, Figure) else "meetings"

    @property
    def place(self) -> dict[str, Any]:
        """The keys of an entry that name the record: as the library finds it, if it does."""
        return place_of(self.found or self.record, self.shared)


def read(seeds: Path, parameters: Parameters) -> tuple[Book, list[Document]]:
    """The file of corrections, and the documents as the library reads them. Raises InputError."""
    return Book(seeds), folder.found(seeds, parameters)


def items(
    book: Book, found: Sequence[Document], parameters: Parameters, results_: Path = RESULTS
) -> list[Item]:
    """All records that the parameters ask for, rejected ones too, the most doubtful first."""
    whole = Corpus.of(corrections.applied(found, book.entries))
    measured = results.load(results_) if results_.is_file() else None
    doubts = Doubts(whole, measured)
    library: dict[str, Figure | Meeting] = {}
    for document in found:
        library |= {f.id: f for f in document.figures} | {m.id: m for m in document.meetings}
    beginning = Counter((type(r), r.document, r.start) for r in library.values())
    every = list(_items(corpus.select(whole, parameters), library, book))
    for item in every:
        item.document = whole.document_of[item.document.id]
        item.doubts, item.share = doubts.of(item.record), doubts.share(item.record)
        item.shared = beginning[type(item.record), item.record.document, item.record.start] > 1
    return sorted(every, key=lambda item: -item.share)


def _items(part: Corpus, library: dict[str, Figure | Meeting], book: Book) -> Iterator[Item]:
    """The records in the order of documents and text; of copies, those that count."""
    for document in part.documents:
        made = {c.record: c for c in document.corrections}
        records: tuple[Figure | Meeting, ...] = (*document.figures, *document.meetings)
        for record in records:
            if not record.copy_of:
                decided = made.get(record.id)
                known = library.get(decided.was if decided else record.id)
                yield Item(record, document, known, _entry(decided, book))
        for correction in document.corrections:
            was = library.get(correction.was)
            if correction.decision == "rejected" and was and not (was.copy_of or correction.carried_from):
                yield Item(was, document, was, _entry(correction, book))


def _entry(decided: Correction | None, book: Book) -> Placed | None:
    return book.at(f"{decided.kind}s", decided.entry - 1) if decided else None
