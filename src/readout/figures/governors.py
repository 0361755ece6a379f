"""Which word of an outcome governs which counted group, by the path of words between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from readout.figures.cues import Cue
from readout.figures.groups import Group
from readout.figures.rules import Rule
from readout.letters import GRAMMAR
from readout.tokens import Token

Relation = Literal[
    "object", "subject", "inverted", "of", "total", "counted", "members", "head", "within", "list", "part", "same"
]

# Paths over the letters of readout.letters, from the end of one phrase to the beginning of the next.
_ASIDE = r"(?:,[^,;:bhmvk]{1,16}+)+,|-[^-;:bhmvk]{1,16}+-|\([^()]*+\)|P++"
_PHRASE = r"[pfy][doanf\"G'-]*+"
_RELATIVE = r",?r(?:[^;:cs]|c(?=[bkavhm])){0,16}?,?"
_REDUCED = r",?[ei][doapfG\"]{0,10}+,?"
_TO_VERB = re.compile(rf"(?:{_ASIDE}|{_PHRASE}|{_RELATIVE}|{_REDUCED}|[an\"])*|(?:{_PHRASE})?,?c[don]{{1,4}}")
_TO_COMPANION = re.compile(r"[^;:vbhmk]{0,16},?w[ad]*")
_WITHIN_RELATIVE = re.compile(r",?r[^bhmvk]*|,r.*[^,]")
_TO_OBJECT = re.compile(r"[ad\"]{0,3}(?:[odnafe\"G][odnafe\"G,c'-]{0,24}(?:[cwi,P]|,[cw]))?[ad\"i]*|,[^,;]{1,8},|:")
_TO_OF = re.compile(
    r"[oe\"]{0,2}\(?f(?:,[^,;]{1,10},)?[ad\"]*(?:[odnafe\"G][odnafe\"G,c'-]{0,24}(?:[cwi,]|,[cw]))?[ad\"]*"
)
_TO_MEMBERS = re.compile(r"(?:[pf][doanfG\"]{1,6}+)?(?:,?r[^;:c]{1,10})?[bi]{1,2}[ad\"]*")
_TO_TOTAL = re.compile(r"[^;]{0,30}")
_TO_LOSS = re.compile(r"[dG][oG]{0,4}[ad]*")
_LIST = re.compile(r"(?:[pf][donfaeG\"']{1,6}+|ep[donfaG\"']{0,6}+)?(?:,[cw]{0,3}|[cw]{1,3}|i)[adi\"]*")
_GAP = re.compile(r"(?:b[aedo]{1,4})?(?:[pfes][donfaeG\"']{0,7}+)*a?(?:,[cs]?|[cs])c{0,2}[ad]*")
_OWN_VERB = frozenset(["v", "t", "b", "h", "m"])
_GAP_ENDS = frozenset(["", "p", "f", ",", ";", ")", "c", "y"])
_KINDS = {
    "any": {"people", "bare", "likely", "name", "unknown"},
    "likely": {"people", "bare", "likely", "name"},
    "known": {"people", "likely"},
}
_LONGEST = 40
_COMPLETE = frozenset(["of", "to", "for", "involved", "involving"])
_HARM = frozenset(["killed", "injured", "casualties"])
_NEAR, _FAR = 50.0, 100.0


@dataclass(frozen=True)
class Link:
    """A group under the cue that governs it; the link with the least ``cost`` wins."""

    group: int
    cue: Cue
    relation: Relation
    cost: float
    relative: bool = False


@dataclass(frozen=True)
class Clause:
    """A sentence as the paths see it.

    ``asides`` are the groups that only name parts of another; in ``outer`` their words are the letter P.
    """

    tokens: Sequence[Token]
    letters: str
    outer: str
    groups: Sequence[Group]
    asides: frozenset[int]

    def path(self, start: int, end: int) -> str:
        """The letters between two tokens."""
        return self.letters[start:end]


def govern(clause: Clause, cues: Sequence[Cue]) -> dict[int, Link]:
    """The governing link of each group that has one."""
    links = [link for cue in cues for link in _links(clause, cue)]
    links += [link for i, group in enumerate(clause.groups) for link in _within(clause, group, i)]
    best: dict[int, Link] = {}
    for link in sorted(links, key=lambda x: (x.cost, x.group, x.cue.anchor)):
        best.setdefault(link.group, link)
    _spread(clause, best)
    return dict(sorted(best.items()))


def _supposed(clause: Clause, cue: Cue, group: Group) -> bool:
    """Whether the words only suppose what they say: "could kill 12", "nobody can be arrested", "to arrest a man"."""
    helpers = {t.lower for t in clause.tokens[cue.group : cue.start]}
    if helpers & GRAMMAR.have:
        return bool(helpers & GRAMMAR.unreal)
    one = group.number.value == 0 or _article(clause, group)
    harmed = cue.rule.outcome in _HARM
    return bool(helpers & (GRAMMAR.suppositions | (GRAMMAR.obligations if one or harmed else frozenset())))


def _article(clause: Clause, group: Group) -> bool:
    return clause.tokens[group.start].lower in ("a", "an", "another") and group.end == group.start + 1


def accepts(rule: Rule, group: Group) -> bool:
    """Whether a rule takes the group for people that it can speak of."""
    if rule.heads:
        return group.head in rule.heads
    if group.head in rule.not_heads or (rule.not_heads and group.category in ("military", "police")):
        return False
    if group.kind == "bare" and (group.part or group.more or group.definite or group.number.value is None):
        return True
    return group.kind in _KINDS[rule.people]


def _within(clause: Clause, group: Group, i: int) -> list[Link]:
    """The link of a group to an outcome that its own noun phrase says."""
    if group.cue is None:
        return []
    if group.cue.rule.kind == "head":
        none_of_them = group.number.value == 0 and group.part
        acting = group.cue.rule.status and _article(clause, group) and clause.letters[group.stop : group.stop + 1] in _OWN_VERB
        return [] if none_of_them or acting else [Link(i, group.cue, "head", _FAR if group.cue.rule.weak else 0.5)]
    return [Link(i, group.cue, "within", _FAR if group.cue.rule.weak else _NEAR)]


def _links(clause: Clause, cue: Cue) -> list[Link]:
    """The link of a cue to the nearest group that it can govern, if there is one."""
    inside = any(g.start <= cue.anchor < g.stop for g in clause.groups)
    found = None if inside else _link(clause, cue)
    if found is None or _supposed(clause, cue, clause.groups[found.group]):
        return []
    return [replace(found, cost=found.cost + (_FAR if cue.rule.weak else 0))]


def _link(clause: Clause, cue: Cue) -> Link | None:
    kind = cue.rule.kind
    if kind == "total":
        return _total(clause, cue, "total")
    if _counting(clause, cue):
        return _total(clause, cue, "counted")
    if kind == "head" or _collective(clause, cue):
        return _members(clause, cue)
    if kind == "event":
        complete = clause.tokens[cue.end - 1].lower in _COMPLETE
        return _right(clause, cue, _TO_OBJECT if complete else _TO_OF, "of")
    if cue.tail:
        return _slot(clause, cue)
    if kind == "subject":
        return _left(clause, cue) or _inverted(clause, cue) or _companion(clause, cue)
    if kind == "state" or cue.voice == "passive":
        return _left(clause, cue) or _companion(clause, cue)
    if cue.rule.whose == "object":
        return _right(clause, cue, _TO_OBJECT, "object") or _right(clause, cue, _TO_LOSS, "object")
    if cue.voice == "active":
        return _right(clause, cue, _TO_OBJECT, "object")
    return _bare(clause, cue)


def _counting(clause: Clause, cue: Cue) -> bool:
    """Whether the cue says whom a total counts: "the number of people who died"."""
    for at in range(cue.start - 1, max(0, cue.start - 14), -1):
        if clause.letters[at] in ";:G":
            return False
        if clause.tokens[at].lower == "of" and clause.tokens[at - 1].lower in GRAMMAR.counting:
            return True
    return False


def _collective(clause: Clause, cue: Cue) -> bool:
    """Whether the cue names people as a body: "the dead", "those killed"."""
    plain = cue.rule.kind in ("state", "object", "subject") and cue.voice == "bare"
    return plain and cue.start > 0 and clause.tokens[cue.start - 1].lower in GRAMMAR.collective


def _members(clause: Clause, cue: Cue) -> Link | None:
    """The people of whom a body consists: "the dead were 12 boys", "the wounded number 9"; or its state."""
    if clause.tokens[max(0, cue.start - 2)].lower == "among" and clause.letters[cue.start - 3 : cue.start - 2] == "b":
        return _left(clause, replace(cue, group=cue.start - 3))
    found = _right(clause, cue, _TO_MEMBERS, "members") or _total(clause, cue, "members")
    return found or (None if cue.rule.kind == "head" else _left(clause, cue))


def _bare(clause: Clause, cue: Cue) -> Link | None:
    """A form that is past tense or participle: it has an object after it, or follows its people."""
    right = _right(clause, cue, _TO_OBJECT, "object") if _object_follows(clause, cue.end) else None
    active = clause.letters[cue.end : cue.end + 1] in ("d", "n")
    return right or (None if active else _left(clause, cue))


def _object_follows(clause: Clause, at: int) -> bool:
    if at >= len(clause.letters):
        return False
    return clause.letters[at] in 'dnoaeG":' and clause.tokens[at].lower not in GRAMMAR.asides


def _slot(clause: Clause, cue: Cue) -> Link | None:
    """The group between the two parts of a phrase: "left" 12 people "dead"."""
    assert cue.tail
    for i, group in enumerate(clause.groups):
        if cue.end <= group.start and group.stop <= cue.tail[0] and accepts(cue.rule, group):
            return Link(i, cue, "object", 0)
    return None


def _right(clause: Clause, cue: Cue, allowed: re.Pattern[str], relation: Relation) -> Link | None:
    for i, group in enumerate(clause.groups):
        if group.start < cue.end or not accepts(cue.rule, group):
            continue
        path = clause.path(cue.end, group.first)
        if allowed.fullmatch(path):
            return Link(i, cue, relation, 1 + len(path) + (5 if i in clause.asides else 0))
        if len(path) > _LONGEST:
            return None
    return None


def _left(clause: Clause, cue: Cue) -> Link | None:
    """The subject of a verb group, or the noun before a participle: the nearest that a path allows."""
    found: dict[bool, list[Link]] = {True: [], False: []}
    for i, group in enumerate(clause.groups):
        if group.stop > cue.group or not accepts(cue.rule, group) or _agent(clause, group):
            continue
        aside = i in clause.asides
        path = (clause.letters if aside else clause.outer)[group.stop : cue.group]
        if len(path) <= _LONGEST and _TO_VERB.fullmatch(path):
            relative = bool(_WITHIN_RELATIVE.fullmatch(path))
            found[aside].append(Link(i, cue, "subject", _distance(clause, cue, group, path), relative))
    inside = clause.outer[cue.anchor] == "P"
    best = min(found[inside] or found[not inside], key=lambda x: x.cost, default=None)
    return best and replace(best, cost=best.cost + _yielding(clause, cue, best))


def _distance(clause: Clause, cue: Cue, group: Group, path: str) -> float:
    """How far a subject is from its verb; one inside another phrase is farther, "12 of the 30 who" nearer."""
    cost = 2.0 + len(path.replace("P", "")) + (6 if path and _in_phrase(clause, group) else 0)
    outer = any(g.stop == group.stop and g.start > group.start for g in clause.groups)
    within = _WITHIN_RELATIVE.fullmatch(path) or (cue.voice == "bare" and not path)
    return cost + (0.5 if outer and within else -0.5 if outer else 0)


def _yielding(clause: Clause, cue: Cue, link: Link) -> int:
    """How much a relative clause, or a participle, yields to the main verb of the same people."""
    if link.relative:
        return 20
    return 10 if cue.voice == "bare" and clause.groups[link.group].stop == cue.group else 0


def _agent(clause: Clause, group: Group) -> bool:
    return group.first > 0 and clause.letters[group.first - 1] == "y"


def _in_phrase(clause: Clause, group: Group) -> bool:
    return group.first > 0 and clause.letters[group.first - 1] in "pf"


def _inverted(clause: Clause, cue: Cue) -> Link | None:
    """A subject that follows its verb: "in the fighting died 300 men"."""
    for i, group in enumerate(clause.groups):
        if group.start >= cue.end:
            path = clause.path(cue.end, group.first)
            fits = path in ("", "a", "d") and accepts(cue.rule, group)
            return Link(i, cue, "inverted", 6) if fits else None
    return None


def _companion(clause: Clause, cue: Cue) -> Link | None:
    """A group that shares the fate of a subject without a number: "he died, along with two guards"."""
    return _right(clause, cue, _TO_COMPANION, "list")


def _total(clause: Clause, cue: Cue, relation: Relation) -> Link | None:
    """The number that is given for a total: behind a word that links the two, or right after it."""
    links = GRAMMAR.numbering if relation == "members" else GRAMMAR.links
    for i, group in enumerate(clause.groups):
        if group.stop < cue.start and clause.tokens[group.stop].lower == "the" and relation != "members":
            if clause.tokens[group.stop + 1].lower in GRAMMAR.counting and group.kind == "bare":
                return Link(i, cue, relation, 4)
    for i, group in enumerate(clause.groups):
        if group.start < cue.end:
            continue
        path = clause.path(cue.end, group.first)
        if not _TO_TOTAL.fullmatch(path):
            return None
        linked = clause.tokens[group.first - 1].lower in links or (not path and relation != "members")
        if linked and group.kind in ("bare", "people"):
            return Link(i, cue, relation, 4 + len(path) / 2)
    return None


def _spread(clause: Clause, best: dict[int, Link]) -> None:
    """Members of a list stand under the governor of the list, from left to right and back."""
    last = len(clause.groups) - 1
    for i in range(last):
        link = best.get(i)
        if link and _open(best, i + 1) and _listed(clause, link, i, i + 1):
            best[i + 1] = Link(i + 1, link.cue, "list", link.cost)
    for i in range(last, 0, -1):
        link = best.get(i)
        if link and link.relation in ("subject", "list") and link.cue.group >= clause.groups[i].stop and _open(best, i - 1):
            before, group = clause.groups[i - 1], clause.groups[i]
            if _in_phrase(clause, before):
                continue
            if _LIST.fullmatch(clause.path(before.stop, group.first)) and before.kind != "thing":
                best[i - 1] = Link(i - 1, link.cue, "list", link.cost)


def _open(best: dict[int, Link], i: int) -> bool:
    return i not in best or best[i].cost >= _FAR


def _listed(clause: Clause, link: Link, i: int, k: int) -> bool:
    """Whether group ``k`` goes on the list that group ``i`` is in, or repeats its clause without the verb."""
    before, group = clause.groups[i], clause.groups[k]
    if group.kind in ("thing", "unknown") or _agent(clause, group) or group.start < before.stop:
        return False
    following = clause.letters[group.stop : group.stop + 1]
    elided = before.stop <= link.cue.anchor < group.start
    path = clause.path(link.cue.end if elided else before.stop, group.first)
    if not elided and _LIST.fullmatch(path):
        return following not in _OWN_VERB and not (group.kind == "bare" and following in ("e", "o"))
    return bool(_GAP.fullmatch(path)) and following in _GAP_ENDS


