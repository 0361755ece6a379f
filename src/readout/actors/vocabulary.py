"""What a word may be in the name of an actor: one letter a class, found by a word's lower-case form."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from readout.lexicon import Entry, load
from readout.names.bodies import Body, bodies, organisation_words
from readout.names.gazetteer import Country, by_name, countries, demonyms
from readout.names.identity import PARTICLES
from readout.names.pseudonyms import pseudonyms
from readout.names.roles import titles
from readout.text.morphology import verb
from readout.text.tokens import tokenize

# One letter for each class of words; `lexicon/actors.yml` names them.
CLASSES = {
    # small words and marks
    "THE": "D", "A": "d", "HIS": "R", "BOTH": "2", "OF": "f", "FOR": "F", "IN": "i", "AND": "&", "WITH": "v",
    "WHO": "w", "HE": "h", "THEY": "j", "SAID": "s", "SIDES": "W", "MONTH": "m", "OTHER": "x",
    "REST": "_",
    "HYPHEN": "-", "COMMA": ",", "DOT": ".", "OPEN": "(", "CLOSE": ")", "QUOTE": '"', "DASH": ";",
    # titles: PORTFOLIO is "foreign" of "foreign minister", CHIEF what is both title and modifier
    "TITLE": "T", "TITLES": "P", "CHIEF": "V", "MODIFIER": "M", "HONORIFIC": "H", "PORTFOLIO": "Q",
    # nations: SEAT is a capital or palace, what people are named after, too, ends in ORNAME
    "COUNTRY": "C", "ADJECTIVE": "A", "PEOPLE": "L", "BODY": "B", "SEAT": "K", "PLACE": "Z",
    "COUNTRYORNAME": "G", "SEATORNAME": "g", "BODYORNAME": "U",
    # heads of organisations' names: with a capital HEAD, small the others
    "HEAD": "O", "MINISTRY": "Y", "ORGAN": "u", "GOVERNMENT": "e", "BODYWORD": "r", "COMMONBODY": "J",
    "FIGHTERS": "E", "GROUPWORD": "z", "THINGWORD": "q", "GATHERING": "X",
    # capitals that no list has; FIRST opens a sentence, PARTOFNAME is a listed word inside a name
    "NAME": "N", "FIRST": "S", "PARTOFNAME": "y", "INITIAL": "I", "PARTICLE": "p",
}  # fmt: skip
# The class of the possessive form: "Fiji's", "the minister's".
POSSESSIVE = dict(zip("CGgABUKTVLNS", "cckabbkttlnn", strict=True)) | dict.fromkeys("OYuerJ", "o")
_CLOSED = {
    "THE": ["the"], "A": ["a", "an", "another", "one"], "HIS": ["his", "her", "their", "its"],
    "BOTH": ["two", "three", "four", "both", "all"], "OF": ["of"], "FOR": ["for", "to", "on"], "IN": ["in"],
    "AND": ["and", "&"], "WHO": ["who", "whom", "whose"], "HE": ["he", "she"], "THEY": ["they"],
    "WITH": ["with", "between", "by", "from"], "PARTICLE": sorted(PARTICLES), "MONTH": ["may", "mon", "sun"],
    "COMMA": [","], "HYPHEN": ["-"], "DOT": ["."], "OPEN": ["(", "["], "CLOSE": [")", "]"],
    "QUOTE": ['"', "“", "”", "‘", "«", "»"], "DASH": ["–", "—", ":", ";", "|"],
    "SIDES": ["sides", "countries", "nations", "neighbours", "neighbors", "delegations", "republics",
              "governments"],
}  # fmt: skip
QUOTES = frozenset(_CLOSED["QUOTE"])
_REALM_WORDS = ("Republic", "Federation", "Kingdom")
_REALMS = ("Republic of {}", "Republic of the {}", "Islamic Republic of {}", "Kingdom of {}",
           "Kingdom of the {}", "State of {}", "Federal Republic of {}", "{} Republic",
           "Federal Democratic Republic of {}",
           "Socialist Republic of {}", "Democratic Socialist Republic of {}", "Arab Republic of {}",
           "Bolivarian Republic of {}", "Plurinational State of {}", "Federative Republic of {}",
           "United Republic of {}", "Oriental Republic of {}", "Grand Duchy of {}", "Principality of {}",
           "Sultanate of {}", "Emirate of {}", "Hashemite Kingdom of {}",
           "People's Democratic Republic of {}",
           "Independent State of {}", "Union of {}")  # fmt: skip

Case = Literal["any", "capital", "exact"]


class Sign(NamedTuple):
    """What a phrase may be: its class, its meaning, and the case that it must be written in."""

    code: str
    meaning: object
    case: Case
    text: str

    def allows(self, text: str, lower: str) -> bool:
        """Whether the phrase's first word is written as the sign wants it."""
        return self.case == "any" or (text[0] != lower[0] and (self.case == "capital" or text == self.text))


class Start(NamedTuple):
    """The phrases that begin with some word: their lengths, longest first, their signs by the further words.

    ``second`` are the words that may stand second, and their possessives. ``small`` is the word's class
    where it is written small, "" where that depends on the words after it.
    """

    lengths: tuple[int, ...]
    signs: dict[tuple[str, ...], tuple[Sign, ...]]
    second: frozenset[str]
    small: str


class Discourse(Entry):
    """Shape of ``discourse.yml``."""

    verbs: tuple[str, ...]
    also_nouns: frozenset[str]
    towards_people: frozenset[str]
    towards_named: frozenset[str]
    being: frozenset[str]
    heading: frozenset[str]
    meeting: frozenset[str]
    encounters: frozenset[str]
    of_a_person: frozenset[str]
    before_pairs: frozenset[str]
    before_rows: frozenset[str]
    before_subjects: frozenset[str]
    before_verbs: frozenset[str]
    to_people: frozenset[str]
    locative: frozenset[str]
    auxiliaries: frozenset[str]
    motion: frozenset[str]
    topics: frozenset[str]
    ties: frozenset[str]


@cache
def discourse() -> Discourse:
    """The lexicon of verbs and other words that tell who acts."""
    found: Discourse = load("discourse", Discourse)
    return found


Words = dict[str, str | Start]


@cache
def vocabulary() -> Words:
    """Every word that a sign begins with: its class, or where that is not enough the phrases it begins."""
    starts: dict[str, dict[tuple[str, ...], list[Sign]]] = {}
    for phrase, code, meaning, case in (*_places(), *_bodies(), *titles().phrases(), *_heads(), *_others()):
        tokens = tokenize(phrase.removeprefix("The "))
        words = tuple(t.lower for t in tokens)
        signs = starts.setdefault(words[0], {}).setdefault(words[1:], [])
        signs.append(Sign(code, meaning, case, tokens[0].text))
    return {word: _simplest(signs) for word, signs in starts.items()}


def _simplest(signs: dict[tuple[str, ...], list[Sign]]) -> str | Start:
    first = signs.get((), [None])[0]
    if len(signs) == 1 and first is not None and first.case == "any" and first.meaning is None:
        return first.code
    lengths = sorted({len(rest) for rest in signs}, reverse=True)
    small = next((s.code for s in signs.get((), ()) if s.case == "any"), "x")
    open_ended = any(s.case == "any" for rest, found in signs.items() if rest for s in found)
    small = "" if open_ended else "x" if small == "y" else small
    second = frozenset(form for rest in signs if rest for form in (rest[0], f"{rest[0]}'s"))
    return Start(tuple(lengths), {rest: tuple(found) for rest, found in signs.items()}, second, small)


Phrase = tuple[str, str, object, Case]


def _case(name: str) -> Case:
    """Acronyms are matched as they are written; other names by their capital."""
    letters = name.replace(".", "")
    if name[0].islower():
        return "any"
    return "exact" if len(letters) < 7 and letters[1:].isupper() else "capital"


def _places() -> Iterator[Phrase]:
    for country in countries().values():
        yield from _country(country)
    for word, (country, several) in demonyms().items():
        yield word, "L" if several else "A", country, "capital"
    for seat, name in (*bodies().seats.items(), *bodies().capitals.items()):
        seated = by_name().get(name)
        yield seat, "K" if seated else "B", seated or Body(name, "people"), "capital"
    for country in countries().values():
        for city in (f"{country.name} City", f"Port {country.name}"):
            yield city, "Z", None, "capital"
    for name in load("regions", dict[str, str]):
        yield name, "Z", None, "capital"


def _country(country: Country) -> Iterator[Phrase]:
    for name in country.names:
        yield name, "G" if country.also_a_name and name == country.name else "C", country, _case(name)
        yield from ((form.format(name), "C", country, "capital") for form in _REALMS)
    for word in country.adjectives:
        yield from ((f"{word} {realm}", "C", country, "capital") for realm in _REALM_WORDS)
        for society in organisation_words().societies:
            yield f"{word} {society}", "B", Body(f"{word} {society}", "body"), "capital"
    if country.capital and country.adjectives and country.capital not in country.names:
        yield country.capital, "g" if country.capital_also_a_name else "K", country, "capital"


def _bodies() -> Iterator[Phrase]:
    lexicon = bodies()
    kinds: tuple[tuple[Literal["body", "group"], tuple[tuple[str, ...], ...]], ...]
    kinds = (("body", lexicon.bodies), ("body", lexicon.media), ("group", lexicon.groups))
    for kind, rows in kinds:
        for row in rows:
            for name in row:
                yield name, "U" if name in lexicon.also_names else "B", Body(row[0], kind), _case(name)
    for row in lexicon.peoples:
        for name in row:
            yield name, "B", Body(row[-1], "people"), "capital"


def _heads() -> Iterator[Phrase]:
    lexicon = organisation_words()
    classes = dict.fromkeys((*lexicon.groups, *lexicon.media), "x")
    classes |= {word: "z" for word in lexicon.group_words if word in classes}
    classes |= {word: "r" if word in lexicon.bodies_of_nations else "J" for word in lexicon.bodies}
    classes |= {word: "e" if word in lexicon.governments else "u" for word in lexicon.organs}
    classes |= dict.fromkeys(lexicon.ministries, "Y")
    for word, code in classes.items():
        if code != "Y":
            yield word, "O", None, "capital"
        yield word, code, None, "any"
        if code != "x" and " " not in word:
            yield word + "'s", "o", None, "any"
    for code, words in (("q", lexicon.things), ("X", lexicon.gatherings)):
        yield from ((word, code, None, "capital") for word in words if word not in classes)
    for word in lexicon.fighters:
        yield word, "E", None, "any"
    for word in dict.fromkeys((*lexicon.owners, *lexicon.localities)):
        yield word + "'s", "o", None, "any"


def _others() -> Iterator[Phrase]:
    for name in pseudonyms():
        yield name, "N", None, "capital"
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
    """Finite forms; a present form that is also a plural noun ("states") is left out."""
    forms = (verb(base) for base in discourse().verbs)
    return frozenset(form for v in forms for form in (v.base, v.present, v.past)) - discourse().also_nouns
