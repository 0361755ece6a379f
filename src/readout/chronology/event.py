"""One event from the meetings that tell of it: the fullest names, the most exact date."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from readout.chronology.names import fullest
from readout.chronology.pairing import Party, Told
from readout.dates import coarsest
from readout.days import Days, days
from readout.names.gazetteer import cities, folded
from readout.names.identity import name_words
from readout.records import Event, Mode, Status

_STATUSES: tuple[Status, ...] = ("held", "cancelled", "planned", "proposed")
_NAMED = 3


def build(told: Sequence[Told]) -> Event:
    """The event that meetings of different documents tell of; its id is not yet unique."""
    meetings = [t.meeting for t in told]
    when, first, last = _when(told)
    place = _place(m.place for m in meetings)
    participants = _participants(told)
    return Event(
        id=_id(when or first or last, place, participants),
        date=when,
        not_before=first,
        not_after=last,
        status=next(s for s in _STATUSES if any(m.status == s for m in meetings)),
        mode=_mode([m.mode for m in meetings]),
        place=place,
        participants=participants,
        host=fullest(m.host for m in meetings),
        event=fullest(m.event for m in meetings),
        meetings=tuple(m.id for m in meetings),
        documents=tuple(sorted({m.document for m in meetings})),
    )


def _when(told: Sequence[Told]) -> tuple[str, str, str]:
    """The date, and the bounds where it is no day: a day beats a month, bands are narrowed by each other."""
    exact = sorted(t.days.first for t in told if t.days.exact and t.days.first)
    if exact:
        return exact[0].isoformat(), "", ""
    firsts = [t.days.first for t in told if t.days.first]
    lasts = [t.days.last for t in told if t.days.last]
    band = Days(max(firsts, default=None), min(lasts, default=None))
    first, last = _iso(band.first), _iso(band.last)
    value = max((t.meeting.date for t in told), key=lambda d: (len(d), d))
    narrowed = coarsest(first, last)
    if len(narrowed) == 10:
        return narrowed, "", ""
    value = max(value, narrowed, key=len)
    return value, *(("", "") if days(value) == band else (first, last))


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _mode(modes: Sequence[Mode]) -> Mode:
    """In person unless a document says otherwise."""
    return next((m for m in sorted(modes) if m != "in_person"), "in_person")


def _place(places: Iterable[str]) -> str:
    """A city before a country, then the one told most often, then by the alphabet."""
    counted = Counter(p for p in places if p)
    return min(counted, key=lambda p: (p.casefold() not in cities(), -counted[p], p), default="")


def _participants(told: Sequence[Told]) -> tuple[str, ...]:
    """Who took part, each once by the fullest name; a country whose leader is named is not told twice."""
    rows: list[list[Party]] = []
    parties = sorted((p for t in told for p in t.parties), key=lambda p: (p.name == p.country, p.name))
    for party in parties:
        row = next((r for r in rows if any(party.same(p) for p in r)), None)
        if row is None:
            rows.append([party])
        elif party.name != party.country or row[0].name == row[0].country:
            row.append(party)
    return tuple(sorted(fullest(p.name for p in row) for row in rows))


def _id(when: str, place: str, participants: Sequence[str]) -> str:
    """Date, then place or else the parties' family names: "2018-12-18-vienna"."""
    names = [name_words(name)[-1] for name in participants[:_NAMED]]
    words = "-".join([when or "undated", *([place] if place else names)])
    return re.sub(r"[^a-z0-9]+", "-", folded(words)).strip("-")
