"""Numbers in brackets, and those that tell how old somebody is: "a man of 60", "Ann Lee, 31,"."""

from __future__ import annotations

from readout.figures.nounphrases import Scene
from readout.figures.nouns import NOUNS
from readout.numbers import Number
from readout.text.letters import GRAMMAR

OLDEST = 110
_AT = frozenset(["in", "at", "near"])
_AGED = frozenset(["under", "over", "below", "above"])
_AGES = frozenset([",", "and", "or", "to", "between", "from", "of", "respectively"])
_AGED_AT = frozenset(["aged", "ages"])
_OLDEST_WITHIN, _EXTREMES = 5, frozenset(["oldest", "youngest", "eldest"])

_COUNTED = tuple("oekbhf")


def is_bracketed(scene: Scene, start: int, end: int) -> bool:
    """Whether a number stands in brackets before what it counts: "a total of (12) people"."""
    if start == 0 or scene.letters[start - 1] != "(" or scene.letters[end : end + 1] != ")":
        return False
    return (
        scene.letters[start - 2 : start - 1] not in ("o", ")")
        and scene.letters[end + 1 : end + 2] in _COUNTED
    )


def follows_aged(scene: Scene, start: int) -> bool:
    """Whether "aged" or "ages of" stands before a number and those that it goes on: "aged 28, 30 and 41"."""
    at = start - 1
    while at > 0 and (at in scene.numbers or scene.words[at].isdigit() or scene.words[at] in _AGES):
        at -= 1
    if at < 0 or scene.words[at] not in _AGED_AT:
        return False
    return scene.words[at] == "aged" or scene.words[at + 1] not in (",", "and")


def is_age(scene: Scene, number: Number, start: int, end: int) -> bool:
    """Whether a number stands alone in brackets, after a name and a comma, or a person: "a man of 60"."""
    if number.value is None or number.value > OLDEST:
        return False
    if number.qualifier:
        return start > 1 and scene.words[start - 1] in _AGED and _is_anybody(scene, start - 2)
    if follows_aged(scene, start) or _is_of_oldest(scene, start):
        return True
    if start > 1 and scene.words[start - 1] == "of" and _is_person(scene, start - 2):
        return True
    if start == 0 or not scene.tokens[start].text.isdigit():
        return False
    before, after = scene.letters[start - 1], scene.letters[end : end + 1]
    if before == "(":
        return after == ")" and not is_bracketed(scene, start, end)
    noun = start > 1 and scene.letters[start - 2] == "o"
    named = noun and (scene.row.sentence.shouted or scene.tokens[start - 2].text[0].isupper())
    named = named or (noun and _is_person(scene, start - 2))
    if start > 2 and scene.words[start - 3] in _AT:
        return False
    return before == "," and named and after in (",", ";", ")")


def _is_of_oldest(scene: Scene, start: int) -> bool:
    """Whether a number tells how old somebody is: "the oldest of whom was 12", "the youngest is 9"."""
    before = scene.words[max(0, start - _OLDEST_WITHIN) : start]
    return before[-1:] in (("was",), ("is",)) and not _EXTREMES.isdisjoint(before)


def _is_anybody(scene: Scene, i: int) -> bool:
    """Whether a token stands for people whose age follows: "those under 25", "women over 60"."""
    noun = NOUNS.starting(scene.tokens, i)
    return scene.words[i] in GRAMMAR.collective or bool(noun and noun[0].people and noun[0].plural)


def _is_person(scene: Scene, i: int) -> bool:
    """Whether a token is a noun of one person: "a man", "a boy"."""
    found = NOUNS.starting(scene.tokens, i)
    return found is not None and found[0].people and not found[0].plural and found[1] == i + 1
