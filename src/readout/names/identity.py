"""Whether two names are of one person, country or body, however they are spelled."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from readout.names.bodies import bodies, organisation_words
from readout.names.gazetteer import country_names, demonyms, folded
from readout.names.roles import titles

PARTICLES = frozenset(
    [
        "de",
        "da",
        "di",
        "del",
        "della",
        "van",
        "von",
        "der",
        "den",
        "al",
        "el",
        "bin",
        "ibn",
        "ben",
        "abu",
        "bint",
        "la",
        "le",
        "du",
        "dos",
        "ter",
        "zu",
        "ul",
        "ur",
    ]
)

_CHAIN = 3

# Spellings that transliterations into English interchange, in the order they are applied to a folded name.
# The classes follow the romanisation tables of BGN/PCGN and ISO 9 and common English newspaper practice.
_SPELLINGS = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"[^a-z]", ""),
        (r"(?<=[^aeiou])(?:y|i|j)an(?:s|z|ts|tz)?$", "yan"),
        (r"(?:off|ow|ev|eff|ew|yov)$", "ov"),
        (r"(?:skii|skiy|skyy|skij|sky|ski|skyi|skyj|tzky|tsky|cki)$", "ski"),
        (r"^(?:dzh|dj|gh(?=a))", "g"),
        (r"dzh|dj|zh", "j"),
        (r"ge$", "j"),
        (r"(?<=d)u(?=a)", "v"),
        (r"sch", "sh"),
        (r"ph", "f"),
        (r"kh|gh|q|g|ck|c(?=[aouklrt])", "k"),
        (r"th", "t"),
        (r"dh", "d"),
        (r"w", "v"),
        (r"x", "ks"),
        (r"z", "s"),
        (r"ss?h?", lambda m: "S" if "h" in m.group() else "s"),
        (r"(.)\1+", r"\1"),
        (r"ou|oo|u", "o"),
        (r"ey|ei|ay|ai|ae|ee|iy|ie|y(?![aeo])|i", "e"),
        (r"(?<=[aeo])h$|(?<=.)h(?=[^aeoy])", ""),
        (r"y(?=[aeo])", "e"),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=20_000)
def spelling_key(word: str) -> str:
    """A word of a name reduced to what its transliterations share."""
    key = folded(word)
    for pattern, to in _SPELLINGS:
        key = pattern.sub(to, key)
    return key


@lru_cache(maxsize=20_000)
def skeleton(key: str) -> str:
    """The first letter and the consonants of a spelling key, which all spellings of one name share."""
    return key[:1] + re.sub("[aeo]", "", key[1:])


@lru_cache(maxsize=20_000)
def same_word(a: str, b: str) -> bool:
    """Whether two words of names are spellings of one: the same consonants, first vowel and ending."""
    x, y = spelling_key(a), spelling_key(b)
    if x == y:
        return bool(x)
    if not x or not y or skeleton(x) != skeleton(y):
        return False
    vowels_x, vowels_y = re.sub("[^aeo]", "", x), re.sub("[^aeo]", "", y)
    alike = vowels_x[:1] == vowels_y[:1] and (x[-1] in "aeo") == (y[-1] in "aeo")
    return alike and len(skeleton(x)) > 2 and _distance(vowels_x, vowels_y) <= 1


def _distance(a: str, b: str) -> int:
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        previous, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (x != y))
    return row[-1]


@lru_cache(maxsize=20_000)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a person's name that tell it apart: no particles, initials kept, hyphens parted."""
    words = tuple(w.strip(".,'’") for w in re.split(r"[\s‐-]+", name))
    return tuple(w for w in words if w and folded(w) not in PARTICLES) or words


@lru_cache(maxsize=20_000)
def same_person(a: str, b: str) -> bool:
    """Whether two names can be one person's: the family names agree and the given names do not clash."""
    xs, ys = name_words(a), name_words(b)
    if not xs or not ys:
        return False
    if spelling_key("".join(xs)) == spelling_key("".join(ys)):
        return True
    short, long = sorted((xs, ys), key=len)
    if len(short) == 1:
        return same_word(short[0], long[-1]) or (
            len(long) > 2 and same_word(short[0], long[0]) and _eastern(long)
        )
    if _ends(short, long):
        return True
    return same_word(short[-1], long[-1]) and _given(short[:-1], long[:-1])


def _eastern(words: tuple[str, ...]) -> bool:
    return all(len(w) < 6 for w in words)


def _ends(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    if same_word("".join(short[-2:]), long[-1]) or same_word(short[-1], "".join(long[-2:])):
        return len(short) < 3 or _given(short[:-2], long[:-1])
    return all(same_word(x, y) for x, y in zip(short, long[-len(short) :], strict=True))


def _given(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether given names do not clash: the first agrees with one of the other's, or is its initial.

    Of the long chains of fathers' names the first words alone tell two brothers apart.
    """
    if min(len(short), len(long)) >= _CHAIN:
        return _agrees(short[0], long[0])
    return any(_agrees(short[0], y) for y in long) or any(_agrees(x, long[0]) for x in short)


def _agrees(x: str, y: str) -> bool:
    if len(x) == 1 or len(y) == 1:
        return folded(x[0]) == folded(y[0])
    return same_word(x, y)


@lru_cache(maxsize=100_000)
def same_actor(a: str, b: str) -> bool:
    """Whether two published names are one actor's: countries by any name, bodies by any alias."""
    x, y = _published(a), _published(b)
    if x == y:
        return True
    if any(_office_words(name) or name in _listed() for name in (x, y)):
        return _plain(x) == _plain(y) or x == _initials(b) or y == _initials(a)
    return same_person(a, b)


@lru_cache(maxsize=20_000)
def name_keys(name: str) -> frozenset[object]:
    """What names are looked up by: any two that are one actor's by ``same_actor`` share a key."""
    words, published = name_words(name), _published(name)
    keys: set[object] = {name, published, _plain(published), _initials(name) or name}
    if words:
        keys |= {_sound(words[-1]), _sound("".join(words[-2:])), _sound("".join(words))}
    if len(words) > 2 and _eastern(words):
        keys.add(_sound(words[0]))
    return frozenset(keys)


def _sound(word: str) -> str:
    return skeleton(spelling_key(word))


@lru_cache(maxsize=20_000)
def _published(name: str) -> str:
    name = re.sub(r"^the ", "", name.strip(), flags=re.IGNORECASE)
    return _aliases().get(folded(name), name)


def _plain(name: str) -> tuple[str, ...]:
    words = (
        folded(w.removesuffix("'s").removesuffix("’s")).replace("defense", "defence") for w in name.split()
    )
    return tuple(sorted(folded(_aliases().get(w, w)) for w in words if w not in ("of", "the", "for")))


@lru_cache(maxsize=20_000)
def _office_words(name: str) -> bool:
    """Whether a name is made of words for offices, organs and peoples: "Fijian foreign ministry"."""
    last = folded(name.rsplit(" ", 1)[-1])
    return " " in name and (last in _titles() or any(folded(w) in _people_words() for w in name.split()))


@cache
def _titles() -> frozenset[str]:
    lexicon = organisation_words()
    return frozenset({*lexicon.organs, *lexicon.bodies, *lexicon.groups, *titles().terms()})


@cache
def _listed() -> frozenset[str]:
    return frozenset(_aliases().values())


@cache
def _people_words() -> frozenset[str]:
    return frozenset(folded(w) for w in demonyms())


def _initials(name: str) -> str:
    return "".join(w[0] for w in re.findall(r"\w+", name) if w[0].isupper())


@cache
def _aliases() -> dict[str, str]:
    """Published names by every alias, folded: countries, their adjectives and people, bodies and groups."""
    found = {folded(name): country.name for name, country in country_names().items()}
    found |= {
        folded(word): country.name for word, (country, _) in demonyms().items() if folded(word) not in found
    }
    lexicon = bodies()
    for row in (*lexicon.bodies, *lexicon.media, *lexicon.groups, *lexicon.peoples):
        found |= {folded(name): row[0] for name in row if folded(name) not in found}
    return found
