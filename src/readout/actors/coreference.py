"""From phrases to actors: whom a title, a short name or a pronoun goes back to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import attrgetter
from typing import Literal, NamedTuple

from readout.actors.cast import ANYBODY, Cast, Person
from readout.actors.evidence import located
from readout.actors.introducing import NAMING, Introduced, held_in, introduced
from readout.actors.organisations import Register
from readout.actors.phrasing import SEVERAL, Nation, Phrase, phrases
from readout.actors.runs import Runs
from readout.actors.signs import Signs
from readout.actors.standing import (
    acting,
    counted,
    follows,
    fronted,
    governed_by,
    is_capital,
    is_said_by,
    main_clause,
    parted,
)
from readout.actors.vocabulary import CLASSES, discourse
from readout.names.roles import abroad, gender, national, subordinate, titles, unnamed

_WITH = frozenset(["with"])
_TOWARDS = frozenset(["for", "with", "to", "by"])
_TWO = 2
_SHORT_REACH, _LONG_REACH = 2, 5
_OF = frozenset(["of", "for"])
_TALKING = frozenset(["spoke", "talked", "speaks"])
# "and", "and his former deputy,": the classes between two names that are told of together.
_AND = re.compile(r",?&(?:[dDR][xMV]{0,2}[TV]_*,)?")
_MOST_AT_ONCE = 4
"""So many at most are "the leaders" of whom no number is told: more were not told of together."""
_SEEN = attrgetter("seen")
_OPENING = 1
_MALE = frozenset(["he", "his"])
How = Literal["name", "role", "pronoun", "demonym", "capital"]


class Resolved(NamedTuple):
    """What a phrase speaks of: people, or offices that nobody is named for, or two sides."""

    people: tuple[Person, ...] = ()
    offices: tuple[tuple[str, Nation | None], ...] = ()
    nations: tuple[Nation, ...] = ()
    how: How = "name"
    phrase: Phrase | None = None


class Reader:
    """Reads a document's phrases once for its cast, then once for what each phrase goes back to."""

    def __init__(self, sentences: Sequence[Signs]) -> None:
        self.cast, self.register = Cast(), Register()
        self.sentences = [list(phrases(signs)) for signs in sentences]
        self._forget()
        self._companions: dict[Person, Person] = {}
        self._learned = False
        self._introduce()

    def _forget(self) -> None:
        """Nobody has been told of yet: what holds where a document begins."""
        self._number = 0
        self._subject: Person | None = None
        self._coming: Person | None = None
        self._objects: set[Person] = set()
        self._unnamed: Resolved | None = None
        self._unnamed_at = -99
        self._untold: tuple[int, str] = (-1, "")
        self._several: tuple[Person, ...] = ()
        self._runs = Runs()
        self._holders_of: dict[str, Nation] = {}
        for person in self.cast.people:
            person.subject_of, person.seen, person.alone = -99, -1, 0

    def _introduce(self) -> None:
        """Gather everybody who is named, longer names first, so that the short ones find them."""
        country: Nation | None = None
        for found in self.sentences:
            for n, phrase in enumerate(found):
                phrase.settle_own(found[:n])
                country = phrase.settle_owner(country)
                self.register.note(phrase)
        places = {name for found in self.sentences for name in located(found)}
        offices: tuple[str, ...] = ()
        named: list[Introduced] = []
        for found in self.sentences:
            named += introduced(found, places, offices)
            offices = next((held for p in reversed(found) if (held := held_in(p))), offices)
        for name, where, nation in sorted(named, key=lambda one: -len(one[0])):
            if not self.register.knows(name) and not self.register.knows(name[-1:]):
                self.cast.introduce(name, where, nation)
        for found in self.sentences:
            for phrase in found:
                if phrase.rule == "bare" and phrase.names and len(phrase.names[0]) > 1:
                    self.cast.extend(phrase.names[0])

    def resolve(self) -> list[tuple[Phrase, Resolved | None]]:
        """Each phrase, in order, with what it speaks of; None where that is no person."""
        found = self._read()
        return self._read() if self._learned else found

    def _read(self) -> list[tuple[Phrase, Resolved | None]]:
        self._forget()
        found: list[tuple[Phrase, Resolved | None]] = []
        for number, sentence in enumerate(self.sentences):
            self._number, self._subject, self._coming = number, None, self._of_main_clause(sentence)
            self._objects = self._met_in(sentence)
            for phrase in sentence:
                if found and found[-1][0].signs is phrase.signs and parted(found[-1][0], phrase):
                    self._subject = None
                one = self._resolved(phrase)
                if self._subject is None:
                    self._note_unnamed(phrase, one)
                if one is not None and one.people:
                    self._seen(phrase, one.people)
                    self._join(found, phrase, one.people)
                self._runs.note(found[-1][0] if found else None, phrase)
                found.append((phrase, one))
        return found

    def _met_in(self, sentence: Sequence[Phrase]) -> set[Person]:
        """Whom a sentence names behind "met" or "with": no office told of before them is theirs."""
        named = [p for p in sentence if p.rule in NAMING and p.names and p.first]
        met = (p for p in named if p.signs.tokens[p.first - 1].lower in discourse().towards_people | _WITH)
        found = (self.cast.meant(p.names[0], p.terms, True) for p in met)
        return {person for person in found if person is not None}

    def _of_main_clause(self, sentence: Sequence[Phrase]) -> Person | None:
        """Whom "he" may mean in the clause before: "Once he had met B, A left"."""
        main = main_clause(sentence)
        named = main is not None and (main.rule in NAMING or main.rule == "bare") and main.names
        return self.cast.meant(main.names[0], main.terms, main.rule != "bare") if main and named else None

    def _join(
        self, found: list[tuple[Phrase, Resolved | None]], phrase: Phrase, people: tuple[Person, ...]
    ) -> None:
        """Two people joined by "and" are each other's companions."""
        before, one = found[-1] if found else (phrase, None)
        if one is None or not one.people or before.signs is not phrase.signs:
            return
        codes = phrase.signs.codes
        listed = phrase.signs.headline and codes[before.last : phrase.first] == ","
        if listed or _AND.fullmatch(codes, before.last, phrase.first):
            self._companions[people[0]] = one.people[-1]
            self._companions[one.people[-1]] = people[0]
            if self._subject in one.people:
                self._several = (*one.people, *people)
            self._runs.join(one.people[-1].nation, people[0].nation)

    def _note_unnamed(self, phrase: Phrase, one: Resolved | None) -> None:
        """A sentence's first actor who holds an office and is not named: whom "he" may mean from here on."""
        if one is None and phrase.rule != "role":
            return
        acts = acting(phrase) or follows(phrase, discourse().auxiliaries)
        if phrase.rule == "role" and phrase.terms and acts:
            if one is None or one.offices:
                office = (subordinate(phrase.terms, phrase.modifiers), phrase.nation)
                self._unnamed = Resolved(offices=(office,), how="pronoun", phrase=phrase)
                self._unnamed_at = self._number
        elif one is not None and one.people and (acts or is_said_by(phrase)):
            self._unnamed = None

    def _seen(self, phrase: Phrase, found: tuple[Person, ...]) -> None:
        for person in found:
            person.seen = self._number * 1000 + phrase.first
        if len(found) > 1:
            self._several = found
        fronted_object = phrase.first == 1 and phrase.signs.tokens[0].lower in _TOWARDS
        if not fronted_object and (self._subject is None or (self._subject.seen < 0 and acting(phrase))):
            self._subject = max(found, key=lambda p: p.subject_of)
            self._subject.subject_of = self._number

    def _resolved(self, phrase: Phrase) -> Resolved | None:
        if phrase.rule in NAMING or phrase.rule == "bare":
            person = self.cast.meant(phrase.names[0], phrase.terms, phrase.rule != "bare")
            return Resolved(people=(person,)) if person else None
        if phrase.rule in SEVERAL:
            return self._plural(phrase)
        if phrase.rule == "role":
            return self._role(phrase)
        if phrase.rule == "pronoun":
            return self._pronoun(phrase)
        run = self._runs.told(phrase) if phrase.rule == "sides" else ()
        return Resolved(nations=run, how="role") if run else None

    def _plural(self, phrase: Phrase) -> Resolved | None:
        if phrase.names:
            named = [self.cast.find(name) for name in phrase.names]
            return Resolved(tuple(p for p in named if p is not None))
        term = phrase.terms[-1]
        if len(phrase.nations) > 1 or (phrase.nations and term in titles().relative):
            return self._of_nations(phrase, term)
        if phrase.nation is not None:
            self._holders_of[term] = phrase.nation
            return Resolved(offices=((term, phrase.nation),), how="role") if unnamed(term) != "none" else None
        if phrase.codes[0] not in "D2":
            return None
        if term in self._holders_of and not any(p.holds(term, None) for p in self.cast.people):
            return Resolved(offices=((term, self._holders_of[term]),), how="role")
        told = [p for p in self.cast.people if p.seen >= 0 and p is not self._met_by(phrase)]
        holders = sorted((p for p in told if p.holds(term, None)), key=_SEEN)
        if self._were_told_together(holders, term, counted(phrase)):
            return Resolved(self._several, how="role")
        holders = holders or sorted((p for p in told if p.may_lead(term, None)), key=_SEEN)
        found = holders[-counted(phrase) :] or self._untitled(term, counted(phrase))
        if counted(phrase) == 0 and (len(found) > _MOST_AT_ONCE or term in ANYBODY):
            return None
        several = len(found) > 1 and counted(phrase) in (0, len(found))
        return Resolved(tuple(found), how="role") if several else None

    def _were_told_together(self, holders: Sequence[Person], term: str, count: int) -> bool:
        """Whether the people told of together last are as many and hold the office, or may be the leaders."""
        leads = [p in holders or (term == "leader" and not p.offices) for p in self._several]
        return 0 < len(leads) == count and (any(leads) if term == "leader" else all(leads))

    def _untitled(self, term: str, count: int) -> list[Person]:
        """The people told of together last, if nobody has said what they are: "X and Y met. The leaders"."""
        highest = term == "leader" or national(term)
        fitting = highest and not any(p.offices for p in self._several) and count in (0, len(self._several))
        return list(self._several) if fitting else []

    def _met_by(self, phrase: Phrase) -> Person | None:
        """The subject, where the phrase is an object: "X rang both leaders", "dined with both leaders"."""
        return self._subject if governed_by(phrase) in discourse().towards_people | _TOWARDS else None

    def _of_nations(self, phrase: Phrase, term: str) -> Resolved:
        term = (self._office_of_subject() if term in titles().relative else "") or term
        if term in ANYBODY and phrase.codes[0] not in "D2":
            return Resolved(offices=tuple((term, nation) for nation in phrase.nations), how="role")
        told = {p.nation for p in self.cast.people if p.seen >= 0 and p.may_hold(term)}
        untold = [nation for nation in phrase.nations if nation not in told]
        to_come = untold if len(untold) >= _TWO else []
        coming = self.cast.only if self._number <= _OPENING else _nobody
        holders = [(n, (coming if n in to_come else self._holder)(term, n)) for n in phrase.nations]
        if sum(person is None for _, person in holders) == 1 < len(holders):
            known = [person for _, person in holders if person]
            holders = [(nation, person or self._companion(known, nation)) for nation, person in holders]
        return Resolved(
            people=tuple(person for _, person in holders if person),
            offices=tuple((term, nation) for nation, person in holders if not person),
            how="role",
        )

    def _companion(self, known: list[Person], nation: Nation) -> Person | None:
        """Who is told of together with the known holder, if nothing is known against it."""
        person = self._companions.get(known[0])
        if person is None or person.nation is not None or person.offices:
            return None
        self._learn(person, (), nation)
        return person

    def _learn(self, person: Person, terms: tuple[str, ...], nation: Nation | None) -> None:
        self._learned = True
        self.cast.learn(person, terms, (), nation)

    def _role(self, phrase: Phrase) -> Resolved | None:
        if not phrase.terms:
            return None
        nation = phrase.nation
        term = subordinate(phrase.terms, phrase.modifiers)
        if term in titles().relative:
            return self._counterpart(nation)
        definite = phrase.signs.codes[phrase.first] not in "dR" and not follows(phrase, _OF)
        met = self._met_by(phrase)
        if met and nation and met.nation is None and met.holds(term, nation):
            met.foreign_to.add(nation.name)
        held = self._holder(term, nation, met)
        person = (
            held or self._by_continuity(phrase, term, nation) or self._to_come(phrase, term)
            if definite
            else None
        )
        if person is not None:
            return Resolved((person,), how="role")
        if nation is not None:
            self._holders_of[term] = nation
        elif definite and "f" not in phrase.codes:
            nation = self._holders_of.get(term)
        known = nation is not None or is_capital(phrase)
        if phrase.heads or (known and unnamed(term) != "none") or (definite and national(term)):
            self._untold = (self._number, term)
            return Resolved(offices=((term, nation),), how="role")
        return None

    def _office_of_subject(self) -> str:
        person = self._subject or self._last_subject()
        return next(iter(person.offices), "") if person else ""

    def _counterpart(self, nation: Nation | None) -> Resolved | None:
        """ "His Fijian counterpart": who holds the subject's office there, or that office."""
        person, office = self._subject or self._last_subject(), self._office_of_subject()
        if self._subject is None and self._untold[0] == self._number:
            person, office = None, self._untold[1]
        if nation is not None:
            office = abroad(office)
            holder = self._holder(office, nation, person) if office else None
            found = Resolved((holder,)) if holder else Resolved(offices=((office, nation),))
            return found._replace(how="role")
        others = [p for p in self.cast.people if p is not person and p.seen >= 0 and p.holds(office, None)]
        return Resolved((max(others, key=_SEEN),), how="role") if office and others else None

    def _holder(self, term: str, nation: Nation | None, other: Person | None = None) -> Person | None:
        """Who holds an office: somebody of that nation; without a nation, the last subject who holds it.

        Nobody's counterpart is the ``other`` whose counterpart that is.
        """
        untold = {p for p in self._objects if p.seen < self._number * 1000}
        others = untold if other is None else {other, *untold}
        fitting = [p for p in self.cast.people if p not in others and p.holds(term, nation)]
        if nation is None:
            fitting = [p for p in fitting if p.seen >= 0]
            return max(fitting, key=lambda p: (max(p.subject_of, self._number - 3), p.seen), default=None)
        of_nation = [p for p in fitting if p.nation is not None]
        if of_nation or not (national(term) or term == "leader"):
            return max(of_nation, key=_SEEN, default=None) or self.cast.called(term, nation, others)
        told = [p for p in self.cast.people if p.seen >= 0 and p not in others]
        unplaced = [p for p in told if not p.offices and p.nation == nation]
        unplaced = unplaced or [p for p in told if p.may_lead(term, nation)] or fitting
        if len(unplaced) != 1:
            return None
        self._learn(unplaced[0], (term,) if national(term) else (), nation)
        return unplaced[0]

    def _by_continuity(self, phrase: Phrase, term: str, nation: Nation | None) -> Person | None:
        """A subject's title with no holder goes to the subject before, if nothing is known against it."""
        person = self._subject or self._last_subject()
        known = person is None or person.offices or (nation and person.nation not in (None, nation))
        if known or person is None or not national(term) or not acting(phrase):
            return None
        self._learn(person, (term,), nation)
        return person

    def _to_come(self, phrase: Phrase, term: str) -> Person | None:
        """Whom a text that begins with "The president met A" names as its only other president later."""
        if self._number > _OPENING or phrase.nation is not None or not acting(phrase):
            return None
        holders = [p for p in self.cast.people if p.holds(term, None) and p not in self._objects]
        return holders[0] if len(holders) == 1 else None

    def _last_subject(self) -> Person | None:
        recent = [p for p in self.cast.people if p.seen >= 0 and p.subject_of >= self._number - 3]
        return max(recent, key=lambda p: (p.subject_of, p.seen), default=None)

    def _pronoun(self, phrase: Phrase) -> Resolved | None:
        """A pronoun that speaks or meets: the sentence's subject, else the one before, of that gender."""
        codes, word = phrase.signs.codes, phrase.signs.tokens[phrase.first].lower
        if word == "they" and "s" not in codes[phrase.last : phrase.last + 3]:
            return None
        if word == "they":
            others = CLASSES["TITLES"] in phrase.signs.codes[: phrase.first]
            since = self._number if others else self._number - 3
            lately = all(p.seen >= since * 1000 for p in self._several)
            return Resolved(self._several, how="pronoun") if self._several and lately else None
        wanted = "m" if word in _MALE else "f"
        unnamed = self._unnamed if self._subject is None and self._unnamed_at >= self._number - 2 else None
        if unnamed is not None and unnamed.phrase and gender(unnamed.phrase.terms) in ("", wanted):
            self._unnamed_at = self._number
            return unnamed
        coming = self._coming if fronted(phrase) else None
        last = self._told_lately(wanted, 1) if coming else None
        if coming and coming.may_be(wanted) and (last is None or last.subject_of < self._number - 1):
            return Resolved((coming,), how="pronoun")
        principal = None if acting(phrase) and not follows(phrase, _TALKING) else self._spoken_for(wanted)
        if principal is not None:
            return Resolved((principal,), how="pronoun")
        if self._subject is not None and self._subject.may_be(wanted):
            self._subject.gender = wanted
            return Resolved((self._subject,), how="pronoun")
        person = self._told_lately(wanted, _SHORT_REACH) or self._told_lately(wanted, _LONG_REACH)
        if person is None:
            return None
        person.called = wanted
        return Resolved((person,), how="pronoun")

    def _spoken_for(self, wanted: str) -> Person | None:
        """For whom a spokesman speaks: the subject before, in "A left. Her spokesman B said she met C"."""
        if self._subject is None or titles().spokesmen.isdisjoint(self._subject.offices):
            return None
        since = self._number - _SHORT_REACH
        lately = [p for p in self.cast.people if p.subject_of >= since and p.may_be(wanted)]
        others = (p for p in lately if p.seen >= 0 and titles().spokesmen.isdisjoint(p.offices))
        return max(others, key=lambda p: (p.subject_of, p.seen), default=None)

    def _told_lately(self, wanted: str, reach: int) -> Person | None:
        """The last subject of a gender, else of none that is known, within so many sentences."""
        recent = [p for p in self.cast.people if p.seen >= max(0, self._number - reach) * 1000]
        fitting = [p for p in recent if p.gender == wanted] or [p for p in recent if p.may_be(wanted)]
        return max(fitting, key=lambda p: (p.subject_of, p.seen), default=None)


def _nobody(term: str, nation: Nation) -> None:
    """Who holds an office where nobody is to be named any more."""
