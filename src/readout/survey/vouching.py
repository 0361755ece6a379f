"""No number without evidence in the book of a set: each count opens to what it counts, each bar leads there.

A set is too large to hold its records against every number. What its pages show is one of these:

- in an entry, a paragraph or a row that has the query which lists what is counted, or the files that hold it;
- in a chart or its table: in a link to a group that opens, whose head says the same number, and where there
  is no link, as the scale or the caption, one that such a head says.

Anything else is refused. That a row quotes its document is seen where it is shown (``evidence``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from xml.etree import ElementTree

from readout import wording
from readout.errors import StepError
from readout.report.numbered import LEFT_OUT, href, labels, numbers, parsed, pieces, unknown, untold

_CHART = "figure"
_CODE = LEFT_OUT | {"pre"}
_TOGETHER = frozenset({"li", "p", "tr"})


def check(pages: Mapping[str, Iterable[str]]) -> None:
    """Look at the pieces of a set's pages, by the page's name. Raises StepError with the first number."""
    for name, html in pages.items():
        roots = [parsed(piece) for piece in html]
        heads = {place: head for root in roots for place, head in _heads(root)}
        for words in (said for root in roots for said in _refused(root, heads)):
            said = wording.plain(words, 120)
            raise StepError(f"{name}: “{said}” has a number that nothing opens; count it where a query can")


def _heads(root: ElementTree.Element) -> Iterator[tuple[str, frozenset[str]]]:
    """The places of groups with the numbers that their heads say."""
    for details in root.iter("details"):
        head, inside = details.find("summary"), details.find("div")
        if head is not None and inside is not None and "id" in inside.attrib:
            yield f"#{inside.attrib['id']}", frozenset(numbers(*head.itertext()))


def _refused(root: ElementTree.Element, heads: Mapping[str, frozenset[str]]) -> Iterator[str]:
    every = frozenset[str]().union(*heads.values())
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if element.tag == _CHART:
            yield from _drawn(element, heads, every)
        elif element.tag not in _CODE and not _told_with_a_query(element):
            yield from (words for words in (*pieces(element), *labels(element)) if numbers(words))
            waiting += element
    yield from untold(root)


def _told_with_a_query(element: ElementTree.Element) -> bool:
    return element.tag in _TOGETHER and element.find(".//code") is not None


def _drawn(
    chart: ElementTree.Element, heads: Mapping[str, frozenset[str]], every: frozenset[str]
) -> Iterator[str]:
    """What a chart says that the groups which it leads to do not."""
    waiting = [(chart, every)]
    while waiting:
        element, known = waiting.pop()
        if element.tag in _CODE:
            continue
        link = element if element.tag == "a" else element.find(".//a") if element.tag == "tr" else None
        if link is not None:
            known = heads.get(href(link), frozenset())
        said = [*pieces(element), *(labels(element) if element.tag != "svg" else ())]
        yield from (words for words in said if unknown(words, known))
        waiting += [(child, known) for child in element]
