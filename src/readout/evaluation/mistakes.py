"""What is got wrong, sorted by kind: each mistake with the place in the document where it is made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from readout.evaluation.annotated import FigureMark, Mark, MeetingMark
from readout.evaluation.scoring import (
    FIGURE_ATTRIBUTES,
    MEETING_ATTRIBUTES,
    Match,
    agrees,
    overlap,
    same_date,
    same_people,
)


@dataclass(frozen=True)
class Mistake:
    """One thing that is wrong: its kind in words, and the annotated or found place."""

    kind: str
    start: int
    end: int


def of_figures(match: Match[FigureMark], text: str) -> Iterator[Mistake]:
    """The mistakes of one document's figures; a record that is missed and found otherwise is one mistake."""
    taken: list[FigureMark] = []
    for mark in match.missed:
        near = [s for s in match.spurious if overlap(s, mark)]
        taken += near
        yield _at(mark, _misread(mark, near) if near else _unread(mark, text))
    for spurious in (s for s in match.spurious if s not in taken):
        twice = any(overlap(found, spurious) for _, found in match.pairs)
        yield _at(spurious, "a number counted twice" if twice else "a number that is no figure")
    yield from _attributes(match.pairs, FIGURE_ATTRIBUTES)


def of_meetings(match: Match[MeetingMark]) -> Iterator[Mistake]:
    """The mistakes of one document's meetings; a record that is missed and found otherwise is one mistake."""
    left = list(match.spurious)
    for mark in match.missed:
        kind, partner = _mistold(mark, left)
        if partner:
            left.remove(partner)
        yield _at(mark, kind)
    for spurious in left:
        twice = any(same_date(mark, spurious) and same_people(mark, spurious) for mark, _ in match.pairs)
        yield _at(spurious, "a meeting recorded twice" if twice else "a record where readers see no meeting")
    yield from _attributes(match.pairs, MEETING_ATTRIBUTES)


def _misread(mark: FigureMark, near: Sequence[FigureMark]) -> str:
    if any(s.value == mark.value for s in near):
        return "a figure with another outcome"
    if any(s.outcome == mark.outcome for s in near):
        return "a figure with another value"
    return "a figure with another outcome and value"


def _unread(mark: FigureMark, text: str) -> str:
    if mark.value is None:
        return "a vague amount not found"
    if text[mark.start : mark.end].isalpha():
        return "a figure in words not found"
    return "a figure in digits not found"


def _mistold(mark: MeetingMark, left: Sequence[MeetingMark]) -> tuple[str, MeetingMark | None]:
    """How a missed meeting is told otherwise, and the record that tells it."""
    for kind, same in (
        ("a meeting with another date", same_people),
        ("a meeting with other participants", same_date),
        ("a meeting with another date and other participants", overlap),
    ):
        fitting = [s for s in left if same(mark, s)]
        if fitting:
            return kind, next((s for s in fitting if overlap(mark, s)), fitting[0])
    return "a meeting not found", None


def _attributes(pairs: Sequence[tuple[Mark, Mark]], attributes: Sequence[str]) -> Iterator[Mistake]:
    for mark, found in pairs:
        for name in (a for a in attributes if not agrees(a, mark, found)):
            if not getattr(found, name):
                yield _at(mark, f"a {name} left open")
            elif not getattr(mark, name):
                yield _at(mark, f"a {name} where readers see none")
            else:
                yield _at(mark, f"another {name}")


def _at(mark: Mark, kind: str) -> Mistake:
    return Mistake(kind, mark.start, mark.end)
