"""Whether a bare capitalised name is a person's, by what stands around it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from readout.gazetteer import cities
from readout.phrasing import Phrase

_AUXILIARIES = frozenset(
    "is are was were has have had will would could should may might must did does do also then later".split()
)
_OF_A_PERSON = frozenset(
    "office spokesman spokeswoman spokesperson words visit remarks comments speech proposal government lawyer wife "
    "husband son daughter brother party meeting talks trip adviser aide team statement call predecessor successor "
    "deputy death arrest resignation cabinet".split()
)
_LOCATIVE = frozenset(
    "in at near from outside around of to toward towards for inside across via into".split()
)
_NOT_PEOPLE_FROM = 100_000


def people(phrases: Sequence[Phrase]) -> Iterable[Phrase]:
    """The bare names of a sentence that its own words show to be people's."""
    bare = [p for p in phrases if p.rule == "bare" and p.signs.codes[p.first] != "S" or _acts(p)]
    bare = [p for p in bare if p.rule == "bare" and p.names and p.names[0]]
    shown = [p for p in bare if _shown(p)]
    certain = {id(p) for p in shown} | {id(p) for p in phrases if p.rule in ("titled", "apposed", "national")}
    linked = [p for p in bare if id(p) not in certain and _linked(p, phrases, certain)]
    return shown + linked


def _acts(phrase: Phrase) -> bool:
    """A word that opens a sentence and is followed at once by a verb of saying or meeting."""
    word = phrase.names[0][0] if phrase.rule == "bare" and phrase.names and phrase.names[0] else ""
    plain = len(word) > 3 and word.isalpha() and not word.endswith(("s", "ing", "ly", "ed", "men"))
    return plain and phrase.last - phrase.first == 1 and _next(phrase) == "s" and not phrase.signs.headline


def _next(phrase: Phrase, skip: int = 0) -> str:
    return phrase.signs.codes[phrase.last + skip : phrase.last + skip + 1]


def _word(phrase: Phrase, offset: int) -> str:
    at = phrase.last + offset if offset >= 0 else phrase.first + offset
    return phrase.signs.tokens[at].lower if 0 <= at < len(phrase.signs.tokens) else ""


def _shown(phrase: Phrase) -> bool:
    name, codes = phrase.names[0], phrase.signs.codes
    before = codes[phrase.first - 1] if phrase.first else ""
    if len(name) == 1 and _is_city(name[0]):
        return False
    if _next(phrase) == "s" or (_next(phrase) == "," and codes[phrase.last + 1 : phrase.last + 2] == "w"):
        return _word(phrase, -1) not in _LOCATIVE
    if codes[phrase.last - 1] == "n":
        return _next(phrase) in ("T", "t") or _word(phrase, 0) in _OF_A_PERSON
    if before == "s" and (
        phrase.first < 2 or codes[phrase.first - 2] in ',"' or _word(phrase, -1) in ("said", "says")
    ):
        return True
    if (_word(phrase, -2), _word(phrase, -1)) == ("according", "to"):
        return True
    if before == "v" and _word(phrase, -1) != "from":
        return len(name) > 1 or _word(phrase, -1) != "by"
    if len(name) > 1 and _word(phrase, -1) not in _LOCATIVE:
        return _word(phrase, 0) in _AUXILIARIES or codes[phrase.last : phrase.last + 2] == "(x"
    return False


def _linked(phrase: Phrase, phrases: Sequence[Phrase], certain: set[int]) -> bool:
    """Joined by "and" or a comma to somebody who is certainly a person."""
    if len(phrase.names[0]) == 1 and _is_city(phrase.names[0][0]):
        return False
    here = list(phrases).index(phrase)
    for there in (here - 1, here + 1):
        if 0 <= there < len(phrases) and id(phrases[there]) in certain:
            first, second = sorted((phrase, phrases[there]), key=lambda p: p.first)
            if first.signs.codes[first.last : second.first] in ("&", ",", ",&"):
                certain.add(id(phrase))
                return True
    return False


def _is_city(word: str) -> bool:
    city = cities().get(word.casefold())
    return city is not None and city.population >= _NOT_PEOPLE_FROM
