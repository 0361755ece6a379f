"""On what occasion a meeting was, and how long it lasted."""

from __future__ import annotations

from collections.abc import Sequence

from readout.meetings.chunks import Chunks
from readout.meetings.circumstances import LEXICON, Said, Words
from readout.meetings.words import CUES, expand
from readout.phrases import Phrases
from readout.tokens import Sentence, Token

_NAME_LENGTH = 9
_SIDELINES = Phrases({p: "" for line in LEXICON.sidelines for p in expand(line)})
_LENGTHS = Phrases({p: "" for line in LEXICON.lengths for p in expand(line)})


def length_of(clause: Chunks, cue: int, sentence: Sentence) -> Words | None:
    """How long the meeting lasted, with the words that qualify it: "more than four hours"."""
    before = clause.chunks[cue - 1] if cue else None
    if before and before.time and before.time.kind == "duration":
        return before.start, before.end
    for chunk in clause.chunks[cue + 1 :]:
        if chunk.part in CUES:
            return None
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
