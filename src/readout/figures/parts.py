"""What a claim owes to earlier ones: parts of a total, numbers without a word of outcome, repeats."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from readout.figures.claims import Claim
from readout.figures.clauses import Parsed
from readout.figures.governors import Link, Relation
from readout.figures.groups import Group
from readout.figures.nouns import NOUNS
from readout.letters import GRAMMAR
from readout.numbers import Number
from readout.records import Category

_REACH = 2
_REPEATED_FROM = 3
_OF_AGE_AND_SEX = frozenset(["children", "women", "men", "elderly"])
_TO_WHOLE = re.compile(r"[pfm]")
_FRONTED = re.compile(r"[a\",]*[ipf][^;:hmv]{0,12}?[,b]?")
_PARTITIVES = frozenset(["of", "among", "amongst"])
_LISTING = re.compile(r"[\"a]*[dn]?[oe]{0,2}i[ad\"]*")
_LISTED = re.compile(r"(?:[pfre][^;:]{0,14}|b[aod]{1,4})?(?:,c{0,3}|c{1,3})[ad\"]*")
_SAME_PLACE = re.compile(r",?[cs]{0,2}[^;:bhmvk]{1,8}")


def claims(place: int, parsed: Parsed, links: dict[int, Link], earlier: Sequence[Claim]) -> list[Claim]:
    """The claims of a sentence in order: the linked groups, and those that lean on earlier claims."""
    found: dict[int, Claim] = {}
    near = [c for c in earlier if place - c.place <= _REACH]
    listing = _is_listing(parsed) and near
    for i, group in enumerate(parsed.clause.groups):
        before = [*near, *(found[k] for k in sorted(found))]
        link = links.get(i)
        if listing and _on_list(parsed, i, found):
            found[i] = _leaning(place, parsed, group, near[-1].whole, "part", near[-1].whole)
        elif link and link.relative and before and _fronted(parsed, group):
            found[i] = _leaning(place, parsed, group, before[-1], "part", before[-1])
        elif link is None and i + 1 in links and _of_these(parsed, i):
            claim = Claim(place, parsed, group, links[i + 1].cue.rule, "part", links[i + 1].cue)
            found[i] = replace(claim, total=_total(claim, i, before))
        elif link and link.cue.rule.weak and i in parsed.clause.asides and before:
            found[i] = _leaning(place, parsed, group, before[-1].whole, "part", before[-1].whole)
        elif link:
            claim = Claim(place, parsed, group, link.cue.rule, link.relation, link.cue)
            found[i] = replace(claim, total=_total(claim, i, before))
        elif before and group.kind in ("people", "bare", "likely"):
            leaning = _lean(place, parsed, i, before)
            if leaning:
                found[i] = leaning
    return [_categorized(claim, list(found.values())) for claim in found.values()]


def _leaning(
    place: int, parsed: Parsed, group: Group, source: Claim, relation: Relation, total: Claim | None
) -> Claim:
    return Claim(place, parsed, group, source.rule, relation, source=source, total=total)


def _is_listing(parsed: Parsed) -> bool:
    """Whether the sentence lists what an earlier one counted: "These include 12 from the north"."""
    groups = parsed.clause.groups
    return bool(groups) and bool(_LISTING.fullmatch(parsed.clause.letters[: groups[0].first]))


def _on_list(parsed: Parsed, i: int, found: dict[int, Claim]) -> bool:
    groups = parsed.clause.groups
    if i == 0:
        return True
    return i - 1 in found and bool(_LISTED.fullmatch(parsed.clause.path(groups[i - 1].stop, groups[i].first)))


def _total(claim: Claim, i: int, before: Sequence[Claim]) -> Claim | None:
    """The claim of which a governed group is a stated part."""
    same = [c for c in before if c.rule.outcome == claim.rule.outcome and _smaller(claim, c.whole)]
    if i in claim.parsed.clause.asides or claim.group.part or _introduced(claim.parsed, claim.group):
        whole = same or [c for c in before if _smaller(claim, c)]
        return whole[-1].whole if whole else None
    sibling = before[-1] if before else None
    if sibling and sibling.place == claim.place and sibling.total and (claim.group.more or claim.relation == "list"):
        return sibling.total if _smaller(claim, sibling.total) else None
    return None


def _smaller(claim: Claim, whole: Claim) -> bool:
    return claim.value is None or whole.value is None or claim.value < whole.value


def _introduced(parsed: Parsed, group: Group) -> bool:
    """Whether words before the group make it a part: "including", "of whom", "Of those killed,"."""
    return parsed.clause.letters[group.first - 1 : group.first] == "i" or _fronted(parsed, group)


def _fronted(parsed: Parsed, group: Group) -> bool:
    """Whether the sentence begins with the whole: "Of the wounded, 12", "Among the 40 were 12"."""
    before = [t.lower for t in parsed.clause.tokens[: group.first]]
    return bool(before and _PARTITIVES & {*before[:3]} and _FRONTED.fullmatch(parsed.clause.letters[: group.first]))


def _of_these(parsed: Parsed, i: int) -> bool:
    """Whether a number is said to be of the next: "30 of the dead", "contributed 30 to these 40"."""
    group, whole = parsed.clause.groups[i], parsed.clause.groups[i + 1]
    path = parsed.clause.path(group.stop, whole.first)
    definite = {t.lower for t in parsed.clause.tokens[whole.first : whole.start]} & {"the", "these", "those"}
    return group.kind == "bare" and bool(definite and _TO_WHOLE.fullmatch(path)) and _smaller_group(group, whole.number)


def _lean(place: int, parsed: Parsed, i: int, before: Sequence[Claim]) -> Claim | None:
    """The claim of a group that has no word of outcome of its own, if it leans on one before it."""
    clause, group, last = parsed.clause, parsed.clause.groups[i], before[-1]
    if i in clause.asides or group.part == "them" or (_introduced(parsed, group) and group.kind != "likely"):
        whole = [c.whole for c in before if _smaller_group(group, c.whole)]
        if whole:
            return _leaning(place, parsed, group, whole[-1], "part", whole[-1])
        return _leaning(place, parsed, group, last, "same", None) if group.part == "them" else None
    if group.number.value and group.number.value >= _REPEATED_FROM and _definite(parsed, group):
        same = [c for c in before if c.value == group.number.value]
        if same:
            return _leaning(place, parsed, group, same[-1], "same", same[-1].total)
    if group.kind == "bare" and last.place == place and _in_step(parsed, group, last):
        return _leaning(place, parsed, group, last, "list", last.total)
    if group.kind == "bare" and _counted_again(parsed, group):
        return _leaning(place, parsed, group, last, "same", None)
    if _said_to_be(parsed, group):
        return _leaning(place, parsed, group, last.whole, "part", last.whole)
    if last.place == place and last.relation == "part" and _on_list(parsed, i, {i - 1: last}):
        return _leaning(place, parsed, group, last, "part", last.total)
    return None


def _smaller_group(group: Group, whole: Claim | Number) -> bool:
    return group.number.value is None or whole.value is None or group.number.value < whole.value


def _definite(parsed: Parsed, group: Group) -> bool:
    """Whether the number points back: "the 12", "among the 12 villagers", but not "the 12 villagers said"."""
    clause = parsed.clause
    if group.first == group.start or clause.tokens[group.start - 1].lower not in ("the", "these", "those"):
        return False
    return group.kind == "bare" or clause.letters[group.first - 1 : group.first] in ("p", "f")


def _in_step(parsed: Parsed, group: Group, last: Claim) -> bool:
    """Whether a bare number repeats the shape of the one before: "12 for the north, the south for 3"."""
    tokens, clause = parsed.clause.tokens, parsed.clause
    if not group.first or not last.group.first or group.first <= last.group.stop:
        return False
    same = tokens[group.first - 1].lower == tokens[last.group.first - 1].lower
    return same and clause.letters[group.first - 1] in "pf" and bool(
        _SAME_PLACE.fullmatch(clause.path(last.group.stop, group.first))
    )


def _counted_again(parsed: Parsed, group: Group) -> bool:
    """Whether the number is given for "the number" or "the toll" that earlier words counted."""
    tokens = parsed.clause.tokens
    for k in range(max(0, group.first - 8), group.first - 1):
        if tokens[k].lower in GRAMMAR.counting and tokens[k - 1].lower == "the":
            after = {t.lower for t in tokens[k + 1 : group.first]}
            return tokens[group.first - 1].lower in GRAMMAR.links and "of" not in after
    return False


def _said_to_be(parsed: Parsed, group: Group) -> bool:
    """Whether a bare number is the subject of "were children"."""
    return group.kind == "bare" and _complement(parsed, group) is not None


def _complement(parsed: Parsed, group: Group) -> Category | None:
    """The kind of people that a group is said to be: "five were children", "258 of them civilians"."""
    tokens, at = parsed.clause.tokens, group.stop
    while at < len(tokens) and parsed.clause.letters[at] in "kan":
        at += 1
    if at < len(tokens) and tokens[at].lower in GRAMMAR.copulas:
        at += 1
    elif group.part != "them":
        return None
    for k in range(at, min(at + 3, len(tokens))):
        found = NOUNS.starting(tokens, k)
        if found and found[0].people:
            return found[0].category
        if parsed.clause.letters[k] not in "aoe":
            return None
    return None


def _categorized(claim: Claim, sentence: Sequence[Claim]) -> Claim:
    """The claim with its kind of people: its noun's, what it is said to be, or what it shares with others."""
    own = claim.group.category or _complement(claim.parsed, claim.group)
    if own:
        return replace(claim, category=own)
    earlier = [c.whole for c in sentence if c.group.start < claim.group.start]
    if claim.group.kind == "bare" or claim.group.more:
        for other in (claim.total, earlier[-1] if earlier else None, claim.source):
            shared = other and (other.category or other.group.category)
            if shared and not (claim.group.more and shared in _OF_AGE_AND_SEX):
                return replace(claim, category=shared)
    return claim
