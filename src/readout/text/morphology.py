"""Forms of English words: verbs and nouns, regular by rule, irregular by the lexicon."""

from __future__ import annotations

from typing import NamedTuple

from readout.lexicon import Entry, load


class Forms(NamedTuple):
    """The forms of a verb."""

    base: str
    present: str
    past: str
    participle: str
    ing: str


class Irregular(Entry):
    """Shape of the lexicon file ``irregular``."""

    verbs: dict[str, tuple[str, str]]
    doubling: frozenset[str]
    doubling_too: frozenset[str]
    nouns: dict[str, str]


_IRREGULAR: Irregular = load("irregular", Irregular)
_VOWELS = frozenset("aeiou")
_PASTS = frozenset(past for past, _ in _IRREGULAR.verbs.values())
_LETTERS = 4


def verb(base: str) -> Forms:
    """The forms of the verb whose base form is given: "kill" -> kill, kills, killed, killed, killing."""
    past, participle = _IRREGULAR.verbs.get(base) or (_past(base), _past(base))
    return Forms(base, plural(base), past, participle, _stem(base, "ing") + "ing")


def spellings(base: str) -> tuple[Forms, ...]:
    """The forms of a verb, in each spelling that it has: "traveled" and "travelled"."""
    if base not in _IRREGULAR.doubling_too:
        return (verb(base),)
    past = base + base[-1] + "ed"
    return verb(base), verb(base)._replace(past=past, participle=past, ing=base + base[-1] + "ing")


def is_past(word: str) -> bool:
    """Whether a word in lower case has the form of a verb's past: "landed", "flew"."""
    return word in _PASTS or (len(word) > _LETTERS and word.endswith("ed"))


def plural(noun: str) -> str:
    """The plural of a noun, or of the last word of a compound; a verb's third person is made alike."""
    main, of, rest = noun.partition(" of ")
    if of:
        return plural(main) + of + rest
    head = noun.rpartition(" ")[2]
    if head in _IRREGULAR.nouns:
        return noun[: len(noun) - len(head)] + _IRREGULAR.nouns[head]
    if noun.endswith("man"):
        return noun[:-3] + "men"
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + "s"


def _past(base: str) -> str:
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ied"
    return _stem(base, "ed") + "ed"


def _stem(base: str, ending: str) -> str:
    if base in _IRREGULAR.doubling:
        return base + base[-1]
    if base.endswith("ie"):
        return base[:-2] + "y" if ending == "ing" else base[:-1]
    if base.endswith("e") and (ending == "ed" or not base.endswith(("ee", "oe", "ye"))):
        return base[:-1]
    return base
