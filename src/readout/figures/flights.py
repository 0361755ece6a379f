"""Whose people the displaced are: of the country from which they flee, or whose authorities move them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from readout.actors import Mention
from readout.figures.claims import Claim
from readout.figures.home import Side
from readout.figures.locales import POPULATION
from readout.figures.naming import name, side
from readout.figures.side_words import WORDS

_TROUBLE_WITHIN, _MOVER_WITHIN = 4, 6


class Flights:
    """The flights of which a document tells; ``mentions`` are those of a sentence that can be a side."""

    def __init__(self, mentions: Callable[[int], Sequence[Mention]]) -> None:
        self._mentions = mentions

    def side(self, claim: Claim) -> Side | None:
        """The side of displaced people: the one country that they leave, or the state that moves them."""
        if claim.rule.outcome != "displaced" or claim.category not in POPULATION:
            return None
        if self._is_moved(claim):
            return self._mover(claim)
        left = [m for m in self._countries(claim) if _is_place(claim, m) and _is_left(claim, m)]
        return side(left[0]) if len({name(m) for m in left}) == 1 else None

    def reaches(self, claim: Claim, side: Side | None) -> bool:
        """Whether displaced people fled to a side, which so is not theirs: "20,000 fled to Peru"."""
        if side is None or claim.rule.outcome != "displaced":
            return False
        stop = claim.clause.tokens[claim.group.stop - 1].end
        return any(
            m.start >= stop and name(m) == side.name and _is_reached(claim, m) for m in self._countries(claim)
        )

    def _countries(self, claim: Claim) -> list[Mention]:
        return [m for m in self._mentions(claim.place) if m.actor.kind == "country"]

    def _is_moved(self, claim: Claim) -> bool:
        return claim.cue is not None and claim.clause.words[claim.cue.start] in WORDS.evacuating

    def _mover(self, claim: Claim) -> Side | None:
        """The state that moves its people; those whom it takes out of another country may be anybody's."""
        row, cue = claim.clause.row, claim.cue
        if cue is None or any(_is_left(claim, m) for m in self._countries(claim)):
            return None
        passive = cue.voice == "passive" or claim.group.start < cue.start
        if passive:
            own = claim.speaker_country and claim.speaker_cue
            return Side(claim.speaker_country, *claim.speaker_cue) if own and claim.speaker_cue else None
        for mention in reversed(self._countries(claim)):
            stop = bisect_left(row.starts, mention.end)
            if stop <= cue.start:
                near = cue.start - stop <= _MOVER_WITHIN and not set(";,") & set(
                    row.letters[stop : cue.start]
                )
                return side(mention) if near else None
        return None


def _is_place(claim: Claim, mention: Mention) -> bool:
    """Whether a mention is a country or a place in it: "Fiji", "the Fijian city of Lami"."""
    row = claim.clause.row
    stop = bisect_left(row.starts, mention.end)
    return mention.how == "name" or not WORDS.localities.isdisjoint(row.words[stop : stop + 2])


def _is_reached(claim: Claim, mention: Mention) -> bool:
    """Whether a country is where people go: "to Fiji", "into neighbouring Fiji"."""
    row = claim.clause.row
    first = bisect_left(row.starts, mention.start)
    while first and row.words[first - 1] in WORDS.parts:
        first -= 1
    return row.words[max(0, first - 1) : first] in (("to",), ("into",))


def _is_left(claim: Claim, mention: Mention) -> bool:
    """Whether a country is what people leave: "fled Fiji", "from Fiji", "the fighting in Fiji"."""
    row = claim.clause.row
    first = bisect_left(row.starts, mention.start)
    while (first and row.letters[first - 1] in "d") or (
        row.words[first - 1 : first] and row.words[first - 1] in WORDS.parts
    ):
        first -= 1
    before = row.words[max(0, first - 1 - _TROUBLE_WITHIN) : first]
    if not before:
        return False
    if before[-1] in WORDS.leaving:
        return True
    troubled = not WORDS.troubles.isdisjoint(before) or not WORDS.uprooted.isdisjoint(before[-3:])
    return before[-1] in WORDS.inside and troubled
