"""Links from a cue to the counted groups that it can govern, by the path of words between the two.

Paths are regular expressions over the letters of readout.text.letters, from the end of one phrase to the
beginning of the next.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Literal, NamedTuple

from readout.figures.between import as_participle, without_times
from readout.figures.clauses import Clause
from readout.figures.cues import Cue
from readout.figures.groups import Group
from readout.figures.nouns import NOUNS
from readout.figures.rules import Rule
from readout.text.letters import GRAMMAR

Relation = Literal[
    "object", "subject", "inverted", "of", "total", "members", "head", "within", "list", "part", "same"
]  # fmt: skip

_ASIDE = (
    r",[dGoa]{0,3}i+[^,;:i]{1,20}+,|,G{1,6}+b[^,;:bhm]{1,16}+,|(?:,(?:[^,;:bhmvk]|m(?=[oG])){1,16}+)+,"
    r"|-{1,2}(?:[^-;:bhmvk]{1,16}+|[^-;:G]{1,32}+)-{1,2}|\([^()]*+\)|P++"
)
_PHRASE = r"[pfy](?!r)(?:[doanf\"G'-]|m(?=[doG])|\(o{1,3}\)(?=o))*+"
_WHEN = r"s[don]{1,4}[vek][donp]{0,5}"
_RELATIVE = (
    r",?(?<!d)r(?:[^;:cs]|c(?=[bekavhm]|o{1,2},)|s(?=[odp']{1,6}(?:[bhm,]|$))){0,24}?" rf"(?:{_WHEN})?,?"
)
_REDUCED = r",?[ei](?!r)(?:[doapfG\"]|m(?=[odG])|c(?=G)|,(?=Gc)){0,12}+,?"
_WHO_DID = r"r[^;:csbhmr]{0,3}[bhmvek][^;:cs]{0,20}?,?"
_OTHERS = r"(?:[odnafe\"G](?:[odnafe\"G,c'-]|k(?!k*f)){0,24}(?:[cwi,P]|,[cw]))?"
_PARTICIPLE = r",?k++(?:[doafmsbeG\"]|[py](?!r)){1,16}+,?|k++(?=,|$)"
_ROW = r"(?:(?:,[do]{1,3}+)*,?c[don]{1,4}(?:,oc?o?,)?|c[do]{0,2}k(?=[bhmvk]|$))"
_FIRST_VERB = r"[bhma]{1,3}+[voke]++[doanpfyG\"]{0,8}+,?c[bhma]*"
_WAY = rf"(?:{_PHRASE}|[oadeskn\"]|,|m(?=[od]))*"
_PLAIN_VERB = r"[ve][doanpfGk\"]{0,8}+,?c[bhma]*"
TO_VERB = re.compile(
    rf"(?:{_ASIDE}|{_PHRASE}|{_RELATIVE}|{_REDUCED}|{_PARTICIPLE}|[an\"])*(?:{_FIRST_VERB})?"
    rf"|(?:{_PHRASE})?{_ROW}(?:{_PHRASE}|{_PARTICIPLE}|c[do]{{1,4}}|{_WHO_DID}){{0,3}}(?:{_FIRST_VERB})?"
)
TO_SECOND_VERB = re.compile(rf"P*+(?:{_PHRASE})?{_PLAIN_VERB}|k++")
TO_SHARED_VERB = re.compile(
    rf"(?:{_ASIDE}|{_PHRASE}|{_PARTICIPLE}|[an\"])*(?:[bhma]{{1,3}}+[voke]|[bh]ba(?=,)|k){_WAY}(?<=[,c])a*"
)
_WHAT = r"o(?:n|d?o{1,2})[ha]*(?:t|oo|es?)(?:b|mb|s)?"
TO_OBJECT = re.compile(rf"[ad\"]{{0,3}}{_OTHERS}[ad\"i]*|{_WHAT}[ad\"]*|,[^,;]{{1,8}},|:")
TO_CONTACT = re.compile(r",?r?(?:n|d?o{1,3})a*(?:t(?:n|d?o{1,3})a*)?")
TO_TOLD = re.compile(r"(?:[pf][don]{1,4})?,?r?(?:n|d?o{1,4})a*t,?")
_OF_ANOTHER = re.compile(r".*r.*[^c],r[abhm]*")
_IN_RELATIVE = re.compile(rf",?r[^bhmvk]*|,?rb[oa]{{1,3}}c|,r.*[^,]|{TO_CONTACT.pattern}")
TO_HEAVY = re.compile(r"[pm](?:d?o{1,2}|a)[ad]*")
TO_DATED = re.compile(r"[od]o[ad]*")
TO_LOSS = re.compile(r"[dG][oG]{0,4}[ad]*")
TO_OF = re.compile(rf"[oea\"]{{0,2}},?\(?f(?:,[^,;]{{1,10}},)?[ad\"]*{_OTHERS}[ad\"]*")
TO_LATER_OF = re.compile(r"[oe]{0,2}[py][doaenk\"-]{1,6}f[ad\"]*")
_UNCOUNTED = r"[dof]{1,8}(?:\(o\))?"
TO_MEMBERS = re.compile(
    r"a{0,2}(?:[pfs](?:[doanfG\"]|m(?=o)){1,6}+){0,2}(?:,[^,;:b]{1,16}+,)?(?:,?r[^;:c]{1,10})?(?:m?[bi]{1,2}|hb|,i{1,2}|,pn)[ad\"]*"
    rf"(?:(?:{_UNCOUNTED},){{0,4}}{_UNCOUNTED},?c[ad\"]*)?"
)
TO_COMPANION = re.compile(r"[^;:vbhk]{0,16},?w[ad]*")
TO_FOLLOWING = re.compile(r"(?:p[no]{1,3})?h?b(?:d?[oe]{1,3},?c)?[ad]*")
TO_FRONTED = re.compile(r"(?:[pf][donfa\"]{1,6}+)?,[ad\"]*")
_SEEING_OTHERS = re.compile(r"r[ha]*[voe][do]o{1,2}$")
_OTHER_VERB = re.compile(r",k+$")
_SECOND_OBJECT = re.compile(r"[c,]k+[ad\"]*G")
_OF_CUE = re.compile(r"kf[ad]*$")
_VERBLESS = re.compile(r"[^bhmv;]*")
_DOES = r",?(?:r[hab]*|[eoa]{1,3}[pf]d?|[ea]mh?a*)(?P<done>k+)f?[ad]*"
_DOERS = re.compile(rf"G{_DOES}$")
_TO_DOERS = re.compile(rf"{_DOES}G+(?:{_PHRASE})?,?")
_DOERS_WITHIN = 14
_NO_SUBJECT = re.compile(r"(?:^|[;:,\"tcs])[ac]*(?:(?:[pf]|sof)[^,;]*,?)?$")
_TO_FRONTED = re.compile(r"(?:[pf][do]{1,3})?,?[ad]?")
_NAMED = re.compile(r"(?:[pf][do]{1,3})?,o{1,4},?")
_VERBS = frozenset("hb")
_MOST = frozenset(["most", "least"])
_REST = frozenset(["rest", "others", "remainder", "remaining"])

_ALL_BUT = 6
_OWNING = ("'s", "s'", "’s", "s’")
_LONGEST = 40
_FINITE = frozenset("bhmv")
YIELDS = 20.0
_KINDS = {
    "any": frozenset(["people", "bare", "likely", "name", "unknown"]),
    "likely": frozenset(["people", "bare", "likely", "name"]),
    "known": frozenset(["people", "likely"]),
    "sure": frozenset(["people"]),
}


class Link(NamedTuple):
    """A group under the cue that governs it; the link with the least ``cost`` wins.

    ``relative``: the cue stands in a relative clause of the group's noun.
    """

    group: int
    cue: Cue
    relation: Relation
    cost: float
    relative: bool = False


def accepts(rule: Rule, group: Group) -> bool:
    """Whether a rule takes the group for people that it can speak of."""
    if group.cue and group.cue.rule.outcome == "remains" and rule.outcome == "released":
        return False
    if rule.dead and not (group.cue and group.cue.rule.outcome == "killed"):
        return False
    if rule.heads:
        spoken_of = group.spoken_of or group.part == "own"
        armed = group.kind == "people" and group.category in ("military", "police")
        lost = rule.whose == "subject" and (armed or (group.kind == "bare" and spoken_of))
        return group.head in rule.heads or lost
    armed = rule.outcome == "displaced" and group.category in ("military", "police")
    if group.head in rule.not_heads or (rule.not_heads and armed):
        return False
    if rule.people in ("known", "sure") and group.of_things:
        return False
    if rule.people == "sure" and group.kind == "bare":
        return group.spoken_of or group.part == "own"
    if group.kind == "bare" and (group.part or group.more or group.definite or group.value is None):
        return True
    if group.kind == "bare" and group.spoken_of:
        return True
    return group.kind in _KINDS[rule.people]


def is_agent(clause: Clause, group: Group) -> bool:
    """Whether the group is who did it: "by 12 gunmen"."""
    return clause.before(clause.begin(group)) == "y" or clause.words[max(0, group.first - 1)] == "by"


def is_source(clause: Clause, group: Group) -> bool:
    """Whether people are only those who say it: "according to a resident, ..."."""
    return clause.words[max(0, group.first - 2) : group.first] == ("according", "to")


def in_phrase(clause: Clause, group: Group) -> bool:
    """Whether the group hangs on a preposition."""
    return clause.before(group.first) in ("p", "f")


def is_vague_part(clause: Clause, group: Group) -> bool:
    """Whether an amount is too vague to be a figure of its own: "many of them", "a few in the north"."""
    bare = group.kind == "bare" and not group.more
    return bare and group.value is None and clause.words[group.end - 1] in GRAMMAR.vague


def to_the_right(clause: Clause, cue: Cue, path: re.Pattern[str], relation: Relation) -> Link | None:
    """The first group behind the cue that the path leads to."""
    for i, group in clause.groups_from(cue.end):
        between = without_times(clause, cue.end, clause.letters[cue.end : clause.begin(group)])
        if not accepts(cue.rule, group):
            continue
        if _is_of_second(clause, cue, i, between):
            return None
        if len(between) > _LONGEST or (group.part == "them" and clause.before(group.first) == "i"):
            return None
        if path.fullmatch(between):
            return Link(i, cue, relation, 1 + len(between) + (5 if i in clause.asides else 0))
    return None


def _is_of_second(clause: Clause, cue: Cue, i: int, between: str) -> bool:
    """Whether people are parts of others, or of a second verb: "took a hill and shot 12 and a boy"."""
    part = i in clause.asides and i > 0 and clause.groups[i - 1].start >= cue.end
    return part or bool(_SECOND_OBJECT.search(between))


def to_the_left(clause: Clause, cue: Cue, path: re.Pattern[str] = TO_VERB) -> Link | None:
    """The subject of a verb group, or the noun before a participle: the nearest that the path allows."""
    found: dict[bool, list[Link]] = {True: [], False: []}
    for i, group in clause.groups_until(cue.group):
        if not accepts(cue.rule, group) or is_agent(clause, group) or _sees(clause, group, cue):
            continue
        if is_source(clause, group):
            continue
        aside = i in clause.asides
        letters = clause.letters if aside else clause.outer
        between = without_times(clause, group.stop, letters[group.stop : cue.group])
        between = as_participle(clause, group, between)
        if between.startswith("d") and clause.words[group.stop] in _MOST:
            between = between[1:]
        finite = cue.voice != "bare" or cue.rule.kind == "subject"
        if finite and _is_of_doers(clause, group, cue):
            continue
        main = finite and clause.before(cue.group) != "r" and not _IN_RELATIVE.fullmatch(between)
        told = main or _FINITE.isdisjoint(clause.letters[group.stop :])
        if (told and _is_divided(clause, group)) or _OF_ANOTHER.fullmatch(between):
            continue
        if len(between) > _LONGEST or _is_owned(clause, group, cue) or _is_elsewhere(clause, group, cue):
            continue
        apposed = between == "," and cue.voice == "bare" and group.kind == "people"
        if (
            apposed
            or _is_named(clause, group, between)
            or path.fullmatch(between)
            or (finite and _TO_DOERS.fullmatch(between))
            or _is_told_of(clause, group, cue, between)
            or _closes_apposition(clause, group, between, path)
            or _is_of_uncounted(clause, group, between, path)
            or _is_second(clause, group, cue, between)
        ):
            relative = apposed or bool(_IN_RELATIVE.fullmatch(between))
            found[aside].append(Link(i, cue, "subject", _distance(clause, cue, group, between), relative))
    inside = clause.outer[cue.anchor] == "P"
    best = min(found[inside] or found[not inside], key=lambda x: x.cost, default=None)
    return best and best._replace(cost=best.cost + _yielding(clause, cue, best))


def _sees(clause: Clause, group: Group, cue: Cue) -> bool:
    """Whether people have seen what happened to others: "a woman who saw her husband killed"."""
    return cue.voice == "bare" and bool(_SEEING_OTHERS.search(clause.letters, group.stop, cue.group))


def _is_told_of(clause: Clause, group: Group, cue: Cue, between: str) -> bool:
    """Whether it is said of people in passing what happened to them: "12 men whom he says were shot"."""
    finite = cue.voice == "passive" or cue.rule.kind == "subject"
    told = bool(TO_TOLD.fullmatch(between)) and between.endswith("t")
    return finite and told and group.kind == "people" and not group.article


def _is_of_doers(clause: Clause, group: Group, cue: Cue) -> bool:
    """Whether a group is whom the verb's people harmed: "three men accused of killing 12 were held"."""
    found = _DOERS.search(clause.letters, max(0, group.first - _DOERS_WITHIN), group.first)
    return found is not None and found.end("done") <= cue.group


def _is_divided(clause: Clause, group: Group) -> bool:
    """Whether only a part of people is told of: "half of the 12 men", "all but two of the 40 hostages"."""
    if ("all", "but") in pairwise(clause.words[max(0, group.first - _ALL_BUT) : group.first]):
        return True
    at = group.first
    while at > 1 and (clause.letters[at - 1] == "d" or clause.words[at - 1].endswith(_OWNING)):
        at -= 1
    if clause.before(at) not in ("f", "i") or at < 2 or not (group.definite or at < group.first):
        return False
    return clause.words[at - 2] in GRAMMAR.shares or clause.words[max(0, at - 3)] == "in"


def _is_named(clause: Clause, group: Group, between: str) -> bool:
    """Whether a name stands between one person and the verb: "A nurse from Orsin, Ann Lee, was hurt"."""
    begins = clause.before(group.first) in ("", ";")
    return group.article and begins and bool(_NAMED.fullmatch(between))


def _closes_apposition(clause: Clause, group: Group, between: str, path: re.Pattern[str]) -> bool:
    """Whether people only say again who the subject is: "900 families, about 4,000 people, were moved"."""
    named = group.kind == "people" or clause.words[max(0, group.first - 2)] in _REST
    apposed = (clause.before(group.first), between[:1]) in ((",", ","), ("(", ")"), ("-", "-")) and named
    named_again = clause.words[max(0, group.first - 1)] == "or" and clause.before(group.first - 1) == ","
    apposed = apposed or (named and named_again and between[:1] == ",")
    return apposed and bool(path.fullmatch(between[1:]))


def _is_of_uncounted(clause: Clause, group: Group, between: str, path: re.Pattern[str]) -> bool:
    """Whether people are of a subject without a number: "the guards, including 12 women, were freed".

    They may also be all of it: "the guards - 12 of them - were freed", "the guards, 12 in all, were freed".
    """
    at = group.first - 1
    while at > 0 and clause.letters[at] in "inGc":
        at -= 1
    if _is_enclosed(clause, group, between):
        return bool(path.fullmatch(between[1:]))
    opened = clause.letters[at : at + 2] == ",i" and clause.before(at) in ("o", "k")
    first, behind = group.first - 1, between.removeprefix("pa")
    all_of_them = (group.part == "them" or behind != between) and clause.letters[first : first + 1] in (
        "-",
        ",",
    )
    if all_of_them and first > 0 and clause.before(first) in ("o", "k"):
        return behind[:1] == clause.letters[first] and bool(path.fullmatch(behind[1:]))
    return opened and between[:1] == "," and bool(path.fullmatch(between[1:]))


def _is_enclosed(clause: Clause, group: Group, between: str) -> bool:
    """Whether a bare number stands in brackets or between dashes behind people: "the miners (about 40)"."""
    first = group.first - 1
    if group.kind != "bare" or (clause.before(group.first), between[:1]) not in (("-", "-"), ("(", ")")):
        return False
    noun = NOUNS.starting(clause.tokens, first - 1) if first else None
    return noun is not None and noun[0].people and noun[0].plural


def _is_owned(clause: Clause, group: Group, cue: Cue) -> bool:
    """Whether it happened to what belongs to the group: "two women whose brothers were killed".

    That is not so where "whose" has a verb of its own: "two women, whose names were not given, were killed".
    """
    if "whose" not in clause.words[group.stop : cue.group]:
        return False
    told = clause.letters[clause.words.index("whose", group.stop) : cue.group]
    return told.endswith("c") or _FINITE.isdisjoint(told)


def _is_elsewhere(clause: Clause, group: Group, cue: Cue) -> bool:
    """Whether a verb is that of a clause of place: "12 men fled to a hall, where pupils were held"."""
    for at in range(cue.group - 1, group.stop - 1, -1):
        if clause.letters[at] in "bhmvke" and not _is_noun(clause, at):
            return False
        if clause.letters[at] == "r" and clause.words[at] == "where":
            return True
    return False


def _is_noun(clause: Clause, at: int) -> bool:
    """Whether a token is part of a cue that is a noun: "prisoners"."""
    return any(c.start <= at < c.end and c.rule.kind == "head" for c in clause.cues)


def _is_second(clause: Clause, group: Group, cue: Cue, between: str) -> bool:
    """Whether the verb is the second of its subject: "two boys stepped on a mine and were killed"."""
    if cue.voice == "bare" and cue.rule.kind == "object" and between.rstrip("a").endswith("c"):
        return bool(TO_SHARED_VERB.fullmatch(between.rstrip("a").removesuffix("c") + ","))
    if cue.rule.kind == "subject" and between.endswith(",") and clause.words[cue.start].endswith("ing"):
        return bool(TO_SHARED_VERB.fullmatch(between))
    suffers = cue.voice == "passive" or cue.rule.kind == "subject"
    return suffers and not in_phrase(clause, group) and bool(TO_SECOND_VERB.fullmatch(between))


def _distance(clause: Clause, cue: Cue, group: Group, between: str) -> float:
    """How far a subject is from its verb; one inside another phrase is farther, "12 of the 30 who" nearer."""
    cost = 2.0 + len(between.replace("P", "")) + (6 if between and in_phrase(clause, group) else 0)
    outer = any(g.stop == group.stop for _, g in clause.groups_from(group.start + 1))
    reduced = _is_participle(clause, cue) and not between and not _VERBLESS.fullmatch(clause.letters)
    within = _IN_RELATIVE.fullmatch(between) or reduced
    return cost + (0.5 if outer and within else -0.5 if outer else 0)


def _yielding(clause: Clause, cue: Cue, link: Link) -> float:
    """How much a relative clause, or a participle, yields to the main verb of the same people."""
    before = 2 * YIELDS if _came_before(clause, cue) else 0.0
    participle = _is_participle(clause, cue) and clause.groups[link.group].stop == cue.group
    return before + (YIELDS if link.relative or participle else 0.0)


def _came_before(clause: Clause, cue: Cue) -> bool:
    """Whether a verb tells what came before another: "died after they had been arrested"."""
    at = cue.group - (clause.before(cue.group) == "n")
    return at > 0 and clause.words[at - 1] in GRAMMAR.earlier


def _is_participle(clause: Clause, cue: Cue) -> bool:
    """Whether a form without a helping verb can describe the noun before it: "dying", not "died"."""
    present = clause.words[cue.start].endswith("ing") and cue.voice != "passive"
    return present or (cue.voice == "bare" and cue.rule.kind != "subject")


def in_slot(clause: Clause, cue: Cue, tail: tuple[int, int]) -> Link | None:
    """The group between the two parts of a phrase: "left" 12 people "dead"."""
    for i, group in clause.groups_from(cue.end):
        parted = _VERBS & set(clause.letters[group.stop : tail[0]]) or _is_of_other(clause, cue, group)
        parted = parted or _is_parted(clause, cue, group)
        if group.stop <= tail[0] and not parted and accepts(cue.rule, group):
            return Link(i, cue, "object", 0)
    return None


def _is_parted(clause: Clause, cue: Cue, group: Group) -> bool:
    """Whether a verb has another object: "took place in May, killing 12", "gave the names of 12"."""
    named = clause.before(group.first) == "f" and clause.words[group.first - 2] in GRAMMAR.counters
    return named or bool(_OTHER_VERB.search(clause.letters, cue.end, group.first))


def _is_of_other(clause: Clause, cue: Cue, group: Group) -> bool:
    """Whether another cue asks for the group: "handed over the bodies of 12 and got nine back"."""
    return bool(_OF_CUE.search(clause.letters, cue.end, group.first))


def inverted(clause: Clause, cue: Cue) -> Link | None:
    """A subject that follows its verb: "in the fighting died 300 men"."""
    i, group = clause.next_group(cue.end)
    if group is None or clause.letters[cue.end : group.first] not in ("", "a", "d"):
        return None
    if not _NO_SUBJECT.search(clause.letters[: cue.group]):
        return None
    return Link(i, cue, "inverted", 6) if accepts(cue.rule, group) else None


def fronted(clause: Clause, cue: Cue) -> Link | None:
    """The subject behind a state that opens its clause: "In the prisons of the north 28 citizens remain"."""
    i, group = clause.next_group(cue.end)
    if group is None or clause.before(cue.start) not in ("", ";", ",") or group.kind != "people":
        return None
    between = clause.letters[cue.end : group.first]
    return Link(i, cue, "subject", 30) if _TO_FRONTED.fullmatch(between) else None
