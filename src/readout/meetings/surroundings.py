"""When a meeting was: read from the chunks around the word that names it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import dropwhile, takewhile

from readout.dates import Time
from readout.meetings.chunking import is_ordinal
from readout.meetings.chunks import Chunk, Chunks, letters_of
from readout.meetings.circumstances import LEXICON
from readout.meetings.counting import counted, first_listed, length_before, of_event, timed
from readout.meetings.words import CUES, LETTERS, NOUNS, parts_pattern
from readout.text.morphology import is_past
from readout.text.tokens import Sentence

_STOPS = frozenset({"BREAK", "WHERE", "AFTER", "BEFORE"}) | CUES - {"OCCASION"}
_STOPS_AFTER, _STOPS_BEFORE = _STOPS | {"SAY"}, _STOPS - {"WHERE"}
_BESIDE = frozenset({"IN", "ABOUT", "TIME", "PLACE", "COMMA", "HOLD", "HAVE", "AUX", "TO", "FROM"})
_BARE_STOPS = frozenset(LETTERS) - _BESIDE - {"WHERE"}
_BARE_STOPS_AFTER = frozenset(LETTERS) - _BESIDE | {"SAY"}
_BREAK = frozenset({"BREAK"})
_OTHER_DAY = re.compile(
    parts_pattern(f"(?:ABOUT|IN)? TIME COMMA?(?:WHO)?(?:HAVE|AUX)?[{' '.join(sorted(CUES - NOUNS))}]")
)
_BEFORE_TIMES, _TOPICS = frozenset({"ABOUT", "IN", "COMMA", "PLACE"}), frozenset({"X", "BOND"})
_ENDS = CUES | _BREAK
_HINGES = frozenset({"AFTER", "BEFORE"})
_OF_WHAT = frozenset({"X", "OWNER", "WHO", "DASH", "MEDIATED", "BOND", "ROLE"})
_MATTER = _OF_WHAT | {"OF", "AND", "IN", "PLACE"}
NEXT, _COUNTED_WITHIN = 2, 3
FAR = 6
_TALKED_OF = re.compile(parts_pattern("DISCUSS[X BOND OF PREPOSITION OWNER WHO AND ROLE]{0,8}$"))
_ANNOUNCED = re.compile(parts_pattern("[AUX HAVE]SAY(?:ABOUT|IN)?$"))
_BY_WHOM = re.compile(parts_pattern("[X HOLD]BY[X ROLE]{0,2}WHO(?:ABOUT|IN)?$"))
_DAY = 10
_YEAR = 4
_MONTH = 7
_BEFORE_THINGS = LETTERS["X"] + LETTERS["BOND"] + LETTERS["OF"] + LETTERS["HOLD"]
_OF_A_YEAR = (" the ", " a ", " its ", " their ", " first time ", " last time ")
_NAME = 5
_OF_THINGS = frozenset({"WITH", "OF", "PREPOSITION"})
_DONE, _MADE = frozenset({"X", "AGREE"}), frozenset({"X", "AGREE", "BOND", "COMMA"})
_LEADING = frozenset({"IN", "ABOUT", "PREPOSITION", "PLACE"})
_ASIDES = frozenset({"COMMA", "BREAK"})
_EVENT, _BEHIND_EVENT = frozenset({"X", "BOND", "TIME"}), frozenset({"AUX", "HAVE", "COMMA"})
_CLEFT_LENGTH = 14
_FORMATS = frozenset({"format", "formats", "framework"})
_CLEFT = re.compile(
    parts_pattern("(?:^|COMMA|BREAK|AND)(X AUX)NOT?(?=IN|ABOUT|PREPOSITION|TIME)[^BREAK]{1,10}$")
)
_WHO = frozenset(["who", "whose", "whom"])
_IT = ("it was", "it is")


class Surroundings:
    """The chunks around a cue: those that follow it in its clause, and those before it, nearest first.

    ``reach`` is the last chunk that is tied to the cue: all up to there is of its clause. A bare cue has only
    what stands directly beside it.
    """

    def __init__(
        self, clause: Chunks, cue: int, reach: int, bare: bool, sentence: Sentence, text: str
    ) -> None:
        self._clause, self._sentence = clause, sentence
        self.chunks = clause.chunks
        self.letters = clause.letters
        self.aside = clause.aside(cue)
        self.cue = cue
        self.text = text
        self.aside_behind = self._told_of_people(clause.aside_behind(cue))
        self.bare = bare
        inserted = clause.inserted(cue if bare else reach) if self.noun else range(0)
        apart = inserted and text[self.chunks[inserted.start].start] == ";"
        self.inserted = range(0) if apart else inserted
        self.matter = clause.matter(cue) if self.noun else len(self.chunks)
        self.after = list(self._outwards(1, _BARE_STOPS_AFTER if bare else _STOPS_AFTER, reach))
        self.before = list(self._outwards(-1, _BARE_STOPS if bare else _STOPS_BEFORE, len(self.chunks)))

    def _outwards(self, step: int, stops: frozenset[str], reach: int) -> Iterator[int]:
        i = self.cue + step
        while 0 <= i < len(self.chunks):
            if i in self.aside_behind:
                i = self.aside_behind.stop - 1 if step > 0 else self.aside_behind.start - 1
            part = self.chunks[i].part
            if step > 0 and (i >= self.matter or (i > reach and (self._absolute(i) or self._next_day(i)))):
                return
            if part in stops and not self.cue < i <= reach and not self._passed(i, step):
                return
            if i in self.aside:
                i = self.aside.start - 1
                continue
            yield i
            i += step

    def _told_of_people(self, aside: range) -> range:
        """A clause behind a name, if it only tells who that is: "met B, who leads the front, in Oslo"."""
        pronoun = next((c for c in self.chunks[aside.start : aside.stop] if c.part == "BREAK"), None)
        told = pronoun and self.text[pronoun.start : pronoun.end].lower() in _WHO
        return aside if told else range(0)

    def _absolute(self, i: int) -> bool:
        """Whether a clause of another subject begins: ", the first having been held in Oslo"."""
        return self.text[self.chunks[i].start : self.chunks[i].end].lower() == "having"

    def _next_day(self, i: int) -> bool:
        """Whether a clause of another day begins: "A met B, and on Tuesday she received C"."""
        parts = [c.part for c in self.chunks[i : i + 5]]
        return parts[:1] == ["AND"] and _OTHER_DAY.match(letters_of(self.chunks[i + 1 : i + 6])) is not None

    def _sideline(self, i: int) -> bool:
        """Whether a noun only tells beside what they met: "on the margins of the summit in Oslo"."""
        parts = [c.part for c in self.chunks[self.cue + 1 : i]]
        during = len(parts) - 1 - parts[::-1].index("DURING") if "DURING" in parts else None
        return (
            during is not None
            and self.chunks[i].part == "MEETING"
            and _OF_WHAT.issuperset(parts[during + 1 :])
        )

    def _passed(self, i: int, step: int) -> bool:
        if (
            self._set_for(i)
            or self._was_announced(i)
            or self._mere_since(i)
            or (step > 0 and (self._heads(i) or self._talk(i) or self._sideline(i)))
        ):
            return True
        if step < 0 and not self.bare and self._of_cleft(i):
            return True
        if step < 0 or not self.bare:
            return step > 0 and i in self.inserted
        return i in self.inserted or self._course(i) or self._own_noun(i)

    def _of_cleft(self, i: int) -> bool:
        """Whether a chunk is the "that" of "it was on 3 May in Oslo that"."""
        if self.text[self.chunks[i].start : self.chunks[i].end].lower() != "that":
            return False
        found = _CLEFT.search(self.letters, max(0, i - _CLEFT_LENGTH), i)
        opening = self.chunks[found.start(1) : found.end(1)] if found else ()
        return bool(opening) and self.text[opening[0].start : opening[1].end].lower() in _IT

    def _mere_since(self, i: int) -> bool:
        """Whether a chunk only counts from an event: "their first meeting since the war took place"."""
        parts = [c.part for c in self.chunks[i + 1 : i + 5]]
        ends = next((n for n, part in enumerate(parts) if part not in _EVENT), 0)
        event = ends and parts[ends] in _BEHIND_EVENT
        return bool(event) and self.text[self.chunks[i].start : self.chunks[i].end].lower() == "since"

    def _talk(self, i: int) -> bool:
        """Whether a chunk tells what was talked of where they met: "met B and discussed trade in Oslo"."""
        parts = [c.part for c in self.chunks[i - 1 : i + 1]]
        return not self.bare and parts in (["AND", "DISCUSS"], ["TO", "DISCUSS"])

    def _heads(self, i: int) -> bool:
        """Whether a chunk is the colon of a heading: "Second round: 3 May, Oslo"."""
        headed = i == self.cue + 1 and self.noun and [c.part for c in self.chunks[i + 1 : i + 2]] == ["TIME"]
        return headed and self.text[self.chunks[i].start : self.chunks[i].end] == ":"

    def _own_noun(self, i: int) -> bool:
        """Whether a chunk is of what a round is of: "the last round of the dialogue, on 3 May"."""
        between = [c.part for c in self.chunks[self.cue + 1 : i + 1]]
        nouns = [n for n, part in enumerate(between) if part in NOUNS]
        head = between[: nouns[0]] if nouns else between
        last = self.chunks[i : i + _NAME][-1]
        words = self.text[self.chunks[self.cue].end : last.end].lower().split()
        led = head[:1] == ["OF"] or (head[:1] == ["IN"] and not _FORMATS.isdisjoint(words))
        if head[:1] == ["ABOUT"] and set(head[1:]) <= _MATTER and not nouns:
            return True
        return led and set(head[1:]) <= _OF_WHAT and (not nouns or nouns == [len(between) - 1])

    def _course(self, i: int) -> bool:
        """Whether a chunk only tells how a meeting went: "stalled", "called off by A", "which A hosted"."""
        chunk, before = self.chunks[i], self.chunks[i - 1]
        word = self.text[chunk.start : chunk.end].lower()
        if chunk.part == "WHO":
            return before.part in ("BY", "HOSTED_BY") or self._prepares(i)
        return word in LEXICON.goings or chunk.part in ("BY", "HOSTED_BY", "CANCEL", "MEDIATED")

    def _prepares(self, i: int) -> bool:
        """Whether a party does something for a meeting: "which A hosted", "that A had set"."""
        before = self.chunks[i - 1]
        word = self.text[before.start : before.end]
        had = [c.part for c in self.chunks[i + 1 : i + 2]] == ["HAVE"]
        return word == "which" or (word == "that" and had)

    def _was_announced(self, i: int) -> bool:
        """Whether a chunk says that the meeting was announced, and not who said something of it."""
        parts = [c.part for c in self.chunks[i - 1 : i + 3]]
        return parts[:2] in (["AUX", "SAY"], ["HAVE", "SAY"]) or parts == [
            "COMMA",
            "SAY",
            "PREPOSITION",
            "TIME",
        ]

    def _set_for(self, i: int) -> bool:
        """Whether a chunk is the "for" of a time: "planned for the end of May"."""
        return [c.part for c in self.chunks[i : i + 2]] == ["PREPOSITION", "TIME"]

    @property
    def noun(self) -> bool:
        """Whether the cue is a noun."""
        return self.chunks[self.cue].part in NOUNS

    def time(self, decided: int = 0) -> Time | None:
        """The time of the meeting: beside a noun, else after the cue, else before it.

        A noun without any has the time of what was said "after" it. What stands before the offset
        ``decided`` is of a decision.
        """
        times = (i for i in self.before if self.chunks[i].start >= decided)
        topic = self._topic_from()
        before = [
            i for i in times if not self._of_another_scene(i) and not self._of_decision(i) and i > topic
        ]
        before = [first_listed(self.chunks, i) for i in before]
        near = before[:NEXT] if self.noun else []
        after = [i for i in self.after if not self._of_announcement(i)]
        found = next(self._times([*near, *after, *before]), None)
        if found is None and self.noun and (self.before or self._hosted):
            farther = (i for i in self._outwards(-1, _BREAK, 0) if not self._of_another_scene(i))
            told = (
                i
                for i in farther
                if not (self._counted_from(i) or self._of_decision(i) or self._was_said(i)) and i > topic
            )
            own = (i for i in told if self.chunks[i].start >= decided)
            found = next(self._times(own), None)
        return found or self._time_of_event()

    def _was_said(self, i: int) -> bool:
        """Whether a time is of what somebody at the talks said: "It is on Friday, said two at the talks"."""
        return [c.part for c in self.chunks[i + 1 : i + 3]] == ["COMMA", "SAY"]

    def _of_announcement(self, i: int) -> bool:
        """Whether a time is of when a meeting was made known: "was only confirmed on Monday"."""
        return _ANNOUNCED.search(self.letters, self.cue + 1, i) is not None

    def _topic_from(self) -> int:
        """The verb before a noun that is but talked of: "discussed preparations for a meeting"; or -1."""
        topic = _TALKED_OF.search(self.letters, 0, self.cue) if self.noun else None
        return topic.start() if topic else -1

    def _of_decision(self, i: int) -> bool:
        """Whether a time is of when it was decided or said: "refused on Monday to meet", "on Monday said"."""
        following = [c.part for c in self.chunks[i + 1 : i + 2]]
        led = [c.part for c in self.chunks[max(0, i - 2) : i] if c.part != "ABOUT"]
        if following != ["TO"]:
            return following == ["SAY"] or led[-1:] == ["SAY"]
        before = self.chunks[max(0, i - 3) : i]
        said = {self.text[c.start : c.end].lower() for c in before}
        return not LEXICON.deciding.isdisjoint(said)

    def _of_another_scene(self, i: int) -> bool:
        """Whether a time before is of another meeting: "met A in Oslo on Monday, and flew to Rome for"."""
        joined = next((k for k in range(i + 1, self.cue) if self.chunks[k].part == "AND"), None)
        told = next((c.part for c in reversed(self.chunks[:i]) if c.part in _ENDS), "BREAK")
        if joined is None or told == "BREAK":
            return False
        return any(self.chunks[k].part == "PLACE" for k in [*range(joined, self.cue), *self.after])

    @property
    def _hosted(self) -> bool:
        """Whether a noun is what a place was host to: "on Monday Oslo hosted the meeting"."""
        return self.cue > 0 and self.chunks[self.cue - 1].part == "HOST"

    def _time_of_event(self) -> Time | None:
        """The day of what it followed or led to at once: "hours after the signing on Monday"."""
        beyond = list(self._outwards(1, _ENDS, self.cue))
        hinge = next((n for n, i in enumerate(beyond) if self.chunks[i].part in _HINGES), len(beyond))
        return next(filter(None, (self._of_event(i) for i in beyond[hinge + 1 :][:FAR])), None)

    def _counted_from(self, i: int) -> bool:
        """Whether the cue is set so long before or after what a time is of: "In May, a week after talks"."""
        hinges = (k for k in range(i + 1, self.cue) if self.chunks[k].part in _HINGES)
        return any(length_before(self.chunks, k, self._sentence) for k in hinges)

    def _of_event(self, i: int) -> Time | None:
        """The time counted from that of an event: "two days after the raid of 3 May"."""
        time = self.chunks[i].time if timed(self.chunks[i]) else None
        hinged = of_event(self._clause, i, self._sentence) if time else None
        return counted(time, *hinged) if time and hinged else None

    def reported(self) -> Time | None:
        """The time at which it was said that they had met: "..., the minister said on Monday".

        That is none of what could be: "Only then could talks resume, the minister said on Monday".
        """
        if self.noun and self.letters[: self.cue].endswith(LETTERS["AUX"]):
            return None
        beyond = list(self._outwards(1, _ENDS, self.cue))
        said = next((n for n, i in enumerate(beyond) if self.chunks[i].part == "SAY"), len(beyond))
        near = takewhile(lambda i: self.chunks[i].part not in _ASIDES, beyond[said:])
        return next(self._times(near), None)

    def _times(self, places: Iterable[int]) -> Iterator[Time]:
        for i in places:
            chunk = self.chunks[i]
            if not chunk.time or not timed(chunk) or self._of_topic(i) or self._of_thing(i):
                continue
            hinged = of_event(self._clause, i, self._sentence)
            if hinged and (hinged[0] or self.chunks[i - 1].part == "OF"):
                time = counted(chunk.time, *hinged)
                yield from [time] if time else []
            elif not self._limit(i):
                yield self._nearer(i) or chunk.time

    def _nearer(self, i: int) -> Time | None:
        """The day that a time is said to be more closely: "two years ago, on 3 May 2016"."""
        behind = [c for c in self.chunks[i + 1 : i + 4] if c.part != "ABOUT"]
        parted = [c.part for c in behind[:1]] == ["COMMA"] and behind[1:]
        time, day = self.chunks[i].time, behind[1].time if parted else None
        closer = time and day and timed(behind[1]) and len(time.value) < len(day.value) == _DAY
        return day if closer else None

    def _of_topic(self, i: int) -> bool:
        """Whether a time is of what was talked of: "met to discuss the 2016 accords"."""
        led = self.chunks[first_listed(self.chunks, i) - 1].part
        if self.chunks[self.cue].part == "DISCUSS" and led in _OF_THINGS:
            return True
        if "DISCUSS" not in [c.part for c in self.chunks[max(self.cue + 1, self.inserted.stop) : i]]:
            return False
        if _BY_WHOM.search(self.letters, self.cue + 1, i):
            return True
        following = [c.part for c in self.chunks[i + 1 : i + 3]]
        return self.chunks[i - 1].part not in _BEFORE_TIMES or (
            len(following) > 1 and following[0] in _TOPICS
        )

    def _of_thing(self, i: int) -> bool:
        """Whether a time is of what was made or begun then: "under the accord signed in 2016, A met B"."""
        if i > self.cue or self._when(i) or self.letters[i + 1 : i + 2] != LETTERS["COMMA"]:
            return False
        led = list(dropwhile(lambda c: c.part in _LEADING, reversed(self.chunks[max(0, i - FAR) : i])))
        words = [self.text[c.start : c.end].lower() for c in led]
        made = len(led) > 1 and led[0].part in _DONE and _is_thing(led[1]) and is_past(words[0])
        return made or "since" in words

    def _limit(self, i: int) -> bool:
        """Whether a time only bounds, or is of a thing: "before Monday", "since 2010", "the 2010 accords"."""
        before, time = self.chunks[i - 1], self.chunks[i].time
        if time and len(time.value) == _YEAR and self.text.endswith(_OF_A_YEAR, 0, time.start):
            return True
        if self._of_count(i) or self._attributive(i):
            return True
        if i == 0 or before.part in ("AFTER", "BEFORE", "BY"):
            return i > 0 and not self._when(i) and not (self.noun and i + 1 == self.cue)
        led = self.text[before.start : before.end].lower() in LEXICON.lasting_to
        between = self.text[self.chunks[self.cue].end : before.start].lower().split() if led else ()
        return led and not LEXICON.lasting_ahead.isdisjoint(between)

    def _attributive(self, i: int) -> bool:
        """Whether a month only says which thing is meant: "praised the December elections"."""
        time, led = self.chunks[i].time, self.letters[i - 1 : i]
        named = time is not None and len(time.value) == _MONTH and self.text[time.start].isupper()
        thing = self.chunks[i + 1 : i + 2] if named and led and led in _BEFORE_THINGS else []
        return any(c.part in _TOPICS and self.text[c.start].isalpha() for c in thing)

    def _of_count(self, i: int) -> bool:
        """Whether a time is that in which meetings are counted: "their third meeting this year"."""
        said = self.text[self.chunks[i].start : self.chunks[i].end].lower().split()
        if i != self.cue + 1 or said[:1] != ["this"] or len(said) > NEXT:
            return False
        words = self.text[: self.chunks[self.cue].start].lower().split()[-_COUNTED_WITHIN:]
        return not LEXICON.another.isdisjoint(words) or any(map(is_ordinal, words))

    def _when(self, i: int) -> bool:
        """Whether a time is that of what follows it: "since September, when A and B met"."""
        parts = [c.part for c in self.chunks[i + 1 : min(i + 3, self.cue)]]
        return not self.noun and (parts[:1] == ["WHERE"] or parts == ["COMMA", "WHERE"])

    def since(self) -> Time | None:
        """The time since which they have met, more than once: "have met several times since May"."""
        if self.chunks[self.cue].part in NOUNS:
            return None
        for i in range(self.cue + 1, len(self.chunks) - 1):
            chunk = self.chunks[i]
            if chunk.part in _ENDS:
                return None
            since = chunk.part == "AFTER" and self.text[chunk.start : chunk.end].lower() == "since"
            if since and timed(self.chunks[i + 1]):
                return self.chunks[i + 1].time
        return None

    def deadline(self) -> Time | None:
        """The time before which the meeting is to be: "by Friday", "before the end of May"."""
        following = (i for i in range(self.cue + 1, len(self.chunks)) if self.chunks[i].time)
        i = next(following, None)
        if i is None or self.chunks[i - 1].part not in ("BEFORE", "BY") or not timed(self.chunks[i]):
            return None
        return self.chunks[i].time


def _is_thing(chunk: Chunk) -> bool:
    """Whether a chunk is what can be made or begun: words, or the name of a body."""
    body = chunk.part == "WHO" and all(m.actor.kind == "body" for m in chunk.mentions)
    return chunk.part in _MADE or body
