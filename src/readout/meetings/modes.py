"""How people met: in person, by telephone or by video."""

from __future__ import annotations

from readout.meetings.chunks import Chunks, all_but, first_from
from readout.meetings.circumstances import LEXICON, Said, phrases_of
from readout.meetings.words import CUES
from readout.text.tokens import Sentence

_MODES = phrases_of(LEXICON.modes, "words")
_OF_MODE = all_but({"BREAK", "AFTER", "BEFORE", "INTENT"} | CUES)


def mode_of(clause: Chunks, cue: int, sentence: Sentence) -> Said:
    """In person, unless the cue or words beside it say that it was by telephone or video."""
    chunk = clause.chunks[cue]
    if chunk.part == "PHONE":
        return Said("phone", (chunk.start, chunk.end))
    found = next(_MODES.between(sentence, *clause.window(cue, _OF_MODE)), None)
    if found:
        return Said(*found)
    called = sentence.lower[first_from(sentence.tokens, chunk.start)] == "call"
    return Said("phone", (chunk.start, chunk.end)) if called else Said("in_person")
