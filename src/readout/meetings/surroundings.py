"""When and where a meeting was: read from the chunks around the word that names it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from readout.dates import Time
from readout.meetings.chunks import Chunk, Chunks, letters_of
from readout.meetings.circumstances import LEXICON
from readout.meetings.words import CUES, LETTERS, NOUNS, parts_pattern
from readout.places import Place

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
_TOURING = frozenset(["visited", "visiting", "visits", "toured", "reached"])
_ENDS = CUES | _BREAK
_LOCATIVE = frozenset({"IN", "TO"})
_PARTED_TOPIC = frozenset({"WITH", "BETWEEN", "HOLD"})
_BEFORE_PLACE = frozenset({"COMMA", "PLACE", "TIME"}) | CUES
_CALENDAR = tuple("0123456789X")
_OF_WHAT = frozenset({"X", "OWNER", "WHO", "DASH", "MEDIATED"})
_NEXT = 2
_FAR = 6
_YEAR = 4
_OF_A_YEAR = (" the ", " a ", " its ", " their ")
_NAME = 5
_SIGNED = 4
_CLEFT_LENGTH = 14
_VERBS = frozenset({"AUX", "HAVE"})
_FORMATS = frozenset({"format", "formats", "framework"})
_CLAUSAL = " ".join([*sorted(CUES), "COMMA BREAK SAY WHERE AFTER BEFORE"])
_RELATIVE = "IN? (?:BREAK|WHERE)[^COMMA BREAK WHERE]{1,14}"
_BEFORE_END = f"BREAK [^COMMA BREAK WHERE {' '.join(sorted(CUES))}]{{1,14}}(?=HOLD(?:IN|ABOUT|TIME))"
_INSERTED = re.compile(
    parts_pattern(f"COMMA(?:[^{_CLAUSAL}]{{1,8}}|{_RELATIVE})COMMA(?=AUX|HAVE|HOLD|CANCEL)|{_BEFORE_END}")
)
"""What stands between a noun and its verb: "their last meeting, in the house of A, was held"."""
_CLEFT = re.compile(
    parts_pattern("(?:^|COMMA|BREAK|AND)(X AUX)NOT?(?=IN|ABOUT|PREPOSITION|TIME)[^BREAK]{1,10}$")
)
_IT = ("it was", "it is")


class Surroundings:
    """The chunks around a cue: those that follow it in its clause, and those before it, nearest first.

    ``reach`` is the last chunk that is tied to the cue: all up to there is of its clause. A bare cue has only
    what stands directly beside it.
    """

    def __init__(self, clause: Chunks, cue: int, reach: int, bare: bool, text: str) -> None:
        self.chunks = clause.chunks
        self.letters = clause.letters
        self.aside = clause.aside(cue)
        self.cue = cue
        self.text = text
        self.bare = bare
        inserted = _INSERTED.match(clause.letters, cue + 1) if bare else None
        self.inserted = range(*inserted.span()) if inserted else range(0)
        self.after = list(self._outwards(1, _BARE_STOPS_AFTER if bare else _STOPS_AFTER, reach))
        self.before = list(self._outwards(-1, _BARE_STOPS if bare else _STOPS_BEFORE, len(self.chunks)))

    def _outwards(self, step: int, stops: frozenset[str], reach: int) -> Iterator[int]:
        i = self.cue + step
        while 0 <= i < len(self.chunks):
            part = self.chunks[i].part
            if step > 0 and i > reach and (self._absolute(i) or self._next_day(i)):
                return
            if part in stops and not self.cue < i <= reach and not self._passed(i, step):
                return
            if i in self.aside:
                i = self.aside.start - 1
                continue
            yield i
            i += step

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
        return self.bare and step > 0 and (i in self.inserted or self._course(i) or self._own_noun(i))

    def _of_cleft(self, i: int) -> bool:
        """Whether a chunk is the "that" of "it was on 3 May in Oslo that"."""
        if self.text[self.chunks[i].start : self.chunks[i].end].lower() != "that":
            return False
        found = _CLEFT.search(self.letters, max(0, i - _CLEFT_LENGTH), i)
        opening = self.chunks[found.start(1) : found.end(1)] if found else ()
        return bool(opening) and self.text[opening[0].start : opening[1].end].lower() in _IT

    def _mere_since(self, i: int) -> bool:
        """Whether a chunk only counts from an event: "their first meeting since the war took place"."""
        following = [c.part for c in self.chunks[i + 1 : i + 3]]
        event = following[:1] in (["X"], ["BOND"]) and following[1:] in (["AUX"], ["HAVE"], ["COMMA"])
        return event and self.text[self.chunks[i].start : self.chunks[i].end].lower() == "since"

    def _talk(self, i: int) -> bool:
        """Whether a chunk tells what was talked of where they met: "met B and discussed trade in Oslo"."""
        parts = [c.part for c in self.chunks[i - 1 : i + 1]]
        return not self.bare and parts in (["AND", "DISCUSS"], ["TO", "DISCUSS"])

    def _heads(self, i: int) -> bool:
        """Whether a chunk is the colon of a heading: "Second round: 3 May, Oslo"."""
        headed = i == self.cue + 1 and self._noun and [c.part for c in self.chunks[i + 1 : i + 2]] == ["TIME"]
        return headed and self.text[self.chunks[i].start : self.chunks[i].end] == ":"

    def _own_noun(self, i: int) -> bool:
        """Whether a chunk is of what a round is of: "the last round of the dialogue, on 3 May"."""
        between = [c.part for c in self.chunks[self.cue + 1 : i + 1]]
        nouns = [n for n, part in enumerate(between) if part in NOUNS]
        head = between[: nouns[0]] if nouns else between
        last = self.chunks[i : i + _NAME][-1]
        words = self.text[self.chunks[self.cue].end : last.end].lower().split()
        led = head[:1] == ["OF"] or (head[:1] == ["IN"] and not _FORMATS.isdisjoint(words))
        return led and set(head[1:]) <= _OF_WHAT and (not nouns or nouns == [len(between) - 1])

    def _course(self, i: int) -> bool:
        """Whether a chunk only tells how a meeting went: "stalled", "called off by A", "which A hosted"."""
        chunk, before = self.chunks[i], self.chunks[i - 1]
        word = self.text[chunk.start : chunk.end].lower()
        if chunk.part == "WHO":
            return before.part in ("BY", "HOSTED_BY") or self.text[before.start : before.end] == "which"
        return word in LEXICON.goings or chunk.part in ("BY", "HOSTED_BY", "CANCEL", "MEDIATED")

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
    def _noun(self) -> bool:
        return self.chunks[self.cue].part in NOUNS

    def time(self) -> Time | None:
        """The time of the meeting: beside a noun, else after the cue, else before it.

        A noun without any has the time of what was said "after" it.
        """
        before = [i for i in self.before if not self._of_another_scene(i)]
        near = before[:_NEXT] if self._noun else []
        found = next(self._times([*near, *self.after, *before]), None)
        if found is None and self._noun and (self.before or self._hosted):
            farther = (i for i in self._outwards(-1, _BREAK, 0) if not self._of_another_scene(i))
            found = next(self._times(farther), None)
        return found or self._time_of_event()

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
        hinge = next((n for n, i in enumerate(beyond) if self.chunks[i].part in ("AFTER", "BEFORE")), None)
        if hinge is None:
            return None
        before = self.text[self.chunks[self.cue].end : self.chunks[beyond[hinge]].start].split()[-1:]
        at_once = before and before[0].lower() in LEXICON.at_once
        return next(self._times(beyond[hinge + 2 : hinge + _FAR]), None) if at_once else None

    def reported(self) -> Time | None:
        """The time at which it was said that they had met: "..., the minister said on Monday"."""
        beyond = list(self._outwards(1, _ENDS, self.cue))
        said = next((n for n, i in enumerate(beyond) if self.chunks[i].part == "SAY"), len(beyond))
        return next(self._times(beyond[said:]), None)

    def _times(self, places: Iterable[int]) -> Iterator[Time]:
        for i in places:
            chunk = self.chunks[i]
            if chunk.time and timed(chunk) and not self._limit(i) and not self._of_topic(i):
                yield chunk.time

    def _of_topic(self, i: int) -> bool:
        """Whether a time is of what was talked of: "met to discuss the 2016 accords"."""
        if "DISCUSS" not in [c.part for c in self.chunks[self.cue + 1 : i]]:
            return False
        following = [c.part for c in self.chunks[i + 1 : i + 3]]
        return self.chunks[i - 1].part not in _BEFORE_TIMES or (
            len(following) > 1 and following[0] in _TOPICS
        )

    def _limit(self, i: int) -> bool:
        """Whether a time only bounds, or is of a thing: "before Monday", "since 2010", "the 2010 accords"."""
        before, time = self.chunks[i - 1], self.chunks[i].time
        if time and len(time.value) == _YEAR and self.text.endswith(_OF_A_YEAR, 0, time.start):
            return True
        if i == 0 or before.part in ("AFTER", "BEFORE", "BY"):
            return i > 0 and not self._when(i) and not (self._noun and i + 1 == self.cue)
        led = self.text[before.start : before.end].lower() in LEXICON.lasting_to
        between = self.text[self.chunks[self.cue].end : before.start].lower().split() if led else ()
        return led and not LEXICON.lasting_ahead.isdisjoint(between)

    def _when(self, i: int) -> bool:
        """Whether a time is that of what follows it: "since September, when A and B met"."""
        parts = [c.part for c in self.chunks[i + 1 : min(i + 3, self.cue)]]
        return not self._noun and (parts[:1] == ["WHERE"] or parts == ["COMMA", "WHERE"])

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

    def place(self) -> Place | None:
        """Where the meeting was: a city before a country, what follows the cue before what precedes it."""
        places = [*self._places_after(), *self._places_before()]
        return next((p for p in places if p.city), places[0] if places else None)

    def _places_after(self) -> Iterator[Place]:
        """Places after the cue, but for those of the topic: "talks on the war in X"."""
        topic = self.chunks[self.cue].part == "DISCUSS"
        words = 0
        for i in self.after:
            chunk = self.chunks[i]
            words = words + 1 if chunk.part in ("X", "BOND") else 0 if chunk.part in _PARTED_TOPIC else words
            if words > _FAR or (chunk.part == "AND" and self._another_journey(i)):
                return
            if chunk.part == "ABOUT":
                topic = not (i + 1 < len(self.chunks) and self.chunks[i + 1].part == "TIME")
            topic = topic and chunk.part not in _PARTED_TOPIC
            led = chunk.part == "PLACE" and (self._leads(i - 1) or self.chunks[i - 1].part in _BEFORE_PLACE)
            place = chunk.place if led and not self._of_situation(i) else None
            if place and (place.city or not (topic and place.country)):
                yield place

    def _another_journey(self, i: int) -> bool:
        """Whether an "and" leads to where somebody goes next: "and to Oslo", "and flies on to Oslo"."""
        parts = [c.part for c in self.chunks[i + 1 : i + 5]]
        return "TO" in parts and set(parts[: parts.index("TO")]) <= {"X", "ABOUT", "TIME"}

    def _places_before(self) -> Iterator[Place]:
        """Places before the cue: "the Oslo talks", "in Oslo, A met B", "A visited Oslo to meet B"."""
        told = [self.chunks[i].part for i in self.before]
        for n, i in enumerate(self.before):
            chunk = self.chunks[i]
            if chunk.place is None:
                continue
            parted = "COMMA" in _without_and(told[:n]) and "WHERE" not in told[:n]
            beside = self._noun and n < _NEXT and chunk.part in ("PLACE", "WHO", "OWNER")
            led = chunk.part == "PLACE" and i > 0 and self._leads(i - 1)
            led = led or [c.part for c in self.chunks[i + 1 : i + 3]] == ["COMMA", "WHERE"]
            going = parted and self.chunks[i - 1].part == "TO" and not self._visited(i - 2)
            led = led and not (going or self._told_of_subject(i, told[:n]))
            if (beside or led or self._scene(self.before[:n])) and not self._of_situation(i):
                yield chunk.place
        host = (self.before[-1] if self.before else self.cue) - 1
        if host > 0 and self.chunks[host].part == "HOST" and self.chunks[host - 1].part == "PLACE":
            yield from (c.place for c in self.chunks[host - 1 : host] if c.place)

    def _scene(self, between: Iterable[int]) -> bool:
        """Whether the chunks between a place and the cue make it the place: "Oslo was the scene of talks"."""
        words = [self.text[self.chunks[i].start : self.chunks[i].end].lower() for i in between]
        return any(word in LEXICON.scenes for word in words)

    def _leads(self, i: int) -> bool:
        """Whether a chunk leads to a place: "in", "to", "visited", "the city of"."""
        words = self.text[self.chunks[max(0, i - 1)].start : self.chunks[i].end].lower()
        return (
            self.chunks[i].part in _LOCATIVE
            or words.startswith("visit")
            or self._toured(i)
            or words.endswith(" to")
            or self._set_there(i)
            or self._in_city(i)
        )

    def _toured(self, i: int) -> bool:
        """Whether a chunk is a verb of visiting: "visited Oslo"."""
        return self.text[self.chunks[i].start : self.chunks[i].end].lower() in _TOURING

    def _in_city(self, i: int) -> bool:
        """Whether a chunk ends "city of": of "settlement", only where one can be "in" it."""
        chunks = self.chunks[max(0, i - 2) : i + 1]
        if not chunks or self.text[chunks[-2:][0].start : chunks[-1].end].lower() not in LEXICON.cities:
            return False
        head = chunks[-2:][0]
        return chunks[0].part == "IN" or self.text[head.start : head.end].lower() not in LEXICON.situations

    def _set_there(self, i: int) -> bool:
        """Whether a chunk ends "announced for", "set twice for"."""
        far, near = (self.text[self.chunks[max(0, i - n)].start : self.chunks[i].end].lower() for n in (2, 1))
        verbs = {words.partition(" ")[0] for words in (far, near)}
        return near.endswith(" for") and not LEXICON.set_for.isdisjoint(verbs)

    def _told_of_subject(self, i: int, between: Sequence[str]) -> bool:
        """Whether a place is where a subject is, which then acts: "the war that goes on in Fiji will"."""
        before = [c.part for c in self.chunks[max(0, i - 5) : i]]
        relative = "BREAK" in before and before[before.index("BREAK") + 1 :][:1] in (["X"], ["AUX"])
        return relative and not _VERBS.isdisjoint(between) and "COMMA" not in between

    def _visited(self, i: int) -> bool:
        """Whether a chunk is a visit: what follows it to a place."""
        chunk = self.chunks[i]
        return i >= 0 and self.text[chunk.start : chunk.end].lower() in LEXICON.visits

    def _of_situation(self, i: int) -> bool:
        """Whether a place is told of something that goes on there: "the conflict in X"."""
        signed = self.chunks[self.cue].part == "AGREE" and 0 < i - self.cue <= _SIGNED
        if signed or self._in_city(i - 1):
            return False
        words = [self.text[c.start : c.end].lower() for c in self.chunks[max(0, i - 2) : i]]
        return any(word in LEXICON.situations for word in words)


def _without_and(told: Sequence[str]) -> Sequence[str]:
    """Parts from the cue backwards, without the ", and" of the same subject: "A flew to Oslo, and met B"."""
    if "WHO" in told or "AND" not in told[:-1]:
        return told
    i = told.index("AND")
    return [*told[:i], *told[i + 2 :]] if told[i + 1] == "COMMA" else told


def timed(chunk: Chunk) -> bool:
    """Whether a chunk is a date or time of the calendar, even one whose year is not known ("XXXX-06-03")."""
    return chunk.time is not None and calendar(chunk.time)


def calendar(time: Time) -> bool:
    """Whether a time is a date or time of the calendar."""
    return time.kind in ("date", "time") and time.value[:1] in _CALENDAR
