from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.amounts import Qualifiers, may_begin
from readout.numbers import Number, find_numbers, first_word, qualifier_after
from readout.text.tokens import sentences, tokenize


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
        ("two hundred and three thousand men", "two hundred and three thousand", 203_000),
        ("two thousand and three hundred men", "two thousand and three hundred", 2_300),
        ("12'000 people", "12'000", 12_000),
        ("5,20,000 people", "5,20,000", 520_000),
        ("12,34,567 people", "12,34,567", 1_234_567),
        ("a quarter of a million people", "a quarter of a million", 250_000),
        ("three quarters of a million people", "three quarters of a million", 750_000),
        ("two million and a half people", "two million and a half", 2_500_000),
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
        ("hundred and five men", "hundred and five", 105),
        ("a hundred and men", "a hundred", 100),
        ("they counted a hundred and", "a hundred", 100),
        ("a thousand and ten men", "a thousand and ten", 1010),
        ("three hundred thousand men", "three hundred thousand", 300000),
        ("two thousand five hundred men", "two thousand five hundred", 2500),
        (
            "two million three hundred thousand and twelve men",
            "two million three hundred thousand and twelve",
            2300012,
        ),
        ("thousand men", "thousand", 1000),
        ("twenty five men", "twenty five", 25),
        ("fifty- and men", "fifty", 50),
        ("they counted fifty-", "fifty", 50),
        ("three and a half thousand men", "three and a half thousand", 3500),
        ("three and a half men", "three", 3),
        ("they counted three and a half", "three", 3),
        ("158 000 000 people", "158 000 000", 158000000),
        ("158 abc people", "158", 158),
        ("they counted 158", "158", 158),
        ("12,5 million people", "12,5 million", 12500000),
        ("1,500 million people", "1,500 million", 1500000000),
        ("12 million people", "12 million", 12000000),
        ("a number of men that fled", "a number", None),
        ("many that fled", "many", None),
        ("a number of men which fled", "a number", None),
        ("both men", "both", 2),
        ("both men or women", "both", 2),
        ("both men and", "both", 2),
        ("they counted both", "both", 2),
        ("all 12 men", "12", 12),
        ("12 more men", "12", 12),
        ("12 men more than last year", "12", 12),
        ("M - 16 men", "16", 16),
        ("a [12, b] men", "12", 12),
        ("they wrote [12", "12", 12),
        ("12:men came", "12", 12),
        ("and: 12 men", "12", 12),
        ("and:12 men", "12", 12),
        ("- 12 men", "12", 12),
        ("a 12. Men came", "12", 12),
        ("12, a man said", "12", 12),
        ("12 years", "12", 12),
        ("one in the town", "one", 1),
        ("they lost one in", "one", 1),
        ("in five of them", "five", 5),
        ("one of them", "one", 1),
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
        ("from 10 to 15 men", 10, 15),
        ("10 or 15 men", 10, 15),
        ("0 to 5 men", 0, 5),
        ("999 to 1000 men", 999, 1000),
        ("2 to 3000 men", 2000, 3000),
        ("one to 1,000 men", 1, 1000),
        ("200 to 300,000 men", 200000, 300000),
        ("1,000 to 2,000,000 men", 1000, 2000000),
        ("1-2 million men", 1000000, 2000000),
        ("one to two hundred men", 100, 200),
        ("two or three thousand men", 2_000, 3_000),
        ("between two hundred and three hundred men", 200, 300),
        ("between two hundred and three thousand men", 200, 3_000),
        ("between two thousand and three thousand men", 2_000, 3_000),
        ("between one hundred thousand and two hundred thousand men", 100_000, 200_000),
        ("five-twenty men", 5, 20),
        ("20 – 40 men", 20, 40),
        ("between 20 - 40 are dead", 20, 40),
        ("some 200,000 - 300,000 men", 200_000, 300_000),
    ],
)
def test_ranges(text: str, low: int, high: int) -> None:
    (number,) = numbers(text)
    assert (number.value, number.value_max) == (low, high)


def test_letters_at_the_end_of_digits() -> None:
    assert [n.value for n in numbers("some 1.5m people and 15k goats")] == [1_500_000, 15_000]
    assert numbers("12m from the gate") == numbers("a 10m-wide hole") == []
    assert [n.value for n in numbers("$1.5m was paid for 12 men")] == [12]


def test_a_change_is_no_range() -> None:
    assert [n.value for n in numbers("The toll rose from 10 to 15.")] == [10, 15]
    assert [n.value for n in numbers("Up from 10 to 15.")] == [10, 15]
    assert [n.value for n in numbers("The toll rose by three to fifteen.")] == [3, 15]
    assert [n.value for n in numbers("It went on Monday from 10 to 15 men.")] == [10, 15]
    assert [n.value for n in numbers("It rose. They sent from 10 to 15 men.")] == [10]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("12 and 15 men", [12, 15]),
        ("12 - 15 more", [12, 15]),
        ("12 -15 men", [12, 15]),
        ("12- 15 men", [12, 15]),
        ("15 to 12 men", [15, 12]),
        ("15 or 12 men", [15, 12]),
        ("5 to 5 men", [5, 5]),
        ("12 to no men", [12, 0]),
        ("several to 12 men", [None, 12]),
        ("12 or several men", [12, None]),
        ("12 to men", [12]),
        ("12 to", [12]),
        ("15-12 men", []),
        ("5-5 men", []),
        ("a million and ten men", [1000000, 10]),
        ("a dozen and five men", [12, 5]),
        ("twenty ten men", [20, 10]),
        ("twenty zero men", [20, 0]),
        ("five twenty men", [5, 20]),
        ("ten five men", [10, 5]),
        ("ten-five men", []),
        ("twenty-ten men", []),
        ("1580 000 people", [1580, 0]),
        ("158  000 people", [158, 0]),
        ("158 0000 people", [158, 0]),
        ("12 million 300", [12000000, 300]),
        ("12 than 13", [12, 13]),
        ("two in three men", [2, 3]),
        ("six in 11 of them", [6, 11]),
        ("ten in six of them", [10, 6]),
        ("ten in ten of them", [10, 10]),
        ("6 in ten men", [6, 10]),
        ("three in five", [3, 5]),
        ("three in many of them", [3, None]),
        ("many in ten of them", [None, 10]),
        ("40 people, both men and women", [40]),
        ("both men and twelve women came", [2, 12]),
        ("40 dead, a number which many know", [40, None]),
        ("40 dead, a number of which we hear", [40]),
        ("40 dead, a number that we hear", [40]),
        ("40 dead, several that fled", [40, None]),
        ("two dozen in 10 of the towns", [24, 10]),
    ],
)
def test_amounts_that_stand_together(text: str, values: list[int | None]) -> None:
    assert [number.value for number in numbers(text)] == values
    assert all(number.value_max is None for number in numbers(text))


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
        ("dozens or more", "vague", "or more"),
        ("at least the first 36 men", "at_least", "at least the first"),
        ("another 36 men", "exact", ""),
        ("only at least 36 men", "at_least", "at least"),
        ("a total of the other 36 men", "exact", ""),
        ("more than about 36 men", "at_least", "more than about"),
        ("up to an estimated 36 men", "at_most", "up to an estimated"),
        ("about up to 36 men", "at_most", "up to"),
        ("around about 36 men", "about", "about"),
        ("handed over about 36 men", "exact", ""),
        ("about 36 or more men", "at_least", "or more"),
        ("about 36 or so men", "about", "about"),
        ("at least 36 or fewer men", "at_least", "at least"),
        ("36 or fewer men", "at_most", "or fewer"),
        ("36 at most", "at_most", "at most"),
        ("36 or thereabouts", "about", "or thereabouts"),
        ("36-odd men", "about", "-odd"),
        ("36+ men", "at_least", "+"),
        ("~36 men", "about", "~"),
        ("as few as 36 men", "exact", ""),
        ("not many more than 36 men", "at_least", "many more than"),
        ("at least between 36 and 40 men", "at_least", "at least between"),
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
        "1) A list",
        "$ 12 men",
        "12$ each",
        "#12 men",
        "7/12 of it",
        "and/12 men",
        "12/men came",
        "12.Men came",
        "no.12 men",
        "3.12 men",
        "1,5 people",
        "12-strong force",
        "men-12",
        "12men came",
        "men12 came",
        "all but 12 men",
        "12 more than last year",
        "12 fewer than that",
        "12 less than that",
        "1 in 3 men",
        "every one of them",
        "no doubt",
        "as many men came",
        "as many",
        "both sisters and brothers",
        "a number of which",
        "six in ten of them",
        "6 in 10 of the men",
        "twice three in five of them",
        "it killed one in ten",
        "it killed one in ten of them",
        "they had waited since day one",
        "they held 12 percent",
        "they held 12%",
        "it lasted 12 p.m.",
        "aged 12 to 15",
    ],
)
def test_what_counts_no_heads(text: str) -> None:
    assert numbers(text) == []


def test_taken_places_are_left_alone() -> None:
    text = "In 2014 300 people died."
    (sentence,) = sentences(text)
    assert [n.value for n in find_numbers(sentence, text, [(3, 7)])] == [300]
    assert [n.value for n in find_numbers(sentence, text, [(0, 3), (6, 9)])] == []
    assert [n.value for n in find_numbers(sentence, text, [(0, 3), (7, 8), (11, 20)])] == [2014, 300]


@pytest.mark.parametrize(
    ("text", "at", "begins"),
    [("a man", 0, True), ("12 men", 0, True), ("men", 0, False), ("no men", 1, False)],
)
def test_whether_an_amount_may_begin(text: str, at: int, begins: bool) -> None:
    assert may_begin(tokenize(text)[at]) is begins


def test_the_words_before_an_amount_that_change_nothing() -> None:
    tokens = tokenize("at least the other 12 men")
    assert [first_word(tokens, i) for i in (4, 3, 2)] == [2, 2, 2]
    assert qualifier_after(tokenize("men or more came"), 1) == ("at_least", 3)
    assert qualifier_after(tokenize("men or more came"), 0) is None


def test_the_phrases_of_qualifiers_keep_their_meaning() -> None:
    words = Qualifiers(at_least=["over"], at_most=["up to"], about=["some"], exact=["took over"])
    table = words.table()
    found = {text: table.starting(tokenize(text), 0) for text in ("over", "up to", "some", "took over", "up")}
    assert found == {
        "over": ("at_least", 1), "up to": ("at_most", 2), "some": ("about", 1), "took over": ("exact", 2),
        "up": None,
    }  # fmt: skip


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
