from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.numbers import Number, find_numbers
from readout.text.tokens import sentences


def numbers(text: str) -> list[Number]:
    return [number for sentence in sentences(text) for number in find_numbers(sentence, text)]


@pytest.mark.parametrize(
    ("text", "amount", "value"),
    [
        ("36 miners", "36", 36),
        ("3,890 people", "3,890", 3890),
        ("12.500 people", "12.500", 12500),
        ("158 000 people", "158 000", 158000),
        ("twenty-one men", "twenty-one", 21),
        ("two hundred and five men", "two hundred and five", 205),
        ("Sixteen thousand men", "Sixteen thousand", 16000),
        ("1.2 million people", "1.2 million", 1200000),
        ("two and a half million people", "two and a half million", 2500000),
        ("half a million people", "half a million", 500000),
        ("two dozen men", "two dozen", 24),
        ("a dozen men", "a dozen", 12),
        ("a hundred men", "a hundred", 100),
        ("another 12 men", "12", 12),
        ("the two men", "two", 2),
        ("both men", "both", 2),
        ("no men", "no", 0),
        ("nobody came", "nobody", 0),
        ("dozens of men", "dozens", None),
        ("tens of thousands of men", "tens of thousands", None),
        ("several dozen men", "several dozen", None),
        ("a number of men", "a number", None),
        ("many men", "many", None),
    ],
)
def test_amounts(text: str, amount: str, value: int | None) -> None:
    (number,) = numbers(text)
    assert (text[number.start : number.end], number.value) == (amount, value)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("10 to 15 men", 10, 15),
        ("10-15 men", 10, 15),
        ("10–15 men", 10, 15),
        ("between 10 and 15 men", 10, 15),
        ("two or three men", 2, 3),
        ("three to four thousand men", 3000, 4000),
        ("10-15,000 men", 10000, 15000),
    ],
)
def test_ranges(text: str, low: int, high: int) -> None:
    (number,) = numbers(text)
    assert (number.value, number.value_max) == (low, high)


def test_a_change_is_no_range() -> None:
    assert [n.value for n in numbers("The toll rose from 10 to 15.")] == [10, 15]


@pytest.mark.parametrize(
    ("text", "modifier", "qualifier"),
    [
        ("36 men", "exact", ""),
        ("at least 36 men", "at_least", "at least"),
        ("at least another 36 men", "at_least", "at least another"),
        ("More than 36 men", "at_least", "More than"),
        ("no fewer than 36 men", "at_least", "no fewer than"),
        ("upward of 36 men", "at_least", "upward of"),
        ("36 or more men", "at_least", "or more"),
        ("up to 36 men", "at_most", "up to"),
        ("as many as 36 men", "at_most", "as many as"),
        ("fewer than 36 men", "at_most", "fewer than"),
        ("about 36 men", "about", "about"),
        ("some 36 men", "about", "some"),
        ("an estimated 36 men", "about", "an estimated"),
        ("close to 36 men", "about", "close to"),
        ("36 or so men", "about", "or so"),
        ("an estimated more than 36 men", "at_least", "more than"),
        ("They handed over 36 men", "exact", ""),
        ("at least dozens of men", "vague", "at least"),
    ],
)
def test_qualifiers(text: str, modifier: str, qualifier: str) -> None:
    (number,) = numbers(text)
    assert number.modifier == modifier
    assert (text[slice(*number.qualifier)] if number.qualifier else "") == qualifier


@pytest.mark.parametrize(
    "text",
    [
        "60% of them",
        "60 percent of them",
        "12 per cent",
        "$12 million",
        "the 366th regiment",
        "an M-16 rifle",
        "a 12-year-old boy",
        "a 50-kilometer road",
        "at 10:30",
        "2-1/2 years",
        "aged 12",
        "Article 5",
        "No. 5",
        "no longer",
        "one another",
        "the one in the north",
        "one in three people",
        "note [12]",
        "1. A list",
    ],
)
def test_what_counts_no_heads(text: str) -> None:
    assert numbers(text) == []


def test_taken_places_are_left_alone() -> None:
    text = "In 2014 300 people died."
    (sentence,) = sentences(text)
    assert [n.value for n in find_numbers(sentence, text, [(3, 7)])] == [300]


@given(st.text(max_size=60))
def test_any_text_is_quoted(text: str) -> None:
    found = numbers(text)
    for number in found:
        assert 0 <= number.start < number.end <= len(text)
        assert text[number.start : number.end].strip() == text[number.start : number.end]
        assert number.value is None or number.value >= 0
        assert (number.value is None) == (number.modifier == "vague")
    assert found == sorted(found, key=lambda n: n.start)


WORDS = st.sampled_from(
    re.findall(r"\S+", "a 12 dozen hundred of two or to - , more than at least 1,200 one in million and half")
)


@given(st.lists(WORDS, max_size=9).map(" ".join))
def test_any_row_of_number_words_is_read(text: str) -> None:
    spans = [(n.start, n.end) for n in numbers(text)]
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
