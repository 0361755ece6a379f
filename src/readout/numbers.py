"""Numbers and amounts in a text, with the words that qualify them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from readout.lexicon import Entry, load
from readout.records import Modifier
from readout.text.phrases import Phrases
from readout.text.tokens import Sentence, Token


class Number(NamedTuple):
    """An amount: "24", "1,250", "two dozen", "dozens", "no"; offsets of the amount alone.

    ``value`` is empty for vague amounts and the lower end of a range; ``qualifier`` are the offsets of
    "at least" and the like. An article is an amount only before a noun of people: that is for the
    grammar of figures to see.
    """

    start: int
    end: int
    value: int | None
    value_max: int | None
    modifier: Modifier
    qualifier: tuple[int, int] | None


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


_WORDS: Words = load("numbers", Words)
_DASHES = frozenset("-–—‑")
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,3}(?:\.\d{3})+|\d+")
_DECIMAL = re.compile(r"\d+[.,]\d+")
_SMALL = _WORDS.units | _WORDS.tens
_VAGUE = [v.replace("{scale}", s) for v in _WORDS.vague for s in (_WORDS.scales if "{scale}" in v else [""])]
_PHRASES = Phrases[int | None](dict.fromkeys(_VAGUE) | _WORDS.words)
_STARTERS = _PHRASES.first_words | _SMALL.keys() | _WORDS.scales.keys() | {"a", "an"}
_BEFORE = _WORDS.before.table()
_AFTER = _WORDS.after.table()
_TRANSPARENT = Phrases(dict.fromkeys(_WORDS.transparent, True))
_LABELS = Phrases(dict.fromkeys(_WORDS.labels, True))
_IDIOMS = Phrases(dict.fromkeys(_WORDS.idioms, True))
_AS_MANY = frozenset(["many", "few"])
_ONE = frozenset(["one", "1"])
_HALF = Phrases({"and a half": True})
_MEASURES = Phrases(dict.fromkeys(_WORDS.measures, True))
_CURRENCIES = frozenset("$€£¥#№")
_SHARED = frozenset([3, 4, 5, 10, 20, 100])
_TIES = frozenset("-‑/:.")
_MOST = 10**12
_LONGEST_TAIL, _APOSTROPHES = 8, ("'", "’")
SCALES = frozenset(_WORDS.scales)
"""No amount of people is larger: about 117 billion have ever lived (Population Reference Bureau, 2022)."""
_LONGEST = len(f"{_MOST:,}")


def find_numbers(sentence: Sentence, text: str, taken: Sequence[tuple[int, int]] = ()) -> list[Number]:
    """The amounts of a sentence in order, outside the ``taken`` spans of its text (dates), in order too."""
    tokens = sentence.tokens
    found, at = [], 0
    for i in [i for i, word in enumerate(sentence.lower) if word in _STARTERS or word[0].isdigit()]:
        amount = _amount(tokens, i) if i >= at else None
        if amount is None:
            continue
        at = amount.stop
        if _meets(taken, tokens[i].start, tokens[at - 1].end):
            continue
        number, at = _with_range(tokens, i, amount)
        if number is not None and max(number[0] or 0, number[1] or 0) <= _MOST and _counts(tokens, i, at):
            found.append(_qualified(tokens, i, at, number))
    return found


def _meets(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of the spans, which are in order, has a part of what stands between two offsets."""
    k = bisect_left(spans, (end,))
    return k > 0 and spans[k - 1][1] > start


def qualifier_after(tokens: Sequence[Token], at: int) -> tuple[Modifier, int] | None:
    """What the words from token ``at`` on say of an amount before them, and where they stop."""
    return _AFTER.starting(tokens, at)


def may_begin(token: Token) -> bool:
    """Whether an amount can begin with the token."""
    return token.lower in _STARTERS or token.text[0].isdigit()


def first_word(tokens: Sequence[Token], i: int) -> int:
    """Where the words begin before an amount that neither qualify nor change it: "another", "a total of"."""
    found = _TRANSPARENT.ending(tokens, i)
    while found:
        i = found[1]
        found = _TRANSPARENT.ending(tokens, i)
    return i


def _amount(tokens: Sequence[Token], i: int) -> Amount | None:
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
    words = [t.lower for t in tokens[i : i + 4]]
    return len(words) == 4 and words[0] == "both" and words[2] == "and" and words[3] not in _STARTERS


def _qualifies(tokens: Sequence[Token], i: int) -> bool:
    """Whether token ``i`` is part of a qualifier: the "no" of "no fewer than", the "many" of "as many as"."""
    found = (_BEFORE.starting(tokens, k) for k in (i, i - 1) if k >= 0)
    return any(phrase[1] > i for phrase in found if phrase)


def _digits(tokens: Sequence[Token], i: int) -> Amount | None:
    text = tokens[i].text
    if len(text) > _LONGEST:
        return None
    scale = _scale(tokens, i + 1)
    if scale and _DECIMAL.fullmatch(text) and not _DIGITS.fullmatch(text):
        return Amount(round(float(text.replace(",", ".")) * scale), i + 2)
    if not _DIGITS.fullmatch(text):
        return None
    value, stop = int(text.replace(",", "").replace(".", "")), i + 1
    while len(text) <= 3 and value <= _MOST and (end := _thousands(tokens, stop)):
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
    if tokens[i].lower in ("a", "an") and _scale(tokens, i + 1):
        current, at = 1, i + 1
    while at < len(tokens):
        word = tokens[at].lower
        if word in _SMALL:
            if stop > i and tokens[at - 1].lower in _SMALL and not _tens_before(tokens, at, word):
                break
            current += _SMALL[word]
        elif word in _WORDS.scales:
            scale = _WORDS.scales[word]
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
        if scale := _scale(tokens, half[1]):
            return Amount((2 * current + 1) * scale // 2, half[1] + 1)
        if stop > i and (scale := _scale(tokens, stop - 1)):
            return Amount(total + current + scale // 2, half[1])
    return Amount(total + current, stop) if stop > i else None


def _tens_before(tokens: Sequence[Token], at: int, word: str) -> bool:
    return tokens[at - 1].lower in _WORDS.tens and 0 < _WORDS.units.get(word, 0) < 10


def _joins(tokens: Sequence[Token], i: int, at: int) -> bool:
    """Whether token ``at`` joins the parts of one numeral: the hyphen of tens, the "and" of hundreds.

    The numeral begins at token ``i``; the "and" of "between two thousand and three thousand" begins another.
    """
    if at + 1 == len(tokens):
        return False
    before, word, after = tokens[at - 1].lower, tokens[at].lower, tokens[at + 1].lower
    if word in _DASHES:
        return before in _WORDS.tens and 0 < _WORDS.units.get(after, 0) < 10
    if word != "and" or before not in ("hundred", "thousand") or after not in _SMALL:
        return False
    between = i > 0 and tokens[i - 1].lower == "between"
    following = (t.lower for t in tokens[at + 1 : at + _LONGEST_TAIL])
    numeral = takewhile(lambda w: w in _SMALL or w in _WORDS.scales or w in _DASHES, following)
    scales = [_WORDS.scales[w] for w in numeral if w in _WORDS.scales]
    if before == "thousand":
        return scales in ([], [100])
    return not scales or (scales[0] > 100 and not between)


def _scale(tokens: Sequence[Token], i: int) -> int:
    return _WORDS.scales.get(tokens[i].lower, 0) if i < len(tokens) else 0


def _with_range(
    tokens: Sequence[Token], i: int, low: Amount
) -> tuple[tuple[int | None, int | None] | None, int]:
    """The value of the amount at ``i``, with its upper end if it is a range, and where it stops."""
    at = low.stop
    if low.value is None or at + 1 >= len(tokens) or not _range_word(tokens, i, at):
        return (low.value, None), at
    high = _amount(tokens, at + 1)
    if high is None or high.value is None:
        return (low.value, None), at
    value, scale = low.value, _scale(tokens, high.stop - 1)
    if scale and value < 10 and value * scale < high.value:
        value *= scale
    elif value < 1000 <= value * 1000 < high.value and tokens[at].lower != "or":
        value *= scale or 1000
    if value < high.value:
        return (value, high.value), high.stop
    return (None if tokens[at].text in _DASHES else (low.value, None)), at


def _range_word(tokens: Sequence[Token], i: int, at: int) -> bool:
    """Whether token ``at`` may stand between the two ends of a range that begins at token ``i``."""
    word = tokens[at].lower
    before = tokens[i - 1].lower if i else ""
    if word in _DASHES:
        return tokens[at - 1].end == tokens[at].start and tokens[at].end == tokens[at + 1].start
    if word == "to":
        return not (
            before == "from" and any(t.lower in _WORDS.changes for t in tokens[max(0, i - 4) : i - 1])
        )
    return word == "or" or (word == "and" and before == "between")


def _counts(tokens: Sequence[Token], i: int, stop: int) -> bool:
    """Whether the amount of the tokens ``i`` to ``stop`` can count heads, by the tokens beside it."""
    if i and (_LABELS.ending(tokens, i) or _tied(tokens, i - 1, i)):
        return False
    if i and tokens[i - 1].end == tokens[i].start and tokens[i - 1].text[-1].isalpha():
        return False
    if _IDIOMS.ending(tokens, stop) or _IDIOMS.starting(tokens, i) or _ratio(tokens, i, stop):
        return False
    if stop == len(tokens):
        return True
    if tokens[stop].start == tokens[stop - 1].end and tokens[stop].text[0].isalpha():
        return False
    if i == 0 and tokens[0].text.isdigit() and tokens[stop].text in (".", ")"):
        return False
    if _compares(tokens, stop):
        return False
    return not (_MEASURES.starting(tokens, stop) or _tied(tokens, stop, stop - 1))


def _compares(tokens: Sequence[Token], stop: int) -> bool:
    """Whether an amount is the difference between two others: "30 more than last year"."""
    words = [t.lower for t in tokens[stop : stop + 2]]
    return words[-1:] == ["than"] and words[0] in ("more", "fewer", "less")


def _ratio(tokens: Sequence[Token], i: int, stop: int) -> bool:
    """Whether an amount is one end of "one in three"."""
    if _is_share(tokens, i, stop):
        return True
    if tokens[i].lower in _ONE and _in_amount(tokens, stop):
        return True
    return i > 1 and tokens[i - 1].lower == "in" and tokens[i - 2].lower in _ONE


def _in_amount(tokens: Sequence[Token], at: int) -> bool:
    """Whether "in" stands at a token, and an amount may begin behind it."""
    return at + 1 < len(tokens) and tokens[at].lower == "in" and may_begin(tokens[at + 1])


def _is_share(tokens: Sequence[Token], i: int, stop: int) -> bool:
    """Whether an amount is the first end of "six in ten of them", or the second."""
    if _in_amount(tokens, stop):
        amounts = _amount(tokens, i), _amount(tokens, stop + 1)
    elif i > 1 and tokens[i - 1].lower == "in" and may_begin(tokens[i - 2]):
        amounts = _amount(tokens, i - 2), _amount(tokens, i)
    else:
        return False
    part, whole = amounts
    if not (part and whole and part.value and whole.value):
        return False
    of = whole.stop < len(tokens) and tokens[whole.stop].lower == "of"
    return of and part.value < whole.value in _SHARED


def _tied(tokens: Sequence[Token], mark: int, amount: int) -> bool:
    """Whether the token ``mark`` ties the amount beside it into a longer name: "M-16", "10:30", "$5"."""
    sign, near = tokens[mark].text, tokens[amount]
    if sign in _CURRENCIES or (sign == "[" and mark + 2 < len(tokens) and tokens[mark + 2].text == "]"):
        return True
    beyond = 2 * mark - amount
    if sign not in _TIES or not (0 <= beyond < len(tokens)) or not _touch(tokens[mark], near):
        return False
    other = tokens[beyond]
    if not _touch(tokens[mark], other) or other.lower == "odd":
        return False
    if sign in ".:":
        return near.text[0].isdigit() and (other.text[0].isdigit() or other.lower == "no")
    return other.text[0].isalnum()


def _touch(a: Token, b: Token) -> bool:
    return a.end == b.start or b.end == a.start


def _qualified(tokens: Sequence[Token], i: int, stop: int, values: tuple[int | None, int | None]) -> Number:
    value, value_max = values
    modifier, span = _qualifier(tokens, i, stop)
    return Number(
        start=tokens[i].start,
        end=tokens[stop - 1].end,
        value=value,
        value_max=value_max,
        modifier="vague" if value is None else modifier,
        qualifier=(tokens[span[0]].start, tokens[span[1] - 1].end) if span else None,
    )


def _qualifier(tokens: Sequence[Token], i: int, stop: int) -> tuple[Modifier, tuple[int, int] | None]:
    """The qualifier of an amount and its tokens; a bound ("more than") outweighs an estimate."""
    found = _BEFORE.ending(tokens, i) or _BEFORE.ending(tokens, first_word(tokens, i))
    if found and found[0] == "about":
        wider = _BEFORE.ending(tokens, found[1])
        if wider and wider[0] != "about":
            found = wider
    if found and found[0] == "exact":
        return "exact", None
    if found and found[0] != "about":
        return found[0], (found[1], i)
    after = qualifier_after(tokens, stop)
    if after and (not found or after[0] != "about"):
        return after[0], (stop, after[1])
    return (found[0], (found[1], i)) if found else ("exact", None)
