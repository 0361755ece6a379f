"""Counted groups: an amount with the noun phrase that it counts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from readout.figures.cues import Cue
from readout.figures.nounphrases import Kind, NounPhrase, Scene, noun_phrase
from readout.figures.nouns import COLLECTIVES, NOUNS
from readout.numbers import Number, first_word, qualifier_after
from readout.records import Category
from readout.text.letters import GRAMMAR

Part = Literal["", "them", "some", "own"]

_MORE = frozenset(["more", "others", "another", "other", "additional", "extra"])
_POINTING = frozenset(["these", "those"])
_SOURCES = frozenset(["among", "from"])
_AT = frozenset(["in", "at", "near"])
_AS = frozenset(["as", "than", "other"])
_OF_SEVERAL = frozenset(["were", "are", "have"])
_PHRASE = frozenset("pfdon")
_OLDEST = 110


@dataclass(frozen=True)
class Group:
    """An amount and what it counts, in token offsets.

    The amount is ``start`` to ``end``, with its qualifier it begins at ``first``; the noun phrase ends at
    ``stop``. ``cue`` is an outcome said within the noun phrase ("12 wounded soldiers", "12 prisoners").
    ``part`` is "them" in "two of them", "some" in "two of the soldiers", "own" in "two of its soldiers";
    ``more`` marks "two others", ``article`` "a soldier"; ``spoken_of`` a number behind which people may stand
    who were spoken of before.
    """

    number: Number
    first: int
    start: int
    end: int
    stop: int
    kind: Kind
    head: str = ""
    category: Category = ""
    cue: Cue | None = None
    part: Part = ""
    more: bool = False
    article: bool = False
    spoken_of: bool = False

    @property
    def definite(self) -> bool:
        """Whether it points back: "the 12", "all 12"."""
        return self.first < self.start and self.number.qualifier is None

    @property
    def value(self) -> int | None:
        """The number of people, empty for vague amounts."""
        return self.number.value


def find_groups(scene: Scene, numbers: Sequence[Number]) -> list[Group]:
    """The counted groups of a sentence in order: each number, and each article before a noun of people."""
    starts = [t.start for t in scene.tokens]
    ends = [t.end for t in scene.tokens]
    found: list[Group] = []
    taken: set[int] = set()
    for number in numbers:
        start, end = bisect_left(starts, number.start), bisect_left(ends, number.end) + 1
        taken.update(range(start, end))
        first = bisect_left(starts, number.qualifier[0]) if number.qualifier else start
        first = first_word(scene.tokens, min(first, start))
        behind = number.qualifier is not None and number.qualifier[0] >= number.end
        noun = bisect_left(ends, number.qualifier[1]) + 1 if behind and number.qualifier else end
        found.append(_group(scene, number, first, start, end, noun))
    if scene.cues:
        found += _with_articles(scene, taken)
        found += _one_more(scene, taken)
        found += _another(scene, taken)
    return sorted(found, key=lambda g: g.start)


def _with_articles(scene: Scene, taken: Collection[int]) -> Iterator[Group]:
    for i, token in enumerate(scene.tokens):
        listed = token.lower in GRAMMAR.articles and _is_listed(scene, i)
        if (
            token.lower in GRAMMAR.articles
            and i not in taken
            and (i == 0 or not _predicates(scene, i - 1) or listed)
        ):
            number = Number(token.start, token.end, 1, None, "exact", None)
            group = _group(scene, number, i, i, i + 1, i + 1)
            national = group.kind == "likely" and group.stop == i + 2 and i + 1 in scene.demonyms
            counts = (group.kind == "people" or national) and not group.part
            if counts and (listed or not _names_one(scene, group)):
                yield replace(group, article=True)


def _one_more(scene: Scene, taken: Collection[int]) -> Iterator[Group]:
    """One more of those told of before, as the subject of a verb: "another drowned", "a fourth was shot"."""
    for i, token in enumerate(scene.tokens[:-1]):
        if token.lower not in GRAMMAR.articles or i in taken or (i and scene.letters[i - 1] not in ",;c"):
            continue
        end = i + 1 + (scene.tokens[i + 1].lower in GRAMMAR.ordinals)
        verb = scene.letters[end : end + 1]
        acts = end in scene.cues or verb in (["b"], ["h"])
        several = scene.tokens[end].lower in _OF_SEVERAL if verb else True
        if acts and (token.lower == "another" or end > i + 1) and not several:
            number = Number(token.start, scene.tokens[end - 1].end, 1, None, "exact", None)
            yield Group(number, i, i, end, end, "bare", more=True)


def _another(scene: Scene, taken: Collection[int]) -> Iterator[Group]:
    """One more as the object of a verb: "killed a soldier and wounded another"."""
    ends = {cue.end for cues in scene.cues.values() for cue in cues if cue.rule.kind == "object"}
    for i, token in enumerate(scene.tokens):
        alone = (scene.letters[i + 1 : i + 2] or [";"])[0] in ";,cpsa"
        if token.lower == "another" and i in ends and i not in taken and alone:
            number = Number(token.start, token.end, 1, None, "exact", None)
            yield Group(number, i, i, i + 1, i + 1, "bare", more=True)


def _predicates(scene: Scene, i: int) -> bool:
    """Whether a word stands before what somebody is: "was a soldier", "as a soldier"."""
    return scene.letters[i] == "b" or scene.tokens[i].lower in _AS


def _is_listed(scene: Scene, i: int) -> bool:
    """Whether an article stands behind "Among them were": not what somebody is, but who is among others."""
    return i > 0 and scene.letters[i - 1] == "b" and any(t.lower == "among" for t in scene.tokens[: i - 1])


def _names_one(scene: Scene, group: Group) -> bool:
    """Whether an article's noun says what a person is who is named or meant before: "Ann, a nurse,"."""
    if group.start == 0:
        return False
    before, named = scene.letters[group.start - 1], scene.letters[group.start - 2 : group.start - 1]
    after = group.stop
    if named[:1] in (["i"], ["n"]):
        while after < len(scene.tokens) and scene.letters[after] in _PHRASE:
            after += 1
    body = named[:1] == ["e"] and scene.letters[group.start - 3 : group.start - 2] == ["d"]
    ends = (scene.letters[after : after + 1] or [","])[0] in ',r;"'
    return before in "nb" or (before == "," and (body or named[:1] in (["o"], [")"], ["i"], ["n"])) and ends)


def _group(scene: Scene, number: Number, first: int, start: int, end: int, noun_from: int) -> Group:
    at, part = _partitive(scene, _unquoted(scene, noun_from), number)
    if part == "them":
        return Group(number, first, start, end, at, "bare", part=part)
    follows = _is_more(scene, at, at + 1)
    more, at = follows or _is_more(scene, first, start), at + follows
    if follows and not part:
        at, part = _partitive(scene, at, number)
    at = _behind_counter(scene, at)
    noun = noun_phrase(scene, at, single=number.value == 1 and not part)
    if noun.kind == "thing" and part and scene.tokens[noun_from].lower == "from":
        at, part, noun = noun_from, "", NounPhrase(noun_from, "bare")
    if noun.kind == "bare" and _is_age(scene, number, start, end):
        noun = NounPhrase(end, "thing", "age")
    elif part and noun.head in COLLECTIVES:
        noun = NounPhrase(noun.stop, "bare")
    if noun.kind == "people" and _is_more_behind(scene, noun.stop):
        more, noun = True, replace(noun, stop=noun.stop + 1)
    bare = noun.kind == "bare" and not part and not follows
    stop, number = _qualified_after(scene, number, noun_from if bare else max(noun.stop, at))
    if bare and _follows_of_whom(scene, first):
        part = "them"
    if bare and _is_who(scene, stop):
        return Group(number, first, start, end, stop, "people")
    return Group(number, first, start, end, stop, noun.kind, noun.head, noun.category, noun.cue, part, more)


def _unquoted(scene: Scene, end: int) -> int:
    """Where the words go on after an amount that stands in quotation marks: "a dozen" of its men."""
    return end + (scene.letters[end : end + 1] == ['"'] and scene.letters[end + 1 : end + 2] != ['"'])


def _behind_counter(scene: Scene, at: int) -> int:
    """Where people begin who are counted by their names or files: "12 names of missing persons"."""
    words = [t.lower for t in scene.tokens[at : at + 2]]
    if len(words) < 2 or words[0] not in GRAMMAR.counters or words[1] != "of" or scene.heads(at):
        return at
    noun = noun_phrase(scene, at + 2, single=False)
    return at + 2 if noun.kind == "people" else at


def _follows_of_whom(scene: Scene, first: int) -> bool:
    """Whether the whole stands before the number: "of whom six"."""
    words = [t.lower for t in scene.tokens[max(0, first - 2) : first]]
    return words[:1] == ["of"] and words[-1] in GRAMMAR.them


def _is_who(scene: Scene, stop: int) -> bool:
    """Whether "who" or "whom" stands behind a number, which so counts people."""
    following = [t.lower for t in scene.tokens[stop : stop + 2]]
    return bool(GRAMMAR.persons & set(following[: 2 if following[:1] == [","] else 1]))


def _is_more(scene: Scene, start: int, end: int) -> bool:
    return any(token.lower in _MORE for token in scene.tokens[start:end])


def _is_more_behind(scene: Scene, stop: int) -> bool:
    """Whether "more" stands behind a noun and compares nothing: "three persons more were hurt"."""
    words = [t.lower for t in scene.tokens[stop : stop + 2]]
    return words[:1] == ["more"] and words[1:] != ["than"]


def _qualified_after(scene: Scene, number: Number, stop: int) -> tuple[int, Number]:
    """The number with a qualifier behind its noun: "12 soldiers or more"."""
    after = qualifier_after(scene.tokens, stop)
    if after is None or number.modifier != "exact":
        return stop, number
    span = (scene.tokens[stop].start, scene.tokens[after[1] - 1].end)
    return after[1], replace(number, modifier=after[0], qualifier=span)


def _partitive(scene: Scene, end: int, number: Number) -> tuple[int, Part]:
    """Where the noun phrase begins, behind "of the" and the like, and what kind of part that makes."""
    tokens = scene.tokens
    word = tokens[end].lower if end < len(tokens) else ""
    at = end + 1
    if word != "of" and not (
        word in _SOURCES
        and number.value is not None
        and (_is_determined(scene, at) or (at < len(tokens) and _means_them(scene, at)))
    ):
        return end, ""
    if at < len(tokens) and _means_them(scene, at):
        return at + 1, "them"
    first = at
    while at < len(tokens) and (scene.letters[at] == "d" or at in scene.numbers or "'" in tokens[at].lower):
        at += 1
    if at == first:
        return at, ""
    return at, "own" if tokens[first].lower in GRAMMAR.possessives else "some"


def _is_determined(scene: Scene, i: int) -> bool:
    """Whether known people are named from a token on: "12 from the north", but "12 from an earlier 40"."""
    return scene.letters[i : i + 1] == ["d"] and scene.tokens[i].lower not in GRAMMAR.articles


def _means_them(scene: Scene, i: int) -> bool:
    """Whether a token stands for people spoken of before, and not before a noun: "these villagers"."""
    word = scene.tokens[i].lower
    return word in GRAMMAR.them and not (word in _POINTING and NOUNS.starting(scene.tokens, i + 1))


def _is_age(scene: Scene, number: Number, start: int, end: int) -> bool:
    """Whether a number stands alone in brackets, after a name and a comma, or a person: "a man of 60"."""
    if number.value is None or number.value > _OLDEST or number.qualifier:
        return False
    if start > 1 and scene.tokens[start - 1].lower == "of" and _is_person(scene, start - 2):
        return True
    if start == 0 or not scene.tokens[start].text.isdigit():
        return False
    before, after = scene.letters[start - 1], scene.letters[end : end + 1]
    if before == "(":
        return after == [")"]
    named = start > 1 and scene.letters[start - 2] == "o" and scene.tokens[start - 2].text[0].isupper()
    if start > 2 and scene.tokens[start - 3].lower in _AT:
        return False
    return before == "," and named and after[:1] in ([","], [";"], [")"])


def _is_person(scene: Scene, i: int) -> bool:
    """Whether a token is a noun of one person: "a man", "a boy"."""
    found = NOUNS.starting(scene.tokens, i)
    return found is not None and found[0].people and not found[0].plural and found[1] == i + 1
