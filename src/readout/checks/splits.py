"""Totals against their stated parts: what the parts leave over, and whether they can be true together."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from math import inf

from readout.corpus import Corpus
from readout.records import Figure, Modifier

# Kinds of people that nobody belongs to two of; every other pair of kinds may share people.
_APART = {
    frozenset(pair)
    for pair in (
        ("children", "elderly"),
        ("women", "men"),
        ("military", "civilian"),
        ("military", "police"),
        ("military", "journalists"),
        ("military", "aid_workers"),
    )
}


@dataclass(frozen=True)
class Split:
    """A total and its parts, none of them a repeat."""

    total: Figure
    parts: tuple[Figure, ...]

    @property
    def sum(self) -> int | None:
        """What the parts make together, taking each at its stated number; None where one is only a word."""
        values = [part.value for part in self.parts]
        return None if None in values else sum(value or 0 for value in values)

    @property
    def shared(self) -> bool:
        """Whether somebody may be counted in two of the parts: a child in "children" and in "women"."""
        return any(_may_share(a, b) for a, b in combinations(self.parts, 2))

    @property
    def rest(self) -> int | None:
        """People of the total that no part names, if nobody stands in two parts; None if not to be known."""
        if self.total.value is None or self.sum is None or self.sum > self.total.value:
            return None
        return self.total.value - self.sum

    @property
    def rest_modifier(self) -> Modifier:
        """How the rest is qualified, by the qualifiers of the total and of the parts."""
        exact: set[Modifier] = {"exact"}
        parts = {part.modifier for part in self.parts} - exact
        total = {self.total.modifier} - exact
        if any(f.value_max is not None for f in (self.total, *self.parts)):
            return "about"
        if not parts:
            return self.total.modifier
        opposite: dict[Modifier, Modifier] = {"at_least": "at_most", "at_most": "at_least"}
        found = {opposite.get(modifier, "about") for modifier in parts} | total
        return found.pop() if len(found) == 1 else "about"

    @property
    def excess(self) -> int:
        """How many people the parts have too many whatever their qualifiers mean; 0 if they can be true."""
        if self.total.modifier == "about" or any(part.modifier == "about" for part in self.parts):
            return 0
        lows = [bounds(part)[0] for part in self.parts]
        least = max(lows, default=0) if self.shared else sum(lows)
        return max(0, int(min(least - bounds(self.total)[1], 10**12))) if bounds(self.total)[1] < inf else 0


def bounds(figure: Figure) -> tuple[float, float]:
    """The least and the most people that a claim allows; "about" is taken at its number."""
    if figure.value is None:
        return 0, inf
    high = figure.value if figure.value_max is None else figure.value_max
    return {"at_least": (figure.value, inf), "at_most": (0, high)}.get(figure.modifier, (figure.value, high))


def splits(corpus: Corpus) -> list[Split]:
    """Every figure that has stated parts, in the order of documents and text."""
    found = []
    for figure in corpus.figures:
        parts = tuple(part for part in corpus.parts_of.get(figure.id, ()) if not part.repeat)
        if parts:
            found.append(Split(figure, parts))
    return found


def _may_share(a: Figure, b: Figure) -> bool:
    """Whether one person can stand in both parts; not if they differ in outcome or side."""
    if a.outcome != b.outcome or (a.side and b.side and a.side != b.side):
        return False
    return frozenset((a.category, b.category)) not in _APART
