"""Occasions told without their parties, and meetings told by their number alone."""

from __future__ import annotations

import hashlib

import pytest

from readout.analysis import analyse
from readout.documents import Source
from readout.meetings import find_meetings
from readout.meetings.numbered import WORDS as NUMBERING
from readout.meetings.occasions import WORDS as OCCASIONS
from readout.records import Meeting


def meetings(text: str) -> list[Meeting]:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return find_meetings(analyse(Source("report", "report.txt", text, digest, title="", date="2019-05-17")))


@pytest.mark.parametrize(("text", "parties"), [(e.text, e.parties) for e in OCCASIONS.examples])
def test_an_occasion_is_of_those_whom_the_document_names(text: str, parties: tuple[str, ...]) -> None:
    assert sorted(meetings(text)[-1].participants) == sorted(parties)


@pytest.mark.parametrize("text", OCCASIONS.counter_examples)
def test_what_is_no_occasion_is_of_nobody(text: str) -> None:
    assert not meetings(text)


@pytest.mark.parametrize(("text", "told"), NUMBERING.examples.items())
def test_a_number_tells_of_a_meeting_of_its_series(text: str, told: tuple[str, ...]) -> None:
    assert [f"{m.date} {m.place}" for m in meetings(text)] == list(told)


@pytest.mark.parametrize("text", NUMBERING.counter_examples)
def test_a_number_of_something_else_tells_of_no_meeting(text: str) -> None:
    assert len(meetings(text)) == 1
