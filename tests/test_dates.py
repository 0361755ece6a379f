from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.dates import coarsest, day_range, find_times, shift
from readout.dates.grammar import RULES, Example, Rule
from readout.dates.meaning import READERS
from readout.dates.tense import CUES, leaning
from readout.dates.tense import Example as TenseExample
from readout.text.tokens import sentences, tokenize

EXAMPLES = [(rule, example) for rule in RULES for example in rule.examples]
COUNTER_EXAMPLES = [(rule, text) for rule in RULES for text in rule.counter_examples]
LATER = "2011-03-10"


def found(text: str, anchor: str = "") -> list[tuple[str, str, str]]:
    times = find_times(sentences(text), text, anchor)
    return [(text[t.start : t.end], t.value, t.rule) for t in times]


def values(text: str, anchor: str = "") -> list[str]:
    return [value for _, value, _ in found(text, anchor)]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=[f"{r.rule}: {e.text}" for r, e in EXAMPLES])
def test_a_rule_reads_its_examples(rule: Rule, example: Example) -> None:
    assert (example.found, example.value, rule.rule) in found(example.text, example.anchor)


@pytest.mark.parametrize(
    ("rule", "text"), COUNTER_EXAMPLES, ids=[f"{r.rule}: {t}" for r, t in COUNTER_EXAMPLES]
)
def test_a_rule_leaves_its_counter_examples(rule: Rule, text: str) -> None:
    assert rule.rule not in [name for _, _, name in found(text, LATER)]


def test_every_rule_has_examples_and_a_mechanism() -> None:
    assert all(rule.examples and rule.reads in READERS for rule in RULES)
    assert {rule.reads for rule in RULES} == set(READERS)


@pytest.mark.parametrize("example", CUES.examples, ids=[e.text for e in CUES.examples])
def test_the_verb_gives_the_direction(example: TenseExample) -> None:
    tokens = tokenize(example.text)
    at = [t.text for t in tokens].index(example.at)
    assert leaning(tokens, at, at + 1).direction == example.direction


def test_without_a_date_of_the_document_nothing_is_guessed() -> None:
    text = "On Tuesday, yesterday, last week and two days ago they fought; on 21 August and in May they met."
    assert values(text) == ["", "", "", "", "XXXX-08-21", "XXXX-05"]


def test_a_partial_date_of_the_document_places_what_it_can() -> None:
    assert values("On Tuesday they met, and last year, and in May.", "2018-12") == ["", "2017", "2018-05"]
    assert values("On Tuesday they met, and last year, and in May.", "2018") == ["", "2017", "2018-05"]


def test_the_story_moves_on_from_the_day_it_spoke_of() -> None:
    text = (
        "On 3 May 2010 the siege began. Two days later it rained. The next day the town fell. "
        "By the end of that year all was over. In 2015 the mayor died."
    )
    assert values(text, "2020-01-01") == ["2010-05-03", "2010-05-05", "2010-05-06", "2010", "2015"]


def test_a_time_of_day_takes_the_day_beside_it() -> None:
    text = "The ferry left at 8.15 p.m. on Tuesday. At noon the mail came."
    assert values(text, "2018-12-20") == ["2018-12-18T20:15", "2018-12-18", "2018-12-18T12:00"]
    assert values("The mail came at noon.", "2018-12-20") == ["2018-12-20T12:00"]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. May may march in second place, said the 19-year-old from the Sunday Times.",
        "They counted 2,000 people, 2000 soldiers and 1,850 homes.",
        "Resolution 2254 was read, and version 1.2.3 of it.",
        "He sat by the sun and wed a mar.",
    ],
)
def test_what_is_no_time_is_not_found(text: str) -> None:
    assert found(text, LATER) == []


@given(
    st.text(max_size=200),
    st.sampled_from(["", "2018", "2018-12", "2018-12-20", "0001-01-01", "9999-12-31", "x"]),
)
def test_any_text_is_read(text: str, anchor: str) -> None:
    times = find_times(sentences(text), text, anchor)
    assert all(0 <= t.start < t.end <= len(text) for t in times)
    assert all(a.end <= b.start for a, b in pairwise(times))


WORDS = (  # noqa: SIM905
    "Tuesday last next the 4th of May 31 2010 1990s two days weeks ago later - / , 12 year day before early "
    "night 9999 half a and to 8.15 p.m. every century first quarter 99 yesterday evening this that 1.2.3 "
    "1,000 0 1 dozen couple 99999999999 weekend winter 1990 s"
).split()


@given(
    st.lists(st.sampled_from(WORDS), max_size=12),
    st.sampled_from(["", "2018-12-20", "0001-01-01", "9999-12-31"]),
)
def test_any_row_of_time_words_is_read(words: list[str], anchor: str) -> None:
    for glue in (" ", ""):
        text = glue.join(words)
        for time in find_times(sentences(text), text, anchor):
            stretch = day_range(time.value)
            assert stretch is None or stretch[0] <= stretch[1]


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2019-02-08", ("2019-02-08", "2019-02-08")),
        ("2018-12-20TAF", ("2018-12-20", "2018-12-20")),
        ("2012-07-20T20:15", ("2012-07-20", "2012-07-20")),
        ("2020-02", ("2020-02-01", "2020-02-29")),
        ("2020", ("2020-01-01", "2020-12-31")),
        ("199", ("1990-01-01", "1999-12-31")),
        ("19", ("1900-01-01", "1999-12-31")),
        ("2010-W43", ("2010-10-25", "2010-10-31")),
        ("2010-W43-WE", ("2010-10-30", "2010-10-31")),
        ("2011-Q2", ("2011-04-01", "2011-06-30")),
        ("2011-H2", ("2011-07-01", "2011-12-31")),
        ("2019-SP", ("2019-03-01", "2019-05-31")),
        ("2019-WI", ("2019-12-01", "2020-02-29")),
        ("2012-06-04/2012-06-09", ("2012-06-04", "2012-06-09")),
        ("2018-04/2018-05", ("2018-04-01", "2018-05-31")),
    ],
)
def test_the_days_of_a_value(value: str, days: tuple[str, str]) -> None:
    assert day_range(value) == days


@pytest.mark.parametrize(
    "value", ["", "XXXX-08-21", "PRESENT_REF", "PT4H", "T20:15", "2010-13", "2010-02-30", "2010-W60", "9999"]
)
def test_what_has_no_known_days(value: str) -> None:
    assert day_range(value) is None


def test_the_smallest_date_that_holds_a_band() -> None:
    assert coarsest("2018-12-19", "2018-12-19") == "2018-12-19"
    assert coarsest("2018-12-19", "2018-12-20") == "2018-12"
    assert coarsest("2018-01-15", "2018-12-20") == "2018"
    assert coarsest("2017-12-31", "2018-01-01") == ""
    assert coarsest("", "2018-01-01") == ""


def test_counting_on() -> None:
    assert shift("2018-12-20", -1, "D") == "2018-12-19"
    assert shift("2021-01-03", -1, "W") == "2020-W52"
    assert shift("2021-01", -1, "M") == "2020-12"
    assert shift("2018-11-30", 1, "Q") == "2019-Q1"
    assert shift("2018-12-20TNI", 1, "Y") == "2019"
    assert shift("2018", 1, "D") == shift("XXXX-08-21", 1, "D") == shift("2010-W43", 1, "W") == ""
