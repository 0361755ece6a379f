"""What stands in a document around a place of it: mentions, rows of members, the people it is about."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from readout.actors import Actor, Mention
from readout.analysis import Analysis
from readout.lexicon import Entry, load
from readout.meetings.circumstances import LEXICON, Words
from readout.meetings.layers import Layers
from readout.meetings.standins import nobody
from readout.meetings.words import expand, telling_words
from readout.text.phrases import Phrases
from readout.text.tokens import Sentence, Token


class Memberships(Entry):
    """The shape of meeting_memberships.yml."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    stated: tuple[str, ...]
    heads: frozenset[str]
    namely: frozenset[str]
    formats: dict[str, tuple[str, ...]]
    examples: dict[str, tuple[str, ...]]
    counter_examples: tuple[str, ...]


WORDS = load("meeting_memberships", Memberships)
_BEFORE = Phrases({phrase: "" for line in WORDS.before for phrase in expand(line)})
_AFTER = Phrases({phrase: "" for line in WORDS.after for phrase in expand(line)})
_STATED = Phrases({phrase: "" for line in WORDS.stated for phrase in expand(line)})
_STATING = telling_words(phrase for line in (*WORDS.stated, *WORDS.after) for phrase in expand(line))
_INTRODUCED = 8
_HEADED = 12
_ITS = ("its", "members", "it")
_BACK = 3
_FEW, _TWO = 3, 2
SIDES = frozenset({"country", "group"})
_MEMBERS = SIDES | {"body"}
_MARKS = frozenset([";", ":"])


class Format(NamedTuple):
    """Whom a document says that a format brings together; ``head`` is the last word of its name."""

    head: str
    members: dict[Actor, Words]


class Backdrop:
    """The mentions of a document, those that stand for its sides too, and what their order tells."""

    def __init__(self, analysis: Analysis, layers: Layers) -> None:
        self._analysis = analysis
        self._layers = layers

    @cached_property
    def mentions(self) -> list[Mention]:
        """The mentions of the document, in its order, but for those of nobody named: "mediators"."""
        found = (f for row in self._layers.values() for f in row if isinstance(f, Mention) and not nobody(f))
        return sorted(found, key=lambda m: m.start)

    @cached_property
    def _starts(self) -> list[int]:
        return [m.start for m in self.mentions]

    def within(self, start: int, end: int) -> list[Mention]:
        """The mentions that begin between two offsets."""
        return self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def before(self, number: int, offset: int) -> Iterator[Sequence[Mention]]:
        """The mentions before an offset: of its sentence, then of each of the sentences before."""
        sentences = self._analysis.sentences
        yield self.within(sentences[number].start, offset)
        for earlier in range(number - 1, max(-1, number - _BACK), -1):
            yield self.within(sentences[earlier].start, sentences[earlier].end)

    def after(self, offset: int) -> Sequence[Token]:
        """The tokens of a sentence from an offset on."""
        sentence = next((s for s in self._analysis.sentences if s.start <= offset < s.end), None)
        return [t for t in sentence.tokens if t.start >= offset] if sentence else []

    def members_after(self, offset: int) -> dict[Actor, Words]:
        """The members listed after the name of what they sit in: "the group (A, B and C)"."""
        tokens = self.after(offset)
        near = (i for i, t in enumerate(tokens[:_INTRODUCED]) if t.lower in _BEFORE)
        found = (hit[1] for i in near if (hit := _BEFORE.starting(tokens, i)))
        first = next(found, 0)
        if not first or any(t.text in _MARKS for t in tokens[:first]):
            return {}
        brackets = (t.end for t in tokens if t.text == ")")
        end = next(brackets, tokens[-1].end) if tokens[first - 1].text == "(" else tokens[-1].end
        return self._row(tokens[first - 1].end, end, _TWO)

    def _row(self, start: int, end: int, least: int) -> dict[Actor, Words]:
        """The nations, groups and bodies between two offsets, but for what others are listed as."""
        members: dict[Actor, Words] = {}
        for mention in self.within(start, end):
            if WORDS.namely.isdisjoint([t.lower for t in self.after(mention.end)[:2]]):
                told = {a: (mention.start, mention.end) for a in mention.actors if a.kind in _MEMBERS}
                members |= {a: words for a, words in told.items() if a not in members}
        return members if sum(a.kind in SIDES for a in members) >= least else {}

    @cached_property
    def bodies(self) -> dict[Actor, dict[Actor, Words]]:
        """The bodies whose members the document lists."""
        found: dict[Actor, dict[Actor, Words]] = {}
        for mention in self.mentions:
            formats = mention.actor.name.rpartition(" ")[2].lower() in LEXICON.formats
            if mention.actor.kind == "body" and formats and mention.actor not in found:
                members = self.members_after(mention.end) or self._members_before(mention)
                found |= {mention.actor: members} if members else {}
        return found

    @cached_property
    def formats(self) -> list[Format]:
        """The formats of which sentences say whom they bring together: "the group consists of A, B and C"."""
        stating = (s for s in self._analysis.sentences if not _STATING.isdisjoint(s.words))
        return [found for sentence in stating for found in self._stated(sentence)]

    def _stated(self, sentence: Sentence) -> Iterator[Format]:
        """The formats whose members a sentence lists, behind their name or before it."""
        tokens = sentence.tokens
        for i in range(1, len(tokens)):
            behind, before = _STATED.starting(tokens, i), _AFTER.starting(tokens, i)
            words = [t.lower for t in (tokens[max(0, i - _HEADED) : i] if behind else tokens[i:][:_HEADED])]
            heads = [w for w in words if w in WORDS.heads] if behind or before else []
            row = (tokens[behind[1] - 1].end, sentence.end) if behind else (sentence.start, tokens[i].start)
            if heads and (members := self._row(*row, _FEW)):
                yield Format(heads[-1], members)

    def format_of(self, body: Actor | None) -> dict[Actor, Words]:
        """The members of a body, which sentences may name by its last word, or of the only format."""
        if body in self.bodies:
            return self.bodies[body]
        if body is None and len(self.formats) == 1:
            return self.formats[0].members
        head = body.name.lower().rpartition(" ")[2] if body else ""
        named = [f.members for f in self.formats if f.head in (head, *_ITS)]
        return named[0] if len(named) == 1 else {}

    def _members_before(self, body: Mention) -> dict[Actor, Words]:
        """The members listed before the name of what they sit in: "A, B and C sit on the commission"."""
        sentence = next(s for s in self._analysis.sentences if s.start <= body.start < s.end)
        tokens = [t for t in sentence.tokens if t.end <= body.start]
        if tokens and tokens[-1].lower == "the":
            tokens = tokens[:-1]
        joined = _AFTER.ending(tokens, len(tokens)) if tokens else None
        return self._row(sentence.start, tokens[joined[1]].start, _FEW) if joined else {}

    @cached_property
    def two_people(self) -> dict[Actor, Words]:
        """The two people of two nations whom the document names at least twice as often as anybody else."""
        counts = Counter(a for m in self._analysis.actors for a in m.actors if a.kind == "person")
        top = counts.most_common(_FEW)
        third = top[_TWO][1] if len(top) > _TWO else 0
        if len(top) < _TWO or top[1][1] < max(2 * third, _TWO) or top[0][0].country == top[1][0].country:
            return {}
        told = {a: (m.start, m.end) for m in reversed(self._analysis.actors) for a in m.actors}
        return {actor: told[actor] for actor, _ in top[:_TWO]}
