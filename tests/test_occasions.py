"""Occasions told without their parties, and meetings told by their number alone."""

from __future__ import annotations

import hashlib

import pytest

from readout.analysis import Analysis, analyse
from readout.documents import Source
from readout.meetings import find_meetings
from readout.meetings.backdrop import WORDS as MEMBERSHIPS
from readout.meetings.backdrop import Backdrop
from readout.meetings.formats import WORDS as FORMATS
from readout.meetings.journeys import LEXICON as JOURNEYS
from readout.meetings.layers import layers_of
from readout.meetings.numbered import WORDS as NUMBERING
from readout.meetings.occasions import WORDS as OCCASIONS
from readout.meetings.sides import sides_of
from readout.meetings.strangers import WORDS as STRANGERS
from readout.records import Meeting


def analysis(text: str) -> Analysis:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return analyse(Source("report", "report.txt", text, digest, title="", date="2019-05-17"))


def meetings(text: str) -> list[Meeting]:
    return find_meetings(analysis(text))


def backdrop(text: str) -> Backdrop:
    read = analysis(text)
    return Backdrop(read, layers_of(read))


@pytest.mark.parametrize(("text", "parties"), [(e.text, e.parties) for e in OCCASIONS.examples])
def test_an_occasion_is_of_those_whom_the_document_names(text: str, parties: tuple[str, ...]) -> None:
    assert sorted(meetings(text)[-1].participants) == sorted(parties)


@pytest.mark.parametrize("text", OCCASIONS.counter_examples)
def test_what_is_no_occasion_is_of_nobody(text: str) -> None:
    assert not meetings(text)


@pytest.mark.parametrize("text", STRANGERS.examples)
def test_strangers_meet_nobody_whom_the_document_names(text: str) -> None:
    assert not meetings(text)


@pytest.mark.parametrize("text", STRANGERS.counter_examples)
def test_those_who_are_pointed_back_to_are_no_strangers(text: str) -> None:
    assert len(meetings(text)[-1].participants) > 1


@pytest.mark.parametrize(("text", "parties"), [(e.text, e.parties) for e in JOURNEYS.examples])
def test_a_meeting_is_with_the_traveller(text: str, parties: tuple[str, ...]) -> None:
    assert sorted(meetings(text)[-1].participants) == sorted(parties)


@pytest.mark.parametrize("text", JOURNEYS.counter_examples)
def test_nobody_travels_where_nothing_tells_so(text: str) -> None:
    assert not meetings(text)


@pytest.mark.parametrize(("text", "told"), NUMBERING.examples.items())
def test_a_number_tells_of_a_meeting_of_its_series(text: str, told: tuple[str, ...]) -> None:
    assert [f"{m.date} {m.place}" for m in meetings(text)] == list(told)


@pytest.mark.parametrize("text", NUMBERING.counter_examples)
def test_a_number_of_something_else_tells_of_no_meeting(text: str) -> None:
    assert len(meetings(text)) == 1


@pytest.mark.parametrize(("text", "members"), MEMBERSHIPS.examples.items())
def test_the_members_of_a_body_are_those_listed(text: str, members: tuple[str, ...]) -> None:
    (listed,) = backdrop(text).bodies.values()
    assert [actor.name for actor in listed] == list(members)


@pytest.mark.parametrize(("text", "members"), MEMBERSHIPS.formats.items())
def test_a_sentence_says_whom_a_format_brings_together(text: str, members: tuple[str, ...]) -> None:
    assert [actor.name for found in backdrop(text).formats for actor in found.members] == list(members)


@pytest.mark.parametrize("text", MEMBERSHIPS.counter_examples)
def test_a_body_is_not_made_up_of_whom_it_speaks_to(text: str) -> None:
    assert not backdrop(text).bodies


@pytest.mark.parametrize(("text", "told"), FORMATS.examples.items())
def test_a_format_brings_its_members_together(text: str, told: tuple[str, ...]) -> None:
    assert [f"{m.date} {m.place} {' '.join(m.participants)}" for m in meetings(text)] == list(told)


@pytest.mark.parametrize("text", FORMATS.counter_examples)
def test_what_is_no_format_brings_nobody_together(text: str) -> None:
    assert not meetings(text)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "3 May — Norway and Peru hold talks in Lima.\n\n7 May — Norway and Peru hold a second meeting.",
            ["2019-05-03", "2019-05-07"],
        ),
        (
            "- Lima, May 3, 2011:\n\nNorway and Peru met.\n\n- Oslo, June 7, 2012:\n\nNorway and Peru met.",
            ["2011-05-03", "2012-06-07"],
        ),
    ],
)
def test_a_chronology_dates_what_stands_under_its_dates(text: str, days: list[str]) -> None:
    assert [m.date for m in meetings(text)] == days


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Fiji holds the south. Fiji is poor. Peru took some people in. Peru heard many from Fiji.", []),
        (
            "Fiji fought Peru. Fiji is poor. Peru fought Fiji again.",
            ["Fiji", "Peru"],
        ),
    ],
)
def test_two_nations_are_the_sides_where_sentences_tell_of_both(text: str, sides: list[str]) -> None:
    assert [actor.name for actor in sides_of(analysis(text), []).two] == sides
