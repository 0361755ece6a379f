"""Totals given twice: "first put at 12, later raised to 19", and those who are among others counted."""

from __future__ import annotations

from itertools import pairwise

from readout.figures.clauses import Clause
from readout.figures.groups import Group
from readout.figures.links import Link
from readout.figures.totals import is_followed_by_to
from readout.text.letters import GRAMMAR

_AMONG = frozenset(["among", "amongst"])
_WITHIN = 8
_FROM_WITHIN = 5


def restate(clause: Clause, best: dict[int, Link]) -> None:
    """Give a bare number beside a total, to or from which it moved, its link; people among others, theirs.

    Who "was one of the dead" is counted, not the "one".
    """
    for (i, first), (k, second) in pairwise(enumerate(clause.groups)):
        one, other = best.get(i), best.get(k)
        if one and not other and one.relation == "total" and _is_moved_to(clause, first, second):
            best[k] = one._replace(group=k)
        if other and not one and other.relation == "total" and _is_moved_from(clause, first, second):
            best[i] = other._replace(group=i)
        if other and not one and _is_among(clause, first, second):
            best[i] = other._replace(group=i, relation="part")
        if other and not one and _is_one_of(clause, first, second):
            best[i] = best.pop(k)._replace(group=i)


def _is_moved_to(clause: Clause, first: Group, second: Group) -> bool:
    between = clause.words[first.stop : second.first]
    moved = not GRAMMAR.changing.isdisjoint(between)
    if clause.words[max(0, first.first - 1)] == "from" and is_followed_by_to(clause, first):
        moved = True
    return second.kind == "bare" and between[-1:] in (("to",), ("at",)) and moved and len(between) < _WITHIN


def _is_moved_from(clause: Clause, first: Group, second: Group) -> bool:
    before = clause.words[max(0, first.first - _FROM_WITHIN) : first.first]
    between = clause.words[first.stop : second.first]
    moved = before[-1:] == ("from",) and not GRAMMAR.changing.isdisjoint(before)
    reached = between[-1:] == ("to",) and is_followed_by_to(clause, first)
    return first.kind == "bare" and reached and moved


def _is_among(clause: Clause, first: Group, second: Group) -> bool:
    """Whether people are among others who are counted: "two were among the 12 hurt", "Two among 12 dead"."""
    between = clause.words[first.stop : second.start]
    at = 1 if between[:1] and between[0] in GRAMMAR.be else 0
    said = (at == 1 or first.first == 0) and not _AMONG.isdisjoint(between[at : at + 1])
    return said and first.kind in ("people", "bare", "likely") and len(between) <= 3


def _is_one_of(clause: Clause, first: Group, second: Group) -> bool:
    """Whether somebody is said to be one of many: "a nurse was one of the dead"."""
    of = clause.words[second.start : second.start + 2] == ("one", "of")
    return first.article and of and clause.letters[first.stop : second.first] == "b"
