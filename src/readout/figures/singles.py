"""Articles before a noun of people: whether they count somebody, or say what one is who is named."""

from __future__ import annotations

import re

from readout.figures.nounphrases import Scene
from readout.text.letters import GRAMMAR

_AS = frozenset(["as", "than", "other"])
_PHRASE = frozenset("pfdon")
_BODY = re.compile(r"\"?d(?:r[hba]*)?[^;:,]{1,2}(?:[pfs][donG]{1,5}){0,2}(?:,[^,;:b]{1,16},)?[mb]?b")
_TELLING = re.compile(r"(?:[pf][dof]{1,8}(?:\(o{1,4}\))?|[an])?h?a*t(?!.?[ke])")
_AMONG_WITHIN = 10
_ITEM = re.compile(r"d[oea]{1,8}(?:p[doe]{1,4})?,$")
_ROW_GOES_ON = re.compile(r"(?:,[^,;:bhmv]{1,20}){0,5}?,?c[do]")


def tells(scene: Scene, start: int, stop: int) -> bool:
    """Whether somebody behind a comma only says what is told: "12 died, a nurse had told reporters"."""
    told = _TELLING.match(scene.letters, stop)
    return scene.letters[start - 1 : start] == "," and told is not None


def predicates(scene: Scene, i: int) -> bool:
    """Whether a word stands before what somebody is: "was a soldier", "as a soldier"."""
    return scene.letters[i] == "b" or scene.words[i] in _AS


def is_listed(scene: Scene, i: int) -> bool:
    """Whether an article stands behind "Among them were", "The dead were", "There is": not what one is."""
    there = scene.words[max(0, i - 2)] == "there" and "among" in scene.words[i : i + _AMONG_WITHIN]
    among = there or "among" in scene.words[: i - 1]
    return scene.letters[i - 1] == "b" and (among or _is_body(scene, i))


def _is_body(scene: Scene, i: int) -> bool:
    """Whether the words before a token say who the harmed are: "The dead were", "Those who died were"."""
    harmed = not scene.cues.keys().isdisjoint(range(1, 4))
    return harmed and bool(_BODY.fullmatch(scene.letters[:i]))


def names_one(scene: Scene, start: int, stop: int) -> bool:
    """Whether an article's noun says what a person is who is named or meant before: "Ann, a nurse,"."""
    if start == 0:
        return False
    before, named = scene.letters[start - 1], scene.letters[start - 2 : start - 1]
    if before == "(":
        return named == "o"
    if before != ",":
        return before in "nb"
    after = stop
    while after < len(scene.letters) and scene.letters[after] in _PHRASE:
        after += 1
    if _is_in_row(scene, start, stop, after):
        return False
    body = named == "e" and scene.letters[start - 3 : start - 2] == "d"
    closed = (scene.letters[after : after + 1] or ",") in ',r;"'
    if scene.words[after : after + 1] == ("aged",) or after in scene.cues:
        return _follows_name(scene, start - 1)
    return (body or named in ("o", ")", "i", "n")) and closed


def _is_in_row(scene: Scene, start: int, stop: int, after: int) -> bool:
    """Whether an article stands in a row of those who are counted: "a girl, a boy and a nun".

    "Ann, a nurse," "a Fijian, a nurse," and "a teacher, a father of two," are none.
    """
    before, goes_on = _ITEM.search(scene.letters, 0, start), _ROW_GOES_ON.match(scene.letters, after)
    if before is None or goes_on is None or _has_children(scene, stop):
        return False
    first, last = before.start(), goes_on.end() - 1
    named = scene.tokens[start - 2].text.istitle() and not scene.row.sentence.shouted
    is_what = first > 0 and predicates(scene, first - 1) and not is_listed(scene, first)
    counted = scene.words[last] in GRAMMAR.articles or last in scene.numbers
    return scene.words[first] in GRAMMAR.articles and counted and not (named or is_what)


def _has_children(scene: Scene, stop: int) -> bool:
    """Whether somebody is called the parent of so many: "a father of two"."""
    return scene.words[stop : stop + 1] == ("of",) and stop + 1 in scene.numbers


def _follows_name(scene: Scene, comma: int) -> bool:
    """Whether a name that no preposition leads stands before a comma: "Ann Lee," but not "in Orsin,"."""
    first = comma
    while first and scene.letters[first - 1] == "o" and scene.tokens[first - 1].text.istitle():
        first -= 1
    return comma - first > 1 and scene.letters[max(0, first - 1) : first] != "p"
