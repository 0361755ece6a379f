"""When it happened and by what, in the document's words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from readout.dates import Time
from readout.figures.claims import Claim
from readout.figures.clauses import Clause
from readout.lexicon import Entry, load
from readout.text.morphology import plural
from readout.text.phrases import Phrases
from readout.text.tokens import Token


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
_STOPS = frozenset(',;:()"kGvbhmtsr-')
_PARTS = re.compile(r"[;:()\"rst]|,(?!.{0,3}$)")
_SHARING = frozenset(["list", "part", "same", "within"])
_LONGEST = 12


class Circumstances:
    """The periods and causes that a sentence names."""

    def __init__(self, clause: Clause, times: Sequence[Time]) -> None:
        timed = _timed(clause.tokens, times)
        dated = _timed(clause.tokens, [t for t in times if t.kind != "duration"])
        self._letters = clause.letters
        self._periods = list(_periods(clause.tokens, clause.letters, timed, dated))
        self._causes = list(_causes(clause.tokens, clause.letters))

    def period(self, claim: Claim) -> Phrase | None:
        """When it happened: the nearest phrase of the claim's clause, or one that opens the sentence."""
        return self._nearest(claim, self._periods)

    def cause(self, claim: Claim) -> Phrase | None:
        """By what it happened: a phrase like that of a period, or the subject of the verb."""
        subject = list(_subject(claim)) if claim.cue and claim.cue.voice != "passive" else []
        return self._nearest(claim, [*self._causes, *subject])

    def _nearest(self, claim: Claim, found: Sequence[Phrase]) -> Phrase | None:
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


def _periods(
    tokens: Sequence[Token], letters: str, timed: frozenset[int], dated: frozenset[int]
) -> Iterator[Phrase]:
    i = 0
    while i < len(tokens):
        word = tokens[i].lower
        opener = _OPENERS.starting(tokens, i) if word in _OPENERS else None
        when = _WHEN.starting(tokens, i) if word in _WHEN else None
        end = i
        if opener:
            limit = _end(tokens, letters, opener[1], timed)
            within = [k for k in range(opener[1], limit) if k in timed]
            named = any(tokens[k].lower in _LEXICON.period.nouns for k in range(opener[1], limit))
            end = within[-1] + 1 if within else limit if named else i
        elif when:
            at = when[1] + (when[1] not in timed and letters[when[1] : when[1] + 1] in ("d", "a"))
            end = _last(timed, at) if at in timed else i
        elif i in dated:
            end = _last(timed, i)
        end = _with_noun(tokens, letters, end) if end > i else i
        if end > i and letters[max(0, i - 1)] != "t":
            yield Phrase(i, end)
        i = max(end, i + 1)


def _with_noun(tokens: Sequence[Token], letters: str, end: int) -> int:
    """Where a time that describes a noun of time ends with it: "in the August" war."""
    for k in range(end, min(end + 3, len(tokens))):
        if letters[k] != "o":
            break
        if tokens[k].lower in _LEXICON.period.nouns:
            return k + 1
    return end


def _causes(tokens: Sequence[Token], letters: str) -> Iterator[Phrase]:
    for i, token in enumerate(tokens):
        found = _BY_WHAT.starting(tokens, i) if token.lower in _BY_WHAT else None
        if found:
            end = _end(tokens, letters, found[1], frozenset())
            if _names_event(tokens, found[1], end):
                yield Phrase(i, end)


def _names_event(tokens: Sequence[Token], start: int, end: int) -> bool:
    return any(_EVENTS.starting(tokens, k) for k in range(start, end))


def _timed(tokens: Sequence[Token], times: Sequence[Time]) -> frozenset[int]:
    """The tokens inside time expressions."""
    spans = [(t.start, t.end) for t in times]
    return frozenset(i for i, token in enumerate(tokens) if any(a <= token.start < b for a, b in spans))


def _end(tokens: Sequence[Token], letters: str, at: int, timed: frozenset[int]) -> int:
    i = at
    while i < min(len(tokens), at + _LONGEST) and (letters[i] not in _STOPS or i in timed):
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
    tokens, letters, end = claim.clause.tokens, claim.clause.letters, claim.cue.group
    start = end
    while start > 0 and letters[start - 1] in "odafpe'-" and end - start < _LONGEST:
        start -= 1
    while start < end and letters[start] in "pfa":
        start += 1
    if _names_event(tokens, start, end):
        yield Phrase(start, end)
