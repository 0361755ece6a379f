"""What the clause around a meeting says of it: mode, status, time, place, occasion and length."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from readout.lexicon import Entry, load
from readout.meetings.chunks import Chunk, Chunks
from readout.meetings.words import CUES, NOUNS, expand, parts_pattern
from readout.text.phrases import Phrases
from readout.text.tokens import Sentence, Token

Words = tuple[int, int]
_CAME = 4
_VERBS = frozenset({"AUX", "HAVE", "HOLD"})


class _Circumstance(Entry):
    name: str
    words: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


class _Circumstances(Entry):
    """The shape of meeting_circumstances.yml."""

    modes: tuple[_Circumstance, ...]
    statuses: tuple[_Circumstance, ...]
    resolved: tuple[str, ...]
    domestic: frozenset[str]
    denials: tuple[str, ...]
    apart: tuple[str, ...]
    situations: frozenset[str]
    cities: frozenset[str]
    occasions: frozenset[str]
    sidelines: tuple[str, ...]
    upon: tuple[str, ...]
    lasting: frozenset[str]
    lasting_to: frozenset[str]
    lasting_ahead: frozenset[str]
    mass: frozenset[str]
    general: frozenset[str]
    visits: frozenset[str]
    definite: frozenset[str]
    another: frozenset[str]
    sittings: frozenset[str]
    subordinates: frozenset[str]
    again: frozenset[str]
    courses: frozenset[str]
    members: frozenset[str]
    formats: frozenset[str]
    hours: frozenset[str]
    numbers: dict[str, int]
    plurals: frozenset[str]
    roles: dict[str, str]
    portfolios: frozenset[str]
    teams: frozenset[str]
    past: frozenset[str]
    contests: frozenset[str]
    scenes: frozenset[str]
    localities: frozenset[str]
    existing: frozenset[str]
    goings: frozenset[str]
    series: frozenset[str]
    sequels: frozenset[str]
    sequel_events: frozenset[str]
    set_for: frozenset[str]
    proposals: frozenset[str]
    journeys: frozenset[str]
    arrivals: frozenset[str]
    buildings: frozenset[str]
    at_once: frozenset[str]
    lengths: tuple[str, ...]


LEXICON = load("meeting_circumstances", _Circumstances)


def _table(rules: Sequence[_Circumstance], side: str) -> Phrases[str]:
    """Phrase -> name of its rule; a phrase that two rules claim belongs to the first."""
    named: dict[str, str] = {}
    for rule in rules:
        for phrase in (p for line in getattr(rule, side) for p in expand(line)):
            named.setdefault(phrase, rule.name)
    return Phrases(named)


_MODES = _table(LEXICON.modes, "words")
_BEFORE = _table(LEXICON.statuses, "before")
_AFTER = _table(LEXICON.statuses, "after")
_DENIALS = frozenset(phrase for line in LEXICON.denials for phrase in expand(line))
_RESOLVED = Phrases({phrase: "planned" for line in LEXICON.resolved for phrase in expand(line)})
_RELATIVE = re.compile(parts_pattern("(?:IN PLACE|ABOUT?TIME){0,2}COMMA?BREAK(?=AUX|HAVE)"))
_APART = Phrases({phrase: "" for line in LEXICON.apart for phrase in expand(line)})


@dataclass(frozen=True)
class Said:
    """A value with the words that give it; no words where it is what goes without saying."""

    value: str
    words: Words | None = None


def mode_of(clause: Chunks, cue: int, sentence: Sentence) -> Said:
    """In person, unless the cue or words beside it say that it was by telephone or video."""
    chunk = clause.chunks[cue]
    if chunk.part == "PHONE":
        return Said("phone", (chunk.start, chunk.end))
    first, last = _window(clause, cue, frozenset({"BREAK", "AFTER", "BEFORE", "INTENT"}) | CUES)
    found = next(_phrases(_MODES, sentence, first, last), None)
    if found:
        return Said(*found)
    called = [t for t in sentence.tokens if t.start == chunk.start and t.lower == "call"]
    return Said("phone", (chunk.start, chunk.end)) if called else Said("in_person")


def one_by_one(clause: Chunks, cue: int, sentence: Sentence) -> bool:
    """Whether the clause says that its parties were met apart from each other."""
    start, end = _window(clause, cue, frozenset({"BREAK"}))
    return any(_phrases(_APART, sentence, start, end))


def status_of(clause: Chunks, cue: int, subject: Chunk | None, near: int, sentence: Sentence) -> Said:
    """Held, unless the words that govern the cue plan, propose or cancel it.

    What stands before the offset ``near`` governs something else.
    """
    chunk = clause.chunks[cue]
    stops = {"BREAK", "AFTER", "BEFORE", "DURING"} | ({"IN"} if chunk.part in NOUNS else set())
    start, _ = _window(clause, cue, frozenset(stops))
    if subject and subject.end <= chunk.start and not _urged(clause, subject):
        start = max(start, subject.end)
    if aside := clause.aside(cue):
        start = max(start, clause.chunks[aside.stop - 1].end)
    _, end = _window(clause, cue, frozenset({"BREAK", "AFTER", "BEFORE"}) | CUES)
    if _is_subject(clause, cue):
        predicate = _predicate(clause, cue)
        _, end = _window(clause, predicate, CUES | ({"BREAK"} if predicate != cue else set()))
    elif chunk.part in NOUNS and (relative := _RELATIVE.match(clause.letters, cue + 1)):
        _, end = _window(clause, relative.end() - 1, frozenset({"BREAK"}) | CUES)
    found = [
        *_phrases(_BEFORE, sentence, max(start, near), chunk.start),
        *_phrases(_AFTER, sentence, chunk.end, end),
    ]
    names = [rule.name for rule in LEXICON.statuses]
    times = [c for c in clause.chunks if c.part == "TIME"] if found else []
    found = [f for f in found if not (f[0] == "proposed" and any(t.start <= f[1][0] < t.end for t in times))]
    found = [f for f in found if not _came(f[1][0], f[1][1], sentence)]
    strongest = min(found, key=lambda f: (names.index(f[0]), f[1]), default=None)
    if strongest:
        settled = strongest[0] == "proposed" and any(_phrases(_RESOLVED, sentence, 0, strongest[1][0]))
        return Said("planned" if settled else strongest[0], strongest[1])
    if proposal := _proposal(clause, cue, sentence):
        return Said("proposed", proposal)
    journey = _journey(clause, cue, sentence)
    if journey:
        return Said("planned", (journey.start, journey.end))
    to = clause.chunks[cue - 1] if subject and _urged(clause, subject) else None
    return Said("planned", (to.start, to.end)) if to and to.part == "TO" else Said("held")


def _came(start: int, end: int, sentence: Sentence) -> bool:
    """Whether "to be" only tells why somebody came: "had flown in to be received by A"."""
    words = [t.lower for t in sentence.tokens if t.start < end]
    before = [t.lower for t in sentence.tokens if t.end <= start][-_CAME:]
    return words[-2:] == ["to", "be"] and not LEXICON.arrivals.isdisjoint(before)


def _proposal(clause: Chunks, cue: int, sentence: Sentence) -> Words | None:
    """The verb that makes a proposal of a "that" clause: "suggested that A and B meet"."""
    start, _ = _window(clause, cue, frozenset({"BREAK"}))
    before = [t for t in sentence.tokens if t.end <= start][-2:]
    verb = before[0] if len(before) > 1 and before[1].lower == "that" else None
    return (verb.start, verb.end) if verb and verb.lower in LEXICON.proposals else None


def _journey(clause: Chunks, cue: int, sentence: Sentence) -> Token | None:
    """The word before the cue that tells of a journey to come, for a meeting: "flies to Oslo for talks"."""
    start, _ = _window(clause, cue, frozenset({"BREAK", "HOLD"}) | CUES)
    end = clause.chunks[cue].start
    near = ((t, after.lower) for t, after in pairwise(sentence.tokens) if start < t.start < end)
    return next((t for t, after in near if t.lower in LEXICON.journeys and after != "of"), None)


def _is_subject(clause: Chunks, cue: int) -> bool:
    """Whether a noun is what its sentence speaks of: nothing but its own words stand before it."""
    before = [chunk.part for chunk in clause.chunks[:cue]]
    own = {"X", "BOND", "TIME", "PLACE", "WHO", "OWNER", "DASH"}
    return clause.chunks[cue].part in NOUNS and set(before) <= own


def _predicate(clause: Chunks, cue: int) -> int:
    """The first chunk behind a subject that helps a verb or is one; the cue where another cue is nearer."""
    following = (i for i in range(cue + 1, len(clause.chunks)) if clause.chunks[i].part in _VERBS | CUES)
    first = next(following, cue)
    return first if clause.chunks[first].part in _VERBS else cue


def _urged(clause: Chunks, subject: Chunk) -> bool:
    """Whether the subject is one that others want to act: "urged A and B to meet"."""
    following = clause.chunks.index(subject) + 1
    return any(chunk.part == "TO" for chunk in clause.chunks[following : following + 1])


def denied(status: Said, text: str) -> bool:
    """Whether a status rests on a mere "not"."""
    start, end = status.words or (0, 0)
    return text[start:end].lower() in _DENIALS


def _window(clause: Chunks, cue: int, stops: frozenset[str]) -> Words:
    """Offsets around the cue up to the nearest chunks that play one of the parts ``stops``."""
    chunks = clause.chunks
    left = next((i for i in range(cue - 1, -1, -1) if chunks[i].part in stops), -1)
    right = next((i for i in range(cue + 1, len(chunks)) if chunks[i].part in stops), len(chunks))
    return chunks[left + 1].start, chunks[right - 1].end


def _phrases(table: Phrases[str], sentence: Sentence, start: int, end: int) -> Iterator[tuple[str, Words]]:
    """The phrases that begin between two offsets, none within another, each with its meaning."""
    reached = start
    for i, token in enumerate(sentence.tokens):
        inside = reached <= token.start < end and token.lower in table
        if inside and (found := table.starting(sentence.tokens, i)):
            reached = sentence.tokens[found[1] - 1].end
            yield found[0], (token.start, reached)
