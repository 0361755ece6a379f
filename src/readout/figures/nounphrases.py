"""Noun phrases behind an amount: where they end, whether their head means people, and what kind."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from readout.actors import Mention
from readout.amounts import may_begin
from readout.figures.cues import Cue
from readout.figures.nouns import ADJECTIVES, NOUNS, Noun, looks_like_people, of_several_kinds
from readout.records import Category
from readout.text.letters import GRAMMAR
from readout.text.morphology import plural
from readout.text.rows import Row

Kind = Literal["people", "likely", "name", "unknown", "thing", "bare"]

_LONGEST, _GROWN = 8, 18
_HEDGED, _BRACKET = 4, 3
_YOUNG = frozenset(map(str, range(_GROWN)))
_MOSTLY = frozenset(["mostly", "mainly", "largely", "predominantly"])
_ARTICLES = frozenset(["a", "an"])
_HURT_AND_HELD = ("injured", "detained")


class Scene:
    """A sentence before its groups are known: its row, and its cues by their first token.

    ``numbers`` and ``tails`` are where numbers and the second parts of cues begin; ``mentions`` gives those
    that can be a side.
    """

    def __init__(
        self,
        row: Row,
        cues: Mapping[int, Sequence[Cue]],
        numbers: Collection[int],
        mentions: Callable[[], Sequence[Mention]],
        tails: Collection[int],
    ) -> None:
        self.row, self.tokens, self.words, self.letters = row, row.tokens, row.words, row.letters
        self.cues, self.numbers, self.tails = cues, numbers, tails
        self._mentions = mentions

    def is_nation(self, i: int) -> bool:
        """Whether token ``i`` names a nation: "Fijian"."""
        start = self.tokens[i].start
        return any(m.start == start and m.how == "demonym" for m in self._mentions())

    def is_of_group(self, i: int) -> bool:
        """Whether token ``i`` is the last of a group's name: "Tigers"."""
        end = self.tokens[i].end
        return any(m.end == end and m.actor.kind == "group" for m in self._mentions())

    def follows_object(self, i: int) -> bool:
        """Whether a cue that asks for an object ends before token ``i``."""
        return any(c.end == i and c.rule.kind == "object" for cues in self.cues.values() for c in cues)

    def heads(self, i: int, single: bool = True) -> list[Cue]:
        """The cues at token ``i`` that are nouns of people: plural ones only, unless one is counted."""
        return [c for c in self.cues.get(i, ()) if c.rule.kind == "head" and (c.plural or single)]


class NounPhrase(NamedTuple):
    """A noun phrase up to token ``stop``; ``cue`` is an outcome that it says itself: "wounded soldiers".

    ``kind``: "people" by the lexicon, "likely" by ending or nation, "name" by its capital, "unknown",
    "thing" by the lexicon, "bare" where no noun follows.
    """

    stop: int
    kind: Kind
    head: str = ""
    category: Category = ""
    cue: Cue | None = None


@dataclass
class _Head:
    """The last noun so far, with what the words before it say."""

    noun: Noun | None = None
    cue: Cue | None = None
    end: int = 0
    category: Category = ""


def noun_phrase(scene: Scene, at: int, single: bool) -> NounPhrase:
    """The noun phrase that begins at token ``at``; ``single`` where the amount is one."""
    stop = _stop(scene, at, single)
    head = _head(scene, at, stop, single)
    if head.noun is None and head.cue is None:
        return _unlisted(scene, at, stop, single, head.category)
    if head.noun and not head.noun.people:
        names_many = not head.noun.plural and _names_many(scene, head.end, stop)
        if not single and (names_many or scene.is_of_group(head.end - 1)):
            return _unlisted(scene, at, stop, single, head.category)
        return NounPhrase(head.end, "thing", head.noun.lemma)
    if single and head.end < stop and _continues(scene, head.end):
        return NounPhrase(stop, "unknown", scene.words[stop - 1])
    if head.noun:
        category = head.noun.category or head.category
        if head.noun.category == "men" and head.category in ("military", "police"):
            category = head.category
        if category and of_several_kinds(scene.tokens, scene.letters, head.end):
            category = "" if head.category == category else head.category
        return NounPhrase(head.end, "people", head.noun.lemma, category, _described(scene, at, head.end))
    assert head.cue
    if single and _is_dealt_in(scene, head.end):
        return NounPhrase(head.end + 1, "unknown", scene.words[head.end])
    listed = NOUNS.starting(scene.tokens, head.cue.start)
    described = _described(scene, at, head.cue.start) if head.cue.rule.status else None
    if described and (described.rule.outcome, head.cue.rule.outcome) == _HURT_AND_HELD:
        described = None
    lemma, category = (listed[0].lemma, listed[0].category) if listed else ("", "")
    return NounPhrase(head.end, "people", lemma, head.category or category, described or head.cue)


def _names_many(scene: Scene, end: int, stop: int) -> bool:
    """Whether an unlisted plural stands right behind a noun: "three army auxiliaries"."""
    return stop == end + 1 and scene.letters[end] == "o" and scene.words[end].endswith("s")


def _unlisted(scene: Scene, at: int, stop: int, single: bool, category: Category) -> NounPhrase:
    """A noun phrase whose noun stands in no list."""
    words = [i for i in range(at, stop) if scene.letters[i] == "o"]
    if not words:
        return NounPhrase(at, "bare", category=category)
    word = scene.tokens[words[-1]]
    if word.lower == "ones":
        return NounPhrase(words[-1] + 1, "bare", category=category)
    kind: Kind = "name" if word.text.istitle() and not single else "unknown"
    described = words[-1] - 1 in scene.cues and _names_people(scene, words[-1])
    known = any(scene.is_nation(i) for i in words) or scene.is_of_group(words[-1])
    if described or known or looks_like_people(word.lower):
        kind = "likely"
    end = words[-1] + 1
    return NounPhrase(
        end, kind, word.lower, category, _described(scene, at, end) if kind == "likely" else None
    )


def _stop(scene: Scene, at: int, single: bool) -> int:
    """Where the words end that can stand before, or as, the head of a noun phrase."""
    limit = min(len(scene.words), at + _LONGEST)
    bracket = range(0)
    for i in range(at, limit):
        if i in bracket or (scene.letters[i] == "c" and i > at and _joins(scene, at, i, single)):
            continue
        if i == at and (_hedges_noun(scene, i) or scene.words[i] in _MOSTLY):
            continue
        if _is_abbreviated(scene, i) if i > at else _is_inserted(scene, i):
            bracket = range(i, i + _BRACKET)
            continue
        if (
            scene.letters[i] not in 'oea"'
            or i in scene.numbers
            or i in scene.tails
            or scene.words[i] == "to"
            or (scene.words[i] in GRAMMAR.asides and not _is_near(scene, i))
            or (i in scene.cues and (_is_verb(scene, at, i) or _remains(scene, at, i)))
        ):
            return i
    return max(at, limit)


def _is_abbreviated(scene: Scene, i: int) -> bool:
    """Whether a short form in brackets stands inside a noun phrase: "two Sun Group (SG) men"."""
    inside = scene.letters[i - 1 : i + _BRACKET + 1] == "o(o)o"
    return inside and scene.tokens[i + 1].text.isupper() and scene.tokens[i - 1].text[0].isupper()


def _is_inserted(scene: Scene, i: int) -> bool:
    """Whether an editor's word in brackets stands before a noun: "four [Fijian] soldiers"."""
    return scene.letters[i : i + _BRACKET + 1] == "(o)o" and scene.tokens[i].text == "["


def _is_near(scene: Scene, i: int) -> bool:
    """Whether "nearby" describes the noun behind it: "two nearby villages"."""
    return scene.words[i] == "nearby" and NOUNS.starting(scene.tokens, i + 1) is not None


def _hedges_noun(scene: Scene, i: int) -> bool:
    """Whether a word only says how sure a number is: "12 confirmed civilian deaths"."""
    if scene.words[i] not in GRAMMAR.hedges or not scene.words[i].endswith("ed"):
        return False
    for k in range(i + 1, min(i + _HEDGED, len(scene.tokens))):
        if scene.letters[k] not in "oe" or k in scene.numbers:
            return False
        if scene.heads(k) or NOUNS.starting(scene.tokens, k):
            return True
    return False


def _is_verb(scene: Scene, at: int, i: int) -> bool:
    """Whether the cue at token ``i`` is a verb, and no part of the noun phrase from token ``at`` on."""
    if i == at and _is_plural_thing(scene, i):
        return False
    if i == at and _is_plain_verb(scene, i):
        return True
    return not scene.heads(i) and (_has_subject(scene, at, i) or not _before_noun(scene, i))


def _remains(scene: Scene, at: int, i: int) -> bool:
    """Whether "remains" is the verb of what stands before it: "the fate of 600 captives remains unknown"."""
    plural_before = i > at and (
        _has_subject(scene, at, i) or any(scene.heads(k, False) for k in range(at, i))
    )
    return scene.words[i] == "remains" and plural_before


def _is_plural_thing(scene: Scene, i: int) -> bool:
    """Whether a word that may be a verb is a plural of things: "12 shelters in the camp"."""
    noun = NOUNS.starting(scene.tokens, i)
    return noun is not None and noun[0].plural and not noun[0].people


def _has_subject(scene: Scene, at: int, i: int) -> bool:
    """Whether a cue stands behind a plural, which it so is the verb of: "two sides exchanged prisoners"."""
    nouns = (NOUNS.starting(scene.tokens, k) for k in range(at, i))
    return any(noun and noun[0].plural for noun in nouns)


def _is_plain_verb(scene: Scene, i: int) -> bool:
    """Whether a cue is a verb in a form that describes no noun: "9,000 flee floods"."""
    verbal = all(c.voice == "active" and c.rule.kind in ("object", "subject") for c in scene.cues[i])
    return verbal and not scene.words[i].endswith("ing")


def _joins(scene: Scene, at: int, i: int, single: bool) -> bool:
    """Whether "and" stands inside a noun phrase: "five old and frail villagers", "12 army and police men"."""
    return _joins_adjectives(scene, at, i) or (not single and _joins_nouns(scene, at, i))


def _joins_nouns(scene: Scene, at: int, i: int) -> bool:
    """Whether singular nouns before "and" tell the kind of people behind it: "12 army and police men"."""
    before = [found[0] for k in range(at, i) if (found := NOUNS.starting(scene.tokens, k))]
    named = scene.tokens[i - 1].text.istitle()
    if scene.words[i] != "and" or not before or any(k in scene.cues for k in range(at, i)):
        return False
    if any(noun.plural and not named for noun in before):
        return False
    for k in range(i + 1, min(i + 4, len(scene.tokens))):
        if scene.letters[k] not in "oe" or k in scene.numbers or k in scene.cues:
            return False
        noun = NOUNS.starting(scene.tokens, k)
        if noun and noun[0].plural:
            return noun[0].people
    return False


def _joins_adjectives(scene: Scene, at: int, i: int) -> bool:
    """Whether "and" stands inside a noun phrase: "five old and frail villagers"."""
    either = scene.words[i] == "or"
    if any(NOUNS.starting(scene.tokens, k) or (not either and scene.cues.get(k)) for k in range(at, i)):
        return False
    for k in range(i + 1, min(i + 4, len(scene.tokens))):
        if scene.letters[k] not in "oe" or k in scene.numbers:
            return False
        if NOUNS.starting(scene.tokens, k):
            return k > i + 1
    return False


def _before_noun(scene: Scene, i: int) -> bool:
    """Whether the cue at token ``i`` stands before the noun that it describes: "wounded soldiers"."""
    stop = max(cue.end for cue in scene.cues[i])
    for k in range(stop, min(stop + 3, len(scene.tokens))):
        if scene.letters[k] not in 'oe"' or k in scene.numbers or _begins_number(scene, k):
            return False
        if NOUNS.starting(scene.tokens, k) or scene.heads(k) or looks_like_people(scene.words[k]):
            return True
        if _names_people(scene, k) or scene.is_nation(k):
            return True
    return False


def _names_people(scene: Scene, k: int) -> bool:
    """Whether a capital makes people of a plural without one before it: "700 detained Houthis"."""
    text = scene.tokens[k].text
    lone = text.istitle() and text.endswith("s") and not scene.tokens[k - 1].text.istitle()
    return lone and scene.letters[k + 1 : k + 2] != "o" and not scene.row.sentence.shouted


def _begins_number(scene: Scene, k: int) -> bool:
    """Whether a number in words begins at a token: "12 still missing two years on"."""
    return scene.words[k] not in GRAMMAR.articles and may_begin(scene.tokens[k])


def _head(scene: Scene, at: int, stop: int, single: bool) -> _Head:
    """The last noun between two tokens, and the kind of people that the words before it say."""
    head, i = _Head(end=at), at
    while i < stop:
        word = scene.words[i]
        if head.noun and (word in GRAMMAR.adverbs or (head.noun.plural and word.endswith("ing"))):
            break
        cues = scene.heads(i, single) if i in scene.cues else None
        if cues and (word == "remains" if single else i > at and scene.words[i - 1] == "mass"):
            cues = None
        if single and cues and not _may_be_one(scene, at, cues):
            cues = None
        found = _by_age(scene, i) or NOUNS.starting(scene.tokens, i)
        if cues:
            head.noun, head.cue, head.end = None, max(cues, key=lambda c: c.end), max(c.end for c in cues)
        elif found and _may_be_head(found[0], head, single):
            head.noun, head.cue, head.end = found[0], None, found[1]
        elif found and found[0].category:
            head.category = found[0].category
        head.category = head.category or ADJECTIVES.get(word, "")
        i = max(i + 1, head.end)
    return head


def _may_be_one(scene: Scene, at: int, cues: Sequence[Cue]) -> bool:
    """Whether an article far before a noun can be its own: not in "a militia inflicted casualties"."""
    return at > 0 and (scene.words[at - 1] not in _ARTICLES or not all(cue.plural for cue in cues))


def _by_age(scene: Scene, i: int) -> tuple[Noun, int] | None:
    """People who are named by their age alone: "a 12-year-old"."""
    words = scene.words[i - 4 : i + 1]
    if i < 4 or words[-1] not in ("old", "olds") or words[1:4] != ("-", "year", "-"):
        return None
    young = words[0] in _YOUNG
    return Noun("year-old", True, "children" if young else "", words[-1] == "olds"), i + 1


def _may_be_head(found: Noun, head: _Head, single: bool) -> bool:
    """Whether a noun can be the head after another: no thing follows a plural of people."""
    if found.people:
        return found.plural or single
    if head.cue and head.cue.plural:
        return False
    before = head.noun
    return not (before and before.people and before.plural and plural(before.lemma) != before.lemma)


def _continues(scene: Scene, i: int) -> bool:
    """Whether the word after a singular noun makes a longer name of it: "a police spokesman"."""
    word = scene.words[i]
    other = word in GRAMMAR.hedges or word in GRAMMAR.asides or word.endswith("ing")
    return scene.letters[i] == "o" and i not in scene.tails and not other


def _is_dealt_in(scene: Scene, i: int) -> bool:
    """Whether what people are only says what is dealt in: "a prisoner exchange", "a hostage drama"."""
    if i >= len(scene.words):
        return False
    return scene.words[i] in GRAMMAR.dealings or (i not in scene.cues and _continues(scene, i))


def _described(scene: Scene, at: int, end: int) -> Cue | None:
    """The outcome that the words before a noun say."""
    for i in range(end - 1, at - 1, -1):
        for cue in reversed(scene.cues.get(i, ())):
            if cue.rule.kind in ("object", "state", "subject"):
                return cue
    return None
