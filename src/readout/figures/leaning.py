"""Groups without a word of outcome of their own, and the earlier claims that they lean on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readout.figures.claims import Claim, can_be_part, is_part_in_front
from readout.figures.clauses import Clause, introduced, is_fronted
from readout.figures.cues import Cue
from readout.figures.fragments import goes_on, is_fragment, is_had, is_item, is_said
from readout.figures.groups import Group
from readout.figures.kinds import complement
from readout.figures.links import Relation, is_vague_part
from readout.text.letters import GRAMMAR

_REPEATED_FROM = 3
_COUNTED_WITHIN = 8
_COMPARED = ("following", "compared with", "compared to", "against", "versus", "as opposed to")
_SPOKEN_WITHIN = 5
_IT_WAS = (("it", "was"), ("they", "were"), ("there", "were"))
_SET_WITHIN = 6
_PLACE = re.compile(r"(?:[pf][don]{1,3}){0,3}")
_LABEL = re.compile(r"(?:^|;)[oG]{1,4}:$")
_TOLD = re.compile(r"t[do]{1,4}$")
_POINTING = frozenset(["the", "these", "those"])
_TOTALS = frozenset(["it", "the", "this"])
_VICTIMS = frozenset(["victim", "fatality", "casualty"])
_ANYBODY = frozenset(["person", "people", "victim", "name", "soul"])
_HELD = frozenset(["detained", "missing"])
_LISTED = re.compile(r"(?:[pfre][^;:]{0,14}|b[aod]{1,4})?(?:,[cw]{0,3}|[cw]{1,3})[ad\"]*")
_TO_NEXT = re.compile(r"(?:[pf][doa]{1,3})?[,;]?c?(?:[pf][doa]{1,3},?)?[pm]a?")
_NEXT_ENDS = re.compile(r"(?:[pf][doa]{1,3})?(?:$|[,;c])")
_IN_STEP = re.compile(r",?[cs]{0,2}[^;:bhmvk]{1,8}")


def leaning(
    place: int, clause: Clause, group: Group, source: Claim, relation: Relation, total: Claim | None
) -> Claim:
    """The claim of a group that has the outcome of ``source``."""
    return Claim(place, clause, group, source.rule, relation, source=source, total=total)


def lean(
    place: int, clause: Clause, i: int, before: Sequence[Claim], earlier: Sequence[Claim]
) -> Claim | None:
    """The claim of group ``i``, which has no governor, if it leans on one before it.

    ``before`` are the claims close by; a number that points back may mean one ``earlier`` than these.
    """
    group, last = clause.groups[i], before[-1]
    if _is_on_file(clause, group, last):
        return leaning(place, clause, group, last, "list", last.whole if group.part else None)
    if group.kind not in ("people", "bare", "likely") or _only_speaks(clause, group):
        return None
    if (group.article and group.kind == "likely") or _is_of_things(clause, group):
        return None
    if is_item(clause, group) and is_item(last.clause, last.group) and last.place == place - 1:
        return leaning(place, clause, group, last, "list", last.total)
    if _is_remaining(clause, group) and last.total and can_be_part(group, last.total):
        return leaning(place, clause, group, last.total, "part", last.total)
    repeated = _repeated(clause, group, before) or _repeated(clause, group, earlier)
    again = leaning(place, clause, group, repeated, "same", repeated.total) if repeated else None
    if again and is_fronted(clause, group):
        return again
    if is_fronted(clause, group) and _is_done_to(clause, group):
        return None
    victims = group.part == "some" and group.head in _VICTIMS and group.value not in (0, 1)
    of_them = group.part == "them" or victims
    if i in clause.asides or of_them or (introduced(clause, group) and group.kind != "likely"):
        part = _of_them(place, clause, i, before)
        if part or not is_fronted(clause, group):
            return part
    found = again or (_set_beside(place, clause, group, last) if last.place == place else None)
    if not found and (group.kind == "bare" or group.more) and _is_left(clause, group, before):
        return leaning(place, clause, group, last, "list", last.total)
    if found or group.kind != "bare":
        return found or _going_on(place, clause, i, last)
    return _told_again(place, clause, group, before) or _going_on(place, clause, i, last)


def lean_on_topic(place: int, clause: Clause, group: Group, topic: Claim) -> Claim | None:
    """The claim of a number in a sentence that goes on about people whom the one before did not count."""
    if is_item(clause, group):
        return leaning(place, clause, group, topic, "list", None)
    counts = group.kind == "bare" or group.more or group.head in _ANYBODY
    if not counts or group.value == 0 or _only_speaks(clause, group):
        return None
    opens = clause.before(group.first) == "" or is_fronted(clause, group)
    whole = is_fronted(clause, group) and group.definite
    of_them = opens and group.part == "them" and group.kind == "bare"
    kind = opens and group.kind == "bare" and complement(clause, group) is not None
    if whole or of_them or kind or _counted_again(clause, group) or _is_left(clause, group, [topic]):
        return leaning(place, clause, group, topic, "list", None)
    return None


def _set_beside(place: int, clause: Clause, group: Group, last: Claim) -> Claim | None:
    """What stands beside a claim of the same sentence: an earlier number, the other side's, its like."""
    if _against(clause, group, last.group):
        return leaning(place, clause, group, last, "list", None)
    if group.kind == "bare" and (_earlier(clause, group, last.group) or _is_said_to_be(clause, group)):
        return leaning(place, clause, group, last, "same", None)
    if group.kind == "bare" and _in_step(clause, group, last.group):
        return leaning(place, clause, group, last, "list", last.total)
    return None


def _told_again(place: int, clause: Clause, group: Group, before: Sequence[Claim]) -> Claim | None:
    """A bare number that is given for what was counted before, or said to be people of some kind."""
    last = before[-1]
    if _TOLD.search(clause.letters, 0, group.first) and clause.at(group.stop) in ("", ";"):
        toll = next((c for c in reversed(before) if c.rule.outcome == "killed"), last)
        return leaning(place, clause, group, toll, "same", None)
    if _is_labelled(clause, group) and _is_labelled(last.clause, last.group):
        return leaning(place, clause, group, last, "list", last.total)
    if _counted_again(clause, group):
        return leaning(place, clause, group, last, "same", None)
    if complement(clause, group) is None:
        return None
    whole = last.whole if can_be_part(group, last.whole) and not is_part_in_front(last) else None
    return leaning(place, clause, group, last.whole, "part" if whole else "list", whole)


def _is_of_things(clause: Clause, group: Group) -> bool:
    """Whether a number is a part of things that the sentence begins with: "Of the 90 houses, 12 were"."""
    return group.of_things and clause.letters[:1] == "f"


def _is_remaining(clause: Clause, group: Group) -> bool:
    """Whether a number tells what is left of a whole: "nothing is known of the remaining 12"."""
    return group.kind == "bare" and "remaining" in clause.words[group.first : group.start]


def _is_labelled(clause: Clause, group: Group) -> bool:
    """Whether a number stands behind a label of its own: "Orsin: 42 dead. Alcora: 17."."""
    ends = clause.at(group.stop) in ("", ";", "k")
    return ends and bool(_LABEL.search(clause.letters, 0, group.first))


def _is_on_file(clause: Clause, group: Group, last: Claim) -> bool:
    """Whether names, files or cases are counted by which people were told of: "twelve of the cases"."""
    filed = group.kind == "thing" and clause.words[group.stop - 1] in GRAMMAR.filed
    if not filed or last.clause is clause:
        return False
    counted = [g for g in last.clause.groups if g.kind == "thing" and g.head != last.group.head]
    others = any(last.clause.words[g.stop : g.stop + 1] == ("of",) for g in counted)
    return not others and not GRAMMAR.filed.isdisjoint(last.clause.sentence.words)


def _is_done_to(clause: Clause, group: Group) -> bool:
    """Whether something else happened to a part of the people: "Of the 12, three were saved"."""
    verb = clause.letters[group.stop : group.stop + 2]
    return verb in ("be", "bv") and clause.words[group.stop + 1] not in ("aged", "named", "based")


def _is_left(clause: Clause, group: Group, before: Sequence[Claim]) -> bool:
    """Whether a number stands in what is left of a clause, which so tells more of the last outcome told."""
    last = before[-1]
    if len({c.rule.outcome for c in before if c.place == last.place and c.clause is not clause}) > 1:
        return False
    if last.clause is clause and last.source and goes_on(clause, group):
        return True
    held = last.rule.outcome in _HELD and is_had(clause, group)
    return held or is_said(clause, group) or is_fragment(clause, group)


def _going_on(place: int, clause: Clause, i: int, last: Claim) -> Claim | None:
    """More people who follow those of the last claim, or more of its parts."""
    group = clause.groups[i]
    if group.more and _follows(clause, group):
        return leaning(place, clause, group, last, "list", last.total)
    if last.place == place and last.relation == "part" and follows_on_list(clause, i):
        return leaning(place, clause, group, last, "part", last.total)
    return None


def _of_them(place: int, clause: Clause, i: int, before: Sequence[Claim]) -> Claim | None:
    """A part of a claim, or of people told of without a number; none if it is of others."""
    group = clause.groups[i]
    if group.part == "them":
        uncounted = _uncounted(clause, group, before[-1])
        if uncounted:
            return Claim(place, clause, group, uncounted.rule, "members", uncounted)
        if _means_others(clause, i, before):
            return None
    return _part(place, clause, group, before)


def _only_speaks(clause: Clause, group: Group) -> bool:
    """Whether one or some of those told before are only spoken of: "many of whom had hoped"."""
    if clause.words[group.start] == "both" and group.part == "them":
        return True
    if is_vague_part(clause, group):
        return True
    if group.kind != "bare" or group.head or (group.value is not None and group.value > 1):
        return False
    apart = group.value == 1 and clause.at(group.stop) == ","
    return group.part == "them" and (apart or complement(clause, group) is None)


def _uncounted(clause: Clause, group: Group, last: Claim) -> Cue | None:
    """What is said, since the last claim, of people without a number: "its captives, and 40 of them"."""
    start = last.group.stop if last.clause is clause else 0
    cues = [c for c in clause.cues if start <= c.start and c.end <= group.first]
    cues = [c for c in cues if last.clause is not clause or clause.letters[start : c.start] != "c"]
    named = [c for c in cues if c.rule.kind == "head" and c.plural]
    around = [c for c in cues if c.tail and any(c.end <= n.start < c.tail[0] for n in named)]
    return next(reversed(around or named), None)


def _means_others(clause: Clause, i: int, before: Sequence[Claim]) -> bool:
    """Whether no claim counts the people told of right before: "9,000 came, two of them"."""
    people = next((g for g in reversed(clause.groups[:i]) if g.kind != "bare" and g.value != 1), None)
    last = before[-1]
    return (
        people is not None
        and not people.article
        and not any(c.group is people for c in before)
        and (last.clause is not clause or last.group.start < people.start)
    )


def _follows(clause: Clause, group: Group) -> bool:
    """Whether more people are said to follow: "another 12 from the north followed"."""
    found = _PLACE.match(clause.letters, group.stop)
    at = found.end() if found else group.stop
    while clause.at(at) in ("b", "m", "a"):
        at += 1
    return at < len(clause.tokens) and clause.words[at] in GRAMMAR.going_on


def follows_on_list(clause: Clause, i: int) -> bool:
    """Whether group ``i`` goes on the list of the group before it."""
    before, group = clause.groups[i - 1], clause.groups[i]
    return i > 0 and bool(_LISTED.fullmatch(clause.letters[before.stop : group.first]))


def _part(place: int, clause: Clause, group: Group, before: Sequence[Claim]) -> Claim | None:
    """A part of the last claim that is large enough; "306 of them" may also be more than was said."""
    wholes = [c.whole for c in before if can_be_part(group, c.whole) and not is_part_in_front(c)]
    named = {g.value for _, g in clause.groups_until(group.first)} if is_fronted(clause, group) else set()
    wholes = [whole for whole in wholes if whole.value in named] or wholes
    if wholes:
        return leaning(place, clause, group, wholes[-1], "part", wholes[-1])
    if group.value == before[-1].value and before[-1].place == place:
        return None
    return leaning(place, clause, group, before[-1], "same", None) if group.part == "them" else None


def _repeated(clause: Clause, group: Group, before: Sequence[Claim]) -> Claim | None:
    """The claim that "the 12" or "among the 12 villagers" points back to, but not "the 12 villagers said"."""
    if group.value is None or group.value < _REPEATED_FROM or group.first == group.start:
        return None
    points = clause.words[group.start - 1] in _POINTING
    if not points or not (group.kind == "bare" or clause.before(group.first) in ("p", "f")):
        return None
    return next((c for c in reversed(before) if c.value == group.value), None)


def _in_step(clause: Clause, group: Group, last: Group) -> bool:
    """Whether a bare number repeats the shape of the one before: "12 for the north, the south for 3"."""
    if not group.first or not last.first or group.first <= last.stop:
        return False
    here, there = (clause.words[g.first - 1] for g in (group, last))
    between = clause.letters[last.stop : group.first]
    if here == there == "to":
        return bool(_TO_NEXT.fullmatch(between)) and bool(_NEXT_ENDS.match(clause.letters, group.stop))
    return here == there and clause.before(group.first) in ("p", "f") and bool(_IN_STEP.fullmatch(between))


def _counted_again(clause: Clause, group: Group) -> bool:
    """Whether the number is given for "the number" or "the toll" that earlier words counted."""
    words = clause.words[: group.first]
    for k in range(max(1, group.first - _COUNTED_WITHIN), group.first - 1):
        if words[k] in GRAMMAR.counting and words[k - 1] == "the":
            return words[-1] in GRAMMAR.links and "of" not in words[k + 1 : -1]
    spoken = words[-1:] == ("of",) and not GRAMMAR.speaking.isdisjoint(words[-_SPOKEN_WITHIN:])
    admitted = words[-1:] == ("to",) and not GRAMMAR.admitting.isdisjoint(words[-2:])
    grown = words[-1:] == ("by",) and words[0] in _TOTALS and not GRAMMAR.changing.isdisjoint(words[-3:])
    summed = words[-1:] == ("makes",) and clause.letters[: group.first - 1] in ("r", "d", "cr", "cd")
    return spoken or admitted or grown or summed or not GRAMMAR.recounting.isdisjoint(words[-1:])


def _earlier(clause: Clause, group: Group, last: Group) -> bool:
    """Whether the number is what the one before it is compared with: "45, up from 38", "45 against 9"."""
    between = clause.words[last.stop : group.first]
    before = clause.words[last.first - 1] if last.first else ""
    if before == "from" and between == ("to",):
        return True
    moved = before == "to"
    if "from" in between[-3:] and (moved or not GRAMMAR.changing.isdisjoint(between)):
        return True
    compared = " ".join(between[-2:]).endswith(_COMPARED) and clause.before(group.first - 1) != "d"
    follows = clause.at(group.stop)
    return compared and (follows in ("", ";", ",", "p", "d", ")") or clause.words[group.stop] in GRAMMAR.when)


def _is_said_to_be(clause: Clause, group: Group) -> bool:
    """Whether another gives the number that was told: "40 died, but Peru said it was two"."""
    begins = clause.words[group.first - 2 : group.first] in _IT_WAS and clause.before(group.first - 2) == "t"
    return begins and clause.at(group.stop) in ("", ";", ",")


def _against(clause: Clause, group: Group, last: Group) -> bool:
    """Whether the losses of one side are set against the other's: "four killed, against 90 rebels"."""
    between = clause.words[last.stop : group.first]
    return len(between) <= _SET_WITHIN and between[-2:] == (",", "against")
