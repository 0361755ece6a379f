"""Where a meeting was: read from the places around the word that names it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from readout.meetings.chunks import Chunk
from readout.meetings.circumstances import LEXICON
from readout.meetings.surroundings import FAR, NEXT, Surroundings
from readout.meetings.words import CUES
from readout.places import Place

_TOURING = frozenset(["visited", "visiting", "visits", "toured", "reached"])
_LOCATIVE = frozenset({"IN", "TO"})
_PARTED_TOPIC = frozenset({"WITH", "BETWEEN", "HOLD"})
_BEFORE_PLACE = frozenset({"COMMA", "PLACE", "TIME"}) | CUES
_HELPING = frozenset({"AUX", "HAVE", "TO", "TIME", "COMMA", "BREAK"})
_GOING_ON = frozenset({"X", "ABOUT", "TIME", "AUX", "HAVE"})
_SIGNED = 4
_FRONTING = frozenset({"as", "while", "when"})
_VERBS = frozenset({"AUX", "HAVE"})
_HELD_OR_IN = frozenset({"IN", "HOLD", "HAVE"})


class Placing:
    """The places around a cue, and what leads to each."""

    def __init__(self, around: Surroundings) -> None:
        self.chunks, self.cue, self.text = around.chunks, around.cue, around.text
        self.before, self.after = around.before, around.after
        self.noun = around.noun

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
            if (
                words > FAR
                or self._begins_main_clause(i)
                or (chunk.part == "AND" and self._another_journey(i))
            ):
                return
            if chunk.part == "ABOUT":
                topic = not (i + 1 < len(self.chunks) and self.chunks[i + 1].part == "TIME")
            topic = topic and chunk.part not in _PARTED_TOPIC
            led = chunk.part == "PLACE" and (self._leads(i - 1) or self.chunks[i - 1].part in _BEFORE_PLACE)
            place = chunk.place if led and not self._of_situation(i) else None
            if place and (place.city or not (topic and place.country)):
                yield place

    def _begins_main_clause(self, i: int) -> bool:
        """Whether a comma ends a clause in front: "As A and B talked in Oslo, troops in Lima"."""
        opening = self.text[self.chunks[0].start : self.chunks[0].end].lower()
        acts = [c.part for c in self.chunks[i + 1 : i + 2]] in (["WHO"], ["OWNER"])
        return self.chunks[i].part == "COMMA" and acts and opening in _FRONTING

    def _another_journey(self, i: int) -> bool:
        """Whether an "and" leads to where somebody goes next: "and to Oslo", "and flies on to Oslo"."""
        parts = [c.part for c in self.chunks[i + 1 : i + 5]]
        return "TO" in parts and set(parts[: parts.index("TO")]) <= _GOING_ON

    def _places_before(self) -> Iterator[Place]:
        """Places before the cue: "the Oslo talks", "in Oslo, A met B", "A visited Oslo to meet B"."""
        told = [self.chunks[i].part for i in self.before]
        for n, i in enumerate(self.before):
            chunk = self.chunks[i]
            if chunk.place is None or _is_of_main_clause(told[:n]):
                continue
            parted = "COMMA" in _without_purpose(_without_and(told[:n])) and "WHERE" not in told[:n]
            named = chunk.part in ("WHO", "OWNER") and _HELD_OR_IN.isdisjoint(told[:n])
            next_to = chunk.part == "PLACE" or (named and not _is_somebody(chunk))
            beside = self.noun and n < NEXT and next_to
            led = chunk.part == "PLACE" and i > 0 and self._leads(i - 1)
            led = led or [c.part for c in self.chunks[i + 1 : i + 3]] == ["COMMA", "WHERE"]
            going = parted and self.chunks[i - 1].part == "TO" and not self._visited(i - 2)
            led = led and not (going or self._told_of_subject(i, told[:n]))
            if (beside or led or self._scene(self.before[:n])) and not self._of_situation(i):
                yield chunk.place
        yield from self._hosting()

    def _hosting(self) -> Iterator[Place]:
        """The city that was host: "Oslo hosted the talks", "Oslo, which is to host the talks"."""
        host = (self.before[-1] if self.before else self.cue) - 1
        while host > 0 and self.chunks[host].part == "X":
            host -= 1
        if host <= 0 or self.chunks[host].part != "HOST":
            return
        helped = takewhile(lambda i: self.chunks[i].part in _HELPING, range(host - 1, 0, -1))
        found = self.chunks[host - 1 - len(list(helped)) :][:1]
        yield from (c.place for c in found if c.place and c.part == "PLACE")

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


def _is_of_main_clause(told: Sequence[str]) -> bool:
    """Whether a clause with a verb stands before the "when" of a cue: "Trade in Asia was discussed when"."""
    return "WHERE" in told and "AUX" in told[told.index("WHERE") :]


def _is_somebody(chunk: Chunk) -> bool:
    """Whether a chunk names people, whose country is no place: "Peru envoy A held talks"."""
    return any(a.kind in ("person", "office") for m in chunk.mentions for a in m.actors)


def _without_and(told: Sequence[str]) -> Sequence[str]:
    """Parts from the cue backwards, without the ", and" of the same subject: "A flew to Oslo, and met B"."""
    if "WHO" in told or "AND" not in told[:-1]:
        return told
    i = told.index("AND")
    return [*told[:i], *told[i + 2 :]] if told[i + 1] == "COMMA" else told


def _without_purpose(told: Sequence[str]) -> Sequence[str]:
    """Parts from the cue backwards, without the comma before what one came for: "to Oslo, for talks"."""
    i = told.index("COMMA") if "COMMA" in told else 0
    return told[i + 1 :] if i and told[i - 1] == "PREPOSITION" else told
