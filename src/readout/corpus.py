"""A folder of documents and everything read in it, as records."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from readout import folder, parts, portions, selection
from readout.chronology import merge
from readout.documents.copies import settled
from readout.errors import InputError
from readout.parameters import Parameters
from readout.periods import Period, named
from readout.records import Document, Event, Figure, Meeting
from readout.selection import Omission

EVERYTHING = Parameters()


@dataclass(frozen=True)
class Corpus:
    """The documents of a folder, ordered by id, the events that they tell of, and its owner's periods.

    ``unread`` are the files that could not be read, each with the reason; they are no documents.
    ``asked`` is what an edition takes of everything that was read, ``left_out`` what it does not.
    """

    documents: tuple[Document, ...]
    events: tuple[Event, ...]
    periods: tuple[Period, ...] = ()
    unread: tuple[Document, ...] = ()
    asked: Parameters = EVERYTHING
    left_out: tuple[Omission, ...] = ()

    @staticmethod
    def of(documents: Iterable[Document], periods: tuple[Period, ...] = ()) -> Corpus:
        """The corpus of some documents, all of a folder or chosen ones: what is no copy there is counted."""
        found = tuple(documents)
        read = settled(d for d in found if not d.unread)
        return Corpus(read, tuple(merge(read)), periods, tuple(d for d in found if d.unread))

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The figures that count, in the order of documents and text: those of copies are left out."""
        return tuple(f for d in self.documents for f in d.figures if not f.copy_of)

    @cached_property
    def meetings(self) -> tuple[Meeting, ...]:
        """The meetings that count, in the order of documents and text: those of copies are left out."""
        return tuple(m for d in self.documents for m in d.meetings if not m.copy_of)

    @cached_property
    def document_of(self) -> dict[str, Document]:
        """The documents by their id."""
        return {d.id: d for d in self.documents}

    @cached_property
    def parts_of(self) -> dict[str, tuple[Figure, ...]]:
        """The stated parts of each figure that has any, by the id of the whole, in the order of the text."""
        return {whole: some for document in self.documents for whole, some in parts.stated(document).items()}

    def parts_told(self, figure: Figure) -> list[Figure]:
        """The parts that a claim is told with: those who suffered the same, each once."""
        parts = self.parts_of.get(figure.id, ())
        return [part for part in parts if part.outcome == figure.outcome and not part.repeat]

    def document(self, name: str) -> Document:
        """The document of that id; the first one for an empty name. Raises InputError if there is none."""
        found = [d for d in self.documents if name in (d.id, "")]
        if not found:
            known = ", ".join(d.id for d in self.documents) or "none"
            raise InputError(f"no document {name!r}; there are: {known}")
        return found[0]


def read(seeds: str | Path, parameters: Parameters = EVERYTHING, draws: str = portions.ALL) -> Corpus:
    """What the parameters ask for of the documents in the folder ``seeds``, or of records kept in a file.

    ``draws`` names a portion of it (``readout.portions``): the rest is not there. Raises InputError on bad
    input, and for a name asked for that no record has.
    """
    path = Path(seeds)
    if path.is_file():
        documents = portions.load(path, draws)
        found = Corpus.of(documents, named(parameters.periods, path.parent))
    else:
        documents = folder.documents(path, parameters)
        found = Corpus.of(documents, named(parameters.periods, path))
    if not draws:
        return select(found, parameters)
    if not path.is_file():
        selection.check(found.documents, found.events, parameters)
        found = Corpus.of(portions.of(documents, draws), found.periods)
    return _drawn(_selected(found, parameters), draws)


def _drawn(part: Corpus, draws: str) -> Corpus:
    """The corpus of a portion: tables that it does not hold say so."""
    for table in portions.PORTIONS[draws].missing:
        object.__setattr__(part, table, portions.NotDrawn())
    return part


def select(whole: Corpus, parameters: Parameters) -> Corpus:
    """The part of a whole corpus that the parameters ask for; it says what was left out.

    Raises InputError for a name asked for that no record has.
    """
    if selection.asks(parameters):
        selection.check(whole.documents, whole.events, parameters)
    return _selected(whole, parameters)


def _selected(whole: Corpus, parameters: Parameters) -> Corpus:
    if not selection.asks(parameters):
        return whole
    chosen, left_out = selection.chosen(whole.documents, parameters)
    part = Corpus.of([*chosen, *whole.unread], whole.periods)
    unattended, gone = selection.unattended(part.events, part.documents, parameters)
    return replace(
        part,
        documents=tuple(selection.without(d, gone) for d in part.documents),
        events=tuple(e for e in part.events if e.id not in gone),
        asked=parameters,
        left_out=(*left_out, *selection.untold(whole.events, left_out), *unattended),
    )
