"""One name for a person over all events: a short name is filled in only where an event shows whose it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from readout.chronology.pairing import Party, Told
from readout.names.identity import same_actor


def fullest(names: Iterable[str]) -> str:
    """The spelling with the most words, then the most frequent, then the first of the alphabet."""
    counted = Counter(n for n in names if n)
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
        for told in group:
            for party in told.parties:
                same = [p.name for t in group for p in t.parties if same_actor(p.name, party.name)]
                known[told.meeting.document, party.name] = fullest(
                    [*same, known.get((told.meeting.document, party.name), "")]
                )
    return known


def _spelled(names: Iterable[str]) -> dict[str, str]:
    """One spelling for each full name: the most frequent of those that are the same."""
    counted = Counter(n for n in names if " " in n)
    chosen: list[str] = []
    spelled: dict[str, str] = {}
    for name in sorted(counted, key=lambda n: (-counted[n], n)):
        twin = next((c for c in chosen if len(c.split()) == len(name.split()) and same_actor(c, name)), None)
        if twin is None:
            chosen.append(name)
        spelled[name] = twin or name
    return spelled


def _rename(told: Told, known: dict[tuple[str, str], str], spelled: dict[str, str]) -> Told:
    def one(name: str) -> str:
        full = known.get((told.meeting.document, name), name)
        return spelled.get(full, full)

    parties = tuple(Party(one(p.name), p.country) for p in told.parties)
    meeting = told.meeting.model_copy(update={"host": one(told.meeting.host)})
    return replace(told, meeting=meeting, parties=parties)
