"""Voices: the noun phrases of a sentence that can be a source, by name or without one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from readout.actors import Actor, Mention
from readout.lexicon import Entry, load
from readout.names.gazetteer import Country, countries
from readout.text.letters import letters
from readout.text.morphology import plural
from readout.text.tokens import Sentence


class Speech(Entry):
    """Shape of the lexicon file ``speech``."""

    verbs: tuple[str, ...]
    forms: tuple[str, ...]
    inverting: tuple[str, ...]
    phrases: tuple[str, ...]
    settings: tuple[str, ...]
    holdings: frozenset[str]
    sources: tuple[str, ...]
    speakers_for: frozenset[str]
    nobody: frozenset[str]
    addressing: frozenset[str]
    taken: frozenset[str]
    quoted: frozenset[str]


@dataclass(frozen=True)
class Voice:
    """A source: how it is called, where it stands, its country if it is a state's body.

    ``refers`` is "pronoun", or the noun of "the envoy", where an earlier name may be meant.
    """

    name: str
    start: int
    end: int
    country: str = ""
    refers: str = ""


SPEECH: Speech = load("speech", Speech)
_SOURCES = frozenset(SPEECH.sources) | frozenset(plural(noun) for noun in SPEECH.sources)
_PRONOUNS = frozenset(["he", "she", "they"])
_OBJECTS = frozenset(["him", "her", "them"])
_TO_VERB = re.compile(r"(?:[pf][dona\"'-]*+|,[^,;:tvbhm]{1,24},|,?r[^;:]{1,14}?,|\([^()]*\)|[an\"])*")
_REACH, _AFTER = 30, 12


class Voices:
    """The voices of one sentence."""

    def __init__(self, sentence: Sentence, text: str, mentions: Sequence[Mention]) -> None:
        self.tokens = sentence.tokens
        self.letters = "".join(letters(sentence.tokens))
        self._text = text
        self._mentions = mentions
        self._starts = [t.start for t in sentence.tokens]

    def index(self, offset: int) -> int:
        """The first token that starts at or after an offset."""
        return bisect_left(self._starts, offset)

    def before(self, end: int) -> Voice | None:
        """The voice that is the subject of a verb group at token ``end``."""
        return (self._named(end) or self._unnamed(end)) if end else None

    def after(self, at: int) -> Voice | None:
        """The voice that stands at token ``at`` or soon after it."""
        stop = at
        while stop < min(len(self.tokens), at + _AFTER) and self.letters[stop] not in ',;"':
            stop += 1
        if stop == at:
            return None
        for mention in self._mentions:
            if self.tokens[at].start <= mention.start < self.tokens[stop - 1].end:
                longer = self._noun(at, stop) if mention.how == "demonym" else None
                return longer or self._voice(mention)
        return self._pronoun(at) or self._noun(at, stop)

    def opening(self) -> Voice | None:
        """The name that the sentence begins with."""
        first = self._mentions[0] if self._mentions else None
        return self._voice(first) if first and self.index(first.start) <= 1 else None

    def _voice(self, mention: Mention, start: int | None = None) -> Voice:
        countries = {a.country for a in mention.actors if a.kind != "group"}
        first = mention.start if start is None else start
        country = countries.pop() if len(countries) == 1 else ""
        return Voice(named(mention, self._text), first, mention.end, country)

    def _named(self, end: int) -> Voice | None:
        """The nearest name that the verb at token ``end`` can have as its subject."""
        limit, led = self.tokens[end - 1].end, None
        for mention in reversed(self._mentions):
            if mention.end > limit:
                continue
            at, first = self.index(mention.end), self.index(mention.start)
            path = self.letters[at:end]
            if len(path) > _REACH:
                break
            if len(path) == 1 and self.tokens[at].lower in SPEECH.holdings:
                return self._voice(mention)
            if not _TO_VERB.fullmatch(path) and not (path == "," and self._apposed(first, end)):
                continue
            if not self._in_phrase(first):
                return self._together(mention)
            led = led or self._spoken_for(mention, first)
        return led

    def _apposed(self, first: int, verb: int) -> bool:
        """Whether a name between commas says who an office is: "the mayor, Ann Lee, said"."""
        return self.letters[max(0, first - 1) : first] == "," and self.letters[verb + 1 : verb + 2] in (
            ("", ";", ",", "p", '"')
        )

    def _together(self, last: Mention) -> Voice:
        """The voice of a mention with those that it closes a row with: "Norway and Peru"."""
        voice = self._voice(last)
        for mention in reversed(self._mentions):
            between = self.letters[self.index(mention.end) : self.index(voice.start)]
            if mention.end <= voice.start and between in ("c", ",", ",c"):
                before = self._voice(mention)
                voice = Voice(f"{before.name} and {voice.name}", before.start, voice.end)
        return voice

    def _in_phrase(self, first: int) -> bool:
        return self.letters[max(0, first - 1) : first] in ("p", "f") or self.letters[
            max(0, first - 2) : first
        ] in ("pd", "fd")

    def _spoken_for(self, mention: Mention, first: int) -> Voice | None:
        """The body that a spokesman speaks for."""
        for k in range(first - 1, max(-1, first - 4), -1):
            if self.tokens[k].lower in SPEECH.speakers_for:
                return self._voice(mention, self.tokens[k].start)
        return None

    def _unnamed(self, end: int) -> Voice | None:
        """A source without a name: "officials", "the provincial police", "they"."""
        head = end - 1
        while head > 0 and self.letters[head] in 'a"':
            head -= 1
        token = self.tokens[head]
        if token.lower in _PRONOUNS:
            return Voice(token.text, token.start, token.end, refers="pronoun")
        start = head
        while start > 0 and self.letters[start - 1] in "oe" and head - start < 4:
            start -= 1
        if token.lower in SPEECH.nobody or self.letters[head] not in "oe":
            return None
        if token.lower not in _SOURCES and not (token.text.istitle() and head > 0):
            return None
        definite = start > 0 and self.tokens[start - 1].lower == "the"
        return self._phrase(start, head, token.lower if definite and start == head else "")

    def _noun(self, at: int, stop: int) -> Voice | None:
        """The noun phrase of a source between two tokens."""
        while at < stop and self.letters[at] in 'dap"':
            at += 1
        end = at
        while end < stop and self.letters[end] in "oe" and end - at < 5:
            end += 1
        known = [
            k for k in range(at, end) if self.tokens[k].lower in _SOURCES or self.tokens[k].text.istitle()
        ]
        return self._phrase(at, known[-1]) if known else None

    def _pronoun(self, at: int) -> Voice | None:
        """ "According to them": the pronoun of a source named before."""
        token = self.tokens[at]
        refers = token.lower in _OBJECTS
        return Voice(token.text, token.start, token.end, refers="pronoun") if refers else None

    def _phrase(self, first: int, last: int, refers: str = "") -> Voice:
        start, end = self.tokens[first].start, self.tokens[last].end
        return Voice(" ".join(self._text[start:end].split()), start, end, refers=refers)


def named(mention: Mention, text: str) -> str:
    """What a mention calls a source, in the fullest form that the document gives."""
    if mention.how == "role" and all(a.kind in ("country", "body") for a in mention.actors):
        words = " ".join(text[mention.start : mention.end].split())
        return re.sub(r"^(the|a|an) ", "", words, flags=re.IGNORECASE)
    return " and ".join(dict.fromkeys(_full(actor) for actor in mention.actors))


def _full(actor: Actor) -> str:
    """An actor's name; a state's body with its nation: "Georgian Defence Ministry"."""
    country = _by_name().get(actor.country) if actor.kind == "body" else None
    if country is None or any(w.lower() in actor.name.lower() for w in (*country.names, *country.adjectives)):
        return actor.name
    return f"{(*country.adjectives, country.name)[0]} {actor.name}"


@cache
def _by_name() -> dict[str, Country]:
    return {country.name: country for country in countries().values()}
