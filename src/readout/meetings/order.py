"""The order in which a document tells that its meetings were held: "hours before A met B"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from readout.meetings.telling import Telling
from readout.meetings.threads import Thread


@dataclass(frozen=True)
class Order:
    """Two meetings of a document, by number, the first not after the second.

    ``days`` lie between them where the sentence says how many: 0 where it counts hours; ``within`` at most.
    """

    first: int
    second: int
    days: int | None
    within: int | None = None


def orders_of(threads: Sequence[Thread]) -> list[Order]:
    """The orders that sentences give to the meetings that they name."""
    told = sorted(
        ((telling, n) for n, thread in enumerate(threads) for telling in thread.tellings),
        key=lambda pair: pair[0].start,
    )
    pairs = (
        (one, other)
        for one, other in combinations(told, 2)
        if one[0].sentence == other[0].sentence and one[1] != other[1]
    )
    return [order for one, other in pairs for order in _orders(*one, *other)]


def _orders(one: Telling, a: int, other: Telling, b: int) -> list[Order]:
    """The order of two tellings: the "before" or "after" between them, or else before both."""
    between = other.links.hinge and other.links.hinge_start > one.end
    links, main, sub = (other.links, a, b) if between else (one.links, b, a)
    if not links.hinge:
        return []
    first, second = (main, sub) if links.hinge == "BEFORE" else (sub, main)
    return [Order(first, second, links.days, links.within)]
