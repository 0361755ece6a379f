"""Which meetings, told by different documents, are one encounter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice

from readout.days import Days, days_of
from readout.names.gazetteer import cities, country_names, demonyms
from readout.names.identity import same_actor
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
    groups = {n: [n] for n in range(len(ordered))}
    home = list(range(len(ordered)))
    for _, a, b in sorted(_pairs(ordered)):
        one, other = home[a], home[b]
        if one != other and all(same(ordered[x], ordered[y]) for x in groups[one] for y in groups[other]):
            for member in groups.pop(other):
                groups[one].append(member)
                home[member] = one
    return [[ordered[n] for n in sorted(group)] for group in groups.values()]


def _pairs(told: Sequence[Told]) -> Iterable[tuple[float, int, int]]:
    """Pairs that agree, with how unlike they are; not those where a vague date fits several days."""
    pairs = [(a, b) for a, b in _neighbours(told) if same(told[a], told[b])]
    fits: dict[int, set[tuple[str, str]]] = {}
    for pair in pairs:
        for one, other in (pair, pair[::-1]):
            if told[other].near.exact and not told[one].near.exact:
                fits.setdefault(one, set()).add(_key(told[other].near))
    for a, b in pairs:
        if len(fits.get(a, ())) < 2 and len(fits.get(b, ())) < 2:
            yield (_distance(told[a], told[b]), a, b)


def _neighbours(told: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Pairs with a day in common; what is not bounded on both sides tells of no day."""
    bounded = [(t.near.first, t.near.last, n) for n, t in enumerate(told) if t.near.first and t.near.last]
    bounded.sort()
    for i, (_, last, a) in enumerate(bounded):
        for first, _, b in islice(bounded, i + 1, None):
            if first > last:
                break
            yield min(a, b), max(a, b)


def _key(days: Days) -> tuple[str, str]:
    return str(days.first), str(days.last)


def _distance(a: Told, b: Told) -> float:
    exact = a.near.exact and b.near.exact
    return 2 - overlap(a.parties, b.parties) - exact


def same(a: Told, b: Told) -> bool:
    """Whether two meetings can be one encounter."""
    return (
        a.meeting.document != b.meeting.document
        and _days_meet(a.near, b.near)
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
    return a.mode == b.mode or any(
        m.mode == "in_person" and not m.place and not any(c.role == "mode" for c in m.cues) for m in (a, b)
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
