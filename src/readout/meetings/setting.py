"""When, where, on what occasion and how long: read from the chunks and words around a meeting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readout.dates import Time, day_range
from readout.meetings.chunks import Chunk, Chunks
from readout.meetings.circumstances import LEXICON, Said, Words
from readout.meetings.words import CUES, expand
from readout.phrases import Phrases
from readout.places import Place
from readout.tokens import Sentence, Token

_STOPS = frozenset({"BREAK", "AFTER", "BEFORE"}) | CUES
_NOUNS = frozenset({"MEETING", "OCCASION"})
_NEXT = 2
_NAME_LENGTH = 9
_SIDELINES = Phrases({p: "" for line in LEXICON.sidelines for p in expand(line)})
_LENGTHS = Phrases({p: "" for line in LEXICON.lengths for p in expand(line)})


def time_of(clause: Chunks, cue: int) -> Time | None:
    """The time of the meeting at chunk ``cue``: beside a noun, else after the cue, else before it."""
    chunks = clause.chunks
    before = list(_around(chunks, cue, -1))
    if chunks[cue].part in _NOUNS:
        near = [c for c in before[:_NEXT] if _dated(c)]
        if near:
            return near[0].time
    found = next((c for c in (*_around(chunks, cue, 1), *before) if _dated(c)), None)
    if found is None and chunks[cue].part in _NOUNS:
        found = next((c for c in _around(chunks, cue, -1, frozenset({"BREAK"})) if _dated(c)), None)
    return found.time if found else None


def time_between(clause: Chunks, start: int, end: int) -> Time | None:
    """The first time between two offsets."""
    return next((c.time for c in clause.chunks if start <= c.start < end and _dated(c)), None)


def place_of(clause: Chunks, cue: int) -> Place | None:
    """Where the meeting at chunk ``cue`` was: a city before a country, after the cue before what precedes it."""
    chunks = clause.chunks
    places = [
        c.place
        for step in (1, -1)
        for c in _around(chunks, cue, step)
        if c.place and (c.part == "PLACE" or _beside(chunks, cue, c))
    ]
    return next((p for p in places if p.city), places[0] if places else None)


def _beside(chunks: Sequence[Chunk], cue: int, chunk: Chunk) -> bool:
    """Whether a chunk stands directly before a noun: "the Oslo talks"."""
    return chunks[cue].part in _NOUNS and any(chunk is c for c in chunks[max(0, cue - _NEXT) : cue])


def _around(
    chunks: Sequence[Chunk], cue: int, step: int, stops: frozenset[str] = _STOPS
) -> Iterator[Chunk]:
    """The chunks from the cue outwards, up to one that begins something else."""
    i = cue + step
    while 0 <= i < len(chunks) and chunks[i].part not in stops:
        bounded = i > 0 and chunks[i - 1].part in ("AFTER", "BEFORE") and chunks[i].part == "TIME"
        if not bounded:
            yield chunks[i]
        i += step


def _dated(chunk: Chunk) -> bool:
    return bool(chunk.time and chunk.time.kind in ("date", "time") and day_range(chunk.time.value))


def length_of(clause: Chunks, cue: int, sentence: Sentence) -> Words | None:
    """How long the meeting lasted, with the words that qualify it: "more than four hours"."""
    for chunk in _around(clause.chunks, cue, 1, CUES):
        if chunk.time and chunk.time.kind == "duration":
            tokens = [t for t in sentence.tokens if t.end <= chunk.start]
            qualified = _LENGTHS.ending(tokens, len(tokens))
            first = qualified[1] if qualified else len(tokens)
            if first and tokens[first - 1].lower in LEXICON.lasting:
                return (tokens[first].start if qualified else chunk.start, chunk.end)
    return None


def occasion_of(sentence: Sentence, start: int, end: int, text: str) -> Said | None:
    """The named occasion that the words from ``start`` to ``end`` set a meeting beside."""
    tokens = [t for t in sentence.tokens if start <= t.start and t.end <= end]
    for i in range(len(tokens)):
        found = _SIDELINES.starting(tokens, i)
        name = _name(tokens[found[1] : found[1] + _NAME_LENGTH]) if found else None
        if name:
            words = (name[0].start, name[-1].end)
            return Said(text[slice(*words)], words)
    return None


def _name(tokens: Sequence[Token]) -> Sequence[Token] | None:
    """A name that begins the tokens and ends in a word for an occasion: "the Oslo Forum summit"."""
    begin = 1 if tokens and tokens[0].lower in ("the", "a", "an") else 0
    heads = [i for i, t in enumerate(tokens) if t.lower in LEXICON.occasions]
    if not heads or not tokens[begin : begin + 1] or not tokens[begin].text[0].isupper():
        return None
    name = tokens[begin : heads[-1] + 1]
    lower = [t for t in name if t.text[0].islower() and t.lower not in LEXICON.occasions]
    return name if all(t.lower in ("of", "the", "on", "and", "for") for t in lower) else None
