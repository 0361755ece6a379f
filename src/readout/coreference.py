"""From phrases to actors: who a title, a short name or a pronoun goes back to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from readout.cast import Cast, Person
from readout.evidence import people
from readout.gazetteer import Country
from readout.organisations import Register
from readout.phrasing import Nation, Phrase, phrases
from readout.roles import national, titles
from readout.signs import Signs

_NAMING = ("titled", "apposed", "reversed", "national")
_RELATIVE = ("counterpart", "colleague", "opponent")


@dataclass(frozen=True)
class Resolved:
    """A phrase with the people it speaks of, or the nation, or an office nobody is named for."""

    phrase: Phrase
    people: tuple[Person, ...] = ()
    nations: tuple[Nation, ...] = ()
    offices: tuple[tuple[str, Nation | None], ...] = ()
    how: str = "name"


class Reader:
    """Reads a document's phrases once for its cast, then once for what each phrase goes back to."""

    def __init__(self, sentences: Sequence[Signs]) -> None:
        self.cast, self.register = Cast(), Register()
        self.sentences = [(signs, list(phrases(signs))) for signs in sentences]
        self._introduce()
        self._pair: tuple[Person, ...] = ()

    def _introduce(self) -> None:
        named: list[tuple[tuple[str, ...], Phrase | None, Nation | None]] = []
        for signs, found in self.sentences:
            for phrase in found:
                self.register.note(phrase)
                if phrase.rule in _NAMING:
                    named.append((phrase.names[0], phrase, _nation(phrase)))
                elif phrase.rule == "several" and phrase.names:
                    named += _apportioned(phrase)
            if any(p.rule == "bare" for p in found):
                named += [(p.names[0], None, None) for p in people(found)]
        for name, phrase, nation in sorted(named, key=lambda n: -len(n[0])):
            if not self.register.knows(name):
                self.cast.introduce(name, phrase, nation)

    def resolve(self) -> Iterator[Resolved]:
        """What each phrase speaks of, in order."""
        for number, (signs, found) in enumerate(self.sentences):
            subject: Person | None = None
            for phrase in found:
                one = self._resolved(phrase, number, subject)
                if one is None:
                    continue
                for person in one.people:
                    person.seen = number * 1000 + phrase.first
                    acts = signs.codes[phrase.last : phrase.last + 1] in ("s", "x") or subject is None
                    if acts and (subject is None or subject.subject_of != number):
                        subject = person
                        person.subject_of = number
                if len(one.people) > 1:
                    self._pair = one.people
                yield one

    def _resolved(self, phrase: Phrase, number: int, subject: Person | None) -> Resolved | None:
        rule = phrase.rule
        if rule in _NAMING or rule == "bare":
            person = self.cast.find(phrase.names[0])
            if person is not None and (rule != "bare" or self._means(phrase, person)):
                return Resolved(phrase, people=(person,))
            return None
        if rule == "several":
            return self._several(phrase, number)
        if rule == "role":
            return self._role(phrase, number, subject)
        if rule == "pronoun":
            return self._pronoun(phrase, number, subject)
        return None

    def _means(self, phrase: Phrase, person: Person) -> bool:
        """Whether a bare name means a person whom part of it fits: "Macron", "Emmanuel Macron", no "Macron Street"."""
        name = phrase.names[0]
        return (
            len(name) == 1
            or {w.casefold() for w in name} <= {w.casefold() for w in person.name}
            or self.cast.find(name) is person
        )

    def _several(self, phrase: Phrase, number: int) -> Resolved | None:
        if phrase.names:
            found = [self.cast.find(name) for name in phrase.names]
            return Resolved(phrase, tuple(p for p in found if p is not None))
        term = phrase.terms[-1] if phrase.terms else ""
        if phrase.nations:
            return self._of_nations(phrase, term, number)
        definite = phrase.signs.codes[phrase.first] in "D2R"
        holders = sorted(
            (p for p in self.cast.people if p.holds(term, None) and p.seen >= 0), key=lambda p: -p.seen
        )
        if definite and len(holders) > 1:
            count = (
                3 if "three" in _lower(phrase) else 2 if {"two", "both"} & _lower(phrase) else len(holders)
            )
            return Resolved(phrase, tuple(sorted(holders[:count], key=lambda p: p.seen)), how="role")
        return None

    def _of_nations(self, phrase: Phrase, term: str, number: int) -> Resolved:
        people, offices = [], []
        for nation in phrase.nations:
            person = self._holder(term, nation, number)
            if person is not None:
                people.append(person)
            else:
                offices.append((term, nation))
        return Resolved(phrase, tuple(people), offices=tuple(offices), how="role")

    def _role(self, phrase: Phrase, number: int, subject: Person | None) -> Resolved | None:
        if not phrase.terms:
            return None
        nation = _nation(phrase)
        subordinate = [w for w in (*phrase.modifiers, *phrase.terms[:-1]) if w in titles().subordinate]
        term = " ".join([*subordinate, phrase.terms[-1]])
        if term in _RELATIVE:
            return self._counterpart(phrase, nation, number, subject)
        definite = phrase.signs.codes[phrase.first] in "DCcAaBbKkT"
        person = self._holder(term, nation, number) if definite else None
        if person is None and definite and nation is not None:
            person = self._by_continuity(phrase, term, nation, number)
        if person is not None:
            return Resolved(phrase, (person,), how="role")
        if nation is not None:
            return Resolved(phrase, offices=((term, nation),), how="role")
        return Resolved(phrase, offices=((term, None),), how="role") if definite and national(term) else None

    def _counterpart(
        self, phrase: Phrase, nation: Nation | None, number: int, subject: Person | None
    ) -> Resolved | None:
        of = subject or self._last_subject(number)
        office = next(iter(of.offices), "") if of else ""
        others = [p for p in self.cast.people if p is not of and p.seen >= 0]
        fitting = [
            p for p in others if (nation is None or p.nation == nation) and (p.holds(office, None) or nation)
        ]
        if fitting:
            return Resolved(phrase, (max(fitting, key=lambda p: p.seen),), how="role")
        return Resolved(phrase, offices=((office, nation),), how="role") if nation else None

    def _holder(self, term: str, nation: Nation | None, number: int) -> Person | None:
        """Who holds an office: somebody of that nation; without a nation, the last subject who holds it."""
        fitting = [p for p in self.cast.people if p.holds(term, nation)]
        if nation is not None:
            fitting = [p for p in fitting if p.nation is not None] or fitting
        seen = [p for p in fitting if p.seen >= 0] or (fitting if nation is not None else [])
        return max(seen, key=lambda p: (max(p.subject_of, number - 3), p.seen), default=None)

    def _by_continuity(self, phrase: Phrase, term: str, nation: Nation, number: int) -> Person | None:
        """A subject's title with no holder so far goes to the subject before, if nothing is known against it."""
        acting = phrase.signs.codes[phrase.last : phrase.last + 1] in ("s", ",")
        person = self._last_subject(number)
        if person is None or not acting or person.offices or person.nation is not None or not national(term):
            return None
        self.cast.learn(person, (term,), (), nation)
        return person

    def _last_subject(self, number: int) -> Person | None:
        recent = [p for p in self.cast.people if p.seen >= 0 and p.subject_of >= number - 3]
        return max(recent, key=lambda p: (p.subject_of, p.seen), default=None)

    def _pronoun(self, phrase: Phrase, number: int, subject: Person | None) -> Resolved | None:
        word = phrase.signs.tokens[phrase.first].lower
        if word == "they":
            return Resolved(phrase, self._pair, how="pronoun") if self._pair else None
        wanted = {"he": "m", "she": "f"}[word]
        if subject is not None and subject.gender in ("", wanted):
            return Resolved(phrase, (subject,), how="pronoun")
        fitting = [
            p
            for p in self.cast.people
            if p.seen >= 0 and p.gender in ("", wanted) and p.subject_of >= number - 2
        ]
        person = max(fitting, key=lambda p: (p.subject_of, p.seen), default=None)
        return Resolved(phrase, (person,), how="pronoun") if person else None


def _nation(phrase: Phrase) -> Nation | None:
    return next((n for n in phrase.nations if n is not None), None)


def _lower(phrase: Phrase) -> set[str]:
    return {t.lower for t in phrase.signs.tokens[phrase.first : phrase.last]}


def _apportioned(phrase: Phrase) -> Iterator[tuple[tuple[str, ...], Phrase, Nation | None]]:
    """The names of a plural title, each with its nation where there are as many of both."""
    if len(phrase.nations) == len(phrase.names):
        yield from ((name, phrase, nation) for name, nation in zip(phrase.names, phrase.nations, strict=True))
    else:
        single = phrase.nations[0] if len(phrase.nations) == 1 else None
        yield from ((name, phrase, single) for name in phrase.names)


def country_of(nation: Nation | None) -> str:
    """The country's name, "" for bodies."""
    return nation.name if isinstance(nation, Country) else ""
