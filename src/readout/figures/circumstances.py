"""When it happened and by what, in the document's words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from readout.dates import Time
from readout.figures.claims import Claim
from readout.figures.clauses import Clause
from readout.lexicon import Entry, load
from readout.text.morphology import plural
from readout.text.phrases import Phrases
from readout.text.rows import Row


class _Period(Entry):
    openers: tuple[str, ...]
    prepositions: tuple[str, ...]
    nouns: frozenset[str]


class _Cause(Entry):
    prepositions: tuple[str, ...]
    nouns: tuple[str, ...]


class Lexicon(Entry):
    """Shape of the lexicon file ``circumstances``."""

    period: _Period
    cause: _Cause


class Phrase(NamedTuple):
    """A stretch of tokens that says when or by what."""

    start: int
    end: int


_LEXICON: Lexicon = load("circumstances", Lexicon)
_OPENERS = Phrases(dict.fromkeys(_LEXICON.period.openers, True))
_WHEN = Phrases(dict.fromkeys(_LEXICON.period.prepositions, True))
_BY_WHAT = Phrases(dict.fromkeys(_LEXICON.cause.prepositions, True))
_EVENTS = Phrases({form: True for noun in _LEXICON.cause.nouns for form in (noun, plural(noun))})
_PERIOD_WORDS = _OPENERS.first_words | _WHEN.first_words
_CAUSE_WORDS, _EVENT_WORDS = _BY_WHAT.first_words, _EVENTS.first_words
_STOPS = frozenset(',;:()"kGvbhmtsr-')
_PARTS = re.compile(r"[;:()\"rst]|,(?!.{0,3}$)")
_SHARING = frozenset(["list", "part", "same", "within"])
_LONGEST = 12


class Circumstances:
    """The periods and causes that a sentence names; they are read when they are asked for."""

    def __init__(self, clause: Clause, times: Sequence[Time]) -> None:
        self._row, self._letters, self._times = clause.row, clause.letters, times

    @cached_property
    def _periods(self) -> list[Phrase]:
        timed = _timed(self._row.starts, self._times)
        dated = _timed(self._row.starts, [t for t in self._times if t.kind != "duration"])
        return list(_periods(self._row, self._letters, timed, dated))

    @cached_property
    def _causes(self) -> list[Phrase]:
        return list(_causes(self._row, self._letters))

    def period(self, claim: Claim) -> Phrase | None:
        """When it happened: the nearest phrase of the claim's clause, or one that opens the sentence."""
        return self._nearest(claim, self._periods)

    def cause(self, claim: Claim) -> Phrase | None:
        """By what it happened: a phrase like that of a period, or the subject of the verb."""
        subject = list(_subject(claim)) if claim.cue and claim.cue.voice != "passive" else []
        return self._nearest(claim, [*self._causes, *subject])

    def _nearest(self, claim: Claim, found: Sequence[Phrase]) -> Phrase | None:
        if not found:
            return None
        places = [claim.group.start] + ([claim.cue.anchor] if claim.cue else [])
        shared = claim.relation in _SHARING
        reached = [p for p in found if shared or _reaches(self._letters, p, places)]
        return min(reached, key=lambda p: min(abs(p.start - at) for at in places), default=None)


def _reaches(letters: str, phrase: Phrase, places: Sequence[int]) -> bool:
    """Whether a phrase stands in the same clause as one of the places, or opens the clause before it."""
    for at in places:
        between = letters[phrase.end : at] if phrase.end <= at else letters[at : phrase.start]
        opens = phrase.start == 0 or letters[phrase.start - 1] in 'rst;"'
        if not _PARTS.search(between) or (opens and phrase.end <= at and not set(between) & set(";t")):
            return True
    return False


def _periods(row: Row, letters: str, timed: frozenset[int], dated: frozenset[int]) -> Iterator[Phrase]:
    end, openers = 0, _PERIOD_WORDS if timed else _OPENERS.first_words
    for i in sorted(dated.union(row.where(openers))):
        if i >= end:
            stop = _period_end(row, letters, i, timed, dated)
            end = _with_noun(row.words, letters, stop) if stop > i else i
            if end > i and letters[max(0, i - 1)] != "t":
                yield Phrase(i, end)


def _period_end(row: Row, letters: str, i: int, timed: frozenset[int], dated: frozenset[int]) -> int:
    """Where a period ends that begins at token ``i``; ``i`` where none does."""
    opener = _OPENERS.starting(row.tokens, i)
    if opener:
        limit = _end(letters, opener[1], timed)
        within = [k for k in range(opener[1], limit) if k in timed]
        named = not _LEXICON.period.nouns.isdisjoint(row.words[opener[1] : limit])
        return within[-1] + 1 if within else limit if named else i
    when = _WHEN.starting(row.tokens, i)
    if when:
        at = when[1] + (when[1] not in timed and letters[when[1] : when[1] + 1] in ("d", "a"))
        return _last(timed, at) if at in timed else i
    return _last(timed, i) if i in dated else i


def _with_noun(words: Sequence[str], letters: str, end: int) -> int:
    """Where a time that describes a noun of time ends with it: "in the August" war."""
    for k in range(end, min(end + 3, len(words))):
        if letters[k] != "o":
            break
        if words[k] in _LEXICON.period.nouns:
            return k + 1
    return end


def _causes(row: Row, letters: str) -> Iterator[Phrase]:
    for i in row.where(_CAUSE_WORDS):
        found = _BY_WHAT.starting(row.tokens, i)
        if found:
            end = _end(letters, found[1], frozenset())
            if _names_event(row, found[1], end):
                yield Phrase(i, end)


def _names_event(row: Row, start: int, end: int) -> bool:
    return any(row.words[k] in _EVENT_WORDS and _EVENTS.starting(row.tokens, k) for k in range(start, end))


def _timed(starts: Sequence[int], times: Sequence[Time]) -> frozenset[int]:
    """The tokens inside time expressions."""
    spans = [range(bisect_left(starts, t.start), bisect_left(starts, t.end)) for t in times]
    return frozenset(chain.from_iterable(spans))


def _end(letters: str, at: int, timed: frozenset[int]) -> int:
    i = at
    while i < min(len(letters), at + _LONGEST) and (letters[i] not in _STOPS or i in timed):
        if letters[i] == "c" and letters[i + 1 : i + 2] in ("G", "k", ""):
            break
        i += 1
    while i > at and letters[i - 1] in "pfcaiyd" and i - 1 not in timed:
        i -= 1
    return i


def _last(timed: frozenset[int], i: int) -> int:
    while i in timed:
        i += 1
    return i


def _subject(claim: Claim) -> Iterator[Phrase]:
    """The event that is the subject of a claim's verb: "a bomb in the market" killed."""
    if claim.cue is None or claim.relation not in ("object", "list"):
        return
    letters, end = claim.clause.letters, claim.cue.group
    start = end
    while start > 0 and letters[start - 1] in "odafpe'-" and end - start < _LONGEST:
        start -= 1
    while start < end and letters[start] in "pfa":
        start += 1
    if _names_event(claim.clause.row, start, end):
        yield Phrase(start, end)
