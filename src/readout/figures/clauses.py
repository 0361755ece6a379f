"""A sentence made ready for the grammar: its letters, cues, counted groups and asides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from readout.actors import Mention
from readout.figures.cues import Cue, find_cues
from readout.figures.governors import Clause
from readout.figures.groups import Group, Scene, find_groups
from readout.letters import letters
from readout.numbers import Number
from readout.tokens import Sentence

_INCLUDING = re.compile(r",?i")
_MORE_OF_LIST = re.compile(r",?[cw]{0,3}[ad]*")


@dataclass(frozen=True)
class Parsed:
    """A sentence with everything that its claims are made from."""

    sentence: Sentence
    clause: Clause
    cues: Sequence[Cue]


def parse(sentence: Sentence, numbers: Sequence[Number], mentions: Sequence[Mention]) -> Parsed:
    """The clause of a sentence with its cues, counted groups and asides."""
    tokens = sentence.tokens
    plain = letters(tokens)
    cues = find_cues(tokens, plain)
    anchors: dict[int, list[Cue]] = {}
    for cue in cues:
        anchors.setdefault(cue.start, []).append(cue)
    starts = {t.start: i for i, t in enumerate(tokens)}
    demonyms = frozenset(starts[m.start] for m in mentions if m.how == "demonym" and m.start in starts)
    scene = Scene(tokens, plain, anchors, frozenset(starts[n.start] for n in numbers), demonyms)
    groups = find_groups(scene, numbers)
    marked = _marked(plain, cues, groups)
    outer, asides = _asides(marked, groups)
    return Parsed(sentence, Clause(tokens, marked, outer, groups, asides), cues)


def _marked(plain: Sequence[str], cues: Sequence[Cue], groups: Sequence[Group]) -> str:
    found = list(plain)
    for cue in cues:
        found[cue.start : cue.end] = "k" * (cue.end - cue.start)
    for group in groups:
        found[group.first : group.stop] = "G" * (group.stop - group.first)
    return "".join(found)


def _asides(marked: str, groups: Sequence[Group]) -> tuple[str, frozenset[int]]:
    """The letters with every aside as P, and the groups in asides: "including ..., ...", "(...)"."""
    outer, asides = list(marked), set[int]()
    for i, group in enumerate(groups):
        begin = _begins(marked, group, groups[i - 1] if i - 1 in asides else None)
        if begin is None:
            begin = _postposed(marked, group)
        if begin is not None and i > 0:
            end = group.stop + (marked[group.stop : group.stop + 1] in (",", ")"))
            if marked[begin] == "(":
                end = max(end, marked.find(")", group.stop) + 1)
            outer[begin:end] = "P" * (end - begin)
            asides.add(i)
    return "".join(outer), frozenset(asides)


def _begins(marked: str, group: Group, before: Group | None) -> int | None:
    """Where the aside begins that the group is in: at "including", an open bracket, or on another's list."""
    if before and _MORE_OF_LIST.fullmatch(marked[before.stop : group.first]):
        return before.stop
    opening = marked.rfind("(", 0, group.first)
    if opening >= 0 and ")" not in marked[opening : group.first]:
        return opening
    at = group.first
    while at and marked[at - 1] in 'id"' :
        at -= 1
        if marked[at] == "i":
            return at - (marked[at - 1 : at] == ",")
    return None


def _postposed(marked: str, group: Group) -> int | None:
    """Where ", 12 soldiers among them," begins."""
    if group.first and marked[group.first - 1] == "," and re.match(r"[^,;:bhmv]{0,8}i+(?:,|$|;)", marked[group.stop :]):
        return group.first - 1
    return None
