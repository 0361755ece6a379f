"""Groups that only the words beside their names show: "the militia Lau Dawn", "Lau Dawn, a rebel group"."""

from __future__ import annotations

from typing import Literal

from readout.actors.phrasing import Phrase
from readout.names.bodies import organisation_words

_ARTICLES = frozenset(["a", "an", "the", "another"])
_CALLED = (
    ("called",),
    ("named",),
    ("dubbed",),
    ("known", "as"),
    ("calling", "itself"),
    ("styling", "itself"),
)
_OFFICES = "TVP"
_BETWEEN = 5


def shown_group(phrase: Phrase) -> Literal["group", "body"] | None:
    """Whether the words right before or behind a bare name call it an armed group, or another body."""
    return None if _is_cut(phrase) else _called_before(phrase) or _called_behind(phrase)


def _is_cut(phrase: Phrase) -> bool:
    """Whether a name is only the end of a longer one: "Dawn" of "People's Dawn"."""
    before = phrase.signs.tokens[phrase.first - 1].text if phrase.first else ""
    return before[:1].isupper() and before.lower() not in _ARTICLES


def _called_before(phrase: Phrase) -> Literal["group", "body"] | None:
    """ "The rebel group Lau Dawn", "a militia known as Lau Dawn"."""
    words = [token.lower for token in phrase.signs.tokens[max(0, phrase.first - 2 * _BETWEEN) : phrase.first]]
    for called in _CALLED:
        if tuple(words[-len(called) :]) == called:
            words = words[: -len(called)]
    words = words[:-1] if words[-1:] == ["the"] else words
    if not words or words[-1] not in organisation_words().crowds:
        return None
    return _kind(words[-1], words[-_BETWEEN:-1])


def _called_behind(phrase: Phrase) -> Literal["group", "body"] | None:
    """ "Lau Dawn, an armed group", "Lau Dawn, a militia that"; not "Jona Vaka, a militia leader"."""
    tokens, codes, at = phrase.signs.tokens, phrase.signs.codes, phrase.last
    if codes[at : at + 1] != "," or at + 2 >= len(tokens) or tokens[at + 1].lower not in _ARTICLES:
        return None
    for k in range(at + 2, min(at + 2 + _BETWEEN, len(tokens))):
        if codes[k] in "fFi,w":
            return None
        if tokens[k].lower in organisation_words().crowds:
            office = codes[k + 1 : k + 2] in tuple(_OFFICES)
            return None if office else _kind(tokens[k].lower, [t.lower for t in tokens[at + 1 : k]])
    return None


def _kind(head: str, before: list[str]) -> Literal["group", "body"]:
    """What a group is called by its noun and the words before it: "aid group" is no armed one."""
    words = organisation_words()
    armed = head in words.armed_crowds or not words.arming.isdisjoint(before)
    return "group" if armed or (head in words.fighting and words.peaceful.isdisjoint(before)) else "body"
