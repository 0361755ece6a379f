"""Whose losses are told of: who lost people, and before whose dead it stands whose they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from readout.actors import Mention
from readout.analysis import Analysis
from readout.figures.claims import Claim
from readout.figures.home import Side
from readout.figures.locales import HARMS
from readout.figures.naming import side
from readout.figures.nouns import NOUNS
from readout.figures.sharing import is_rebel
from readout.figures.side_words import WORDS
from readout.names.gazetteer import by_name
from readout.text.letters import GRAMMAR

_REACH_OF_TOLL, _LEAD = 6, 20
_ELSEWHERE = frozenset(";:pfyrsbh")
_ASIDE = tuple(
    f" {word}{the}"
    for word in ("unlike", "with", "against", "in", "by", "near", "on")
    for the in ("", " the")
)
_BY_WHOM = (" by", " by the", " from", " from the")


class Losses:
    """The losses of a document; ``mentions`` are those of a sentence, ``owner`` whom "its" means."""

    def __init__(
        self,
        analysis: Analysis,
        mentions: Callable[[int], Sequence[Mention]],
        owner: Callable[[Claim, str], Side | None],
    ) -> None:
        self._text = analysis.reading.text
        self._mentions = mentions
        self._owner = owner

    def by_loss(self, claim: Claim) -> Side | None:
        """Who lost: "Georgia lost 12 men", "cost the Georgian army 12 men"."""
        cue = claim.cue
        if cue is None:
            return None
        if cue.rule.whose is None:
            return self._by_suffering(claim)
        tokens = claim.clause.tokens
        if not GRAMMAR.inflicting.isdisjoint(claim.clause.words[: claim.group.start]):
            return None
        start, end = (0, cue.start) if cue.rule.whose == "subject" else (cue.anchor, claim.group.start)
        if start == end:
            return None
        suffering = (
            self._subject(claim.place, tokens[0].start, tokens[end - 1].end)
            if cue.rule.whose == "subject"
            else self._between(claim.place, tokens[start].start, tokens[end - 1].end)
        )
        if suffering and is_rebel(claim) and suffering.name in by_name():
            return None
        before = self._text[: suffering.start].rstrip().lower() if suffering else ""
        return None if before.endswith(_BY_WHOM) else suffering

    def _by_suffering(self, claim: Claim) -> Side | None:
        """Who had people killed, hurt or taken: "Georgia suffered six dead and 12 wounded"."""
        words, letters = claim.clause.words, claim.clause.letters
        at = next((i for i in range(claim.group.first - 1, 0, -1) if words[i] in GRAMMAR.suffering), 0)
        if not at or set(letters[at : claim.group.first]) & _ELSEWHERE or claim.rule.outcome not in HARMS:
            return None
        return self._between(claim.place, claim.clause.tokens[0].start, claim.clause.tokens[at - 1].end)

    def by_toll(self, claim: Claim) -> Side | None:
        """Whose dead they are: "put the Georgian dead at 12", "the number of Georgians killed"."""
        tokens, words, start = claim.clause.tokens, claim.clause.words, claim.group.start
        if claim.relation == "total" and claim.cue:
            for i in range(max(0, claim.cue.start - _REACH_OF_TOLL), claim.cue.start - 1):
                if words[i] in GRAMMAR.counting and words[i + 1] == "of":
                    noun = NOUNS.starting(tokens, claim.cue.end) or NOUNS.starting(tokens, claim.cue.end + 1)
                    last = noun[1] - 1 if noun and noun[1] <= start else i + 2
                    return self._between(claim.place, tokens[i + 2].start, tokens[last].end)
            if claim.cue.start and (
                nation := self._nation_ending(claim.place, tokens[claim.cue.start - 1].end)
            ):
                return nation
        for i in range(max(0, start - _REACH_OF_TOLL), start):
            if words[i] in WORDS.tolls and i:
                if words[i - 1] in ("its", "their", "own"):
                    return self._owner(claim, "its")
                return self._nation_ending(claim.place, tokens[i - 1].end)
        return None

    def _subject(self, place: int, start: int, end: int) -> Side | None:
        """The last named before a verb, unless words lead aside to it: "unlike Peru", "against Peru"."""
        named = [m for m in self._mentions(place) if m.start < end and m.end > start]
        for mention in reversed(named):
            before = self._text[max(0, mention.start - _LEAD) : mention.start].rstrip().lower()
            if not f" {before}".endswith(_ASIDE):
                return side(mention)
        return side(named[0]) if named else None

    def _nation_ending(self, place: int, end: int) -> Side | None:
        found = (m for m in self._mentions(place) if m.end == end and m.how != "name")
        return next((side(m) for m in found), None)

    def _between(self, place: int, start: int, end: int) -> Side | None:
        found = (m for m in self._mentions(place) if m.start < end and m.end > start)
        return next((side(m) for m in found), None)
