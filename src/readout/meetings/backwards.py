"""Whom "him", "they" and "the two" of a sentence about a meeting go back to: people told of just before."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence

from readout.actors import Actor, Mention
from readout.analysis import Analysis
from readout.lexicon import load
from readout.meetings.standins import LEXICON, Standin
from readout.meetings.words import WORDS, expand
from readout.text.phrases import Phrases
from readout.text.tokens import Sentence

_HIM = frozenset(["him", "her"])
_REACH = 2
_TWO = 2
_PAIRS = Phrases({p: "" for line in LEXICON.pairs for p in expand(line)})
_FIRST_WORDS = _PAIRS.first_words
_SMALL = load("function_words", dict[str, list[str]])
_SAYING = "|".join(p for line in WORDS.clause["SAY"] for p in expand(line))
_SAID = re.compile(rf" (?:{_SAYING})\b")
_SAYS = re.compile(rf"\b(?:{_SAYING}) $")
_JOINED = re.compile(r",?(?: and)?(?: the)? ?")
_VERB_LENGTH = 12
_AFTER_HIM = frozenset(w for kind in ("prepositions", "conjunctions", "times") for w in _SMALL[kind])


class Backwards:
    """The people whom the pronouns of a document's sentences go back to, where the actors leave it open."""

    def __init__(self, analysis: Analysis) -> None:
        self.sentences = analysis.sentences
        self.text = analysis.reading.text
        self.mentions = sorted(analysis.actors, key=lambda m: m.start)
        self.starts = [m.start for m in self.mentions]

    def of(self, number: int) -> Iterator[Mention]:
        """The mentions that the pronouns of a sentence make."""
        tokens = self.sentences[number].tokens
        for i, token in enumerate(tokens):
            if token.lower in _HIM and self._is_object(self.sentences[number], i):
                yield from self._him(number, token.start, token.end)
            elif token.lower == "them":
                yield from self._two(number, token.start, token.end, self._subjects(number, token.start))
            elif token.lower in _FIRST_WORDS and (pair := _PAIRS.starting(tokens, i)):
                end = tokens[pair[1] - 1].end
                yield from self._two(number, token.start, end)

    def _is_object(self, sentence: Sentence, i: int) -> bool:
        """Whether "her" is somebody, and not an owner: no noun follows."""
        following = sentence.tokens[i + 1] if i + 1 < len(sentence.tokens) else None
        if sentence.tokens[i].lower == "him" or following is None or not following.text[0].isalnum():
            return True
        return following.lower in _AFTER_HIM

    def _before(self, number: int, start: int) -> Sequence[Mention]:
        """The mentions of a sentence before an offset."""
        first = bisect_left(self.starts, self.sentences[number].start)
        return self.mentions[first : bisect_left(self.starts, start)]

    def _him(self, number: int, start: int, end: int) -> Iterator[Mention]:
        """The last person told of before the subject of the clause."""
        subjects = self._subjects(number, start)
        for k in range(number, max(-1, number - _REACH - 1), -1):
            for mention in reversed(self._before(k, start)):
                one = mention.actor.kind == "person" and len(mention.actors) == 1
                if one and mention.actor not in subjects:
                    yield Mention(start, end, mention.actors, "pronoun")
                    return

    def _subjects(self, number: int, start: int) -> set[Actor]:
        """The people told of last before an offset, with those joined to them: "A and B received him"."""
        told = [m for m in self._before(number, start) if m.actor.kind == "person"]
        subjects: set[Actor] = set()
        for n, mention in enumerate(reversed(told)):
            after = told[len(told) - n] if n else None
            if after and not _JOINED.fullmatch(self.text, mention.end, after.start):
                break
            subjects.update(mention.actors)
        return subjects

    def _speaks(self, mention: Mention) -> bool:
        """Whether somebody only says what the sentence tells: "..., a spokeswoman said"."""
        before = self.text[max(0, mention.start - _VERB_LENGTH) : mention.start]
        return bool(_SAID.match(self.text, mention.end) or _SAYS.search(before))

    def _two(self, number: int, start: int, end: int, subjects: Collection[Actor] = ()) -> Iterator[Mention]:
        """The two people, else the two sides, that are told of in the sentence or just before it."""
        if any(m.start < end and start < m.end for m in self._before(number, end)):
            return
        told: dict[Actor, None] = {}
        for k in range(number, max(-1, number - _REACH - 1), -1):
            here = (a for m in self._before(k, start) if not self._speaks(m) for a in m.actors)
            told |= dict.fromkeys(a for a in here if a not in subjects)
            people = [a for a in told if a.kind == "person"]
            sides = people or [a for a in told if a.kind in ("country", "group") and not subjects]
            if len(sides) == _TWO:
                yield Standin(start, end, tuple(sides), "pronoun", "pair")
            if len(sides) >= _TWO:
                return
