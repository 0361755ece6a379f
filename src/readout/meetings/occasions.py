"""Whose an occasion is that is told without its parties: "The next round is to be held in May"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cached_property

from readout.actors import Actor, Mention
from readout.analysis import Analysis
from readout.dates import day_range
from readout.days import days
from readout.lexicon import Entry, load
from readout.meetings.backdrop import SIDES, Backdrop
from readout.meetings.circumstances import LEXICON
from readout.meetings.formats import Standing
from readout.meetings.layers import Layers
from readout.meetings.numbered import number_of
from readout.meetings.parties import Parties, known, nations_of, same_party, shared, united
from readout.meetings.stage import with_guest
from readout.meetings.standins import two_sides
from readout.meetings.strangers import of_strangers
from readout.meetings.telling import WITH_WHOM, Telling
from readout.meetings.threads import Thread


class Example(Entry):
    """A text, and the parties of its last meeting."""

    text: str
    parties: tuple[str, ...]


class _Occasions(Entry):
    """The shape of meeting_occasions.yml."""

    delegated: frozenset[str]
    people: frozenset[str]
    examples: tuple[Example, ...]
    counter_examples: tuple[str, ...]


WORDS = load("meeting_occasions", _Occasions)
_BESIDE = 60
_HOSTS = frozenset({"planner", "hosted-by", "hosted-by-both"})
_AHEAD = frozenset({"planned", "proposed"})
_VERBS = frozenset({"MEET", "TALK", "DISCUSS"})
_OF_BODY = frozenset({"of-which"})
_NUMBERED = frozenset({"numbered"})
_SUMMIT = "summit"
_PLANNER = ("planner",)
_OF_TWO = (" of the two ", " of both ", " of their ")
_MOST = 8
_TWO, _THREE = 2, 3
_YEAR = 4
_SPEAKERS = frozenset({"of-which", "in-which"})
_PEOPLE = frozenset({"person"})
_OPENING, _MONTHS = 3, timedelta(days=60)
_JOINED = re.compile(r"(?:,|,? and|[-–])? ?(?:the )?")
_HOLDS = re.compile(
    r"(?: [a-z]+){0,3} (?:held|holds?|will hold|is to hold|had|opened|began|ended|concluded) "
)


class Occasions:
    """What a document says of who meets whom, asked where the sentence of an occasion does not say."""

    def __init__(self, analysis: Analysis, layers: Layers) -> None:
        self._analysis = analysis
        self._behind = Backdrop(analysis, layers)
        self._standing = Standing(analysis, self._behind)

    @cached_property
    def sides(self) -> Parties:
        """The two sides of the document; nobody where none stand out."""
        return two_sides(self._analysis)

    def told(self, telling: Telling, threads: Sequence[Thread]) -> Telling:
        """The telling with the parties that the document leaves no doubt about; as it is where it does."""
        if _chaired(telling) and (parties := self._standing.of(telling)):
            return telling._replace(parties=united([parties, telling.hosts]))
        if (
            not telling.bare
            or not (_is_occasion(telling) or telling.announced)
            or of_strangers(telling, self._analysis, self._behind)
        ):
            return self._with_members(telling)
        if parties := self._standing.of(telling):
            return telling._replace(parties=parties, unnamed=False, rules=(*telling.rules, "format"))
        if parties := with_guest(telling, threads, self._analysis, self._behind):
            return telling._replace(parties=parties, rules=(*telling.rules, "guest"))
        if members := self._sitting(telling, threads):
            return telling._replace(parties=members, unnamed=False, rules=(*telling.rules, "format"))
        ways = {
            "members": self._members,
            "holders": self._holders,
            "pointing back": self._meant,
            "pair": self._pair,
            "series": self._series,
            "opponents": self._opponents,
            "leaders": self._leaders,
            "two sides": self._two,
        }
        if telling.loose:
            ways = {
                name: ways[name]
                for name in (("series", "two sides") if telling.links.runs else ("leaders", "two sides"))
            }
        for name, way in ways.items():
            if (parties := way(telling, threads)) and _hold(parties, telling.links.role):
                return telling._replace(parties=parties, unnamed=False, rules=(*telling.rules, name))
        return self._hosted(telling, threads)

    def _hosted(self, telling: Telling, threads: Sequence[Thread]) -> Telling:
        """An occasion of which only the host is named, as a series goes on: "A will host a second round"."""
        if not telling.parties or not telling.parties.keys() <= telling.hosts.keys():
            return telling
        guests = self._series(telling._replace(parties={}), threads)
        parties = {**guests, **{a: w for a, w in telling.parties.items() if not known(a, guests)}}
        return telling._replace(parties=parties, rules=(*telling.rules, "series")) if guests else telling

    def _with_members(self, telling: Telling) -> Telling:
        """A telling of a body's meeting with all the members that are listed after the body's name."""
        if _OF_BODY.isdisjoint(telling.rules):
            return telling
        near = self._behind.within(telling.end, telling.end + _BESIDE)
        lists = (self._behind.bodies.get(m.actor, {}) for m in near)
        members = next((found for found in lists if len(found) > len(telling.parties)), None)
        return telling._replace(parties=members) if members else telling

    def _members(self, telling: Telling, threads: Sequence[Thread]) -> Parties:
        """The members of the body that meets: "the commission, in which A, B and C sit"."""
        if not telling.vague or not _goes_on(telling) or telling.part == "MEET":
            return {}
        if members := self._behind.members_after(telling.end):
            return members
        near = (m for row in self._behind.before(telling.sentence, telling.start) for m in reversed(row))
        bodies = [*telling.parties, *(m.actor for m in near if m.actor.kind == "body")]
        return next((self._behind.bodies[a] for a in bodies[:1] if a in self._behind.bodies), {})

    def _sitting(self, telling: Telling, threads: Sequence[Thread]) -> Parties:
        """Whom a body that meets brings together; those of the document's format where a round names nobody.

        A round that goes on from one of others is theirs.
        """
        if len(telling.parties) == 1:
            body = next(iter(telling.parties))
            return self._behind.format_of(body) if body.kind == "body" else {}
        rounds = telling.another and telling.noun in LEXICON.sittings | LEXICON.mass and not telling.parties
        members = self._behind.format_of(None) if rounds else {}
        told = (t for t in threads if any(x.noun in LEXICON.sittings for x in t.tellings))
        return members if all(known(a, members) for thread in told for a in thread.parties) else {}

    def _meant(self, telling: Telling, threads: Sequence[Thread]) -> Parties:
        """So many people, or nations and groups, as "they", "the two men", "all three" points back to."""
        if not telling.links.others or telling.parties:
            return {}
        number, role = max(telling.links.others, _TWO), telling.links.role
        before = self._words_before(telling)
        kinds = (_PEOPLE,) if role or not WORDS.people.isdisjoint(before) else (_PEOPLE, SIDES)
        for mentions in self._behind.before(telling.sentence, telling.start):
            told = {a: (m.start, m.end) for m in reversed(mentions) for a in m.actors}
            for kind in kinds:
                parties = {a: w for a, w in told.items() if a.kind in kind}
                holders = [a for a in parties if any(role in held for held in a.roles)]
                if len(parties) == number and (holders or not role):
                    return parties
            if role and (nations := _sent_by(told, "their" in before)):
                return nations
        return {}

    def _holders(self, telling: Telling, threads: Sequence[Thread]) -> Parties:
        """The only so many people named before who hold an office: "the two foreign ministers"."""
        number, role = telling.links.others, telling.links.role
        if telling.parties or number < _TWO or not role:
            return {}
        before = self._behind.within(0, telling.start)
        told = {a: (m.start, m.end) for m in reversed(before) for a in m.actors if a.kind == "person"}
        holders = {a: words for a, words in told.items() if any(role in held for held in a.roles)}
        return holders if len(holders) == number else {}

    def _pair(self, telling: Telling, threads: Sequence[Thread]) -> Parties:
        """The nations or groups named together: "the commission of A and B held its session"."""
        if not telling.vague or not _goes_on(telling) or telling.part == "MEET":
            return {}
        sentence, text = self._analysis.sentences[telling.sentence], self._analysis.reading.text
        row: list[Mention] = []
        for mention in self._behind.within(sentence.start, telling.start):
            if row and not _JOINED.fullmatch(text, row[-1].end, mention.start):
                row = []
            row.append(mention)
            if {a.kind for m in row for a in m.actors} <= SIDES and _HOLDS.match(
                text, mention.end, telling.start
            ):
                return {a: (m.start, m.end) for m in row for a in m.actors}
        return {}

    def _series(self, telling: Telling, threads: Sequence[Thread]) -> Parties:
        """Those of the last occasion of the series, of which it may name one: "a further round with A"."""
        named = telling.parties if telling.another and not telling.unnamed else {}
        if not (telling.vague or named) or not _goes_on(telling) or self._named(telling):
            return {}
        number = telling.links.others
        done = telling.status.value == "held"
        rows = [t for t in reversed(threads) if not (done and t.status.value == "proposed")]
        if telling.noun in LEXICON.sittings:
            rows.sort(key=lambda t: all(x.noun not in LEXICON.series for x in t.tellings))
        told = (_brought_together(t, threads) for t in rows if _in_series(t, telling))
        series = (parties for parties in told if not self._one_sided(parties))
        if named and not telling.vague:
            speaker = _SPEAKERS.issuperset(telling.rules)
            theirs = (
                parties
                for parties in series
                if all(known(a, parties) or (speaker and not a.country) for a in named)
            )
            return next((united([parties, named]) for parties in theirs), {})
        return next((parties for parties in series if number < _TWO or len(parties) == number), {})

    def _named(self, telling: Telling) -> bool:
        """Whether its noun ends the name of a format of its own: "the Baltic Security Discussions"."""
        tokens = self._analysis.sentences[telling.sentence].tokens
        before = [t.text for t in tokens if t.end <= telling.start][-1:]
        text = self._analysis.reading.text
        return text[telling.start].isupper() and any(word[0].isupper() for word in before)

    def _one_sided(self, parties: Parties) -> bool:
        """Whether only one of the document's two sides is among some parties: others talked with it."""
        return self._opposed and shared(parties, list(self.sides)) == 1

    def apart(self, threads: Sequence[Thread], telling: Telling) -> list[Thread]:
        """The meetings that are not the one of a telling: of other numbers in a series, on other days."""
        if telling.loose:
            known_day = [t for t in threads if t.time or not telling.links.runs]
            return [t for t in known_day if not _same_day(t, telling)]
        ahead = self._ahead(threads, telling) if self._past(telling) else []
        ahead += self._news(threads) if self._is_long_past(telling) else []
        if not telling.bare:
            return ahead
        number = self._number(telling)
        others = [t for t in threads if number and t not in ahead]
        return ahead + [
            t for t in others if _numbered_apart([self._number(x) for x in t.tellings], t, number)
        ]

    def _ahead(self, threads: Sequence[Thread], telling: Telling) -> list[Thread]:
        """The meetings that are still to come, of which nothing is told as past."""
        planned = [t for t in threads if t.status.words and t.status.value in _AHEAD]
        today = self._analysis.source.date
        return [t for t in planned if telling.bare or t.time is None or t.time.value[: len(today)] > today]

    def _past(self, telling: Telling) -> bool:
        """Whether a telling dates its meeting before the document's own day."""
        days = day_range(telling.time.value) if telling.time and not telling.status.words else None
        return bool(days and days[1] < self._analysis.source.date)

    def _news(self, threads: Sequence[Thread]) -> list[Thread]:
        """The meetings that the document opens with, of which it tells no day."""
        opening = [s for s in self._analysis.sentences if s.paragraph <= _OPENING]
        told = [t for t in threads if t.time is None and t.since is None]
        return [t for t in told if t.first.sentence < len(opening) and t.status.value == "held"]

    def _is_long_past(self, telling: Telling) -> bool:
        """Whether a telling dates its meeting months before the document's own day: it is not the news."""
        today = days(self._analysis.source.date).first
        told = day_range(telling.time.value) if telling.time else None
        return today is not None and told is not None and today - date.fromisoformat(told[1]) > _MONTHS

    def _number(self, telling: Telling) -> int | str:
        return number_of(telling, self._analysis.sentences[telling.sentence])

    def _opponents(self, telling: Telling, threads: Sequence[Thread]) -> Parties:
        """The two sides of the document, one of which the sentence names."""
        named = list(telling.parties)
        if telling.part == "MEET" and WITH_WHOM.isdisjoint(telling.rules):
            return {}
        if len(named) != 1 or not self._opposed or shared(self.sides, named) != 1:
            return {}
        if telling.rules == _PLANNER and self._analysis.reading.text.startswith(_OF_TWO, telling.end):
            return self.sides
        other = {a: w for a, w in self.sides.items() if not same_party(a, named[0])}
        return {} if self._strangers(telling) else {**telling.parties, **other}

    def _strangers(self, telling: Telling) -> list[Actor]:
        """The nations and groups of its sentence, but for the two sides of the document, and the scene."""
        sentence = self._analysis.sentences[telling.sentence]
        places = {p.start for p in self._analysis.places}
        acting = [m for m in self._behind.within(sentence.start, sentence.end) if m.start not in places]
        scene = telling.place.country if telling.place else ""
        here = {a: None for m in acting for a in m.actors if a.kind in SIDES and a.name != scene}
        return [a for a in here if not known(a, self.sides)]

    def _two(self, telling: Telling, threads: Sequence[Thread]) -> Parties:
        """The two sides of the document, where its own sentence speaks of nobody else."""
        if not telling.vague or not self._opposed or not _goes_on(telling) or telling.links.others > _TWO:
            return {}
        sentence = self._analysis.sentences[telling.sentence]
        if telling.links.others and not WORDS.people.isdisjoint(sentence.words):
            return {}
        here = {a for m in self._behind.within(sentence.start, sentence.end) for a in m.actors}
        strangers = self._strangers(telling)
        strangers += [a for a in here if a.kind == "person" and (telling.part == "MEET" or telling.loose)]
        sided = any(known(a, self.sides) for a in here) or not WORDS.delegated.isdisjoint(sentence.words)
        one = telling.definite or telling.another or telling.links.runs or sided
        return self.sides if one and not strangers else {}

    def _leaders(self, telling: Telling, threads: Sequence[Thread]) -> Parties:
        """The two people whom the document is about, where "they" met and none are named before."""
        summit = telling.noun == _SUMMIT and telling.vague and telling.status.value == "cancelled"
        they = telling.part == "MEET" and telling.links.others in (1, _TWO)
        return self._behind.two_people if they or summit else {}

    @cached_property
    def _opposed(self) -> bool:
        """Whether the document speaks of both its sides more than once."""
        return len(self.sides) == _TWO and all(
            sum(known(actor, [side]) for m in self._analysis.actors for actor in m.actors) > 1
            for side in self.sides
        )

    def _words_before(self, telling: Telling) -> list[str]:
        tokens = self._analysis.sentences[telling.sentence].tokens
        return [t.lower for t in tokens if t.end <= telling.start][-_MOST:]


def _chaired(telling: Telling) -> bool:
    """Whether only a body and who hosts or chairs it are named as those who met."""
    met = [a for a in telling.parties if a not in telling.hosts]
    return not telling.bare and len(met) == 1 and met[0].kind == "body"


def _hold(parties: Parties, role: str) -> bool:
    """Whether any of the people hold the office that a plural gives them: "the foreign ministers"."""
    people = [actor for actor in parties if actor.kind == "person"]
    return not (role and people) or any(role in held for actor in people for held in actor.roles)


def _sent_by(told: Parties, theirs: bool) -> Parties:
    """The two nations or groups whose "foreign ministers" met, or those of their two leaders."""
    sides = {a: w for a, w in sorted(told.items(), key=lambda one: one[1]) if a.kind in SIDES}
    people = {a: w for a, w in told.items() if a.kind not in SIDES}
    if len(sides) == _TWO and not people:
        return sides
    nations = nations_of(people) if theirs and all(a.kind in _PEOPLE for a in people) else {}
    return nations if len(nations) == len(people) == _TWO and sides.keys() <= nations.keys() else {}


def _is_occasion(telling: Telling) -> bool:
    """Whether a telling without parties names an occasion: by a time, a place, or its number in a series."""
    if telling.attendance or telling.general or telling.plural:
        return False
    if telling.part not in ("MEETING", "OCCASION", "MEET") or telling.noun in LEXICON.visits:
        return False
    if telling.noun in LEXICON.mass | LEXICON.general and not telling.another:
        return bool(telling.time or telling.deadline)
    told = (telling.time and len(telling.time.value) > _YEAR) or telling.place or telling.deadline
    return bool(told or (telling.another and (telling.time or telling.status.words)))


def _numbered_apart(told: Sequence[int | str], thread: Thread, number: int | str) -> bool:
    """Whether a meeting has another number; one to come is none that was held, an earlier one was told so."""
    if number in told:
        return False
    if isinstance(number, int):
        return any(isinstance(n, int) and n for n in told)
    return number == "earlier" or thread.status.value == "held"


def _brought_together(thread: Thread, threads: Sequence[Thread]) -> Parties:
    """The parties of a meeting; with those whom the same one met apart, where somebody goes between them."""
    pairs = [t.parties for t in threads if len(t.parties) == _TWO and t.status.value == "held"]
    if thread.parties not in pairs:
        return thread.parties
    apart = [row for row in pairs if shared(row, list(thread.parties)) == 1]
    together = {a: w for row in (thread.parties, *apart) for a, w in row.items()}
    return together if len(together) == _THREE else thread.parties


def _same_day(thread: Thread, telling: Telling) -> bool:
    """Whether a meeting has the very time of a telling."""
    return bool(thread.time and telling.time and thread.time.value[:10] == telling.time.value[:10])


def _goes_on(telling: Telling) -> bool:
    """Whether a telling is of one of a series: "the talks", "a third round", "they last met"."""
    if telling.part == "MEET":
        return telling.links.others > 0
    return telling.another or telling.noun in LEXICON.series


def _in_series(thread: Thread, telling: Telling) -> bool:
    """Whether a meeting is one of a series that goes on: rounds, sessions, talks, what a number counts."""
    if thread.mode.value == "phone" or all(_HOSTS.issuperset(t.rules or ("",)) for t in thread.tellings):
        return False
    counted = _NUMBERED.issubset(telling.rules)
    return any(
        t.part in _VERBS or t.noun in LEXICON.series or (counted and t.noun == telling.noun)
        for t in thread.tellings
    )
