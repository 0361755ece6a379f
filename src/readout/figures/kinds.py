"""What kind of people a claim counts, where its own noun does not say it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from readout.figures.claims import Claim
from readout.figures.clauses import Clause
from readout.figures.groups import Group
from readout.figures.nouns import NOUNS
from readout.records import Category
from readout.text.letters import GRAMMAR

_OF_AGE_AND_SEX = frozenset(["children", "women", "men", "elderly"])
_COMPLEMENT_WITHIN = 3


def with_category(claim: Claim, before: Sequence[Claim]) -> Claim:
    """The claim with its kind of people: its noun's, what it is said to be, or what it shares with others.

    ``before`` are the claims before it in its sentence. The men whom an army loses are soldiers.
    """
    group = claim.group
    own = group.category or complement(claim.clause, group)
    if own == "men" and claim.rule.whose:
        own = "military"
    if own:
        return replace(claim, category=own)
    if group.kind != "bare" and not group.more:
        return claim
    for other in (claim.total, neighbour(claim, before), claim.source):
        shared = other and (other.category or other.group.category)
        if shared and not (group.more and shared in _OF_AGE_AND_SEX):
            return replace(claim, category=shared)
    return claim


def neighbour(claim: Claim, before: Sequence[Claim]) -> Claim | None:
    """The claim before one without a noun, whose people it can share: not across a new saying."""
    if not before or not (claim.group.kind == "bare" or claim.group.more):
        return None
    between = claim.clause.letters[before[-1].group.stop : claim.group.start]
    return None if "t" in between else before[-1].whole


def complement(clause: Clause, group: Group) -> Category | None:
    """The kind of people that a group is said to be: "five were children", "258 of them civilians"."""
    tokens, at = clause.tokens, group.stop
    while at < len(tokens) and clause.letters[at] in "kan":
        at += 1
    one = group.value == 1 and clause.letters[at : at + 1] == "d"
    if one and group.part == "them":
        at += 1
    if at < len(tokens) and tokens[at].lower in GRAMMAR.copulas:
        at += 1
    elif group.part != "them":
        return None
    for k in range(at, min(at + _COMPLEMENT_WITHIN, len(tokens))):
        found = NOUNS.starting(tokens, k)
        if found and found[0].people:
            return found[0].category
        if clause.letters[k] not in "aoe":
            return None
    return None
