"""Which word of an outcome governs which counted group."""

from __future__ import annotations

import re

from readout.figures.clauses import Clause
from readout.figures.cues import Cue
from readout.figures.events import is_circumstance, of_event
from readout.figures.fates import found_alive, with_last_fates
from readout.figures.gaps import fill
from readout.figures.groups import Group
from readout.figures.labels import labelled
from readout.figures.links import (
    TO_COMPANION,
    TO_FRONTED,
    TO_MEMBERS,
    Link,
    accepts,
    fronted,
    in_slot,
    inverted,
    is_agent,
    to_the_left,
    to_the_right,
)
from readout.figures.lists import OWN_VERB, spread
from readout.figures.nouns import NOUNS
from readout.figures.objects import object_of
from readout.figures.refusals import is_refused
from readout.figures.restated import restate
from readout.figures.totals import (
    amounted,
    apposed,
    changed,
    raised,
    summed,
    told_aside,
    total_before,
    total_behind,
)
from readout.figures.trades import traded
from readout.text.letters import GRAMMAR
from readout.text.morphology import plural

_HARM = frozenset(["killed", "injured", "casualties"])
_MAY_BE = frozenset(["missing", "released"])
_MOVED = frozenset(["released", "displaced"])
_SPEAKS = re.compile(r"(?:[pf][don]{1,3})?[vtbhme]|r")
_VICTIMS = frozenset(["victim"])
_DONE_TO = re.compile(r"a*[hm]?a*b{1,2}a*[ek]")
_OF = frozenset(["of", "for"])
_REMAINS = frozenset(["remain", "remains", "remained"])
_DENYING = frozenset(["not", "never"])
_NOT_ALL = frozenset(["only", "just"])
_AT_ONCE, _NEAR, _WEAK = 0.5, 50.0, 100.0
_COUNTED_WITHIN = 14
_KEPT_WITHIN = 6
_INSTEAD = frozenset([("instead", "of"), ("short", "of")])
_WHO_SUFFERED = re.compile(r"dr[abhm]+$")
_TO_SUFFER = re.compile(r"a*d[ok]{0,3}mb")
_THERE_ARE = frozenset(("there", being) for being in ("is", "are", "was", "were"))
_THE_GROUP = re.compile(r"a*d[oke]{1,3}")
_INCLUDED = re.compile(r"[oapfnd\"]{0,12}b?i{1,4}[ad]*")
_AMONG_WHOM = re.compile(r"a*p[d][ok]{1,3}r?[abhm]*")
_SAID = frozenset(["object", "subject", "state"])
_JOINS = re.compile("k*[,c]*[ak]*")
_FRONT = re.compile(r"(?:.*[;,c])?[ac]*")


def govern(clause: Clause) -> dict[int, Link]:
    """The governing link of each group that has one, by the group's place."""
    if not clause.cues:
        return {}
    links = [link for cue in clause.cues if (link := _link(clause, cue))]
    links += [link for i, group in enumerate(clause.groups) if (link := _own(clause, group, i))]
    if len(clause.groups) > 1:
        links += traded(clause)
    best: dict[int, Link] = {}
    for link in sorted(links, key=lambda x: (x.cost, x.group, x.cue.anchor)):
        best.setdefault(link.group, link)
    best = with_last_fates(clause, best, links)
    if len(clause.groups) > 1:
        restate(clause, best)
        spread(clause, best, taken_below=_WEAK)
        fill(clause, best)
    return dict(sorted(best.items()))


def _own(clause: Clause, group: Group, i: int) -> Link | None:
    """The link of a group to an outcome that its own noun phrase says."""
    cue = group.cue
    if cue is None or (group.article and _is_anybody(clause, group)):
        return None
    of_whole = clause.words[max(0, group.first - 1) : group.first] == ("of",)
    if cue.rule.outcome == "missing" and not of_whole and found_alive(clause, group.stop):
        return None
    if cue.rule.kind != "head":
        return Link(i, cue, "within", _WEAK if cue.rule.weak else _NEAR)
    if cue.rule.status and (group.article or cue.rule.weak) and _acts(clause, group):
        return None
    if (group.value == 0 and group.part) or _is_room(clause, group) or _is_of_parts(clause, group):
        return None
    return Link(i, cue, "head", _WEAK if cue.rule.weak else _NEAR if cue.rule.status else _AT_ONCE)


def _is_anybody(clause: Clause, group: Group) -> bool:
    """Whether one of a kind is spoken of: "anybody who knows of a missing child", "a hostage is a burden"."""
    kind = clause.letters[group.stop : group.stop + 2] == "bd" and clause.words[group.stop] == "is"
    return kind or not GRAMMAR.anybody.isdisjoint(clause.words[: group.first])


def _is_of_parts(clause: Clause, group: Group) -> bool:
    """Whether only parts of a body are told of: "parts of one body lay in two graves"."""
    return group.value == 1 and clause.words[max(0, group.first - 2) : group.first] == ("parts", "of")


def _is_room(clause: Clause, group: Group) -> bool:
    """Whether there is only room for a number of people: "a prison with room for 1,200 inmates"."""
    words = clause.words[max(0, group.first - 3) : group.first]
    return words[-1:] == ("for",) and not GRAMMAR.capacity.isdisjoint(words)


def _acts(clause: Clause, group: Group) -> bool:
    """Whether a group is the subject of some other verb: "a refugee said", "100 prisoners escaped"."""
    subject = clause.before(group.first) not in ("p", "f", "y", "G", "e", "v", "k")
    told = group.article and bool(_SPEAKS.match(clause.letters, group.stop))
    if group.value and not group.article and _DONE_TO.match(clause.letters, group.stop):
        return False
    return subject and (told or clause.at(group.stop) in OWN_VERB | {"e"} or _is_introduced(clause, group))


def _is_introduced(clause: Clause, group: Group) -> bool:
    """Whether a noun only says who somebody is: "A refugee, Ann Lee was hurt"."""
    return group.article and clause.letters[group.stop : group.stop + 2] == ",o"


def _link(clause: Clause, cue: Cue) -> Link | None:
    """The link of a cue to the group that it governs, if there is one."""
    if clause.group_around(cue.anchor) or clause.words[max(0, cue.start - 1)] == "what":
        return None
    link = _by_kind(clause, cue) or summed(clause, cue)
    if link is None or _supposed(clause, cue, clause.groups[link.group]):
        return None
    if link.relation in ("total", "members") and cue.rule.heads and not _speaks_of_heads(clause, cue):
        return None
    group = clause.groups[link.group]
    does = cue.rule.kind in ("object", "subject") and is_agent(clause, group)
    if does or is_refused(clause, cue, group):
        return None
    if clause.groups[link.group].value == 0 and cue.rule.near and cue.rule.outcome in _MOVED:
        return None
    if cue.rule.weak and clause.groups[link.group].value == 0 and clause.groups[link.group].part == "them":
        return None
    return link._replace(cost=link.cost + _WEAK) if cue.rule.weak and not _frees(cue, group) else link


def _speaks_of_heads(clause: Clause, cue: Cue) -> bool:
    """Whether a sentence names people of whom alone a rule speaks: prisoners, and not those who came home."""
    heads = cue.rule.heads
    return not heads.isdisjoint(clause.words) or any(plural(head) in clause.words for head in heads)


def _frees(cue: Cue, group: Group) -> bool:
    """Whether those called prisoners are given back, or victims hurt: "transferred 12 prisoners"."""
    if group.cue is None or not group.cue.rule.status:
        return False
    held = group.cue.rule.outcome == "detained" and cue.rule.outcome == "released"
    return held or (group.head in _VICTIMS and cue.rule.outcome == "injured")


def _by_kind(clause: Clause, cue: Cue) -> Link | None:
    kind = cue.rule.kind
    found = labelled(clause, cue)
    if found:
        return found
    if kind == "total" or _is_counted(clause, cue):
        given = total_before(clause, cue) or total_behind(clause, cue, "total") or told_aside(clause, cue)
        return given or (_members(clause, cue) if clause.at(cue.end) == "i" else None)
    if kind == "head" and cue.plural and (told := _before_among(clause, cue)):
        return to_the_left(clause, told)
    if kind in ("head", "event") and is_circumstance(clause, cue):
        return of_event(clause, cue) if kind == "event" else None
    if kind in ("head", "event") and cue.plural:
        found = changed(clause, cue) or raised(clause, cue) or amounted(clause, cue)
        if found:
            return found
    if kind == "head":
        added = _predicated(clause, cue) or _added(clause, cue) if cue.plural else None
        return _members(clause, cue) or added
    if kind in ("object", "subject") and (link := _of_group(clause, cue)):
        return link
    if kind in ("object", "subject") and _is_said_of_many(clause, cue):
        return to_the_right(clause, cue, TO_MEMBERS, "members")
    if cue.voice == "bare" and not GRAMMAR.numbering.isdisjoint(clause.words[cue.end : cue.end + 1]):
        return _members(clause, cue)
    if _describes(clause, cue):
        return apposed(clause, cue, _described_until(clause, cue))
    if _names_people(clause, cue):
        return _members(clause, cue) or _of_body(clause, cue)
    if kind == "event":
        return of_event(clause, cue)
    within = in_slot(clause, cue, cue.tail) if cue.tail else None
    if cue.tail and (within or cue.voice != "passive"):
        return within
    if kind == "subject":
        if cue.rule.weak and cue.voice == "passive" and cue.end == cue.start + 1:
            return None
        if cue.rule.weak and clause.at(cue.end) == "G":
            return None
        return to_the_left(clause, cue) or inverted(clause, cue) or _companion(clause, cue)
    if kind == "state":
        return to_the_left(clause, cue) or fronted(clause, cue) or _companion(clause, cue)
    if cue.voice == "passive":
        return to_the_left(clause, cue) or inverted(clause, cue) or _companion(clause, cue)
    return object_of(clause, cue)


def _added(clause: Clause, cue: Cue) -> Link | None:
    """The number that is added to a noun of people, unless a number before it counts them, too."""
    counted = clause.before(cue.start) == "c" and clause.letters[cue.start - 2 : cue.start - 1] == "G"
    return None if counted else apposed(clause, cue, cue.end)


def _predicated(clause: Clause, cue: Cue) -> Link | None:
    """People who are said to be of a noun that counts them: "44 of them are fatalities"."""
    if cue.rule.status or clause.before(cue.start) != "b":
        return None
    found = next(((i, g) for i, g in clause.groups_until(cue.start - 1) if g.stop == cue.start - 1), None)
    return Link(found[0], cue, "subject", 2) if found and found[1].kind == "bare" else None


def _describes(clause: Clause, cue: Cue) -> bool:
    """Whether a participle or state stands before its noun without a number: "the detained rebels"."""
    determined = cue.start > 0 and clause.letters[cue.start - 1] in "dof"
    bare = cue.voice == "bare" and (cue.rule.kind == "state" or determined)
    return bare and cue.rule.kind in ("state", "object") and _described_until(clause, cue) > cue.end


def _described_until(clause: Clause, cue: Cue) -> int:
    """Where the noun of people ends that stands behind a cue, or the cue's own end."""
    found = NOUNS.starting(clause.tokens, cue.end)
    return found[1] if found and found[0].people else cue.end


def _companion(clause: Clause, cue: Cue) -> Link | None:
    """A group that shares the fate of a subject without a number: "he died, along with two guards"."""
    i, group = clause.next_group(cue.end)
    beside = (
        group and clause.letters[cue.end : group.first] in ("p", "pd") and clause.words[cue.end] == "with"
    )
    told = group and (group.more or group.part or group.kind in ("people", "likely"))
    if group and beside and told and accepts(cue.rule, group):
        return Link(i, cue, "list", 3)
    return to_the_right(clause, cue, TO_COMPANION, "list")


def _is_counted(clause: Clause, cue: Cue) -> bool:
    """Whether the cue says whom a total counts: "the number of people who died"."""
    if cue.rule.kind == "event" or is_circumstance(clause, cue):
        return False
    if clause.words[cue.anchor] in GRAMMAR.links and cue.end == cue.start + 1:
        return False
    if cue.voice == "bare" and cue.start and clause.words[cue.start - 1] in GRAMMAR.counted:
        return True
    if GRAMMAR.counting.isdisjoint(clause.sentence.words):
        return False
    for at in range(cue.start - 1, max(0, cue.start - _COUNTED_WITHIN), -1):
        if clause.letters[at] in ";:G" or _is_told_between(clause, at, cue):
            return False
        if clause.words[at] in _OF and clause.words[at - 1] in GRAMMAR.counting:
            noun = NOUNS.starting(clause.tokens, at + 1)
            return noun is None or noun[0].people
    return False


def _is_told_between(clause: Clause, at: int, cue: Cue) -> bool:
    """Whether people are said at a token to suffer something before a cue: "the missing since the fall"."""
    if clause.letters[at] != "k" or _JOINS.fullmatch(clause.letters, at + 1, cue.start):
        return False
    return any(c.start <= at < c.end and c.rule.kind in _SAID for c in clause.cues)


def _names_people(clause: Clause, cue: Cue) -> bool:
    """Whether the cue names people as a body: "the dead", "those killed", "those who have had to flee"."""
    if _WHO_SUFFERED.search(clause.letters, 0, cue.start) and (
        cue.rule.kind == "subject" or cue.voice == "passive"
    ):
        at = clause.letters.rindex("r", 0, cue.start)
        return at > 0 and clause.words[at] == "who" and clause.words[at - 1] in GRAMMAR.collective
    at = cue.start - 1
    while at > 0 and (clause.letters[at] == "a" or clause.words[at] == "who"):
        at -= 1
    if not _REMAINS.isdisjoint(clause.words[at + 1 : cue.start]):
        return False
    if cue.rule.kind == "state" and at > 0 and clause.letters[at] == "o":
        at -= 1
    plain = cue.rule.kind in ("state", "object", "subject") and cue.voice == "bare"
    body = at >= 0 and clause.letters[at] != "n" and clause.words[at] in GRAMMAR.collective
    return plain and at >= 0 and (body or _are_whose(clause, cue))


def _are_whose(clause: Clause, cue: Cue) -> bool:
    """Whether a state makes people of it of whom one side speaks: "the army's dead", "their own wounded"."""
    owner = clause.words[cue.start - 1]
    return cue.rule.outcome in _HARM and (owner == "own" or owner.endswith(("'s", "s'")))


def _is_said_of_many(clause: Clause, cue: Cue) -> bool:
    """Whether a sentence begins with the many who suffered: "Among the men freed", "Those to be freed"."""
    if _TO_SUFFER.fullmatch(clause.letters, 0, cue.start):
        return clause.words[clause.letters.index("d")] in GRAMMAR.collective
    at = clause.letters.find("p")
    among = at >= 0 and clause.words[at] in GRAMMAR.among
    return among and bool(_AMONG_WHOM.fullmatch(clause.letters, 0, cue.start))


def _of_group(clause: Clause, cue: Cue) -> Link | None:
    """Those of a group that suffered: "The group freed on Sunday consisted of 12", "included two nurses"."""
    if cue.voice != "bare" or not _THE_GROUP.fullmatch(clause.letters, 0, cue.start):
        return None
    noun = NOUNS.ending(clause.tokens, cue.start)
    many = noun is not None and noun[0].people and clause.words[cue.start - 1].endswith("s")
    i, group = clause.next_group(cue.end)
    told = group and _INCLUDED.fullmatch(clause.letters, cue.end, group.first)
    named = many or clause.words[cue.start - 1] in GRAMMAR.groups
    return Link(i, cue, "members", _NEAR) if group and told and named and accepts(cue.rule, group) else None


def _is_among(clause: Clause, cue: Cue) -> bool:
    """Whether people are said to be of a body: "three children were among the dead"."""
    return not GRAMMAR.among.isdisjoint(clause.words[max(0, cue.start - 3) : cue.start])


def _of_body(clause: Clause, cue: Cue) -> Link | None:
    """The people who are of a body, or whom it counts: "Of those killed, 12 were boys", "the dead, 12"."""
    if not _is_among(clause, cue):
        return apposed(clause, cue, cue.end)
    if _FRONT.fullmatch(clause.letters[: max(0, cue.start - 2)]):
        found = to_the_right(clause, cue, TO_FRONTED, "members")
        return found and found._replace(cost=found.cost + _NEAR)
    link = to_the_left(clause, _before_among(clause, cue) or cue)
    return None if link and _is_apart(clause, clause.groups[link.group], cue) else link


def _before_among(clause: Clause, cue: Cue) -> Cue | None:
    """The cue as the verb that leads to its body: "12 are (believed to be) among the" missing."""
    near = range(cue.start - 1, max(-1, cue.start - 4), -1)
    among = next((k for k in near if clause.words[k] == "among"), 0)
    told = next((g for _, g in clause.groups_until(among) if g.stop == among), None)
    if told and clause.words[max(0, told.first - 2) : told.first] in _THERE_ARE:
        return cue._replace(group=among)
    at = among
    while at > 0 and clause.letters[at - 1] in "abhm":
        at -= 1
    return cue._replace(group=at) if 0 < at < among else None


def _is_apart(clause: Clause, group: Group, cue: Cue) -> bool:
    """Whether people are not of a body: "three sisters of the missing", "12 spoke of the missing"."""
    of = clause.words[cue.start - 2] == "of"
    return bool(group.head) and group.stop < cue.start and (of or clause.words[group.stop] == "of")


def _members(clause: Clause, cue: Cue) -> Link | None:
    """The people of whom a body consists: "the dead were 12 boys", "the wounded number 9"."""
    if told := _before_among(clause, cue):
        return to_the_left(clause, told)
    return to_the_right(clause, cue, TO_MEMBERS, "members") or total_behind(clause, cue, "members")


def _is_avoided(clause: Clause, cue: Cue) -> bool:
    """Whether what a verb in -ing tells was not done: "left without freeing 12", "kept from killing 12"."""
    before = clause.words[max(0, cue.start - _KEPT_WITHIN) : cue.start]
    if before[-1:] == ("without",) or before[-2:] in _INSTEAD:
        return True
    return before[-1:] == ("from",) and not GRAMMAR.keeping.isdisjoint(before)


def _supposed(clause: Clause, cue: Cue, group: Group) -> bool:
    """Whether words suppose or deny what they say: "could kill 12", "cannot be arrested", "did not kill"."""
    if cue.group == cue.start:
        return clause.words[cue.start].endswith("ing") and _is_avoided(clause, cue)
    helpers = set(clause.words[cue.group : cue.start])
    if not helpers.isdisjoint(_DENYING) and helpers.isdisjoint(_NOT_ALL):
        return True
    before = clause.words[max(0, cue.group - 1)]
    if "to" in helpers and before in GRAMMAR.threatening:
        return True
    if "to" in helpers and before in GRAMMAR.managing:
        helpers -= {"to"}
    if helpers & GRAMMAR.hedges:
        helpers -= {"to"}
    if helpers & GRAMMAR.have:
        return bool(helpers & GRAMMAR.unreal)
    if helpers & GRAMMAR.suppositions:
        denied = clause.words[cue.start] in _DENYING
        return group.value == 0 or not (denied or cue.rule.outcome in _MAY_BE)
    one = group.value == 0 or (group.article and cue.rule.outcome != "released")
    return bool(helpers & GRAMMAR.obligations) and (one or cue.rule.outcome in _HARM)
