"""No number without evidence: what the book shows is compared with the records before it is a page.

A number that a chapter shows is one of four things:

- what a record says: it stands in a link to the record, and the record's value is that number, or its
  words (speaker, cause, date, place) have it; of a total, also what its stated parts leave or exceed;
- how many of something there are: it is of class "count" and a link to where they are listed, or stands in
  the heading of the list, in a chart that draws them, or in an entry that links to them;
- the scale of a chart, of class "scale";
- words about what the same row, entry or sentence links to: a document's title and date, a quoted sentence.

Anything else is refused, in a chart's text as in a table, and in what is shown when something is pointed at.
The alternative text of a chart says no number that the chart, its caption or its table does not show, but for
how many rows its table has. What an edition leaves out (class "selection") is counted without a list, for no
page has it; the reason of a change, or why a file could not be read (class "why"), is of documents and
parameters, as ``code`` is; what a kept edition said leads there, where it was compared with the records of
that edition.

The pages of documents are held to more (``vouched_texts``), those of a set to what its records can be asked
(``readout.survey.vouching``). In a chapter that somebody added, what stands in links to records as
``readout.markup.evidence`` makes them must be theirs; all else in it is what its author computes, which no
record can vouch for, or no XML. Not compared are the pages of prose and those on accuracy, speed and cost,
whose numbers were measured on other texts and are read from the results of that, and what is said of the book
where no page is seen, how many documents, figures and meetings there are: nothing could be followed there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple
from xml.etree import ElementTree

from readout import wording
from readout.corpus import Corpus
from readout.errors import StepError
from readout.report import vouched_texts
from readout.report.numbered import (
    LEFT_OUT,
    NUMBER,
    classes_of,
    href,
    labels,
    parsed,
    pieces,
    unknown,
    untold,
)  # fmt: skip
from readout.report.vouchers import Vouchers, records

_SCOPES = frozenset({"tr", "li", "p", "article", "h2", "h3", "summary", "figcaption", "svg"})
_LISTING = frozenset({"h2", "summary", "svg", "figcaption"})
"""What stands right over what it counts, or beside it."""
_FREE = frozenset({"scale", "selection", "why"})
_EVIDENCE = "evidence"
_KEPT = "editions/"
_TOOLTIP = "title"  # of a count: the list of what it counts


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


def refused(html: str, vouchers: Vouchers) -> Iterator[Shown]:
    """What a piece of a chapter shows that nothing vouches for. Raises ParseError for what is no XML."""
    root = parsed(html)
    for scope in _scopes(root):
        around = vouchers.everywhere.union(*map(vouchers.words, scope.links)) if scope.shown else frozenset()
        values = frozenset[str]().union(*map(vouchers.values, scope.links)) if scope.shown else frozenset()
        for shown in scope.shown:
            if not _vouched(shown, scope, vouchers, around, values):
                yield shown
    yield from (Shown(words, "", frozenset()) for words in untold(root))


def refused_of_added(html: str, vouchers: Vouchers) -> Iterator[Shown]:
    """The same of a chapter that somebody added: what leads to a record and says another number."""
    try:
        found = list(refused(html, vouchers))
    except ElementTree.ParseError:
        return
    yield from (s for s in found if _EVIDENCE in s.classes and vouchers.own(s.link) is not None)


def _scopes(root: ElementTree.Element) -> list[_Scope]:
    """All that belongs together on a page, each with its links and the words in it that have numbers."""
    found = [_Scope("body")]
    waiting = [(root, found[0], "", frozenset[str]())]
    while waiting:
        element, scope, link, classes = waiting.pop()
        if element.tag in LEFT_OUT:
            continue
        if element.tag in _SCOPES and scope.tag == "body":
            scope = _Scope(element.tag)
            found.append(scope)
        classes = classes | classes_of(element)
        if element.tag == "a":
            link = href(element)
            scope.links.add(link)
        classes |= {element.tag} & {_TOOLTIP}
        inside = ["".join(pieces(element)), *(labels(element) if element.tag != "svg" else ())]
        scope.shown += [Shown(words, link, classes) for words in inside if NUMBER.search(words)]
        waiting += [(child, scope, link, classes) for child in element]
    return found


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
    told = NUMBER.findall(shown.words)
    if "count" in shown.classes:
        told = told[1:] if scope.links or scope.tag in _LISTING else told
    if "count" in shown.classes or (scope.tag == "svg" and not shown.link):
        around |= values
    own = None if "count" in shown.classes else vouchers.own(shown.link)
    if own is not None and scope.tag == "svg":
        own |= vouchers.words(shown.link)
    known = around if own is None else own
    return not unknown(shown.words, known, told)


def check(
    pages: Mapping[str, Iterable[str]],
    corpus: Corpus,
    added: Mapping[str, Iterable[str]] = MappingProxyType({}),
    texts: Iterable[tuple[str, Iterable[str]]] = (),
) -> None:
    """Compare what the book shows with the records that it was made from.

    ``pages`` has the pieces of the chapters by the page's name, ``added`` those of chapters that somebody
    added, ``texts`` those of documents' pages with the document's id. Raises StepError with the first number
    that nothing vouches for, and for a record that is not quoted.
    """
    for document in corpus.documents:
        for record in records(document):
            if document.text[record.start : record.end] != record.text:
                raise StepError(f"{record.id}: its words do not stand at its place in {document.file}")
    vouchers = Vouchers(corpus)
    for name, words in chain(
        _found(pages, refused, vouchers),
        _found(added, refused_of_added, vouchers),
        (
            (id, w)
            for id, html in texts
            for w in vouched_texts.refused(corpus.document_of[id], html, vouchers)
        ),
    ):
        said = wording.plain(words.replace("\0", " … "), 120)
        raise StepError(f"{name}: “{said}” has a number that no record vouches for; lead it to one")


def _found(
    pages: Mapping[str, Iterable[str]], rule: Callable[[str, Vouchers], Iterator[Shown]], vouchers: Vouchers
) -> Iterator[tuple[str, str]]:
    for name, found in pages.items():
        yield from ((name, shown.words) for html in found for shown in rule(html, vouchers))
