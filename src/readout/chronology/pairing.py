"""Which meetings, told by different documents, are one encounter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from heapq import heappop, heappush
from typing import NamedTuple

from readout.days import Days, days_of
from readout.names.gazetteer import cities, country_names, demonyms
from readout.names.identity import name_keys, same_actor
from readout.records import Meeting

_MOST = 0.5


@dataclass(frozen=True)
class Party:
    """A participant's name, and the country that the words of the document give with it."""

    name: str
    country: str

    def same(self, other: Party) -> bool:
        """Whether both are one: one name, or a country and who speaks for it."""
        return same_actor(self.name, other.name) or self._speaks_for(other) or other._speaks_for(self)

    def _speaks_for(self, other: Party) -> bool:
        return bool(self.country) and self.name != self.country and other.name == self.country


@dataclass(frozen=True)
class Told:
    """A meeting with its parties and days, as they are compared.

    ``days`` are those that its document allows, ``near`` those on which others may tell of it: what a
    document gives as the news of its own day may have been the day before.
    """

    meeting: Meeting
    parties: tuple[Party, ...]
    days: Days
    near: Days

    @staticmethod
    def of(meeting: Meeting) -> Told:
        """A meeting made ready for comparing."""
        words = [cue.text for cue in meeting.cues if cue.role == "participant"]
        words += [""] * (len(meeting.participants) - len(words))
        named = zip(meeting.participants, words, strict=False)
        days = days_of(meeting)
        return Told(meeting, tuple(Party(n, _country(n, w)) for n, w in named), days, _near(meeting, days))


def _near(meeting: Meeting, days: Days) -> Days:
    news = meeting.date == meeting.not_after and not meeting.not_before
    return Days(days.first - timedelta(days=1), days.last) if news and days.first else days


def _country(name: str, words: str) -> str:
    """The country that a name is, or that the words around a name give: "the Peruvian president"."""
    own = country_names().get(name.casefold())
    if own:
        return own.name
    for word in re.findall(r"[^\W\d_]+(?:[ -][A-Z][^\W\d_]+)?", words.replace("’s", "").replace("'s", "")):
        for part in (word, word.split(" ")[0]):
            if found := country_names().get(part.casefold()):
                return found.name
            if people := demonyms().get(part.casefold()):
                return people[0].name
    return ""


def clusters(told: Iterable[Told]) -> list[list[Told]]:
    """The meetings gathered by encounter: all of a group agree with each other, none is of one document.

    The most alike come together first. A vague date that fits several groups of different days joins none.
    """
    ordered = sorted(told, key=lambda t: t.meeting.id)
    kinds = Kinds(ordered)
    groups = {n: _Group([n], {t.meeting.document}, {kinds.of[n]}) for n, t in enumerate(ordered)}
    home = list(range(len(ordered)))
    for _, a, b in sorted(_pairs(ordered, kinds)):
        one, other = home[a], home[b]
        if one != other and _agree(groups[one], groups[other], kinds):
            joined = groups.pop(other)
            for member in joined.members:
                home[member] = one
            groups[one].members.extend(joined.members)
            groups[one].documents.update(joined.documents)
            groups[one].kinds.update(joined.kinds)
    return [[ordered[n] for n in sorted(group.members)] for group in groups.values()]


class _Group(NamedTuple):
    """Meetings of one encounter, their documents and their kinds."""

    members: list[int]
    documents: set[str]
    kinds: set[int]


def _agree(one: _Group, other: _Group, kinds: Kinds) -> bool:
    apart = one.documents.isdisjoint(other.documents)
    return apart and all(kinds.agree(x, y) for x in one.kinds for y in other.kinds)


class Kinds:
    """Meetings by what is compared of them, so that those that say the same are compared once."""

    def __init__(self, told: Sequence[Told]) -> None:
        numbers: dict[tuple[object, ...], int] = {}
        self.of = [numbers.setdefault(_compared(t), len(numbers)) for t in told]
        self._first = {kind: t for t, kind in zip(reversed(told), reversed(self.of), strict=True)}
        self._agree: dict[tuple[int, int], bool] = {}

    def agree(self, x: int, y: int) -> bool:
        """Whether meetings of two kinds, told by two documents, can be one encounter."""
        if (x, y) not in self._agree:
            self._agree[x, y] = alike(self._first[x], self._first[y])
        return self._agree[x, y]


def _compared(told: Told) -> tuple[object, ...]:
    return (told.near, told.meeting.mode, _unsaid(told.meeting), told.meeting.place, told.parties)


def _pairs(told: Sequence[Told], kinds: Kinds) -> Iterable[tuple[float, int, int]]:
    """Pairs that agree, with how unlike they are; not those where a vague date fits several days."""
    pairs = [(a, b) for a, b in neighbours(told) if _can_be_one(told, a, b, kinds)]
    fits: dict[int, set[tuple[str, str]]] = {}
    for pair in pairs:
        for one, other in (pair, pair[::-1]):
            if told[other].near.exact and not told[one].near.exact:
                fits.setdefault(one, set()).add(_key(told[other].near))
    for a, b in pairs:
        if len(fits.get(a, ())) < 2 and len(fits.get(b, ())) < 2:
            yield (_distance(told[a], told[b]), a, b)


def _can_be_one(told: Sequence[Told], a: int, b: int, kinds: Kinds) -> bool:
    apart = told[a].meeting.document != told[b].meeting.document
    return apart and kinds.agree(kinds.of[a], kinds.of[b])


def neighbours(told: Sequence[Told]) -> set[tuple[int, int]]:
    """Pairs that may share a party and have a day in common.

    What is not bounded on both sides tells of no day. Parties that are one share a key of their names, or
    one is the country that the other speaks for.
    """
    named: dict[object, list[_When]] = {}
    for n, one in enumerate(told):
        first, last = one.near
        if first and last:
            keys = {key for party in one.parties for key in name_keys(party.name)}
            countries = {p.country for p in one.parties if p.country} - keys
            for key in keys:
                named.setdefault(key, []).append(_When(first, last, n, True))
            for country in countries:
                named.setdefault(country, []).append(_When(first, last, n, False))
    return {pair for rows in named.values() for pair in _on_common_days(rows)}


class _When(NamedTuple):
    """The days of a meeting that is looked up by a name, or for the country that a party speaks for."""

    first: date
    last: date
    number: int
    named: bool


def _on_common_days(rows: list[_When]) -> Iterator[tuple[int, int]]:
    """Pairs with a day in common, one of which has a party of the name itself."""
    named: list[tuple[date, int]] = []
    speaking: list[tuple[date, int]] = []
    for row in sorted(rows):
        for earlier in (named, speaking):
            while earlier and earlier[0][0] < row.first:
                heappop(earlier)
        for _, other in (*named, *(speaking if row.named else ())):
            yield min(other, row.number), max(other, row.number)
        heappush(named if row.named else speaking, (row.last, row.number))


def _key(days: Days) -> tuple[str, str]:
    return str(days.first), str(days.last)


def _distance(a: Told, b: Told) -> float:
    exact = a.near.exact and b.near.exact
    return 2 - overlap(a.parties, b.parties) - exact


def alike(a: Told, b: Told) -> bool:
    """Whether two meetings of different documents can be one encounter."""
    return (
        _days_meet(a.near, b.near)
        and _modes_agree(a.meeting, b.meeting)
        and _places_agree(a.meeting.place, b.meeting.place)
        and _parties_agree(a.parties, b.parties)
    )


def _days_meet(a: Days, b: Days) -> bool:
    """Whether both allow one day; days that the documents do not bound on both sides tell nothing."""
    if not (a.first and a.last and b.first and b.last):
        return False
    return a.first <= b.last and b.first <= a.last


def _modes_agree(a: Meeting, b: Meeting) -> bool:
    """Whether the modes are one, or one document leaves mode and place unsaid."""
    return a.mode == b.mode or _unsaid(a) or _unsaid(b)


def _unsaid(meeting: Meeting) -> bool:
    """Whether a document says neither how nor where a meeting was."""
    return (
        meeting.mode == "in_person" and not meeting.place and not any(c.role == "mode" for c in meeting.cues)
    )


def _places_agree(a: str, b: str) -> bool:
    if not a or not b or a == b:
        return True
    return _country_of(a) == b or _country_of(b) == a


def _country_of(city: str) -> str:
    """The country of a city, in its short English name; "" for what is no city."""
    from readout.names.gazetteer import countries

    found = cities().get(city.casefold())
    return countries()[found.country].name if found and found.country in countries() else ""


def _parties_agree(a: Sequence[Party], b: Sequence[Party]) -> bool:
    """Whether the parties of one are among those of the other, or more than half are the same."""
    common = shared(a, b)
    return common >= 1 and (common == min(len(a), len(b)) or common / (len(a) + len(b) - common) > _MOST)


def overlap(a: Sequence[Party], b: Sequence[Party]) -> float:
    """Share of all parties that both name (Jaccard)."""
    common = shared(a, b)
    return common / max(1, len(a) + len(b) - common)


def shared(a: Sequence[Party], b: Sequence[Party]) -> int:
    """How many parties both name."""
    left = list(b)
    for party in a:
        twin = next((p for p in left if party.same(p)), None)
        if twin:
            left.remove(twin)
    return len(b) - len(left)
