"""Lists: groups that stand under the governor of their neighbour, or repeat its clause without the verb."""

from __future__ import annotations

import re

from readout.figures.claims import can_be_part
from readout.figures.clauses import Clause
from readout.figures.cues import Cue
from readout.figures.groups import Group
from readout.figures.links import TO_COMPANION, YIELDS, Link, in_phrase, is_agent, is_source, is_vague_part
from readout.text.letters import GRAMMAR

_TRADED_WITHIN = 4
OWN_VERB = frozenset(["v", "t", "b", "h", "m"])
_LIST = re.compile(
    r"(?:\([ok]{1,3}\))?(?:co{1,2}(?=,))?(?:[pf][donfaeG\"']{1,6}+|[et]p[donfaG\"']{1,6}+)?(?:\([ok]{1,3}\))?(?:,[^,;:bhmvG]{1,14}+(?=,c)|(?:,do[^,;:bhmvtGkc]{0,8}+){1,3}(?=,?c))?(?:,[cw]{0,3}|[cw]{1,3}|i)[adi\"]*(?:d?f)?"
)
_ELIDED = re.compile(
    r"(?:[hm]{0,2}b{1,2}[aedok]{0,4}|v)?(?:(?:,[pf]|[pfesmy])[donfaeG\"']{0,7}+|\([^()]*+\))*a?(?:,[cs]?|[cs])c{0,2}[ad]*(?:df)?"
)
_ADDED = re.compile(r"(?:[pf][donfaG]{1,8})?,?p")
_PLACED = re.compile(r"p[don]{1,3},?[cs]")
_OTHER_PLACE = re.compile(r"a*(?:k{2,3}|p[do]{1,3})(?=$|[;,])")
_OPENS = re.compile(r"(?:.*[;,cst])?[ad]*[oe]{0,2}")
_COMMA = re.compile(r",a*")
_NAME = re.compile(r"d?o{1,5}")
_SPEAKS = re.compile(r"(?:[pf][donfaeG\"']{1,8})?t")
_SPEAK_JOINTLY = re.compile(r"c[dGoe-]{1,6}(?:[pf][doG]{1,5})?h?a*t")
_ALIVE, _LOST = frozenset(["survivor"]), frozenset(["killed", "remains", "missing"])
_QUOTED = ',"'
_ENDS = frozenset(["", "p", "f", "m", ",", ";", ")", "c", "y"])


def spread(clause: Clause, best: dict[int, Link], taken_below: float) -> None:
    """Give the members of each list the governor of the list: those before a verb, those behind, the rest.

    A group whose own link costs less than ``taken_below`` keeps it.
    """

    def open_to_lists(i: int) -> bool:
        return i not in best or best[i].cost >= taken_below

    def spread_back(finite: bool) -> None:
        for i in reversed(places):
            link, last = best.get(i), _outside(clause, i)
            loose = open_to_lists(last) and not (last in best and best[last].relation == "object")
            verb = link is not None and (not finite or link.cue.voice == "passive")
            if link and verb and loose and _leads_to(clause, link, last, i):
                best[last] = Link(last, link.cue, "list", link.cost)

    places = range(1, len(clause.groups))
    spread_back(finite=True)
    for i in places:
        last = _last_people(clause, best, i)
        link = best.get(last)
        if _is_of_next(clause, best, link, i):
            continue
        if link and i in best and _are_dead_returned(clause, link, best[i]):
            best[i] = Link(i, link.cue, "list", link.cost)
        if link and (open_to_lists(i) or _joins(clause, link, best[i])) and _goes_on(clause, link, last, i):
            best[i] = Link(i, link.cue, "list", link.cost)
    spread_back(finite=False)
    for i in places:
        if i - 1 not in best and i in best and _shares_noun(clause.groups[i - 1], clause.groups[i], clause):
            best[i - 1] = best[i]._replace(group=i - 1, relation="list")


def _are_dead_returned(clause: Clause, link: Link, own: Link) -> bool:
    """Whether the dead go on a list of bodies: "returned 12 bodies of men who fell, 20 fallen soldiers"."""
    dead = (own.relation, own.cue.rule.outcome, link.cue.rule.outcome) == ("within", "killed", "remains")
    between = clause.letters[clause.groups[link.group].stop : clause.groups[own.group].first]
    return dead and between.rstrip("a").endswith((",", "c"))


def _shares_noun(first: Group, second: Group, clause: Clause) -> bool:
    """Whether two numbers stand before one noun: "12 army and nine police officers"."""
    alone = first.kind == "bare" and not (first.part or first.more) and first.number.modifier == "exact"
    told = alone and "respectively" in clause.words[second.stop :]
    serve = first.kind == "thing" and first.head in GRAMMAR.services and first.value != 1
    joined = clause.letters[first.stop : second.first] == "c" and clause.words[first.stop] == "and"
    return (told or serve) and joined and second.kind == "people"


def _is_of_next(clause: Clause, best: dict[int, Link], link: Link | None, i: int) -> bool:
    """Whether people behind a whole clause begin the next: "two were killed and four men and a boy hurt"."""
    own = best.get(i + 1)
    if link is None or own is None or i in best or own.relation != "subject" or own.cue.voice != "bare":
        return False
    behind = clause.groups[link.group].stop <= link.cue.group < clause.groups[i].first
    closes = own.cue.start == clause.groups[i + 1].stop and clause.at(own.cue.end) in _ENDS
    return behind and closes and link.cue.voice == "passive" and _leads_to(clause, own, i, i + 1)


def _outside(clause: Clause, i: int) -> int:
    """The group before group ``i``, past those of an aside: "12 men, two boys among them, and a nurse"."""
    last = i - 1
    while last and last in clause.asides and i not in clause.asides:
        last -= 1
    return last


def _last_people(clause: Clause, best: dict[int, Link], i: int) -> int:
    """The group before group ``i``, past asides and things: "killed 12 soldiers in two raids and nine in"."""
    if i - 1 in clause.asides and i not in clause.asides:
        return _outside(clause, i)
    things = i > 1 and clause.groups[i - 1].kind == "thing" and i - 1 not in best
    return i - 2 if things else i - 1


def _joins(clause: Clause, link: Link, own: Link) -> bool:
    """Whether a group that a participle describes shares a verb: "were freed, with 12 seized in May"."""
    remains = link.cue.rule.outcome == "remains" and link.relation in ("of", "list")
    if remains and own.cue.rule.outcome == "released" and own.relation in ("subject", "list"):
        return clause.groups[own.group].cue is None and own.cue.voice == "passive"
    described = own.cost >= YIELDS
    if (own.cue.rule.outcome, link.cue.rule.outcome) == ("killed", "remains"):
        return (
            own.cue.voice == "bare"
            and own.cue.group == clause.groups[own.group].stop
            and link.relation in ("of", "list")
        )
    freed = link.relation == "of" and link.cue.rule.outcome == "released"
    if described and (freed or link.relation in ("object", "list")) and _is_held(clause, own):
        return True
    if (own.cue.rule.outcome, link.cue.rule.outcome) == (
        "detained",
        "released",
    ) and own.cue.voice == "active":
        return own.relative or own.cue.group == clause.groups[own.group].stop
    if own.relative and not link.relative and link.relation in ("object", "members", "of", "list"):
        outcomes = (own.cue.rule.outcome, link.cue.rule.outcome)
        return outcomes in (("injured", "released"), ("injured", "detained"), ("detained", "released"))
    return described and bool(
        TO_COMPANION.fullmatch(clause.letters[link.cue.end : clause.groups[own.group].first])
    )


def _is_held(clause: Clause, own: Link) -> bool:
    """Whether people are those held somewhere: "killed a judge and eight soldiers held hostage"."""
    held = own.cue.rule.outcome == "detained" and clause.words[own.cue.start] in GRAMMAR.holding
    return held and own.cue.voice == "bare" and own.cue.group == clause.groups[own.group].stop


def _goes_on(clause: Clause, link: Link, i: int, k: int) -> bool:
    """Whether group ``k`` goes on the list of ``i``, or repeats its clause: "..., 12 in the north"."""
    before, group = clause.groups[i], clause.groups[k]
    if group.kind in ("thing", "unknown") or is_agent(clause, group) or group.start < before.stop:
        return False
    if group.head in _ALIVE and link.cue.rule.outcome in _LOST:
        return False
    if link.relation == "head" and group.cue and group.cue.rule.outcome != link.cue.rule.outcome:
        return False
    if is_vague_part(clause, group):
        return False
    if (group.part == "them" and group.value in (0, before.value)) or _tells(clause, group):
        return False
    inside = link.cue.tail and group.stop == link.cue.tail[0]
    follows = "" if inside else clause.at(group.stop)
    if _is_exchanged(clause, link, before, group):
        return True
    if TO_COMPANION.fullmatch(clause.letters[link.cue.end : group.first]):
        return True
    elided = before.stop <= link.cue.anchor < group.start
    letters = clause.outer if _is_past_aside(clause, i, k) else clause.letters
    between = letters[_complete(clause, link.cue) if elided else before.stop : clause.begin(group)]
    between = between.replace("P", "")
    if between.strip('a"') in (":", "-") and group.kind == "people":
        return follows not in OWN_VERB and can_be_part(group, before)
    dated = bool(follows) and clause.words[group.stop] in GRAMMAR.when
    if _is_added(clause, group, between) or (elided and _is_elsewhere(clause, group, between)):
        return True
    if not elided and _LIST.fullmatch(between):
        unknown = group.kind == "bare" and follows in ("e", "o") and not dated
        return (follows not in OWN_VERB or _is_subject(clause, link)) and not unknown
    return bool(_ELIDED.fullmatch(between)) and (dated or follows in _ENDS)


def _is_past_aside(clause: Clause, i: int, k: int) -> bool:
    """Whether an aside stands between two groups: "12 men, two boys among them, and nine women"."""
    return k - i > 1 and clause.asides.isdisjoint((i, k)) and clause.asides.issuperset(range(i + 1, k))


def _is_added(clause: Clause, group: Group, between: str) -> bool:
    """Whether more people are added to a count: "12 deaths in Orsin, with another nine reported in Karsk"."""
    follows = clause.at(group.stop)
    counted = follows in ("", ";", ",", "p") or clause.words[group.stop] in GRAMMAR.recounting
    added = group.more and clause.words[group.first - 1] == "with" and counted
    return added and bool(_ADDED.fullmatch(between))


def _is_elsewhere(clause: Clause, group: Group, between: str) -> bool:
    """Whether only the place differs: "two died on the spot and one later in hospital"."""
    return bool(_PLACED.fullmatch(between)) and bool(_OTHER_PLACE.match(clause.letters, group.stop))


def _is_subject(clause: Clause, link: Link) -> bool:
    """Whether the verb behind a list is its event's: "The bodies of 12 men and nine women were found"."""
    event = link.cue.rule.kind == "event" and link.relation in ("of", "list")
    return event and bool(_OPENS.fullmatch(clause.letters, 0, link.cue.start))


def _tells(clause: Clause, group: Group) -> bool:
    """Whether people only say what is told: "12 were seized, two residents and an army source said".

    So do those behind the end of a quotation: "“They killed 12,” a woman from Lami recalled".
    """
    if group.article and clause.letters[max(0, group.first - 2) : group.first] == _QUOTED:
        return True
    behind = clause.before(group.first) == "," and not group.more
    return bool(
        (group.article and _SPEAKS.match(clause.letters, group.stop))
        or (behind and _SPEAK_JOINTLY.match(clause.letters, group.stop))
    )


def _complete(clause: Clause, cue: Cue) -> int:
    """Where the noun ends that the words of a cue ask for: "in the hands of" the army."""
    asks = clause.words[cue.end - 1] == "of"
    found = _NAME.match(clause.letters, cue.end) if asks else None
    return found.end() if found else cue.end


def _is_exchanged(clause: Clause, link: Link, before: Group, group: Group) -> bool:
    """Whether one group is given for the other: "an exchange of 300 prisoners for 50 captives"."""
    between = clause.words[before.stop : group.first]
    traded = clause.words[link.cue.anchor] in GRAMMAR.trading
    return (
        traded
        and between[-1:] == ("for",)
        and (len(between) <= _TRADED_WITHIN or between[0] == between[-2] == ",")
        and group.kind in ("people", "bare")
    )


def _is_spoken_of(clause: Clause, group: Group) -> bool:
    """Whether the preposition before people leads to all that is told: "spoke of 12 men and a boy killed"."""
    word, verb = clause.words[group.first - 1], clause.before(group.first - 1)
    return word == "with" or (word == "of" and verb in ("v", "t"))


def _leads_to(clause: Clause, link: Link, i: int, k: int) -> bool:
    """Whether group ``i`` begins a list of subjects that ends with ``k``: "12 men and two boys died".

    What some of them suffer is not told of all: "12 men, two of whom died".
    """
    before, group = clause.groups[i], clause.groups[k]
    if link.relation not in ("subject", "list") or link.cue.group < group.stop:
        return False
    if i in clause.asides and k not in clause.asides:
        return False
    within = in_phrase(clause, before) and not _is_spoken_of(clause, before)
    some = group.part == "them" and "," not in clause.letters[group.stop : link.cue.group]
    if before.kind == "thing" or within or some or is_source(clause, before):
        return False
    if (
        group.kind == "bare"
        and before.kind == "people"
        and not before.cue
        and _COMMA.fullmatch(clause.letters[before.stop : group.first])
    ):
        return False
    if before.kind == "bare" and clause.before(before.first) in ("v", "e", "t"):
        return False
    letters = clause.letters if i == k - 1 else clause.outer
    return bool(_LIST.fullmatch(letters[before.stop : clause.begin(group)].replace("P", "")))
