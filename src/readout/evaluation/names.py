"""Whether two names in annotations and records mean the same, as the annotation guidelines decide."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from readout.lexicon import load

_POSSESSIVE = re.compile(r"[’'`]s\b")
_SEPARATORS = re.compile(r"[^\w.]+")
_FULL_STOP = re.compile(r"(?<=\w)\.(?=\s|$)")
_GOVERNMENT = re.compile(r"^government of (?:the )?| government$")
# One family name in two transliterations: endings that English interchanges.
_ENDING = re.compile(r"(?:yan|ian|jan)$")


def same_name(one: str, other: str) -> bool:
    """Whether two names agree; " | " separates alternative names, of which one must.

    A family name alone counts for a person, an adjective for its country, initials for the full name.
    """
    return any(_same(a, b) for a in one.split("|") for b in other.split("|"))


def _same(one: str, other: str) -> bool:
    a, b = _plain(one), _plain(other)
    if not a or not b:
        return a == b
    if _country(a) == _country(b) or _initials(a, other) or _initials(b, one):
        return True
    return _same_words([_country(word) for word in a.split()], [_country(word) for word in b.split()])


def _same_words(a: list[str], b: list[str]) -> bool:
    """The last words agree, and the first ones too unless one name is a single word."""
    if a == b:
        return True
    last = _stem(a[-1]) == _stem(b[-1])
    return last and (min(len(a), len(b)) == 1 or _stem(a[0]) == _stem(b[0]))


def _plain(name: str) -> str:
    """A name without accents, capitals, punctuation, article and the words "government of"."""
    decomposed = unicodedata.normalize("NFKD", name)
    letters = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
    spaced = _SEPARATORS.sub(" ", _POSSESSIVE.sub("", letters)).strip()
    return _GOVERNMENT.sub("", _FULL_STOP.sub("", spaced).removeprefix("the "))


def _country(name: str) -> str:
    return _countries().get(name, name)


@cache
def _countries() -> dict[str, str]:
    named = load("annotation_names", dict[str, tuple[str, ...]])
    return {word: country for country, words in named.items() for word in words}


def _initials(short: str, name: str) -> bool:
    """Whether a plain word is made of the first letters of a name's words in capitals."""
    initials = "".join(word[0] for word in re.findall(r"\w+", name) if word[0].isupper()).casefold()
    return len(short) > 1 and " " not in short and short == initials


def _stem(word: str) -> str:
    return _ENDING.sub("an", word)
