"""What kind of people a claim counts, where its own noun does not say it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from readout.figures.claims import Claim
from readout.figures.clauses import Clause
from readout.figures.groups import Group
from readout.figures.nouns import NOUNS
from readout.letters import GRAMMAR
from readout.records import Category

_OF_AGE_AND_SEX = frozenset(["children", "women", "men", "elderly"])
_COMPLEMENT_WITHIN = 3


def with_category(claim: Claim, sentence: Sequence[Claim]) -> Claim:
    """The claim with its kind of people: its noun's, what it is said to be, or what it shares with others."""
    group = claim.group
    own = group.category or complement(claim.clause, group)
    if own:
        return replace(claim, category=own)
    if group.kind != "bare" and not group.more:
        return claim
    earlier = [c.whole for c in sentence if c.group.start < group.start]
    for other in (claim.total, earlier[-1] if earlier else None, claim.source):
        shared = other and (other.category or other.group.category)
        if shared and not (group.more and shared in _OF_AGE_AND_SEX):
            return replace(claim, category=shared)
    return claim


def complement(clause: Clause, group: Group) -> Category | None:
    """The kind of people that a group is said to be: "five were children", "258 of them civilians"."""
    tokens, at = clause.tokens, group.stop
    while at < len(tokens) and clause.letters[at] in "kan":
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
