"""The order in which a document tells that its meetings were held: "hours before A met B"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from readout.meetings.chunks import first_from
from readout.meetings.telling import Telling
from readout.meetings.threads import Thread
from readout.text.tokens import Sentence

_IT = frozenset({"it", "this", "that"})
_OPENING = 5
_EARLIER = re.compile(
    r"\W*(?:(?:still |even )?earlier(?: (?:in|on) the (?:day|morning|evening)| (?:that|the same) day)?"
    r"(?:,|(?= (?:he|she|they|the|[A-Z]))(?! the))"
    r"|beforehand\b|(?:ahead of|before|prior to) (?:that|this)\b)",
    re.IGNORECASE,
)


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
    apart = [(one, other) for one, other in pairwise(told) if one[1] != other[1]]
    going_on = (pair for pair in apart if _goes_on(pair[0][0], pair[1][0], sentences))
    earlier = [Order(b, a, 0) for (one, a), (other, b) in apart if _is_earlier(one, other, sentences)]
    return named + [order for one, other in going_on for order in _orders(*one, *other)] + earlier


def _goes_on(one: Telling, other: Telling, sentences: Sequence[Sentence]) -> bool:
    """Whether a sentence speaks of the meeting just told as "it" and sets another before or after it."""
    opening = sentences[other.sentence].tokens[0].lower
    return one.sentence < other.sentence and opening in _IT and other.links.hinge != ""


def _is_earlier(one: Telling, other: Telling, sentences: Sequence[Sentence]) -> bool:
    """Whether a sentence tells of what was held earlier that day: "A met B. Earlier, he met C"."""
    sentence = sentences[other.sentence]
    opens = _EARLIER.match(" ".join(sentence.written[:_OPENING])) is not None
    at = first_from(sentence.tokens, other.start)
    held = one.status.value == other.status.value == "held" and other.time is None
    return (
        held and one.sentence < other.sentence and (opens or "earlier" in sentence.lower[max(0, at - 2) : at])
    )


def _orders(one: Telling, a: int, other: Telling, b: int) -> list[Order]:
    """The order of two tellings: the "before" or "after" between them, or else before both."""
    between = other.links.hinge and other.links.hinge_start > one.end
    links, main, sub = (other.links, a, b) if between else (one.links, b, a)
    if not links.hinge:
        return []
    first, second = (main, sub) if links.hinge == "BEFORE" else (sub, main)
    return [Order(first, second, links.days, links.within)]
