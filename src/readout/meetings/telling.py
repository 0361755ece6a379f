"""One naming of a meeting, with all that its clause says of it."""

from __future__ import annotations

from typing import NamedTuple

from readout.dates import Time
from readout.meetings.circumstances import LEXICON, Said, Words
from readout.meetings.links import Links
from readout.meetings.parties import Parties
from readout.meetings.words import RECEIVING
from readout.places import Place

WITH_WHOM = frozenset(
    {
        "object",
        "seen",
        "summoned",
        "told-by-phone",
        "with",
        "discussed-with",
        "people-of-body",
        "with-people-of-body",
        "and-with",
        "had-with",
        "and-had-with",
        "spoke-to",
        "each-in-turn",
        "summoned-by",
        "sent-under",
        "call-to",
        "called",
        "whom",
        "whom-with",
        "dinner-for",
    }
)
_BESIDE = len(" on ")
_OF_PAIRS = frozenset({"TALK", "PHONE", "MEETING", "OCCASION"})
_SEEING = frozenset({"see", "sees", "saw", "seen", "seeing"})
_TOO = frozenset({"joined-by", "in-which"})
_PRESENT = _TOO | {"hosted-by", "hosted-by-both", "present", "inverted"}
_LOOSE = frozenset({"planner", "at-meeting", "subject"})
_HELD = frozenset(
    {
        "holders",
        "shared-holders",
        "holders-after",
        "host",
        "at-meeting",
        "meeting-with",
        "joined-by",
        "brought",
        "present",
    }
)


class Telling(NamedTuple):
    """One naming of a meeting. Offsets are of the reading; ``sentence`` is the sentence's number.

    ``part`` is the part that its word plays (see meeting_words.yml), ``noun`` the word's last in lower case,
    ``rules`` the relations that tie the parties to it. ``definite``: it speaks of a meeting already known;
    ``members``: of one body's heads or members, who meet each other; ``unnamed``: of "the two sides" alone,
    or as a ``pair`` of "the two" or "they" who were named just before; ``reported``: its time is only that at
    which somebody told of it; ``judged``: it says how the talks of somebody went,
    ``behind``: its time lies before the day of writing.
    """

    start: int
    end: int
    sentence: int
    part: str
    noun: str
    definite: bool
    past: bool
    rules: tuple[str, ...]
    parties: Parties
    hosts: Parties
    mode: Said
    status: Said
    denied: bool
    time: Time | None
    deadline: Time | None
    since: Time | None
    place: Place | None
    occasion: Said | None
    length: Words | None
    links: Links
    members: bool = False
    unnamed: bool = False
    pair: bool = False
    reported: bool = False
    judged: bool = False
    behind: bool = False

    @property
    def bare(self) -> bool:
        """Whether it does not say who met whom."""
        few = len(self.parties) < 2 and not self.members
        return few or self.unnamed or self.part == "ATTEND" or (self.definite and self.attendance)

    @property
    def vague(self) -> bool:
        """Whether it names nobody, or only a commission that sits again."""
        body = next(iter(self.parties)) if len(self.parties) == 1 else None
        sits = body is not None and body.kind == "body" and body.name.split()[-1].lower() in LEXICON.formats
        return self.unnamed or not self.parties or (self.another and sits)

    @property
    def attendance(self) -> bool:
        """Whether it only tells who was there too: "Monday's talks were hosted by A in the presence of B"."""
        return self.part == "ATTEND" or (bool(self.rules) and _PRESENT.issuperset(self.rules))

    @property
    def joined(self) -> bool:
        """Whether it tells of somebody present at what the clause's verb may tell of."""
        return not _TOO.isdisjoint(self.rules)

    @property
    def plural(self) -> bool:
        """Whether it speaks of several meetings at once."""
        return self.part == "MEETING" and self.noun.endswith("s") and self.noun not in LEXICON.mass

    @property
    def another(self) -> bool:
        """Whether its noun speaks of one more meeting of parties already named: "the previous round"."""
        named = self.part == "MEETING" or self.noun in LEXICON.sittings
        return named and self.links.another and not self.plural

    @property
    def general(self) -> bool:
        """Whether it may only speak of talks that go on, and of no occasion: "talks between A and B"."""
        said = self.mode.words or self.status.value == "cancelled" or "guest" in self.rules
        told = said or self.time or self.place or self.length or self.deadline
        if self.part == "AGREE" and not self.time:
            return True
        going_on = self.noun in LEXICON.general or (
            self.noun in LEXICON.mass and _HELD.isdisjoint(self.rules)
        )
        return going_on and not (told or self.judged)

    @property
    def done(self) -> bool:
        """Whether its word is a verb of the past, or the meeting lasted or was held by somebody."""
        after = self.links.hinge == "AFTER" and not self.status.words
        return (
            after or self.past or self.another or self.length is not None or not _HELD.isdisjoint(self.rules)
        )

    @property
    def face_to_face(self) -> bool:
        """Whether its word alone puts people in one place."""
        return self.part in RECEIVING | {"MEET"}

    @property
    def counts(self) -> bool:
        """Whether it tells of a meeting, or of one told elsewhere."""
        if self.denied and (self.links.since or not (self.time or self.place)):
            return False
        if self.part == "UNITE" and not (self.past or self.time or self.place or self.status.words):
            return False
        return self._points_to_one or self.loose if self.bare else self._tells_of_one

    @property
    def announced(self) -> bool:
        """Whether it says with whom alone a meeting is to be: "talks with A are scheduled"."""
        planned = self.status.value == "planned" and bool(self.status.words)
        return planned and set(self.rules) == {"with"} and len(self.parties) == 1

    @property
    def loose(self) -> bool:
        """Whether it tells of some meeting of a day, and of no one that is known: "a meeting on Thursday"."""
        named = self.part == "MEETING" or (self.part == "OCCASION" and self.noun in LEXICON.sittings)
        return named and self.bare and not self.plural and self.time is not None and not self._points_to_one

    @property
    def _tells_of_one(self) -> bool:
        """Words of many senses need to say with whom, by telephone, for how long, or when and where."""
        with_whom = not (WITH_WHOM | {"next-party"}).isdisjoint(self.rules)
        if self.plural:
            return with_whom
        if self.members and self.part == "MEETING":
            return bool(self.time or self.place)
        if self.part == "OCCASION" and _LOOSE.issuperset(self.rules):
            return False
        if self.noun in LEXICON.visits and "hosted-by" in self.rules:
            return self.status.value == "planned"
        if self.part in ("SEE", "SUMMON"):
            told = self.time or self.place or "next-party" in self.rules
            called = self.past and self.noun not in _SEEING
            return with_whom and bool(told or called) and len(self.parties) > 1
        if self.part == "DISCUSS" and self.noun in LEXICON.raised:
            return with_whom and bool(self.place)
        if self.part == "TELL":
            return with_whom and bool(self.mode.words)
        if self.part == "AGREE":
            greeted = self.noun in LEXICON.greetings and self.time
            return bool((self.place or greeted) and self.status.value == "held")
        then = self.time and (self.place or self.time.start - self.end <= _BESIDE)
        set_out = then and len(self.parties) > 1
        return self.part != "TALK" or with_whom or bool(self.mode.words or self.length or set_out)

    @property
    def _points_to_one(self) -> bool:
        """Whether, without its parties, it can point to a meeting told elsewhere: "the talks", "they met"."""
        if self.noun in LEXICON.visits:
            return bool(self.parties and self.place)
        if self.pair and self.part == "DISCUSS":
            return bool(self.time and self.place)
        if self.pair and self.part in _OF_PAIRS:
            return bool(self.time or self.place or self.length or self.mode.words)
        if self.part == "OCCASION":
            return self.definite or (self.another and bool(self.time or self.place))
        if self.part == "AGREE":
            return self.unnamed and bool(self.time and self.place and self.status.value == "held")
        known = self.definite and not (self.plural and self.links.others < 2)
        counted = self.links.others and (self.time or self.place)
        proposed = self.status.words and self.deadline
        noun = self.part == "MEETING" and (known or counted or proposed or self.announced)
        return (
            bool(noun) or (self.another and bool(self.time or self.place)) or self.part in ("MEET", "ATTEND")
        )
