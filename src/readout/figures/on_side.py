"""Whose people they are by where they stand: "three on the Georgian side", "on the other side"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence

from readout.actors import Mention
from readout.analysis import Analysis
from readout.figures.claims import Claim
from readout.figures.home import Home, Side
from readout.figures.naming import side
from readout.figures.sharing import is_rebel
from readout.figures.side_words import WORDS
from readout.text.letters import GRAMMAR

_ON_SIDE = re.compile(r"[^;:]*\bon the ")
_REACH = 3
_ON = (" on the ", " on ")


class OnSide:
    """What a document's sentences say with that word; ``owner`` is whom "their side" means."""

    def __init__(
        self,
        analysis: Analysis,
        home: Home,
        mentions: Callable[[int], Sequence[Mention]],
        owner: Callable[[Claim, str], Side | None],
    ) -> None:
        self._text = analysis.reading.text
        self._home, self._mentions, self._owner = home, mentions, owner

    def beside(self, claim: Claim) -> Side | None:
        """Who is said right behind people to be their side: "three on the Georgian side"."""
        tokens, stop = claim.clause.tokens, claim.group.stop
        held = claim.rule.outcome in ("detained", "released")
        if held or stop + 2 >= len(tokens):
            return None
        if claim.clause.words[stop] not in ("on", "from"):
            return self._where_they_are(claim)
        starts = {t.start for t in tokens[stop + 1 : stop + 3]}
        for mention in self._mentions(claim.place):
            if mention.start in starts and self._text[mention.end :].lstrip().startswith("side"):
                return side(mention)
        return None

    def _where_they_are(self, claim: Claim) -> Side | None:
        """On whose side it happened to these people alone: "12 fled from homes on the Georgian side"."""
        tokens, stop = claim.clause.tokens, claim.group.stop
        following = [g.start for _, g in claim.clause.groups_from(stop)][:1]
        end = tokens[following[0]].start if following else claim.clause.sentence.end
        for mention in self._mentions(claim.place):
            placed = tokens[stop - 1].end < mention.start < end
            if placed and _ON_SIDE.fullmatch(self._text, tokens[stop - 1].end, mention.start):
                return side(mention) if self._text.startswith(" side", mention.end) else None
        return None

    def by_side(self, claim: Claim) -> Side | None:
        """ "On the Georgian side", "from the side of the Georgians"; who holds people is not their side."""
        if claim.rule.outcome in ("detained", "released"):
            return None
        end = claim.clause.tokens[claim.group.stop - 1].end
        mentions = self._mentions(claim.place)
        behind = [m for m in mentions if m.start >= end and self._text[: m.start].endswith(_ON)]
        for mention in [*behind, *mentions]:
            if self._is_of_others(claim, mention):
                continue
            after = self._text[mention.end : mention.end + 6].strip(" ,.;").split()
            before = self._text[max(0, mention.start - 16) : mention.start].split()
            if "unlike" in [word.lower() for word in before[-2:]]:
                continue
            if after[:1] == ["side"] or "side" in before[-3:]:
                return side(mention)
        start = claim.group.start
        owned = claim.clause.words[max(0, start - 3) : start]
        if owned[:1] == ("on",) and owned[-1] == "side" and owned[1] in GRAMMAR.pronominal:
            return self._owner(claim, owned[1])
        return None

    def _is_of_others(self, claim: Claim, mention: Mention) -> bool:
        """Whether a side stands behind other people, and these have their own: "3 in Peru, 9 on our side"."""
        clause, stop = claim.clause, claim.group.stop
        between = [g for _, g in clause.groups_from(stop) if clause.tokens[g.start].start < mention.start]
        if ";" in clause.letters[stop : bisect_left(clause.row.starts, mention.start)]:
            return True
        if not between:
            return False
        own = self._between(claim.place, clause.tokens[stop - 1].end, clause.tokens[between[0].start].start)
        return own is not None and own.start != mention.start

    def other(self, claim: Claim, before: Sequence[Claim]) -> Side | None:
        """The other of two sides than that of the people told of last: "on the other side, 12 died"."""
        if is_rebel(claim) or claim.group.head in WORDS.attackers:
            return None
        last = next((c.side for c in reversed(before) if c.side and claim.place - c.place < _REACH), "")
        pair = self._home.pair
        named = last in {side.name for side in pair}
        return next((side for side in pair if side.name != last), None) if named else None

    def _between(self, place: int, start: int, end: int) -> Side | None:
        found = (m for m in self._mentions(place) if m.start < end and m.end > start)
        return next((side(m) for m in found), None)
