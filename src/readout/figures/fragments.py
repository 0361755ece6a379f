"""Numbers in what is left of a clause, which so tell more of what was told: "Two more on Tuesday"."""

from __future__ import annotations

import re

from readout.figures.clauses import Clause
from readout.figures.groups import Group
from readout.text.letters import GRAMMAR

_CIRCUMSTANCE = r"(?:[pfy][adonfe'-]{1,7}|a)"
_EXISTS = r"(?:n[ha]{0,2}b)"
_OPENING = re.compile(rf"(?:^|[;:,(])[cs]{{0,2}}(?P<told>(?:{_CIRCUMSTANCE},?)*{_EXISTS}?)[ad]*$")
_WHEN_THERE_WERE = re.compile(r",?[sr]nb[ad]*$")
_CLOSING = re.compile(rf"{_CIRCUMSTANCE}*(?:$|[;,:)c])")
_SAYS = re.compile(r"(?:^|[,;:c(])[adofpe'\"]{1,8}m?t[ad]*$")
_HAS = re.compile(r"(?:^|[,;:c(])[adofpe'\"]{1,8}h[ad]*$")
_PLACE = re.compile(rf"{_CIRCUMSTANCE}+(?:$|[;,:)c])")
_ROW = re.compile(r"(?:[,;]c?|c)[ad]*$")
_ELIDED = re.compile(r"(?:[,;][cs]?|[cs])d?[oe]{1,3}[ad]*$")
_BULLETS, _VERBS = frozenset("-–—•*·▪●○"), frozenset("bhmvt")
_THERE = frozenset(["there", "it"])


def is_fragment(clause: Clause, group: Group) -> bool:
    """Whether nothing but a time, a place or "there were" stands with a number."""
    row = _with_times(clause)
    if not _CLOSING.match(row, group.stop):
        return False
    if _WHEN_THERE_WERE.search(row, 0, group.first):
        return _exists(clause, group.first)
    found = _OPENING.search(row, 0, group.first)
    if found is None:
        return False
    if found.group().startswith(",") and "p" not in found["told"]:
        return False
    if "b" in found["told"]:
        return _exists(clause, group.first)
    closed = bool(row[group.stop : group.stop + 1].strip(";,:)"))
    return bool(found["told"]) or (closed and (group.more or found.group().startswith(":")))


def goes_on(clause: Clause, group: Group) -> bool:
    """Whether a number goes on a row of numbers with their places: "14 in Orsin, nine in Lami"."""
    row = _with_times(clause)
    placed = bool(_ROW.search(row, 0, group.first)) and bool(_PLACE.match(row, group.stop))
    return placed or (bool(_ELIDED.search(row, 0, group.first)) and _is_alone(clause, group))


def is_said(clause: Clause, group: Group) -> bool:
    """Whether a source gives nothing but a number: "The army says 40, the rebels say 200"."""
    return bool(_SAYS.search(clause.letters, 0, group.first)) and _is_alone(clause, group)


def is_had(clause: Clause, group: Group) -> bool:
    """Whether somebody has nothing but a number: "The north has 40 of them"."""
    return bool(_HAS.search(clause.letters, 0, group.first)) and _is_alone(clause, group)


def is_item(clause: Clause, group: Group) -> bool:
    """Whether people are an item of a list, with no verb of their own: "- 12 soldiers of the guard"."""
    marked = group.first == 1 and clause.words[0] in _BULLETS and group.kind in ("people", "likely")
    return marked and not clause.cues and _VERBS.isdisjoint(clause.letters)


def _is_alone(clause: Clause, group: Group) -> bool:
    return clause.at(group.stop) in ("", ";", ",", ")", "c", "s")


def _exists(clause: Clause, stop: int) -> bool:
    """Whether "there" or "it" is the subject before a token: "they were 12" tells an age."""
    subject = next((word for word in reversed(clause.words[:stop]) if word in GRAMMAR.pronouns), "")
    return subject in _THERE


def _with_times(clause: Clause) -> str:
    """The letters of a clause with times such as "this year" and "the day after" as adverbs."""
    if GRAMMAR.when.isdisjoint(clause.words):
        return clause.letters
    row = list(clause.letters)
    for i, word in enumerate(clause.words[:-1]):
        if word in GRAMMAR.when and row[i] in "do" and row[i + 1] == "o":
            row[i : i + 2] = "aa"
            if i and row[i - 1] == "d":
                row[i - 1] = "a"
    return "".join(row)
