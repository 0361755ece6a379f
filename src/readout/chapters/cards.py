"""The key figures as cards: a number with its qualifier, of whom, said by whom, in how many documents."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from markupsafe import Markup

from readout import addresses, checks, families, wording
from readout.corpus import Corpus
from readout.families import FAMILIES
from readout.markup import Html, counted, element, evidence, joined, text
from readout.records import Figure

MOST = 9  # cards that one takes in at a glance


def cards(corpus: Corpus) -> Html:
    """A card for each of the largest claims, outcome by outcome; the rest is left to the chapters."""
    chosen = choose(corpus.figures)
    if not chosen:
        return Html(element("p", "No document gives a figure about people."))
    doubted = {r for f in checks.told_differently(corpus) for r in f.records}
    shown = (_card(f, corpus, f.id in doubted) for f in chosen)
    return Html(element("div", Markup(" ").join(shown), class_="cards"))


def choose(figures: Sequence[Figure]) -> list[Figure]:
    """The largest claim of each outcome, then the second largest of each and so on, while there is room.

    Parts, repeats, amounts in words and "none" are left to the chapters. In the order of the chapters.
    """
    order = [outcome for family in FAMILIES for outcome in family.outcomes]
    counted = [f for f in figures if f.value and f.part_of is None and not f.repeat]
    sized = sorted(counted, key=lambda f: f.value or 0, reverse=True)
    rounds = zip_longest(*([f for f in sized if f.outcome == outcome] for outcome in order))
    kept = [f for one in rounds for f in one if f is not None][:MOST]
    return sorted(kept, key=lambda f: order.index(f.outcome))


def _card(figure: Figure, corpus: Corpus, doubted: bool) -> Markup:
    qualifier = wording.qualifier(figure)
    number = wording.amount(figure).removeprefix(qualifier).strip()
    head = element("span", qualifier, class_="qualifier") + " " if qualifier else Markup("")
    lines = [
        element("p", wording.heading(figure.outcome), class_="outcome"),
        element("p", evidence(head + element("span", number, class_="value"), figure.id), class_="number"),
        element("p", _whose(figure, corpus), class_="whose"),
        element("p", _said(figure, corpus), class_="said"),
        element("p", _sources(figure, corpus, doubted), class_="sources"),
        *([element("p", wording.checked(figure), class_="sources")] if figure.checked else []),
    ]
    return element("article", Markup(" ").join(lines), class_=f"card {figure.outcome}")


def _whose(figure: Figure, corpus: Corpus) -> Markup:
    """Whose people they are, and the parts that the claim is told with, each leading to its own number."""
    parts = corpus.parts_told(figure)
    among = joined(evidence(text(wording.share(part, figure)), part.id) for part in parts)
    return text(wording.whose(figure)) + (Markup("; among them {}").format(among) if parts else Markup(""))


def _said(figure: Figure, corpus: Corpus) -> Markup:
    document = corpus.document_of[figure.document]
    name = text(wording.plain(document.title or document.id, 60))
    page = element("a", name, href=addresses.document_address(document.id))
    source = "{}, in {}, {}" if figure.speaker else "{}: {}, {}"
    return Markup(source).format(wording.speaker(figure), page, wording.day(document.date))


def _sources(figure: Figure, corpus: Corpus, doubted: bool) -> Markup:
    """How many documents make the same claim, and whether others are told."""
    same = (figure.outcome, figure.side, figure.value, figure.value_max)
    told = {f.document for f in corpus.figures if (f.outcome, f.side, f.value, f.value_max) == same}
    of_them = f"{families.of(figure.outcome).key}.html"
    said = text("in ") + counted(wording.count(len(told), "document"), of_them)
    others = element("a", "also told differently", href="disagreements.html#told-differently")
    return said + Markup(", {}").format(others) if doubted else said
