"""Cues: the words of a sentence that say what happened to people, with the voice they stand in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from readout.amounts import may_begin
from readout.figures.context import Context
from readout.figures.rules import Element, Phrase, Rule, openers, phrases
from readout.text.letters import GRAMMAR, may_be_adverb
from readout.text.rows import Row

Voice = Literal["active", "passive", "bare"]
_SOON = 5
"""Within how many words behind a verb its own object tells that it is done to that."""
_PARTED = frozenset(";,psry")
_SHORT = 3


class _Anchored:
    """The phrases around a word, by a word that they need: right behind it, right before it, or anywhere."""

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        self._phrases = phrases
        self._free: list[int] = []
        self._behind: dict[str, list[int]] = {}
        self._before: dict[str, list[int]] = {}
        self._anywhere: dict[str, list[int]] = {}
        for i, phrase in enumerate(phrases):
            if behind := openers(phrase.after):
                _enter(self._behind, behind, i)
            elif before := openers(reversed(phrase.before)):
                _enter(self._before, before, i)
            elif phrase.needs:
                _enter(self._anywhere, phrase.needs, i)
            else:
                self._free.append(i)

    def fitting(self, words: Sequence[str], told: frozenset[str], i: int) -> list[Phrase]:
        """The phrases that the words around token ``i`` allow; adverbs may stand before the one behind.

        ``told`` are the words of the sentence that phrases need anywhere.
        """
        found = self._free
        if self._before and i and words[i - 1] in self._before:
            found = found + self._before[words[i - 1]]
        if self._behind:
            for word in words[i + 1 :]:
                if word in self._behind:
                    found = found + self._behind[word]
                if not may_be_adverb(word):
                    break
        if self._anywhere:
            for word in told:
                found = found + self._anywhere.get(word, [])
        if len(found) > 1:
            return [self._phrases[k] for k in sorted(set(found))]
        return [self._phrases[found[0]]] if found else []


def _enter(table: dict[str, list[int]], words: frozenset[str], i: int) -> None:
    for word in words:
        table.setdefault(word, []).append(i)


_ALL = phrases()
_INDEX = {anchor: _Anchored(found) for anchor, found in _ALL.items()}
_ANCHORS = frozenset(_INDEX)
# Most small words only begin phrases whose other words seldom stand in a sentence: "of wounds".
_NEEDS = {anchor: frozenset().union(*[phrase.needs for phrase in found]) for anchor, found in _ALL.items()}
_NEEDED = frozenset().union(*_NEEDS.values())
_NEEDING = frozenset(anchor for anchor, found in _ALL.items() if all(phrase.needs for phrase in found))
_CONDITIONS = {a: [(p.needs, p.rule.here, p.rule.near) for p in found] for a, found in _ALL.items()}
_SURE = frozenset(anchor for anchor, found in _CONDITIONS.items() if not all(map(any, found)))
_GOES_ON = frozenset("c,")
_EXTENDS = frozenset('abhm"')
_WITH, _OTHERS_THAN = frozenset(["with"]), frozenset(["to", "are"])
_HYPHENS = frozenset([("-",), ("‑",)])
_LEAVING = frozenset(["leave", "leaves", "leaving", "left"])
_STAYING = frozenset(["remain", "remained", "remains"])
_SECOND_VERBS = frozenset(["cb", "ch", "cm"])
_NOUNS = frozenset(["head", "event", "total"])
_HARM = frozenset(["killed", "injured", "casualties", "detained", "missing"])


class Cue(NamedTuple):
    """A phrase of a rule in a sentence, in token offsets.

    ``anchor`` is its main word, ``start`` and ``end`` its first part; ``tail`` the second part where
    people stand between the two ("left" 12 "dead"). ``group`` is where its verb group begins; ``plural``
    says whether a noun stands in the plural.
    """

    rule: Rule
    anchor: int
    start: int
    end: int
    tail: tuple[int, int] | None
    voice: Voice
    group: int
    plural: bool

    @property
    def places(self) -> tuple[int, ...]:
        """The tokens of its words."""
        first = tuple(range(self.start, self.end))
        return first + tuple(range(*self.tail)) if self.tail else first


def is_candidate(words: frozenset[str], before: Context) -> bool:
    """Whether a rule may speak in a sentence of these words, after what was told before it."""
    anchors = words & _ANCHORS
    return not anchors.isdisjoint(_SURE) or any(
        (not needs or not needs.isdisjoint(words)) and _may_stand(here, near, words, before)
        for anchor in anchors
        for needs, here, near in _CONDITIONS[anchor]
    )


def _may_stand(here: frozenset[str], near: frozenset[str], words: frozenset[str], before: Context) -> bool:
    """Whether the words on which a rule's meaning rests stand in a sentence, or near it."""
    if here and here.isdisjoint(words):
        return False
    return not near or not near.isdisjoint(words) or not near.isdisjoint(before.near)


def find_cues(row: Row, before: Context) -> list[Cue]:
    """The cues of a sentence in order; none lies within another's words."""
    told = row.sentence.words
    needed = told & _NEEDED
    anchors = told & _ANCHORS
    lacking = [anchor for anchor in anchors & _NEEDING if needed.isdisjoint(_NEEDS[anchor])]
    found: list[Cue] = []
    for i in row.where(anchors.difference(lacking)):
        for phrase in _INDEX[row.words[i]].fitting(row.words, needed, i):
            rule = phrase.rule
            if not (rule.here or rule.near) or _may_stand(rule.here, rule.near, told, before):
                cue = _match(phrase, row, i)
                if cue:
                    found.append(cue)
    if len(found) < 2:
        return found
    covering: dict[int, list[Cue]] = {}
    for cue in found:
        for i in cue.places:
            covering.setdefault(i, []).append(cue)
    return [cue for cue in found if not _is_hidden(cue, covering[cue.anchor])]


def _is_hidden(cue: Cue, covering: Sequence[Cue]) -> bool:
    """Whether one of the cues that cover the main word of a cue hides it, itself being one of them."""
    return len(covering) > 1 and any(_hides(other, cue) for other in covering)


def _hides(longer: Cue, cue: Cue) -> bool:
    """Whether a cue that covers the main word of another is longer, or begins before it by the same rule."""
    if longer.rule.kind == "event" and cue.rule.kind == "object":
        return False
    longest = len(longer.places) > len(cue.places)
    return longest or (longer.rule is cue.rule and longer.start < cue.start)


def _match(phrase: Phrase, row: Row, anchor: int) -> Cue | None:
    words, letters = row.words, row.letters
    start = _backward(phrase.before, words, anchor)
    found = _forward(phrase.after, words, letters, anchor + 1)
    if start is None or found is None or (start and words[start - 1] in phrase.rule.not_after):
        return None
    end, tail = found
    if phrase.joins and end < len(words) and (may_begin(row.tokens[end]) or words[end] in GRAMMAR.articles):
        return None
    if end < len(words) and (words[end] in phrase.rule.not_before or _is_of_another(phrase.rule, row, end)):
        return None
    if phrase.rule.kind in _NOUNS and phrase.rule.outcome in _HARM and _is_undone(words, start, end):
        return None
    if phrase.rule.outcome in _HARM and _is_escaped(words, start):
        return None
    if phrase.rule.kind in _NOUNS and _is_in_name(row, start, end):
        return None
    voice, group = _voice(phrase, words, letters, start)
    if phrase.rule.kind == "subject" and _is_left(row, start, end, voice):
        return None
    if tail and voice == "passive" and not _GOES_ON.isdisjoint(letters[end : tail[0]]):
        return None
    return Cue(phrase.rule, anchor, start, end, tail, voice, group, phrase.form == "plural")


def _is_in_name(row: Row, start: int, end: int) -> bool:
    """Whether a noun stands between capitals in a sentence that else has few: "the Lau Liberation Front"."""
    tokens = row.tokens[max(0, start - 1) : end + 1]
    inside = start > 0 and end < len(row.tokens)
    if not inside or not all(token.text[0].isupper() for token in tokens):
        return False
    written = [token.text for token in row.tokens if len(token.text) > _SHORT]
    return sum(map(str.islower, written)) > len(written) // 2


def _is_left(row: Row, start: int, end: int, voice: Voice) -> bool:
    """Whether people are left somewhere, and do not leave it: "12 would be left in jail", "leaving 12 in"."""
    left = row.words[start] in _LEAVING
    return left and (
        voice == "passive" or any(may_begin(token) for token in row.tokens[start + 1 : min(start + 2, end)])
    )


def _is_of_another(rule: Rule, row: Row, end: int) -> bool:
    """Whether a verb's own object stands behind it, before any preposition: "held one-on-one talks"."""
    stop = end + _SOON + 2 * row.words[end : end + _SOON].count("-")
    words = row.words[end:stop]
    if rule.not_soon.isdisjoint(words):
        return False
    parted = (
        n
        for n, letter in enumerate(row.letters[end:stop])
        if letter in _PARTED and "-" not in words[max(0, n - 1) : n + 2]
    )
    return not rule.not_soon.isdisjoint(words[: next(parted, len(words))])


def _is_undone(words: Sequence[str], start: int, end: int) -> bool:
    """Whether a noun of harm tells of what was only tried: "attempted murder", "murder plot"."""
    before = start - 1
    while before > 0 and words[before] in GRAMMAR.determiners:
        before -= 1
    tried = before >= 0 and words[before] in GRAMMAR.undone
    return tried or (end < len(words) and words[end] in GRAMMAR.only_planned)


def _is_escaped(words: Sequence[str], start: int) -> bool:
    """Whether harm all but came to pass: "were nearly killed", "escaped being hurt"."""
    near = words[max(0, start - 2) : start]
    escaped = len(near) > 1 and near[1] == "being" and near[0] in GRAMMAR.escaping
    return escaped or not GRAMMAR.nearly.isdisjoint(near[-1:])


def _backward(elements: tuple[Element, ...], words: Sequence[str], anchor: int) -> int | None:
    at = anchor
    for element in reversed(elements):
        if at > 0 and words[at - 1] in element.words:
            at -= 1
        elif not element.optional:
            return None
    return at


def _forward(
    elements: Sequence[Element], words: Sequence[str], letters: str, at: int
) -> tuple[int, tuple[int, int] | None] | None:
    """Where the phrase ends that goes on at token ``at``, and its second part behind the people counted."""
    for n, element in enumerate(elements):
        if element.reach:
            return _reaching(element, elements[n + 1 :], words, letters, at)
        found = _standing(element, words, letters, at)
        if found is not None:
            at = found + 1
        elif not element.optional:
            return None
    return at, None


def _standing(element: Element, words: Sequence[str], letters: str, at: int) -> int | None:
    """Where a word of an element stands: at a token, or behind adverbs if the phrase needs it."""
    while at < len(words):
        if words[at] in element.words and not (words[at] == "at" and letters[at] == "a"):
            return at
        if element.optional or letters[at] != "a":
            return None
        at += 1
    return None


def _reaching(
    element: Element, rest: Sequence[Element], words: Sequence[str], letters: str, at: int
) -> tuple[int, tuple[int, int] | None] | None:
    """The same, where up to some number of other words may stand before the rest of the phrase."""
    then = element.then
    compound = words[at : at + 1] in _HYPHENS and letters[at] == "o"
    if compound or (then and then.isdisjoint(words[at:])):
        return None
    for k in range(at, min(at + element.reach, len(words)) + 1):
        if k > at and (letters[k - 1] in ";:" or words[k - 1] in (_OTHERS_THAN if element.people else _WITH)):
            return None
        if element.people and _is_parted(words[k : k + 1], letters[max(at, k - 2) : k]):
            return None
        of_body = element.people and k > at and letters[k - 1] == "f"
        if not of_body and (not then or (k < len(words) and (words[k] in then or letters[k] == "a"))):
            found = _forward(rest, words, letters, k)
            if found:
                return (at, (k, found[0])) if k > at and element.people else found
    return None


def _is_parted(word: Sequence[str], before: str) -> bool:
    """Whether people end at a word, which so is in no second part: "carried 12, leaving two dead"."""
    if before in _SECOND_VERBS or not _STAYING.isdisjoint(word):
        return True
    return before[-1:] == "," and any(w.endswith("ing") for w in word)


def _voice(phrase: Phrase, words: Sequence[str], letters: str, start: int) -> tuple[Voice, int]:
    """The voice of a verb by the auxiliaries before it, and where its verb group begins."""
    kind = phrase.rule.kind
    if kind in ("head", "event", "total"):
        return "bare", start
    group = start - (start > 0 and words[start - 1] == "as")
    while group > 0 and letters[group - 1] in _EXTENDS:
        group -= 1
    helpers = letters[group:start].replace("a", "").replace('"', "")
    if kind == "state":
        return ("passive" if helpers else "bare"), group
    if phrase.form != "participle":
        return "active", group
    if not helpers:
        return "bare", group
    return ("passive" if helpers[-1] == "b" else "active"), group
