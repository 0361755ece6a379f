"""One name for a person over all events: a short name is filled in only where an event shows whose it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from readout.chronology.pairing import Party, Told
from readout.names.identity import name_keys, same_actor


def fullest(names: Iterable[str]) -> str:
    """The spelling with the most words, then the most frequent, then the first of the alphabet."""
    return _fullest(Counter(n for n in names if n))


def _fullest(counted: Mapping[str, int]) -> str:
    return min(counted, key=lambda n: (-len(n.split()), -counted[n], n), default="")


def renamed(groups: Sequence[Sequence[Told]]) -> list[list[Told]]:
    """The groups with each party under its one name.

    Within a document a name is one party. Who is "Kim" in a document is known where one of its meetings
    is told elsewhere with the full name; full names are the same person's however they are spelled.
    """
    known = _known(groups)
    spelled = _spelled(known.get(key, key[1]) for g in groups for t in g for key in _keys(t))
    return [[_rename(t, known, spelled) for t in group] for group in groups]


def _keys(told: Told) -> list[tuple[str, str]]:
    """Document and name of each party, and of the host."""
    names = [p.name for p in told.parties] + [told.meeting.host]
    return [(told.meeting.document, n) for n in names if n]


def _known(groups: Sequence[Sequence[Told]]) -> dict[tuple[str, str], str]:
    """The fullest name of each document's names, as the meetings that it shares with others show."""
    known: dict[tuple[str, str], str] = {}
    for group in groups:
        counted = Counter(p.name for told in group for p in told.parties)
        alike = {a: {b: n for b, n in counted.items() if same_actor(b, a)} for a in counted}
        for told in group:
            for party in told.parties:
                key = (told.meeting.document, party.name)
                before = known.get(key, "")
                known[key] = _fullest(Counter(alike[party.name]) + Counter([before] if before else ()))
    return known


def _spelled(names: Iterable[str]) -> dict[str, str]:
    """One spelling for each full name: the most frequent of those that are the same."""
    counted = Counter(n for n in names if " " in n)
    chosen: dict[object, list[tuple[int, str]]] = {}
    spelled: dict[str, str] = {}
    for number, name in enumerate(sorted(counted, key=lambda n: (-counted[n], n))):
        keys = name_keys(name)
        likely = sorted({one for key in keys for one in chosen.get(key, ())})
        length = len(name.split())
        twin = next((c for _, c in likely if len(c.split()) == length and same_actor(c, name)), None)
        for key in keys if twin is None else ():
            chosen.setdefault(key, []).append((number, name))
        spelled[name] = twin or name
    return spelled


def _rename(told: Told, known: dict[tuple[str, str], str], spelled: dict[str, str]) -> Told:
    def one(name: str) -> str:
        full = known.get((told.meeting.document, name), name)
        return spelled.get(full, full)

    parties = tuple(Party(one(p.name), p.country) for p in told.parties)
    meeting = told.meeting.model_copy(update={"host": one(told.meeting.host)})
    return replace(told, meeting=meeting, parties=parties)
