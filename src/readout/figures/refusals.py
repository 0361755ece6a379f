"""What only seems to be said of people: "300 women lost a husband", "none of those arrested was"."""

from __future__ import annotations

from readout.figures.clauses import Clause
from readout.figures.cues import Cue
from readout.figures.groups import Group
from readout.figures.nouns import NOUNS
from readout.text.letters import GRAMMAR

_MAY_BE = frozenset(["missing", "released"])
_LISTS = frozenset((word, "of") for word in ("list", "lists", "names", "files", "photographs", "dossiers"))


def is_refused(clause: Clause, cue: Cue, group: Group) -> bool:
    """Whether a cue that leads to a group says nothing of its people."""
    return (
        _is_of_each(clause, cue, group)
        or _is_none_of(clause, cue, group)
        or _is_one_of_them(clause, group)
        or _holds(clause, cue, group)
        or _is_listed(clause, cue, group)
    )


def _is_one_of_them(clause: Clause, group: Group) -> bool:
    """Whether "one of them" is what something is said to be: "the exchange of prisoners was one of them"."""
    return group.value == 1 and group.part == "them" and clause.before(group.first) == "b"


def _holds(clause: Clause, cue: Cue, group: Group) -> bool:
    """Whether people hold something themselves: "many of whom held offices", "none held more"."""
    if cue.rule.outcome != "detained" or cue.voice != "bare" or group.stop != cue.start:
        return False
    of_them = group.kind == "bare" and (group.part == "them" or group.value == 0)
    follows = ("o", "d", "G", "a") if group.value == 0 else ("o", "d", "G")
    return of_them and clause.at(cue.end) in follows


def _is_of_each(clause: Clause, cue: Cue, group: Group) -> bool:
    """Whether each of many lost somebody, who so are not one: "300 women lost a husband"."""
    if cue.rule.whose != "subject" or group.head not in GRAMMAR.kin or group.value not in (1, 2):
        return False
    losers = next((g for _, g in clause.groups_until(cue.group) if g.stop == cue.group), None)
    noun = NOUNS.starting(clause.tokens, cue.group - 1) if cue.group else None
    return losers.value != 1 if losers else bool(noun and noun[0].plural)


def _is_none_of(clause: Clause, cue: Cue, group: Group) -> bool:
    """Whether nobody of a body is told of, which so is not nobody: "None of those arrested was charged"."""
    body = group.part != "" and group.stop == cue.start and clause.words[cue.start - 1] in GRAMMAR.collective
    return group.value == 0 and body


def _is_listed(clause: Clause, cue: Cue, group: Group) -> bool:
    """Whether only a list of people changes hands: "handed over a list of 12 prisoners"."""
    listed = clause.words[max(0, group.first - 2) : group.first] in _LISTS
    return listed and cue.rule.outcome in _MAY_BE and cue.rule.kind == "object"
