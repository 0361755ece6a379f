"""The sides that mentions stand for."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import takewhile

from readout.actors import Actor, Mention
from readout.figures.claims import Claim
from readout.figures.home import Side
from readout.figures.nouns import NOUNS
from readout.figures.side_words import WORDS
from readout.names.bodies import bodies
from readout.text.tokens import WORD_FORMS, tokenize

_ARMED = ("army", "forces", "force")
_OF_STATES = tuple(
    f"{word} force{s}" for word in ("defence", "defense", "armed", "security") for s in ("s", "")
)


def name(mention: Mention) -> str:
    """The side that a mention stands for: a country or group, or the country of a body."""
    return "" if mention.how in ("pronoun", "capital") else _sides_of(mention)


def side(mention: Mention) -> Side:
    """The side of a mention, with its words."""
    return Side(name(mention), mention.start, mention.end)


def unlisted(claim: Claim) -> Side | None:
    """The side of people whose name no list has: "Nine Lomari were killed"; not in a headline's capitals."""
    group, cue, tokens = claim.group, claim.cue, claim.clause.tokens
    if group.kind != "name" or cue is None or not tokens[cue.anchor].text.islower():
        return None
    named = list(takewhile(lambda token: token.text.istitle(), reversed(tokens[group.end : group.stop])))
    start, end = named[-1].start, named[0].end
    return Side(" ".join(token.text for token in reversed(named)), start, end)


def owner(mention: Mention) -> Side:
    """The side of a mention that owns soldiers; a capital may stand for its government."""
    return Side(_sides_of(mention), mention.start, mention.end)


def _sides_of(mention: Mention) -> str:
    names = [_side_of(actor) for actor in mention.actors if actor.kind != "person"]
    return " and ".join(filter(None, dict.fromkeys(names)))


def _side_of(actor: Actor) -> str:
    """A country's or group's name; fighters, bodies and units of a state are of its nation, if it is told."""
    if actor.kind in ("country", "group") and not is_force(actor):
        states = actor.country and (_ends_in_people(actor.name) or actor.name.lower().endswith(_OF_STATES))
        unit = actor.kind == "group" and actor.name.lower().endswith(WORDS.units)
        return actor.country if states or unit else actor.name
    armed = actor.kind == "body" and not actor.country and actor.name.lower().endswith(_ARMED)
    return actor.name if armed and not is_force(actor) else actor.country


def is_force(actor: Actor) -> bool:
    """Whether a name is no army's of its own, as "Lami Liberation Army" is: "army", "special forces"."""
    return WORDS.forces.issuperset(actor.name.lower().split())


@lru_cache(maxsize=WORD_FORMS)
def _ends_in_people(name: str) -> bool:
    return NOUNS.starting(tokenize(name)[-1:], 0) is not None


def is_employer(mention: Mention) -> bool:
    """Whether a mention is of an organisation of many nations or of none: no newspaper, no unit."""
    actor = mention.actor
    unit = actor.name.lower().endswith(WORDS.units)
    apart = actor.kind == "body" and not actor.country and not unit
    return apart and actor.name not in _media() and not is_force(actor)


@cache
def _media() -> frozenset[str]:
    return frozenset(names[0] for names in bodies().media)
