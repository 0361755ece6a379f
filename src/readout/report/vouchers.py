"""What vouches for numbers on pages: records and documents, by the address that leads to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from readout import addresses, wording
from readout.charts.context import named
from readout.checks.splits import splits
from readout.corpus import Corpus
from readout.records import Document, Figure, Meeting
from readout.report.numbered import numbers

_NAMED = (6, 12, 40)
"""How many names a tooltip, a row of a chart and a row of its table show; the rest is counted."""
_ON_A_ROW = 10  # a row counts those of its people who are on no lane, from eleven more on


class Vouchers:
    """The numbers that the records and documents of a corpus vouch for, by the address that leads there."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._values: dict[str, frozenset[str]] = {}
        self._words: dict[str, frozenset[str]] = {}
        self._own: dict[str, frozenset[str]] = {}
        self._records = {addresses.address(r.id): r for d in corpus.documents for r in records(d)}
        self._documents = {addresses.document_address(d.id): d for d in corpus.documents}
        self._events = {m: e for e in corpus.events for m in e.meetings}

    def values(self, link: str) -> frozenset[str]:
        """The numbers that a record is of, and what a total's parts leave of it."""
        if link not in self._values:
            record = self._records.get(link)
            found = _amounts(record) | self._left.get(record.id, set()) if isinstance(record, Figure) else ()
            self._values[link] = frozenset(found)
        return self._values[link]

    def words(self, link: str) -> frozenset[str]:
        """The numbers in what is known of a record, but for its value, and of its document."""
        if link not in self._words:
            document = self._documents.get(link.partition("#")[0])
            known = (*_known(document), *_corrected(document)) if document else ()
            if document and link in self._records:
                known += tuple(_mended(document, self._records[link]))
            self._words[link] = frozenset(numbers(*known, *self._of_record(link)))
        return self._words[link]

    def own(self, link: str) -> frozenset[str] | None:
        """The numbers that a record itself says, none of its document; None if the link leads to none."""
        if link not in self._records:
            return None
        if link not in self._own:
            self._own[link] = self.values(link).union(numbers(*self._of_record(link)))
        return self._own[link]

    def page(self, document: Document) -> frozenset[str]:
        """The numbers that a document's own page may show beside those that lead to its records."""
        told = numbers(*_known(document), *_corrected(document), *_beside(document))
        return frozenset(told | self._omitted.get(document.id, set()))

    @cached_property
    def _omitted(self) -> dict[str, set[str]]:
        """How many records of each document an edition leaves out, in all and by parameter."""
        out = self._corpus.left_out
        counts = Counter(
            key for o in out for key in ((o.document, o.table), (o.document, o.table, o.parameter))
        )
        found: dict[str, set[str]] = {}
        for (name, *_), number in counts.items():
            found.setdefault(name, set()).add(f"{number:,}")
        return found

    def quotes(self, links: Iterable[str], words: str) -> bool:
        """Whether a quoted sentence is that of one of the records."""
        found = (self._records[link] for link in links if link in self._records)
        return any(words == wording.plain(record.sentence, 300) for record in found)

    @cached_property
    def everywhere(self) -> frozenset[str]:
        """The numbers in what was given beside the documents: periods of context, days of corrections."""
        days = {made.on for document in self._corpus.documents for made in document.corrections}
        periods = (named(period) for period in self._corpus.periods)
        return frozenset(numbers(*periods, *map(wording.day, days)))

    @cached_property
    def _left(self) -> dict[str, set[str]]:
        found = splits(self._corpus)
        return {s.total.id: {f"{n:,}" for n in (s.rest, s.excess) if n is not None} for s in found}

    def _of_record(self, link: str) -> Iterator[str]:
        record = self._records.get(link)
        document = self._documents.get(link.partition("#")[0])
        for made in document.corrections if document else ():
            if addresses.anchor(made.record) == addresses.anchor(link):
                yield made.claim
        if record:
            yield record.rule
        if isinstance(record, Figure):
            yield from (record.speaker, record.side, record.cause, record.period, wording.checked(record))
        elif record:
            yield from self._encounter(record)

    def _encounter(self, meeting: Meeting) -> Iterator[str]:
        event = self._events.get(meeting.id)
        told = [self._records[addresses.address(m)] for m in event.meetings] if event else [meeting]
        for one in (event, *(m for m in told if isinstance(m, Meeting))):
            if one:
                yield from (wording.when(one), one.place, one.host, one.event, *one.participants)
                yield from _shortened(one.participants)
                yield from map(str, range(2, len(one.participants) - _ON_A_ROW))
            if isinstance(one, Meeting):
                yield from (one.duration, wording.checked(one))
                yield from (
                    words for span in (*one.agenda, *one.agreed) for words in (span.text, span.reading)
                )
        if event:
            yield from _shortened(event.documents)
        for name in event.documents if event else ():
            yield from _known(self._corpus.document_of[name])


def _shortened(names: Sequence[str]) -> Iterator[str]:
    """A list of names as pages show it, the last ones counted where there are more than so many."""
    yield from (wording.names(names, most) for most in _NAMED)


def records(document: Document) -> list[Figure | Meeting]:
    """All records of a document."""
    return [*document.figures, *document.meetings]


def _amounts(figure: Figure) -> set[str]:
    ends = (figure.value, figure.value_max)
    return numbers(wording.amount(figure), *(f"{n:,}" for n in ends if n is not None))


def _known(document: Document) -> Iterator[str]:
    """What a page may say of a document beside its records."""
    yield from (document.id, document.file, document.title, document.publisher, document.format)
    yield from (wording.day(document.date), document.copy_of, document.version_of, document.encoding)
    yield from (m.value for m in document.metadata)
    if document.alike is not None:
        yield f"{document.alike:.0%}"


def _beside(document: Document) -> Iterator[str]:
    """What a document's own page tells beside that: how it was read, how much it has, dates and mends."""
    yield from (document.author, document.url, document.licence, document.note, *document.remarks)
    yield from (wording.day(document.accessed), wording.day(document.reference_date))
    held = (document.text, document.figures, document.meetings, document.mends)
    yield from (f"{len(one):,}" for one in held)
    yield from (time.value for time in document.dates)
    yield from (words for mend in document.mends for words in (mend.text, mend.reading, mend.reason))


def _mended(document: Document, record: Figure | Meeting) -> Iterator[str]:
    """How a record's sentence is written where it is read otherwise."""
    for mend in document.mends:
        if mend.start < record.sentence_end and record.sentence_start < mend.end:
            yield from (mend.text, mend.reading)


def _corrected(document: Document) -> Iterator[str]:
    for made in document.corrections:
        yield from (made.claim, made.reason, made.by, wording.day(made.on))
        yield from (words for change in made.changes for words in (change.old, change.new))
        yield document.text[made.sentence_start : made.sentence_end]
