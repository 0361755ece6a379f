"""Organisations, media, armed groups and peoples that English news tells of, by all their names."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from readout.lexicon import Entry, load


class Body(NamedTuple):
    """An organisation, armed group or people of the lexicon by its published name."""

    name: str
    kind: Literal["body", "group", "people"]


class Organisations(Entry):
    """Shape of ``organisations.yml``."""

    organs: tuple[str, ...]
    governments: tuple[str, ...]
    bodies: tuple[str, ...]
    groups: tuple[str, ...]
    media: tuple[str, ...]
    ministries: tuple[str, ...]
    owners: tuple[str, ...]
    localities: tuple[str, ...]
    fighters: tuple[str, ...]
    things: tuple[str, ...]
    gatherings: tuple[str, ...]
    societies: tuple[str, ...]
    crowds: frozenset[str]
    armed_crowds: frozenset[str]
    fighting: frozenset[str]
    arming: frozenset[str]
    peaceful: frozenset[str]
    bodies_of_nations: frozenset[str]
    group_words: frozenset[str]
    before_things: frozenset[str]


class Bodies(Entry):
    """Shape of ``bodies.yml``."""

    bodies: tuple[tuple[str, ...], ...]
    media: tuple[tuple[str, ...], ...]
    groups: tuple[tuple[str, ...], ...]
    peoples: tuple[tuple[str, ...], ...]
    seats: dict[str, str]
    capitals: dict[str, str]
    lands: frozenset[str]
    matters: frozenset[str]
    also_names: frozenset[str]
    published: frozenset[str]
    homelands: dict[str, str]


@cache
def bodies() -> Bodies:
    """The lexicon of bodies."""
    found: Bodies = load("bodies", Bodies)
    return found


@cache
def peoples() -> frozenset[str]:
    """The published names of the peoples without a state of their own."""
    return frozenset(row[-1] for row in bodies().peoples)


@cache
def known_names() -> frozenset[str]:
    """Every name, full or short, of the bodies, groups and peoples of the lexicon."""
    known = bodies()
    return frozenset(name for row in (*known.bodies, *known.groups, *known.peoples) for name in row)


@cache
def seats() -> frozenset[str]:
    """Palaces and departments that stand for a government wherever they are named, in lower case."""
    return frozenset(seat.casefold() for seat in bodies().seats)


@cache
def organisation_words() -> Organisations:
    """The lexicon of words that organisations' names are made with."""
    found: Organisations = load("organisations", Organisations)
    return found
