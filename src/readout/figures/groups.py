"""Counted groups: an amount with the noun phrase that it counts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from readout.figures.cues import Cue
from readout.figures.nouns import ADJECTIVES, COLLECTIVES, NOUNS, Noun, looks_like_people
from readout.letters import GRAMMAR
from readout.morphology import plural
from readout.numbers import Number, first_word, qualifier_after
from readout.records import Category
from readout.tokens import Token

Kind = Literal["people", "bare", "likely", "name", "unknown", "thing"]

_ARTICLES = frozenset(["a", "an", "another"])
_MORE = frozenset(["more", "others", "another", "other"])
_THEM = frozenset(["them", "whom", "these", "those", "us", "you"])
_LONGEST, _OLDEST = 8, 110


@dataclass(frozen=True)
class Group:
    """An amount and what it counts, in token offsets.

    The amount is ``start`` to ``end``, with its qualifier it begins at ``first``; the noun phrase ends at
    ``stop``. ``cue`` is an outcome said within the noun phrase ("12 wounded soldiers", "12 prisoners").
    ``part`` is "them" in "two of them", "some" in "two of the soldiers"; ``more`` marks "two others".
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
    part: Literal["", "them", "some"] = ""
    more: bool = False

    @property
    def definite(self) -> bool:
        """Whether it points back: "the 12", "all 12"."""
        return self.first < self.start and self.number.qualifier is None


@dataclass(frozen=True)
class Scene:
    """What the parser of groups looks at: tokens, their letters, cues by anchor, starts of numbers, demonyms."""

    tokens: Sequence[Token]
    letters: Sequence[str]
    cues: Mapping[int, Sequence[Cue]]
    numbers: Collection[int]
    demonyms: Collection[int]


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
        found.append(_group(scene, number, first, start, end))
    return sorted([*found, *_with_articles(scene, taken)], key=lambda g: g.start)


def _with_articles(scene: Scene, taken: Collection[int]) -> Iterator[Group]:
    for i, token in enumerate(scene.tokens):
        if token.lower in _ARTICLES and i not in taken and (i == 0 or scene.letters[i - 1] not in "bs"):
            number = Number(token.start, token.end, 1, None, "exact", None)
            group = _group(scene, number, i, i, i + 1)
            if group.kind == "people" and not group.part and not _names_one(scene, group):
                yield group


def _names_one(scene: Scene, group: Group) -> bool:
    """Whether an article's noun says what a person is who is named or meant before: "Ann, a nurse,"."""
    before = scene.letters[group.start - 1] if group.start else ""
    after = scene.letters[group.stop] if group.stop < len(scene.letters) else ","
    if before in "nb":
        return bool(before)
    named = before == "," and group.start > 1 and scene.letters[group.start - 2] in "o)"
    return named and after in ',r;"'


def _group(scene: Scene, number: Number, first: int, start: int, end: int) -> Group:
    at, part, more = end, "", False
    word = scene.tokens[end].lower if end < len(scene.tokens) else ""
    if word in _MORE:
        at, more = end + 1, True
    elif word == "of" or (word in ("among", "from") and number.value is not None and _det(scene, end + 1)):
        at, part = _partitive(scene, end)
        if part == "them":
            return Group(number, first, start, end, at, "bare", part="them")
    more = more or bool(_words(scene, first, start) & _MORE) or "other" in _words(scene, at, at + 1)
    found = _phrase(scene, at, number.value == 1 and not part)
    if _is_age(scene, number, start, end) and found.kind == "bare":
        found = _Phrase(end, "thing", "age")
    if part and found.head in COLLECTIVES:
        found = _Phrase(found.stop, "bare")
    stop = max(found.stop, at)
    after = qualifier_after(scene.tokens, stop)
    if after and number.modifier == "exact":
        span = (scene.tokens[stop].start, scene.tokens[after[1] - 1].end)
        number = Number(number.start, number.end, number.value, number.value_max, after[0], span)
        stop = after[1]
    return Group(number, first, start, end, stop, found.kind, found.head, found.category, found.cue, part, more)


def _is_age(scene: Scene, number: Number, start: int, end: int) -> bool:
    """Whether a number stands alone in brackets, or between commas after a name: "Ann Lee, 14,"."""
    before = scene.letters[start - 1] if start else ""
    after = scene.letters[end] if end < len(scene.letters) else ""
    if number.value is None or number.value > _OLDEST or number.qualifier or not scene.tokens[start].text.isdigit():
        return False
    if before == "(" and after == ")":
        return True
    named = start > 1 and scene.letters[start - 2] == "o" and scene.tokens[start - 2].text[0].isupper()
    return before == "," and named and after in (",", ";", ")")


def _words(scene: Scene, a: int, b: int) -> set[str]:
    return {t.lower for t in scene.tokens[a:b]}


def _det(scene: Scene, i: int) -> bool:
    return i < len(scene.letters) and scene.letters[i] == "d"


def _partitive(scene: Scene, of: int) -> tuple[int, Literal["", "them", "some"]]:
    """Where the noun phrase after "of" begins, and what kind of part it names."""
    at = of + 1
    if at < len(scene.tokens) and scene.tokens[at].lower in _THEM and not _noun_follows(scene, at + 1):
        return at + 1, "them"
    part: Literal["", "some"] = ""
    while at < len(scene.tokens) and (scene.letters[at] == "d" or at in scene.numbers or "'" in scene.tokens[at].lower):
        at, part = at + 1, "some"
    return at, part


def _noun_follows(scene: Scene, i: int) -> bool:
    return NOUNS.starting(scene.tokens, i) is not None


@dataclass(frozen=True)
class _Phrase:
    stop: int
    kind: Kind
    head: str = ""
    category: Category = ""
    cue: Cue | None = None


def _phrase(scene: Scene, at: int, single: bool) -> _Phrase:
    """The noun phrase that begins at token ``at``: its head is its last noun."""
    stop = _run(scene, at)
    head, end, category, cue = _head(scene, at, stop, single)
    inner = cue or _cue_at(scene, range(at, end))
    if head:
        if not head.people:
            return _Phrase(end, "thing", head.lemma)
        if single and end < stop and _continues(scene, end):
            return _Phrase(stop, "unknown", scene.tokens[stop - 1].lower)
        return _Phrase(end, "people", head.lemma, head.category or category, inner)
    if cue:
        noun = NOUNS.starting(scene.tokens, cue.start)
        return _Phrase(end, "people", noun[0].lemma if noun else "", category, cue)
    words = [i for i in range(at, stop) if scene.letters[i] == "o"]
    if not words:
        return _Phrase(at, "bare", category=category)
    last = words[-1]
    word = scene.tokens[last]
    kind: Kind = "name" if word.text.istitle() and not single else "unknown"
    if looks_like_people(word.lower) or any(i in scene.demonyms for i in words):
        kind = "likely"
    return _Phrase(last + 1, kind, word.lower, category)


def _continues(scene: Scene, i: int) -> bool:
    """Whether the word after a singular noun makes a longer name of it: "a police spokesman"."""
    return scene.letters[i] == "o" and not scene.tokens[i].lower.endswith("ing")


def _run(scene: Scene, at: int) -> int:
    """Where the words end that can stand before and in the head of a noun phrase."""
    i = at
    while i < min(len(scene.tokens), at + _LONGEST):
        letter = scene.letters[i]
        if letter == "c" and i > at and _joins_adjectives(scene, at, i):
            pass
        elif letter not in 'oea"' or i in scene.numbers or scene.tokens[i].lower in GRAMMAR.asides:
            break
        elif i in scene.cues and not _before_noun(scene, i) and not _is_noun(scene, i):
            break
        i += 1
    return i


def _joins_adjectives(scene: Scene, at: int, i: int) -> bool:
    """Whether "and" stands inside a noun phrase: "five old and frail villagers"."""
    if any(NOUNS.starting(scene.tokens, k) or scene.cues.get(k) for k in range(at, i)):
        return False
    for k in range(i + 1, min(i + 4, len(scene.tokens))):
        if scene.letters[k] not in "oe" or k in scene.numbers:
            return False
        if NOUNS.starting(scene.tokens, k):
            return k > i + 1
    return False


def _is_noun(scene: Scene, i: int) -> bool:
    return any(cue.rule.kind == "head" for cue in scene.cues[i])


def _before_noun(scene: Scene, i: int) -> bool:
    """Whether the cue at token ``i`` stands before the noun that it describes: "wounded soldiers"."""
    stop = max(cue.end for cue in scene.cues[i])
    for k in range(stop, min(stop + 3, len(scene.tokens))):
        if scene.letters[k] not in 'oe"' or k in scene.numbers:
            return False
        noun = NOUNS.starting(scene.tokens, k)
        if noun or any(cue.rule.kind == "head" for cue in scene.cues.get(k, ())):
            return True
    return False


def _head(
    scene: Scene, at: int, stop: int, single: bool
) -> tuple[Noun | None, int, Category, Cue | None]:
    """The last noun between two tokens, where it ends, the kind of people that the words before it say."""
    noun: Noun | None = None
    cue: Cue | None = None
    end, i = at, at
    category: Category = ""
    while i < stop:
        heads = [c for c in scene.cues.get(i, ()) if c.rule.kind == "head" and (c.plural or single)]
        if noun and scene.tokens[i].lower in GRAMMAR.adverbs:
            break
        found = NOUNS.starting(scene.tokens, i)
        if heads:
            noun, cue, end = None, max(heads, key=lambda c: c.end), max(c.end for c in heads)
        elif found and _may_be_head(found[0], noun, single):
            noun, cue, end = found[0], None, found[1]
        elif found and found[0].category:
            category = found[0].category
        category = category or ADJECTIVES.get(scene.tokens[i].lower, "")
        i = max(i + 1, end)
    return noun, end, category, cue


def _may_be_head(found: Noun, before: Noun | None, single: bool) -> bool:
    """Whether a noun can be the head after another: no thing follows a plural of people."""
    if not found.people:
        return not (before and before.people and before.plural and plural(before.lemma) != before.lemma)
    return found.plural or single


def _cue_at(scene: Scene, places: range) -> Cue | None:
    cues = [cue for i in places for cue in scene.cues.get(i, ()) if cue.rule.kind in ("object", "state", "subject")]
    return cues[-1] if cues else None
