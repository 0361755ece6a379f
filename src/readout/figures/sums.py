"""Numbers without a word of outcome that add up to one that has it: "six died: two here, four there"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from readout.figures.claims import Claim, may_include
from readout.figures.clauses import Clause
from readout.figures.context import REACH
from readout.figures.groups import Group

_FAR_REACH = 8
_FEW, _MANY, _LONGEST = 2, 3, 8
_LEAST_SUM, _WHOLES = 3, 8
_COUNTED = frozenset(["people", "bare", "likely", "name"])
_PASSED_OVER = frozenset(["thing", "unknown"])


def may_add_up(place: int, earlier: Sequence[Claim]) -> bool:
    """Whether a claim before a sentence is near enough for the sentence's numbers to add up to it."""
    return bool(earlier) and place - earlier[-1].place <= _FAR_REACH


def added_up(
    place: int, clause: Clause, found: Mapping[int, Claim], earlier: Sequence[Claim]
) -> dict[int, Claim]:
    """The claims of a sentence, and its parts of ``earlier`` claims or of its own to which they add up."""
    if not found and not may_add_up(place, earlier):
        return {}
    claims = dict(found)
    for i, group in enumerate(clause.groups):
        if i not in claims and _may_count(clause, group):
            for k, whole in next(_addition(place, clause, claims, earlier, i), {}).items():
                claims[k] = _part(place, clause, k, claims.get(k), whole)
    return dict(sorted(claims.items()))


def _addition(
    place: int, clause: Clause, claims: Mapping[int, Claim], earlier: Sequence[Claim], i: int
) -> Iterator[dict[int, Claim]]:
    """Rows of groups around group ``i``, each with the whole to which they add up, the nearest first."""
    own = [(k + 1, c) for k, c in claims.items() if k < i and c.total is None]
    before = [(0, c) for c in earlier if place - c.place <= _FAR_REACH]
    for lowest, whole in own[-1:] or before[: -_WHOLES - 1 : -1]:
        if (whole.value or 0) < _LEAST_SUM:
            continue
        fewest = _FEW if place - whole.place <= REACH else _MANY
        for first in range(max(lowest, i - _LONGEST), i + 1):
            row = _row(clause, claims, first, whole)
            if i in row and len(row) >= fewest and (lowest or not _leaves_some(clause, claims, row)):
                yield dict.fromkeys(row, whole)


def _row(clause: Clause, claims: Mapping[int, Claim], first: int, whole: Claim) -> list[int]:
    """The groups from ``first`` on that add up to a whole, if they do; none has another outcome."""
    row: list[int] = []
    total = 0
    for i in range(first, min(first + _LONGEST, len(clause.groups))):
        group, claim = clause.groups[i], claims.get(i)
        if group.kind in _PASSED_OVER and claim is None:
            continue
        if not _may_count(clause, group) or not may_include(whole, group):
            return []
        if claim and claim.rule.outcome != whole.rule.outcome:
            return []
        row.append(i)
        total += group.value or 0
        if total >= (whole.value or 0):
            counted = any(not clause.groups[k].article for k in row)
            return row if total == whole.value and counted else []
    return []


def _leaves_some(clause: Clause, claims: Mapping[int, Claim], row: Sequence[int]) -> bool:
    """Whether numbers of a sentence that nothing else is told of are no part of a row: it is no whole list.

    Numbers of which some happen to add up are no parts: who tells the parts of a sum tells them all.
    """
    others = (g for k, g in enumerate(clause.groups) if k not in claims and k not in row)
    return any(g.kind in _COUNTED and not g.article and not g.definite for g in others)


def _may_count(clause: Clause, group: Group) -> bool:
    """Whether a group can be a part: an exact number of people, and no age: "a girl of four"."""
    exact = group.number.value_max is None and bool(group.value)
    aged = group.kind == "bare" and clause.before(group.first) == "f"
    acts = group.article and clause.at(group.stop) in ("v", "t")
    return exact and group.kind in _COUNTED and not (group.definite or aged or acts)


def _part(place: int, clause: Clause, i: int, claim: Claim | None, whole: Claim) -> Claim:
    if claim:
        return claim._replace(total=claim.total or whole.whole)
    return Claim(place, clause, clause.groups[i], whole.rule, "part", source=whole, total=whole.whole)
