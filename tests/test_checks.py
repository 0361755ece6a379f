"""Checks: totals and parts, versions, speakers, dates, mends, repeats."""

from __future__ import annotations

from typing import Any, get_args

import pytest

import samples
from readout import checks
from readout.checks import Finding, Kind
from readout.checks.counts import same_people
from readout.checks.splits import splits
from readout.corpus import Corpus
from readout.records import Figure


def one(corpus: Corpus, kind: Kind) -> Finding:
    found = [f for f in checks.check(corpus) if f.kind == kind]
    assert len(found) == 1
    return found[0]


def folder(*drafts: samples.Draft) -> Corpus:
    return Corpus(tuple(d.document() for d in drafts), ())


def told(name: str, value: int, date: str = "2031-05-01", **fields: Any) -> samples.Draft:
    draft = samples.Draft(name, f"In all {value} soldiers died.", date=date)
    given = {"side": "Norland", "category": "military", "speaker": "Ada Quill"} | fields
    draft.figure(0, str(value), value, "killed", **given)
    return draft


def split(total: dict[str, Any], *parts: dict[str, Any]) -> samples.Draft:
    draft = samples.Draft("d", " ".join(f"{n} died" for n in range(1000, 1001 + len(parts))) + ".")
    whole = draft.figure(0, "1000", outcome="killed", **total)
    for number, part in enumerate(parts, 1001):
        draft.figure(0, str(number), outcome="killed", part_of=whole.start, **part)
    return draft


def test_every_kind_is_found_in_the_sample(corpus: Corpus) -> None:
    assert {f.kind for f in checks.check(corpus)} == set(get_args(Kind))


def test_every_finding_names_what_it_rests_on(corpus: Corpus) -> None:
    known = {f.id for f in corpus.figures}
    for finding in checks.check(corpus):
        assert set(finding.records) <= known
        assert finding.records or finding.kind == "no date"
        assert set(finding.documents) <= set(corpus.document_of)
        assert finding.statement.endswith(".")


def test_what_the_parts_leave_over_is_counted(corpus: Corpus) -> None:
    finding = one(corpus, "not broken down")
    assert finding.people == 320
    assert "320 are not broken down, if nobody stands in two of the parts" in finding.statement
    assert [r.rpartition("#")[0] for r in finding.records] == ["herald"] * 3


def test_parts_that_exceed_their_total_are_a_contradiction(corpus: Corpus) -> None:
    finding = one(corpus, "parts exceed the total")
    assert (finding.people, finding.documents) == (3, ("garbled",))


WOMEN, MEN, CHILDREN = ({"category": kind} for kind in ("women", "men", "children"))


@pytest.mark.parametrize(
    ("total", "parts", "excess", "rest", "modifier"),
    [
        ({"value": 10}, [{"value": 4} | WOMEN, {"value": 3} | MEN], 0, 3, "exact"),
        ({"value": 10}, [{"value": 10}], 0, 0, "exact"),
        ({"value": 10, "modifier": "at_least"}, [{"value": 4}], 0, 6, "at_least"),
        ({"value": 10}, [{"value": 4, "modifier": "at_least"}], 0, 6, "at_most"),
        ({"value": 10, "modifier": "about"}, [{"value": 4}], 0, 6, "about"),
        ({"value": 10, "value_max": 12}, [{"value": 4}], 0, 6, "about"),
        ({"value": 10}, [{"value": None, "modifier": "vague"}], 0, None, "at_least"),
        ({"value": None, "modifier": "vague"}, [{"value": 4}], 0, None, "vague"),
        ({"value": 10}, [{"value": 8} | WOMEN, {"value": 7} | MEN], 5, None, "exact"),
        # Women and children may be the same people: 8 and 7 of 10 can be true, 12 of 10 cannot.
        ({"value": 10}, [{"value": 8} | WOMEN, {"value": 7} | CHILDREN], 0, None, "exact"),
        ({"value": 10}, [{"value": 12} | WOMEN, {"value": 7} | CHILDREN], 2, None, "exact"),
        ({"value": 10, "modifier": "at_least"}, [{"value": 12}], 0, None, "at_least"),
        ({"value": 10}, [{"value": 12, "modifier": "at_most"}], 0, None, "at_least"),
        ({"value": 10}, [{"value": 6, "side": "Norland"}, {"value": 6, "side": "Sudland"}], 2, None, "exact"),
    ],
)  # fmt: skip
def test_splits(total: Any, parts: Any, excess: int, rest: int | None, modifier: str) -> None:
    (found,) = splits(folder(split(total, *parts)))
    assert (found.excess, found.rest) == (excess, rest)
    if rest:
        assert found.rest_modifier == modifier


def test_the_same_people_counted_differently_stand_side_by_side(corpus: Corpus) -> None:
    finding = one(corpus, "told differently")
    assert finding.documents == ("courier", "herald")
    assert "17 (Bo Marsh, in courier) and at least 12 (Ada Quill, in herald)" in finding.statement
    assert finding.statement.endswith("All of these can be true.")
    assert finding.people is None


def test_numbers_that_exclude_each_other_are_said_to() -> None:
    finding = one(folder(told("a", 17), told("b", 12)), "told differently")
    assert finding.statement.endswith("Not all of these can be true of the same people.")


@pytest.mark.parametrize(
    "other",
    [
        told("b", 17),
        told("b", 12, side="Sudland"),
        told("b", 12, category="civilian"),
        told("b", 12, date="2030-01-01"),
        told("b", 12, period="in the first war"),
    ],
    ids=["the same number", "another side", "another kind", "a year before", "another period"],
)
def test_claims_about_others_are_not_set_against_each_other(other: samples.Draft) -> None:
    first = told("a", 17, period="in the last war" if other.figures[0].period else "")
    assert [f for f in checks.check(folder(first, other)) if f.kind == "told differently"] == []


def test_the_same_period_is_compared_over_years() -> None:
    drafts = (told("a", 17, period="in the war"), told("b", 12, date="2040-01-01", period="in the war"))
    assert one(folder(*drafts), "told differently").documents == ("a", "b")


def test_one_speaker_in_one_document_does_not_contradict_himself() -> None:
    draft = samples.Draft("d", "He said that 5 died there and 7 here.")
    for words, value in (("5", 5), ("7", 7)):
        draft.figure(0, words, value, "killed", side="Norland", speaker="Ada Quill")
    assert checks.told_differently(folder(draft)) == []


def test_a_mend_elsewhere_is_no_restored_reading() -> None:
    draft = samples.garbled()
    draft.figures = [f.model_copy(update={"cues": ()}) for f in draft.figures]
    assert checks.restored(folder(draft)) == []
    assert len(checks.restored(folder(samples.garbled()))) == 3


def test_nothing_is_found_where_there_is_nothing(empty: Corpus) -> None:
    assert checks.check(empty) == []


def test_a_part_is_found_by_the_start_of_its_whole(corpus: Corpus) -> None:
    parts = {whole: [p.text for p in found] for whole, found in corpus.parts_of.items()}
    assert parts == {"garbled#f10-missing": ["8", "5"], "herald#f31-missing": ["30", "50"]}


def test_a_figure_that_is_a_part_of_itself_is_no_part() -> None:
    draft = samples.Draft("d", "In all 5 died.")
    itself: Figure = draft.figure(0, "5", 5, "killed", part_of=7)
    assert itself.start == 7
    assert folder(draft).parts_of == {}


def test_when_a_file_was_made_is_no_date_of_publication() -> None:
    made = samples.Draft("made", "Nothing.", date="2031-05-07", date_basis="pdf metadata").document()
    stated = samples.Draft("stated", "Nothing.", date="2031-05-07").document()
    found = checks.without_date(Corpus.of([made, stated]))
    assert [f.statement for f in found] == [
        "made: no date of publication, only that its file was made on 7 May 2031."
    ]


def test_of_many_claims_each_group_holds_what_is_comparable_with_its_first_alone() -> None:
    dates = ["", "2031", "2031-05-01", "2031-05-20", "2031-06-01", "2031-07-15"]
    periods = ["", "", "in May", "in June", "In May"]
    corpus = folder(
        *(
            told(
                f"paper {n}",
                n,
                dates[n % 6],
                period=periods[n * n % 5],
                side=("Norland", "")[n % 7 == 0],
                part_of=7 if n % 4 == 0 else None,
            )
            for n in range(90)
        )
    )
    left = list(corpus.figures)
    groups = []
    while left:
        first, *others = left
        group = [first, *(f for f in others if any(same_people([first, f], corpus)))]
        groups += [group] if len(group) > 1 else []
        left = [f for f in others if f not in group]
    assert list(same_people(corpus.figures, corpus)) == groups
    assert len(groups) > 3
