"""Events: what several documents tell is put together, and nothing else is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from readout.chronology import merge
from readout.chronology.names import spellings
from readout.chronology.pairing import Told, alike, neighbours
from readout.names.identity import same_actor
from readout.records import Cue, Document, Event, Meeting


def meeting(
    document: str,
    participants: Sequence[str],
    when: str = "2019-05-14",
    words: Sequence[str] = (),
    number: int = 0,
    **fields: object,
) -> Meeting:
    cues = tuple(Cue(start=0, end=len(w), text=w, role="participant") for w in words or participants)
    base = {
        "id": f"{document}#m{number}", "document": document,
        "start": number, "end": number + 3, "text": "met",
        "sentence": "They met.", "sentence_start": 0, "sentence_end": 9, "rule": "meet", "cues": cues,
        "date": when, "status": "held", "mode": "in_person", "participants": tuple(participants),
    }  # fmt: skip
    return Meeting.model_validate(base | fields)


def document(*meetings: Meeting) -> Document:
    name = meetings[0].document
    return Document(
        id=name, file=f"{name}.txt", sha256="0" * 64, date_basis="none", text="They met.", meetings=meetings
    )


def events(*meetings: Meeting) -> list[Event]:
    return merge([document(m) for m in meetings])


def test_one_encounter_in_two_documents_is_one_event_by_the_fullest_names() -> None:
    [event] = events(
        meeting("a", ["Ana Lopez", "Tomas Berg"], place="Oslo"),
        meeting("b", ["Lopez", "Berg"], host="Olga Stein"),
    )
    assert event.id == "2019-05-14-oslo"
    assert event.participants == ("Ana Lopez", "Tomas Berg")
    assert (event.place, event.host, event.documents) == ("Oslo", "Olga Stein", ("a", "b"))


def test_a_short_name_is_filled_in_where_a_shared_event_shows_whose_it_is() -> None:
    told = events(
        meeting("a", ["Ana Lopez", "Tomas Berg"], place="Oslo"),
        meeting("b", ["Lopez", "Berg"], place="Oslo", number=1),
        meeting("b", ["Lopez", "Olga Stein"], "2019-05-20", number=2),
        meeting("c", ["Lopez", "Juan Rey"], "2019-06-20", number=3),
    )
    assert [e.participants for e in told] == [
        ("Ana Lopez", "Tomas Berg"), ("Ana Lopez", "Olga Stein"), ("Juan Rey", "Lopez"),
    ]  # fmt: skip


def test_one_spelling_of_a_full_name_over_all_events() -> None:
    told = events(
        meeting("a", ["Sergei Ivanov", "Tomas Berg"], "2019-05-14"),
        meeting("b", ["Sergey Ivanov", "Olga Stein"], "2020-01-02"),
        meeting("c", ["Sergey Ivanov", "Juan Rey"], "2021-01-02"),
    )
    assert {n for e in told for n in e.participants if "Ivanov" in n} == {"Sergey Ivanov"}


def test_other_spellings_are_one_person() -> None:
    [event] = events(meeting("a", ["Sergey Ivanov", "Tomas Berg"]), meeting("b", ["Sergei Ivanov", "Berg"]))
    assert event.participants == ("Sergei Ivanov", "Tomas Berg")


def test_a_country_is_one_with_who_speaks_for_it() -> None:
    [event] = events(
        meeting(
            "a", ["Ana Lopez", "Tomas Berg"], words=["Peruvian President Ana Lopez", "Norway's Tomas Berg"]
        ),
        meeting("b", ["Norway", "Peru"]),
    )
    assert event.participants == ("Ana Lopez", "Tomas Berg")


def test_other_days_places_modes_and_people_are_other_events() -> None:
    people = ["Ana Lopez", "Tomas Berg"]
    assert len(events(meeting("a", people), meeting("b", people, "2019-05-15"))) == 2
    assert len(events(meeting("a", people, place="Oslo"), meeting("b", people, place="Lima"))) == 2
    assert len(events(meeting("a", people, place="Oslo"), meeting("b", people, mode="phone"))) == 2
    assert len(events(meeting("a", people), meeting("b", ["Ana Lopez", "Eva Dahl"]))) == 2
    assert len(events(meeting("a", [*people, "Eva Dahl"]), meeting("b", [*people, "Olga Stein"]))) == 2


def test_a_city_and_its_country_do_not_clash() -> None:
    people = ["Ana Lopez", "Tomas Berg"]
    [event] = events(meeting("a", people, place="Norway"), meeting("b", people, place="Oslo"))
    assert event.place == "Oslo"


def test_a_day_beats_a_month_and_bands_narrow_each_other() -> None:
    people = ["Ana Lopez", "Tomas Berg"]
    [event] = events(meeting("a", people, "2019-05"), meeting("b", people, "2019-05-14"))
    assert (event.date, event.not_before, event.not_after) == ("2019-05-14", "", "")
    [event] = events(
        meeting("a", people, "2019-05", not_before="2019-05-10", not_after="2019-05-16"),
        meeting("b", people, "2019-05", not_before="2019-05-13", not_after="2019-05-20"),
    )
    assert (event.date, event.not_before, event.not_after) == ("2019-05", "2019-05-13", "2019-05-16")


def test_a_vague_date_that_fits_two_events_joins_neither() -> None:
    people = ["Ana Lopez", "Tomas Berg"]
    found = events(
        meeting("a", people, "2019-05-14"),
        meeting("b", people, "2019-05-20"),
        meeting("c", people, "2019-05"),
    )
    assert sorted(len(e.documents) for e in found) == [1, 1, 1]


def test_a_chain_does_not_glue_different_meetings() -> None:
    found = events(
        meeting("a", ["Ana Lopez", "Tomas Berg", "Eva Dahl"]),
        meeting("b", ["Ana Lopez", "Tomas Berg"]),
        meeting("c", ["Ana Lopez", "Tomas Berg", "Olga Stein"]),
    )
    assert sorted(len(e.documents) for e in found) == [1, 2]


def test_two_meetings_of_one_document_are_never_one_event() -> None:
    people = ["Ana Lopez", "Tomas Berg"]
    found = merge([document(meeting("a", people, number=1), meeting("a", people, number=20))])
    assert [e.id for e in found] == ["2019-05-14-lopez-berg", "2019-05-14-lopez-berg-2"]


def test_held_by_one_document_is_held() -> None:
    people = ["Ana Lopez", "Tomas Berg"]
    [event] = events(meeting("a", people, status="planned"), meeting("b", people))
    assert event.status == "held"


def test_unknown_dates_come_last_and_join_nothing() -> None:
    people = ["Ana Lopez", "Tomas Berg"]
    found = events(meeting("a", people, ""), meeting("b", people, ""), meeting("c", people))
    assert [e.date for e in found] == ["2019-05-14", "", ""]


def test_news_of_a_day_may_be_of_the_day_before() -> None:
    people = ["Ana Lopez", "Tomas Berg"]
    [event] = events(
        meeting("a", people, "2019-05-15", not_after="2019-05-15"), meeting("b", people, "2019-05-14")
    )
    assert (event.date, event.documents) == ("2019-05-14", ("a", "b"))


PEOPLE = ["Ana Lopez", "Tomas Berg", "Olga Stein", "Eva Dahl", "Peru", "Norway"]


@st.composite
def corpora(draw: st.DrawFn) -> list[Document]:
    """A few documents with meetings of some of the same people around the same days."""
    found = []
    for name in "abcde"[: draw(st.integers(1, 5))]:
        told = []
        for number in range(draw(st.integers(1, 3))):
            people = draw(st.lists(st.sampled_from(PEOPLE), min_size=2, max_size=4, unique=True))
            day = (date(2019, 5, 14) + timedelta(days=draw(st.integers(0, 3)))).isoformat()
            when = draw(st.sampled_from([day, day[:7], day[:4], ""]))
            mode = draw(st.sampled_from(["in_person", "phone"]))
            place = draw(st.sampled_from(["", "Oslo", "Norway", "Lima"]))
            told.append(meeting(name, people, when, number=number, mode=mode, place=place))
        found.append(document(*told))
    return found


@settings(max_examples=80, deadline=None)
@given(corpora(), st.randoms())
def test_the_order_of_documents_does_not_matter(found: list[Document], random: object) -> None:
    turned = sorted(found, key=lambda d: d.id, reverse=True)
    assert merge(found) == merge(turned)


@settings(max_examples=80, deadline=None)
@given(corpora())
def test_every_meeting_is_told_by_one_event_with_an_id_of_its_own(found: list[Document]) -> None:
    merged = merge(found)
    told = [m for e in merged for m in e.meetings]
    assert sorted(told) == sorted(m.id for d in found for m in d.meetings)
    assert len({e.id for e in merged}) == len(merged)
    assert all(re.fullmatch(r"[a-z0-9-]+", e.id) for e in merged)
    assert all(len(set(e.documents)) == len(e.meetings) for e in merged)


@settings(max_examples=80, deadline=None)
@given(corpora())
def test_meetings_that_can_be_one_encounter_are_looked_at(found: list[Document]) -> None:
    told = [Told.of(m) for d in found for m in d.meetings]
    near = neighbours(told)
    assert all((a, b) in near for a, b in combinations(range(len(told)), 2) if alike(told[a], told[b]))


def test_meetings_with_no_day_or_no_party_in_common_are_not_looked_at() -> None:
    first, parties = meeting("a", ["Ana Lopez", "Norway"]), ["the Norwegian premier", "Ana Lopez"]
    others = [
        meeting("b", parties, words=parties),
        meeting("c", ["Tomas Berg", "Olga Stein"]),
        meeting("d", parties, "2019-05-20", words=parties),
    ]
    assert neighbours([Told.of(m) for m in (first, *others)]) == {(0, 1)}


NAMES = st.builds(
    lambda given, family: " ".join([*given, family]),
    st.lists(
        st.sampled_from(
            [
                "A",
                "J.",
                "Ali",
                "Aly",
                "Serge",
                "Sergei",
                "Anna-Maria",
                "Maria",
                "Éva",
                "Eva",
                "Kim",
                "Al",
                "Foreign",
                "中国",
            ]
        ),
        min_size=1,
        max_size=3,
    ),
    st.sampled_from(
        [
            "Ansari",
            "Ansary",
            "Sari",
            "Petrov",
            "Petroff",
            "Aly",
            "A",
            "Al-Sari",
            "Minister",
            "Kimoon",
            "Ki-moon",
            "de Vries",
        ]
    ),
)


@given(st.lists(NAMES, min_size=20, max_size=80))
def test_a_name_has_the_spelling_that_comparing_it_with_all_others_finds(names: list[str]) -> None:
    counted = Counter(names)
    chosen: list[str] = []
    expected = {}
    for name in sorted(counted, key=lambda n: (-counted[n], n)):
        alike = (c for c in chosen if len(c.split()) == len(name.split()) and same_actor(c, name))
        expected[name] = next(alike, name)
        chosen += [name] if expected[name] == name else []
    assert spellings(names) == expected


def test_a_name_of_marks_alone_is_spelled_as_it_stands() -> None:
    names = [". ,", "Ana Vaka"]
    assert spellings(names) == {name: name for name in names}
