"""No number without evidence on a document's page: its text letter by letter, all else as its records say.

A number on such a page is one of three things:

- the document's own: the text that is shown is the record's, to the last letter;
- what a record says: in the label of its mark, and in its entry in the list beside the text;
- what is known of the document: its metadata, how it was read, how many letters, records and mends it has,
  its dates, and what people corrected.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from xml.etree import ElementTree

from readout import addresses
from readout.documents.excerpt import WITHHELD
from readout.errors import StepError
from readout.markup import shown
from readout.records import Document
from readout.report.numbered import LEFT_OUT, classes_of, in_xml, labels, numbers, parsed, pieces
from readout.report.vouchers import Vouchers, records

_LETTER_BY_LETTER = "words"
_LINES = re.compile("\r\n?")


def refused(document: Document, html: Iterable[str], vouchers: Vouchers) -> Iterator[str]:
    """What the pieces of a document's page show that neither it nor its records vouch for.

    Raises StepError where the text that is shown is another.
    """
    page = _Page(document, vouchers)
    for piece in html:
        yield from page.refused(parsed(piece))


class _Page:
    """What a document's page may show."""

    def __init__(self, document: Document, vouchers: Vouchers) -> None:
        self._document, self._vouchers = document, vouchers
        self._place = addresses.document_address(document.id)
        self._beside = vouchers.page(document)

    def refused(self, root: ElementTree.Element) -> Iterator[str]:
        waiting = [(root, "", False)]
        while waiting:
            element, link, quoted = waiting.pop()
            if element.tag in LEFT_OUT or element.tag == "dt":
                continue
            link = _leads(element) or link
            if _LETTER_BY_LETTER in classes_of(element):
                quoted = True
                if _text(element) != self._text:
                    raise StepError(f"{self._document.id}: its page does not show its text letter by letter")
            said = [*labels(element), *(() if quoted else pieces(element))]
            told = numbers(*said)
            if told and not told <= self._known(link, element):
                yield " ".join(said)
            waiting += [(child, link, quoted) for child in element]

    def _known(self, link: str, element: ElementTree.Element) -> frozenset[str]:
        own = self._vouchers.own(f"{self._place}{link}") if link else None
        if own is not None:
            return own
        return self._beside | self._marked if element.tag == "mark" else self._beside

    @cached_property
    def _marked(self) -> frozenset[str]:
        """What marks say of records: of one that is split, the first alone leads to its record."""
        found = (self._vouchers.own(addresses.address(r.id)) for r in records(self._document))
        return frozenset[str]().union(*(own for own in found if own))

    @cached_property
    def _text(self) -> str:
        """The document's text as a page holds it."""
        text = self._document.text
        if self._document.show == "sentences":
            text = text.replace(WITHHELD, "")
        return in_xml(_LINES.sub("\n", shown(text)))


def _text(words: ElementTree.Element) -> str:
    """The text that is shown, without what stands for gaps in it."""
    for gap in words.iter("span"):
        if "withheld" in classes_of(gap):
            gap.text = ""
    return "".join(words.itertext())


def _leads(element: ElementTree.Element) -> str:
    """Which record an element is of, as the page leads to it: a mark, a link, an entry of the list."""
    if element.tag == "mark" and "id" in element.attrib:
        return f"#{element.attrib['id']}"
    link = element.find("a") if element.tag == "li" else element
    href = link.get("href", "") if link is not None and link.tag == "a" else ""
    return href if href.startswith("#") else ""
