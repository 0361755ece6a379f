"""Claims: a counted group with what is said of it, before it becomes a record."""

from __future__ import annotations

from typing import NamedTuple

from readout.figures.clauses import Clause, is_fronted
from readout.figures.cues import Cue
from readout.figures.groups import Group
from readout.figures.links import Relation
from readout.figures.rules import Rule
from readout.records import Category


class Claim(NamedTuple):
    """A counted group under a rule.

    ``place`` is the number of its sentence. ``cue`` is empty where the outcome is that of ``source``, an
    earlier claim; ``total`` is the claim that this one is a part of, ``first`` the one that it repeats.
    The places of side and speaker are offsets of the text.
    """

    place: int
    clause: Clause
    group: Group
    rule: Rule
    relation: Relation
    cue: Cue | None = None
    source: Claim | None = None
    total: Claim | None = None
    first: Claim | None = None
    category: Category = ""
    side: str = ""
    side_cue: tuple[int, int] | None = None
    speaker: str = ""
    speaker_cue: tuple[int, int] | None = None
    speaker_country: str = ""

    @property
    def value(self) -> int | None:
        """The claimed number of people."""
        return self.group.value

    @property
    def key(self) -> tuple[int, int]:
        """What the claim is known by within its document: its sentence and its number's place."""
        return self.place, self.group.start

    @property
    def whole(self) -> Claim:
        """The claim that this one is a part of, or itself."""
        return self.total or self


def can_be_part(group: Group, whole: Claim | Group) -> bool:
    """Whether a group is small enough to be part of another; unknown amounts may be."""
    return group.value is None or whole.value is None or group.value < whole.value


def is_part_in_front(claim: Claim) -> bool:
    """Whether people are a part of whom the sentence names first, uncounted: "Of the dead, 12 were boys"."""
    of_whole = claim.clause.before(claim.group.first) in ("f", "p", "d")
    return claim.total is None and not of_whole and is_fronted(claim.clause, claim.group)


_APART = (
    frozenset(["military", "civilian", "police", "journalists", "aid_workers", "medical"]),
    frozenset(["children", "women", "men"]),
)
"""Kinds of people of whom nobody is of two: by calling, by age and sex."""


def may_include(whole: Claim, group: Group) -> bool:
    """Whether a claim's people can include a group's: two of the soldiers are no part of 40 villagers."""
    kinds = {whole.category, group.category}
    return len(kinds) == 1 or not any(kinds <= apart for apart in _APART)
