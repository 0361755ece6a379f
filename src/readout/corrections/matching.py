"""Which of the records that are found each entry is about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from readout.addresses import anchor
from readout.corrections.entries import Entry, Placed
from readout.records import Figure, Meeting

R = TypeVar("R", Figure, Meeting)


def which(record: Figure | Meeting) -> str:
    """What tells a record from others that share its first word: a figure's outcome, a meeting's number."""
    return anchor(record.id).partition("-")[2]


def matched(entries: Sequence[Placed], found: Sequence[R]) -> list[tuple[Placed, list[R]]]:
    """Each entry with the records that it is about: at most one, but for entries that reject.

    First what is found as it was checked; then, for what is left, what a later library reads at the same
    words, or a meeting that it sees at others: the checked values stand in its place.
    """
    free = list(found)
    taken: dict[int, list[R]] = {}
    for rule in (_as_checked, _at_its_place, _the_same_meeting):
        for number, placed in enumerate(entries):
            if number in taken or placed.entry.decision == "reject":
                continue
            record = next((r for r in free if rule(placed.entry, r)), None)
            if record:
                free.remove(record)
                taken[number] = [record]
    for number, placed in enumerate(entries):
        if placed.entry.decision == "reject":
            taken[number] = [r for r in free if _kept_out(placed.entry, r)]
            free = [r for r in free if r not in taken[number]]
    return [(placed, taken.get(number, [])) for number, placed in enumerate(entries)]


def _as_checked(entry: Entry, record: Figure | Meeting) -> bool:
    """Whether a record begins at the entry's words and is the one of them that is meant."""
    wanted = {entry.which, entry.becomes} if entry.which else {entry.becomes}
    return record.start == entry.start and which(record) in wanted


def _at_its_place(entry: Entry, record: Figure | Meeting) -> bool:
    """Whether a record is all that there is at the words: not where others are known to share them."""
    return entry.decision != "add" and not entry.which and _touch(entry, record)


def _the_same_meeting(entry: Entry, record: Figure | Meeting) -> bool:
    """Whether a meeting that is told by other words has the checked parties and day.

    A meeting's place is the first word that tells of it; a later library may see an earlier one.
    """
    if not isinstance(record, Meeting):
        return False
    checked = entry.checked.given()
    parties = set(checked.get("participants", ()))
    return bool(parties) and parties == set(record.participants) and checked.get("date") == record.date


def _kept_out(entry: Entry, record: Figure | Meeting) -> bool:
    return _touch(entry, record) and entry.which in ("", which(record))


def _touch(entry: Entry, record: Figure | Meeting) -> bool:
    start = entry.start or 0
    return start < record.end and record.start < start + len(entry.words)
