"""Words for meetings in other senses: battles, habits, targets that are met, rounds of other things."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readout.meetings.chunks import Chunks, first_from
from readout.meetings.circumstances import LEXICON
from readout.meetings.relations import Tie
from readout.meetings.telling import WITH_WHOM, Telling
from readout.meetings.words import LETTERS, NOUNS, expand, parts_pattern
from readout.text.letters import GRAMMAR
from readout.text.tokens import Sentence

_OFTEN = tuple(phrase for line in LEXICON.often for phrase in expand(line))
_OFTEN_WITHIN = max(len(phrase.split()) for phrase in _OFTEN)
_COURSE_WITHIN, _TO = 6, ("to",)
_OWNED, _NAMED_BEHIND = "premodifier", frozenset({"between", "with"})
_JUDGED_WITHIN, _TO_COME = 12, frozenset(["will", "would", "should", "could", "may", "might", "be"])
_MET_WITHIN, _PREPOSITIONS = 4, frozenset(GRAMMAR.prepositions | {"to", "of"})
_CALLED_SO = re.compile(r"(?:'s|’s)?(?: [a-z]+)?,? (?:[\"“‘]|an? (\w+))")
_OF = LETTERS["OF"]
_TO_END = re.compile(parts_pattern("AUX[AUX TO]{0,3}[HOLD X]"))


def course(clause: Chunks, cue: int, text: str) -> bool:
    """Whether a noun counts what is no talks: "the second round of the elections"."""
    if clause.letters[cue + 1 : cue + 2] != _OF:
        return False
    words = (text[c.start : c.end].lower() for c in clause.chunks[cue + 2 : cue + 5])
    return not LEXICON.courses.isdisjoint(words)


def only_ends(clause: Chunks, cue: int, text: str) -> bool:
    """Whether a noun, told without its parties, is only said to end some day: "will end on Friday"."""
    ends = _TO_END.match(clause.letters, cue + 1) if clause.chunks[cue].part in NOUNS else None
    verb = clause.chunks[ends.end() - 1] if ends else None
    return verb is not None and text[verb.start : verb.end].lower() in LEXICON.endings


def contest(telling: Telling, sentence: Sentence) -> bool:
    """Whether nations or groups meet in sport or battle, or in an encounter in which somebody is hurt."""
    if telling.noun.startswith("encounter") and not LEXICON.encounters.isdisjoint(sentence.words):
        return True
    if telling.part == "MEET" and (_is_met(telling, sentence) or _is_habit(telling, sentence)):
        return True
    if _is_denied(telling, sentence):
        return True
    if telling.part != "MEET" or any(a.kind in ("person", "office") for a in telling.parties):
        return False
    return not LEXICON.contests.isdisjoint(sentence.words)


def _is_met(telling: Telling, sentence: Sentence) -> bool:
    """Whether what somebody met is a thing or a stranger: "met all their obligations", "met the press"."""
    first = first_from(sentence.tokens, telling.end)
    strangers = LEXICON.met_strangers if WITH_WHOM.isdisjoint(telling.rules) else frozenset[str]()
    for word in sentence.lower[first : first + _MET_WITHIN]:
        if word in LEXICON.met_things | strangers or (word in LEXICON.domestic and _owned(sentence, first)):
            return True
        if word in _PREPOSITIONS:
            return False
    return False


def _owned(sentence: Sentence, first: int) -> bool:
    """Whether what somebody met is their own: "met his cabinet"."""
    return not LEXICON.own.isdisjoint(sentence.lower[first : first + 2])


def _is_denied(telling: Telling, sentence: Sentence) -> bool:
    """Whether somebody says that they never met: "denied having met A", "denies that he met A"."""
    at = first_from(sentence.tokens, telling.start)
    before = sentence.lower[max(0, at - _MET_WITHIN) : at]
    denied = [n for n, word in enumerate(before) if word in LEXICON.denying]
    what = before[denied[-1] + 1 :][:1] if denied else ()
    return not LEXICON.denied.isdisjoint(what) and not (telling.part in NOUNS and "that" in what)


def _is_habit(telling: Telling, sentence: Sentence) -> bool:
    """Whether people meet again and again, and of no one meeting: "they meet twice a year"."""
    first = first_from(sentence.tokens, telling.end)
    often = " ".join(sentence.lower[first : first + _OFTEN_WITHIN])
    return not telling.past and any(f"{often} ".startswith(f"{phrase} ") for phrase in _OFTEN)


def is_judged(end: int, tied: Sequence[Tie], sentence: Sentence) -> bool:
    """Whether it is told how talks went: those of somebody's own, or of parties named behind their word.

    ``end`` is that of the word.
    """
    last = max((t.chunk.end for t in tied if t.relation in _NAMED_BEHIND), default=0)
    if last > end and _is_over(last, sentence):
        return True
    first = first_from(sentence.tokens, end)
    behind = sentence.lower[first : first + _JUDGED_WITHIN]
    told = not LEXICON.judged.isdisjoint(behind) and _TO_COME.isdisjoint(behind)
    return told and any(_is_own(t) for t in tied)


def _is_own(tie: Tie) -> bool:
    """Whether talks are somebody's own: "his talks"."""
    return tie.relation == _OWNED and all(m.how == "pronoun" for m in tie.chunk.mentions)


def _is_over(end: int, sentence: Sentence) -> bool:
    """Whether it is told behind the parties that talks opened or ended: "talks of A and B broke down"."""
    first = first_from(sentence.tokens, end)
    behind = sentence.lower[first : first + _COURSE_WITHIN]
    run = next((n for n, word in enumerate(behind) if word in LEXICON.over), None)
    return (
        run is not None and LEXICON.over_after.issuperset(behind[:run]) and behind[run + 1 : run + 2] != _TO
    )


def is_called(tie: Tie, text: str) -> bool:
    """Whether somebody is but called something: "called A a liar", and not "called A a second time"."""
    named = _CALLED_SO.match(text, tie.chunk.end)
    return named is not None and named[1] not in {*LEXICON.another, *LEXICON.one_long}
