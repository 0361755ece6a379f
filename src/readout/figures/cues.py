"""Cues: the words of a sentence that say what happened to people, with the voice they stand in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from readout.figures.context import Context
from readout.figures.rules import Element, Phrase, Rule, phrases
from readout.numbers import may_begin
from readout.text.letters import may_be_adverb
from readout.text.rows import Row

Voice = Literal["active", "passive", "bare"]


class _Anchored:
    """The phrases around a word, by a word that they need: right behind it, right before it, or anywhere."""

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        self._phrases = phrases
        self._free: list[int] = []
        self._behind: dict[str, list[int]] = {}
        self._before: dict[str, list[int]] = {}
        self._anywhere: dict[str, list[int]] = {}
        for i, phrase in enumerate(phrases):
            ways = (
                (self._behind, _openers(phrase.after)),
                (self._before, _openers(reversed(phrase.before))),
                (self._anywhere, phrase.needs),
            )
            table, words = next(((table, words) for table, words in ways if words), ({}, frozenset[str]()))
            for word in words:
                table.setdefault(word, []).append(i)
            if not words:
                self._free.append(i)

    def fitting(self, row: Row, i: int) -> list[Phrase]:
        """The phrases that the words around token ``i`` allow; adverbs may stand before the one behind."""
        words, found = row.words, self._free
        if self._before and i and words[i - 1] in self._before:
            found = found + self._before[words[i - 1]]
        if self._behind:
            for k in range(i + 1, len(words)):
                if words[k] in self._behind:
                    found = found + self._behind[words[k]]
                if not may_be_adverb(words[k]):
                    break
        if self._anywhere:
            for word in row.sentence.words & self._anywhere.keys():
                found = found + self._anywhere[word]
        return [self._phrases[k] for k in sorted(set(found))] if found else []


def _openers(elements: Iterable[Element]) -> frozenset[str]:
    """The words of which one must stand next to the anchor; none where any may."""
    words: frozenset[str] = frozenset()
    for element in elements:
        if element.reach:
            break
        words |= element.words
        if not element.optional:
            return words
    return frozenset()


_ALL = phrases()
_INDEX = {anchor: _Anchored(found) for anchor, found in _ALL.items()}
_ANCHORS = frozenset(_INDEX)
_CONDITIONS = {a: [(p.needs, p.rule.here, p.rule.near) for p in found] for a, found in _ALL.items()}
_SURE = frozenset(anchor for anchor, found in _CONDITIONS.items() if not all(map(any, found)))
_GOES_ON = frozenset("c,")
_EXTENDS = frozenset('abhm"')


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
    found: list[Cue] = []
    for i, word in enumerate(row.words):
        if word in _INDEX:
            for phrase in _INDEX[word].fitting(row, i):
                if _may_stand(phrase.rule.here, phrase.rule.near, told, before):
                    cue = _match(phrase, row, i)
                    if cue:
                        found.append(cue)
    if len(found) < 2:
        return found
    covering: dict[int, list[Cue]] = {}
    for cue in found:
        for i in cue.places:
            covering.setdefault(i, []).append(cue)
    return [cue for cue in found if not any(_hides(other, cue) for other in covering[cue.anchor])]


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
    if start is None or found is None:
        return None
    end, tail = found
    if phrase.joins and end < len(words) and may_begin(row.tokens[end]):
        return None
    if end < len(words) and words[end] in phrase.rule.not_before:
        return None
    voice, group = _voice(phrase, words, letters, start)
    if tail and voice == "passive" and not _GOES_ON.isdisjoint(letters[end : tail[0]]):
        return None
    return Cue(phrase.rule, anchor, start, end, tail, voice, group, phrase.form == "plural")


def _backward(elements: tuple[Element, ...], words: Sequence[str], anchor: int) -> int | None:
    at = anchor
    for element in reversed(elements):
        if at > 0 and words[at - 1] in element.words:
            at -= 1
        elif not element.optional:
            return None
    return at


def _forward(
    elements: tuple[Element, ...], words: Sequence[str], letters: str, at: int
) -> tuple[int, tuple[int, int] | None] | None:
    """Where the phrase ends that goes on at token ``at``, and its second part behind the people counted."""
    if not elements:
        return at, None
    element, rest = elements[0], elements[1:]
    if element.reach:
        for skip in range(element.reach + 1):
            if skip and (at + skip > len(words) or letters[at + skip - 1] in ";:"):
                return None
            found = _forward(rest, words, letters, at + skip)
            if found:
                return (at, (at + skip, found[0])) if skip and element.people else found
        return None
    adverb = at < len(words) and letters[at] == "a"
    if at < len(words) and words[at] in element.words and not (adverb and words[at] == "at"):
        return _forward(rest, words, letters, at + 1)
    if element.optional:
        return _forward(rest, words, letters, at)
    return _forward(elements, words, letters, at + 1) if adverb else None


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
