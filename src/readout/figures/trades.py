"""People who are given for others: "40 for two: north and south swap prisoners"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from readout.figures.clauses import Clause
from readout.figures.groups import Group
from readout.figures.links import Link
from readout.text.letters import GRAMMAR

_FOR = (("for",), ("against",), ("in", "exchange", "for"), ("in", "return", "for"))
_TRADED = re.compile("[bha]{1,3}[oekv](?:o|a)?(?:y[do]{1,4}|e)?")
_PEOPLE = frozenset(["bare", "people", "likely", "name"])
_COST = 3.0


def traded(clause: Clause) -> Iterator[Link]:
    """The links of two numbers of which one is given for the other to a word of trading beside them."""
    given = (c for c in clause.cues if c.rule.outcome == "released")
    cues = [c for c in given if clause.words[c.anchor] in GRAMMAR.trading]
    if not cues:
        return
    for (i, first), (k, second) in pairwise(enumerate(clause.groups)):
        if _is_trade(clause, first, second):
            for place in (i, k):
                yield Link(place, cues[0], "members", _COST)


def _is_trade(clause: Clause, first: Group, second: Group) -> bool:
    between = clause.words[first.stop : second.first]
    if first.kind not in _PEOPLE or second.kind not in _PEOPLE:
        return False
    by = next((by for by in _FOR[::-1] if between[-len(by) :] == by), None)
    verb = clause.letters[first.stop : second.first - len(by)] if by else ""
    return by is not None and (not verb or _TRADED.fullmatch(verb) is not None)
