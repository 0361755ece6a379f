"""What kind of people a claim counts, where its own noun does not say it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from readout.figures.claims import Claim
from readout.figures.clauses import Clause, is_fronted
from readout.figures.groups import Group
from readout.figures.nouns import ADJECTIVES, AID_BODIES, NOUNS, of_several_kinds
from readout.figures.side_words import WORDS
from readout.records import Category
from readout.text.letters import GRAMMAR

# A participle behind people with what belongs to it: "four of the villagers killed in May were women".
_TO_BEING = re.compile(r"k[^;:,bhmvtG]{1,16}(?=b)")
_OF_AGE_AND_SEX = frozenset(["children", "women", "men", "elderly"])
_FREED = ("detained", "released")
_ARMED = frozenset(["military", "police"])
_BELONGING = ("of", "from", "with")
_COMPLEMENT_WITHIN, _WHOLE_WITHIN, _AID_WITHIN, _OF_WITHIN, _NOUN_WITHIN = 3, 8, 8, 5, 3
_SERVICE_WITHIN, _LABELS_WITHIN = 6, 2
_BODIES = frozenset(["body", "remains", "corpse", "dead", "death", "life", "casualty", ""])

_NATIONS = ("s", "ese", "ish")


def with_category(claim: Claim, before: Sequence[Claim]) -> Claim:
    """The claim with its kind of people: its noun's, what it is said to be, or what it shares with others.

    ``before`` are the claims before it in its sentence. The men whom an army loses are soldiers.
    """
    group = claim.group
    own = group.category or complement(claim.clause, group) or _composing(claim.clause, group)
    if own is None or own == "":
        own = _whole(claim)
    if not own and _of_aid(claim):
        own = "aid_workers"
    if (not own or own == "men") and claim.group.head in GRAMMAR.belonging:
        own = _of_service(claim) or own
    if not own and group.head in _BODIES and group.kind != "bare":
        own = _described(claim)
    if own == "military" and _of_police(claim):
        own = "police"
    if own == "men" and (claim.rule.whose or group.part == "own"):
        own = _of_losers(claim) or "military"
    if own is not None and (own or (group.kind == "bare" and claim.relation == "total")):
        return claim._replace(category=own)
    if group.kind == "likely" and (elided := _elided(claim)):
        return claim._replace(category=elided)
    if (group.head or group.cue) and not group.more:
        return claim
    named = _noun_of_cue(claim.source or claim)
    if named:
        return claim._replace(category=named)
    for other in (claim.total, neighbour(claim, before), claim.source):
        shared = other and (other.category or other.group.category)
        if group.more and _is_mixed(before):
            continue
        if shared and not (group.more and shared in _OF_AGE_AND_SEX):
            return claim._replace(category=shared)
    return claim


def _is_mixed(before: Sequence[Claim]) -> bool:
    """Whether the last two told of are joined and of two kinds: "12 soldiers and a nurse"."""
    if len(before) < 2:
        return False
    first, second = before[-2:]
    joined = second.clause.letters[first.group.stop : second.group.first] == "c"
    return joined and first.category != second.category


def _noun_of_cue(claim: Claim) -> Category:
    """The kind of people whom a number is added to: "the prisoners of war, 1,200 of whom"."""
    if claim.cue is None or claim.relation != "members" or claim.cue.rule.kind != "head":
        return ""
    found = NOUNS.starting(claim.clause.tokens, claim.cue.start)
    return found[0].category if found else ""


def _elided(claim: Claim) -> Category:
    """The kind of the noun that stands with the last of a row: "three Fijian and two Tongan soldiers"."""
    letters, stop = claim.clause.letters, claim.group.stop
    if claim.clause.words[stop - 1].endswith("s"):
        return ""
    for _, group in claim.clause.groups_from(stop):
        if letters[stop : group.first] not in ("c", ",", ",c"):
            return ""
        if group.kind == "people":
            return group.category
        stop = group.stop
    return ""


def _of_aid(claim: Claim) -> bool:
    """Whether people are of a body that gives aid: "volunteers of the Red Cross", "Red Cross staff"."""
    tokens, stop = claim.clause.tokens, claim.group.stop
    if any(AID_BODIES.starting(tokens, k) for k in range(claim.group.end, stop)):
        return True
    belongs = stop < len(tokens) and claim.group.head and claim.clause.words[stop] in _BELONGING
    return bool(belongs) and any(AID_BODIES.starting(tokens, k) for k in range(stop + 1, stop + _AID_WITHIN))


def _described(claim: Claim) -> Category | None:
    """The kind of those whose bodies are counted: "12 bodies of soldiers", "12 civilian dead"."""
    tokens, words, group = claim.clause.tokens, claim.clause.words, claim.group
    if words[group.end] in ADJECTIVES:
        return ADJECTIVES[words[group.end]]
    if words[min(group.stop, len(words) - 1)] != "of":
        return None
    for k in range(group.stop + 1, min(group.stop + _OF_WITHIN, len(tokens))):
        found = NOUNS.starting(tokens, k)
        if found:
            return found[0].category if found[0].people else None
    return None


def _of_service(claim: Claim) -> Category:
    """The kind of those who are of the army or the police: "three members of the Georgian army"."""
    stop = claim.group.stop
    if claim.clause.words[stop : stop + 1] != ("of",):
        return ""
    for k in range(stop + 1, min(stop + _SERVICE_WITHIN, len(claim.clause.words))):
        word = claim.clause.words[k]
        if word == "police":
            return "police"
        if word in GRAMMAR.services:
            return "military"
        if claim.clause.letters[k] not in "deof":
            return ""
    return ""


def _of_police(claim: Claim) -> bool:
    """Whether somebody with a rank is of the police: "a lieutenant of the police"."""
    behind = claim.clause.words[claim.group.stop : claim.group.stop + 3]
    return behind[:1] == ("of",) and "police" in behind


def told_before(claim: Claim, last: Claim) -> Claim:
    """The claim with the kind of the one right before it, where it has no noun of its own."""
    group = claim.group
    if claim.place - last.place > 1 or not last.category:
        return claim
    alone = group.stop - group.end <= 1 or group.more
    if alone and group.head in WORDS.fellows and last.category in _ARMED and not claim.category:
        return claim._replace(category=last.category)
    if group.head == "officer" and last.category == "police":
        return claim._replace(category="police")
    men = group.head in ("", "man", "member", "officer")
    if claim.category == "military" and group.part == "own" and men and last.category == "police":
        return claim._replace(category="police")
    if claim.category == "men" and group.definite and last.category == "military":
        return claim._replace(category="military")
    if claim.category or group.head or group.cue:
        return claim
    if claim.place == last.place:
        shared = neighbour(claim, [last]) if group.kind == "bare" else None
        return claim._replace(category=shared.category) if shared and shared.category in _ARMED else claim
    if group.kind == "bare" and (last.rule.outcome, claim.rule.outcome) == _FREED:
        return claim._replace(category=last.category)
    leans = group.part == "them" or (group.more and group.number.qualifier is None)
    leans = leans or (last.category in _ARMED and group.kind == "bare" and _is_subject(claim))
    if not leans or last.category in _OF_AGE_AND_SEX or complement(claim.clause, group):
        return claim
    return claim._replace(category=last.category)


def _is_subject(claim: Claim) -> bool:
    """Whether a bare number opens its sentence: "Two soldiers died. Nine were wounded."."""
    return claim.relation == "subject" and claim.clause.before(claim.group.first) == ""


def _whole(claim: Claim) -> Category | None:
    """The kind of people of whom a bare number is counted: "the number of its men", "Of the nurses, 12"."""
    group = claim.group
    if group.kind != "bare":
        return None
    given = claim.cue is not None and claim.relation in ("total", "members")
    kind = claim.clause.words[max(0, claim.cue.start - 1)] if claim.cue and given else ""
    if kind in ADJECTIVES:
        return ADJECTIVES[kind]
    if claim.cue and claim.relation == "total":
        named = _noun_between(claim, _counted_from(claim, claim.cue.start), claim.cue.start)
        return named or _noun_between(claim, claim.cue.end, min(group.first, claim.cue.end + _NOUN_WITHIN))
    if is_fronted(claim.clause, group):
        return _noun_between(claim, 0, group.first)
    before = claim.clause.words[: group.first]
    if before[-1:] == (":",) and claim.relation == "subject":
        return _noun_between(claim, max(0, group.first - _LABELS_WITHIN), group.first - 1)
    lost = any(b == "losses" and a in GRAMMAR.armies for a, b in pairwise(before))
    return "military" if lost else _of_losers(claim) or None


def _counted_from(claim: Claim, stop: int) -> int:
    """Where those begin whom a total counts before a cue: "to 12 the dead", "the number of nurses" killed."""
    first = max(0, stop - _WHOLE_WITHIN)
    if claim.group.stop <= stop:
        return max(claim.group.stop, first)
    labels = claim.cue is not None and claim.clause.at(claim.cue.end) in (":", "-")
    named = max(0, stop - _LABELS_WITHIN) if labels else stop
    return next((k for k in range(stop - 1, first, -1) if claim.clause.words[k] == "of"), named)


def _of_losers(claim: Claim) -> Category:
    """The kind of those who lose people: "the brigade suffered 12 dead", "the police lost nine men"."""
    before = claim.clause.words[: claim.group.first]
    at = next((i for i in range(len(before) - 1, -1, -1) if before[i] in GRAMMAR.losing), None)
    if at is None:
        return ""
    words = before if before[at].startswith("cost") else before[:at]
    force = next((word for word in reversed(words) if word == "police" or word in GRAMMAR.armed), "")
    return "police" if force == "police" else "military" if force else ""


def _noun_between(claim: Claim, start: int, stop: int) -> Category | None:
    """The kind of the last noun of people between two tokens; an army's men are soldiers."""
    tokens, words = claim.clause.tokens, claim.clause.words
    last, owned, k = None, False, start
    while k < min(stop, len(tokens)):
        found = NOUNS.starting(tokens, k)
        if found and found[0].people:
            last, owned = found[0], k > 0 and words[k - 1] in GRAMMAR.possessives
        k = found[1] if found else k + 1
    return "military" if last and owned and last.category == "men" else last and last.category


def neighbour(claim: Claim, before: Sequence[Claim]) -> Claim | None:
    """The claim before one without a noun, whose people it can share: not across a new saying.

    A whole behind its part shares nothing with it: "two women were among the 12 wounded".
    """
    if not before or ((claim.group.head or claim.group.cue) and not claim.group.more):
        return None
    if claim.group.definite and claim.clause.before(claim.group.first) in ("f", "p", "G"):
        return None
    between = claim.clause.letters[before[-1].group.stop : claim.group.start]
    return None if "t" in between else before[-1].whole


def _composing(clause: Clause, group: Group) -> Category | None:
    """The kind of people who are said to be part of a number: "women make up 12 of the dead"."""
    at = group.first - 2
    if (
        group.kind != "bare"
        or at < 1
        or f"{clause.words[at]} {clause.words[at + 1]}" not in GRAMMAR.composing
    ):
        return None
    found = NOUNS.starting(clause.tokens, at - 1)
    return found[0].category if found and found[0].people else None


def complement(clause: Clause, group: Group) -> Category | None:
    """The kind of people that a group is said to be: "five were children", "258 of them civilians".

    Of a whole nothing is said by what is said of its part: "ten of the 40 were children".
    """
    tokens, at = clause.tokens, group.stop
    before = clause.before(group.first)
    if before in ("f", "p") or (before == "G" and group.definite):
        return None
    described = _TO_BEING.match(clause.letters, at) if group.part else None
    at = described.end() if described else at
    while at < len(tokens) and clause.letters[at] in "kan":
        at += 1
    one = group.value == 1 and clause.letters[at : at + 1] in ("d", "G", ",")
    if one and group.part == "them":
        at += 1
    if clause.letters[at : at + 2] == "hb":
        at += 1
    if at < len(tokens) and clause.words[at] in GRAMMAR.copulas:
        at += 1
        at += group.value == 1 and clause.at(at) in ("d", "G")
    elif group.part != "them":
        return None
    for k in range(at, min(at + _COMPLEMENT_WITHIN, len(tokens))):
        found = NOUNS.starting(tokens, k)
        if found and found[0].people:
            return "" if of_several_kinds(tokens, clause.letters, found[1]) else found[0].category
        if k == at and group.value != 1 and _is_nation(clause, k):
            return ""
        if clause.letters[k] not in "aoeG":
            return None
    return None


def _is_nation(clause: Clause, i: int) -> bool:
    """Whether a token names people by their nation: "two are Fijians", "the others were Sudanese"."""
    text = clause.tokens[i].text
    named = text.istitle() and text.endswith(_NATIONS) and not clause.sentence.shouted
    return named and clause.at(i + 1) in ("", ";", ",", "c", "p", ")")
