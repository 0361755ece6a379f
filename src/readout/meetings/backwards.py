"""Whom "him", "they" and "the two" of a sentence about a meeting go back to: people told of just before."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from operator import itemgetter

from readout.actors import Actor, Mention
from readout.actors.vocabulary import discourse
from readout.analysis import Analysis
from readout.lexicon import load
from readout.meetings.journeys import GUESTS, travels
from readout.meetings.standins import LEXICON, Standin, nameless
from readout.meetings.words import WORDS, expand, telling_words
from readout.names.roles import titles
from readout.text.morphology import is_past
from readout.text.phrases import Phrases
from readout.text.tokens import Sentence, Token

_HIM = frozenset(["him", "her"])
_THEY = "they"
_HIS, _THEIR = frozenset(["his", "her"]), "their"
MEETINGS = frozenset(p for line in WORDS.cues["MEETING"] for p in expand(line) if " " not in p)
_OWNED, _WITH = 10, 6
_REACH = 2
_TWO = 2
_TWO_WORD = "two"
_PAIR_PHRASES = {p: "" for line in LEXICON.pairs for p in expand(line)}
_PAIRS = Phrases(_PAIR_PHRASES)
_ROW_PHRASES = {p: "" for line in LEXICON.rows for p in expand(line)}
_ROWS = Phrases(_ROW_PHRASES)
_IN_BRACKETS = r"(?: \([A-Z][\w. ]{0,30}\))?"
_OF = r"(?: of (?:the )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2})?"
_LISTED = re.compile(rf"{_IN_BRACKETS}{_OF}(?:,|,? and)(?: the)? ?")
_CHAIRING = re.compile(rf",? who (?:{'|'.join(LEXICON.chairing)})\b")
_OPENING = 40
_AT = itemgetter(1)
_GUEST = frozenset(["visitor", "guest", "traveller", "traveler"])
_POINTING = _HIM | _HIS | {"them", _THEIR} | telling_words({**_PAIR_PHRASES, **_ROW_PHRASES}) | _GUEST
_BEGINNING = _HIM | _HIS | {"them", _THEIR} | _PAIRS.first_words | GUESTS.first_words | _ROWS.first_words
_NAMED_BEHIND = re.compile(r",? \(?[A-Z]")
_SMALL = load("function_words", dict[str, list[str]])
_SAYING = "|".join(p for line in WORDS.clause["SAY"] for p in expand(line))
_SAID = re.compile(rf" (?:{_SAYING})\b")
_SAYS = re.compile(rf"\b(?:{_SAYING}) $")
_HELPED = re.compile(r" (?:[a-z]+ ){0,2}")
_JOINED = re.compile(r",?(?: and)?(?: the)? ?")
_WHO = re.compile(r",? who\b")
_VERB_LENGTH = 12
_SIDES = frozenset(["country", "group"])
_OWNING = frozenset(["of", "from", "and", "list", "house", "room", "book", "'s", "’s"])
_COUNTED = frozenset(["two", "both"])
_JOINING = frozenset(["and", "then", "later", "also", "said", "says", "time", "there", "here"])
_AFTER_SUBJECTS = frozenset(
    w for kind in ("prepositions", "conjunctions", "times", "auxiliaries") for w in _SMALL[kind]
) | {"who", "that", "and", "last", "first", "met", "meet", "men", "women", "of", "leave", "agree", "say"}
_AFTER_HIM = frozenset(w for kind in ("prepositions", "conjunctions", "times") for w in _SMALL[kind])


def _of_people(words: str) -> bool:
    """Whether "the two men" speaks of people, and of no nations."""
    return words.rpartition(" ")[2] in ("men", "women", "leaders")


def _may_follow_subject(token: Token) -> bool:
    """Whether a word can stand behind "the two" without being what there are two of."""
    word = token.lower
    return not word[0].isalpha() or word in _AFTER_SUBJECTS or is_past(word) or word.endswith("ly")


def _governs(token: Token) -> bool:
    """Whether what follows a word is its object, and no clause's subject."""
    return token.text[0].isalnum() and token.lower not in discourse().before_subjects | _JOINING


def _hold_offices(people: Sequence[Actor]) -> bool:
    """Whether people hold an office or are of several nations, as mediators are and those in jail are not."""
    of_people = all(a.kind == "person" for a in people)
    return of_people and (any(a.roles for a in people) or len({a.country for a in people} - {""}) >= _TWO)


class Backwards:
    """The people whom the pronouns of a document's sentences go back to, where the actors leave it open."""

    def __init__(self, analysis: Analysis, mentions: Sequence[Mention]) -> None:
        self.sentences = analysis.sentences
        self.text = analysis.reading.text
        self.mentions = sorted(mentions, key=lambda m: m.start)
        self.starts = [m.start for m in self.mentions]

    def of(self, number: int) -> Iterator[Mention]:
        """The mentions that the pronouns of a sentence make."""
        sentence = self.sentences[number]
        if _POINTING.isdisjoint(sentence.words):
            return
        tokens, grouped = sentence.tokens, False
        for i in [i for i, word in enumerate(sentence.lower) if word in _BEGINNING]:
            token = tokens[i]
            if guest := GUESTS.starting(tokens, i):
                yield from self._guest(number, i, guest[1])
            elif token.lower in _HIM and self._is_object(self.sentences[number], i):
                yield from self._him(number, token.start, token.end)
            elif token.lower in _HIS and self._owns_meeting(tokens, i):
                yield from self._owner(number, token.start, token.end)
            elif token.lower == _THEIR:
                if self._owns_meeting(tokens, i):
                    yield from self._two(number, token.start, token.end)
            elif row := _ROWS.starting(tokens, i):
                grouped = True
                yield from self._row(number, token.start, tokens[row[1] - 1].end)
            elif token.lower == "them" and grouped:
                yield from self._row(number, token.start, token.end)
            elif token.lower == "them":
                yield from self._two(number, token.start, token.end, self._subjects(number, token.start))
            elif pair := _PAIRS.starting(tokens, i):
                yield from self._pair(number, i, pair[1])

    def _owns_meeting(self, tokens: Sequence[Token], i: int) -> bool:
        """Whether "his" owns a meeting with somebody else: "his second meeting in a week with"."""
        following = tokens[i + 1 : i + 1 + _OWNED]
        at = next((n for n, t in enumerate(following) if t.lower in MEETINGS), None)
        words = [t.lower for t in following[at + 1 :]] if at is not None else []
        return "with" in words[: _WITH - (at or 0)]

    def _owner(self, number: int, start: int, end: int) -> Iterator[Mention]:
        """Whose a meeting is: the subject's of the sentence, else of the sentences before."""
        for k in range(number, max(-1, number - _REACH - 1), -1):
            one = next((m for m in self._before(k, start) if self._is_one(m) and m.how != "role"), None)
            if one is not None:
                yield Mention(start, end, one.actors, "pronoun")
                return

    def _pair(self, number: int, first: int, stop: int) -> Iterator[Mention]:
        """Whom "the two" or "they" goes back to: none where a noun follows, not the subject as an object."""
        tokens = self.sentences[number].tokens
        counted = tokens[stop - 1].lower in _COUNTED
        if counted and stop < len(tokens) and not _may_follow_subject(tokens[stop]):
            return
        start = tokens[first].start
        subjects = self._subjects(number, start) if first and _governs(tokens[first - 1]) else ()
        yield from self._two(number, start, tokens[stop - 1].end, subjects)

    def _is_object(self, sentence: Sentence, i: int) -> bool:
        """Whether "her" is somebody, and not an owner: no noun follows."""
        following = sentence.tokens[i + 1] if i + 1 < len(sentence.tokens) else None
        if sentence.tokens[i].lower == "him" or following is None or not following.text[0].isalnum():
            return True
        return following.lower in _AFTER_HIM

    @cached_property
    def rows(self) -> list[tuple[int, int, tuple[Actor, ...], int]]:
        """Three people or sides or more, told of together: their sentence, where they begin and end."""
        found: list[tuple[int, int, tuple[Actor, ...], int]] = []
        for number, sentence in enumerate(self.sentences):
            row: list[Mention] = []
            for mention in [*self._before(number, sentence.end), None]:
                if mention and row and _LISTED.fullmatch(self.text, row[-1].end, mention.start):
                    row.append(mention)
                    continue
                told = tuple(dict.fromkeys(a for m in row for a in m.actors))
                people = all(a.kind == "person" for a in told)
                if len(told) > _TWO and (people or all(a.kind in _SIDES for a in told)):
                    found.append((number, row[0].start, told, row[-1].end))
                row = [mention] if mention else []
        return found

    def _row(self, number: int, start: int, end: int) -> Iterator[Mention]:
        """Whom "the mediators" goes back to: three or more told of together, else the only such."""
        if any(m.start < end and start < m.end for m in self._before(number, end)):
            return
        last = bisect_left(self._teams, start, key=_AT) - 1
        near = last >= 0 and number - _REACH <= self._teams[last][0]
        if near or len(self._teams) == 1:
            yield Standin(start, end, self._teams[last if near else 0][2], "pronoun", "pair")
        elif not _NAMED_BEHIND.match(self.text, end) and (nobody := nameless(self.text[start:end])):
            yield Standin(start, end, nobody, "role", "others")

    @cached_property
    def _teams(self) -> list[tuple[int, int, tuple[Actor, ...], int]]:
        """The rows of people who may be mediators: "A, B and C, who co-chair the talks"."""
        return [row for row in self.rows if _hold_offices(row[2]) or _CHAIRING.match(self.text, row[3])]

    def _acting_row(self, number: int, told: Collection[Actor]) -> tuple[Actor, ...]:
        """Three or more who open a sentence and are all whom it tells of, but for one."""
        opening = self.sentences[number].start + _OPENING
        first = bisect_left(self.rows, self.sentences[number].start, key=_AT)
        rows = (row for _, at, row, _ in self.rows[first : first + 1] if at < opening)
        return next((row for row in rows if len(set(told) - set(row)) < _TWO), ())

    def _guest(self, number: int, first: int, stop: int) -> Iterator[Mention]:
        """Who was last told to travel: none where "the guest" is of something, or a name follows."""
        tokens = self.sentences[number].tokens
        end = tokens[stop - 1].end
        if tokens[stop : stop + 1] and (tokens[stop].lower in _OWNING or end + 2 in self.starts):
            return
        start = tokens[first].start
        for k in range(number, max(-1, number - _REACH - 1), -1):
            for mention in reversed(self._before(k, start)):
                if travels(mention, self.text, self.sentences[k].end):
                    yield Mention(start, end, mention.actors, "pronoun")
                    return

    def _before(self, number: int, start: int) -> Sequence[Mention]:
        """The mentions of a sentence before an offset."""
        first = bisect_left(self.starts, self.sentences[number].start)
        return self.mentions[first : bisect_left(self.starts, start)]

    def _him(self, number: int, start: int, end: int) -> Iterator[Mention]:
        """Who is "he" in the sentence, else the last person told of before the subject of the clause."""
        subjects = self._subjects(number, start)
        he = next((m for m in self._before(number, start) if m.how == "pronoun" and self._is_one(m)), None)
        if he is not None and he.actor not in subjects:
            yield Mention(start, end, he.actors, "pronoun")
            return
        near = range(number, max(-1, number - _REACH - 1), -1)
        told = [m for k in near for m in reversed(self._before(k, start)) if m.actor not in subjects]
        one = next((m for kind in ("person", "office") for m in told if self._is_one(m, kind)), None)
        if one is not None:
            yield Mention(start, end, one.actors, "pronoun")

    def _is_one(self, mention: Mention, kind: str = "person") -> bool:
        return mention.actor.kind == kind and len(mention.actors) == 1

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
        """Whether somebody only says what the sentence tells: "..., a spokeswoman said", not "A told B"."""
        before = self.text[max(0, mention.start - _VERB_LENGTH) : mention.start]
        said = _SAID.match(self.text, mention.end)
        if said is None:
            says = _SAYS.search(before)
            verb = mention.start - len(before) + says.start() if says else 0
            teller = self.mentions[: bisect_left(self.starts, verb)][-1:] if says else []
            return says is not None and not any(_HELPED.fullmatch(self.text, m.end, verb) for m in teller)
        listener = self.mentions[bisect_left(self.starts, said.end()) :][:1]
        return not any(m.start == said.end() + 1 and self._is_one(m) for m in listener)

    def _two(self, number: int, start: int, end: int, subjects: Collection[Actor] = ()) -> Iterator[Mention]:
        """The two people, else the two sides, that are told of in the sentence or just before it."""
        if any(m.start < end and start < m.end for m in self._before(number, end)):
            return
        told: dict[Actor, None] = {}
        words = self.text[start:end].lower()
        for k in range(number, max(-1, number - _REACH - 1), -1):
            before = (m for m in self._before(k, start) if m.how != "capital" and not self._speaks(m))
            here = (a for m in before for a in m.actors)
            told |= dict.fromkeys(a for a in here if a not in subjects)
            people = [a for a in told if a.kind == "person" and titles().spokesmen.isdisjoint(a.roles)]
            sides = people or [a for a in told if a.kind in _SIDES and not (subjects or _of_people(words))]
            sides = sides or [a for a in told if a.kind == "office"]
            if sorted(a.kind for a in told) == ["group", "person"] and not subjects:
                sides = list(told)
            if len(sides) > _TWO and k == number:
                sides = self._who_and_whom(number, start) or sides
            if len(sides) > _TWO and k < number and _TWO_WORD not in words:
                if row := self._acting_row(k, sides):
                    yield Standin(start, end, row, "pronoun", "pair")
            elif len(sides) == _TWO:
                yield Standin(start, end, tuple(sides), "pronoun", "pair")
            elif k == number and words == _THEY and [a.kind for a in told] == ["group"]:
                yield Mention(start, end, tuple(told), "pronoun")
                return
            if len(sides) >= _TWO:
                return

    def _who_and_whom(self, number: int, start: int) -> list[Actor]:
        """The last two people before an offset where the first acts on the second: "A, who saw B when"."""
        told = [m for m in self._before(number, start) if self._is_one(m)][-_TWO:]
        if len(told) < _TWO or not _WHO.match(self.text, told[0].end):
            return []
        return list(dict.fromkeys(m.actor for m in told))
