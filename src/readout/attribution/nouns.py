"""Sources without a name: the noun phrases of a sentence that can be one, by what heads them."""

from __future__ import annotations

import re
from collections.abc import Callable

from readout.attribution.speech import SPEECH
from readout.attribution.voice import Voice
from readout.text.morphology import plural
from readout.text.rows import Row

SOURCES = frozenset(SPEECH.sources) | frozenset(plural(noun) for noun in SPEECH.sources)
_NOUNS = SOURCES | SPEECH.organisations
_PRONOUNS = frozenset(["he", "she", "they"])
_OBJECTS = frozenset(["him", "her", "them"])
_HYPHENS = frozenset("-‑")
_APOSTROPHES = frozenset("'’")
_DOING = frozenset("vbhmeo")
_ADJECTIVES = frozenset(["official"])
_HEAD = re.compile(r"[da]*e*o+")
LONGEST_NAME = 4
_LONGEST_NOUN = 8


class Nouns:
    """The sources without a name of one sentence; ``owner`` is whose it is what a source gives."""

    def __init__(self, row: Row, text: str, owner: Callable[[int, int], Voice | None]) -> None:
        self._tokens, self._words, self._letters = row.tokens, row.words, row.letters
        self._text = text
        self._owner = owner

    def headed(self, begin: int, end: int) -> Voice | None:
        """The source that a noun phrase between two tokens has as its head."""
        if begin == end:
            return None
        token = self._tokens[begin]
        if token.lower in _PRONOUNS or token.lower == "it":
            refers = token.lower if token.lower in ("it", "they") else "pronoun"
            return Voice(token.text, token.start, token.end, refers=refers)
        span = self._head(begin, end)
        if span is None:
            return None
        first, last = span
        word = self._tokens[last]
        if self._is_pronouncement(begin, first, last):
            return self.phrase(first, last, word.lower)
        if self._words[begin] in SPEECH.denied:
            return None
        held = word.lower in SPEECH.holdings and last > first
        owner = self._owner(first, last) if held else None
        if owner and owner.name:
            return owner
        giving = self._words[last - 1] in SOURCES - SPEECH.titled - _ADJECTIVES
        if held and giving and word.lower not in _NOUNS:
            return self.phrase(self._past_opening(first, last - 1), last - 1)
        if word.lower in SPEECH.nobody:
            return None
        if word.lower not in _NOUNS and not (word.text.istitle() and last > 0):
            return None
        if word.lower in SPEECH.speakers_for and self._words[last + 1 : last + 2] in (("of",), ("for",)):
            return self.noun(last + 2, end) or self.phrase(first, last)
        called = word.lower in SPEECH.organisations and SPEECH.callings.issuperset(self._words[first:last])
        definite = self._words[begin] == "the" and (first == last or called)
        return self.phrase(self._past_opening(first, last), last, word.lower if definite else "")

    def _head(self, begin: int, end: int) -> tuple[int, int] | None:
        """The first and the last token of what heads a noun phrase: "state-owned television"."""
        compounds = [k for k in range(begin + 2, end) if self._letters[k] == "e" and self._hyphened(k)]
        start = compounds[-1] + 1 if compounds else begin
        head = _HEAD.match(self._letters, start, end)
        if head is None:
            return None
        based = compounds and self._words[compounds[-1]] == "based"
        first, last = start if based else begin + (self._letters[begin] == "d"), head.end() - 1
        while last > first and self._words[last] in SPEECH.beside:
            last -= 1
        going = last > first and self._words[last].endswith("ing") and self._words[last - 1] in SOURCES
        return first, last - going

    def _hyphened(self, k: int) -> bool:
        """Whether a token is the second part of a compound: "Suva-based"."""
        return self._words[k - 1] in _HYPHENS and self._tokens[k - 1].end == self._tokens[k].start

    def _is_pronouncement(self, begin: int, first: int, last: int) -> bool:
        """Whether a phrase is "the statement", told of before, and not "the statement of the army"."""
        alone = self._words[begin] == "the" and first == last
        owned = self._letters[last + 1 : last + 2] in ("p", "f")
        told = begin > 0 and self._letters[begin - 1] in _DOING
        return alone and not owned and not told and self._words[last] in SPEECH.pronouncements

    def _past_opening(self, first: int, last: int) -> int:
        while first < last and self._letters[first] == "a":
            first += 1
        return max(first, last - LONGEST_NAME)

    def noun(self, at: int, stop: int) -> Voice | None:
        """The noun phrase of a source between two tokens; "the group" goes back to one told of before."""
        definite = self._words[at : at + 1] == ("the",)
        while at < stop and self._letters[at] in 'dap"':
            at += 1
        end = at
        while (
            end < stop and (self._letters[end] in "oe" or self.is_genitive(end)) and end - at < _LONGEST_NOUN
        ):
            end += 1
        known = [k for k in range(at, end) if self._words[k] in SOURCES or self._tokens[k].text.istitle()]
        if not known:
            return None
        based = [k for k in range(at, known[-1]) if self._words[k] == "based"]
        numbers = self._words[known[-1]] == "official" and end > known[-1] + 1
        first, last = based[-1] + 1 if based else at, known[-1] + numbers
        return self.phrase(first, last, self._words[last] if definite and first == last else "")

    def pronoun(self, at: int) -> Voice | None:
        """ "According to them": the pronoun of a source named before."""
        token = self._tokens[at]
        refers = token.lower in _OBJECTS
        return Voice(token.text, token.start, token.end, refers="pronoun") if refers else None

    def _past_compound(self, first: int, last: int) -> int:
        """Where a name begins behind what it is called: "state-run Tava", "pro-army Lami News"."""
        for k in range(last - 2, first - 1, -1):
            if self._words[k] in _HYPHENS and self._tokens[k + 1].text[0].islower():
                return k + 2 if self._tokens[k + 2].text[0].isupper() else first
        return first

    def phrase(self, first: int, last: int, refers: str = "") -> Voice:
        """The words between two tokens; of "private foundation Lau Libre" the name alone."""
        first += first < last and self._words[first] == "what"
        name = last
        while name > first and self._tokens[name].text[0].isupper():
            name -= 1
        if name < last and self._words[last] not in SOURCES and self._tokens[name].text[0].islower():
            first = name + 1
        titled = last > first and self._tokens[last].text in SPEECH.titled
        if titled and self._tokens[last - 1].text[0].isupper():
            last -= 1
            first = next(k for k in range(first, last + 1) if self._tokens[k].text[0].isupper())
        first = self._past_compound(first, last)
        start, end = self._tokens[first].start, self._tokens[last].end
        return Voice(" ".join(self._text[start:end].split()), start, end, refers=refers)

    def is_genitive(self, k: int) -> bool:
        """Whether an apostrophe stands within a name: "the Doctors' Union"."""
        within = 0 < k < len(self._tokens) - 1 and self._tokens[k].text in _APOSTROPHES
        return within and self._words[k - 1].endswith("s") and self._tokens[k + 1].text[0].isupper()
