"""The words by which a text tells who says so."""

from __future__ import annotations

from readout.lexicon import Entry, load


class Speech(Entry):
    """Shape of the lexicon file ``speech``."""

    verbs: tuple[str, ...]
    forms: tuple[str, ...]
    inverting: tuple[str, ...]
    phrases: tuple[str, ...]
    settings: tuple[str, ...]
    holdings: frozenset[str]
    sources: tuple[str, ...]
    speakers_for: frozenset[str]
    nobody: frozenset[str]
    denied: frozenset[str]
    addressing: frozenset[str]
    taken: frozenset[str]
    quoted: frozenset[str]
    press: frozenset[str]
    services: frozenset[str]
    citations: frozenset[str]
    persons: frozenset[str]
    things: frozenset[str]
    asserting: tuple[str, ...]
    performing: tuple[str, ...]
    calling: tuple[str, ...]
    whom: frozenset[str]
    possessives: frozenset[str]
    placing: tuple[str, ...]
    tolls: frozenset[str]
    recording: tuple[str, ...]
    reckonings: frozenset[str]
    reckoning_leads: frozenset[str]
    granting: tuple[str, ...]
    soon: frozenset[str]
    listeners: frozenset[str]
    spokespeople: frozenset[str]
    continuing: frozenset[str]
    summing: frozenset[str]
    movements: frozenset[str]
    organisations: frozenset[str]
    callings: frozenset[str]
    pronouncements: frozenset[str]
    reputed: frozenset[str]
    reputed_to: frozenset[str]
    labels: frozenset[str]
    regular: frozenset[str]
    freeing: frozenset[str]
    manner: frozenset[str]
    got: frozenset[str]
    papers: frozenset[str]
    giving: tuple[str, ...]
    stations: frozenset[str]
    titled: frozenset[str]
    beside: frozenset[str]
    disputing: tuple[str, ...]
    assertions: frozenset[str]


SPEECH: Speech = load("speech", Speech)
