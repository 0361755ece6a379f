"""Cues: the words of a sentence that say what happened to people, with the voice they stand in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from readout.figures.rules import Element, Phrase, Rule, phrases
from readout.numbers import may_begin
from readout.text.tokens import Token

Voice = Literal["active", "passive", "bare"]


class _Candidate(NamedTuple):
    """A phrase with the words of which one must stand in the sentence, and in it or near it."""

    phrase: Phrase
    needs: frozenset[str]
    here: frozenset[str]
    near: frozenset[str]


_INDEX = {
    anchor: [_Candidate(p, p.needs, p.rule.here, p.rule.near) for p in found]
    for anchor, found in phrases().items()
}
_ANCHORS = frozenset(_INDEX)
_GOES_ON = frozenset("c,")
_EXTENDS = frozenset('abhm"')


@dataclass(frozen=True)
class Cue:
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
    def span(self) -> tuple[int, int]:
        """Its first part, in tokens."""
        return self.start, self.end


def is_candidate(words: frozenset[str], before: frozenset[str]) -> bool:
    """Whether a rule may speak in a sentence of these words, after what was told before it."""
    return any(
        _may_stand(candidate, words, before) for anchor in words & _ANCHORS for candidate in _INDEX[anchor]
    )


def _may_stand(candidate: _Candidate, words: frozenset[str], before: frozenset[str]) -> bool:
    """Whether the words of a phrase stand in a sentence, and those on which its meaning rests near them."""
    _, needs, here, near = candidate
    if (needs and needs.isdisjoint(words)) or (here and here.isdisjoint(words)):
        return False
    return not near or not near.isdisjoint(words) or not near.isdisjoint(before)


def find_cues(tokens: Sequence[Token], letters: Sequence[str], before: frozenset[str]) -> list[Cue]:
    """The cues of a sentence in order; none lies within another's words."""
    lower = [token.lower for token in tokens]
    words = frozenset(lower)
    found: list[Cue] = []
    for i, word in enumerate(lower):
        if word in _ANCHORS:
            for candidate in _INDEX[word]:
                may = _may_stand(candidate, words, before)
                cue = _match(candidate.phrase, tokens, letters, i) if may else None
                if cue:
                    found.append(cue)
    covering: dict[int, list[Cue]] = {}
    for cue in found:
        for a, b in (cue.span, cue.tail or (0, 0)):
            for i in range(a, b):
                covering.setdefault(i, []).append(cue)
    return [cue for cue in found if not any(_hides(other, cue) for other in covering[cue.anchor])]


def _hides(longer: Cue, cue: Cue) -> bool:
    """Whether a cue that covers the main word of another is longer, or begins before it by the same rule."""
    if longer.rule.kind == "event" and cue.rule.kind == "object":
        return False
    return _size(longer) > _size(cue) or (longer.rule is cue.rule and longer.start < cue.start)


def _size(cue: Cue) -> int:
    return cue.end - cue.start + (cue.tail[1] - cue.tail[0] if cue.tail else 0)


def _match(phrase: Phrase, tokens: Sequence[Token], letters: Sequence[str], anchor: int) -> Cue | None:
    start = _backward(phrase.before, tokens, anchor)
    found = _forward(phrase.after, tokens, letters, anchor + 1)
    if start is None or found is None:
        return None
    end, tail = found
    if _joins_verb(phrase, tokens, end):
        return None
    if end < len(tokens) and tokens[end].lower in phrase.rule.not_before:
        return None
    voice, group = _voice(phrase, tokens, letters, start)
    if tail and voice == "passive" and _GOES_ON & set(letters[end : tail[0]]):
        return None
    return Cue(phrase.rule, anchor, start, end, tail, voice, group, phrase.form == "plural")


def _joins_verb(phrase: Phrase, tokens: Sequence[Token], end: int) -> bool:
    """Whether the second of two joined states has people of its own: "left nine dead and wounded 12"."""
    joined = phrase.rule.kind == "state" and phrase.after and "and" in phrase.after[0].words
    return bool(joined) and end < len(tokens) and may_begin(tokens[end])


def _backward(elements: tuple[Element, ...], tokens: Sequence[Token], anchor: int) -> int | None:
    at = anchor
    for element in reversed(elements):
        if at > 0 and tokens[at - 1].lower in element.words:
            at -= 1
        elif not element.optional:
            return None
    return at


def _forward(
    elements: tuple[Element, ...], tokens: Sequence[Token], letters: Sequence[str], at: int
) -> tuple[int, tuple[int, int] | None] | None:
    """Where the phrase ends that goes on at token ``at``, and its second part behind the people counted."""
    if not elements:
        return at, None
    element, rest = elements[0], elements[1:]
    if element.reach:
        for skip in range(element.reach + 1):
            if skip and (at + skip > len(tokens) or letters[at + skip - 1] in ";:"):
                return None
            found = _forward(rest, tokens, letters, at + skip)
            if found:
                return (at, (at + skip, found[0])) if skip and element.people else found
        return None
    least = at < len(tokens) and letters[at] == "a" and tokens[at].lower == "at"
    if at < len(tokens) and tokens[at].lower in element.words and not least:
        return _forward(rest, tokens, letters, at + 1)
    if element.optional:
        return _forward(rest, tokens, letters, at)
    if at < len(tokens) and letters[at] == "a":
        return _forward(elements, tokens, letters, at + 1)
    return None


def _voice(phrase: Phrase, tokens: Sequence[Token], letters: Sequence[str], start: int) -> tuple[Voice, int]:
    """The voice of a verb by the auxiliaries before it, and where its verb group begins."""
    group = start - (start > 0 and tokens[start - 1].lower == "as")
    while group > 0 and letters[group - 1] in _EXTENDS:
        group -= 1
    helpers = [x for x in letters[group:start] if x not in 'a"']
    if phrase.rule.kind in ("head", "event", "total"):
        return "bare", start
    if phrase.rule.kind == "state":
        return ("passive" if helpers else "bare"), group
    if phrase.form == "participle" and helpers and helpers[-1] == "b":
        return "passive", group
    if phrase.form == "participle" and not helpers:
        return "bare", group
    return "active", group
