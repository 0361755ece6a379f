"""Whether a sentence speaks of what was or of what is to come, where it names a time."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from readout.lexicon import Entry, load
from readout.text.morphology import Irregular
from readout.text.tokens import Token

Direction = Literal["past", "future", "present", ""]


class Leaning(NamedTuple):
    """Where a verb points, and whether it stands close to the time; "present": to the nearest such day."""

    direction: Direction
    close: bool


class Example(Entry):
    """A sentence, a word of it, and the direction of the verb that the word belongs to."""

    text: str
    at: str
    direction: Direction


class _Cues(Entry):
    """lexicon/tense.yml."""

    future: frozenset[str]
    before_to: frozenset[str]
    before_of: frozenset[str]
    timetable: frozenset[str]
    lengths: frozenset[str]
    scheduled: frozenset[str]
    past: frozenset[str]
    perfect: frozenset[str]
    neutral: frozenset[str]
    present: frozenset[str]
    leading: frozenset[str]
    until: frozenset[str]
    put_off: tuple[str, ...]
    headline: frozenset[str]
    will: frozenset[str]
    determiners: frozenset[str]
    where: frozenset[str]
    names: frozenset[str]
    before_nouns: frozenset[str]
    examples: list[Example]


CUES = load("tense", _Cues)
_CLOSE, _CLOSE_WITH_HYPHENS = 5, 15
_HYPHENS = frozenset("-‐‑")
_PREFIXES = frozenset({"re"})
_OPENING = 10
_TIMETABLE_CLOSE = 8
_OBJECT = 4
_HAD = 3
_NEXT = 2
_WAS = frozenset({"was", "were"})
_PASTS = CUES.past | {form for forms in load("irregular", Irregular).verbs.values() for form in forms}

_PUT_OFF = frozenset(phrase.split()[0] for phrase in CUES.put_off)
_MOVED_WITHIN = 6
_PUT_OFF_TO = frozenset(phrase.split()[-1] for phrase in CUES.put_off)

_TELLING = (
    _PASTS | CUES.future | CUES.before_to | CUES.before_of | CUES.perfect | CUES.timetable | CUES.scheduled
)


def leaning(tokens: Sequence[Token], first: int, last: int) -> Leaning:
    """The direction of the verb that tokens ``first`` to ``last`` (exclusive) belong to; "" if none tells.

    The nearest verb before them decides, else the first after them ("Wednesday's talks will ...").
    """
    if _present(tokens, first) or _of_what_will(tokens, first, last) or _put_off(tokens, first):
        return Leaning("future", True)
    for i in (*range(first - 1, -1, -1), *range(last, len(tokens))):
        word = tokens[i].lower
        if word not in _TELLING and (not word.endswith("ed") or _describes(tokens, i)):
            continue
        close = _is_close(tokens, i, first) or (i >= last and _opens(tokens, first))
        if _in_compound(tokens, i):
            continue
        if found := _cue(tokens, i, first):
            return Leaning(found, close and not (found == "future" and word in CUES.past))
        if (close or _begins_days(tokens, i, first)) and _timetable(tokens, i):
            return Leaning("future", False)
        if word in CUES.scheduled and i < first and _is_present(word, tokens[i - 1].lower if i else ""):
            return Leaning("present", False)
    awaited = first > 0 and tokens[first - 1].lower in CUES.until
    return Leaning("future" if awaited or _in_headline(tokens[:first]) else "", False)


def _describes(tokens: Sequence[Token], i: int) -> bool:
    """Whether a participle only describes a noun: "a bank-sponsored match", "behind closed doors"."""
    before = tokens[i - 1] if i else None
    return before is not None and (before.text in _HYPHENS or before.lower in CUES.before_nouns)


def _in_compound(tokens: Sequence[Token], i: int) -> bool:
    """Whether a word ends a compound and is no verb: "the co-chairs", but "re-opens"."""
    return i > 1 and tokens[i - 1].text in _HYPHENS and tokens[i - 2].lower not in _PREFIXES


def _is_present(word: str, before: str) -> bool:
    """Whether a word is a verb of the present: "meets", "is meeting"."""
    return before in CUES.present if word.endswith("ing") else before not in CUES.neutral


def _is_close(tokens: Sequence[Token], i: int, first: int) -> bool:
    """Whether token ``i`` stands shortly before token ``first``; a compound with a hyphen is one word."""
    distance = first - i
    if not 0 < distance <= _CLOSE_WITH_HYPHENS:
        return False
    return distance - 2 * sum(t.text in _HYPHENS for t in tokens[i:first]) <= _CLOSE


def _in_headline(before: Sequence[Token]) -> bool:
    """Whether a headline's infinitive tells what is to come: "Rivals to meet on Friday"."""
    pairs = pairwise(t.lower for t in before)
    return any(word == "to" and after in CUES.headline for word, after in pairs)


def _opens(tokens: Sequence[Token], first: int) -> bool:
    """Whether a time stands in what opens a sentence: "In Oslo, on 3 May, they met"."""
    return first <= _OPENING and any(t.text == "," for t in tokens[first : first + _OPENING])


def _present(tokens: Sequence[Token], first: int) -> bool:
    """Whether the time is what something is: "the vote is on Sunday"."""
    at = first - 1
    if at > 0 and tokens[at].lower in CUES.leading:
        at -= 1
    return at >= 0 and tokens[at].lower in CUES.present


def _put_off(tokens: Sequence[Token], first: int) -> bool:
    """Whether the time is until when something was put off: "put off until June", "moved to June"."""
    before = [t.lower for t in tokens[max(0, first - 3) : first]]
    if before[-1:] == ["to"] and _is_moved(tokens, first - 1):
        return True
    return bool(before) and before[-1] in _PUT_OFF_TO and " ".join(before).endswith(CUES.put_off)


def _is_moved(tokens: Sequence[Token], to: int) -> bool:
    """Whether "to" stands between two days: "has been moved from Monday to Friday"."""
    words = [t.lower for t in tokens[max(0, to - _MOVED_WITHIN) : to]]
    return "from" in words and words.index("from") > 0 and words[words.index("from") - 1] in _PUT_OFF


def _of_what_will(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the time is of what then will do something: "a meeting on Friday will"."""
    noun = tokens[first - 2].lower if first > 1 and tokens[first - 1].lower in CUES.leading else ""
    ahead = last < len(tokens) and tokens[last].lower in CUES.will
    return ahead and bool(noun) and not _is_past(noun)


def _begins_days(tokens: Sequence[Token], i: int, first: int) -> bool:
    """Whether a verb has so many days of something before a time: "begin three days of talks on Monday"."""
    between = [t.lower for t in tokens[i + 1 : first]] if 0 < first - i <= _TIMETABLE_CLOSE else []
    return "of" in between and between[between.index("of") - 1] in CUES.lengths


def _timetable(tokens: Sequence[Token], i: int) -> bool:
    """Whether a word tells of a timetable: "school begins", but not "made a surprise visit"."""
    if tokens[i].lower not in CUES.timetable or (i and tokens[i - 1].lower in CUES.neutral):
        return False
    compound = i > 1 and tokens[i - 2].text in _HYPHENS
    if compound and not tokens[i - 1].lower.endswith("s") and not tokens[i].lower.endswith("s"):
        return False
    return not any(_is_past(t.lower) for t in tokens[max(0, i - _OBJECT) : i])


def _cue(tokens: Sequence[Token], i: int, time: int) -> Direction:
    """Where a word points; ``time`` is the first token of the time."""
    ahead = time < i
    word = tokens[i].lower
    before = tokens[i - 1].lower if i else ""
    after = _after(tokens, i)
    if (
        word in _WAS
        and after == "to"
        and any(t.lower == "later" for t in tokens[max(0, time - _NEXT) : time])
    ):
        return "past"
    if before == "been" and any(t.lower == "had" for t in tokens[max(0, i - _HAD) : i]):
        return "past"
    if word in CUES.future and tokens[i].text not in CUES.names:
        return "future"
    if word in CUES.before_to and _is_past(word) and _on_that_day(tokens, i, time):
        return "past"
    if word in CUES.before_to and after in ("to", "for") and not (ahead and word.endswith("ed")):
        return "past" if _is_past(word) and _where_agreed(tokens, i + 2, time) else "future"
    if word in CUES.before_of and after == "of" and not ahead:
        return "future"
    if word in CUES.perfect:
        return "past" if _is_past(after) else ""
    return "past" if _is_past(word) and before != "be" and before not in CUES.future else ""


def _on_that_day(tokens: Sequence[Token], i: int, time: int) -> bool:
    """Whether a time is that at which a verb was done: the Monday of "agreed on Monday to meet"."""
    between = [t.lower for t in tokens[i + 1 : time]] if i < time else ["to"]
    return between in ([], ["on"]) and time + 1 < len(tokens) and tokens[time + 1].lower == "to"


def _after(tokens: Sequence[Token], i: int) -> str:
    """The word behind another, and behind the day of which that is told: "agreed on Monday to meet"."""
    following = [t.lower for t in tokens[i + 1 : i + 4] if t.lower != "on"]
    told = len(following) > 1 and following[0].endswith("day") and following[1] == "to"
    return "to" if told and _is_past(tokens[i].lower) else tokens[i + 1].lower if i + 1 < len(tokens) else ""


def _where_agreed(tokens: Sequence[Token], i: int, time: int) -> bool:
    """Whether a time is of where something was agreed: "agreed to a truce at talks on Monday"."""
    noun = i < len(tokens) and tokens[i].lower in CUES.determiners
    return noun and any(t.lower in CUES.where for t in tokens[i:time])


def _is_past(word: str) -> bool:
    return word in _PASTS or (len(word) > 4 and word.endswith("ed"))
