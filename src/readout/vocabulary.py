"""What a word may be in the name of an actor: one letter a class, found by a word's lower-case form."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from readout.gazetteer import Country, by_name, countries, country_names, demonyms
from readout.lexicon import Entry, load
from readout.morphology import verb
from readout.tokens import tokenize

CLASSES = {
    "THE": "D", "A": "d", "HIS": "R", "BOTH": "2", "OF": "f", "FOR": "F", "AND": "&",
    "HYPHEN": "-", "COMMA": ",", "DOT": ".", "OPEN": "(", "CLOSE": ")", "QUOTE": '"', "DASH": ";",
    "TITLE": "T", "TITLES": "P", "CHIEF": "V", "MODIFIER": "M", "HONORIFIC": "H", "PORTFOLIO": "Q",
    "COUNTRY": "C", "ADJECTIVE": "A", "PEOPLE": "L", "BODY": "B", "SEAT": "K",
    "HEAD": "O", "ORGAN": "u", "NAME": "N", "FIRST": "S", "INITIAL": "I", "PARTICLE": "p", "MONTH": "m",
    "SAID": "s", "WHO": "w", "HE": "h", "THEY": "j", "WITH": "v", "OTHER": "x", "PARTOFNAME": "y", "REST": "_",
}  # fmt: skip
# The class of the possessive form: "Fiji's", "the minister's".
POSSESSIVE = {"C": "c", "A": "a", "B": "b", "K": "k", "T": "t", "V": "t", "O": "o", "u": "o", "N": "n",
              "S": "n", "L": "l"}  # fmt: skip
_CLOSED = {
    "THE": ["the"], "A": ["a", "an"], "HIS": ["his", "her", "their"],
    "BOTH": ["two", "three", "four", "both", "all"], "OF": ["of"], "FOR": ["for", "in", "to", "on"],
    "AND": ["and", "&"], "WHO": ["who", "whom", "whose"], "HE": ["he", "she"], "THEY": ["they"],
    "WITH": ["with", "between", "by", "from", "told", "met"],
    "COMMA": [","], "HYPHEN": ["-"], "DOT": ["."], "OPEN": ["(", "["], "CLOSE": [")", "]"],
    "QUOTE": ['"', "“", "”", "‘", "«", "»"], "DASH": ["–", "—", ":", ";", "|"],
    "MONTH": ["may"],
}  # fmt: skip
PARTICLES = frozenset(
    "de da di del della van von der den al el bin ibn ben abu bint la le du dos ter zu ul ur as an".split()
) - {"as", "an"}

_REALM_WORDS = ("Republic", "Federation", "Kingdom")
_REALMS = ("Republic of {}", "Republic of the {}", "Islamic Republic of {}", "Kingdom of {}", "State of {}",
           "Federal Republic of {}", "{} Republic")  # fmt: skip

Case = Literal["any", "capital", "exact"]


class Sign(NamedTuple):
    """A phrase that begins with some word: its further words, class, meaning, and the case it is written in."""

    rest: tuple[str, ...]
    code: str
    meaning: object
    case: Case
    text: str


class Body(NamedTuple):
    """An organisation or armed group of the lexicon by its published name."""

    name: str
    kind: Literal["body", "group"]


class Organisations(Entry):
    """Shape of ``organisations.yml``."""

    organs: tuple[str, ...]
    governments: tuple[str, ...]
    bodies: tuple[str, ...]
    groups: tuple[str, ...]
    media: tuple[str, ...]
    fighters: tuple[str, ...]


class Bodies(Entry):
    """Shape of ``bodies.yml``."""

    bodies: tuple[tuple[str, ...], ...]
    media: tuple[tuple[str, ...], ...]
    groups: tuple[tuple[str, ...], ...]
    peoples: tuple[tuple[str, ...], ...]
    seats: dict[str, str]


class Discourse(Entry):
    """Shape of ``discourse.yml``."""

    verbs: tuple[str, ...]
    before_people: tuple[str, ...]


Words = dict[str, "str | tuple[Sign, ...]"]


@cache
def vocabulary() -> Words:
    """Every word that a sign begins with: its class, or where that is not enough the phrases it begins."""
    from readout.roles import titles

    signs: dict[str, list[Sign]] = {}
    for phrase, code, meaning, case in (*_places(), *_bodies(), *titles().phrases(), *_heads(), *_others()):
        words = tuple(t.lower for t in tokenize(phrase))
        signs.setdefault(words[0], []).append(Sign(words[1:], code, meaning, case, phrase))
    return {word: _simplest(found) for word, found in signs.items()}


def _simplest(signs: list[Sign]) -> str | tuple[Sign, ...]:
    ordered = sorted(signs, key=lambda s: -len(s.rest))
    first = ordered[0]
    plain = not first.rest and first.case == "any" and first.meaning is None
    return first.code if plain else tuple(ordered)


Phrase = tuple[str, str, object, Case]


def _case(name: str) -> Case:
    """Acronyms are matched as they are written; other names by their capital."""
    letters = name.replace(".", "")
    if name[0].islower():
        return "any"
    return "exact" if len(letters) < 7 and letters[1:].isupper() else "capital"


def _places() -> Iterator[Phrase]:
    for name, country in country_names().items():
        yield name, "C", country, _case(name)
        yield from ((form.format(name), "C", country, "capital") for form in _REALMS)
    for word, (country, several) in demonyms().items():
        yield word, "L" if several else "A", country, "capital"
        if not several:
            yield from ((f"{word} {realm}", "C", country, "capital") for realm in _REALM_WORDS)
    for country in countries().values():
        if country.capital and country.adjectives and country.capital not in country.names:
            yield country.capital.strip(), "K", country, "capital"
    for seat, name in load("bodies", Bodies).seats.items():
        yield seat, "K", by_name()[name], "capital"


def _bodies() -> Iterator[Phrase]:
    lexicon = load("bodies", Bodies)
    for kind, rows in (("body", lexicon.bodies), ("body", lexicon.media), ("group", lexicon.groups)):
        for row in rows:
            for name in row:
                yield name, "B", Body(row[0], "group" if kind == "group" else "body"), _case(name)
    for row in lexicon.peoples:
        for name in row:
            yield name, "B", Body(row[-1], "group"), "capital"


def _heads() -> Iterator[Phrase]:
    lexicon = load("organisations", Organisations)
    seen: set[str] = set()
    for word in (*lexicon.organs, *lexicon.bodies, *lexicon.groups, *lexicon.media):
        if word not in seen:
            seen.add(word)
            organ = word in lexicon.organs or word in lexicon.bodies
            yield word, "O", None, "capital"
            yield word, "u" if organ else "x", None, "any"
            if organ and " " not in word:
                yield word + "'s", "o", None, "any"


def _others() -> Iterator[Phrase]:
    for name, words in _CLOSED.items():
        for word in words:
            yield word, CLASSES[name], None, "any"
    for word in sorted(_verbs()):
        yield word, "s", None, "any"
    for group, listed in load("function_words", dict[str, list[str]]).items():
        for word in listed:
            yield word, "y" if group == "others" else "x", None, "any"


@cache
def _verbs() -> frozenset[str]:
    lexicon = load("discourse", Discourse)
    return frozenset(form for base in lexicon.verbs for form in verb(base)[:3])
