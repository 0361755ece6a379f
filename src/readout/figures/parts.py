"""The claims of a sentence: groups under a governor, with their totals, and groups that lean on others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, takewhile

from readout.figures.claims import Claim, can_be_part, is_part_in_front, may_include
from readout.figures.clauses import Clause, introduced, is_fronted
from readout.figures.context import REACH
from readout.figures.fates import found_alive
from readout.figures.groups import Group
from readout.figures.kinds import with_category
from readout.figures.leaning import follows_on_list, lean, lean_on_topic, leaning
from readout.figures.links import Link
from readout.figures.nouns import NOUNS
from readout.figures.side_words import WORDS
from readout.figures.sums import added_up
from readout.figures.topics import Topic, introduction

_MEMORY, _FAR_MEMORY = 24, 8
_LISTING = re.compile(r"[\"a]*[dn]?[oe]{0,2}i[ad\"]*")
_TO_BEING = re.compile(r"[^;:,bhmvtG]{0,16}b")
_TO_WHOLE = re.compile(r"[pfm]")
_LISTS = frozenset(["list", "lists", "register", "record", "roll", "names", "number", "total", "toll"])
_ON_LIST = (("in", "it"), ("on", "it"), ("among", "them"), ("in", "them"), ("of", "them"))
_BEING = (("are",), ("were",), ("is",), ("was",), ("came",), ("went",))
_POINTING = frozenset(["the", "these", "those"])
_ACTS = frozenset("bhmvte")
_HARMED = frozenset(["killed", "injured"])
_SAFE = frozenset(["displaced", "released"])


def claims(
    place: int,
    clause: Clause,
    links: dict[int, Link],
    earlier: Sequence[Claim],
    topic: Topic | None = None,
) -> list[Claim]:
    """The claims of a sentence in order; ``earlier`` are those of the sentences before it.

    ``topic`` is what they lean on where no claim stands near.
    """
    before = [c for c in earlier[-_MEMORY:] if place - c.place <= REACH]
    listed = before[-1].whole if before and _is_listing(clause, before[-1]) else None
    found: dict[int, Claim] = {}
    for i, group in enumerate(clause.groups):
        if listed and (i == 0 or (i - 1 in found and follows_on_list(clause, i))):
            things = group.kind == "thing"
            claim: Claim | None = None if things else leaning(place, clause, group, listed, "part", listed)
        else:
            claim = _claim(place, clause, i, links, before[-_MEMORY:], earlier[-_FAR_MEMORY:])
        if not claim and (not before or (topic and topic.heads)):
            about = (topic and topic.claim) or introduction(place, clause, group)
            claim = lean_on_topic(place, clause, group, about) if about else None
        if claim:
            found[i] = claim
            before.append(claim)
    found = added_up(place, clause, found, earlier[-_MEMORY:])
    kept: list[Claim] = []
    for claim in _broken_down(list(found.values())):
        kept.append(with_category(claim, kept))
    return kept


def _broken_down(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, those of a list being parts of the one before them to which they add up: "12, 7 of ..."."""
    found = list(claims)
    if len(claims) < 3:
        return found
    for i, whole in enumerate(claims):
        sums = accumulate(c.value or 0 for c in _list_behind(claims, i))
        count = next((k for k, total in enumerate(sums, 1) if total == whole.value), 0)
        if count > 1:
            found[i + 1 : i + 1 + count] = [c._replace(total=whole) for c in claims[i + 1 : i + 1 + count]]
    return found


def _list_behind(claims: Sequence[Claim], i: int) -> Iterator[Claim]:
    """The claims that go on the list of claim ``i``."""
    whole = claims[i]._replace(category=claims[i].group.category)

    def goes_on(claim: Claim) -> bool:
        return claim.relation == "list" and claim.rule is whole.rule and may_include(whole, claim.group)

    return takewhile(goes_on, claims[i + 1 : i + _MEMORY])


def _claim(
    place: int,
    clause: Clause,
    i: int,
    links: dict[int, Link],
    before: Sequence[Claim],
    earlier: Sequence[Claim],
) -> Claim | None:
    group, link = clause.groups[i], links.get(i)
    saved = i + 1 in links and found_alive(clause, clause.groups[i + 1].stop)
    if link is None and i + 1 in links and _of_these(clause, i) and not saved:
        claim = Claim(place, clause, group, links[i + 1].cue.rule, "part", links[i + 1].cue)
        return _with_total(claim, i, before)
    if link is None:
        told = before and not _is_of_unclaimed(clause, i, place, before)
        return lean(place, clause, i, before, earlier) if told else None
    if before and link.relative and is_fronted(clause, group):
        return leaning(place, clause, group, before[-1], "part", before[-1])
    if before and i in clause.asides and (link.cue.rule.weak or _came_before(clause, link)):
        return leaning(place, clause, group, before[-1].whole, "part", before[-1].whole)
    claim = Claim(place, clause, group, link.cue.rule, link.relation, link.cue)
    return _with_total(claim, i, before)


def _came_before(clause: Clause, link: Link) -> bool:
    """Whether only an earlier fate is told of parts: "12 were shot, including two boys, who had fled"."""
    cue = link.cue
    return clause.before(cue.group) == "r" and "had" in clause.words[cue.group : cue.start]


def _is_of_unclaimed(clause: Clause, i: int, place: int, before: Sequence[Claim]) -> bool:
    """Whether people are among others of whom nothing is claimed: "100 swam on, including nine women"."""
    whole = next((clause.groups[k] for k in range(i - 1, -1, -1) if k not in clause.asides), None)
    if i not in clause.asides or whole is None or whole.kind not in ("people", "bare"):
        return False
    claimed = any(c.place == place and c.group.start == whole.start for c in before)
    return not claimed and (clause.at(whole.stop) in _ACTS or clause.before(whole.first) in ("v", "e"))


def _with_total(claim: Claim, i: int, before: Sequence[Claim]) -> Claim:
    total = _total(claim, i, before)
    if total is None:
        return claim
    bare = claim.group.kind == "bare" and claim.rule.outcome == "released"
    rule = total.rule if bare and total.rule.outcome == "remains" else claim.rule
    return claim._replace(total=total, rule=rule)


def _is_listing(clause: Clause, last: Claim) -> bool:
    """Whether the sentence lists what an earlier one counted: "These include 12 from the north"."""
    if not clause.groups:
        return False
    before = clause.letters[: clause.groups[0].first]
    if _are_with_them(clause) or (not before.strip("a") and _are_from(clause)):
        return True
    on_list = before.strip("a") == "nb" and _is_on_list(clause, last)
    return bool(_LISTING.fullmatch(before)) or on_list or (not before.strip("a") and _are_among(clause))


def _are_among(clause: Clause) -> bool:
    """Whether people are said to be among others told of: "12 women were among them"."""
    at = clause.groups[-1].stop
    return clause.at(at) == "b" and clause.words[at + 1 : at + 3] == ("among", "them")


def _are_from(clause: Clause) -> bool:
    """Whether a sentence opens with how many come from where: "12 are from the north, five from Suva"."""
    first = clause.groups[0]
    told = clause.words[first.stop : first.stop + 2]
    return first.kind == "bare" and told[:1] in _BEING and told[1:] == ("from",)


def _are_with_them(clause: Clause) -> bool:
    """Whether others are told to go with those told of: "With them are six boys"."""
    led = clause.words[: clause.groups[0].start]
    return led[:2] == ("with", "them") and led[2:] in _BEING


def _is_on_list(clause: Clause, last: Claim) -> bool:
    """Whether people are said to stand on a list told of before: "There are 12 women on it"."""
    if _LISTS.isdisjoint(last.clause.words):
        return False
    words = clause.words
    return any(words[i : i + 2] in _ON_LIST for i in range(clause.groups[0].stop, len(words)))


def _of_these(clause: Clause, i: int) -> bool:
    """Whether a number is said to be of the next: "sent 30 to these 40", "28 of the 35 dead were boys"."""
    group, whole = clause.groups[i], clause.groups[i + 1]
    if whole.start < group.stop:
        return group.part == "some" and _is_predicated(clause, group.stop)
    points = not _POINTING.isdisjoint(clause.words[whole.first : whole.start])
    joined = _TO_WHOLE.fullmatch(clause.letters[group.stop : whole.first])
    return group.kind == "bare" and points and bool(joined) and can_be_part(group, whole)


def _is_predicated(clause: Clause, at: int) -> bool:
    """Whether it is said from a token on what people are: "killed in May were civilians"."""
    being = _TO_BEING.match(clause.letters, at)
    noun = NOUNS.starting(clause.tokens, being.end()) if being else None
    return noun is not None and noun[0].people


def _total(claim: Claim, i: int, before: Sequence[Claim]) -> Claim | None:
    """The claim of which a governed group is a stated part."""
    group, clause = claim.group, claim.clause
    if before and _is_of_whom(claim, before[-1]):
        return before[-1].whole
    of_whole = is_fronted(clause, group) and clause.before(group.first) in ("f", "d") and bool(group.head)
    if i in clause.asides or group.part in ("them", "some") or (introduced(clause, group) and not of_whole):
        if before and _is_of_those(claim, before[-1]):
            return before[-1]
        if whole := _in_front(claim, before):
            return whole
        if group.part == "them" and _has_antecedent(claim, before):
            return None
        others = [c for c in before if not is_part_in_front(c) and not _is_unharmed(c, claim)]
        if group.part == "them":
            own = [c for c in others if c.place == claim.place]
            others = own if _wholes(group, own) else others
        same = [c.whole for c in others if c.rule.outcome == claim.rule.outcome]
        named = group.head if group.part == "some" else ""
        namesakes = [c for c in others if named and c.group.head == named]
        fitting = _wholes(group, namesakes or same) or _wholes(group, namesakes or others)
        return fitting[-1].whole if fitting else None
    sibling = before[-1] if before else None
    if sibling is None or sibling.place != claim.place or sibling.total is None:
        return None
    if i not in clause.asides and any(clause.groups[k] is sibling.group for k in clause.asides):
        return None
    fronted = is_fronted(clause, sibling.group) and group.kind == "bare" and sibling.clause is clause
    alike = group.more or claim.relation == "list" or fronted
    apart = sibling.total.rule.outcome in _HARMED and claim.rule.outcome != sibling.total.rule.outcome
    return sibling.total if alike and not apart and can_be_part(group, sibling.total) else None


def _is_of_whom(claim: Claim, last: Claim) -> bool:
    """Whether people are of those named right before them: "12 men, two of whom were shot"."""
    whom = claim.clause.words[claim.group.stop - 1] == "whom"
    between = claim.clause.letters[last.group.stop : claim.group.first]
    return whom and last.place == claim.place and between == "," and can_be_part(claim.group, last)


def _is_of_those(claim: Claim, last: Claim) -> bool:
    """Whether people are of those told of right before: "110 were hurt, of whom 40 died"."""
    clause, first = claim.clause, claim.group.first
    words = clause.words[max(0, first - 2) : first]
    of = words[:1] == ("of",) and words[-1] in ("whom", "which")
    return of and last.place == claim.place and can_be_part(claim.group, last)


def _in_front(claim: Claim, before: Sequence[Claim]) -> Claim | None:
    """The people of whom a sentence tells: "Of the 492 missing, 293 were identified and 199 are missing"."""
    own = [c for c in before if c.place == claim.place]
    fronted = bool(own) and is_fronted(own[0].clause, own[0].group)
    whole = fronted and own[0].clause.before(own[0].group.first) in ("f", "d")
    return own[0] if whole and can_be_part(claim.group, own[0]) else None


def _has_antecedent(claim: Claim, before: Sequence[Claim]) -> bool:
    """Whether "them" are people of the sentence of whom nothing is claimed: "40 women fled, two of them"."""
    claimed = {c.group.start for c in before if c.place == claim.place}
    groups = (g for _, g in claim.clause.groups_until(claim.group.first))
    last = next((g for g in groups if g.kind == "people"), None)
    return last is not None and last.start not in claimed and can_be_part(claim.group, last)


def _is_unharmed(whole: Claim, part: Claim) -> bool:
    """Whether those told of before are others: who attacked is none of the hurt, a victim none who fled."""
    attackers = part.group.head in WORDS.attackers and part.rule.outcome != whole.rule.outcome
    if attackers and whole.group.head != part.group.head:
        return True
    fled = whole.rule.outcome in _SAFE and part.rule.outcome in _HARMED and whole.place != part.place
    return fled and part.group.part == "some" and part.group.head != whole.group.head


def _wholes(group: Group, claims: Sequence[Claim]) -> list[Claim]:
    return [c for c in claims if can_be_part(group, c) and may_include(c, group)]
