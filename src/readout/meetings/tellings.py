"""Tellings: each place of a text that names a meeting, with all that its clause says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from readout.actors import Actor
from readout.analysis import Analysis
from readout.dates import Time
from readout.meetings.chunks import Chunk, Chunks, Layers, chunked, layers_of
from readout.meetings.circumstances import LEXICON, Said, Words, denied, mode_of, one_by_one, status_of
from readout.meetings.links import Links, links_of
from readout.meetings.relations import Tie, ties
from readout.meetings.setting import length_of, occasion_of
from readout.meetings.surroundings import Surroundings, dated
from readout.meetings.words import CUES, NOUNS, TRIGGERS, parts_pattern
from readout.places import Place
from readout.tokens import Sentence

_SUBJECTS = frozenset({"subject", "infinitive", "holders"})
_OBJECTS = frozenset({"object", "with", "spoke-to"})
_CLOSE = 5
_RELATIVE = re.compile(parts_pattern("(?:IN PLACE|ABOUT?TIME){0,2}COMMA?BREAK(?:AUX|HAVE|HOLD)"))
_VISITS = frozenset(["visit", "visits", "visited"])
_ONE = frozenset(["talks", "negotiations", "consultations", "discussions", "deliberations"])
_GENERAL = frozenset(["dialogue", "dialogues"])
_HELD = frozenset({"holders", "shared-holders", "holders-after", "host", "planner", "at-meeting", "meeting-with"})
_DEFINITE = frozenset(["the", "this", "that", "these", "those", "their", "his", "her", "its", "both"])


@dataclass(frozen=True)
class Telling:
    """One naming of a meeting. Offsets are of the reading; ``sentence`` is the sentence's number."""

    start: int
    end: int
    sentence: int
    part: str
    rules: tuple[str, ...]
    parties: tuple[Actor, ...]
    party_words: tuple[Words, ...]
    host: Actor | None
    host_words: Words | None
    mode: Said
    status: Said
    time: Time | None
    deadline: Time | None
    place: Place | None
    occasion: Said | None
    length: Words | None
    links: Links
    definite: bool
    visit: bool
    noun: str
    denied: bool

    @property
    def bare(self) -> bool:
        """Whether it does not say who met whom."""
        return len(self.parties) < 2 or self.part == "ATTEND"

    @property
    def general(self) -> bool:
        """Whether it may only speak of talks that go on, and of no occasion: "talks between A and B"."""
        told = self.time or self.place or self.length or self.deadline or self.status.words or self.mode.words
        return self.noun in _ONE | _GENERAL and not told and (_HELD.isdisjoint(self.rules) or self.noun in _GENERAL)

    @property
    def face_to_face(self) -> bool:
        """Whether its word alone puts people in one place."""
        return self.part in ("MEET", "HOST")

    @property
    def plural(self) -> bool:
        """Whether it speaks of several meetings at once."""
        return self.part == "MEETING" and self.noun.endswith("s") and self.noun not in _ONE

    @property
    def telling(self) -> bool:
        """Whether it tells of a meeting, or of one told elsewhere: words of many senses need their parties."""
        if self.denied and (self.links.since or not (self.time or self.place)):
            return False
        if self.bare:
            several = self.plural and self.links.others < 2
            again = (self.definite and not several) or bool(self.links.others and (self.time or self.place))
            again = again or bool(self.status.words and self.deadline)
            if self.noun == "call":
                return self.definite
            return (
                self.part == "MEET"
                or (self.part == "MEETING" and again)
                or self.visit
                or self.part == "ATTEND"
            )
        if self.plural and _OBJECTS.isdisjoint(self.rules):
            return False
        talked = self.mode.words or self.length or not _OBJECTS.isdisjoint(self.rules)
        return self.part != "TALK" or bool(talked)


def find_tellings(analysis: Analysis) -> list[Telling]:
    """Every telling of a document, in the order of the text."""
    layers = layers_of(analysis)
    text = analysis.reading.text
    return [
        telling
        for number, sentence in enumerate(analysis.sentences)
        if not TRIGGERS.isdisjoint([t.lower for t in sentence.tokens])
        for telling in _in_sentence(number, sentence, text, layers)
    ]


def _in_sentence(number: int, sentence: Sentence, text: str, layers: Layers) -> Iterator[Telling]:
    clause = chunked(sentence, text, layers)
    for cue, chunk in enumerate(clause.chunks):
        if chunk.part in CUES and not _domestic(clause, cue, text):
            yield from (t for t in _tellings(number, sentence, clause, cue, text) if t.telling)


def _domestic(clause: Chunks, cue: int, text: str) -> bool:
    """Whether the word before a noun makes of it a sitting or a press conference."""
    before = clause.chunks[cue - 1] if cue else None
    return before is not None and text[before.start : before.end].lower() in LEXICON.domestic


def _tellings(number: int, sentence: Sentence, clause: Chunks, cue: int, text: str) -> Iterator[Telling]:
    """One telling, or one for each party that was met apart from the others."""
    tied = ties(clause, cue)
    whole = _telling(number, sentence, clause, cue, text, tied)
    objects = [t for t in tied if t.relation in _OBJECTS or t.apart]
    if any(t.apart for t in tied):
        others = [t for t in tied if t not in objects]
        ends = [*(t.chunk.start for t in objects[1:]), sentence.end]
        for tie, end in zip(objects, ends, strict=True):
            yield _met(whole, [*others, tie], _time_between(clause, tie.chunk.end, end))
    elif objects and (whole.plural or one_by_one(clause, cue, sentence)):
        others = [t for t in tied if t not in objects]
        for actor in _parties(objects):
            yield _met(whole, [*others, *(_only(t, actor) for t in objects)], None)
    else:
        yield whole


def _only(tie: Tie, actor: Actor) -> Tie:
    """The tie of one of its actors alone."""
    mentions = tuple(replace(m, actors=(actor,)) for m in tie.chunk.mentions if actor in m.actors)
    return replace(tie, chunk=replace(tie.chunk, mentions=mentions))


def _time_between(clause: Chunks, start: int, end: int) -> Time | None:
    return next((c.time for c in clause.chunks if start <= c.start < end and dated(c)), None)


def _met(telling: Telling, tied: Sequence[Tie], time: Time | None) -> Telling:
    """The telling with fewer parties, and at their own time where they have one."""
    parties = _parties(tied)
    return replace(
        telling,
        parties=tuple(parties),
        party_words=tuple(parties.values()),
        rules=tuple(t.relation for t in tied),
        time=time or telling.time,
    )


def _telling(
    number: int, sentence: Sentence, clause: Chunks, cue: int, text: str, tied: Sequence[Tie]
) -> Telling:
    chunk = clause.chunks[cue]
    parties = _parties(tied)
    host = next((t for t in tied if t.role == "host"), None) or _receiver(chunk, tied)
    subject = next((t.chunk for t in tied if t.relation in _SUBJECTS), None)
    bare = len(parties) < 2
    reach = max((clause.chunks.index(t.chunk) for t in tied), default=cue)
    reach = max(reach, _relative(clause, cue, reach))
    around = Surroundings(clause, cue, reach, bare and chunk.part in NOUNS, text)
    visit = text[chunk.start : chunk.end].lower() in _VISITS
    definite = _definite(clause, cue, sentence)
    status = status_of(clause, cue, subject, _governed_from(chunk, bare, definite, sentence), sentence)
    return Telling(
        start=chunk.start,
        end=chunk.end,
        sentence=number,
        part=chunk.part,
        rules=tuple(t.relation for t in tied),
        parties=tuple(parties),
        party_words=tuple(parties.values()),
        host=host.chunk.mentions[0].actor if host else None,
        host_words=(host.chunk.start, host.chunk.end) if host else None,
        mode=mode_of(clause, cue, sentence),
        status=status,
        time=around.time(),
        deadline=around.deadline(),
        place=around.place(),
        occasion=occasion_of(sentence, chunk.end, sentence.end, text),
        length=length_of(clause, cue, sentence),
        links=links_of(clause, cue, sentence),
        definite=definite,
        noun=text[chunk.start : chunk.end].lower().rpartition(" ")[2],
        denied=denied(status, text),
        visit=bare and visit and bool(parties) and around.place() is not None,
    )


def _relative(clause: Chunks, cue: int, reach: int) -> int:
    """The "that" of a clause which goes on about the cue: "talks ... that were planned for Monday"."""
    following = clause.letters[reach + 1 :]
    match = _RELATIVE.match(following) if clause.chunks[cue].part in NOUNS else None
    return reach + match.end() if match else -1


def _governed_from(cue: Chunk, bare: bool, definite: bool, sentence: Sentence) -> int:
    """From where words can govern the cue: "suggested a meeting", but not "should the talks fail"."""
    if not bare:
        return sentence.start
    before = [t.start for t in sentence.tokens if t.end <= cue.start and t.text[0].isalnum()]
    return cue.start if definite or not before else before[-_CLOSE:][0]


def _receiver(cue: Chunk, tied: Sequence[Tie]) -> Tie | None:
    """Who receives another is the host."""
    return next((t for t in tied if t.relation == "subject" and cue.part == "HOST"), None)


def _parties(tied: Sequence[Tie]) -> dict[Actor, Words]:
    """Who took part, in the order of the text; a country whose leader is there is not told twice."""
    mentions = sorted({m for t in tied for m in t.chunk.mentions}, key=lambda m: m.start)
    found = {a: (m.start, m.end) for m in reversed(mentions) for a in m.actors}
    led = {a.country for a in found if a.kind == "person"}
    return {a: found[a] for a in reversed(found) if not (a.kind == "country" and a.name in led)}


def _definite(clause: Chunks, cue: int, sentence: Sentence) -> bool:
    """Whether a noun speaks of a meeting already known: "the talks", "their first meeting", "Friday's talks"."""
    before = [t for t in sentence.tokens if t.end <= clause.chunks[cue].start][-4:]
    return any(t.lower in _DEFINITE or t.lower.endswith("'s") for t in before)
