"""The sides that mentions stand for."""

from __future__ import annotations

from readout.actors import Actor, Mention
from readout.figures.home import Side
from readout.figures.nouns import NOUNS
from readout.text.tokens import tokenize

_ARMED = ("army", "forces", "force")


def name(mention: Mention) -> str:
    """The side that a mention stands for: a country or group, or the country of a body."""
    return "" if mention.how in ("pronoun", "capital") else _sides_of(mention)


def side(mention: Mention) -> Side:
    """The side of a mention, with its words."""
    return Side(name(mention), mention.start, mention.end)


def owner(mention: Mention) -> Side:
    """The side of a mention that owns soldiers; a capital may stand for its government."""
    return Side(_sides_of(mention), mention.start, mention.end)


def _sides_of(mention: Mention) -> str:
    names = [_side_of(actor) for actor in mention.actors if actor.kind != "person"]
    return " and ".join(filter(None, dict.fromkeys(names)))


def _side_of(actor: Actor) -> str:
    """A country's or group's name; "Georgian fighters" are of Georgia, as are bodies of the state."""
    if actor.kind in ("country", "group"):
        people = actor.country and NOUNS.starting(tokenize(actor.name)[-1:], 0)
        return actor.country if people else actor.name
    armed = actor.kind == "body" and not actor.country and actor.name.lower().endswith(_ARMED)
    return actor.name if armed else actor.country
