"""Records in English."""

from __future__ import annotations

from typing import Any

import pytest

import samples
from readout import wording
from readout.records import Figure


def figure(sentence: str, words: str, value: int | None, outcome: str, **fields: Any) -> Figure:
    return samples.Draft("d", sentence).figure(0, words, value, outcome, **fields)


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (figure("1 died.", "1", 1, "killed"), "1 person killed"),
        (figure("1,234 died.", "1,234", 1234, "killed"), "1,234 people killed"),
        (figure("A child vanished.", "A", 1, "missing", category="children"), "1 child missing"),
        (figure("Up to 9 were hurt.", "9", 9, "injured", modifier="at_most"), "at most 9 people injured"),
        (
            figure("More than 9 fled.", "9", 9, "displaced", modifier="at_least", qualifier="More than"),
            "more than 9 people displaced",
        ),
        (
            figure("9 or more fled.", "9", 9, "displaced", modifier="at_least", qualifier="or more"),
            "at least 9 people displaced",
        ),
        (figure("5 to 7 fled.", "5 to 7", 5, "displaced", value_max=7), "5 to 7 people displaced"),
        (figure("Dozens fled.", "Dozens", None, "displaced", modifier="vague"), "dozens of people displaced"),
        (
            figure("Several women fled.", "Several", None, "displaced", modifier="vague", category="women"),
            "several women displaced",
        ),
        (figure("3 bodies came.", "3", 3, "remains"), "remains of 3 people"),
        (figure("3 were hit.", "3", 3, "casualties"), "3 people killed or injured"),
        (figure("3 will be freed.", "3", 3, "released"), "release of 3 people"),
    ],
)
def test_a_claim_reads_as_it_was_made(made: Figure, said: str) -> None:
    assert wording.claim(made) == said


def test_a_part_says_what_tells_it_from_its_whole() -> None:
    whole = figure("9 died.", "9", 9, "killed", side="Norland", category="military")
    same = whole.model_copy(update={"value": 2})
    assert (wording.share(same, whole), wording.distinction(same, whole)) == ("2", "")
    other = whole.model_copy(update={"value": 2, "side": "Sudland", "outcome": "missing"})
    assert wording.share(other, whole) == "2 (Sudland) missing"
    assert wording.distinction(other, whole) == "Sudland, missing"


@pytest.mark.parametrize(
    ("names", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_lists(names: list[str], said: str) -> None:
    assert wording.listing(names) == said


@pytest.mark.parametrize(
    ("number", "word", "said"),
    [
        (0, "claim", "no claims"),
        (1, "claim", "1 claim"),
        (1000, "claim", "1,000 claims"),
        (2, "day", "2 days"),
    ],
)
def test_counts(number: int, word: str, said: str) -> None:
    assert wording.count(number, word) == said


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"date": "2031-05-09"}, "9 May 2031"),
        ({"date": "2031-05"}, "May 2031"),
        ({"date": "2031"}, "2031"),
        ({}, "date not stated"),
        ({"not_before": "2031-05-06", "not_after": "2031-05-09"}, "between 6 and 9 May 2031"),
        ({"not_before": "2031-04-06", "not_after": "2031-05-09"}, "between 6 April and 9 May 2031"),
        (
            {"not_before": "2030-12-30", "not_after": "2031-01-02"},
            "between 30 December 2030 and 2 January 2031",
        ),
        ({"not_before": "2031-05-06"}, "on or after 6 May 2031"),
        ({"not_after": "2031-05-06"}, "on or before 6 May 2031"),
    ],
)
def test_dates_are_as_exact_as_the_documents(fields: dict[str, str], said: str) -> None:
    assert wording.when(samples.Draft("d", "They met.").meeting(0, "met", **fields)) == said


@pytest.mark.parametrize(
    ("who", "fields", "said"),
    [
        (("A", "B"), {"place": "Lakeside"}, "A and B met in person in Lakeside"),
        (("A", "B"), {"mode": "phone"}, "A and B spoke by telephone"),
        (("A", "B"), {"mode": "phone", "status": "planned"}, "a telephone call of A and B is planned"),
        (("A",), {"place": "Lakeside"}, "a meeting with A in Lakeside was held"),
        ((), {"status": "cancelled"}, "a meeting, participants not stated, was cancelled"),
    ],
)
def test_encounters(who: tuple[str, ...], fields: dict[str, str], said: str) -> None:
    event = samples.event(samples.Draft("d", "They met.").meeting(0, "met", *who, **fields))
    assert wording.encounter(event) == said


@pytest.mark.parametrize(("number", "said"), [(1, "1 day"), (90, "3 months"), (800, "2 years")])
def test_lengths_of_time(number: int, said: str) -> None:
    assert wording.length(number) == said


def test_words_of_a_document_stay_on_one_line() -> None:
    assert wording.plain(" a\n\tb\x00\x1bc\u2028 ") == "a b c"
    assert wording.plain("a" * 300, 10) == "a" * 9 + "…"
