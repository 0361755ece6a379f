"""Where it happened, as far as that tells whose people they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import pairwise

from readout.actors import Mention
from readout.analysis import Analysis
from readout.figures.claims import Claim
from readout.figures.home import Side
from readout.figures.mentioned import by_sentence
from readout.figures.naming import name, side
from readout.figures.side_words import WORDS
from readout.names.gazetteer import by_name, cities
from readout.places import Place
from readout.text.letters import GRAMMAR
from readout.text.morphology import plural as several

LOCALS = frozenset(["", "civilian", "children", "women", "men", "elderly", "police"])
HARMS = frozenset(["killed", "injured", "missing", "casualties"])
POPULATION = frozenset(["", "civilian", "children", "women", "men", "elderly"])
_REACH, _REACH_OF_PLACE, _POPULATION_REACH, _KNOWN_FROM = 3, 9, 12, 300_000
_LOCALITY_WITHIN, _PLACED_WITHIN, _DESCRIBED_WITHIN = 40, 64, 5
_TAKEN = frozenset(["detained", "released"])
_PART_OF = frozenset(["including", "includes", "include", "included"])
_ATTACK_WITHIN = 40
_ATTACKS = frozenset([*GRAMMAR.attacks, *GRAMMAR.attacks_of, "operation", "aggression", "campaign"])
_ATTACKS |= frozenset(several(noun) for noun in _ATTACKS)
_ARTICLES = frozenset(["the", "a", "an"])


class Locales:
    """The countries in which a document's sentences say that something happened."""

    def __init__(self, analysis: Analysis, mentions: Callable[[int], Sequence[Mention]]) -> None:
        self._sentences = analysis.sentences
        self._text = analysis.reading.text
        self._analysis = analysis
        self._mentions = mentions
        self._populations: dict[int, Side | None] = {}

    @cached_property
    def _places(self) -> dict[int, list[Place]]:
        return by_sentence(self._sentences, [p for p in self._analysis.places if p.country])

    @cached_property
    def _countries(self) -> frozenset[str]:
        return _named_countries(self._analysis)

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
        if not self._is_local(claim, place):
            return None
        sentence = self._sentences[place]
        if not WORDS.talks.isdisjoint(sentence.words):
            return None
        placed = self._places.get(place, ())
        found = [p for p in placed if self._is_known(p) and self._is_there(p)]
        told = {p.country for p in found}
        if not any(p.city or p.region for p in found):
            found_names = [side(m) for m in self._mentions(place) if self._is_in(m)]
            others = [m for m in self._mentions(place) if not (self._attacks(m) or self._is_apart(claim, m))]
            told |= {name(m) for m in others if not self._does(claim, place, m)}
            told |= {country.name for country in found_names}
            if not found and len(told) == 1 and found_names:
                return found_names[0]
        if not found or len(told) != 1:
            return None
        return Side(found[0].country, found[0].start, found[0].end)

    def unless_elsewhere(self, side: Side | None, claim: Claim) -> Side | None:
        """The side, unless the sentence says that people were harmed in the cities of other countries."""
        if side is None or claim.rule.outcome not in HARMS:
            return side
        named = [p for p in self._places.get(claim.place, ()) if p.city and p.country in self._countries]
        placed = {p.country for p in named if self._is_there(p)}
        return side if side.name in placed or not placed else None

    def _is_local(self, claim: Claim, place: int) -> bool:
        """Whether where it happened tells whose people they are: those harmed or kidnapped, no strangers."""
        head, outcome = claim.group.head, claim.rule.outcome
        if claim.category not in LOCALS or head in GRAMMAR.strangers:
            return False
        if outcome in HARMS:
            return claim.group.part != "them" or place != claim.place
        taken = not WORDS.kidnapped.isdisjoint(self._sentences[place].words)
        return taken and outcome in _TAKEN and head not in WORDS.prisoners and bool(head)

    def _is_in(self, mention: Mention) -> bool:
        """Whether it happened in a country: "in Georgia", "in the Georgian capital"."""
        if mention.actor.kind != "country":
            return False
        if mention.how == "name":
            return self._is_within(mention.start)
        behind = self._text[mention.end : mention.end + _LOCALITY_WITHIN].lower().replace(",", " ").split()
        here = mention.how == "demonym" and not WORDS.localities.isdisjoint(behind[:2])
        return here and self._is_described(self._before(mention.start))

    def _does(self, claim: Claim, place: int, mention: Mention) -> bool:
        """Whether a nation's arms do the harm: "a Georgian strike on a village in Peru killed 12"."""
        cue = claim.cue
        armed = mention.how == "demonym" or mention.actor.kind == "group"
        if cue is None or place != claim.place or cue.voice == "passive" or not armed:
            return False
        return mention.end <= claim.clause.tokens[cue.start].start and cue.start < claim.group.start

    def _is_apart(self, claim: Claim, mention: Mention) -> bool:
        """Whether a country is only who speaks, or where others go: "12 died and 40 fled to Peru"."""
        cue = claim.speaker_cue
        speaks = cue is not None and cue[0] <= mention.start < cue[1]
        return speaks or self._before(mention.start)[-1:] in (["to"], ["into"])

    def _attacks(self, mention: Mention) -> bool:
        """Whether a nation is told of by its attack alone: "since the Georgian invasion"."""
        behind = self._text[mention.end : mention.end + _ATTACK_WITHIN].lower().split()[:3]
        nation = mention.how == "demonym" or mention.actor.kind == "body"
        return nation and not _ATTACKS.isdisjoint(word.strip(".,;") for word in behind)

    def population(self, claim: Claim) -> Side | None:
        """People of a place that was just said to be harmed: "the inhabitants of Poti, a town in Georgia"."""
        if claim.category not in POPULATION:
            return None
        paragraph = self._sentences[claim.place].paragraph
        for place in range(claim.place, max(-1, claim.place - _POPULATION_REACH), -1):
            if paragraph - self._sentences[place].paragraph > 1:
                return None
            if place not in self._populations:
                self._populations[place] = self._of_people(place)
            if self._populations[place]:
                return self._populations[place]
        return None

    def behind(self, claim: Claim) -> Side | None:
        """People of the country that stands right behind them: "40 people in Georgia"."""
        tokens, after = claim.clause.tokens, claim.group.stop
        if claim.category not in POPULATION or claim.group.head in GRAMMAR.strangers or not claim.group.head:
            return None
        if after + 1 >= len(tokens) or claim.clause.words[after] != "in":
            return None
        named = self._between(claim.place, tokens[after + 1].start, tokens[after + 1].end)
        return named if named and self._is_country(claim.place, named) else None

    def _of_people(self, place: int) -> Side | None:
        sentence = self._sentences[place]
        if GRAMMAR.populations.isdisjoint(sentence.words):
            return None
        tokens = sentence.tokens
        for i, word in enumerate(sentence.lower[:-2]):
            part = i > 0 and sentence.lower[i - 1] in _PART_OF
            if word in GRAMMAR.populations and sentence.lower[i + 1] == "of" and not part:
                end = tokens[min(i + _REACH_OF_PLACE, len(tokens) - 1)].end
                return self._between(place, tokens[i + 2].start, end)
        return None

    def _is_country(self, place: int, side: Side) -> bool:
        named = [m for m in self._mentions(place) if m.start == side.start and m.how == "name"]
        return any(m.actor.kind == "country" for m in named)

    def _between(self, place: int, start: int, end: int) -> Side | None:
        found = (m for m in self._mentions(place) if m.start < end and m.end > start)
        return next((side(m) for m in found), None)

    def _is_known(self, place: Place) -> bool:
        """Whether a place can be meant: no small town of a country that a text about others does not name."""
        city = cities().get(place.city.casefold()) if place.city else None
        small = city is not None and city.population < _KNOWN_FROM
        return not small or not self._countries or place.country in self._countries

    def _is_there(self, place: Place) -> bool:
        """Whether it happened at a place: "in Poti", "in the Georgian city of Poti"."""
        before = self._before(place.start)
        of = before[-1:] == ["of"]
        led = before[-2:-1] if of else before[-1:]
        if (place.city or place.region) and not WORDS.localities.isdisjoint(led):
            return self._is_described(before[: -1 - of])
        return self._is_within(place.start)

    def _is_within(self, start: int) -> bool:
        """Whether it happened where these words stand: "in Poti", not "sent to Poti"."""
        before = self._before(start)
        away = len(before) > 1 and before[-2] in WORDS.away | WORDS.issuing
        return bool(before) and before[-1] in WORDS.within and not away

    def _before(self, start: int) -> list[str]:
        return self._text[max(0, start - _PLACED_WITHIN) : start].lower().split()

    def _is_described(self, before: Sequence[str]) -> bool:
        """Whether words lead into a place that is described: "in the southern", "in the heart of the"."""
        lead = before[-_DESCRIBED_WITHIN:]
        return any(a in WORDS.where and b in _ARTICLES for a, b in pairwise(lead))


def _named_countries(analysis: Analysis) -> frozenset[str]:
    """The countries that a document names by themselves, their people or their bodies."""
    actors = {a.country or a.name for m in analysis.actors for a in m.actors if a.kind != "group"}
    named = actors | {p.country for p in analysis.places if not p.city}
    return frozenset([country for country in named if country in by_name()])
