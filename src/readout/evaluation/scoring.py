"""Agreement of found records with annotated ones: what was found, missed, and found where nothing is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from readout.evaluation.annotated import FigureMark, Mark, MeetingMark
from readout.evaluation.names import same_name

M = TypeVar("M", bound=Mark)

FIGURE_ATTRIBUTES = ("modifier", "side", "category", "speaker")
MEETING_ATTRIBUTES = ("mode", "status", "place")
_NAMES = frozenset({"side", "speaker", "place"})
_ENOUGH_PARTICIPANTS = 0.5


@dataclass(frozen=True)
class Match(Generic[M]):
    """One document's agreement: pairs of (annotated, found), and what has no partner on either side."""

    pairs: tuple[tuple[M, M], ...]
    missed: tuple[M, ...]
    spurious: tuple[M, ...]

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many are found, missed and spurious."""
        return len(self.pairs), len(self.missed), len(self.spurious)


def match_figures(annotated: Sequence[FigureMark], found: Sequence[FigureMark]) -> Match[FigureMark]:
    """Figures agree where their numbers overlap and outcome and value are the same."""
    return _match(annotated, found, same_figure)


def match_meetings(annotated: Sequence[MeetingMark], found: Sequence[MeetingMark]) -> Match[MeetingMark]:
    """Meetings agree where their dates do, and at least half of all participants."""
    return _match(annotated, found, same_meeting)


def same_figure(annotated: FigureMark, found: FigureMark) -> bool:
    """Whether both mean the same claim."""
    same = (annotated.outcome, annotated.value) == (found.outcome, found.value)
    return same and overlap(annotated, found)


def same_meeting(annotated: MeetingMark, found: MeetingMark) -> bool:
    """Whether both mean the same encounter."""
    return same_date(annotated, found) and same_people(annotated, found)


def same_date(annotated: MeetingMark, found: MeetingMark) -> bool:
    """Whether the date is one that a careful reader gives; two unknown dates agree."""
    return found.date in (annotated.date, *annotated.date_any)


def same_people(annotated: MeetingMark, found: MeetingMark) -> bool:
    """Whether the participants that both name are at least half of those that either names."""
    left, shared = list(found.participants), 0
    for name in annotated.participants:
        other = next((o for o in left if same_name(name, o)), None)
        if other is not None:
            left.remove(other)
            shared += 1
    either = len(annotated.participants) + len(left)
    return not either or shared / either >= _ENOUGH_PARTICIPANTS


def overlap(one: Mark, other: Mark) -> bool:
    """Whether two places share a code point."""
    return one.start < other.end and other.start < one.end


def agrees(attribute: str, annotated: Mark, found: Mark) -> bool:
    """Whether an attribute of a pair is right: the annotated value, or one that is as good."""
    value = getattr(found, attribute)
    right = (getattr(annotated, attribute), *getattr(annotated, f"{attribute}_any"))
    return any(same_name(r, value) for r in right) if attribute in _NAMES else value in right


def _match(annotated: Sequence[M], found: Sequence[M], same: Callable[[M, M], bool]) -> Match[M]:
    """Pair each found record with one annotated record; those that count choose before excused ones."""
    left, pairs, missed = list(found), [], []
    for mark in sorted(annotated, key=lambda m: m.excused):
        fitting = [f for f in left if same(mark, f)]
        partner = next((f for f in fitting if overlap(mark, f)), fitting[0] if fitting else None)
        if partner is not None:
            left.remove(partner)
        if partner is not None and not mark.excused:
            pairs.append((mark, partner))
        elif not mark.excused:
            missed.append(mark)
    excused = [m for m in annotated if m.excused]
    spurious = [f for f in left if not any(overlap(f, m) for m in excused)]
    return Match(tuple(pairs), tuple(missed), tuple(spurious))
