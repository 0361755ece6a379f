"""The order in which a document tells that its meetings were held: "hours before A met B"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from readout.meetings.telling import Telling
from readout.meetings.threads import Thread
from readout.text.tokens import Sentence

_IT = frozenset({"it", "this", "that"})


@dataclass(frozen=True)
class Order:
    """Two meetings of a document, by number, the first not after the second.

    ``days`` lie between them where the sentence says how many: 0 where it counts hours; ``within`` at most.
    """

    first: int
    second: int
    days: int | None
    within: int | None = None


def orders_of(threads: Sequence[Thread], sentences: Sequence[Sentence]) -> list[Order]:
    """The orders that sentences give to the meetings that they name, or go on from: "It came after ..."."""
    told = sorted(
        ((telling, n) for n, thread in enumerate(threads) for telling in thread.tellings),
        key=lambda pair: pair[0].start,
    )
    pairs = (
        (one, other)
        for one, other in combinations(told, 2)
        if one[0].sentence == other[0].sentence and one[1] != other[1]
    )
    named = [order for one, other in pairs for order in _orders(*one, *other)]
    return named + [
        order
        for one, other in pairwise(told)
        if one[1] != other[1] and _goes_on(one[0], other[0], sentences)
        for order in _orders(*one, *other)
    ]


def _goes_on(one: Telling, other: Telling, sentences: Sequence[Sentence]) -> bool:
    """Whether a sentence speaks of the meeting just told as "it" and sets another before or after it."""
    opening = sentences[other.sentence].tokens[0].lower
    return one.sentence < other.sentence and opening in _IT and other.links.hinge != ""


def _orders(one: Telling, a: int, other: Telling, b: int) -> list[Order]:
    """The order of two tellings: the "before" or "after" between them, or else before both."""
    between = other.links.hinge and other.links.hinge_start > one.end
    links, main, sub = (other.links, a, b) if between else (one.links, b, a)
    if not links.hinge:
        return []
    first, second = (main, sub) if links.hinge == "BEFORE" else (sub, main)
    return [Order(first, second, links.days, links.within)]
