"""What the sentence before tells of people whom it does not count: "Nobody knows how many died."."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from readout.figures.claims import Claim
from readout.figures.clauses import Clause
from readout.figures.context import Context
from readout.figures.cues import Cue, find_cues
from readout.figures.groups import Group
from readout.numbers import Number
from readout.text.rows import Row

_DENYING = frozenset(["no", "nobody", "none"])
_NOT_KNOWN = frozenset(["know", "knows", "knew", "known", "say", "sure"])
_NOTHING = Context()


class Topic:
    """What the sentence before tells; it is read when it is asked for. ``heads``: it heads a list."""

    def __init__(self, rows: Sequence[Row], place: int, before: Context) -> None:
        self._place = place - 1
        self.heads = place > 0 and rows[place - 1].words[-1:] == (":",)
        self._row = rows[place - 1] if place and (self.heads or not before.outcomes) else None

    @cached_property
    def claim(self) -> Claim | None:
        """The claim without a number that the sentence makes, if it has one outcome only."""
        row = self._row
        if row is None:
            return None
        found = [c for c in find_cues(row, _NOTHING) if c.rule.kind != "total"]
        cues = [c for c in found if c.rule.kind != "head" or c.plural]
        cue = _only(cues)
        if cue is None or (row.words[0] in _DENYING and _NOT_KNOWN.isdisjoint(row.words)):
            return None
        clause = Clause(row, row.letters, row.letters, cues, (), frozenset())
        return Claim(self._place, clause, _uncounted(clause, cue), cue.rule, "members", cue)


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
