"""Where it happened, as far as that tells whose people they are, and the sides that mentions stand for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from readout.actors import Actor, Mention
from readout.analysis import Analysis
from readout.figures.claims import Claim
from readout.figures.home import Side
from readout.figures.nouns import NOUNS
from readout.lexicon import Entry, load
from readout.text.letters import GRAMMAR
from readout.text.tokens import tokenize


class Words(Entry):
    """Shape of the lexicon file ``sides``."""

    within: frozenset[str]
    tolls: frozenset[str]
    arrests: frozenset[str]
    services: frozenset[str]


WORDS: Words = load("sides", Words)
LOCALS = frozenset(["", "civilian", "children", "women", "men", "elderly", "police"])
_HARMS = frozenset(["killed", "injured", "missing", "casualties"])
_ARMED = ("army", "forces", "force")
_REACH = 3


class Locales:
    """The countries in which a document's sentences say that something happened."""

    def __init__(self, analysis: Analysis, mentions: Callable[[int], Sequence[Mention]]) -> None:
        self._sentences = analysis.sentences
        self._text = analysis.reading.text
        self._places = [p for p in analysis.places if p.country]
        self._mentions = mentions

    def topic(self, claim: Claim) -> Side | None:
        """The country whose name stands over or opens what is told: "Georgia: 12 killed in floods"."""
        if claim.group.head in GRAMMAR.strangers:
            return None
        for place in range(claim.place, max(-1, claim.place - _REACH), -1):
            tokens, named = self._sentences[place].tokens, self._mentions(place)[:1]
            if not named or named[0].start != tokens[0].start or named[0].actor.kind != "country":
                continue
            after = self._text[named[0].end : self._sentences[place].end].strip()
            if (not after and place < claim.place) or (after.startswith(":") and place == claim.place):
                return side(named[0])
        return None

    def before(self, claim: Claim) -> Side | None:
        """People of the country where the paragraph has last placed what it tells."""
        paragraph = self._sentences[claim.place].paragraph
        for place in range(claim.place - 1, max(-1, claim.place - 1 - _REACH), -1):
            if self._sentences[place].paragraph != paragraph:
                return None
            found = self.at(claim, place)
            if found:
                return found
        return None

    def at(self, claim: Claim, place: int) -> Side | None:
        """People of the country where a sentence says that it happened: "In Poti, 12 people died"."""
        head, outcome = claim.group.head, claim.rule.outcome
        if outcome not in _HARMS or claim.category not in LOCALS or head in GRAMMAR.strangers:
            return None
        sentence = self._sentences[place]
        found = [
            p for p in self._places if sentence.start <= p.start < sentence.end and self._is_within(p.start)
        ]
        told = {p.country for p in found}
        if not any(p.city or p.region for p in found):
            told |= {name(m) for m in self._mentions(place)}
        if not found or len(told) != 1:
            return None
        return Side(found[0].country, found[0].start, found[0].end)

    def _is_within(self, start: int) -> bool:
        before = self._text[max(0, start - 16) : start].lower().split()
        return bool(before) and before[-1] in WORDS.within


def name(mention: Mention) -> str:
    """The side that a mention stands for: a country or group, or the country of a body."""
    return "" if mention.how in ("pronoun", "capital") else _sides_of(mention)


def owner(mention: Mention) -> Side:
    """The side of a mention that owns soldiers; a capital may stand for its government."""
    return Side(_sides_of(mention), mention.start, mention.end)


def _sides_of(mention: Mention) -> str:
    names = [_side_of(actor) for actor in mention.actors if actor.kind != "person"]
    return " and ".join(dict.fromkeys(name for name in names if name))


def _side_of(actor: Actor) -> str:
    """A country's or group's name; "Georgian fighters" are of Georgia, as are bodies of the state."""
    ends_in_people = NOUNS.starting(tokenize(actor.name)[-1:], 0) if actor.country else None
    if actor.kind == "body" and not actor.country and actor.name.lower().endswith(_ARMED):
        return actor.name
    return actor.name if actor.kind in ("country", "group") and not ends_in_people else actor.country


def side(mention: Mention) -> Side:
    """The side of a mention, with its words."""
    return Side(name(mention), mention.start, mention.end)
