"""The people of a document: every name that is introduced, with the offices and countries that go with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from readout.actors.phrasing import Nation, Phrase
from readout.names.bodies import Body
from readout.names.gazetteer import Country, folded
from readout.names.identity import PARTICLES, name_words, same_person, same_word, skeleton, spelling_key
from readout.names.roles import at_home, gender, national, office_of, pointed_to, subordinate, titles

ANYBODY = frozenset(["official", "politician"])
"""Whom every country has many of: "officials of Fiji" are nobody whom a text names."""
LEADER = "leader"
HIGHEST = tuple(titles().offices[name] for name in ("head of state", "head of government"))
_GENERAL = frozenset(["diplomat", "politician", "chief"])
_NAMESAKES = 30
"""A name means one of so many of its family name, those told of last: more, no reader keeps apart."""


@dataclass(eq=False)
class Person:
    """One person of a document while it is read.

    ``alone`` is how often one word of the name meant the person; ``gender`` is what a title or a clear "he"
    or "she" tells, ``called`` what one that may be another's does. ``foreign_to`` has the nations whose
    holder of the same office they met. ``leads``: called a country's leader, and not of what part of it.
    """

    name: tuple[str, ...]
    offices: dict[str, Nation | None] = field(default_factory=dict)
    nation: Nation | None = None
    gender: str = ""
    called: str = ""
    subject_of: int = -99
    seen: int = -1
    alone: int = 0
    foreign_to: set[str] = field(default_factory=set)
    leads: bool = False

    @property
    def country(self) -> str:
        """The short English name of the person's country, if the document tells it."""
        return self.nation.name if isinstance(self.nation, Country) else ""

    def may_be(self, gender: str) -> bool:
        """Whether nothing says that the person is of the other gender."""
        return (self.gender or self.called) in ("", gender)

    def may_lead(self, term: str, nation: Nation | None) -> bool:
        """Whether "the Fijian leader" may be who is called "the Fijian president" elsewhere."""
        highest = office_of(term) in HIGHEST and national(term)
        return (
            highest and self.leads and nation in (None, self.nation) and not any(map(national, self.offices))
        )

    def may_hold(self, term: str) -> bool:
        """Whether the person holds an office, may lead a country, or nothing is said of what they are."""
        return self.holds(term, None) or not self.offices or self.may_lead(term, self.nation)

    def holds(self, term: str, nation: Nation | None) -> bool:
        """Whether the person may be called by a title, of a nation if one is given."""
        fitting = pointed_to(term) | (at_home(term, nation.name) if nation else frozenset())
        held = [of for office, of in self.offices.items() if office in fitting]
        if not held or (nation is not None and nation.name in self.foreign_to):
            return False
        return (
            nation is None
            or self.nation is None
            or any(of and of.name == nation.name for of in (*held, self.nation))
        )


class Cast:
    """The people of a document, found by any form of their names."""

    def __init__(self) -> None:
        self.people: list[Person] = []
        self._by_word: dict[str, list[Person]] = {}

    def introduce(
        self, name: tuple[str, ...], phrase: Phrase | None = None, nation: Nation | None = None
    ) -> Person:
        """The person of a name, new if the document has not had it, with what the phrase says of them."""
        person = self.find(name, phrase.terms if phrase else ()) or self._add(name)
        if len(name) > len(person.name):
            person.name = name
            self._index(person)
        self.learn(person, phrase.terms if phrase else (), phrase.modifiers if phrase else (), nation)
        if phrase and phrase.terms == (LEADER,) and not (phrase.modifiers or phrase.heads):
            person.leads = isinstance(nation, Country)
        return person

    def learn(
        self, person: Person, terms: Iterable[str], modifiers: Iterable[str], nation: Nation | None
    ) -> None:
        """Note a person's offices; a deputy's is an office of its own."""
        terms = tuple(terms)
        person.gender = person.gender or gender(terms)
        for n, term in enumerate(terms):
            if term not in titles().addresses and term not in titles().subordinate:
                office = subordinate((*terms[:n], term), modifiers)
                person.offices[office] = nation or person.offices.get(office)
        if nation is not None and person.nation is None:
            person.nation = nation

    def extend(self, name: tuple[str, ...]) -> None:
        """Let a person whose family name alone was shown to be one have the longer name."""
        for person in self._by_word.get(skeleton(spelling_key(name[-1])), ()):
            if len(person.name) == 1 and same_person(name[-1], person.name[0]):
                person.name = name
                self._index(person)

    def only(self, term: str, nation: Nation) -> Person | None:
        """The only holder of a nation's office in the whole text, wherever he is named."""
        holders = [p for p in self.people if p.nation == nation and p.holds(term, nation)]
        return holders[0] if len(holders) == 1 else None

    def called(self, term: str, nation: Nation, others: set[Person]) -> Person | None:
        """The only person told of whom "the Fijian diplomat" can mean, where nobody is known to be Fijian.

        Who works for a body may be of any country.
        """
        if term not in _GENERAL:
            return None
        told = [p for p in self.people if p.seen >= 0 and p not in others and p.holds(term, None)]
        abroad = isinstance(nation, Country)
        fitting = [p for p in told if p.nation is None or (abroad and isinstance(p.nation, Body))]
        return fitting[0] if len(fitting) == 1 else None

    def meant(self, name: tuple[str, ...], terms: tuple[str, ...], surely: bool) -> Person | None:
        """The person whom a name means; a bare name of several words has to be all theirs."""
        person = self.find(name, terms)
        if person and len(name) == 1:
            person.alone += 1
        if person is None or surely or len(name) == 1:
            return person
        known = {spelling_key(w) for w in person.name}
        return person if all(spelling_key(w) in known for w in name) or same_full(name, person) else None

    def find(self, name: tuple[str, ...], terms: tuple[str, ...] = ()) -> Person | None:
        """The person whom a name means: by its last word, else by another; who holds the title, seen last."""
        if not name:
            return None
        known = self._by_word.get(skeleton(spelling_key(name[-1])), [])[-_NAMESAKES:]
        if len(name) > 1:
            same = next((p for p in known if same_full(name, p)), None)
            return same or (self.find(name[1:], terms) if name[0].lower() in titles().honorifics else None)
        family = [p for p in known if same_word(p.name[-1], name[0])]
        written = [p for p in known if name[0] in _parts(p)]
        if written and not any(p in written for p in family):
            family = written
        meant = family or [p for p in known if any(_same_given(part, name[0]) for part in _parts(p))]
        if len(meant) < 2:
            return meant[0] if meant else None
        return max(meant, key=lambda p: (any(p.holds(term, None) for term in terms), p.alone, p.seen))

    def _add(self, name: tuple[str, ...]) -> Person:
        person = Person(name)
        self.people.append(person)
        self._index(person)
        return person

    def _index(self, person: Person) -> None:
        for part in _parts(person):
            known = self._by_word.setdefault(skeleton(spelling_key(part)), [])
            if person not in known[-_NAMESAKES:]:
                known.append(person)


def _same_given(a: str, b: str) -> bool:
    """Whether a word alone is a given name told of before: "Yorik" is not "Erik", though alike."""
    return folded(a)[:1] == folded(b)[:1] and same_word(a, b)


def _parts(person: Person) -> Iterator[str]:
    """The words of a name, and those that hyphens join, without particles and initials."""
    for word in person.name:
        for part in dict.fromkeys((word, *word.split("-"))):
            if len(part) > 1 and part[-1] != "." and part.lower() not in PARTICLES:
                yield part


def same_full(name: tuple[str, ...], person: Person) -> bool:
    """Whether a name of several words is the person's, by the rules for names or as a part of the other."""
    ours, theirs = " ".join(name), " ".join(person.name)
    short, long = sorted((name_words(ours), name_words(theirs)), key=len)
    inner = any(_begins(short, long[n:]) for n in range(len(long) - len(short) + 1))
    return inner or same_person(ours, theirs)


def _begins(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether a longer name goes on behind the shorter: "Jona Vaka", "Jona Vaka Fonua"."""
    return len(short) > 1 and all(map(same_word, short, long))
