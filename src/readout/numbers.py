"""Numbers and amounts in a text, with the words that qualify them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from readout.amounts import (
    BEFORE,
    DASHES,
    MOST,
    STARTERS,
    WORDS,
    Amount,
    amount_at,
    may_begin,
    scale_at,
)
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


_AFTER = WORDS.after.table()
_TRANSPARENT = Phrases(dict.fromkeys(WORDS.transparent, True))
_LABELS = Phrases(dict.fromkeys(WORDS.labels, True))
_IDIOMS = Phrases(dict.fromkeys(WORDS.idioms, True))
_ONE = frozenset(["one", "1"])
_MEASURES = Phrases(dict.fromkeys(WORDS.measures, True))
_CURRENCIES = frozenset("$€£¥#№")
_SHARED = frozenset([3, 4, 5, 10, 20, 100])
_TIES = frozenset("-‑/:.")
_YEAR, _LONGEST_SHARE, _LONGEST_WORD = 4, 3, 5
_CHANGED_WITHIN = 12
_ENDINGS = frozenset(["odd", "plus"])
_CHANGING = frozenset(["from", "by"])
_MORE = frozenset(["more", "others", "other", "of", "were", "was", "are", "have"])


def find_numbers(sentence: Sentence, text: str, taken: Sequence[tuple[int, int]] = ()) -> list[Number]:
    """The amounts of a sentence in order, outside the ``taken`` spans of its text (dates), in order too."""
    tokens = sentence.tokens
    found, at = [], 0
    for i in [i for i, word in enumerate(sentence.lower) if word in STARTERS or word[0].isdigit()]:
        amount = amount_at(tokens, i) if i >= at else None
        if amount is None:
            continue
        at = amount.stop
        if _meets(taken, tokens[i].start, tokens[at - 1].end):
            continue
        number, at = _with_range(tokens, i, amount)
        if number is not None and max(number[0] or 0, number[1] or 0) <= MOST and _counts(tokens, i, at):
            found.append(_qualified(tokens, i, at, number))
    return found


def _meets(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of the spans, which are in order, has a part of what stands between two offsets."""
    k = bisect_left(spans, (end,))
    return k > 0 and spans[k - 1][1] > start


def qualifier_after(tokens: Sequence[Token], at: int) -> tuple[Modifier, int] | None:
    """What the words from token ``at`` on say of an amount before them, and where they stop."""
    found = _AFTER.starting(tokens, at)
    compares = found and [t.lower for t in tokens[found[1] - 1 : found[1] + 1]] == ["more", "than"]
    return None if compares else found


def first_word(tokens: Sequence[Token], i: int) -> int:
    """Where the words begin before an amount that neither qualify nor change it: "another", "a total of"."""
    found = _TRANSPARENT.ending(tokens, i)
    while found:
        i = found[1]
        found = _TRANSPARENT.ending(tokens, i)
    return i


def _with_range(
    tokens: Sequence[Token], i: int, low: Amount
) -> tuple[tuple[int | None, int | None] | None, int]:
    """The value of the amount at ``i``, with its upper end if it is a range, and where it stops."""
    at = low.stop
    if low.value is None or at + 1 >= len(tokens) or not _range_word(tokens, i, at):
        return (low.value, None), at
    high = amount_at(tokens, at + 1)
    if high is None or high.value is None:
        return (low.value, None), at
    value, scale = low.value, scale_at(tokens, high.stop - 1)
    if scale and value < 10 and value * scale < high.value:
        value *= scale
    elif value < 1000 <= value * 1000 < high.value and tokens[at].lower != "or":
        value *= scale or 1000
    if value < high.value:
        return (value, high.value), high.stop
    return (None if tokens[at].text in DASHES else (low.value, None)), at


def _range_word(tokens: Sequence[Token], i: int, at: int) -> bool:
    """Whether token ``at`` may stand between the two ends of a range that begins at token ``i``."""
    word = tokens[at].lower
    before = tokens[i - 1].lower if i else ""
    if word in DASHES:
        gaps = tokens[at].start - tokens[at - 1].end, tokens[at + 1].start - tokens[at].end
        return gaps == (0, 0) or (gaps == (1, 1) and _spans(tokens, i, at))
    if word == "to":
        return not (
            before in _CHANGING
            and any(t.lower in WORDS.changes for t in tokens[max(0, i - _CHANGED_WITHIN) : i - 1])
        )
    return word == "or" or (word == "and" and before == "between")


def _spans(tokens: Sequence[Token], i: int, at: int) -> bool:
    """Whether a dash between blanks is that of a range: "20 – 40 people", but "killed 12 – 40 more fled"."""
    high = amount_at(tokens, at + 1)
    digits = at == i + 1 and tokens[i].text[0].isdigit() and tokens[at + 1].text[0].isdigit()
    behind = tokens[high.stop].lower if high and high.stop < len(tokens) else "."
    if digits and i and tokens[i - 1].lower == "between":
        return True
    return digits and behind[0].isalpha() and behind not in _MORE


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
    if _is_year_of_row(tokens, i, stop):
        return False
    if _compares(tokens, stop):
        return False
    return not (_MEASURES.starting(tokens, stop) or _tied(tokens, stop, stop - 1))


def _is_year_of_row(tokens: Sequence[Token], i: int, stop: int) -> bool:
    """Whether a sentence, or a row of a list, begins with a year before another amount: "1991, 51 men"."""
    opens = i == 0 or (i == 1 and not tokens[0].text[0].isalnum())
    year = tokens[i].text.isdecimal() and len(tokens[i].text) == _YEAR and tokens[i].text[:2] in ("19", "20")
    follows = tokens[stop].text in (",", ":", "-", "–", "—") and stop + 1 < len(tokens)
    return opens and year and follows and may_begin(tokens[stop + 1])


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
    if tokens[i].lower in _ONE and _in_amount(tokens, stop + 1) and _may_share(tokens[stop + 2]):
        return True
    if i < 2 or tokens[i - 1].lower != "in" or not (stop - i == 1 and _may_share(tokens[i])):
        return i > 1 and tokens[i - 1].lower == "in" and tokens[i - 2].lower in _ONE
    return not _ONE.isdisjoint(t.lower for t in tokens[max(0, i - 3) : i - 1])


def _may_share(token: Token) -> bool:
    """Whether an amount can be that of which one is told: "one child in four"."""
    return len(token.text) <= (_LONGEST_SHARE if token.text.isdigit() else _LONGEST_WORD)


def _in_amount(tokens: Sequence[Token], at: int) -> bool:
    """Whether "in" stands at a token, and an amount may begin behind it."""
    return at + 1 < len(tokens) and tokens[at].lower == "in" and may_begin(tokens[at + 1])


def _is_share(tokens: Sequence[Token], i: int, stop: int) -> bool:
    """Whether an amount is the first end of "six in ten of them", or the second."""
    if _in_amount(tokens, stop):
        amounts = amount_at(tokens, i), amount_at(tokens, stop + 1)
    elif i > 1 and tokens[i - 1].lower == "in" and may_begin(tokens[i - 2]):
        amounts = amount_at(tokens, i - 2), amount_at(tokens, i)
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
    if sign in _CURRENCIES or (
        sign == "["
        and mark + 2 < len(tokens)
        and tokens[mark + 2].text == "]"
        and tokens[mark + 1].text.isdigit()
    ):
        return True
    beyond = 2 * mark - amount
    if sign not in _TIES or not (0 <= beyond < len(tokens)) or not _touch(tokens[mark], near):
        return False
    other = tokens[beyond]
    if not _touch(tokens[mark], other) or other.lower in _ENDINGS:
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
    opens = i > 0 and tokens[i - 1].text == "("
    found = BEFORE.ending(tokens, i - opens) or BEFORE.ending(tokens, first_word(tokens, i))
    if found and found[0] == "about":
        wider = BEFORE.ending(tokens, found[1])
        if wider and wider[0] != "about":
            found = wider
    if found and found[0] == "exact":
        return "exact", None
    if found and found[0] != "about":
        return found[0], (found[1], i - opens)
    after = qualifier_after(tokens, stop)
    if after and (not found or after[0] != "about"):
        return after[0], (stop, after[1])
    return (found[0], (found[1], i - opens)) if found else ("exact", None)
