"""What a source is called: in the fullest form that the document gives."""

from __future__ import annotations

import re
from functools import cache

from readout.actors import Actor, Mention
from readout.attribution.speech import SPEECH
from readout.names.bodies import peoples
from readout.names.gazetteer import Country, countries


def named(mention: Mention, text: str) -> str:
    """What a mention calls a source, in the fullest form that the document gives."""
    words = " ".join(text[mention.start : mention.end].split())
    speaks_for = not SPEECH.spokespeople.isdisjoint(words.lower().split())
    kinds = ("country",) if speaks_for else ("country", "body")
    if mention.how == "role" and all(a.kind in kinds or a.name in peoples() for a in mention.actors):
        return re.sub(r"^(the|a|an) ", "", words, flags=re.IGNORECASE)
    return " and ".join(dict.fromkeys(_full(actor) for actor in mention.actors))


def _full(actor: Actor) -> str:
    """An actor's name; a state's body with its nation: "Georgian Defence Ministry"."""
    country = _by_name().get(actor.country) if actor.kind == "body" else None
    if country is None:
        return actor.name
    theirs = (*country.names, *country.adjectives, *([country.capital] if country.capital else []))
    if any(word.lower() in actor.name.lower() for word in theirs):
        return actor.name
    return f"{(*country.adjectives, country.name)[0]} {actor.name}"


@cache
def _by_name() -> dict[str, Country]:
    return {country.name: country for country in countries().values()}
