"""Counted groups: an amount with the noun phrase that it counts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter
from typing import Literal, NamedTuple

from readout.amounts import SCALES
from readout.figures.ages import OLDEST, follows_aged, is_age, is_bracketed
from readout.figures.cues import Cue
from readout.figures.nounphrases import Kind, NounPhrase, Scene, noun_phrase
from readout.figures.nouns import COLLECTIVES, NOUNS
from readout.figures.singles import is_listed, names_one, predicates, tells
from readout.numbers import Number, first_word, qualifier_after
from readout.records import Category
from readout.text.letters import GRAMMAR
from readout.text.morphology import plural

Part = Literal["", "them", "some", "own"]

_MORE = frozenset(["more", "others", "another", "other", "additional", "extra"])
_DEFINITE = frozenset(["the", "this", "that"])
_COUNTING = frozenset(
    ["other", "only", "remaining", "last", "dead", "wounded", "injured", "missing", "killed"]
)
_THEIR_NUMBER = (("their", "number"), ("our", "number"), ("its", "number"))
_POINTING = frozenset(["these", "those"])
_SOURCES = frozenset(["among", "from"])
_OF_SEVERAL = frozenset(["were", "are", "have"])
_PARTIES = ("between", "the")
_DEALT_WITHIN = 2
_NATION = 2
_BRACKETED = 3
_BODIES = frozenset(["body", "corpse", "coffin"])
_PEOPLE = frozenset(["people", "likely"])
_ARTICLES = GRAMMAR.articles
_EACH_OF = {plural(word): value for word, value in GRAMMAR.numerous.items()}
_COUNTS_ONLY = frozenset(["only", "just", "merely", "barely", "hardly", "a", "total", "of"])


class Group(NamedTuple):
    """An amount and what it counts, in token offsets.

    The amount is ``start`` to ``end``, with its qualifier it begins at ``first``; the noun phrase ends at
    ``stop``. ``cue`` is an outcome said within the noun phrase ("12 wounded soldiers", "12 prisoners").
    ``part`` is "them" in "two of them", "some" in "two of the soldiers", "own" in "two of its soldiers";
    ``more`` marks "two others", ``article`` "a soldier"; ``spoken_of`` a number behind which people may stand
    who were spoken of before, ``of_things`` one behind which the things may stand that were counted before.
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
    of_things: bool = False
    definite: bool = False

    @property
    def value(self) -> int | None:
        """The number of people, empty for vague amounts."""
        return self.number.value


def find_groups(scene: Scene, numbers: Sequence[Number]) -> list[Group]:
    """The counted groups of a sentence in order: each number, and each article before a noun of people."""
    starts = scene.row.starts
    found: list[Group] = []
    taken: set[int] = set()
    restating: set[int] = set()
    for number in numbers:
        start, end = bisect_left(starts, number.start), bisect_left(starts, number.end)
        taken.update(range(start, end))
        first, noun = start, end
        if number.qualifier:
            first = min(bisect_left(starts, number.qualifier[0]), start)
            noun = bisect_left(starts, number.qualifier[1]) if number.qualifier[0] >= number.end else end
        if start in restating or _counts_number(scene, number, start, end):
            continue
        if is_bracketed(scene, start, end):
            first, noun = min(first, start - 1), end + 1
        if noun == end and _is_restated(scene, number, end):
            restating.add(end + 1)
            noun = end + _BRACKETED
        group = _group(scene, number, first_word(scene.tokens, first), start, end, noun)
        if manifold := _EACH_OF.get(scene.words[group.stop - 1], 0) if group.value else 0:
            group = group._replace(number=number._replace(value=manifold * (number.value or 1)))
        if group.part == "own" and group.kind == "bare" and found and found[-1].kind == "thing":
            group = group._replace(kind="thing")
        if not (_is_denied(scene, group) or (group.head == "age" and not follows_aged(scene, start))):
            found.append(group)
    if not scene.cues or _ARTICLES.isdisjoint(scene.row.sentence.words):
        return _with_ages(scene, found)
    for i in [i for i in scene.row.where(_ARTICLES) if i not in taken and not _of_a_scale(scene, i)]:
        found += [group for group in (_one(scene, i), _one_more(scene, i), _another(scene, i)) if group]
    found = sorted(found, key=attrgetter("start"))
    return _with_ages(
        scene, [g for i, g in enumerate(found) if not (i and _is_whose_body(scene, found[i - 1], g))]
    )


def _is_whose_body(scene: Scene, body: Group, group: Group) -> bool:
    """Whether one person is whose body was counted: "a body of another sailor"."""
    of_body = body.head in _BODIES or (body.cue and body.cue.rule.outcome == "remains")
    joined = scene.letters[body.stop : group.first] == "f"
    return bool(of_body) and joined and body.value == group.value == 1


def _counts_number(scene: Scene, number: Number, start: int, end: int) -> bool:
    """Whether "a number of" stands before the number itself: "a number of 40 soldiers"."""
    vague = number.value is None and scene.words[start:end] == ("a", "number")
    return vague and scene.words[end : end + 1] == ("of",) and end + 1 in scene.numbers


def _is_restated(scene: Scene, number: Number, end: int) -> bool:
    """Whether a number stands in digits behind its words: "three (3) soldiers"."""
    bracketed = scene.letters[end : end + _BRACKETED] == "(o)"
    return bracketed and scene.words[end + 1].lstrip("0") == str(number.value)


def _of_a_scale(scene: Scene, i: int) -> bool:
    """Whether an article is of a scale, and of no person: "three quarters of a million people"."""
    return not SCALES.isdisjoint(scene.words[i + 1 : i + 2])


def _with_ages(scene: Scene, groups: list[Group]) -> list[Group]:
    """The groups without those behind people that are as many as these: ages, "two men, 24 and 31,"."""
    ages: set[int] = set()
    for i, people in enumerate(groups):
        row = groups[i + 1 : i + 1 + (people.value or 0)]
        if people.kind in _PEOPLE and row and len(row) == people.value and _are_ages(scene, people, row):
            ages.update(range(i + 1, i + 1 + len(row)))
    return [group for i, group in enumerate(groups) if i not in ages]


def _are_ages(scene: Scene, people: Group, row: Sequence[Group]) -> bool:
    """Whether nothing but a list of plain numbers stands between commas behind people."""
    first, *others = (scene.letters[a.stop : b.first] for a, b in pairwise([people, *row]))
    listed = first == "," and all(between in (",", "c", ",c") for between in others)
    closed = scene.letters[row[-1].stop : row[-1].stop + 1] in ("", ",", ";", ")")
    return listed and closed and all(_may_be_age(group) for group in row)


def _may_be_age(group: Group) -> bool:
    plain = (group.kind == "bare" and not group.part) or group.head == "year"
    return plain and group.number.modifier == "exact" and (group.value or OLDEST + 1) <= OLDEST


def _is_denied(scene: Scene, group: Group) -> bool:
    """Whether a number counts nobody: "forty people, not 12, had died", "so many", "between the two"."""
    at = group.first - 1
    if scene.words[max(0, at - 1) : group.first] == ("population", "of"):
        return True
    if scene.words[group.start] == "many":
        return bool(group.part) or (at >= 0 and scene.words[at] in GRAMMAR.degrees)
    if group.start and scene.words[group.start - 1] == "not" and scene.words[group.stop :][:1] == ("but",):
        return True
    if "neither" in scene.words[max(0, at - 1) : at + 1]:
        return True
    if at < 1:
        return False
    if scene.words[group.start] == "one" and group.kind in ("bare", "unknown") and _points(scene, group):
        return True
    if scene.words[group.start] == "both" or scene.words[max(0, group.start - 2) : group.start] == _PARTIES:
        return group.kind == "bare"
    return scene.words[at] == "not" and scene.letters[at - 1] in ",-("


def _points(scene: Scene, group: Group) -> bool:
    """Whether "one" stands for something spoken of: "the final one", "the deadliest one"."""
    before = scene.words[max(0, group.start - 2) : group.start]
    return len(before) > 1 and before[0] in _DEFINITE and before[1] not in _COUNTING


def _one(scene: Scene, i: int) -> Group | None:
    """The one who is named by an article and a noun: "a soldier"."""
    listed = i > 0 and is_listed(scene, i)
    if i and predicates(scene, i - 1) and not listed:
        return None
    token = scene.tokens[i]
    group = _group(scene, Number(token.start, token.end, 1, None, "exact", None), i, i, i + 1, i + 1)
    if scene.words[group.stop - 1] in GRAMMAR.groups and scene.words[group.stop : group.stop + 1] == ("of",):
        return None
    if scene.words[i + 1 : i + 2] == ("mass",) and group.cue:
        return None
    short = group.stop - i in (_NATION, _NATION + 1)
    national = group.kind == "likely" and short and scene.is_nation(group.stop - 1)
    counts = (group.kind == "people" or national) and not group.part
    somebody = listed or not (
        names_one(scene, group.start, group.stop) or tells(scene, group.start, group.stop)
    )
    number = group.number._replace(value=GRAMMAR.numerous.get(scene.words[group.stop - 1], 1))
    return group._replace(article=True, number=number) if counts and somebody else None


def _one_more(scene: Scene, i: int) -> Group | None:
    """One more of those told of before, as the subject of a verb: "another drowned", "a fourth was shot"."""
    if i + 1 == len(scene.words) or (i and scene.letters[i - 1] not in ",;cs"):
        return None
    end = i + 1 + (scene.words[i + 1] in GRAMMAR.ordinals)
    at = end
    while scene.letters[at : at + 1] == "a":
        at += 1
    verb = scene.letters[at : at + 1]
    acts = at in scene.cues or verb in ("b", "h")
    several = scene.words[at] in _OF_SEVERAL if verb else True
    if not acts or several or not (scene.words[i] == "another" or end > i + 1):
        return None
    number = Number(scene.tokens[i].start, scene.tokens[end - 1].end, 1, None, "exact", None)
    return Group(number, i, i, end, end, "bare", more=True)


def _another(scene: Scene, i: int) -> Group | None:
    """One more as the object of a verb: "killed two soldiers and wounded another", "and wounded a third"."""
    end = i + 1 + (scene.words[i] == "a" and scene.words[i + 1 : i + 2] != () and _is_ordinal(scene, i + 1))
    alone = (scene.letters[end : end + 1] or ";") in ";,cpsa"
    if not (scene.words[i] == "another" or end > i + 1) or not alone or not scene.follows_object(i):
        return None
    number = Number(scene.tokens[i].start, scene.tokens[end - 1].end, 1, None, "exact", None)
    return Group(number, i, i, end, end, "bare", more=True)


def _is_ordinal(scene: Scene, i: int) -> bool:
    return scene.words[i] in GRAMMAR.ordinals


def _group(scene: Scene, number: Number, first: int, start: int, end: int, noun_from: int) -> Group:
    at, part = _partitive(scene, _unquoted(scene, noun_from), number)
    definite = number.qualifier is None and not _COUNTS_ONLY.issuperset(scene.words[first:start])
    if part == "them":
        return Group(number, first, start, end, at, "bare", part=part, definite=definite)
    follows = _is_more(scene, at, at + 1)
    more, at = follows or _is_more(scene, first, start), at + follows
    if follows and not part:
        at, part = _partitive(scene, at, number)
    at = _behind_counter(scene, at + (scene.words[at : at + 1] == ("such",)))
    noun = noun_phrase(scene, at, single=number.value == 1 and not part)
    of = noun_from + follows
    if noun.kind not in _PEOPLE and part and scene.words[of] == "from":
        at, part, noun = of, "", NounPhrase(of, "bare")
    if noun.kind == "bare" and part and not GRAMMAR.dealings.isdisjoint(scene.words[at : at + _DEALT_WITHIN]):
        noun = NounPhrase(noun.stop, "thing", "exchange")
    if noun.kind == "bare" and is_age(scene, number, start, end):
        noun = NounPhrase(end, "thing", "age")
    elif part and noun.head in COLLECTIVES:
        noun = NounPhrase(noun.stop, "bare")
    if noun.kind == "people" and _is_more_behind(scene, noun.stop):
        more, noun = True, noun._replace(stop=noun.stop + 1)
    bare = noun.kind == "bare" and noun.stop <= at and not part and not follows
    stop, number = _qualified_after(scene, number, noun_from if bare else max(noun.stop, at))
    if bare and _follows_of_whom(scene, first):
        part = "them"
    if bare and _is_who(scene, stop):
        return Group(number, first, start, end, stop, "people", definite=definite)
    found = Group(number, first, start, end, stop, noun.kind, noun.head, noun.category, noun.cue, part, more)
    return found._replace(definite=definite)


def _unquoted(scene: Scene, end: int) -> int:
    """Where the words go on after an amount that stands in quotation marks: "a dozen" of its men."""
    return end + (scene.letters[end : end + 1] == '"' and scene.letters[end + 1 : end + 2] != '"')


def _behind_counter(scene: Scene, at: int) -> int:
    """Where people begin who are counted by their names or files: "12 names of missing persons"."""
    if scene.words[at + 1 : at + 2] != ("of",) or scene.words[at] not in GRAMMAR.counters or scene.heads(at):
        return at
    noun = noun_phrase(scene, at + 2, single=False)
    return at + 2 if noun.kind == "people" else at


def _follows_of_whom(scene: Scene, first: int) -> bool:
    """Whether the whole stands before the number: "of whom six"."""
    words = scene.words[max(0, first - 2) : first]
    return words[:1] == ("of",) and words[-1] in GRAMMAR.them


def _is_who(scene: Scene, stop: int) -> bool:
    """Whether "who" or "whom" stands behind a number, which so counts people."""
    at = stop + (scene.letters[stop : stop + 1] == ",")
    return at < len(scene.words) and scene.words[at] in GRAMMAR.persons


def _is_more(scene: Scene, start: int, end: int) -> bool:
    return not _MORE.isdisjoint(scene.words[start:end]) and "than" not in scene.words[start:end]


def _is_more_behind(scene: Scene, stop: int) -> bool:
    """Whether "more" stands behind a noun and compares nothing: "three persons more were hurt"."""
    words = scene.words[stop : stop + 2]
    return words[:1] == ("more",) and words[1:] != ("than",)


def _qualified_after(scene: Scene, number: Number, stop: int) -> tuple[int, Number]:
    """The number with a qualifier behind its noun: "12 soldiers or more"."""
    after = qualifier_after(scene.tokens, stop)
    if after is None or number.modifier != "exact":
        return stop, number
    span = (scene.tokens[stop].start, scene.tokens[after[1] - 1].end)
    return after[1], Number(number.start, number.end, number.value, number.value_max, after[0], span)


def _partitive(scene: Scene, end: int, number: Number) -> tuple[int, Part]:
    """Where the noun phrase begins, behind "of the" and the like, and what kind of part that makes."""
    words = scene.words
    end += words[end : end + 2] == ("out", "of")
    if end >= len(words) or (words[end] != "of" and words[end] not in _SOURCES):
        return end, ""
    at = first = end + 1
    them = at < len(words) and _means_them(scene, at)
    if words[end] != "of" and (number.value is None or not (them or _is_determined(scene, at))):
        return end, ""
    if them:
        return at + 1, "them"
    if words[at : at + 2] in _THEIR_NUMBER:
        return at + 2, "them"
    while at < len(words) and (scene.letters[at] == "d" or at in scene.numbers or "'" in words[at]):
        at += 1
    if at == first:
        return at, ""
    at += words[at : at + 1] == ("own",)
    owned = words[first] in GRAMMAR.possessives or any("'" in word for word in words[first:at])
    return at, "own" if owned else "some"


def _is_determined(scene: Scene, i: int) -> bool:
    """Whether known people are named from a token on: "12 from the north", but "12 from an earlier 40"."""
    return scene.letters[i : i + 1] == "d" and scene.words[i] not in _ARTICLES


def _means_them(scene: Scene, i: int) -> bool:
    """Whether a token stands for people spoken of before, and not before a noun: "these villagers"."""
    word = scene.words[i]
    return word in GRAMMAR.them and not (word in _POINTING and NOUNS.starting(scene.tokens, i + 1))
