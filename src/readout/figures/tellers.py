"""Whose people those are of whom a source speaks: its own soldiers, its own losses."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from readout.actors import Mention
from readout.analysis import Analysis
from readout.figures.claims import Claim
from readout.figures.home import Side
from readout.figures.side_words import WORDS
from readout.text.letters import GRAMMAR

_LOSSES = frozenset(["killed", "injured", "missing", "casualties"])


class Tellers:
    """The sides of a document's sources; ``mentions`` are those of a sentence."""

    def __init__(self, analysis: Analysis, mentions: Callable[[int], Sequence[Mention]]) -> None:
        self._analysis = analysis
        self._text = analysis.reading.text
        self._mentions = mentions

    def speaker(self, claim: Claim) -> Side | None:
        """The country or the group that speaks: "our soldiers"; "it said that Georgia took 12 of its men"."""
        if claim.speaker_country and claim.speaker_cue:
            return Side(claim.speaker_country, *claim.speaker_cue)
        groups = {a.name for m in self._analysis.actors for a in m.actors if a.kind == "group"}
        found = claim.speaker_cue and claim.speaker in groups
        return Side(claim.speaker, *claim.speaker_cue) if found and claim.speaker_cue else None

    def by_speaker(self, claim: Claim) -> Side | None:
        """Soldiers or citizens of whom their own ministry or government speaks."""
        country = claim.speaker_country or (claim.speaker if claim.speaker in WORDS.apart else "")
        own = claim.group.head in GRAMMAR.regulars or claim.group.head in WORDS.nationals
        if own and country and claim.speaker_cue:
            return Side(country, *claim.speaker_cue)
        return None

    def by_admission(self, claim: Claim) -> Side | None:
        """Who speaks of a number right behind the verb: "the Front reports two wounded"."""
        cue = claim.speaker_cue
        first = claim.clause.tokens[claim.group.first].start
        if claim.group.head or cue is None or _is_told_to_suffer(claim):
            return None
        if cue[0] > first:
            return self.speaking_group(claim)
        if claim.rule.outcome not in _LOSSES or not WORDS.admitting.issuperset(
            self._text[cue[1] : first].lower().split()
        ):
            return None
        group = self.speaking_group(claim)
        return group or (Side(claim.speaker_country, *cue) if claim.speaker_country else None)

    def speaking_group(self, claim: Claim) -> Side | None:
        """The armed group that speaks of its own."""
        groups = (a.name for m in self._mentions(claim.place) for a in m.actors if a.kind == "group")
        if claim.speaker_cue and claim.speaker in groups:
            return Side(claim.speaker, *claim.speaker_cue)
        return None


def _is_told_to_suffer(claim: Claim) -> bool:
    """Whether a number has a verb of its own behind who speaks: "the Front said 12 had been killed"."""
    spoken = (
        claim.speaker_cue is not None and claim.speaker_cue[1] <= claim.clause.tokens[claim.group.first].start
    )
    finite = claim.cue is not None and (claim.cue.voice == "passive" or claim.cue.rule.kind == "subject")
    return spoken and claim.relation == "subject" and finite


def speaks_of_army(claim: Claim) -> bool:
    """Whether words before people speak of a state's army or police: "the army said"."""
    return not WORDS.services.isdisjoint(claim.clause.words[: claim.group.start])
