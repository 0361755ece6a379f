"""What the two seed documents tell of meetings, and the four events that they make together."""

from __future__ import annotations

from functools import cache

from readout.chronology import merge
from readout.corpus import read
from readout.records import Document, Event, Meeting
from test_project import ROOT


@cache
def documents() -> tuple[Document, ...]:
    return read(ROOT / "seeds").documents


@cache
def events() -> dict[str, Event]:
    return {event.id: event for event in merge(documents())}


def told(event: Event) -> list[Meeting]:
    return [m for d in documents() for m in d.meetings if m.id in event.meetings]


def family_names(event: Event) -> set[str]:
    return {name.split()[-1] for name in event.participants}


def test_four_events_and_no_other() -> None:
    assert [(e.date, e.mode, len(e.documents)) for e in events().values()] == [
        ("2021-12-14", "in_person", 2),
        ("2021-12-14", "phone", 1),
        ("2021-12", "in_person", 1),
        ("2022-02-04", "virtual", 1),
    ]
    assert all(e.status == "held" for e in events().values())


def test_both_documents_tell_of_the_brussels_talks() -> None:
    talks = events()["2021-12-14-brussels"]
    assert (talks.place, talks.host) == ("Brussels", "Charles Michel")
    assert talks.participants == ("Charles Michel", "Ilham Aliyev", "Nikol Pashinyan")
    assert [m.duration for m in told(talks)] == ["", "more than four hours"]


def test_the_telephone_call_was_on_the_same_tuesday() -> None:
    call = next(e for e in events().values() if e.mode == "phone")
    assert call.participants == ("Emmanuel Macron", "Vladimir Putin")
    [record] = told(call)
    assert [item.text.split(" to ")[0] for item in record.agenda] == ["Moscow’s efforts"]
    assert (call.date, call.not_before, call.not_after) == ("2021-12-14", "", "")


def test_an_unstated_day_is_a_band() -> None:
    meeting = next(e for e in events().values() if e.date == "2021-12")
    assert family_names(meeting) == {"Macron", "Aliyev", "Pashinyan"}
    assert (meeting.not_before, meeting.not_after, meeting.place) == ("2021-12-14", "2021-12-16", "")


def test_the_virtual_meeting_has_its_agenda_and_its_outcome() -> None:
    meeting = next(m for d in documents() for m in d.meetings if m.mode == "virtual")
    assert meeting.date == "2022-02-04"
    assert len(meeting.participants) == 4
    agenda = " | ".join(span.text for span in meeting.agenda)
    for topic in ("humanitarian", "confidence", "landmines", "communications", "borders", "peace", "UNESCO"):
        assert topic in agenda
    assert len(meeting.agenda) == 7
    assert ["mission" in span.text for span in meeting.agreed] == [True]
