"""A sentence made ready for the grammar: its letters, cues, counted groups and asides."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from readout.actors import Mention
from readout.figures.context import Context
from readout.figures.cues import Cue
from readout.figures.groups import Group, find_groups
from readout.figures.nounphrases import Scene
from readout.numbers import Number
from readout.text.letters import GRAMMAR
from readout.text.rows import Row
from readout.text.tokens import Token

Mentions = Callable[[], Sequence[Mention]]
REACH = 60
_FRONTED = re.compile(r"[a\",]*[ipf][^;:hmv]{0,12}?[,b]?")
_DETERMINED = re.compile(r"d[oea]*$")
_DETERMINED_WITHIN = 4
_HEADLINE = 16
_DASHED_WITHIN = 10
# What counts nobody between brackets: "held in Suva (Fiji)", "the Front (LLF)".
_BRACKET = re.compile(r"\([^()Gkvb;:]{1,6}\)")
# Behind the one group of an aside: "five officers among them, as well as 12", "including five women, and 12".
_ADDED = re.compile(r"[pin]{0,3}o?,[cw]{1,3}d?")
_PARTITIVES = frozenset(["of", "among", "amongst"])
_MORE_OF_LIST = re.compile(r"k*(?:f[doan\"']{1,8})?o{0,2},?[cw]{0,3}[ad]*")
# What belongs to a part up to the comma behind it: "including two of the guard," or "a boy and his dog,".
_BEHIND_PART = re.compile(r"(?:[fp](?!r)[doanG\"']{1,10}|\([^()]*\)|c[ado]{1,3})+(?=,)")
_WITH_MORE = re.compile(r"o{1,2},?c[ad]*G")
_VERBS = ("b", "h", "k", "v", "m")
_DESCRIBED = re.compile(r"d?[keoadpf]{1,10},")
_AMONG_THEM = re.compile(r"[^,;:bhmv]{0,8}i+(?:,|$|;)")
_SAID_OF_PART = re.compile(r"d?[ak]")
_ONE_DESCRIBED = re.compile(r"a*k+(?:[pf][don]{1,3})?,[abhm]*[bhk]")
_OPENED = re.compile(r"k*,?[icw]")
_AMONG_NAMED = re.compile(r",?i+o{1,4}(?:,o{1,4}){0,3},?c[ad]*$")
_AMONG_THESE = re.compile(r",?i+d?o{1,6}(?:(?:,d?o{1,6}){1,3},?)?c[ad]*$")
_OWN_VERB = re.compile(r"a*[bhmk]")
_SAID_BEFORE = re.compile(r"[kbhmv]")


class Clause:
    """A sentence as the grammar sees it.

    ``letters`` are those of readout.text.letters, with k for cues and G for groups; ``asides`` are the groups
    that only name parts of another ("..., including 12 women, ..."): in ``outer`` their words are P.
    """

    def __init__(
        self,
        row: Row,
        letters: str,
        outer: str,
        cues: Sequence[Cue],
        groups: Sequence[Group],
        asides: frozenset[int],
    ) -> None:
        self.row, self.sentence, self.tokens, self.words = row, row.sentence, row.tokens, row.words
        self.letters, self.outer = letters, outer
        self.cues, self.groups, self.asides = cues, groups, asides
        self._starts = [group.start for group in groups]

    def groups_from(self, i: int) -> Iterator[tuple[int, Group]]:
        """The groups that begin at token ``i`` or up to ``REACH`` tokens behind it, the nearest first."""
        for k in range(bisect_left(self._starts, i), len(self.groups)):
            if self._starts[k] - i > REACH:
                return
            yield k, self.groups[k]

    def next_group(self, i: int) -> tuple[int, Group | None]:
        """The nearest of them with its place."""
        k = bisect_left(self._starts, i)
        near = k < len(self._starts) and self._starts[k] - i <= REACH
        return (k, self.groups[k]) if near else (0, None)

    def groups_until(self, i: int) -> Iterator[tuple[int, Group]]:
        """The groups that end before token ``i``, at most ``REACH`` tokens before it, the nearest first."""
        for k in range(bisect_left(self._starts, i) - 1, -1, -1):
            if i - self._starts[k] > REACH:
                return
            if self.groups[k].stop <= i:
                yield k, self.groups[k]

    def group_around(self, i: int) -> Group | None:
        """The group whose words token ``i`` is one of."""
        for k in range(bisect_left(self._starts, i + 1) - 1, -1, -1):
            group = self.groups[k]
            if group.stop > i:
                return group
            if i - group.start > REACH:
                return None
        return None

    def begin(self, group: Group) -> int:
        """Where a group begins, with the words that make one of it: "a first group of 12"."""
        at = group.first - 2
        if at < 1 or self.words[at + 1] != "of" or self.words[at] not in GRAMMAR.groups:
            return group.first
        found = _DETERMINED.search(self.letters, max(0, at - _DETERMINED_WITHIN), at)
        return found.start() if found else group.first

    def before(self, i: int) -> str:
        """The letter before token ``i``, empty at the beginning."""
        return self.letters[i - 1] if i else ""

    def at(self, i: int) -> str:
        """The letter of token ``i``, empty at the end."""
        return self.letters[i : i + 1]


def parse(
    row: Row, cues: Sequence[Cue], numbers: Sequence[Number], mentions: Mentions, before: Context
) -> Clause:
    """The sentence with its cues, counted groups and asides.

    ``mentions`` gives those that can be a side, ``before`` is what was told before it.
    """
    groups = find_groups(_scene(row, cues, numbers, mentions), numbers)
    if "bare" in [group.kind for group in groups]:
        groups = _with_known(row, groups, cues, before)
    marked = _marked(row.letters, cues, groups)
    outer, asides = _asides(marked, groups) if len(groups) > 1 else (marked, frozenset[int]())
    if "(" in outer:
        outer = _BRACKET.sub(lambda m: "a" * len(m.group()), outer)
    return Clause(row, marked, outer, cues, groups, asides)


def _scene(row: Row, cues: Sequence[Cue], numbers: Sequence[Number], mentions: Mentions) -> Scene:
    starting: dict[int, list[Cue]] = {}
    for cue in cues:
        starting.setdefault(cue.start, []).append(cue)
    counted = frozenset([bisect_left(row.starts, n.start) for n in numbers])
    tails = frozenset([cue.tail[0] for cue in cues if cue.tail])
    return Scene(row, starting, counted, mentions, tails)


def _with_known(row: Row, groups: Sequence[Group], cues: Sequence[Cue], before: Context) -> list[Group]:
    """The groups, with what is known of bare numbers: that people were spoken of before."""
    told = _is_headline(row.tokens) or _is_of_each_side(row.words) or before.people
    named = min([cue.start for cue in cues if _names_people(row, cue)], default=len(row.words))
    starts = [cue.start for cue in cues if cue.voice == "bare"]
    found: list[Group] = []
    things = False
    for i, group in enumerate(groups):
        told = told or named < group.first or _is_traded(row, groups, i)
        bare = group.kind == "bare"
        counts = told or _is_of_group(row.words, group)
        things = things and ";" not in row.letters[groups[i - 1].stop : group.first]
        found.append(group._replace(spoken_of=counts, of_things=things) if bare else group)
        things = things if bare else group.kind == "thing"
        told = told or group.kind in ("people", "likely") or group.stop in starts
    return found


def _names_people(row: Row, cue: Cue) -> bool:
    """Whether a cue is a noun of people, or makes one of a participle: "hostages", "of those detained"."""
    if cue.rule.kind == "head":
        return cue.plural
    body = cue.voice == "bare" and cue.start > 0 and row.words[cue.start - 1] in GRAMMAR.collective
    return body and row.letters[cue.end : cue.end + 1] not in ("o", "e")


def _is_headline(tokens: Sequence[Token]) -> bool:
    """Whether a sentence has no end, as headlines have none, in which a bare number counts people."""
    return len(tokens) < _HEADLINE and tokens[-1].text[-1] not in ".!?:;,"


def _is_of_group(words: Sequence[str], group: Group) -> bool:
    """Whether a number gives the size of a group: "a first group of 40"."""
    at = group.first - 1
    return at > 0 and words[at] == "of" and words[at - 1] in GRAMMAR.groups


def _is_of_each_side(words: Sequence[str]) -> bool:
    """Whether a sentence tells what each side does with its people: "each side freed 300"."""
    return "each" in words[:-1] and words[words.index("each") + 1] == "side"


def _is_traded(row: Row, groups: Sequence[Group], i: int) -> bool:
    """Whether a number is given for another in a trade: "an exchange of 300 for 300"."""
    if i + 1 == len(groups) or row.words[groups[i].stop : groups[i + 1].first] != ("for",):
        return False
    return not GRAMMAR.trading.isdisjoint(row.words)


def _marked(plain: str, cues: Sequence[Cue], groups: Sequence[Group]) -> str:
    found = list(plain)
    for cue in cues:
        found[cue.start : cue.end] = "k" * (cue.end - cue.start)
    for group in groups:
        found[group.first : group.stop] = "G" * (group.stop - group.first)
        if group.part == "them" and found[group.first - 1 : group.first] == ["-"]:
            _as_commas(found, group)
    return "".join(found)


def _as_commas(letters: list[str], group: Group) -> None:
    """Make commas of the dashes around a part of people: "12 civilians - two of them boys - died"."""
    behind = range(group.stop, min(group.stop + _DASHED_WITHIN, len(letters)))
    close = next((i for i in behind if letters[i] == "-"), None)
    if close:
        letters[group.first - 1] = letters[close] = ","


def _asides(marked: str, groups: Sequence[Group]) -> tuple[str, frozenset[int]]:
    """The letters with every aside as P, and the groups in asides."""
    outer, asides = list(marked), set[int]()
    for i, group in enumerate(groups[1:], 1):
        alone = i - 1 in asides and i - 2 not in asides and groups[i - 1].stop <= group.first
        added = alone and _ADDED.fullmatch(marked[groups[i - 1].stop : group.first])
        listed = i - 1 in asides and not (added or _goes_on_outside(marked, groups[i - 1], group))
        begin = _begins(marked, group, groups[i - 1], listed)
        if begin is not None:
            end = _ends(marked, begin, group)
            outer[begin:end] = "P" * (end - begin)
            asides.add(i)
    return "".join(outer), frozenset(asides)


def _goes_on_outside(marked: str, before: Group, group: Group) -> bool:
    """Whether people behind an aside have a verb of their own: "12 died, two of them boys, and 9 fled"."""
    closed = group.more or "," in marked[before.stop : group.first]
    told = bool(_SAID_BEFORE.search(marked, 0, before.first))
    return closed and told and bool(_OWN_VERB.match(marked, group.stop))


def _begins(marked: str, group: Group, before: Group, listed: bool) -> int | None:
    """Where the aside begins that a group is in: "including", a bracket, a comma before "12 among them".

    ``listed`` says that the group before it is in one that it may go on.
    """
    if listed and _MORE_OF_LIST.fullmatch(marked[before.stop : group.first]):
        return before.stop
    opening = marked.rfind("(", 0, group.first)
    if opening >= 0 and ")" not in marked[opening : group.first]:
        return opening
    named = (_AMONG_NAMED if group.more else _AMONG_THESE).search(marked, 0, group.first)
    if named:
        return named.start()
    at = group.first - (marked[group.first - 2 : group.first] == "ib")
    while at and marked[at - 1] in 'id"':
        at -= 1
        if marked[at] == "i":
            return at - (marked[at - 1 : at] == ",")
    if marked[group.first - 1 : group.first] != ",":
        return None
    if group.kind == "bare" and before.stop == group.first - 1 and _ONE_DESCRIBED.match(marked, group.stop):
        return group.first - 1
    paths = (_WITH_MORE, _DESCRIBED, _AMONG_THEM) if group.part == "them" else (_AMONG_THEM,)
    return group.first - 1 if any(path.match(marked, group.stop) for path in paths) else None


def _ends(marked: str, begin: int, group: Group) -> int:
    """Where an aside ends: with its bracket, or behind its last group, or what is said of it."""
    stop = group.stop
    if marked[begin : begin + 1] == "(":
        return max(stop, marked.find(")", stop) + 1)
    if group.part == "them" and marked[stop : stop + 1] in _VERBS:
        stop = next((i for i in range(stop, len(marked)) if marked[i] in ",;"), len(marked))
        return stop + (marked[stop : stop + 1] == ",")
    opened = _OPENED.match(marked, begin)
    while opened and group.kind == "bare" and marked[stop : stop + 1] == "k":
        stop += 1
    described = group.part == "them" or bool(_SAID_OF_PART.match(marked, stop))
    behind = (_DESCRIBED if described else _AMONG_THEM).match(marked, stop)
    if behind and marked[begin : begin + 1] == ",":
        return behind.end()
    belongs = _BEHIND_PART.match(marked, stop) if marked[begin : begin + 1] == "," else None
    stop = belongs.end() if belongs else stop
    return stop + (marked[stop : stop + 1] in (",", ")"))


def introduced(clause: Clause, group: Group) -> bool:
    """Whether words before the group make it a part: "including", "of whom", "Of those killed,"."""
    return clause.before(group.first) == "i" or is_fronted(clause, group)


def is_fronted(clause: Clause, group: Group) -> bool:
    """Whether the sentence begins with the whole: "Of the wounded, 12", "Among the 40 were 12"."""
    if _PARTITIVES.isdisjoint(clause.words[: min(3, group.first)]):
        return False
    return bool(_FRONTED.fullmatch(clause.letters, 0, group.first))
