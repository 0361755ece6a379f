"""The last fate of people of whom a sentence tells several: who was seized and then freed is free."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from readout.figures.clauses import Clause
from readout.figures.cues import Cue
from readout.figures.links import Link
from readout.figures.rules import RULES
from readout.text.letters import GRAMMAR

_LATER = {
    "detained": frozenset(["released", "killed"]),
    "injured": frozenset(["killed"]),
    "missing": frozenset(["released", "killed", "remains"]),
}
_THEM = "them"
_FIRST = frozenset(["before"])
_DENYING = frozenset(["not", "never", "didn't"])
_FOUND = frozenset(["found", "located", "rescued", "traced"])
_ALIVE = frozenset(["alive", "safe", "unharmed"])
_FOUND_WITHIN = 6
_BEFORE_THAT = frozenset(["had"])
_DEAD = frozenset(["killed"])
_FILES = frozenset(["file", "files", "case", "cases", "dossier", "dossiers"])
_REMAINS = RULES["remains-of"]


def with_last_fates(clause: Clause, best: Mapping[int, Link], links: Iterable[Link]) -> dict[int, Link]:
    """The governing links, each with the later fate of the same people where one of ``links`` tells it."""
    found: dict[int, Link] = {}
    for i, link in sorted(best.items()):
        in_return = _is_for_remains(clause, link, found[max(found)] if found else None)
        closed = _is_closed(clause, link)
        found[i] = (
            link._replace(cue=link.cue._replace(rule=_REMAINS))
            if in_return or closed
            else _returned(clause, link)
        )
    for link in links:
        first = found.get(link.group)
        if first and _is_later(clause, first, link):
            found[link.group] = link._replace(cost=first.cost)
    for cue in clause.cues if _THEM in clause.words else ():
        if _is_done_to_them(clause, cue):
            before = [i for i in found if clause.groups[i].stop <= cue.start]
            if before and _is_later(clause, found[before[-1]], Link(before[-1], cue, "subject", 0)):
                found[before[-1]] = found[before[-1]]._replace(cue=cue)
    return found


def found_alive(clause: Clause, at: int) -> bool:
    """Whether it is said from a token on that missing people are safe: "had been found alive"."""
    words = clause.words[at : at + _FOUND_WITHIN]
    return not _FOUND.isdisjoint(words) and not _ALIVE.isdisjoint(words)


def _is_done_to_them(clause: Clause, cue: Cue) -> bool:
    """Whether the object of a verb are the people told of before: "and let them go", "and shot them"."""
    done = cue.voice != "passive" and clause.words[cue.end : cue.end + 1] == (_THEM,)
    return done and not _is_only_wanted(clause, cue)


def _is_only_wanted(clause: Clause, cue: Cue) -> bool:
    """Whether a verb is only wished, feared or denied: "threatened to kill them", "without freeing them"."""
    before = clause.words[max(0, cue.group - 1)]
    if clause.words[cue.start].endswith("ing"):
        return clause.before(cue.group) in ("p", "f", "o") and before not in GRAMMAR.earlier | _FIRST
    may = "m" in clause.letters[cue.group : cue.start] or before == "to"
    denied = not _DENYING.isdisjoint(clause.words[cue.group : cue.start])
    return denied or (may and before not in GRAMMAR.managing)


def _is_later(clause: Clause, first: Link, link: Link) -> bool:
    """Whether a link behind another tells what became of its people: "were seized and later shot"."""
    if link.cue.anchor <= first.cue.anchor or link.relation not in ("subject", "list"):
        return False
    later = _LATER.get(first.cue.rule.outcome, frozenset())
    if link.cue.rule.weak or link.cue.rule.outcome not in later:
        return False
    described = first.cue.voice == "bare" and first.relation == "subject" and not link.relative
    return described or _BEFORE_THAT.isdisjoint(clause.words[link.cue.group : link.cue.start])


def _is_for_remains(clause: Clause, link: Link, before: Link | None) -> bool:
    """Whether a bare number is given for remains: "the remains of 12, and received 9 in return"."""
    bare = clause.groups[link.group].kind == "bare" and link.cue.rule.outcome == "released"
    return bare and before is not None and before.cue.rule.outcome == "remains"


def _is_closed(clause: Clause, link: Link) -> bool:
    """Whether the files of missing people are closed, because their remains were found."""
    group, words = clause.groups[link.group], clause.sentence.words
    if link.cue.rule.outcome != "missing" or words.isdisjoint(GRAMMAR.closing):
        return False
    near = clause.words[max(0, group.first - 3) : group.stop]
    return not _FILES.isdisjoint(near) and words.isdisjoint(GRAMMAR.opening)


def _returned(clause: Clause, link: Link) -> Link:
    """The dead who are handed over are remains: "returned 12 fallen soldiers"."""
    own = clause.groups[link.group].cue
    victims = own is not None and own.rule.weak and own.rule.kind == "head"
    if own is None or victims or own.rule.outcome not in _DEAD or link.cue.rule.outcome != "released":
        return link
    return link._replace(cue=link.cue._replace(rule=_REMAINS))
