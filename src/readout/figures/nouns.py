"""Nouns of people and of things, as the lexicon ``people`` lists them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from readout.lexicon import Entry, load
from readout.records import Category
from readout.text.morphology import plural
from readout.text.phrases import Phrases


class Nouns(Entry):
    """Shape of the lexicon file ``people``."""

    categories: dict[Category, tuple[str, ...]]
    people: tuple[str, ...]
    plurals: tuple[str, ...]
    adjectives: dict[Category, tuple[str, ...]]
    things: tuple[str, ...]
    endings: tuple[str, ...]
    collectives: frozenset[str]
    aid_bodies: tuple[str, ...]


class Noun(NamedTuple):
    """A noun of the lexicon: its singular, whether it means people, their kind, whether it is plural."""

    lemma: str
    people: bool
    category: Category
    plural: bool


_NOUNS: Nouns = load("people", Nouns)


def _entries() -> Iterator[tuple[str, Noun]]:
    for lemma in _NOUNS.things:
        yield plural(lemma), Noun(lemma, False, "", True)
        yield lemma, Noun(lemma, False, "", False)
    for lemma in _NOUNS.people:
        yield lemma, Noun(lemma, True, "", plural(lemma) == lemma)
        yield plural(lemma), Noun(lemma, True, "", True)
    for word in _NOUNS.plurals:
        yield word, Noun(word.removesuffix("s"), True, "", True)
    for category, lemmas in _NOUNS.categories.items():
        for lemma in lemmas:
            yield lemma, Noun(lemma, True, category, plural(lemma) == lemma)
            yield plural(lemma), Noun(lemma, True, category, True)


AID_BODIES = Phrases(dict.fromkeys(_NOUNS.aid_bodies, True))
COLLECTIVES = _NOUNS.collectives
NOUNS = Phrases(dict(_entries()))
ADJECTIVES = {word: category for category, words in _NOUNS.adjectives.items() for word in words}


def looks_like_people(word: str) -> bool:
    """Whether a plural that stands in no list has the ending of a noun of people."""
    return word.endswith(_NOUNS.endings)
