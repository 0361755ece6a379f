"""The words by which whose people they are is told."""

from __future__ import annotations

from readout.lexicon import Entry, load


class Words(Entry):
    """Shape of the lexicon file ``sides``."""

    within: frozenset[str]
    tolls: frozenset[str]
    arrests: frozenset[str]
    services: frozenset[str]
    forces: frozenset[str]
    attacking: tuple[str, ...]
    firing: tuple[str, ...]
    attackers: frozenset[str]
    returning: frozenset[str]
    receiving: frozenset[str]
    getting: frozenset[str]
    back: frozenset[str]
    demanding: frozenset[str]
    prisoners: frozenset[str]
    custody: frozenset[str]
    admitting: frozenset[str]
    both: frozenset[str]
    away: frozenset[str]
    issuing: frozenset[str]
    talks: frozenset[str]
    gathering: frozenset[str]
    regions: dict[str, str]
    apart: dict[str, str]
    leaving: frozenset[str]
    inside: frozenset[str]
    troubles: frozenset[str]
    uprooted: frozenset[str]
    parts: frozenset[str]
    evacuating: frozenset[str]
    clashes: frozenset[str]
    clashed: frozenset[str]
    mixed: frozenset[str]
    localities: frozenset[str]
    where: frozenset[str]
    nationals: frozenset[str]
    units: tuple[str, ...]
    kidnapped: frozenset[str]
    opposite: frozenset[str]
    fellows: frozenset[str]
    ambushing: frozenset[str]
    attributes: frozenset[str]


WORDS: Words = load("sides", Words)
