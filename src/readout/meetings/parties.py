"""When two names of one document are one party: a person, an office and a country may be the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from readout.actors import Actor
from readout.meetings.circumstances import Words

Parties = Mapping[Actor, Words]
"""Who took part, each with the words that first say so."""

_NATIONS = frozenset({"country", "office"})


def same_party(a: Actor, b: Actor) -> bool:
    """Whether two are one party: the same actor, or a country, its office holder and who speaks for it."""
    return a.name == b.name or _speaks_for(a, b) or _speaks_for(b, a)


def _speaks_for(a: Actor, b: Actor) -> bool:
    if a.kind == "person" and a.country:
        return b.name == a.country or (b.kind == "office" and b.country == a.country and _holds(a, b))
    return a.kind == "office" and b.kind == "country" and a.country == b.name


def _holds(person: Actor, office: Actor) -> bool:
    """Whether a person can hold an office: what is known of both does not clash."""
    return not person.roles or not office.roles or not set(person.roles).isdisjoint(office.roles)


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


def _guessed(people: Sequence[Actor], nations: Sequence[Actor]) -> int:
    """How many of the people may speak for one of the nations, for all that is known."""
    unknown = [a for a in people if a.kind == "person" and not a.country]
    return min(len(unknown), len([n for n in nations if n.kind in _NATIONS]))


def without_nations(parties: Parties, people: Sequence[Actor]) -> dict[Actor, Words]:
    """The parties but for the nations that none of the people is known to speak for."""
    return {a: w for a, w in parties.items() if a.kind not in _NATIONS or known(a, people)}
