"""What was discussed at a meeting and what was agreed, in the document's own words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from readout.dates import Time
from readout.lexicon import Entry, load
from readout.meetings.circumstances import Words
from readout.meetings.layers import Layers
from readout.meetings.words import PHRASES, expand, telling_words
from readout.text.phrases import Phrases
from readout.text.tokens import Sentence, Token


class _Topics(Entry):
    active: tuple[str, ...]
    passive: tuple[str, ...]
    introduce: tuple[str, ...]
    listing: tuple[str, ...]
    empty: frozenset[str]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


class _Outcomes(Entry):
    active: tuple[str, ...]
    promise: frozenset[str]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


class _Agenda(Entry):
    """The shape of meeting_agenda.yml."""

    topics: _Topics
    outcomes: _Outcomes
    ends: frozenset[str]
    sides: frozenset[str]
    saying: frozenset[str]


LEXICON = load("meeting_agenda", _Agenda)
_BE = frozenset(["was", "were", "be", "been", "being", "is", "are"])
_BEFORE_BE = frozenset(["will", "would", "to", "has", "have", "had", "should", "not"])
_ITEM_LENGTH = 2
_FEW = 2
_TAILS = frozenset(["on", "in", "at", "with", "during", "by", "from", "between", "since", "until", ","])


def _expanded(lines: Sequence[str]) -> dict[str, str]:
    return {phrase: "" for line in lines for phrase in expand(line)}


_ACTIVE, _PASSIVE = Phrases(_expanded(LEXICON.topics.active)), Phrases(_expanded(LEXICON.topics.passive))
_INTRODUCE, _LISTING = (
    Phrases(_expanded(LEXICON.topics.introduce)),
    Phrases(_expanded(LEXICON.topics.listing)),
)
_AGREED = Phrases(_expanded(LEXICON.outcomes.active))
_FIRST_WORDS = _ACTIVE.first_words | _PASSIVE.first_words | _AGREED.first_words
AGENDA_WORDS = telling_words(
    _expanded((*LEXICON.topics.active, *LEXICON.topics.passive, *LEXICON.outcomes.active))
)
"""Words without which a sentence tells of no topic and no agreement."""


@dataclass(frozen=True)
class Matter:
    """Something discussed or agreed: the words that introduce it, and the words for each item."""

    kind: Literal["agenda", "agreed"]
    start: int
    items: tuple[Words, ...]


def find_matters(sentence: Sentence, layers: Layers) -> Iterator[Matter]:
    """What a sentence says was discussed or agreed."""
    tokens = sentence.tokens
    for i in [i for i, word in enumerate(sentence.lower) if word in _FIRST_WORDS]:
        token = tokens[i]
        found = _AGREED.starting(tokens, i) or _ACTIVE.starting(tokens, i)
        verb = _auxiliary(tokens, i) if _PASSIVE.starting(tokens, i) else None
        if verb is not None:
            yield from _matter("agenda", token, _items(_subject(tokens, verb)))
        elif found and _AGREED.starting(tokens, i):
            words = _until_end(tokens, found[1], layers)
            kept = words and _promises(tokens[found[1] - 1], words)
            yield from _matter("agreed", token, ((words[0].start, words[-1].end),) if kept else ())
        elif found:
            yield from _matter("agenda", token, _items(_topic(tokens, found[1], layers)))


def _matter(kind: Literal["agenda", "agreed"], token: Token, items: tuple[Words, ...]) -> Iterator[Matter]:
    if items:
        yield Matter(kind, token.start, items)


def _promises(before: Token, words: Sequence[Token]) -> bool:
    """Whether "agreed that ..." speaks of what is to be done, and not of an opinion shared."""
    if len(words) < _FEW:
        return False
    return before.lower != "that" or any(t.lower in LEXICON.outcomes.promise for t in words)


def _until_end(tokens: Sequence[Token], begin: int, layers: Layers) -> Sequence[Token]:
    """The words from a token to the end of its clause, without the time, place and company at the end."""
    if begin < len(tokens) and tokens[begin].lower == "with":
        begin = _after_party(tokens, begin + 1, layers)
    stop = next((i for i in range(begin, len(tokens)) if tokens[i].lower in LEXICON.ends), len(tokens))
    stop = next((i for i in range(begin, stop) if any(ends(tokens, i) for ends in _ENDS)), stop)
    if stop < len(tokens) and tokens[stop].lower in LEXICON.saying:
        stop = max((i for i in range(begin, stop) if tokens[i].text == ","), default=stop)
    return _without_tail(tokens[begin:stop], layers)


def _at_meeting(tokens: Sequence[Token], i: int) -> bool:
    """Whether "in a telephone call", "at the summit" begins at a token."""
    if tokens[i].lower not in ("in", "at"):
        return False
    found = (PHRASES.starting(tokens, k) for k in range(i + 1, min(i + 4, len(tokens))))
    return any(phrase and phrase[0] == "MEETING" for phrase in found)


def _agreed_too(tokens: Sequence[Token], i: int) -> bool:
    """Whether "and signed", "and pledged to" begins at a token."""
    return tokens[i].lower == "and" and _AGREED.starting(tokens, i + 1) is not None


def _between_parties(tokens: Sequence[Token], i: int) -> bool:
    """Whether "between A and B" begins at a token, of the meeting and not of a bond: "the border between"."""
    if tokens[i].lower not in ("between", "among") or _LISTING.starting(tokens, i):
        return False
    bond = PHRASES.ending(tokens, i)
    return bond is None or bond[0] != "BOND"


_ENDS = (_at_meeting, _agreed_too, _between_parties)


def _after_party(tokens: Sequence[Token], i: int, layers: Layers) -> int:
    for k in range(i, min(len(tokens), i + 4)):
        if found := layers.get(tokens[k].start):
            end = max(f.end for f in found)
            return next((n for n in range(k, len(tokens)) if tokens[n].start >= end), len(tokens))
    return i


def _topic(tokens: Sequence[Token], begin: int, layers: Layers) -> Sequence[Token]:
    """The words of a topic; a time that follows "talks on" is none."""
    timed = begin < len(tokens) and any(isinstance(f, Time) for f in layers.get(tokens[begin].start, ()))
    return () if timed else _until_end(tokens, begin, layers)


def _auxiliary(tokens: Sequence[Token], i: int) -> int | None:
    """Where the "was" or "will be" before a participle begins; an adverb may stand between."""
    be = next((k for k in range(i - 1, max(i - 3, 0) - 1, -1) if tokens[k].lower in _BE), None)
    if be is None:
        return None
    return be - 1 if be and tokens[be - 1].lower in _BEFORE_BE else be


def _subject(tokens: Sequence[Token], end: int) -> Sequence[Token]:
    """The words before a passive verb, from the start of its clause."""
    begin = max((i + 1 for i in range(end) if tokens[i].lower in LEXICON.ends), default=0)
    return tokens[begin:end]


def _without_tail(words: Sequence[Token], layers: Layers) -> Sequence[Token]:
    """Words without closing marks and without a last "on Monday", "in Oslo", "with X"."""
    while words and not words[-1].text[-1].isalnum():
        words = words[:-1]
    ends = {found.end for word in words for found in layers.get(word.start, ())}
    if not words or words[-1].end not in ends:
        return words
    last = max(i for i, w in enumerate(words) if any(f.end == words[-1].end for f in layers.get(w.start, ())))
    if last and words[last - 1].lower in _TAILS - {"between", "from", "since"}:
        return _without_tail(words[: last - 1], layers)
    return words


def _items(words: Sequence[Token]) -> tuple[Words, ...]:
    """The items of a list, each without what only introduces it; one item where there is no list."""
    for i in range(len(words)):
        if found := _LISTING.starting(words, i):
            rest = words[found[1] :]
            return _items(rest) if rest else _items(words[:i])
    parts = [part for part in map(_introduced, _split(words)) if part and not _empty(part)]
    return tuple((part[0].start, part[-1].end) for part in parts if len(part[-1].text) > _ITEM_LENGTH)


def _empty(words: Sequence[Token]) -> bool:
    """Whether words name no topic: "a variety of issues"."""
    return all(word.lower in LEXICON.topics.empty for word in words)


def _split(words: Sequence[Token]) -> list[Sequence[Token]]:
    """Words parted at commas, and at the "and" before the last item of a row."""
    commas = [i for i, w in enumerate(words) if w.text == ","]
    if not commas:
        return [words]
    parts = [words[a + 1 : b] for a, b in zip([-1, *commas], [*commas, len(words)], strict=True)]
    last = parts.pop()
    ands = [i for i, w in enumerate(last) if w.lower == "and"]
    if ands and ands[0] == 0:
        parts.append(last[1:])
    elif len(ands) == 1:
        parts += [last[: ands[0]], last[ands[0] + 1 :]]
    else:
        parts.append(last)
    return parts


def _introduced(words: Sequence[Token]) -> Sequence[Token]:
    found = _INTRODUCE.starting(words, 0)
    words = words[found[1] :] if found else words
    while words and (words[0].lower in ("and", "also") or not words[0].text[0].isalnum()):
        words = words[1:]
    while words and not words[-1].text[0].isalnum():
        words = words[:-1]
    return words
