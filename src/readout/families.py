"""The chapters about people: each a family of outcomes that belong together and are never mixed."""

from __future__ import annotations

from dataclasses import dataclass

from readout.records import Outcome


@dataclass(frozen=True)
class Family:
    """A chapter: its key is the page's name and the notebook's parameter."""

    key: str
    title: str
    outcomes: tuple[Outcome, ...]


FAMILIES = (
    Family("killed-and-injured", "Killed and injured", ("killed", "injured", "casualties")),
    Family("missing-and-remains", "Missing and remains", ("missing", "remains")),
    Family("detained-and-released", "Detained and released", ("detained", "released")),
    Family("displaced", "Displaced", ("displaced",)),
)


def family(key: str) -> Family:
    """The family of that key. Raises KeyError if there is none."""
    return {f.key: f for f in FAMILIES}[key]


def of(outcome: Outcome) -> Family:
    """The family that an outcome belongs to."""
    return next(f for f in FAMILIES if outcome in f.outcomes)
