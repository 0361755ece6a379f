"""On what occasion a meeting was, and how long it lasted."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readout.analysis import Analysis
from readout.lexicon import load
from readout.meetings.chunks import Chunks
from readout.meetings.circumstances import LEXICON, Said, Words
from readout.meetings.words import CUES, expand
from readout.text.phrases import Phrases
from readout.text.tokens import Sentence, Token

_NAME_LENGTH = 9
_FULL = 2
_OWNED = re.compile("['’]s\\b")
_SMALL = frozenset(["of", "the", "on", "and", "for"])
_TIMES = frozenset(load("function_words", dict[str, list[str]])["times"])
SIDELINES = Phrases({p: "" for line in LEXICON.sidelines for p in expand(line)})
_OCCASIONS = Phrases({p: "" for line in (*LEXICON.sidelines, *LEXICON.upon) for p in expand(line)})
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
    if LEXICON.occasions.isdisjoint(sentence.words):
        return None
    tokens = [t for t in sentence.tokens if start <= t.start and t.end <= end]
    for i in [i for i, token in enumerate(tokens) if token.lower in _OCCASIONS.first_words]:
        found = _OCCASIONS.starting(tokens, i)
        name = _name(tokens[found[1] : found[1] + _NAME_LENGTH]) if found else None
        if name:
            words = (name[0].start, name[-1].end)
            return Said(text[slice(*words)], words)
    return None


def named_in_full(occasion: Said, sentence: Sentence, analysis: Analysis) -> Said:
    """The occasion by a fuller name that the document gives elsewhere.

    "The union's summit with partners of its Baltic Forum" is "the Baltic Forum summit": one with the same
    last word, all of whose capitalised words stand in the sentence.
    """
    if not _OWNED.search(occasion.value) and occasion.value.count(" ") >= _FULL:
        return occasion
    head = occasion.value.rpartition(" ")[2].lower()
    here = {t.text for t in sentence.tokens}
    for other in analysis.sentences:
        for i, token in enumerate(other.tokens):
            name = _name_before(other.tokens[: i + 1]) if token.lower == head else ()
            if len(name) > _FULL and all(t.text in here and not _OWNED.search(t.text) for t in name[:-1]):
                words = (name[0].start, name[-1].end)
                return Said(analysis.reading.text[slice(*words)], words)
    return occasion


def _name_before(tokens: Sequence[Token]) -> Sequence[Token]:
    """The capitalised words that end in the last token, with it."""
    begin = len(tokens) - 1
    while begin and tokens[begin - 1].text[0].isupper():
        begin -= 1
    return tokens[begin:]


def _name(tokens: Sequence[Token]) -> Sequence[Token] | None:
    """A name that begins the tokens and ends in a word for an occasion: "the Oslo Forum summit"."""
    begin = 1 if tokens and tokens[0].lower in ("the", "a", "an") else 0
    if not tokens[begin : begin + 1] or not tokens[begin].text[0].isupper():
        return None
    heads = [i for i, t in enumerate(tokens) if i >= begin and t.lower in LEXICON.occasions]
    names = (tokens[begin : _after_complement(tokens, head + 1)] for head in reversed(heads))
    return next((name for name in names if _proper(name)), None)


def _proper(name: Sequence[Token]) -> bool:
    """Whether all words of a name are capitalised, but for the small ones and the occasion itself."""
    return all(t.text[0].isupper() or t.lower in LEXICON.occasions or t.lower in _SMALL for t in name)


def _after_complement(tokens: Sequence[Token], i: int) -> int:
    """The token after "of the Americas", "on Disarmament", where a name goes on so."""
    small = i
    while small < len(tokens) and tokens[small].lower in _SMALL - {"and"}:
        small += 1
    end = small
    while end < len(tokens) and tokens[end].text[0].isupper() and tokens[end].lower not in _TIMES:
        end += 1
    return end if i < small < end else i
