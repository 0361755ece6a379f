"""Places: cities, countries and regions, from maintained data and by the words around a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from readout.gazetteer import City, Country, by_name, cities, city_starts, countries, country_names
from readout.lexicon import Entry, load
from readout.tokens import Sentence, Token

_KNOWN_FROM = 500_000


@dataclass(frozen=True)
class Place:
    """A place by name: its city if it is one, its region if it is one, its country's short English name.

    ``city`` and ``region`` are as the document writes them; what is not known is "".
    """

    start: int
    end: int
    city: str
    country: str
    region: str = ""


class _Words(Entry):
    """Shape of ``place_words.yml``."""

    region_after: frozenset[str]
    town_after: frozenset[str]
    before: tuple[str, ...]
    apposition: frozenset[str]
    locative: frozenset[str]
    strongly_locative: frozenset[str]
    not_places: frozenset[str]


@cache
def _words() -> _Words:
    found: _Words = load("place_words", _Words)
    return found


def region_words() -> frozenset[str]:
    """Words such as "province" that make a region's name of the one before them."""
    return _words().region_after


@cache
def _countries() -> dict[str, Country]:
    return {name.casefold(): country for name, country in country_names().items() if len(name) > 3}


@cache
def _starts() -> dict[str, int]:
    """First words of all places' names, with the tokens of the longest."""
    longest = dict(city_starts())
    for name in _countries():
        first = name.split(" ")[0].split("-")[0].split("&")[0]
        longest[first] = max(longest.get(first, 0), len(name.replace("-", " - ").split()))
    return longest


def find_places(sentences: Sequence[Sentence], text: str) -> list[Place]:
    """The places named in a text, in order."""
    found: list[Place] = []
    for sentence in sentences:
        found += _in_sentence(sentence.tokens, text)
    return found


def _in_sentence(tokens: Sequence[Token], text: str) -> Iterator[Place]:
    skip = 0
    for i, token in enumerate(tokens):
        if token[2] == token[3] or i < skip:
            continue
        place, stop = _known(tokens, i, text) or _by_words(tokens, i, text) or (None, i + 1)
        if place is not None:
            yield place
            skip = stop


def _known(tokens: Sequence[Token], i: int, text: str) -> tuple[Place, int] | None:
    """The longest name of a country or city at token ``i``, if it stands for the place here."""
    first = _bare(tokens[i].lower)
    for length in range(_starts().get(first, 0), 0, -1):
        stop = i + length
        if stop > len(tokens):
            continue
        end = tokens[stop - 1].end - (2 if tokens[stop - 1].lower.endswith("'s") else 0)
        name = text[tokens[i].start : end].casefold().replace("’", "'")
        country = _countries().get(name)
        if country is not None and not _in_a_name(tokens, i, stop):
            return Place(tokens[i].start, end, "", country.name), stop
        city = cities().get(name)
        if city is not None and _is_meant(tokens, i, stop, city):
            stop_country = _stated_country(tokens, stop)
            home = stop_country or countries()[city.country].name
            return Place(tokens[i].start, end, text[tokens[i].start : end], home), stop
    return None


def _bare(lower: str) -> str:
    return lower[:-2] if lower.endswith("'s") else lower


def _capital(tokens: Sequence[Token], i: int) -> bool:
    return 0 <= i < len(tokens) and tokens[i].text != tokens[i].lower


def _in_a_name(tokens: Sequence[Token], i: int, stop: int) -> bool:
    """Whether the words are part of a longer name of something else."""
    following = tokens[stop].lower if _capital(tokens, stop) else ""
    return following in _words().not_places


def _is_meant(tokens: Sequence[Token], i: int, stop: int, city: City) -> bool:
    """Whether a word that is a city's name is the city: by size, or by the words around it."""
    words = _words()
    if _in_a_name(tokens, i, stop):
        return False
    before = tokens[i - 1].lower if i else ""
    if before in words.strongly_locative or _stated_country(tokens, stop) or _dateline(tokens, i, stop):
        return True
    alone = not _capital(tokens, stop) and not (_capital(tokens, i - 1) and i > 1)
    if before in words.locative and alone:
        return True
    after = tokens[stop].lower if stop < len(tokens) else ""
    return alone and (city.capital or city.population >= _KNOWN_FROM or after in words.town_after)


def _stated_country(tokens: Sequence[Token], stop: int) -> str:
    """The country after a comma: "Paris, France"."""
    if stop + 1 < len(tokens) and tokens[stop].text == ",":
        for length in (3, 2, 1):
            name = " ".join(_bare(t.lower) for t in tokens[stop + 1 : stop + 1 + length])
            if name in _countries() and _capital(tokens, stop + 1):
                return _countries()[name].name
    return ""


def _dateline(tokens: Sequence[Token], i: int, stop: int) -> bool:
    return i == 0 and stop < len(tokens) and tokens[stop].text in (":", "—", "–", "(", "--")


def _by_words(tokens: Sequence[Token], i: int, text: str) -> tuple[Place, int] | None:
    """A name that no list has but the words around it call a place."""
    words = _words()
    stop = i + 1
    while stop < len(tokens) and _joins(tokens, stop):
        stop += 1
    if len(tokens[i].text) < 3 or tokens[stop - 1].text == "-":
        return None
    after = tokens[stop].lower if stop < len(tokens) else ""
    two = f"{after} {tokens[stop + 1].lower}" if stop + 1 < len(tokens) else ""
    last = tokens[stop - 1]
    end = last.end - (2 if last.lower.endswith("'s") else 0)
    name = text[tokens[i].start : end]
    if stop - i > 1 and last.lower in words.region_after:
        return Place(tokens[i].start, end, "", "", name), stop
    if (
        last.lower == _bare(last.lower)
        and (after in words.region_after or two in words.region_after)
        and _preceded(tokens, i)
    ):
        return Place(tokens[i].start, end, "", "", name), stop
    if _called(tokens, i) or _apposed(tokens, stop):
        return Place(tokens[i].start, end, name, _country_after(tokens, stop)), stop
    before = tokens[i - 1].lower if i else ""
    if before in ("in", "near", "outside") and stop - i < 4 and name.casefold() not in _NOT_NAMES:
        return Place(tokens[i].start, end, "", _stated_country(tokens, stop), name), stop
    return None


_NOT_NAMES = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "parliament",
        "congress",
        "english",
        "french",
        "arabic",
        "islam",
        "god",
    ]
)


def _joins(tokens: Sequence[Token], stop: int) -> bool:
    """Whether a name goes on: a capital, or an unspaced hyphen before one."""
    here, last = tokens[stop], tokens[stop - 1]
    if last.lower.endswith("'s"):
        return False
    if here.text == "-":
        return here.start == last.end and _capital(tokens, stop + 1) and tokens[stop + 1].start == here.end
    return here.text != here.lower and (last.text == "-" or here.start == last.end + 1)


def _preceded(tokens: Sequence[Token], i: int) -> bool:
    return (
        i > 0
        and tokens[i - 1].lower
        in {"the", "'s", "in", "of", "southeastern", "from", "to", "and", "at", "near"}
    ) or (i > 0 and (tokens[i - 1].lower.endswith(("ern", "'s"))))


def _called(tokens: Sequence[Token], i: int) -> bool:
    return i > 1 and f"{tokens[i - 2].lower} {tokens[i - 1].lower}" in _words().before


def _apposed(tokens: Sequence[Token], stop: int) -> bool:
    """ "X, a village in ...": an apposition that names a kind of place."""
    following = tokens[stop : stop + 5]
    if (
        len(following) < 3
        or following[0].text != ","
        or following[1].lower not in ("a", "an", "the", "another")
    ):
        return False
    return any(t.lower in _words().apposition for t in following[2:])


def _country_after(tokens: Sequence[Token], stop: int) -> str:
    """The country that an apposition gives: ", a town in Fiji"."""
    for k in range(stop, min(stop + 8, len(tokens))):
        country = _countries().get(_bare(tokens[k].lower))
        if country is not None and tokens[k].text != tokens[k].lower:
            return country.name
    return ""


__all__ = ["Place", "by_name", "find_places"]
