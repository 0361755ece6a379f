"""The letters between people and a verb, with times and participles as what they are there."""

from __future__ import annotations

from readout.figures.clauses import Clause
from readout.figures.groups import Group
from readout.text.letters import GRAMMAR


def without_times(clause: Clause, start: int, between: str) -> str:
    """The letters between people and a verb, with times as adverbs: "12 people a day last year were hurt"."""
    words = clause.words[start : start + len(between)]
    if GRAMMAR.spans.isdisjoint(words):
        return between
    found = list(between)
    for i, word in enumerate(words):
        if word in GRAMMAR.spans and i and words[i - 1] in GRAMMAR.span_openers:
            found[i - 1 : i + 1] = "aa"
    return "".join(found)


def as_participle(clause: Clause, group: Group, between: str) -> str:
    """The letters behind people, where a participle goes on with them: "12 men working for us", "kept in"."""
    leads = between[:1] == "o" and clause.words[group.stop].endswith("ing")
    if between[:1] == "b" and clause.words[group.stop] == "being":
        return between[1:]
    if between[:1] == "v":
        leads = clause.words[group.stop] in GRAMMAR.participles and between[1:2] in tuple("pyamk")
    return "e" + between[1:] if leads and group.head else between
