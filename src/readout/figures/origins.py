"""Whose people are said to be: "40 of them are Georgians", "the dead were from Peru"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readout.actors import Mention
from readout.analysis import Analysis
from readout.figures.claims import Claim
from readout.figures.home import Side
from readout.figures.mentioned import Mentioned
from readout.figures.naming import is_employer, name, side

_BEING = re.compile("ba?d?")
_LEADING = frozenset(["also", ",", "(", "them", "they", "of"])
_LEADING |= frozenset(["were", "was", "are", "is", "came", "come", "comes", "hailed"])
_LEADING |= frozenset(["all", "both", "mostly", "mainly"])
_FROM_WITHIN, _BESIDE = 7, 24
_KEEPERS, _KEEPING, _NATIONS = "peacekeeper", "peacekeep", "United Nations"


class Origins:
    """What a document says of where counted people come from, or whom they serve."""

    def __init__(self, analysis: Analysis, mentioned: Mentioned) -> None:
        self._text = analysis.reading.text
        self._mentioned = mentioned

    def said(self, claim: Claim, after: int) -> Side | None:
        """What people are said to be: "40 of them are Georgians"; where from: "12 men, all from Peru"."""
        tokens, be = claim.clause.tokens, _BEING.match(claim.clause.letters, after)
        then = be.end() if be else after if claim.group.part == "them" else len(tokens)
        if then < len(tokens):
            at = tokens[then].start
            named = next((m for m in self._mentioned.sides(claim.place) if m.start == at), None)
            if named:
                return side(named)
        return self._from(claim, after)

    def _from(self, claim: Claim, after: int) -> Side | None:
        """The nation behind "were from", "all from", "came from"."""
        words = claim.clause.words
        at = after
        while claim.clause.at(at) == "k":
            at += 1
        begin = at
        while at < len(words) and at - begin < _FROM_WITHIN and words[at] in _LEADING:
            at += 1
        if at == begin or words[at : at + 1] != ("from",):
            return None
        starts = {token.start for token in claim.clause.tokens[at + 1 : at + 3]}
        named = (m for m in self._mentioned.sides(claim.place) if m.start in starts and m.how == "name")
        return next((side(m) for m in named), None)

    def keepers(self, claim: Claim, earlier: Sequence[Claim]) -> Side | None:
        """Whom peacekeepers serve of whom no more is said: the one whose peacekeepers are named."""
        if claim.group.head != _KEEPERS:
            return None
        before = [c for c in earlier if c.group.head == _KEEPERS and c.side_cue]
        if before and before[-1].side_cue:
            return Side(before[-1].side, *before[-1].side_cue)
        told = [m for place in range(claim.place + 1) for m in self._mentioned.all(place)]
        serving = [m for m in told if self._keeps_peace(m)]
        serving = serving or [m for m in told if m.actor.name == _NATIONS]
        if len({m.actor.name for m in serving}) != 1:
            return None
        last = serving[-1]
        return Side(last.actor.name if is_employer(last) else name(last), last.start, last.end)

    def _keeps_peace(self, mention: Mention) -> bool:
        """Whether a mention says whose peacekeepers are told of: "the UN peacekeeping mission"."""
        return self._text[mention.end : mention.end + _BESIDE].lower().lstrip().startswith(_KEEPING)
