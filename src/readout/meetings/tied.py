"""Who the ties of a telling name: its parties, and of what kind they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from readout.actors import Actor
from readout.meetings.circumstances import LEXICON, Words
from readout.meetings.commissions import members_of
from readout.meetings.relations import Tie

_START = attrgetter("start")


def parties_of(tied: Sequence[Tie]) -> dict[Actor, Words]:
    """Who took part, in the order of the text; a country whose leader is there is not told twice."""
    mentions = sorted((m for t in tied for m in t.chunk.mentions), key=_START)
    found: dict[Actor, Words] = {}
    for n, mention in enumerate(mentions):
        for actor in members_of(mention, mentions[n + 1 :]):
            found.setdefault(actor, (mention.start, mention.end))
    led = {a.country for a in found if a.kind == "person"}
    found = {a: words for a, words in found.items() if a.kind != "country" or a.name not in led}
    return _without_format(found, tied)


def _without_format(found: dict[Actor, Words], tied: Sequence[Tie]) -> dict[Actor, Words]:
    """The parties of "a meeting of the commission, chaired by A and B" without the commission."""
    named = {m.actor for t in tied if t.relation == "of" for m in t.chunk.mentions}
    formats = {a for a in named if a.kind == "body" and a.name.rpartition(" ")[2].lower() in LEXICON.formats}
    others = {a: words for a, words in found.items() if a not in formats} if formats else found
    return others if len(others) > 1 else found


def kinds_of(tie: Tie) -> set[str]:
    """The kinds of actors that a tie names."""
    return {a.kind for m in tie.chunk.mentions for a in m.actors}


def pronouns_of(tie: Tie) -> set[Actor]:
    """Those whom a "they" or "them" of a tie stands for."""
    return {a for m in tie.chunk.mentions if m.how == "pronoun" and len(m.actors) > 1 for a in m.actors}


def with_only(tie: Tie, actor: Actor) -> Tie:
    """The tie of one of its actors alone."""
    mentions = tuple(replace(m, actors=(actor,)) for m in tie.chunk.mentions if actor in m.actors)
    return tie._replace(chunk=tie.chunk._replace(mentions=mentions))
