import re
from collections import deque
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.dates import coarsest, day_range, find_times, shift
from readout.dates.grammar import (
    RULES,
    Example,
    Rule,
    _calendar_words,
    _compile,
    _context,
    _members,
    _openings,
)
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


THURSDAY, SATURDAY, SUNDAY = "2018-12-20", "2018-12-22", "2018-12-23"


@pytest.mark.parametrize(
    ("anchor", "text", "expected"),
    [
        (THURSDAY, "On Monday they met at 5 at night, at 6 at night and at 12 at night.",
         ["2018-12-17", "2018-12-17T05:00", "2018-12-17T18:00", "2018-12-17T00:00"]),
        (THURSDAY, "On Monday they met at 12 a.m., at 12 p.m., at 1 p.m., at 0 p.m. and at 13 p.m.",
         ["2018-12-17", "2018-12-17T00:00", "2018-12-17T12:00", "2018-12-17T13:00"]),
        (THURSDAY, "On Monday they met at 24:00, at 23:59, at 25:00 and at 12:60.",
         ["2018-12-17", "2018-12-17T24:00", "2018-12-17T23:59"]),
        (THURSDAY, "On Monday they met at 4 in the afternoon, at 7 in the evening and at 3 in the morning.",
         ["2018-12-17", "2018-12-17T16:00", "2018-12-17T19:00", "2018-12-17T03:00"]),
        (THURSDAY, "On 3 May they met. They met again on the 8th.", ["2018-05-03", "2018-05-08"]),
        (THURSDAY, "On 10 December they met. They will meet again on the 22nd.",
         ["2018-12-10", "2018-12-22"]),
        (THURSDAY, "On 10 December they met. They met again on the 22nd.", ["2018-12-10", "2018-11-22"]),
        (THURSDAY, "On 10 December they met. They met again on the 5th.", ["2018-12-10", "2018-12-05"]),
        (THURSDAY, "On 10 December they met. They will meet again on the 5th.", ["2018-12-10", "2019-01-05"]),
        (THURSDAY, "On 10 December they met. They met again on the 10th.", ["2018-12-10", "2018-12-10"]),
        (THURSDAY, "They met at the weekend.", ["2018-W50-WE"]),
        (SATURDAY, "They met at the weekend.", ["2018-W51-WE"]),
        (SUNDAY, "They met at the weekend.", ["2018-W51-WE"]),
        (THURSDAY, "They will meet at the weekend.", ["2018-W51-WE"]),
        ("2018-12", "They met at the weekend.", [""]),
        (THURSDAY, "They met last weekend and this weekend and will meet next weekend.",
         ["2018-W50-WE", "2018-W51-WE", "2018-W52-WE"]),
        (THURSDAY, "They left tonight, last night, on Monday night and this morning.",
         ["2018-12-20TNI", "2018-12-19TNI", "2018-12-17TNI", "2018-12-20TMO"]),
        (THURSDAY, "They met from 30 December to 2 January.", ["2018-12-30/2019-01-02"]),
        (THURSDAY, "They met on 5, 6, 7 and 8 March 2017.",
         ["2017-03-05", "2017-03-06", "2017-03-07", "2017-03-08"]),
        (THURSDAY, "Days ago it rained; two hours ago it rained.", ["PAST_REF", ""]),
        (THURSDAY, "It rained in the week of March 15 and the weekend of March 15, 2017.",
         ["2018-W11", "2017-W11-WE"]),
        (THURSDAY, "It rained on the second Monday of March 2021 and the fifth Monday of March 2021.",
         ["2021-03-08", "2021-03-29"]),
        (THURSDAY, "It rained on the first Monday of March 2021 and on the last Friday in May 2021.",
         ["2021-03-01", "2021-05-28"]),
        ("1995-12-20", "It rained this decade, last decade and last century.", ["199", "198", "18"]),
        (THURSDAY, "On 3 May 2010 it rained. The same week, the same month, the same year, the same day.",
         ["2010-05-03", "2010-W18", "2010-05", "2010", "2010-05-03"]),
        (THURSDAY, "On 3 May 2010 it rained. The week before, the month after.",
         ["2010-05-03", "2010-W17", "2010-06"]),
        (THURSDAY, "On Monday it rained. The following Monday, the previous Friday, the following Friday.",
         ["2018-12-17", "2018-12-24", "2018-12-21", "2018-12-28"]),
        (THURSDAY, "On 3 May 2010 it rained. That evening, the next morning, the night before.",
         ["2010-05-03", "2010-05-03TEV", "2010-05-04TMO", "2010-05-03TNI"]),
        (THURSDAY, "On 3 May 2010 it rained. On the eve it had snowed.", ["2010-05-03", "2010-05-02"]),
        (THURSDAY, "It snowed last Tuesday, this Tuesday, next Tuesday, last Thursday, this Friday.",
         ["2018-12-18", "2018-12-18", "2018-12-25", "2018-12-13", "2018-12-21"]),
        (THURSDAY, "It snowed on Tuesday last week and will snow on Tuesday next week.",
         ["2018-12-11", "2018-12-25"]),
        (THURSDAY, "It snowed on Tuesday afternoon. It will snow on Tuesday.",
         ["2018-12-18TAF", "2018-12-25"]),
        (THURSDAY, "It snowed in spring, last spring, next spring, this spring, the spring of 2003.",
         ["2018-SP", "2018-SP", "2019-SP", "2018-SP", "2003-SP"]),
        (THURSDAY, "It snowed in winter.", ["2018-WI"]),
        ("2018", "It snowed in spring and on Tuesday.", ["2018-SP", ""]),
        ("", "It snowed in spring and in the third quarter of 2003.", ["XXXX-SP", "2003-Q3"]),
        (THURSDAY, "It snowed in the fifth quarter of 2003, the second half of last year, the third half.",
         ["2017-H2"]),
        (THURSDAY, "It snowed in the sixties, the 1960s, the '60s, the 18th century, the first century.",
         ["196", "196", "196", "17", "00"]),
        (THURSDAY, "It took half an hour, half a year, half a day, two decades, 3-1/2 days, a dozen days.",
         ["PT30M", "P6M", "PT12H", "P20Y", "P3.5D", "P12D"]),
        (THURSDAY, "It took two or three days, two and a half years, an hour.", ["P2D/P3D", "P2.5Y", "PT1H"]),
        (THURSDAY, "They meet every Tuesday, every Sunday, every morning, per hour, per day, each year.",
         ["XXXX-WXX-2", "XXXX-WXX-7", "XXXX-XX-XXTMO", "P1D", "P1Y"]),
        (THURSDAY, "It rained on 3/4/2017, 4/13/2017 and 3.4.2017, 2017.4.3, 2017-04-03 and 13.13.2017.",
         ["2017-03-04", "2017-04-13", "2017-04-03", "2017-04-03", "2017-04-03"]),
        (THURSDAY, "It rained on 13/4/2017, 3/4/2017, 3/4/69 and 3/4/68.",
         ["2017-04-13", "2017-04-03", "1969-04-03", "2068-04-03"]),
        (THURSDAY, "It rained 1998-99, 1914-18, 4-9 June 2012, June 4-9, 2012, May to June 2012.",
         ["1998/1999", "1914/1918", "2012-06-04/2012-06-09", "2012-06-04/2012-06-09", "2012-05/2012-06"]),
        (THURSDAY, "It snowed the day before yesterday, yesterday, today, tomorrow, the day after tomorrow.",
         ["2018-12-18", "2018-12-19", "2018-12-20", "2018-12-21", "2018-12-22"]),
        (THURSDAY, "It snowed two days ago, three weeks ago, a month ago, a decade ago, a century ago.",
         ["2018-12-18", "2018-W48", "2018-11", "2008", "1918"]),
        (THURSDAY, "On 3 May 2010 it rained. Two days later, three weeks before, five months later.",
         ["2010-05-03", "2010-05-05", "2010-W15", "2010-10"]),
        (THURSDAY, "On 3 May 2010 it rained. Days later, two years earlier.", ["2010-05-03", "", "2008"]),
        (THURSDAY, "Now it rains; in recent weeks, in the coming days, these days.",
         ["PRESENT_REF", "PAST_REF", "FUTURE_REF", "PRESENT_REF"]),
        ("", "It snowed this spring.", ["XXXX-SP"]),
        (THURSDAY, "In February 2018 they met. They met again on the 30th.", ["2018-02", ""]),
        ("9999-12-31", "They will meet next Friday.", [""]),
        (THURSDAY, "It took a hundred days.", ["P100D"]),
        (THURSDAY, "It took two hundred days.", ["P200D"]),
        (THURSDAY, "Snow on 19 June.", ["2019-06-19"]),
        (THURSDAY, "Snow on 20 June.", ["2018-06-20"]),
        ("2018-12", "Snow in May.", ["2019-05"]),
        ("2018-12", "Snow in June.", ["2018-06"]),
        (THURSDAY, "Snow in December.", ["2018-12"]),
        (THURSDAY, "It snowed last December. It will snow next December.", ["2017-12", "2019-12"]),
        (THURSDAY, "It snowed last May and will snow next May.", ["2018-05", "2019-05"]),
        ("2018-06-15", "It snowed in August. It will snow in August.", ["2017-08", "2018-08"]),
        ("2018-06-15", "It snowed in May. It will snow in May.", ["2018-05", "2019-05"]),
        ("2018-06-15", "It snowed on 1 August.", ["2017-08-01"]),
        ("2018-06-15", "It will snow on 1 May.", ["2019-05-01"]),
        (THURSDAY, "On Tues it rained, on Thurs, on Thur, on Tue, on Jan. 5, on Sept. 5.",
         ["2018-12-18", "2018-12-20", "2018-12-20", "2018-12-18", "2019-01-05", "2018-09-05"]),
    ],
)  # fmt: skip
def test_what_a_time_means(anchor: str, text: str, expected: list[str]) -> None:
    assert values(text, anchor) == expected


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


def test_a_pattern_is_compiled_to_signs() -> None:
    day, dash = _compile("day", capture=False), _compile("hyphen", capture=False)
    assert _compile("day") == f"(?P<day>{day})"
    assert _compile("day.end") == f"(?P<end>{day})"
    assert _compile("(day | hyphen)?") == f"(?:(?P<day>{day})|(?P<hyphen>{dash}))?"
    assert _compile("(day | hyphen)?", capture=False) == f"(?:{day}|{dash})?"
    with pytest.raises(ValueError, match="no class, group or phrase"):
        _compile("day holiday")
    with pytest.raises(ValueError, match="'end' twice"):
        _compile("day.end hyphen.end")


@pytest.mark.parametrize(
    ("pattern", "opens", "passable"),
    [
        ("day hyphen", "day", False),
        ("day? hyphen", "day hyphen", False),
        ("day* hyphen", "day hyphen", False),
        ("day+ hyphen", "day", False),
        ("day | hyphen", "day hyphen", False),
        ("(day | hyphen) month", "day hyphen", False),
        ("(day hyphen)? month", "day month", False),
        ("day? hyphen?", "day hyphen", True),
        ("day | hyphen?", "day hyphen", True),
    ],
)
def test_what_a_pattern_may_begin_with(pattern: str, opens: str, passable: bool) -> None:
    pieces = deque(re.findall(r"[a-z_]+|\S", pattern))
    signs = {sign for name in opens.split() for sign in _members(name)}
    assert _openings(pieces) == (signs, passable)
    assert not pieces


def test_what_must_stand_around_a_match() -> None:
    rule = RULES[0].model_copy(
        update={
            "after": ("day",),
            "not_after": ("month",),
            "before": ("hyphen",),
            "not_before": ("month day",),
        }
    )
    day, month, dash = (f"[{_members(name)}]" for name in ("day", "month", "hyphen"))
    assert _context(rule) == (f"(?<!{month})(?<={day})", f"(?={dash})(?!{month}{day})")
    free = {"after": (), "not_after": (), "before": (), "not_before": ()}
    assert _context(rule.model_copy(update=free)) == ("", "")


@pytest.mark.parametrize(
    ("name", "words", "number"),
    [
        ("month", "january february september", None),
        ("weekday", "tues", "1"),
        ("weekday", "monday", "0"),
        ("weekday", "thur thurs thursday", "3"),
        ("weekdays", "mondays", "0"),
        ("maybe_month", "march may", None),
    ],
)
def test_the_words_of_the_calendar(name: str, words: str, number: str | None) -> None:
    known = _calendar_words()[name]
    assert all(word in known and number in (None, known[word]) for word in words.split())
    assert all("a" <= word[0] <= "z" for word in known)


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
    assert coarsest("2018-01-01", "") == ""
    assert coarsest("2018", "2018-01-01") == coarsest("2018-01-01", "2018") == ""


def test_counting_on() -> None:
    assert shift("2018-12-20", -1, "D") == "2018-12-19"
    assert shift("2021-01-03", -1, "W") == "2020-W52"
    assert shift("2021-01", -1, "M") == "2020-12"
    assert shift("2018-11-30", 1, "Q") == "2019-Q1"
    assert shift("2018-12-20TNI", 1, "Y") == "2019"
    assert shift("2018", 1, "D") == shift("XXXX-08-21", 1, "D") == shift("2010-W43", 1, "W") == ""
