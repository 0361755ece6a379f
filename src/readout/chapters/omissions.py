"""What an edition leaves out, said where its numbers stand: how much, and which parameter asks for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from markupsafe import Markup

from readout import wording
from readout.corpus import Corpus
from readout.markup import Html, element, joined, text
from readout.parameters import Parameters
from readout.selection import Omission

_TABLES = {"documents": "document", "figures": "figure", "events": "meeting", "meetings": "meeting"}


def left_out(corpus: Corpus) -> Html:
    """What the edition takes, and how much it leaves out by which parameter; nothing where it takes all."""
    taken = _taken(corpus.asked)
    if not taken:
        return Html(Markup(""))
    counts = _counts(corpus.left_out, ("documents", "figures", "events"))
    said = Markup("It leaves out {}.").format(counts) if counts else Markup("That leaves nothing out.")
    told = Markup("This edition takes only {}. {}").format("; ".join(taken), said)
    return Html(element("p", told, class_="selection"))


def of_document(document: str, left_out: Sequence[Omission]) -> Html:
    """How many records of a document the edition leaves out; nothing where it leaves out none."""
    own = [omission for omission in left_out if omission.document == document]
    counts = _counts(own, ("figures", "meetings"))
    said = Markup("Of this text, this edition leaves out {}.").format(counts)
    return Html(element("p", said, class_="note") if counts else Markup(""))


def _counts(omissions: Iterable[Omission], tables: Sequence[str]) -> Markup:
    """ "1 document (date_to: 1) and 3 figures (sides: 1, outcomes: 2)"."""
    found = Counter((o.table, o.parameter) for o in omissions)
    told = []
    for table in tables:
        by = {parameter: number for (of, parameter), number in found.items() if of == table}
        reasons = Markup(", ").join(
            Markup("{}: {}").format(element("code", name), f"{number:,}") for name, number in by.items()
        )
        if by:
            told.append(Markup("{} ({})").format(wording.count(sum(by.values()), _TABLES[table]), reasons))
    return joined(told)


def _taken(asked: Parameters) -> list[Markup]:
    """What is asked for of documents, figures and meetings, in words."""
    figures = [
        _of("of people of", asked.sides),
        _of("with the outcome", asked.outcomes),
        _of("of", [wording.category(name) for name in asked.categories]),
        _of("given by", asked.speakers),
    ]
    documents = _published(asked.date_from, asked.date_to)
    told = [
        f"documents published {documents}, none without a date" if documents else "",
        f"figures {', '.join(part for part in figures if part)}" if any(figures) else "",
        f"meetings {_of('with', asked.participants)}" if asked.participants else "",
    ]
    return [text(part) for part in told if part]


def _published(first: str, last: str) -> str:
    if first and last:
        return f"from {wording.day(first)} to {wording.day(last)}"
    return f"from {wording.day(first)} on" if first else f"until {wording.day(last)}" if last else ""


def _of(words: str, names: Sequence[str]) -> str:
    return f"{words} {wording.listing((wording.plain(name) for name in names), 'or')}" if names else ""
