"""Those for whom "whom" stands: "a man whom a guard shot"."""

from __future__ import annotations

from readout.figures.clauses import Clause
from readout.figures.cues import Cue
from readout.figures.links import Link, accepts

_COST = 2.0
_VERBS = frozenset("vkb")


def whom_before(clause: Clause, cue: Cue) -> int | None:
    """Where the "whom" stands whose clause a verb is the first of; None if there is none."""
    if "whom" not in clause.sentence.words:
        return None
    at = next((i for i in range(cue.group - 1, 0, -1) if clause.words[i] == "whom"), 0)
    divides = not at or clause.words[at - 1] == "of"
    return None if divides or not _VERBS.isdisjoint(clause.letters[at : cue.group]) else at


def antecedent(clause: Clause, cue: Cue, whom: int) -> Link | None:
    """The link to the people right before a "whom"; whoever stands behind it acts and suffers nothing."""
    end = whom - (clause.before(whom) == ",")
    for i, group in clause.groups_until(whom):
        if group.stop == end and accepts(cue.rule, group):
            return Link(i, cue, "subject", _COST, relative=True)
    return None
