"""Numerals: the value of an amount in digits or in words, and where it stops."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from readout.lexicon import Entry, load
from readout.records import Modifier
from readout.text.letters import GRAMMAR
from readout.text.phrases import Phrases
from readout.text.tokens import Token


class Qualifiers(Entry):
    """Phrases that say how exact an amount is; those of ``exact`` only look as if they did."""

    at_least: list[str]
    at_most: list[str]
    about: list[str]
    exact: list[str]

    def table(self) -> Phrases[Modifier]:
        """Each phrase with its meaning."""
        fields: tuple[Modifier, ...] = ("at_least", "at_most", "about", "exact")
        return Phrases({phrase: modifier for modifier in fields for phrase in getattr(self, modifier)})


class Words(Entry):
    """Shape of the lexicon file ``numbers``."""

    units: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    suffixes: dict[str, int]
    dimensions: frozenset[str]
    words: dict[str, int]
    vague: list[str]
    idioms: list[str]
    before: Qualifiers
    after: Qualifiers
    transparent: list[str]
    labels: list[str]
    measures: list[str]
    changes: frozenset[str]


class Amount(NamedTuple):
    """A value that the tokens before ``stop`` give."""

    value: int | None
    stop: int


WORDS: Words = load("numbers", Words)
DASHES = frozenset("-–—‑")
SCALES = frozenset(WORDS.scales)
MOST = 10**12
"""No amount of people is larger: about 117 billion have ever lived (Population Reference Bureau, 2022)."""
BEFORE = WORDS.before.table()
# Thousands parted as in Europe and America, and as in India: "5,20,000".
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d\d)+,\d{3}|\d{1,3}(?:\.\d{3})+|\d+")
_DECIMAL = re.compile(r"\d+[.,]\d+")
_SMALL = WORDS.units | WORDS.tens
_VAGUE = [v.replace("{scale}", s) for v in WORDS.vague for s in (WORDS.scales if "{scale}" in v else [""])]
_PHRASES = Phrases[int | None](dict.fromkeys(_VAGUE) | WORDS.words)
STARTERS = _PHRASES.first_words | _SMALL.keys() | WORDS.scales.keys() | {"a", "an"}
_AS_MANY = frozenset(["many", "few"])
_PAIRING, _PAIRED_WITHIN = frozenset(["and", "as", ",", ".", ";"]), 6
_HALF = Phrases({"and a half": True})
_LONGEST_TAIL, _APOSTROPHES = 8, ("'", "’")
_LONGEST = len(f"{MOST:,}")


def may_begin(token: Token) -> bool:
    """Whether an amount can begin with the token."""
    return token.lower in STARTERS or token.text[0].isdigit()


def amount_at(tokens: Sequence[Token], i: int) -> Amount | None:
    """The amount that begins at token ``i``: a phrase, a numeral in digits or one in words."""
    phrase = _PHRASES.starting(tokens, i)
    if phrase:
        as_many = i > 0 and tokens[i - 1].lower == "as" and tokens[i].lower in _AS_MANY
        told = as_many or _qualifies(tokens, i) or _is_the_word(tokens, phrase[1]) or _links(tokens, i)
        return None if told else Amount(*phrase)
    if tokens[i].text[0].isdigit():
        return _digits(tokens, i)
    return _spelled(tokens, i)


def _is_the_word(tokens: Sequence[Token], stop: int) -> bool:
    """Whether a phrase speaks of a number itself: "40 dead, a number that nobody believes"."""
    behind = [t.lower for t in tokens[stop : stop + 2]]
    return tokens[stop - 1].lower == "number" and ("which" in behind or behind[:1] == ["that"])


def _links(tokens: Sequence[Token], i: int) -> bool:
    """Whether "both" goes with an "and": "40 people, both men and women"."""
    if tokens[i].lower != "both":
        return False
    words = [t.lower for t in tokens[i + 1 : i + _PAIRED_WITHIN]]
    at = next((k for k, word in enumerate(words) if word in _PAIRING), 0)
    told = (words[at : at + 1] == ["and"] and words[at + 1 :] and not words[at + 1][0].isdigit()) or words[
        at : at + 3
    ] == [
        "as",
        "well",
        "as",
    ]
    return (
        at > 0 and bool(told) and not GRAMMAR.be.union(GRAMMAR.have, STARTERS).intersection(words[: at + 2])
    )


def _qualifies(tokens: Sequence[Token], i: int) -> bool:
    """Whether token ``i`` is part of a qualifier: the "no" of "no fewer than", the "many" of "as many as"."""
    found = (BEFORE.starting(tokens, k) for k in (i, i - 1) if k >= 0)
    return any(phrase[1] > i for phrase in found if phrase)


def _digits(tokens: Sequence[Token], i: int) -> Amount | None:
    text = tokens[i].text
    if len(text) > _LONGEST:
        return None
    tied = tokens[i + 1 : i + 2] and tokens[i + 1].text in DASHES and tokens[i + 1].start == tokens[i].end
    if tied and (scale := scale_at(tokens, i + 2)) and _DIGITS.fullmatch(text):
        return Amount(int(text.replace(",", "").replace(".", "")) * scale, i + 3)
    scale = scale_at(tokens, i + 1)
    if scale and _DECIMAL.fullmatch(text) and not _DIGITS.fullmatch(text):
        return Amount(round(float(text.replace(",", ".")) * scale), i + 2)
    if not _DIGITS.fullmatch(text):
        return None
    value, stop = int(text.replace(",", "").replace(".", "")), i + 1
    while len(text) <= 3 and value <= MOST and (end := _thousands(tokens, stop)):
        value, stop = value * 1000 + int(tokens[end - 1].text), end
    if len(text) <= 3 and stop == i + 1 and [t.text for t in tokens[stop : stop + 2]] == [",", "000"]:
        return Amount(value * 1000, stop + 2)
    return Amount(value * scale, stop + 1) if scale and stop == i + 1 else Amount(value, stop)


def _thousands(tokens: Sequence[Token], i: int) -> int:
    """Behind which token the next three digits of a number end: "158 000", "158'000"; 0 if none do."""
    tight = i < len(tokens) and tokens[i].text in _APOSTROPHES and tokens[i].start == tokens[i - 1].end
    at = i + 1 if tight else i
    if at >= len(tokens) or len(tokens[at].text) != 3 or not tokens[at].text.isdecimal():
        return 0
    return at + 1 if tokens[at].start == tokens[at - 1].end + (not tight) else 0


def _spelled(tokens: Sequence[Token], i: int) -> Amount | None:
    """A numeral in words: "a dozen", "twenty-one", "two hundred and five", "two and a half million"."""
    total, current, stop, at = 0, 0, i, i
    if tokens[i].lower in ("a", "an") and scale_at(tokens, i + 1):
        current, at = 1, i + 1
    while at < len(tokens):
        word = tokens[at].lower
        if word in _SMALL:
            if stop > i and tokens[at - 1].lower in _SMALL and not _tens_before(tokens, at, word):
                break
            current += _SMALL[word]
        elif word in WORDS.scales:
            scale = WORDS.scales[word]
            current = (current or 1) * scale
            if scale >= 1000:
                total, current = total + current, 0
        elif not (at == stop and stop > i and _joins(tokens, i, at)):
            break
        else:
            at += 1
            continue
        at = stop = at + 1
    if half := _HALF.starting(tokens, stop):
        if scale := scale_at(tokens, half[1]):
            return Amount((2 * current + 1) * scale // 2, half[1] + 1)
        if stop > i and (scale := scale_at(tokens, stop - 1)):
            return Amount(total + current + scale // 2, half[1])
    return Amount(total + current, stop) if stop > i else None


def _tens_before(tokens: Sequence[Token], at: int, word: str) -> bool:
    return tokens[at - 1].lower in WORDS.tens and 0 < WORDS.units.get(word, 0) < 10


def _joins(tokens: Sequence[Token], i: int, at: int) -> bool:
    """Whether token ``at`` joins the parts of one numeral: the hyphen of tens, the "and" of hundreds.

    The numeral begins at token ``i``; the "and" of "between two thousand and three thousand" begins another.
    """
    if at + 1 == len(tokens):
        return False
    before, word, after = tokens[at - 1].lower, tokens[at].lower, tokens[at + 1].lower
    if word in DASHES:
        return before in WORDS.tens and 0 < WORDS.units.get(after, 0) < 10
    if word != "and" or before not in ("hundred", "thousand") or after not in _SMALL:
        return False
    between = i > 0 and tokens[i - 1].lower == "between"
    following = (t.lower for t in tokens[at + 1 : at + _LONGEST_TAIL])
    numeral = takewhile(lambda w: w in _SMALL or w in WORDS.scales or w in DASHES, following)
    scales = [WORDS.scales[w] for w in numeral if w in WORDS.scales]
    if before == "thousand":
        return scales in ([], [100])
    return not scales or (scales[0] > 100 and not between)


def scale_at(tokens: Sequence[Token], i: int) -> int:
    """The value of the scale word at a token, or of the letter that digits end in: "1.5m"; 0 if none."""
    if i >= len(tokens):
        return 0
    word = tokens[i].lower
    attached = i > 0 and tokens[i - 1].end == tokens[i].start
    if attached and word in WORDS.suffixes and not _is_length(tokens, i + 1):
        return WORDS.suffixes[word]
    return WORDS.scales.get(word, 0)


def _is_length(tokens: Sequence[Token], i: int) -> bool:
    """Whether a number before token ``i`` is a length: "12m from the gate", "a 30m-high wall"."""
    words = [t.lower for t in tokens[i : i + 2] if t.text not in DASHES]
    return not WORDS.dimensions.isdisjoint(words[:1])
