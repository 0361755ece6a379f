"""Offices and titles: what a holder may be called, and whom a title may point back to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from typing import Literal

from readout.lexicon import Entry, load
from readout.text import morphology

Case = Literal["any", "capital", "exact"]


class Office(Entry):
    """A class of offices: its titles (synonyms in one list), and how its holders are told of."""

    called: tuple[tuple[str, ...], ...]
    generally: tuple[str, ...]
    unnamed: Literal["title", "nation", "none"]
    national: bool = False
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


class Titles(Entry):
    """Shape of ``titles.yml``, and what follows from it."""

    offices: dict[str, Office]
    ranks: tuple[str, ...]
    honorifics: tuple[str, ...]
    protocol: tuple[str, ...]
    women: frozenset[str]
    men: frozenset[str]
    modifiers: tuple[str, ...]
    subordinate: frozenset[str]
    relative: frozenset[str]
    sent_by: dict[str, str]
    called_at_home: dict[str, dict[str, str]]
    portfolios: tuple[str, ...]

    def phrases(self) -> Iterator[tuple[str, str, object, Case]]:
        """Every title with its class, for the vocabulary."""
        for term in self.terms():
            code = "V" if term in ("chief", "deputy") else "T"
            yield term, code, None, "any"
            if term not in ("head", "chair"):
                yield plural(term), "P", None, "any"
            yield term + "'s", "t", None, "any"
        for word in (*self.ranks, *self.honorifics):
            yield word, "H", None, "capital"
        for word in self.protocol:
            yield word, "H", None, "exact"
        for word in self.modifiers:
            yield word, "V" if word in ("chief", "deputy") else "M", None, "any"
        for word in self.portfolios:
            yield word, "Q", None, "any"

    @cached_property
    def addresses(self) -> frozenset[str]:
        """Titles that are no offices: ranks, honorifics, and those that only relate to somebody."""
        return frozenset((*self.ranks, *self.honorifics, *map(str.lower, self.protocol))) | self.relative

    @cached_property
    def spokesmen(self) -> frozenset[str]:
        """What those are called who only speak for others."""
        return frozenset(term for group in self.offices["spokesperson"].called for term in group)

    def terms(self) -> list[str]:
        """All titles, specific and general, once each."""
        found = dict.fromkeys(t for o in self.offices.values() for group in o.called for t in group)
        return [
            *found,
            *dict.fromkeys(t for o in self.offices.values() for t in o.generally if t not in found),
        ]


@cache
def titles() -> Titles:
    """The lexicon of titles."""
    found: Titles = load("titles", Titles)
    return found


def plural(term: str) -> str:
    """The plural of a title: "heads of state", "foreign ministers", "secretaries-general"."""
    first, of, rest = term.partition(" of ")
    return morphology.plural(first) + of + rest


@cache
def singulars() -> dict[str, str]:
    """Titles by their plural."""
    return {plural(term): term for term in titles().terms()}


@cache
def points_to() -> dict[str, frozenset[str]]:
    """For each title the titles of those whom it may point back to, itself among them."""
    found: dict[str, set[str]] = {}
    for office in titles().offices.values():
        specific = [t for group in office.called for t in group]
        for group in office.called:
            for term in group:
                found.setdefault(term, set()).update(group)
        for term in office.generally:
            found.setdefault(term, set()).update(specific, (term,))
    everyone = set(titles().terms())
    return {t: frozenset(everyone if t in titles().relative else f) for t, f in found.items()}


@cache
def pointed_to(term: str) -> frozenset[str]:
    """The titles of those whom a title may point back to; "deputy minister" to a deputy foreign minister."""
    first, _, rest = term.partition(" ")
    if first in titles().subordinate and rest:
        return frozenset(f"{first} {office}" for office in pointed_to(rest))
    return points_to().get(term, frozenset((term,)))


@cache
def at_home(term: str, nation: str) -> frozenset[str]:
    """The titles that a nation has of its own for an office: "secretary of state" for a foreign minister."""
    own = titles().called_at_home.get(nation, {})
    return frozenset(
        t for home, abroad in own.items() if abroad in pointed_to(term) for t in pointed_to(home)
    )


def abroad(term: str) -> str:
    """What others call the office of a title that a nation has of its own."""
    own = (pair for row in titles().called_at_home.values() for pair in row.items())
    return next((other for home, other in own if home in pointed_to(term)), term)


@cache
def alike() -> dict[str, frozenset[str]]:
    """For each title those of the same rank elsewhere: a secretary of state is a foreign minister."""
    found: dict[str, frozenset[str]] = {}
    for office in titles().offices.values():
        groups = [frozenset(group) for group in office.called]
        for group in groups:
            joined = frozenset[str]().union(*(g for g in groups if g & group))
            found |= {term: found.get(term, frozenset()) | joined for term in group}
    return found


@cache
def usual(term: str) -> str:
    """The usual word for an office: "foreign minister" for "FM"; a deputy's keeps its "deputy"."""
    first, _, rest = term.partition(" ")
    if first in titles().subordinate and rest:
        return f"{first} {usual(rest)}"
    groups = [group for office in titles().offices.values() for group in office.called if term in group]
    return term if not groups or any(group[0] == term for group in groups) else groups[0][0]


@cache
def office_of(term: str) -> Office | None:
    """The class of offices that a title belongs to; a deputy's is that of its superior."""
    offices = titles().offices.values()
    own = (o for o in offices if any(term in group for group in o.called))
    general = (o for o in offices if term in o.generally)
    first, _, rest = term.partition(" ")
    above = office_of(rest) if first in titles().subordinate and rest else None
    return next(own, None) or next(general, above)


def national(term: str) -> bool:
    """Whether a nation has one holder at a time, so that title and nation tell who it is."""
    office = office_of(term)
    return office is not None and office.national and any(term in group for group in office.called)


def unnamed(term: str) -> str:
    """How an unnamed holder is told of: by "title", by "nation", or as "none"."""
    office = office_of(term)
    return office.unnamed if office else "nation"


def subordinate(terms: tuple[str, ...], modifiers: Iterable[str]) -> str:
    """The office of the last title, a deputy's told apart: "deputy foreign minister"."""
    lesser = [w for w in (*modifiers, *terms[:-1]) if w in titles().subordinate]
    return " ".join([*dict.fromkeys(lesser), terms[-1]])


def gender(words: tuple[str, ...]) -> str:
    """ "f" or "m" where titles tell, else ""."""
    if any(w in titles().women for w in words):
        return "f"
    return "m" if any(w in titles().men for w in words) else ""
