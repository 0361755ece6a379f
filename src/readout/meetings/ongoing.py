"""Talks told of in general in one place, and elsewhere by their day: "Monday's talks", "the meeting"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readout.meetings.circumstances import LEXICON
from readout.meetings.parties import known
from readout.meetings.telling import Telling
from readout.meetings.threads import Thread


def with_a_day(left: Sequence[Telling]) -> Iterator[Thread]:
    """The talks of those who alone are told to talk, at the first time or place told of talks."""
    talks = [t for t in left if t.general and not t.bare and not t.denied]
    if not talks or any(not _same(t, talks[0]) for t in talks):
        return
    for telling in left:
        if _is_dated(telling, talks[0]):
            theirs = all(known(a, talks[0].parties) for a in telling.parties)
            if theirs and telling.status.value == talks[0].status.value:
                thread = Thread(talks[0])
                thread.add(telling)
                yield thread
                return


def _is_dated(telling: Telling, talks: Telling) -> bool:
    """Whether a noun for talks tells of some day or place, or behind them one for the meeting known."""
    meeting = telling.definite and telling.part == "MEETING" and telling.sentence > talks.sentence
    noun = telling.noun in LEXICON.mass or (meeting and not telling.plural)
    return telling.bare and noun and bool(telling.time or telling.place)


def _same(one: Telling, other: Telling) -> bool:
    """Whether both are of the same parties."""
    return all(known(a, other.parties) for a in one.parties)
