"""No number without evidence: what the chapters show is compared with the records before it is a page.

A number that a chapter shows is one of four things:

- what a record says: it stands in a link to the record, and the record's value is that number, or its
  words (speaker, cause, date, place) have it; of a total, also what its stated parts leave or exceed;
- how many of something there are: it is of class "count" and a link to where they are listed, or stands in
  the heading of the list, in a chart that draws them, or in an entry that links to them;
- the scale of a chart, of class "scale";
- words about what the same row, entry or sentence links to: a document's title and date, a quoted sentence.

Anything else is refused. What an edition leaves out (class "selection") is counted without a list, for no
page has it; the reason of a change, or why a file could not be read (class "why"), is of documents and
parameters, as ``code`` is; what a kept edition said leads there, where it was compared with the records of
that edition.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple
from xml.etree import ElementTree

from readout import addresses, wording
from readout.charts.context import named
from readout.checks.splits import splits
from readout.corpus import Corpus
from readout.errors import StepError
from readout.records import Document, Event, Figure, Meeting

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SCOPES = frozenset({"tr", "li", "p", "article", "h2", "h3", "summary", "figcaption", "svg"})
_LISTING = frozenset({"h2", "summary", "svg", "figcaption"})
"""What stands right over what it counts, or beside it."""
_LEFT_OUT = frozenset({"code", "style", "script"})
_FREE = frozenset({"scale", "selection", "why"})
_KEPT = "editions/"
_TOOLTIP = "title"  # of a count: the list of what it counts
_CUT = "…"


class Shown(NamedTuple):
    """Words with a number, the link that they stand in, and the classes of all that they stand in."""

    words: str
    link: str
    classes: frozenset[str]


@dataclass
class _Scope:
    """What belongs together on a page: a row, an entry, a paragraph, a drawing."""

    tag: str
    links: set[str] = field(default_factory=set)
    shown: list[Shown] = field(default_factory=list)


class Vouchers:
    """The numbers that the records and documents of a corpus vouch for, by the address that leads there."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._values: dict[str, frozenset[str]] = {}
        self._words: dict[str, frozenset[str]] = {}
        self._own: dict[str, frozenset[str]] = {}
        self._records = {addresses.address(r.id): r for d in corpus.documents for r in _records(d)}
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
            if isinstance(one, Meeting):
                yield from (one.duration, wording.checked(one))
                yield from (
                    words for span in (*one.agenda, *one.agreed) for words in (span.text, span.reading)
                )
        for name in event.documents if isinstance(event, Event) else ():
            yield from _known(self._corpus.document_of[name])


def numbers(*words: str) -> set[str]:
    """The numbers in some words, as they are written."""
    return {number for one in words for number in _NUMBER.findall(one)}


def _records(document: Document) -> list[Figure | Meeting]:
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


def refused(html: str, vouchers: Vouchers) -> Iterator[Shown]:
    """What a piece of a page shows that nothing vouches for. Raises ElementTree.ParseError if it is none."""
    root = ElementTree.fromstring(f"<body>{_NO_XML.sub('', html)}</body>")
    for scope in _scopes(root):
        around = vouchers.everywhere.union(*map(vouchers.words, scope.links)) if scope.shown else frozenset()
        values = frozenset[str]().union(*map(vouchers.values, scope.links)) if scope.shown else frozenset()
        for shown in scope.shown:
            if not _vouched(shown, scope, vouchers, around, values):
                yield shown


def _scopes(root: ElementTree.Element) -> list[_Scope]:
    """All that belongs together on a page, each with its links and the words in it that have numbers."""
    found = [_Scope("body")]
    waiting = [(root, found[0], "", frozenset[str]())]
    while waiting:
        element, scope, link, classes = waiting.pop()
        tag = element.tag.rpartition("}")[2]
        if tag in _LEFT_OUT:
            continue
        if tag in _SCOPES and scope.tag == "body":
            scope = _Scope(tag)
            found.append(scope)
        classes = classes | set(element.get("class", "").split())
        if tag == "a":
            link = _href(element)
            scope.links.add(link)
        classes |= {tag} & {_TOOLTIP}
        inside = Shown("".join(_own(element)), link, classes)
        if _NUMBER.search(inside.words):
            scope.shown.append(inside)
        waiting += [(child, scope, link, classes) for child in element]
    return found


def _own(element: ElementTree.Element) -> Iterator[str]:
    """The words of an element that are in none of its own; a link's place is kept by a mark."""
    yield element.text or ""
    for child in element:
        yield f"\0{child.tail or ''}"


def _href(element: ElementTree.Element) -> str:
    return next((value for name, value in element.items() if name.rpartition("}")[2] == "href"), "")


def _vouched(
    shown: Shown, scope: _Scope, vouchers: Vouchers, around: frozenset[str], values: frozenset[str]
) -> bool:
    """Whether all numbers of some words are what they may be.

    ``around`` and ``values`` are the numbers in what their scope links to: of its words, and of its values.
    """
    if (
        shown.classes & _FREE
        or shown.classes >= {"count", _TOOLTIP}
        or any(link.startswith(_KEPT) for link in (shown.link, *scope.links))
    ):
        return True
    if "sentence" in shown.classes:
        return vouchers.quotes(scope.links, shown.words)
    told = _NUMBER.findall(shown.words)
    if "count" in shown.classes:
        told = told[1:] if scope.links or scope.tag in _LISTING else told
    if "count" in shown.classes or (scope.tag == "svg" and not shown.link):
        around |= values
    own = None if "count" in shown.classes else vouchers.own(shown.link)
    if own is not None and scope.tag == "svg":
        own |= vouchers.words(shown.link)
    known = around if own is None else own
    left = [number for number in told if number not in known]
    return not left or (len(left) == 1 and _cut(shown.words, left[0], known))


def _cut(words: str, number: str, known: Iterable[str]) -> bool:
    """Whether words that were cut off end within a number that is known."""
    end = words.rstrip().rstrip(_CUT).rstrip(".,")
    return words.rstrip().endswith(_CUT) and end.endswith(number) and any(k.startswith(number) for k in known)


def check(pages: Mapping[str, Iterable[str]], corpus: Corpus) -> None:
    """Compare what chapters show, by the page's name, with the records that they were made from.

    Raises StepError with the first number that nothing vouches for, and for a record that is not quoted.
    """
    for document in corpus.documents:
        for record in _records(document):
            if document.text[record.start : record.end] != record.text:
                raise StepError(f"{record.id}: its words do not stand at its place in {document.file}")
    vouchers = Vouchers(corpus)
    for name, pieces in pages.items():
        for html in pieces:
            for shown in refused(html, vouchers):
                words = wording.plain(shown.words.replace("\0", " … "), 120)
                raise StepError(f"{name}: “{words}” has a number that no record vouches for; lead it to one")
