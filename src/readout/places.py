"""Places: cities, countries and regions, from maintained data and by the words around a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from readout.actors.shouting import calmed, is_shouting
from readout.actors.vocabulary import vocabulary
from readout.lexicon import load
from readout.names.bodies import seats
from readout.names.gazetteer import (
    WELL_KNOWN,
    City,
    Country,
    cities,
    city_starts,
    countries,
    country_names,
    demonyms,
    folded,
    namesakes,
)
from readout.names.identity import PARTICLES
from readout.names.surroundings import is_division, place_words
from readout.text.tokens import WORD_FORMS, Sentence, Token, lowered

_LONGEST = 8
_LOCAL_GOVERNMENT = ("local", "government")


class Place(NamedTuple):
    """A place by name: its city if it is one, its region if it is one, its country's short English name.

    ``city`` and ``region`` are as the document writes them; what is not known is "".
    """

    start: int
    end: int
    city: str
    country: str
    region: str = ""


@cache
def _countries() -> dict[str, Country]:
    """Countries by lower-case name, and by acronym as it is written."""
    long = {name: country for name, country in country_names().items() if len(name) > 3}
    acronyms = {n: c for c in countries().values() for n in c.names if n[1:] != n[1:].lower() and len(n) < 7}
    return long | acronyms


@cache
def _regions() -> dict[str, str]:
    return {name.casefold(): country for name, country in load("regions", dict[str, str]).items()}


@cache
def _starts() -> dict[str, int]:
    """First words of all places' names, in lower case, with the tokens of the longest."""
    longest = dict(city_starts())
    for name in (*_countries(), *_regions()):
        words = name.casefold().replace("-", " - ").replace(".", " . ").split()
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return longest


@cache
def _no_places() -> frozenset[str]:
    """Words that are never a place alone: function words, peoples, seats of governments."""
    functional = (w for words in load("function_words", dict[str, list[str]]).values() for w in words)
    return frozenset((*functional, *demonyms(), *seats()))


def find_places(sentences: Sequence[Sentence], text: str) -> list[Place]:
    """The places named in a text, in order, none overlapping."""
    shouting = is_shouting(sentences)
    if shouting:
        sentences = [calmed(sentence) for sentence in sentences]
    return [place for sentence in sentences for place in _in_sentence(sentence, text, shouting)]


def _in_sentence(sentence: Sentence, text: str, shouting: bool) -> Iterator[Place]:
    """Where everything is in capitals, only names in the lists are places."""
    tokens, skip = sentence.tokens, 0
    for i in [i for i, written in enumerate(sentence.written) if _may_begin(written)]:
        if i < skip:
            continue
        place, stop = _known(tokens, i, text) or ((None, i + 1) if shouting else _by_words(tokens, i, text))
        if place is not None:
            yield place
        skip = stop


@lru_cache(maxsize=WORD_FORMS)
def _may_begin(written: str) -> bool:
    """Whether a place's name may begin with a word: it has a capital and is no word that is never one."""
    lower = lowered(written)
    name = _bare(lower)
    return written[0] != lower[0] and (name in _starts() or _listed(written[: len(name)]) is not False)


def _known(tokens: Sequence[Token], i: int, text: str) -> tuple[Place | None, int] | None:
    """The longest name of a country, region or city at token ``i``, if it stands for the place here."""
    start, longest = tokens[i].start, _starts().get(_bare(tokens[i].lower), 1)
    for stop in range(min(i + longest, len(tokens)), i, -1):
        end = _end(tokens[stop - 1])
        written = text[start:end]
        listed = _listed(written)
        if listed is None:
            continue
        if listed is False:
            return None, stop
        if isinstance(listed, City):
            if _is_meant(tokens, i, stop, listed):
                return _city(tokens, stop, Place(start, end, written, ""), listed), stop
            continue
        if _part_of_a_name(tokens, i, stop):
            return None, stop
        if isinstance(listed, str):
            return Place(start, end, "", listed, written), stop
        if is_division(tokens, stop):
            return None, stop
        person = listed.also_a_name and _person(tokens, i, stop)
        return (None if person else Place(start, end, "", listed.name)), stop
    return None


@lru_cache(maxsize=WORD_FORMS)
def _listed(written: str) -> Country | City | str | Literal[False] | None:
    """What a name is by the lists: a country, a city, of a region its country; False for no place at all."""
    name = _plain(written)
    if name in _no_places():
        return False
    country = _countries().get(name) or _countries().get(written)
    if country is not None or name in _regions():
        return country or _regions()[name]
    return cities().get(name) or (None if name.isascii() else cities().get(folded(name)))


def _plain(written: str) -> str:
    return written.casefold().replace("’", "'")


def _city(tokens: Sequence[Token], stop: int, place: Place, city: City) -> Place:
    """The city with its country: the one told after it, else the one that such a name is known for."""
    told = _country_after_comma(tokens, stop)
    named = next(
        (c for c in namesakes().get(_plain(place.city), ()) if countries()[c.country].name == told), city
    )
    home = told or (countries()[named.country].name if named.country in countries() else "")
    written = place.city.title() if place.city.isupper() and len(place.city) > 3 else place.city
    after = tokens[stop].lower if stop < len(tokens) else ""
    if after in place_words().region_after:
        return Place(place.start, place.end, "", home, written)
    return Place(place.start, place.end, written, home)


def _bare(lower: str) -> str:
    return lower[:-2] if lower.endswith("'s") else lower


def _end(token: Token) -> int:
    return token.end - (2 if token.lower.endswith("'s") else 0)


def _capital(tokens: Sequence[Token], i: int) -> bool:
    return 0 <= i < len(tokens) and tokens[i].text[0] != tokens[i].lower[0]


def _part_of_a_name(tokens: Sequence[Token], i: int, stop: int) -> bool:
    """Whether the words are part of a longer name of something else."""
    if _capital(tokens, stop) and tokens[stop].lower in place_words().not_places:
        return True
    return i > 1 and tokens[i - 1].lower == "in" and tokens[i - 2].lower in place_words().in_names


def _person(tokens: Sequence[Token], i: int, stop: int) -> bool:
    """Whether a word that people are named with, too, has another name beside it."""
    after = _capital(tokens, stop) and _bare(tokens[stop].lower) not in _no_places()
    before = i > 1 and _capital(tokens, i - 1) and _bare(tokens[i - 1].lower) not in _no_places()
    return (after or before) and not tokens[stop - 1].lower.endswith("'s")


def _is_meant(tokens: Sequence[Token], i: int, stop: int, city: City) -> bool:
    """Whether a word that is a city's name is the city: by size, or by the words around it."""
    words = place_words()
    if _capital(tokens, stop) and tokens[stop].lower in words.not_places:
        return False
    if _goes_on(tokens, stop):
        return False
    local = tuple(t.lower for t in tokens[stop : stop + 2]) == _LOCAL_GOVERNMENT
    if local and city.population < WELL_KNOWN:
        return False
    before = tokens[i - 1].lower if i else ""
    if (
        before in words.strongly_locative
        or _in_own_country(tokens, i, city)
        or _where_after(tokens, stop)
        or _country_after_comma(tokens, stop)
        or _dateline(tokens, i, stop)
    ):
        return True
    alone = not _capital(tokens, stop) and not (i > 1 and _capital(tokens, i - 1))
    if before in words.locative and alone:
        return True
    after = tokens[stop].lower if stop < len(tokens) else ""
    return alone and (city.capital or city.population >= WELL_KNOWN or after in words.town_after)


def _in_own_country(tokens: Sequence[Token], i: int, city: City) -> bool:
    """Whether a city's country is told before it as where something is: "in Norway's Bergen"."""
    owner = tokens[i - 1].lower if i > 1 else ""
    country = _countries().get(_bare(owner)) if owner.endswith("'s") else None
    own = country is not None and country.code == city.country
    return own and tokens[i - 2].lower in place_words().locative


def _where_after(tokens: Sequence[Token], stop: int) -> bool:
    """Whether ", where" follows: "the next stop was Bergen, where"."""
    return [t.lower for t in tokens[stop : stop + 2]] == [",", "where"]


def _goes_on(tokens: Sequence[Token], stop: int) -> bool:
    """Whether an unlisted name follows, so that the city's name is but the beginning of a longer one."""
    if stop == len(tokens) or tokens[stop - 1].lower.endswith("'s") or not _joins(tokens, stop):
        return False
    following = tokens[stop]
    return following.lower in PARTICLES or not (
        _bare(following.lower) in vocabulary() or following.text.isupper()
    )


def _country_after_comma(tokens: Sequence[Token], stop: int) -> str:
    """The country after a comma: "Paris, France"."""
    if stop + 1 < len(tokens) and tokens[stop].text == "," and _capital(tokens, stop + 1):
        for length in (3, 2, 1):
            name = " ".join(_bare(t.lower) for t in tokens[stop + 1 : stop + 1 + length])
            if name in _countries():
                return _countries()[name].name
    return ""


def _dateline(tokens: Sequence[Token], i: int, stop: int) -> bool:
    return i == 0 and stop < len(tokens) and tokens[stop].text in (":", "—", "–", "(", "-", "--")


def _by_words(tokens: Sequence[Token], i: int, text: str) -> tuple[Place | None, int]:
    """A name that no list has but the words around it call a place."""
    stop = i + 1
    while stop < min(len(tokens), i + _LONGEST) and _joins(tokens, stop):
        stop += 1
    place = _told_of(tokens, i, stop, text)
    if place is None or tokens[stop - 1].text == "-" or tokens[i].lower in demonyms():
        return None, i + 1
    name = text[place.start : place.end]
    return (None, i + 1) if len(name) < 3 or name.casefold() in _no_places() else (place, stop)


def _told_of(tokens: Sequence[Token], i: int, stop: int, text: str) -> Place | None:
    """The place that the tokens ``i`` to ``stop`` name, if the words beside or in them say that it is one."""
    words, last = place_words(), tokens[stop - 1]
    span = tokens[i].start, _end(last)
    owner = last.lower != _bare(last.lower)
    after = [t.lower for t in tokens[stop : stop + 2]]
    named = stop - i > 1 and last.lower in words.region_after
    region = bool(after) and (after[0] in words.region_after or " ".join(after) in words.region_after)
    called = region and not owner
    if named or (called and (i == 0 or tokens[i - 1].lower != "a")):
        return Place(*span, "", _country_after(tokens, stop + called), text[slice(*span)])
    if _called(tokens, i) or _apposed(tokens, stop):
        return Place(*span, text[slice(*span)], _country_after(tokens, stop))
    inside = i > 0 and tokens[i - 1].lower in ("in", "near", "outside") and stop - i < 4
    if inside and not owner and not _part_of_a_name(tokens, i, stop):
        return Place(*span, "", _country_after_comma(tokens, stop), text[slice(*span)])
    return None


def _joins(tokens: Sequence[Token], stop: int) -> bool:
    """Whether a name goes on: a capital, or an unspaced hyphen before one."""
    here, last = tokens[stop], tokens[stop - 1]
    if last.lower.endswith("'s"):
        return False
    if here.text == "-":
        return here.start == last.end and _capital(tokens, stop + 1) and tokens[stop + 1].start == here.end
    goes_on = _capital(tokens, stop) or (here.lower in PARTICLES and _capital(tokens, stop + 1))
    return goes_on and (last.text == "-" or here.start == last.end + 1)


def _called(tokens: Sequence[Token], i: int) -> bool:
    return i > 1 and f"{tokens[i - 2].lower} {tokens[i - 1].lower}" in place_words().before


def _apposed(tokens: Sequence[Token], stop: int) -> bool:
    """An apposition that names a kind of place: "X, a village in ..."."""
    following = tokens[stop : stop + 5]
    if (
        len(following) < 3
        or following[0].text != ","
        or following[1].lower not in ("a", "an", "the", "another")
    ):
        return False
    return any(t.lower in place_words().apposition for t in following[2:])


def _country_after(tokens: Sequence[Token], stop: int) -> str:
    """The country that the next words give: ", Fiji", " of Fiji", ", a town in the west of Fiji"."""
    for k in range(stop, min(stop + 8, len(tokens))):
        country = _countries().get(_bare(tokens[k].lower)) if _capital(tokens, k) else None
        if country is not None:
            return country.name if tokens[k - 1].lower in ("in", "of", ",", "the") else ""
        if tokens[k].text in ".;:" or (k == stop and tokens[k].lower not in ("in", "of", ",")):
            return ""
    return ""
