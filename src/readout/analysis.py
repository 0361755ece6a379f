"""Everything that stands in a document before a grammar asks what it claims."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from readout.actors import Mention, find_actors
from readout.actors.shouting import is_shouting, spoken
from readout.dates import Time, find_times
from readout.documents import Source
from readout.documents.publication import dated, standpoint
from readout.numbers import Number, find_numbers
from readout.places import Place, find_places
from readout.restoration import restore
from readout.text.reading import Reading
from readout.text.tokens import Sentence, sentences


@dataclass(frozen=True)
class Analysis:
    """A document's reading with its sentences, times, actors, places and numbers.

    ``source`` has the date of publication that its text gives, where sources.yml gives none.
    All offsets here are of ``reading.text``; ``numbers`` holds one list for each sentence. What most
    sentences are not asked for is read when it first is. ``written`` are the sentences as the text has them.
    """

    source: Source
    reading: Reading
    written: tuple[Sentence, ...]
    times: tuple[Time, ...]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences; those of a text in capitals have small letters but for the names in them."""
        if not is_shouting(self.written):
            return self.written
        names = [(mention.start, mention.end) for mention in self.actors]
        return tuple([spoken(sentence, names) for sentence in self.written])

    @cached_property
    def actors(self) -> tuple[Mention, ...]:
        """Every mention of an actor."""
        return tuple(find_actors(self.written, self.reading.text))

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """The places that are named."""
        return tuple(find_places(self.written, self.reading.text))

    @cached_property
    def numbers(self) -> tuple[tuple[Number, ...], ...]:
        """The amounts of each sentence, outside its times."""
        taken = [(t.start, t.end) for t in self.times]
        return tuple([tuple(find_numbers(s, self.reading.text, taken)) for s in self.sentences])


def analyse(source: Source, reference_date: str = "") -> Analysis:
    """Read a document up to the floor that the grammars stand on.

    A document that does not say from when it speaks is read from ``reference_date``, an ISO date, if given.
    """
    reading = restore(source.text)
    source = dated(source, reading)
    since = standpoint(source, reading)
    if not since:
        source = replace(source, reference_date=reference_date)
    parts = sentences(reading.text)
    times = find_times(parts, reading.text, since or reference_date)
    return Analysis(source, reading, tuple(parts), tuple(times))
