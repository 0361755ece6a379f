"""One name for a person over all events: a short name is filled in only where an event shows whose it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from readout.chronology.pairing import Party, Told
from readout.names.gazetteer import folded
from readout.names.identity import name_keys, name_words, same_actor, skeleton, spelling_key


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
    spelled = spellings(known.get(key, key[1]) for g in groups for t in g for key in _keys(t))
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


def spellings(names: Iterable[str]) -> dict[str, str]:
    """One spelling for each full name: the most frequent of those that are the same."""
    counted = Counter(n for n in names if " " in n)
    chosen = _Chosen()
    spelled: dict[str, str] = {}
    for name in sorted(counted, key=lambda n: (-counted[n], n)):
        length = len(name.split())
        likely = chosen.likely(name)
        twin = next((c for c in likely if len(c.split()) == length and same_actor(c, name)), None)
        if twin is None:
            chosen.add(name)
        spelled[name] = twin or name
    return spelled


class _Chosen:
    """Spellings that were chosen, looked up by what names of one actor share (``name_keys``).

    Two names that share no more than the family name are one person's only if a given name, or its initial,
    is shared, too: so not all of a family are compared.
    """

    def __init__(self) -> None:
        self._by_key: dict[object, list[tuple[int, str]]] = {}
        self._number = 0

    def add(self, name: str) -> None:
        """Choose a spelling."""
        self._number += 1
        family, others = _family(name)
        keys: set[object] = {(key, "own") for key in others} | {(family, "family")}
        keys |= {(family, *given) for word in name_words(name)[:-1] for given in _told(word)}
        for key in keys:
            self._by_key.setdefault(key, []).append((self._number, name))

    def likely(self, name: str) -> list[str]:
        """The spellings that may be of the same actor, in the order in which they were chosen."""
        family, others = _family(name)
        keys: set[object] = {(key, kind) for key in others for kind in ("own", "family")} | {(family, "own")}
        keys |= {(family, *given) for word in name_words(name)[:-1] for given in _asked(word)}
        return [
            spelling for _, spelling in sorted({one for key in keys for one in self._by_key.get(key, ())})
        ]


def _family(name: str) -> tuple[object, frozenset[object]]:
    """The sound of a family name, and what else the name is looked up by; of one word, that sound, too."""
    words = name_words(name) or (name,)
    family = _sound(words[-1])
    otherwise = {_sound("".join(words[-2:])), _sound("".join(words)), _sound(words[0])}
    keys = name_keys(name)
    return family, keys if family in otherwise else keys - {family}


def _told(given: str) -> Sequence[tuple[str, str]]:
    """What a given name is found by: its sound and how it begins, or that it is an initial."""
    first = folded(given[:1])
    return [("initial", first)] if len(given) == 1 else [("sound", _sound(given)), ("begins", first)]


def _asked(given: str) -> Sequence[tuple[str, str]]:
    """What a given name looks for: initials that it begins with and its like, or whatever begins so."""
    first = folded(given[:1])
    return [("initial", first), ("begins", first) if len(given) == 1 else ("sound", _sound(given))]


def _sound(word: str) -> str:
    return skeleton(spelling_key(word))


def _rename(told: Told, known: dict[tuple[str, str], str], spelled: dict[str, str]) -> Told:
    def one(name: str) -> str:
        full = known.get((told.meeting.document, name), name)
        return spelled.get(full, full)

    parties = tuple(Party(one(p.name), p.country) for p in told.parties)
    meeting = told.meeting.model_copy(update={"host": one(told.meeting.host)})
    return replace(told, meeting=meeting, parties=parties)
