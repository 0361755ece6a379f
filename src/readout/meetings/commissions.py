"""Commissions that are named for their members: "the Fijian-Tongan Joint Commission" is Fiji and Tonga."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readout.actors import Actor, Mention
from readout.meetings.circumstances import LEXICON
from readout.names.gazetteer import Country, by_name, demonyms

_TWO = 2
_NEAR = len(" and the ")
_WORD = re.compile(r"[^\W\d_]+")


def members_of(mention: Mention, following: Sequence[Mention]) -> tuple[Actor, ...]:
    """Whom a mention speaks of: two nations that a commission's name tells, else the mention's own actors.

    The second may stand behind the name: "the Joint Commission of Fiji" "and Tonga".
    """
    words = _WORD.findall(mention.actor.name) if mention.actor.kind == "body" else []
    if LEXICON.formats.isdisjoint(map(str.lower, words)):
        return mention.actors
    nations = dict.fromkeys(nation for word in words if (nation := _nation(word)))
    after = following[0] if following else None
    near = after is not None and after.actor.kind == "country" and after.start - mention.end <= _NEAR
    joined = near and _nation(words[-1]) is not None
    if len(nations) + joined < _TWO:
        return mention.actors
    return tuple(Actor(nation.name, "country", nation.name) for nation in nations)


def _nation(word: str) -> Country | None:
    return by_name().get(word) or demonyms().get(word.casefold(), (None, False))[0]
