"""Sayings: a verb or phrase of speech with its source, and the stretch of the sentence it answers for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from readout.actors import Mention
from readout.attribution.voices import SPEECH, Voice, Voices
from readout.text.morphology import verb
from readout.text.phrases import Phrases
from readout.text.tokens import Sentence


@dataclass(frozen=True)
class Saying:
    """A source, the words that give it, and the stretch of text that it answers for.

    ``whole``: the words stand beside what is said ("..., police said"), not before it ("police said
    that ..."). ``country`` is that of a government, ministry or army; ``refers`` as in ``Voice``.
    """

    speaker: str
    start: int
    end: int
    cue: tuple[int, int]
    whole: bool
    country: str
    refers: str


_VERBS = frozenset(form for base in SPEECH.verbs for form in verb(base)) | frozenset(SPEECH.forms)
_INVERTING = frozenset(form for base in SPEECH.inverting for form in verb(base))
_PHRASES = Phrases(dict.fromkeys(SPEECH.phrases, "phrase") | dict.fromkeys(SPEECH.settings, "setting"))
_ADDRESSING = frozenset(form for base in SPEECH.addressing for form in verb(base))
_CLAIMING, _COUNTING = frozenset(verb("claim")), frozenset([*verb("estimate"), *verb("put"), *verb("report")])
_THINGS = (["it"], ["him"], ["her"], ["them"])
_ENDING, _OBJECT_WITHIN, _AGENT_WITHIN = 5, 7, 10


class Reader:
    """One sentence, read for its sayings."""

    def __init__(self, sentence: Sentence, text: str, mentions: Sequence[Mention]) -> None:
        self._sentence = sentence
        self._tokens = sentence.tokens
        self._voices = Voices(sentence, text, mentions)
        self._letters = self._voices.letters
        self._last: Voice | None = None

    def sayings(self) -> Iterator[Saying]:
        """The sayings of the sentence, in order."""
        for i, token in enumerate(self._tokens):
            phrase = _PHRASES.starting(self._tokens, i) if token.lower in _PHRASES else None
            if phrase and phrase[0] == "phrase":
                voice = self._voices.after(phrase[1])
                if voice:
                    yield self._beside(voice, token.start, voice.end)
            elif phrase or (token.lower in _VERBS and not self._acts(i)):
                yield from self._with_verb(i)

    def _goes_on(self, i: int) -> bool:
        """Whether a participle goes on with the saying before it: "he said, adding that"."""
        return self._tokens[i].lower.endswith("ing") and self._letters[i - 1 : i] == ","

    def _with_verb(self, i: int) -> Iterator[Saying]:
        quoted = self._is_quoted_as(i)
        begin = i - 2 * quoted
        while begin > 0 and self._letters[begin - 1] in "ahmb":
            begin -= 1
        if not quoted and "b" in self._letters[begin:i]:
            yield from self._by_agent(i)
            return
        voice = self._resumed() if self._goes_on(i) else self._voices.before(begin)
        self._last = voice or self._last
        if voice and self._is_aside(voice, i):
            yield self._beside(voice, voice.start, self._tokens[i].end)
        elif voice:
            end = self._tokens[i].end
            yield Saying(
                voice.name, end, self._sentence.end, (voice.start, end), False, voice.country, voice.refers
            )
        elif begin == i and self._tokens[i].lower in _INVERTING and self._may_follow(i):
            voice = self._voices.after(i + 1)
            if voice:
                yield self._beside(voice, self._tokens[i].start, voice.end)

    def _is_quoted_as(self, i: int) -> bool:
        """Whether a participle stands in "was quoted as saying"."""
        before = [t.lower for t in self._tokens[max(0, i - 2) : i]]
        return len(before) == 2 and before[0] in SPEECH.quoted and before[1] == "as"

    def _acts(self, i: int) -> bool:
        """Whether a verb of saying does something to somebody: "claimed 12 lives", "declared it safe"."""
        following = [t.lower for t in self._tokens[i + 1 : i + 1 + _OBJECT_WITHIN]]
        if self._tokens[i].lower in _CLAIMING and not SPEECH.taken.isdisjoint(following):
            return "that" not in following
        return following[:1] in _THINGS and self._tokens[i].lower not in _ADDRESSING

    def _by_agent(self, i: int) -> Iterator[Saying]:
        """The agent of a passive verb: "is estimated at 12 by the council"."""
        for k in range(i + 2, min(i + _AGENT_WITHIN, len(self._tokens))):
            if self._letters[k] == "y" and not set(self._letters[i + 1 : k]) & set(';:,r"k'):
                voice = self._voices.after(k + 1) if self._tokens[i].lower in _COUNTING else None
                if voice:
                    yield self._beside(voice, self._tokens[k].start, voice.end)
                return

    def _resumed(self) -> Voice | None:
        return self._last or self._voices.opening()

    def _beside(self, voice: Voice, start: int, end: int) -> Saying:
        sentence = self._sentence
        return Saying(
            voice.name, sentence.start, sentence.end, (start, end), True, voice.country, voice.refers
        )

    def _is_aside(self, voice: Voice, i: int) -> bool:
        """Whether subject and verb stand behind or inside what is said: "12 died, police said"."""
        first = self._voices.index(voice.start)
        while first and self._letters[first - 1] in "da":
            first -= 1
        if first == 0 or self._letters[first - 1] not in ',"-':
            return False
        return (
            self._letters[i + 1 : i + 2] in ("", ",", ";", "p", '"', "-", "a")
            or len(self._tokens) - i <= _ENDING
        )

    def _may_follow(self, i: int) -> bool:
        """Whether a verb can stand before its subject: after a comma, a quotation or a clause."""
        return i == 0 or self._letters[i - 1] in ',"-;o)'
