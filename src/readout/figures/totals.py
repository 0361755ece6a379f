"""Links from a cue to a number that is given for it: totals, sums, what a number rose to."""

from __future__ import annotations

import re

from readout.figures.clauses import Clause
from readout.figures.cues import Cue
from readout.figures.groups import Group
from readout.figures.links import Link, Relation
from readout.text.letters import GRAMMAR

_TO_SUM = re.compile(r"[^;:bhmvkG]{0,8}(?:r[nod]{0,3})?k{0,2}[,(-]a*")
_TO_ASIDE = re.compile(r"(?:[pfs](?:[doanf]|m(?=o)){1,6}+)?[,(-]a*")
_ASIDE_ENDS = re.compile(r"a{0,2}[,)-]")
_TO_APPOSED = re.compile(r"[,(-](?:pof)?|,?i{1,2}n[hma]*b[mba]*")
_GOES_ON = frozenset("kbhvmae")
_TIMED_TO = re.compile(r"(?:p[do]{1,3},?)?m")
_TO_AMOUNT = re.compile(r"(?:[pfs](?:[doanf\"]|m(?=o)){1,6}+){0,2}(?:,[^,;:b]{1,16}+,)?[abhm]*")
_TO_TOTAL = re.compile(r"[^;]{0,30}")
_STOPS = frozenset(";:kG")
_CHANGED_WITHIN, _CHANGE_WITHIN = 8, 4
_PUT_WITHIN = 6
_IN_ALL = (("in", "all"), ("in", "total"), ("in", "number"))
_FROM = frozenset(["from", "between"])


def total_before(clause: Clause, cue: Cue) -> Link | None:
    """The number that stands before what it counts: "brought to 55 the number of dead"."""
    for i, group in clause.groups_until(cue.start - 1):
        if group.kind == "bare":
            at = _behind_change(clause, group)
            words = clause.words[at : at + 3]
            if words[:1] == ("the",) and not GRAMMAR.counting.isdisjoint(words[1:]):
                return Link(i, cue, "total", 4)
    return raised(clause, cue)


def _behind_change(clause: Clause, group: Group) -> int:
    """Where the words go on behind a number to which something rose: "To 12 has risen the number of dead"."""
    at = group.stop
    if clause.words[max(0, group.first - 1)] != "to":
        return at
    while clause.at(at) in ("b", "h") and at - group.stop < _CHANGE_WITHIN:
        at += 1
    return at + (clause.words[at : at + 1] != () and clause.words[at] in GRAMMAR.changing)


def raised(clause: Clause, cue: Cue) -> Link | None:
    """The number to which deaths and the like are brought: "which raises to 12 the deaths"."""
    for i, group in clause.groups_until(cue.start - 1):
        at = _behind_change(clause, group)
        the = at == cue.start - 1 and clause.words[at] == "the"
        if the and group.kind == "bare" and clause.words[group.first - 1] == "to":
            return Link(i, cue, "total", 4)
    return None


def total_behind(clause: Clause, cue: Cue, relation: Relation) -> Link | None:
    """The number that is given for a total: behind a word that links the two, or right after it."""
    links = GRAMMAR.numbering if relation == "members" else GRAMMAR.links
    for i, group in clause.groups_from(cue.end):
        between = clause.letters[cue.end : group.first]
        if not _TO_TOTAL.fullmatch(between):
            return None
        told = cue.rule.outcome == "casualties" and clause.at(group.stop) == "k"
        linked = _is_given(clause, cue, group, links) or (not between.strip("a") and relation == "total")
        if told:
            return None
        if linked and group.kind in ("bare", "people", "likely"):
            return Link(i, cue, relation, 4 + len(between) / 2)
    return None


def _is_given(clause: Clause, cue: Cue, group: Group, links: frozenset[str]) -> bool:
    """Whether the words before a number give it for a total: "is 12", "ranges from 12", "at 12"."""
    at = group.first - 1
    while clause.letters[at] == "a":
        at -= 1
    if clause.words[at] == "as" and clause.at(group.stop) in _GOES_ON:
        return False
    near = set(clause.words[at : group.start])
    before = clause.words[at - 1]
    ranges = bool(GRAMMAR.ranging & (near if "between" in near else {before}) and near & _FROM)
    vaguely = group.value is None and clause.words[at : group.start] == ("in", "the")
    put = (vaguely or clause.words[at] == "at") and _is_put(clause, cue, group)
    return bool(near & links) or ranges or put


def told_aside(clause: Clause, cue: Cue) -> Link | None:
    """The number that stands between commas or in brackets behind a total: "The number of dead, 40, rose"."""
    i, group = clause.next_group(cue.end)
    if group is None or group.kind != "bare" or group.part:
        return None
    opened = _TO_ASIDE.fullmatch(clause.letters, cue.end, group.first)
    return Link(i, cue, "total", 4) if opened and _ASIDE_ENDS.match(clause.letters, group.stop) else None


def apposed(clause: Clause, cue: Cue, end: int) -> Link | None:
    """The number that is added to a body of people: "the hostages, about 40 in all, are well"."""
    i, group = clause.next_group(end)
    if group is None or group.kind != "bare" or not _TO_APPOSED.fullmatch(clause.letters, end, group.first):
        return None
    numbers = clause.before(group.first) == "f" or clause.at(end + 1) == "i"
    adds = numbers or _is_sum(clause, group) or group.number.qualifier or group.part == "them"
    return Link(i, cue, "members", 4) if adds else None


def summed(clause: Clause, cue: Cue) -> Link | None:
    """The sum of people told of without a number: "freed the sailors whom they held, about 40 in all"."""
    i, group = clause.next_group(cue.end)
    if group is None or group.kind != "bare" or not _is_sum(clause, group):
        return None
    found = _TO_SUM.fullmatch(clause.letters, cue.end, group.first)
    return Link(i, cue, "members", 8) if found else None


def _is_sum(clause: Clause, group: Group) -> bool:
    """Whether a number is said to be the sum: "40 in all"."""
    behind = clause.words[group.stop : group.stop + 2]
    return behind in _IN_ALL or behind[:1] == ("altogether",)


def _is_put(clause: Clause, cue: Cue, group: Group) -> bool:
    """Whether a body is put at a number: "the wounded at 9", "put the lost of that year at 12"."""
    before = clause.words[max(0, cue.start - _PUT_WITHIN) : cue.start]
    return cue.end == group.first - 1 or not GRAMMAR.putting.isdisjoint(before)


def amounted(clause: Clause, cue: Cue) -> Link | None:
    """The number that is given for deaths and the like: "Casualties amounted to 12", "were put at 12"."""
    i, group = clause.next_group(cue.end)
    if group is None or group.kind not in ("bare", "people") or clause.at(group.stop) == "k":
        return None
    at = group.first - 1
    given = clause.words[at]
    at -= given in ("to", "at")
    verb = clause.words[at]
    sizes = GRAMMAR.amounting.get(given, GRAMMAR.reaching if at == group.first - 1 else frozenset())
    found = verb in sizes and _TO_AMOUNT.fullmatch(clause.letters, cue.end, at)
    return Link(i, cue, "total", 1) if found else None


def is_followed_by_to(clause: Clause, group: Group) -> bool:
    """Whether a number goes on "to" another, perhaps behind its time: "from 12 in May to 30 in June"."""
    found = _TIMED_TO.match(clause.letters, group.stop)
    return found is not None and clause.words[found.end() - 1] == "to"


def changed(clause: Clause, cue: Cue) -> Link | None:
    """The number that deaths and the like rose or fell to: "Murders of priests fell to 12 in May"."""
    i, group = clause.next_group(cue.end)
    if group is None or group.kind != "bare":
        return None
    ranges = clause.words[group.first - 1] == "from" and is_followed_by_to(clause, group)
    if not ranges and clause.words[group.first - 1] != "to":
        return None
    between = clause.words[cue.end : group.first - 1]
    near = len(between) <= _CHANGED_WITHIN and _STOPS.isdisjoint(clause.letters[cue.end : group.first])
    told = (*clause.words[max(0, cue.start - _CHANGE_WITHIN) : cue.start], *between) if ranges else between
    return Link(i, cue, "total", 4) if near and not GRAMMAR.changing.isdisjoint(told) else None
