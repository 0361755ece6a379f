"""Whose people they are: the country, nation or group that a claim's people belong to."""

from __future__ import annotations

from collections.abc import Sequence

from readout.actors import Mention
from readout.analysis import Analysis
from readout.figures.antecedents import Antecedents
from readout.figures.attacks import Attacks
from readout.figures.captives import Captives
from readout.figures.claims import Claim
from readout.figures.flights import Flights
from readout.figures.home import Home, Side, is_armed
from readout.figures.kinds import neighbour, told_before
from readout.figures.locales import HARMS, LOCALS, Locales
from readout.figures.losses import Losses
from readout.figures.mentioned import Mentioned
from readout.figures.mutual import is_many, is_mutual
from readout.figures.naming import is_employer, name, owner, side, unlisted
from readout.figures.on_side import OnSide
from readout.figures.origins import Origins
from readout.figures.sharing import (
    disputed,
    fellow_of,
    from_the_last,
    goes_with,
    is_loyal,
    is_rebel,
    is_regular,
    joined,
    leans_on_unsided,
    lost,
    of_both,
    of_the_other,
)
from readout.figures.side_words import WORDS
from readout.figures.tellers import Tellers, speaks_of_army
from readout.names.bodies import peoples
from readout.text.letters import GRAMMAR

_REACH = 3
_FACED, _FACING = 16, frozenset(["with", "against", "by", "from", "versus"])
_OWN = frozenset(["own", "losses", "dead"])
_UNNAMED = frozenset(
    [
        "",
        "policeman",
        "police",
        "police officer",
        "security personnel",
        "man",
        "member",
        "security force member",
        "security man",
    ]
)
_ITS_OWN = frozenset(["own", "country", "side", "ranks", "army"])
_THAT_COUNTRY = (("that", "country"), ("this", "country"), ("that", "nation"), ("the", "country"))


class Sides:
    """The sides that a document's mentions give to its claims."""

    def __init__(self, analysis: Analysis) -> None:
        self._home = Home(analysis)
        self._mentioned = Mentioned(analysis)
        self.mentions = self._mentioned.sides
        self._owners = self._mentioned.owners
        self._sentences = analysis.sentences
        self._text = analysis.reading.text
        self._locales = Locales(analysis, self.mentions)
        self._captives = Captives(analysis, self._owners)
        self._tellers = Tellers(analysis, self.mentions)
        self._attacks = Attacks(self.mentions)
        self._flights = Flights(self.mentions)
        self._antecedents = Antecedents(self.mentions, self._home)
        self._on_side = OnSide(analysis, self._home, self.mentions, self._owner)
        self._origins = Origins(analysis, self._mentioned)
        self._losses = Losses(analysis, self.mentions, self._owner)

    def sided(self, claims: Sequence[Claim], earlier: Sequence[Claim]) -> list[Claim]:
        """The claims of a sentence with their sides, as far as the text gives them."""
        done: dict[tuple[int, int], Claim] = {}
        for claim in claims:
            if claim.total:
                claim = claim._replace(total=done.get(claim.total.key, claim.total))
            told = list(done.values())
            last = told[-1] if told else earlier[-1] if earlier else None
            claim = told_before(claim, last) if last else claim
            claim = claim._replace(category=claim.category or self._antecedents.category(claim))
            if of_both(claim):
                done[claim.key] = claim
                continue
            if claim.category == "men" and (self._of_group(claim) or lost(claim)):
                claim = claim._replace(category="military")
            if of_the_other(claim):
                side = self._own(claim) or self._on_side.other(claim, [*earlier, *told])
            else:
                side = self._told_or_guessed(claim, earlier, told)
            done[claim.key] = (
                claim._replace(side=side.name, side_cue=(side.start, side.end)) if side else claim
            )
        return from_the_last(list(done.values()))

    def _told_or_guessed(self, claim: Claim, earlier: Sequence[Claim], told: Sequence[Claim]) -> Side | None:
        """The side of people by their own words, by those told of beside them, or by what can be guessed."""
        return (
            self._own(claim)
            or self._on_side.beside(claim)
            or self._captives.given(claim)
            or self._origins.keepers(claim, [*earlier, *told])
            or self._antecedents.side(claim)
            or self._shared(claim, told)
            or self._contested(claim, [*earlier, *told])
            or self._spoken(claim, earlier, told)
        )

    def _contested(self, claim: Claim, before: Sequence[Claim]) -> Side | None:
        """The side of people of whom another source gave another number."""
        last = disputed(claim, before)
        return Side(last.side, *last.side_cue) if last and last.side_cue else None

    def _of_group(self, claim: Claim) -> bool:
        """Whether men are an armed group's: "two Hamas men"."""
        tokens, group = claim.clause.tokens, claim.group
        if group.head != "man":
            return False
        start, end = tokens[group.start].start, tokens[group.stop - 1].end
        named = (m for m in self.mentions(claim.place) if m.start >= start and m.end <= end)
        return any(m.actor.kind == "group" and m.actor.name not in peoples() for m in named)

    def _own(self, claim: Claim) -> Side | None:
        """The side that the noun phrase names, or what follows it."""
        tokens, words, group = claim.clause.tokens, claim.clause.words, claim.group
        if claim.relation == "members" and claim.cue and claim.cue.rule.kind == "head" and claim.cue.start:
            counted = tokens[claim.cue.start - 1]
            named = self._between(claim.place, counted.start, counted.end)
            if named:
                return named
        within = self._between(claim.place, tokens[group.start].start, tokens[group.stop - 1].end)
        if within and (group.head not in GRAMMAR.taken or self._is_nation(claim.place, within)):
            return within
        employer = self._employer(claim, tokens[group.start].start, tokens[group.stop - 1].end)
        if employer:
            return employer
        after = group.stop
        if claim.cue and claim.cue.start == after and claim.cue.rule.kind == "state":
            after = claim.cue.end
        if claim.clause.letters[after : after + 3] in ("(o)", "(k)"):
            after += 3
        if claim.clause.letters[after : after + 3] == "cof":
            after += 2
        before = words[max(0, group.start - 3) : group.start]
        if "our" in words[max(0, group.start - 1) : group.stop]:
            return self._tellers.speaker(claim)
        if len(before) == 3 and before[0] in GRAMMAR.pronominal and before[1] in _OWN:
            return self._owner(claim, before[0])
        said = self._origins.said(claim, after)
        if said:
            return said
        if after < len(words) and words[after] in ("from", "of") and not _is_giver(claim, after):
            near = tokens[min(after + 3, len(tokens) - 1)].end
            owning = words[after + 1 : after + 3]
            if len(owning) > 1 and owning[0] in GRAMMAR.pronominal and owning[1] in _ITS_OWN:
                return self._owner(claim, owning[0])
            if owning in _THAT_COUNTRY:
                return self._owner(claim, "country's")
            if words[after] == "from" and not WORDS.custody.isdisjoint(words[after + 1 : after + 4]):
                return None
            named = self._between(claim.place, tokens[after].end, near)
            return named or self._employer(claim, tokens[after].end, near)
        word = next((word for word in words[group.end : group.stop] if word in GRAMMAR.owners), None)
        held = group.head in WORDS.prisoners - GRAMMAR.regulars
        return (None if held else self._owner(claim, word)) if word else unlisted(claim)

    def _employer(self, claim: Claim, start: int, end: int) -> Side | None:
        """The body that soldiers, observers or aid workers serve: "three UN peacekeepers"."""
        if claim.category == "journalists" or claim.group.head in GRAMMAR.taken:
            return None
        for mention in self._mentioned.all(claim.place):
            if mention.start < end and mention.end > start and is_employer(mention):
                return Side(mention.actor.name, mention.start, mention.end)
        return None

    def _between(self, place: int, start: int, end: int) -> Side | None:
        """The side that is named between two offsets: a group before its nation, "Lebanese Hezbollah men"."""
        named = [m for m in self.mentions(place) if m.start < end and m.end > start]
        groups = [m for m in named if m.actor.kind == "group" and m.actor.name not in peoples()]
        first = next(iter(groups if named and named[0].how == "demonym" and groups else named), None)
        return side(first) if first else None

    def _owner(self, claim: Claim, word: str) -> Side | None:
        """Who "its" or "the country's" soldiers belong to: the subject of the sentence, or the last named."""
        start = claim.clause.tokens[claim.group.start].start
        clause_from = claim.clause.tokens[claim.clause.letters.rfind(";", 0, claim.group.start) + 1].start
        for place in range(claim.place, max(-1, claim.place - _REACH), -1):
            before = [m for m in self._owners(place) if m.end <= start]
            before = [m for m in before if place < claim.place or m.start >= clause_from] or before
            if place == claim.place and before and word in GRAMMAR.pronominal and claim.speaker_cue:
                before = [m for m in before if m.start < claim.speaker_cue[1] or not self._did(claim, m)]
                if not before:
                    return self._tellers.speaker(claim)
            if not before and place == claim.place and speaks_of_army(claim):
                return self._home.army
            if word in GRAMMAR.of_groups:
                before = [m for m in before if m.actor.kind == "group"]
            elif word not in GRAMMAR.pronominal:
                before = [m for m in before if m.actor.country]
            armed = [m for m in before if claim.category == "military" and self._armed(m)]
            agents = [m for m in before if self._text[: m.start].endswith((" by ", " by the "))]
            if before:
                first = word in GRAMMAR.pronominal or word in GRAMMAR.of_groups
                return owner((agents or armed or before)[0] if first else before[-1])
        return None

    def _did(self, claim: Claim, mention: Mention) -> bool:
        """Whether a side does what is told of others: "Georgia took three of its men"."""
        return self._harms(claim, owner(mention))

    def _armed(self, mention: Mention) -> bool:
        """Whether a mention speaks of an army: "the U.S. military", "Georgian forces"."""
        return is_armed(self._text, mention.start, mention.end)

    def _shared(self, claim: Claim, sentence: Sequence[Claim]) -> Side | None:
        """The side of the total that a claim is part of, or of the claim whose noun it leans on."""
        own = self._gapped(claim, sentence) or self._elsewhere(claim, sentence)
        if own:
            return own
        beside = joined(claim, sentence)
        if beside and beside.category == "military" and claim.category != "military":
            placed = self._locales.at(claim, claim.place)
            if placed:
                return placed
        beside = fellow_of(claim, sentence) or beside
        for other in (claim.total, claim.source, neighbour(claim, sentence), beside):
            foreign = is_rebel(claim) and other and not is_rebel(other)
            if other and other.side and other.side_cue and not foreign:
                return Side(other.side, *other.side_cue)
        return None

    def _elsewhere(self, claim: Claim, sentence: Sequence[Claim]) -> Side | None:
        """Another country that stands behind a bare number: "1,200 people in Georgia and 150 in Peru"."""
        tokens, stop = claim.clause.tokens, claim.group.stop
        behind = stop + 1 < len(tokens) and claim.clause.words[stop] == "in"
        if not (sentence and behind and claim.group.kind == "bare"):
            return None
        country = self._between(claim.place, tokens[stop + 1].start, tokens[stop + 1].end)
        return country if country and self._is_nation(claim.place, country) else None

    def _gapped(self, claim: Claim, sentence: Sequence[Claim]) -> Side | None:
        """The side whose verb is told before: "Georgia lost 12 men and Peru nine"."""
        tokens, words, first = claim.clause.tokens, claim.clause.words, claim.group.first
        if not sentence or claim.group.head or first < 2:
            return None
        named = first - 1
        named -= words[named] == "side" or words[named] in GRAMMAR.losing
        ends = (tokens[named].end, tokens[named].end - 2 * words[named].endswith(("'s", "’s")))
        for mention in self.mentions(claim.place):
            sided = mention.how == "name" or named < first - 1 or words[named - 1] == "the"
            if mention.end in ends and sided and mention.actor.kind in ("country", "group"):
                before = self._text[: mention.start].rstrip().lower().removesuffix(" the")
                if before.endswith((",", ";", " and", " while", " but", " whereas")):
                    return self._captives.of_holder(sentence[-1], mention) or side(mention)
                return None
        return None

    def _spoken(self, claim: Claim, earlier: Sequence[Claim], told: Sequence[Claim]) -> Side | None:
        """The side that the sentence tells of, or that can be guessed; those of both sides are of none."""
        if is_mutual(claim, self.mentions(claim.place)):
            return self._on_side.by_side(claim) or self._losses.by_loss(claim)
        found = self._told(claim, told) or self._guessed(claim, earlier, told)
        return None if self._flights.reaches(claim, found) else found

    def _told(self, claim: Claim, told: Sequence[Claim]) -> Side | None:
        """The side that the sentence tells of: by "side", the loss, the toll, the attacked, the captor."""
        struck = self._attacks.struck(claim)
        others = {other.side for other in told if other.rule.outcome in HARMS} - {""}
        return (
            self._on_side.by_side(claim)
            or self._losses.by_toll(claim)
            or self._losses.by_loss(claim)
            or (struck if struck and others <= {struck.name} else None)
            or self._locales.unless_elsewhere(
                self._attacks.unless_by(self._captives.side(claim, self._home), claim), claim
            )
            or self._locales.topic(claim)
            or self._flights.side(claim)
        )

    def _guessed(self, claim: Claim, earlier: Sequence[Claim], told: Sequence[Claim]) -> Side | None:
        """The side that speaker, place or document let expect."""
        spoken = self._by_army(claim) or self._tellers.by_speaker(claim) or self._tellers.by_admission(claim)
        if is_rebel(claim):
            return spoken or self._by_like(claim, earlier) or self._by_home(claim)
        many = is_many(claim) and self._home.pair
        if spoken or leans_on_unsided(claim, told) or (many and is_regular(claim)):
            return spoken
        return (
            (None if many else self._attacks.unless_by(self._by_like(claim, earlier), claim))
            or self._locales.behind(claim)
            or self._locales.population(claim)
            or self._attacks.unless_by(self._home.told(self._locales.at(claim, claim.place)), claim)
            or self._attacks.unless_by(self._by_home(claim), claim)
            or (
                None if many else self._attacks.unless_by(self._home.told(self._locales.before(claim)), claim)
            )
            or self._by_all_before(claim, earlier)
        )

    def _by_army(self, claim: Claim) -> Side | None:
        """Soldiers of an army that the sentence spoke of before them."""
        if claim.group.head not in GRAMMAR.regulars:
            return None
        start = claim.clause.tokens[claim.group.start].start
        armed = [m for m in self.mentions(claim.place) if m.end <= start and self._armed(m)]
        own = [m for m in armed if not self._is_faced(m)]
        return side(own[-1]) if own else None

    def _is_faced(self, mention: Mention) -> bool:
        """Whether soldiers fight an army: "in a clash with the Liberation Army", "attacked by the army"."""
        before = self._text[max(0, mention.start - _FACED) : mention.start].lower().split()
        return not _FACING.isdisjoint(before[-2:] if before[-1:] == ["the"] else before[-1:])

    def _by_like(self, claim: Claim, earlier: Sequence[Claim]) -> Side | None:
        """Soldiers after soldiers of a side, others after those that they are told apart from."""
        same = not (earlier and claim.group.head and is_regular(earlier[-1])) or is_regular(claim)
        others = claim.group.more and claim.group.number.qualifier is None and same
        bare = claim.group.kind == "bare" and claim.group.part != "own"
        bare = bare and bool(earlier) and goes_with(earlier[-1], claim)
        if (others or bare) and earlier and earlier[-1].side_cue and claim.place - earlier[-1].place == 1:
            told = {other.side for other in earlier if other.place == earlier[-1].place}
            return Side(earlier[-1].side, *earlier[-1].side_cue) if len(told) == 1 else None
        if claim.group.head not in GRAMMAR.regulars:
            return None
        for other in reversed(earlier):
            if claim.place - other.place > _REACH:
                break
            if other.side_cue and other.group.head in GRAMMAR.regulars:
                return Side(other.side, *other.side_cue)
        return None

    def _is_nation(self, place: int, side: Side) -> bool:
        named = [m for m in self.mentions(place) if m.start == side.start]
        return any(m.actor.kind == "country" for m in named)

    def _by_home(self, claim: Claim) -> Side | None:
        """Soldiers, rebels or people of whom the document means its own; nobody whom it harms."""
        head = claim.group.head
        if is_rebel(claim):
            return self._tellers.speaking_group(claim) or self._home.rebels
        own = head in GRAMMAR.regulars or head in _UNNAMED or is_loyal(claim)
        if claim.category in ("military", "police") and own:
            army = self._home.police if claim.category == "police" else self._home.army
            army = self._locales.unless_elsewhere(army, claim)
            return None if army and self._harms(claim, army) else army
        held = claim.rule.outcome in ("detained", "released") and claim.rule.id not in WORDS.arrests
        local = (claim.category in LOCALS and head not in GRAMMAR.strangers) or head in WORDS.prisoners
        if (held and not self._home.rebels) or not local:
            return None
        people = self._home.people
        return None if people and self._harms(claim, people) else people

    def _by_all_before(self, claim: Claim, earlier: Sequence[Claim]) -> Side | None:
        """Soldiers and police, where all of them so far were of one side."""
        if not is_regular(claim):
            return None
        before = [c for c in earlier if c.side_cue and is_regular(c)]
        if len({c.side for c in before}) != 1:
            return None
        last = before[-1]
        found = Side(last.side, *last.side_cue) if last.side_cue else None
        return found if found and not self._harms(claim, found) else None

    def _harms(self, claim: Claim, side: Side) -> bool:
        """Whether it is that side which does what is done: "Georgian drones killed 12"."""
        cue = claim.cue
        if cue and cue.voice == "passive" and self._is_agent(claim, side):
            return True
        held = claim.rule.outcome in ("detained", "released")
        doing = cue is not None and cue.voice != "passive" and cue.start < claim.group.start
        if not (held or doing) or (cue and cue.rule.kind == "state"):
            return False
        start = claim.clause.tokens[cue.start if cue else claim.group.start].start
        doers = [m for m in self.mentions(claim.place) if m.end <= start and m.actor.kind != "group"]
        return any(name(m) == side.name for m in doers)

    def _is_agent(self, claim: Claim, side: Side) -> bool:
        """Whether it is by that side that something is done: "12 soldiers were captured by Georgia"."""
        named = (m for m in self.mentions(claim.place) if name(m) == side.name)
        return any(self._text[: m.start].lower().endswith((" by ", " by the ")) for m in named)


def _is_giver(claim: Claim, at: int) -> bool:
    """Whether "from" leads to who gives people back: "received 12 bodies from Georgia"."""
    words = claim.clause.words
    given = claim.rule.outcome in ("released", "remains") and words[at] == "from"
    return given and not WORDS.receiving.isdisjoint(words[: claim.group.first])
