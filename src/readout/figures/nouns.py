"""Nouns of people and of things, as the lexicon ``people`` lists them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from readout.lexicon import Entry, load
from readout.records import Category
from readout.text.morphology import plural
from readout.text.phrases import Phrases
from readout.text.tokens import Token


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
# "12 men, women and children", but not "12 soldiers, police said", "12 soldiers and rebels fled".
_ROW = re.compile(r"(?:,o{1,2}){0,3},?co{1,2}(?![vti])")
COLLECTIVES = _NOUNS.collectives
NOUNS = Phrases(dict(_entries()))
ADJECTIVES = {word: category for category, words in _NOUNS.adjectives.items() for word in words}


def of_several_kinds(tokens: Sequence[Token], letters: str, stop: int) -> bool:
    """Whether the noun that ends at ``stop`` opens a row of several kinds: "12 men, women and children"."""
    row = _ROW.match(letters, stop)
    kinds = (
        {noun[0].category for k in _row_places(row) if (noun := NOUNS.starting(tokens, k))} if row else set()
    )
    first = next((n for k in (stop - 1, stop - 2) if k >= 0 and (n := NOUNS.starting(tokens, k))), None)
    return bool(kinds) and first is not None and bool(kinds - {first[0].category})


def _row_places(row: re.Match[str]) -> Iterator[int]:
    """The tokens of a row at which a noun begins."""
    letters = row.string
    return (k for k in range(row.start() + 1, row.end()) if letters[k] == "o" and letters[k - 1] in ",c")


def looks_like_people(word: str) -> bool:
    """Whether a plural that stands in no list has the ending of a noun of people."""
    return word.endswith(_NOUNS.endings)
