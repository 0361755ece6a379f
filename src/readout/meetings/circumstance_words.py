"""The words that tell mode, status, place and length of a meeting: the lexicon ``meeting_circumstances``."""

from __future__ import annotations

from readout.lexicon import Entry, load


class Circumstance(Entry):
    """Words that tell one mode or status."""

    name: str
    words: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


class Circumstances(Entry):
    """The shape of meeting_circumstances.yml."""

    modes: tuple[Circumstance, ...]
    statuses: tuple[Circumstance, ...]
    resolved: tuple[str, ...]
    domestic: frozenset[str]
    denials: tuple[str, ...]
    apart: tuple[str, ...]
    situations: frozenset[str]
    cities: frozenset[str]
    occasions: frozenset[str]
    sidelines: tuple[str, ...]
    upon: tuple[str, ...]
    lasting: frozenset[str]
    lasting_to: frozenset[str]
    lasting_ahead: frozenset[str]
    mass: frozenset[str]
    general: frozenset[str]
    visits: frozenset[str]
    greetings: frozenset[str]
    often: tuple[str, ...]
    denying: frozenset[str]
    denied: frozenset[str]
    own: frozenset[str]
    including: frozenset[str]
    definite: frozenset[str]
    another: frozenset[str]
    sittings: frozenset[str]
    colleagues: frozenset[str]
    subordinates: frozenset[str]
    again: frozenset[str]
    courses: frozenset[str]
    members: frozenset[str]
    raised: frozenset[str]
    formats: frozenset[str]
    numbers: dict[str, int]
    stretches: frozenset[str]
    plurals: frozenset[str]
    roles: dict[str, str]
    portfolios: frozenset[str]
    teams: frozenset[str]
    past: frozenset[str]
    contests: frozenset[str]
    judged: frozenset[str]
    over: frozenset[str]
    over_after: frozenset[str]
    met_things: frozenset[str]
    met_strangers: frozenset[str]
    encounters: frozenset[str]
    scenes: frozenset[str]
    localities: frozenset[str]
    existing: frozenset[str]
    goings: frozenset[str]
    series: frozenset[str]
    runs: frozenset[str]
    endings: frozenset[str]
    kinds: frozenset[str]
    before_kinds: frozenset[str]
    sequels: frozenset[str]
    sequel_events: frozenset[str]
    set_for: frozenset[str]
    off: tuple[str, ...]
    thwarted: tuple[str, ...]
    proposals: frozenset[str]
    reports: frozenset[str]
    journeys: frozenset[str]
    arrivals: frozenset[str]
    buildings: frozenset[str]
    at_once: frozenset[str]
    one_long: dict[str, str]
    inexact: frozenset[str]
    happenings: frozenset[str]
    joining: frozenset[str]
    attributive: frozenset[str]
    hosting: frozenset[str]
    deciding: frozenset[str]
    helping: frozenset[str]
    beginnings: frozenset[str]
    backing: frozenset[str]
    untold: frozenset[str]
    once_planned: frozenset[str]
    surely: frozenset[str]
    moved: tuple[str, ...]
    lengths: tuple[str, ...]


LEXICON = load("meeting_circumstances", Circumstances)
