"""Whose people they are: the country, nation or group that a claim's people belong to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from readout.actors import Actor, Mention
from readout.analysis import Analysis
from readout.figures.claims import Claim
from readout.figures.home import Home, Side, home, is_armed
from readout.figures.kinds import neighbour
from readout.figures.nouns import NOUNS
from readout.text.letters import GRAMMAR
from readout.text.tokens import tokenize

_REACH, _REACH_OF_PLACE, _POPULATION_REACH = 3, 9, 12
_UNNAMED = frozenset(["", "policeman", "police", "police officer", "security personnel", "man"])
_POPULATION = frozenset(["", "civilian", "children", "women", "men", "elderly"])
_LOCALS = _POPULATION | {"police"}
_HARMS = frozenset(["killed", "injured", "missing", "casualties"])


class Sides:
    """The sides that a document's mentions give to its claims."""

    def __init__(self, analysis: Analysis) -> None:
        self._mentions = [m for m in analysis.actors if _name(m)]
        self._starts = [m.start for m in self._mentions]
        self._sentences = analysis.sentences
        self._text = analysis.reading.text
        self._analysis = analysis
        self._populations: dict[int, Side | None] = {}
        self._places = [p for p in analysis.places if p.country and (p.city or p.region)]

    @cached_property
    def _home(self) -> Home:
        return home(self._analysis)

    def mentions(self, place: int) -> Sequence[Mention]:
        """The mentions of a sentence that can be a side."""
        sentence = self._sentences[place]
        return self._mentions[
            bisect_left(self._starts, sentence.start) : bisect_left(self._starts, sentence.end)
        ]

    def sided(self, claims: Sequence[Claim], earlier: Sequence[Claim]) -> list[Claim]:
        """The claims of a sentence with their sides, as far as the text gives them."""
        done: dict[tuple[int, int], Claim] = {}
        for claim in claims:
            total = done.get(claim.total.key, claim.total) if claim.total else None
            claim = replace(claim, total=total)
            side = (
                self._own(claim) or self._shared(claim, list(done.values())) or self._spoken(claim, earlier)
            )
            done[claim.key] = (
                replace(claim, side=side.name, side_cue=(side.start, side.end)) if side else claim
            )
        return list(done.values())

    def _own(self, claim: Claim) -> Side | None:
        """The side that the noun phrase names, or what follows it."""
        tokens, group = claim.clause.tokens, claim.group
        within = (
            None
            if group.head in GRAMMAR.taken
            else self._between(claim.place, tokens[group.start].start, tokens[group.stop - 1].end)
        )
        if within:
            return within
        after = group.stop
        if claim.cue and claim.cue.start == after and claim.cue.rule.kind == "state":
            after = claim.cue.end
        if claim.clause.letters[after : after + 3] == "cof":
            after += 2
        if after < len(tokens) and tokens[after].lower in ("from", "of"):
            near = tokens[min(after + 3, len(tokens) - 1)]
            return self._between(claim.place, tokens[after].end, near.end)
        owner = next((t.lower for t in tokens[group.end : group.stop] if t.lower in GRAMMAR.owners), None)
        return self._owner(claim, owner) if owner else None

    def _between(self, place: int, start: int, end: int) -> Side | None:
        for mention in self.mentions(place):
            if mention.start < end and mention.end > start:
                return _side(mention)
        return None

    def _owner(self, claim: Claim, word: str) -> Side | None:
        """Who "its" or "the country's" soldiers belong to: the subject of the sentence, or the last named."""
        start = claim.clause.tokens[claim.group.start].start
        for place in range(claim.place, max(-1, claim.place - _REACH), -1):
            before = [m for m in self.mentions(place) if m.end <= start]
            if word not in GRAMMAR.pronominal:
                before = [m for m in before if m.actor.kind == "country"]
            armed = [m for m in before if claim.category == "military" and self._armed(m)]
            if before:
                return _side((armed or before)[0] if word in GRAMMAR.pronominal else before[-1])
        return None

    def _armed(self, mention: Mention) -> bool:
        """Whether a mention speaks of an army: "the U.S. military", "Georgian forces"."""
        return is_armed(self._text, mention.start, mention.end)

    def _shared(self, claim: Claim, sentence: Sequence[Claim]) -> Side | None:
        """The side of the total that a claim is part of, or of the claim whose noun it leans on."""
        for other in (claim.total, claim.source, neighbour(claim, sentence)):
            if other and other.side and other.side_cue:
                return Side(other.side, *other.side_cue)
        return None

    def _spoken(self, claim: Claim, earlier: Sequence[Claim]) -> Side | None:
        return (
            self._by_side(claim)
            or self._by_loss(claim)
            or self._by_army(claim)
            or self._by_speaker(claim)
            or self._by_like(claim, earlier)
            or self._by_place(claim)
            or self._by_population(claim)
            or self._by_locale(claim)
            or self._by_home(claim)
        )

    def _by_side(self, claim: Claim) -> Side | None:
        """ "On the Georgian side", "from the side of the Georgians"; who holds people is not their side."""
        if claim.rule.outcome in ("detained", "released"):
            return None
        for mention in self.mentions(claim.place):
            after = self._text[mention.end : mention.end + 6].split()
            before = self._text[max(0, mention.start - 16) : mention.start].split()
            if after[:1] in (["side"], ["side,"]) or "side" in before[-3:]:
                return _side(mention)
        return None

    def _by_loss(self, claim: Claim) -> Side | None:
        """Who lost: "Georgia lost 12 men", "cost the Georgian army 12 men"."""
        cue = claim.cue
        if cue is None or cue.rule.whose is None:
            return None
        tokens = claim.clause.tokens
        if any(t.lower in GRAMMAR.inflicting for t in tokens[: claim.group.start]):
            return None
        start, end = (0, cue.start) if cue.rule.whose == "subject" else (cue.anchor, claim.group.start)
        if start == end:
            return None
        return self._between(claim.place, tokens[start].start, tokens[end - 1].end)

    def _by_army(self, claim: Claim) -> Side | None:
        """Soldiers of an army that the sentence spoke of before them."""
        if claim.group.head not in GRAMMAR.regulars:
            return None
        start = claim.clause.tokens[claim.group.start].start
        armed = [m for m in self.mentions(claim.place) if m.end <= start and self._armed(m)]
        return _side(armed[-1]) if armed else None

    def _by_speaker(self, claim: Claim) -> Side | None:
        """Soldiers of whom their own ministry or government speaks."""
        if claim.group.head in GRAMMAR.regulars and claim.speaker_country and claim.speaker_cue:
            return Side(claim.speaker_country, *claim.speaker_cue)
        return None

    def _by_like(self, claim: Claim, earlier: Sequence[Claim]) -> Side | None:
        """Soldiers after soldiers of a side."""
        if claim.group.head not in GRAMMAR.regulars:
            return None
        for other in reversed(earlier):
            if (
                claim.place - other.place <= _REACH
                and other.side_cue
                and other.group.head in GRAMMAR.regulars
            ):
                return Side(other.side, *other.side_cue)
        return None

    def _by_population(self, claim: Claim) -> Side | None:
        """People of a place that was just said to be harmed: "the inhabitants of Poti, a town in Georgia"."""
        if claim.category not in _POPULATION:
            return None
        paragraph = self._sentences[claim.place].paragraph
        for place in range(claim.place, max(-1, claim.place - _POPULATION_REACH), -1):
            if paragraph - self._sentences[place].paragraph > 1:
                return None
            if place not in self._populations:
                self._populations[place] = self._population(place)
            if self._populations[place]:
                return self._populations[place]
        return None

    def _by_place(self, claim: Claim) -> Side | None:
        """People of the country that stands right behind them: "40 people in Georgia"."""
        tokens, after = claim.clause.tokens, claim.group.stop
        if claim.category not in _POPULATION or claim.group.head in GRAMMAR.strangers or not claim.group.head:
            return None
        if after + 1 >= len(tokens) or tokens[after].lower != "in":
            return None
        named = self._between(claim.place, tokens[after + 1].start, tokens[after + 1].end)
        return named if named and self._is_country(claim.place, named) else None

    def _is_country(self, place: int, side: Side) -> bool:
        named = [m for m in self.mentions(place) if m.start == side.start and m.how == "name"]
        return any(m.actor.kind == "country" for m in named)

    def _by_locale(self, claim: Claim) -> Side | None:
        """People of the country where the sentence says that it happened: "In Poti, 12 people died"."""
        head, outcome = claim.group.head, claim.rule.outcome
        if outcome not in _HARMS or claim.category not in _LOCALS or head in GRAMMAR.strangers:
            return None
        sentence = self._sentences[claim.place]
        found = [
            p for p in self._places if sentence.start <= p.start < sentence.end and self._is_within(p.start)
        ]
        if len({p.country for p in found}) != 1:
            return None
        return Side(found[0].country, found[0].start, found[0].end)

    def _is_within(self, start: int) -> bool:
        before = self._text[max(0, start - 16) : start].lower().split()
        return bool(before) and before[-1] in GRAMMAR.within

    def _by_home(self, claim: Claim) -> Side | None:
        """Soldiers, rebels or people of whom the document means its own; no foreigners, nobody held."""
        head = claim.group.head
        if claim.category in ("military", "police") and (head in GRAMMAR.regulars or head in _UNNAMED):
            return self._home.army
        if head in GRAMMAR.rebels:
            return self._home.rebels
        held = claim.rule.outcome in ("detained", "released")
        if held or claim.category not in _POPULATION or head in GRAMMAR.strangers:
            return None
        return self._home.people

    def _population(self, place: int) -> Side | None:
        tokens = self._sentences[place].tokens
        for i, token in enumerate(tokens[:-2]):
            if token.lower in GRAMMAR.populations and tokens[i + 1].lower == "of":
                end = tokens[min(i + _REACH_OF_PLACE, len(tokens) - 1)].end
                return self._between(place, tokens[i + 2].start, end)
        return None


def _name(mention: Mention) -> str:
    """The side that a mention stands for: a country or group, or the country of a body."""
    if mention.how in ("pronoun", "capital"):
        return ""
    names = [_side_of(actor) for actor in mention.actors if actor.kind != "person"]
    return " and ".join(dict.fromkeys(name for name in names if name))


def _side_of(actor: Actor) -> str:
    """A country's or group's name; "Georgian fighters" are of Georgia, as are bodies of the state."""
    ends_in_people = NOUNS.starting(tokenize(actor.name)[-1:], 0) if actor.country else None
    return actor.name if actor.kind in ("country", "group") and not ends_in_people else actor.country


def _side(mention: Mention) -> Side:
    return Side(_name(mention), mention.start, mention.end)
