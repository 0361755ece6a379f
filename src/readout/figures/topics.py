"""What the sentence before tells of people whom it does not count: "Nobody knows how many died."."""

from __future__ import annotations

from readout.analysis import Analysis
from readout.figures.claims import Claim
from readout.figures.clauses import Clause
from readout.figures.context import Context
from readout.figures.cues import Cue, find_cues
from readout.figures.groups import Group
from readout.numbers import Number
from readout.text.letters import letters

_DENYING = frozenset(["no", "nobody", "none"])
_NOT_KNOWN = frozenset(["know", "knows", "knew", "known", "say", "sure"])


def topic(analysis: Analysis, place: int, before: Context) -> Claim | None:
    """The claim without a number that the sentence before ``place`` makes, if it has one outcome only."""
    if place == 0 or before.outcomes:
        return None
    sentence = analysis.sentences[place - 1]
    marks = letters(sentence.tokens)
    cues = [c for c in find_cues(sentence.tokens, marks, frozenset()) if c.rule.kind != "total"]
    cue = _only(cues)
    words = frozenset(t.lower for t in sentence.tokens)
    if cue is None or (sentence.tokens[0].lower in _DENYING and _NOT_KNOWN.isdisjoint(words)):
        return None
    row = "".join(marks)
    clause = Clause(sentence, row, row, cues, (), frozenset())
    return Claim(place - 1, clause, _uncounted(clause, cue), cue.rule, "members", cue)


def introduction(place: int, clause: Clause, group: Group) -> Claim | None:
    """The claim without a number that stands before a colon: "The army counted its dead: 12 in Orsin"."""
    colon = clause.letters.rfind(":", 0, group.first)
    cue = _only([c for c in clause.cues if c.end <= colon and c.rule.kind != "total"])
    return Claim(place, clause, _uncounted(clause, cue), cue.rule, "members", cue) if cue else None


def _only(cues: list[Cue]) -> Cue | None:
    """The last cue of a sentence whose cues tell of one outcome; those that give way do so here."""
    told = [c for c in cues if not c.rule.weak] or cues
    return told[-1] if len({c.rule.outcome for c in told}) == 1 else None


def _uncounted(clause: Clause, cue: Cue) -> Group:
    start, end = clause.tokens[cue.start].start, clause.tokens[cue.start].end
    number = Number(start, end, None, None, "vague", None)
    return Group(number, cue.start, cue.start, cue.start + 1, cue.end, "people")
