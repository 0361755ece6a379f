"""Nouns of what happened, and those to whom it did: "the killing of 12", "the arrest in May of two men"."""

from __future__ import annotations

import re

from readout.figures.clauses import Clause
from readout.figures.cues import Cue
from readout.figures.links import TO_LATER_OF, TO_OBJECT, TO_OF, Link, to_the_right
from readout.text.letters import GRAMMAR

_ONE = frozenset(["a", "an"])
_TOLD_BY = re.compile(r"[^;,]pd[aeo]{0,2}$")


def of_event(clause: Clause, cue: Cue) -> Link | None:
    """Those to whom it happened: "the killing of 12"."""
    complete = clause.words[cue.end - 1] in GRAMMAR.before_people
    found = to_the_right(clause, cue, TO_OBJECT if complete else TO_OF, "of")
    return found or _of_event_later(clause, cue)


def _of_event_later(clause: Clause, cue: Cue) -> Link | None:
    """Those behind who did it, or where or when: "the killing by soldiers of 12", "the arrest in May of"."""
    found = to_the_right(clause, cue, TO_LATER_OF, "of")
    if found is None:
        return None
    of = clause.words.index("of", cue.end)
    last = clause.tokens[of - 1].text
    named = not clause.sentence.shouted and (last[0].isupper() or last[0].isdigit())
    crowd = clause.words[of - 1] in GRAMMAR.groups or not _ONE.isdisjoint(clause.words[cue.end : of])
    return found if named or (clause.at(cue.end) == "y" and not crowd) else None


def is_circumstance(clause: Clause, cue: Cue) -> bool:
    """Whether others are told of by what happened: "the suspects in the killing rose to 12"."""
    noun = cue.rule.kind in ("head", "event") or (cue.rule.kind == "object" and cue.voice == "active")
    return noun and bool(_TOLD_BY.search(clause.letters, 0, cue.start))
