"""Standing formats whose members a text names once: "the commission of A and B", "it last met in March"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from operator import attrgetter

from readout.actors import Actor
from readout.analysis import Analysis
from readout.lexicon import Entry, load
from readout.meetings.backdrop import SIDES, Backdrop
from readout.meetings.circumstances import Words
from readout.meetings.parties import Parties, known
from readout.meetings.seats import government_of
from readout.meetings.telling import Telling
from readout.meetings.words import expand
from readout.text.tokens import Sentence


class Formats(Entry):
    """The shape of meeting_formats.yml."""

    heads: tuple[str, ...]
    kinds: tuple[str, ...]
    lists: tuple[str, ...]
    lists_before: tuple[str, ...]
    one_by_one: tuple[str, ...]
    on_behalf: tuple[str, ...]
    together: tuple[str, ...]
    chairs: tuple[str, ...]
    chaired: tuple[str, ...]
    sits: tuple[str, ...]
    examples: dict[str, tuple[str, ...]]
    counter_examples: tuple[str, ...]


def _any(lines: Sequence[str]) -> str:
    phrases = {re.escape(phrase) for line in lines for phrase in expand(line)}
    return "|".join(sorted(phrases, key=len, reverse=True))


WORDS = load("meeting_formats", Formats)
_HEADS = frozenset(WORDS.heads)
_LOOSE = frozenset(["group", "body", "forum", "format"])
_HEAD = re.compile(rf"\b(?P<kind>[\w-]+ )?(?P<head>{_any(WORDS.heads)})\b", re.IGNORECASE)
_NAME = r"(?: \([^)]{1,20}\))?(?: (?:on|for) (?:the )?[\w-]+(?: [\w-]+)?)?"
_LISTS = re.compile(rf"{_NAME},? (?:{_any(WORDS.lists)})(?: the| its)? $")
_LISTS_BEFORE = re.compile(
    rf" (?:{_any(WORDS.lists_before)})(?: (?:a|an|the|their|this))?(?: [\w-]+){{0,3}} $"
)
_JOINED = re.compile(r"(?:,|,? and|,? as well as)(?: (?:of|from|by|in|with))?(?: the)? ?")
_ONE = re.compile(rf" (?:{_any(WORDS.one_by_one)})\b")
_BEHALF = re.compile(rf"(?:{_any(WORDS.on_behalf)})\b")
_TOGETHER = re.compile(rf" (?:{_any(WORDS.together)})\b")
_CHAIRS = re.compile(rf",? (?:{_any(WORDS.chairs)})\b")
_CHAIRED = re.compile(rf"\b(?:{_any(WORDS.chaired)})(?: the)? $")
_VERBS = "ended|opened|opens|held|holds|began|begins|met|meets"
_WHICH = rf" (?:that|which) [^;:,.]{{1,160}}?(?= (?:{_VERBS})\b)"
_ASIDE = rf"(?:,[^;:.]{{1,120}},|{_WHICH}| (?:of|between) [^;:.]{{1,120}}?)?"
_SITS = re.compile(
    rf"(?:'s|’s)?{_NAME}{_ASIDE}(?: (?:{_any(WORDS.sits)}|\d+(?:st|nd|rd|th)))*,? $", re.IGNORECASE
)
_OF = re.compile(rf" (?:of|in) (?:[\w’'-]+ ){{0,6}}?(?P<head>{_any(WORDS.heads)})\b", re.IGNORECASE)
_ITS = re.compile(rf"\b(?:it|its)(?: (?:{_any(WORDS.sits)}))* $", re.IGNORECASE)
_BEFORE, _FAR, _NEAR = 40, 600, 5
_LEAST = 2
_START = attrgetter("start")


class Standing:
    """The standing formats of a document, each by the last word of its name."""

    def __init__(self, analysis: Analysis, behind: Backdrop) -> None:
        self._analysis = analysis
        self._behind = behind
        self._rows_known: dict[int, list[list[tuple[Actor, Words]]]] = {}

    def of(self, telling: Telling) -> Parties:
        """Those whom the format brings together of which a telling is a session; nobody where it is none."""
        if not self._named:
            return {}
        head = self._head(telling)
        return self._members.get(head, {}) if head else {}

    @property
    def _text(self) -> str:
        return self._analysis.reading.text

    @cached_property
    def _named(self) -> list[tuple[int, int, int, str]]:
        """Where the document speaks of its formats: start, end, sentence, and the last word of the name."""
        found: list[tuple[int, int, int, str]] = []
        kinds: set[str] = set()
        for number, sentence in enumerate(self._analysis.sentences):
            if not _HEADS.isdisjoint(sentence.words):
                for match in _HEAD.finditer(self._text, sentence.start, sentence.end):
                    head, kind = match["head"].lower(), (match["kind"] or "").strip()
                    found.append((*match.span("head"), number, head))
                    proper = kind[:1].isupper() and match["head"][0].isupper()
                    kinds |= {head} if proper or kind.lower() in WORDS.kinds else set()
        return [one for one in found if one[-1] in kinds or one[-1] not in _LOOSE]

    def _head(self, telling: Telling) -> str:
        """The format of which a telling is a session."""
        sentence = self._analysis.sentences[telling.sentence]
        if told := _OF.match(self._text, telling.end, sentence.end):
            return told["head"].lower()
        last = bisect_left(self._named, (telling.start,)) - 1
        if last < 0:
            return ""
        _, end, _, head = self._named[last]
        if end >= sentence.start and _SITS.fullmatch(self._text, end, telling.start):
            return head
        its = _ITS.search(self._text, max(sentence.start, telling.start - _BEFORE), telling.start)
        return head if its and telling.start - end < _FAR else ""

    @cached_property
    def _members(self) -> dict[str, dict[Actor, Words]]:
        """The members of each format of which the document names two sides at least."""
        found: dict[str, dict[Actor, Words]] = {}
        near: dict[str, set[int]] = {}
        for start, end, number, head in self._named:
            told = found.setdefault(head, {})
            told |= {a: w for a, w in self._listed(start, end, number) if a not in told}
            near.setdefault(head, set()).update(range(number, number + _NEAR))
        for head, told in found.items():
            for number in sorted(near[head]):
                told |= {a: w for a, w in self._in_role(number) if not known(a, told)}
        return {head: row for head, row in found.items() if sum(a.kind in SIDES for a in row) >= _LEAST}

    def _listed(self, start: int, end: int, number: int) -> Iterator[tuple[Actor, Words]]:
        """Those whom the sentence of a format's name lists behind or before it."""
        for row in self._rows(number):
            first, last = row[0][1][0], row[-1][1][1]
            after = first >= end and _LISTS.fullmatch(self._text, end, first)
            before = last <= start and _LISTS_BEFORE.fullmatch(self._text, last, start)
            if (after or before) and len(row) >= _LEAST:
                yield from row

    def _rows(self, number: int) -> list[list[tuple[Actor, Words]]]:
        """The rows of sides and bodies of a sentence: "A, B and C"."""
        if number not in self._rows_known:
            rows: list[list[tuple[Actor, Words]]] = []
            for actor, words in self._parties(self._analysis.sentences[number]):
                joined = rows and _JOINED.fullmatch(self._text, rows[-1][-1][1][1], words[0])
                if joined or (rows and rows[-1][-1][1] == words):
                    rows[-1].append((actor, words))
                else:
                    rows.append([(actor, words)])
            self._rows_known[number] = rows
        return self._rows_known[number]

    def _parties(self, sentence: Sentence) -> list[tuple[Actor, Words]]:
        """The sides and bodies that a sentence names, capitals for their governments, in its order."""
        named = self._behind.within(sentence.start, sentence.end)
        found = [
            (a, (m.start, m.end)) for m in named for a in m.actors if a.kind in SIDES or a.kind == "body"
        ]
        taken = {i for m in named for i in range(m.start, m.end)}
        places = self._analysis.places
        first, stop = (bisect_left(places, at, key=_START) for at in (sentence.start, sentence.end))
        here = places[first:stop]
        seats = ((government_of(p), (p.start, p.end)) for p in here if p.start not in taken)
        found += [(actor, words) for actor, words in seats if actor]
        return sorted(found, key=lambda one: one[1])

    def _in_role(self, number: int) -> Iterator[tuple[Actor, Words]]:
        """Those whom a sentence tells to be represented, to take part or to be in the chair."""
        text, sentences = self._text, self._analysis.sentences[number : number + 1]
        for row in self._rows(number) if sentences else ():
            end = row[-1][1][1]
            alone = len(row) == 1 and (_ONE.match(text, end) or _BEHALF.match(text, end))
            if alone or (len(row) >= _LEAST and _TOGETHER.match(text, end)):
                yield from row
        for sentence in sentences:
            for mention in self._behind.within(sentence.start, sentence.end):
                chairs = _CHAIRS.match(text, mention.end, sentence.end)
                before = max(sentence.start, mention.start - _BEFORE)
                if chairs or _CHAIRED.search(text, before, mention.start):
                    yield mention.actor, (mention.start, mention.end)
