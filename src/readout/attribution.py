"""Who says so: the source that a text gives for what it claims at a place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from readout.actors import Actor, Mention
from readout.gazetteer import countries
from readout.letters import letters
from readout.lexicon import Entry, load
from readout.morphology import plural, verb
from readout.phrases import Phrases
from readout.tokens import Sentence, Token


class Speech(Entry):
    """Shape of the lexicon file ``speech``."""

    verbs: list[str]
    phrases: list[str]
    settings: list[str]
    holdings: frozenset[str]
    sources: list[str]
    speakers_for: frozenset[str]
    nobody: frozenset[str]


@dataclass(frozen=True)
class Saying:
    """A source, the words that give it, and the stretch of text that it answers for."""

    speaker: str
    start: int
    end: int
    cue: tuple[int, int]
    whole: bool


_LEXICON = load("speech", Speech)
_FORMS = [form for base in _LEXICON.verbs for form in {*verb(base.split()[0])}]
_VERBS = frozenset(_FORMS)
_PHRASES = Phrases(dict.fromkeys(_LEXICON.phrases, "phrase") | dict.fromkeys(_LEXICON.settings, "setting"))
_SOURCES = frozenset(_LEXICON.sources) | frozenset(plural(noun) for noun in _LEXICON.sources)
_SUBJECT = re.compile(r"(?:[pf][dona\"'-]*+|,[^,;:]{1,24},|,?r[^;:]{1,14}?,|\([^()]*\)|[an\"])*")
_QUOTE = re.compile("[“”\"„«»]")
_OPENING, _CLOSING = "“„«", "”»"
_REACH, _LONGEST = 3, 12


class Attribution:
    """The sources of a document; sentences are read when they are asked about."""

    def __init__(self, sentences: Sequence[Sentence], text: str, mentions: Sequence[Mention]) -> None:
        self._sentences = sentences
        self._text = text
        self._mentions = mentions
        self._starts = [m.start for m in mentions]
        self._read: dict[int, list[Saying]] = {}

    def at(self, place: int, offset: int) -> Saying | None:
        """The saying that answers for the text at ``offset`` in sentence ``place``; none: the author does."""
        sayings = self._sayings(place)
        within = [s for s in sayings if not s.whole and s.start <= offset < s.end]
        if within:
            return max(within, key=lambda s: s.start)
        around = [s for s in sayings if s.whole and s.start <= offset < s.end]
        if around:
            return min(around, key=lambda s: abs(s.cue[0] - offset))
        return self._of_quotation(place, offset) if self._quoted(offset) else None

    def _of_quotation(self, place: int, offset: int) -> Saying | None:
        """The speaker of a quotation: named where it ends, else by the saying before it."""
        following = place + 1
        while following < min(len(self._sentences), place + _LONGEST) and self._quoted(self._sentences[following].start):
            named = [s for s in self._sayings(following) if s.whole]
            if named:
                return named[0]
            following += 1
        for before in range(place - 1, max(-1, place - 1 - _REACH), -1):
            sayings = self._sayings(before)
            if sayings:
                return sayings[-1]
        return None

    def _quoted(self, offset: int) -> bool:
        """Whether the place lies inside quotation marks."""
        i = bisect_right([start for start, _ in self._quotes], offset) - 1
        return i >= 0 and offset < self._quotes[i][1]

    @cached_property
    def _quotes(self) -> list[tuple[int, int]]:
        """The stretches inside quotation marks; one left open ends at its paragraph's end."""
        found: list[tuple[int, int]] = []
        start: int | None = None
        for match in _QUOTE.finditer(self._text):
            mark, at = match.group(), match.start()
            if start is not None and "\n\n" in self._text[start:at]:
                start = None
            if start is None and mark not in _CLOSING:
                start = at
            elif start is not None and mark not in _OPENING:
                found.append((start, at))
                start = None
        return found

    def _sayings(self, place: int) -> list[Saying]:
        if place not in self._read:
            sentence = self._sentences[place]
            low, high = (bisect_left(self._starts, x) for x in (sentence.start, sentence.end))
            self._read[place] = list(_Reader(sentence, self._text, self._mentions[low:high]).sayings())
        return self._read[place]


class _Reader:
    """One sentence, read for its sources."""

    def __init__(self, sentence: Sentence, text: str, mentions: Sequence[Mention]) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.text = text
        self.mentions = mentions
        self.letters = "".join(letters(sentence.tokens))
        self.starts = [t.start for t in self.tokens]

    def sayings(self) -> Iterator[Saying]:
        """The sayings of the sentence, in order."""
        for i, token in enumerate(self.tokens):
            phrase = _PHRASES.starting(self.tokens, i) if token.lower in _PHRASES else None
            if phrase and phrase[0] == "phrase":
                yield from self._after_phrase(i, phrase[1])
            elif phrase or token.lower in _VERBS:
                yield from self._with_verb(i)

    def _after_phrase(self, i: int, at: int) -> Iterator[Saying]:
        source = self._source_after(at)
        if source:
            name, stop = source
            yield Saying(name, self.sentence.start, self.sentence.end, (self.tokens[i].start, stop), True)

    def _with_verb(self, i: int) -> Iterator[Saying]:
        begin = i
        while begin > 0 and self.letters[begin - 1] in "ahmb":
            begin -= 1
        if "b" in self.letters[begin:i]:
            return
        source = self._subject(begin)
        if source:
            name, start = source
            cue = (start, self.tokens[i].end)
            if self._is_aside(start, i):
                yield Saying(name, self.sentence.start, self.sentence.end, cue, True)
            else:
                yield Saying(name, self.tokens[i].end, self.sentence.end, cue, False)
        elif begin == i and self._follows_speech(i):
            after = self._source_after(i + 1)
            if after:
                name, stop = after
                yield Saying(name, self.sentence.start, self.sentence.end, (self.tokens[i].start, stop), True)

    def _is_aside(self, start: int, i: int) -> bool:
        """Whether subject and verb stand behind or inside what is said: "12 died, police said"."""
        first = bisect_left(self.starts, start)
        while first and self.letters[first - 1] in "da":
            first -= 1
        after = self.letters[i + 1 : i + 2]
        return first > 0 and self.letters[first - 1] in ',"-' and (after in ("", ",", ";", "p", '"', "-", "a") or self._ends_soon(i))

    def _ends_soon(self, i: int) -> bool:
        return len(self.tokens) - i <= 5

    def _follows_speech(self, i: int) -> bool:
        """Whether a verb can stand before its subject: after a comma, a quotation or a clause."""
        return i == 0 or self.letters[i - 1] in ',"-;o)'

    def _subject(self, end: int) -> tuple[str, int] | None:
        """The source that ends before token ``end``, and where it begins."""
        if end == 0:
            return None
        found = self._named(end)
        if found:
            return found
        return self._unnamed(end)

    def _named(self, end: int) -> tuple[str, int] | None:
        limit = self.tokens[end - 1].end
        best: tuple[str, int] | None = None
        for mention in reversed(self.mentions):
            if mention.end > limit:
                continue
            at = bisect_left(self.starts, mention.end)
            path = self.letters[at:end]
            if len(path) > 30:
                break
            first = bisect_left(self.starts, mention.start)
            if self.tokens[at].lower in _LEXICON.holdings and at < end and path[1:] == "":
                return _name(mention, self.text), mention.start
            if not _SUBJECT.fullmatch(path):
                continue
            if first and self.letters[first - 1] in "pf" or (first > 1 and self.letters[first - 2 : first] in ("pd", "fd")):
                best = best or self._spoken_for(mention, first)
                continue
            return _name(mention, self.text), mention.start
        return best

    def _spoken_for(self, mention: Mention, first: int) -> tuple[str, int] | None:
        """The body that a spokesman speaks for."""
        for k in range(first - 1, max(-1, first - 4), -1):
            if self.tokens[k].lower in _LEXICON.speakers_for:
                return _name(mention, self.text), self.tokens[k].start
        return None

    def _unnamed(self, end: int) -> tuple[str, int] | None:
        """A source without a name: "officials", "the provincial police", "a spokesman for the miners"."""
        head = end - 1
        while head > 0 and self.letters[head] in 'a"':
            head -= 1
        start = head
        while start > 0 and self.letters[start - 1] in "oe" and head - start < 4:
            start -= 1
        word = self.tokens[head].lower
        if word in _LEXICON.nobody or self.letters[head] not in "oe":
            return None
        if word not in _SOURCES and not (self.tokens[head].text.istitle() and head > 0):
            return None
        if start and self.letters[start - 1] in "yi" and not word:
            return None
        return self.text[self.tokens[start].start : self.tokens[head].end], self.tokens[start].start

    def _source_after(self, at: int) -> tuple[str, int] | None:
        """The source that stands at token ``at`` or soon after it, and where it ends."""
        if at >= len(self.tokens):
            return None
        stop = at
        while stop < len(self.tokens) and self.letters[stop] not in ',;"' and stop - at < 12:
            stop += 1
        low, high = self.tokens[at].start, self.tokens[stop - 1].end if stop > at else self.tokens[at].end
        for mention in self.mentions:
            if low <= mention.start < high:
                longer = self._noun_after(at, stop) if mention.how == "demonym" else None
                return longer or (_name(mention, self.text), mention.end)
        return self._noun_after(at, stop)

    def _noun_after(self, at: int, stop: int) -> tuple[str, int] | None:
        while at < stop and self.letters[at] in 'dap"':
            at += 1
        end = at
        while end < stop and self.letters[end] in "oe" and end - at < 5:
            end += 1
        words = [t.lower for t in self.tokens[at:end]]
        known = [k for k, word in enumerate(words) if word in _SOURCES or self.tokens[at + k].text.istitle()]
        if not known:
            return None
        last = self.tokens[at + known[-1]]
        return self.text[self.tokens[at].start : last.end], last.end


def _name(mention: Mention, text: str) -> str:
    """The source that a mention names, in the fullest form that the document gives."""
    if mention.how == "role" and all(a.kind in ("country", "body") for a in mention.actors):
        return re.sub(r"^(the|a|an)\s+", "", text[mention.start : mention.end], flags=re.IGNORECASE)
    return " and ".join(dict.fromkeys(_full(actor) for actor in mention.actors))


def _full(actor: Actor) -> str:
    if actor.kind != "body" or not actor.country:
        return actor.name
    country = next((c for c in countries().values() if c.name == actor.country), None)
    words = (*country.names, *country.adjectives) if country else (actor.country,)
    if any(word.lower() in actor.name.lower() for word in words):
        return actor.name
    return f"{country.adjectives[0] if country and country.adjectives else actor.country} {actor.name}"
