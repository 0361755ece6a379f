"""Numbers behind a label: "Killed: 12; wounded: 30"."""

from __future__ import annotations

import re

from readout.figures.clauses import Clause
from readout.figures.cues import Cue
from readout.figures.links import Link
from readout.figures.nouns import NOUNS

_LABEL = re.compile(r"(?:^|[;,(:-])[daoekt]{0,2}$")
_TO_LABELLED = re.compile(
    r"(?P<state>[ke])?(?:[pfys]?[dok]{1,4}|a){0,3}(?:\([^()]{1,6}\))?[:-][ad]?(?P<who>o{0,2})"
)
_ROW = re.compile(r"[da]{0,2}k+G+;?")


def labelled(clause: Clause, cue: Cue) -> Link | None:
    """The number behind a label: "Killed: 12; wounded: 30", "Missing – 4", "Killed by mines: Orsin 50"."""
    i, group = clause.next_group(cue.end)
    if group is None or not _LABEL.search(clause.letters, max(0, cue.start - 3), cue.start):
        return None
    if _ROW.fullmatch(clause.letters) and group.kind == "bare":
        return Link(i, cue, "total", 0.5)
    found = _TO_LABELLED.fullmatch(clause.letters, cue.end, group.first)
    if found is None or group.kind not in ("bare", "people") or clause.at(group.stop) == "k":
        return None
    described = clause.at(cue.end) == "o" and cue.rule.kind != "subject"
    noun = NOUNS.starting(clause.tokens, cue.end) if described else None
    if described and not (noun and noun[0].people):
        return None
    if found["state"] and cue.rule.outcome != "remains" and cue.rule.kind != "subject":
        return None
    names = clause.tokens[found.start("who") : found.end("who")]
    return Link(i, cue, "total", 0.5) if all(t.text.istitle() for t in names) else None
