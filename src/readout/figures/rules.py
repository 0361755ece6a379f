"""The rules of the lexicon ``outcomes``: their shape, and their phrases by the word that they hang on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from readout.lexicon import Entry, load
from readout.records import Outcome
from readout.text.letters import CLOSED
from readout.text.morphology import plural, spellings

Kind = Literal["object", "subject", "state", "head", "event", "total"]
Form = Literal["base", "past", "participle", "ing", "word", "plural"]


class Rule(Entry):
    """A rule of the lexicon; the file's head says what each key means."""

    id: str
    outcome: Outcome
    kind: Kind
    words: tuple[str, ...]
    people: Literal["any", "likely", "known", "sure"] = "any"
    heads: frozenset[str] = frozenset()
    not_heads: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    here: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()
    not_soon: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()
    dead: bool = False
    weak: bool = False
    status: bool = False
    whose: Literal["subject", "object"] | None = None
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


class Rules(Entry):
    """Shape of the lexicon file ``outcomes``."""

    classes: dict[str, frozenset[str]]
    rules: tuple[Rule, ...]


class Element(NamedTuple):
    """One place of a phrase: a word of a set, or a stretch of up to ``reach`` other words.

    ``then`` are the words of which one must follow such a stretch; none where any may.
    """

    words: frozenset[str] = frozenset()
    optional: bool = False
    reach: int = 0
    people: bool = False
    then: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Phrase:
    """A phrase of a rule around its anchor, the word that it is found by."""

    rule: Rule
    form: Form
    before: tuple[Element, ...]
    after: tuple[Element, ...]

    @cached_property
    def joins(self) -> bool:
        """Whether it joins a second state that may have its own people: "left nine dead and wounded 12"."""
        return self.rule.kind == "state" and bool(self.after) and "and" in self.after[0].words

    @cached_property
    def needs(self) -> frozenset[str]:
        """Words of which one must stand in a sentence for the phrase to match, if they tell it apart."""
        fixed = [e.words for e in (*self.before, *self.after) if not e.optional and not e.reach]
        return next((words for words in reversed(fixed) if words.isdisjoint(CLOSED)), frozenset())


def openers(elements: Iterable[Element]) -> frozenset[str]:
    """The words of which one must stand next to the anchor; none where any may."""
    words: frozenset[str] = frozenset()
    for element in elements:
        if element.reach:
            break
        words |= element.words
        if not element.optional:
            return words
    return frozenset()


_BE: dict[str, Form] = {
    "be": "base",
    "is": "base",
    "are": "base",
    "was": "past",
    "were": "past",
    "been": "participle",
    "being": "ing",
}
_REACHES = {"{people}": Element(reach=12, people=True), "..": Element(reach=2), "...": Element(reach=6)}
_SHAPE: Rules = load("outcomes", Rules)
RULES = {rule.id: rule for rule in _SHAPE.rules}


def phrases() -> dict[str, list[Phrase]]:
    """Every phrase of every rule by each form of its anchor."""
    index: dict[str, list[Phrase]] = {}
    for rule in _SHAPE.rules:
        for words in rule.words:
            for anchor, phrase in _phrases(rule, words):
                index.setdefault(anchor, []).append(phrase)
    return index


def _phrases(rule: Rule, words: str) -> Iterator[tuple[str, Phrase]]:
    pieces = words.split()
    at = next((i for i, piece in enumerate(pieces) if piece.startswith("+")), 0)
    before = tuple(_element(p) for p in pieces[:at])
    after = _after(pieces[at + 1 :])
    anchors = pieces[at].lstrip("+").split("|")
    plurals = {plural(anchor) for anchor in anchors} if rule.kind == "head" else set()
    for anchor in anchors:
        for word, form in _forms(rule, anchor, not (before or after)):
            yield word, Phrase(rule, "plural" if word in plurals else form, before, after)
    if rule.kind in ("head", "event") and re.fullmatch(r"[a-z -]+", words) and len(pieces) > 1:
        main, _, complement = words.partition(" of ")
        first, *rest = (plural(main) + (f" of {complement}" if complement else "")).split()
        yield first, Phrase(rule, "plural", (), _after(rest))


def _forms(rule: Rule, anchor: str, alone: bool) -> Iterator[tuple[str, Form]]:
    """The forms that an anchor takes: a verb's, a noun's where it stands alone, else the word itself."""
    if rule.kind in ("object", "subject"):
        yield from (_BE if anchor == "be" else _inflected(anchor)).items()
    else:
        noun = alone and rule.kind in ("head", "event")
        if not (noun and plural(anchor) == anchor):
            yield anchor, "word"
        if noun:
            yield plural(anchor), "plural"


def _inflected(anchor: str) -> dict[str, Form]:
    """The forms of a verb in all their spellings."""
    found: dict[str, Form] = {}
    for forms in spellings(anchor):
        found |= {forms.past: "past", forms.participle: "participle", forms.ing: "ing", forms.present: "base"}
        found.setdefault(forms.base, "base")
    return found


def _after(pieces: Sequence[str]) -> tuple[Element, ...]:
    elements = [_element(piece) for piece in pieces]
    for i, element in enumerate(elements):
        if element.reach:
            elements[i] = element._replace(then=openers(elements[i + 1 :]))
    return tuple(elements)


def _element(piece: str) -> Element:
    if piece in _REACHES:
        return _REACHES[piece]
    optional = piece.endswith("?")
    words: set[str] = set()
    for word in piece.rstrip("?").split("|"):
        words |= _SHAPE.classes[word[1:-1]] if word.startswith("<") else {word}
    return Element(frozenset(words), optional)
