"""Who is named in a sentence: the names that its words give to people, with their offices and nations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readout.actors.evidence import is_name, people
from readout.actors.phrasing import SEVERAL, Nation, Phrase
from readout.names.gazetteer import Country
from readout.names.roles import titles

NAMING = frozenset(["titled", "apposed", "reversed", "national", "gapped"])
Name = tuple[str, ...]
Introduced = tuple[Name, "Phrase | None", "Nation | None"]


def held_in(phrase: Phrase) -> tuple[str, ...]:
    """The offices that a phrase gives to somebody whom it names."""
    if phrase.rule not in NAMING:
        return ()
    return tuple(t for t in phrase.terms if t not in titles().addresses)


def introduced(found: Sequence[Phrase], places: set[str], offices: tuple[str, ...]) -> Iterator[Introduced]:
    """The names that a sentence gives to people, with the phrases that tell of offices, and nations.

    ``offices`` were told of last before it: those of the first counterpart.
    """
    for phrase in found:
        if phrase.rule in NAMING and (phrase.rule != "national" or is_name(phrase)):
            held = held_in(phrase)
            if set(phrase.terms) & titles().relative:
                phrase.terms = offices or phrase.terms
            offices = held or offices
            yield phrase.names[0], phrase, phrase.nation
        elif phrase.rule in SEVERAL and phrase.names:
            yield from _apportioned(phrase)
    if any(p.rule == "bare" for p in found):
        for phrase in people(found, places):
            yield phrase.names[0], None, _owner(phrase)


def _owner(phrase: Phrase) -> Nation | None:
    """The country before a name: "Fiji's Jona Vaka"."""
    codes, at = phrase.signs.codes, phrase.first - 1
    while at > 0 and codes[at] == "_":
        at -= 1
    meaning = phrase.signs.meanings.get(at)
    return meaning if at >= 0 and codes[at] == "c" and isinstance(meaning, Country) else None


def _apportioned(phrase: Phrase) -> Iterator[tuple[Name, Phrase, Nation | None]]:
    """The names of a plural title, each with its nation where there are as many of both."""
    countries = [n for n in phrase.nations if isinstance(n, Country)]
    nations = countries if len(countries) == len(phrase.names) else phrase.nations
    one_each = len(nations) == len(phrase.names)
    for i, name in enumerate(phrase.names):
        shared = phrase.nations[0] if len(phrase.nations) == 1 else None
        yield name, phrase, nations[i] if one_each else shared
