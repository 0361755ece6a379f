"""When two names of one document are one party: a person, an office and a country may be the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from readout.actors import Actor
from readout.meetings.circumstances import Words
from readout.names.roles import alike

_MEDIATORS = frozenset(["mediators", "mediators and observers"])
Parties = Mapping[Actor, Words]
"""Who took part, each with the words that first say so."""

_NATION_AND_HEAD = 2
_NATIONS = frozenset({"country", "office"})
_UNNAMED = frozenset(
    ["rebels", "separatists", "insurgents", "militants", "guerrillas", "fighters", "opposition", "junta"]
)


def same_party(a: Actor, b: Actor) -> bool:
    """Whether two are one party: the same actor, or a country, its office holder and who speaks for it."""
    return a.name == b.name or _speaks_for(a, b) or _speaks_for(b, a) or _one_office(a, b)


def _speaks_for(a: Actor, b: Actor) -> bool:
    if a.kind == "person" and a.country:
        return b.name == a.country or (b.kind == "office" and b.country == a.country and _holds(a, b))
    return a.kind == "office" and b.kind == "country" and a.country == b.name


def _one_office(a: Actor, b: Actor) -> bool:
    """Whether one office or body of a nation is told in two ways: its "minister" and "foreign minister"."""
    if a.kind != b.kind or a.kind not in ("office", "body") or not a.country or a.country != b.country:
        return False
    brief, full = sorted((a.name.split(), b.name.split()), key=len)
    fuller = a.kind == "office" and len(brief) == _NATION_AND_HEAD and brief[-1] == full[-1]
    return fuller or brief[1:] == full[1:] != []


def _holds(person: Actor, office: Actor) -> bool:
    """Whether a person can hold an office: what is known of both does not clash."""
    held = {title for role in person.roles for title in alike().get(role, (role,))}
    return not held or not office.roles or not held.isdisjoint(office.roles)


def known(actor: Actor, others: Iterable[Actor]) -> bool:
    """Whether an actor is one of the others."""
    return any(same_party(actor, other) for other in others)


def united(rows: Iterable[Parties]) -> dict[Actor, Words]:
    """All parties of several tellings, each once; a person stands for the country or office told before."""
    found: dict[Actor, Words] = {}
    for row in rows:
        for actor, words in row.items():
            twin = next((other for other in found if same_party(actor, other)), None)
            if twin is None:
                found[actor] = words
            elif actor.kind == "person" != twin.kind:
                found = {actor if a is twin else a: w for a, w in found.items()}
    return found


def nations_of(parties: Parties) -> dict[Actor, Words]:
    """The parties, people by their nations; nobody where one's nation is not known."""
    found: dict[Actor, Words] = {}
    for actor, words in parties.items():
        if actor.kind == "person" and not actor.country:
            return {}
        named = Actor(actor.country, "country", actor.country) if actor.kind == "person" else actor
        found.setdefault(named, words)
    return found


def shared(a: Iterable[Actor], b: Sequence[Actor], loosely: bool = False) -> int:
    """How many parties two meetings have in common.

    ``loosely``: a country may also be a person of whose country nothing is known.
    """
    left, others = list(b), []
    for actor in a:
        twin = next((x for x in left if same_party(actor, x)), None)
        if twin:
            left.remove(twin)
        else:
            others.append(actor)
    guessed = max(_guessed(others, left), _guessed(left, others)) if loosely else 0
    return len(b) - len(left) + guessed


def _guessed(named: Sequence[Actor], vague: Sequence[Actor]) -> int:
    """How many people may speak for one of the nations, and groups be "the rebels", for all we know."""
    people = [a for a in named if a.kind == "person" and not a.country]
    groups = [a for a in named if a.kind == "group" and not unnamed(a)]
    nations = [a for a in vague if a.kind in _NATIONS]
    return min(len(people), len(nations)) + min(len(groups), len([a for a in vague if unnamed(a)]))


def unnamed(actor: Actor) -> bool:
    """Whether an actor is a group of no name: "the rebels"."""
    return actor.kind == "group" and actor.name.rpartition(" ")[2].lower() in _UNNAMED


def settled(rows: Sequence[Parties]) -> list[dict[Actor, Words]]:
    """The parties of one meeting's tellings, without the nations, "rebels" and "mediators" that others name.

    A nation goes where people are named of whom no nation is known, but for those that they do speak for.
    """
    named = {actor for row in rows for actor in row}
    people = [a for a in named if a.kind == "person"]
    strangers = any(not a.country for a in people)
    groups = any(a.kind == "group" and not unnamed(a) for a in named)

    def kept(actor: Actor) -> bool:
        if actor.kind in _NATIONS and strangers:
            return known(actor, people)
        return not (groups and unnamed(actor))

    def told_alone(actor: Actor, row: Parties) -> bool:
        return actor.name not in _MEDIATORS or all(a in row for a in people)

    return [{a: w for a, w in row.items() if kept(a) and told_alone(a, row)} for row in rows]
