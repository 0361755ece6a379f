"""Who is spoken of: people, countries, bodies and groups, and each mention's way back to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

from readout.actors.cast import Person
from readout.actors.coreference import How, Reader, Resolved
from readout.actors.evidence import description
from readout.actors.organisations import of_role
from readout.actors.phrasing import Nation, Phrase
from readout.actors.signs import Signs, read_signs
from readout.actors.vocabulary import discourse
from readout.names.bodies import Body, bodies, organisation_words, seats
from readout.names.gazetteer import Country
from readout.names.roles import national, plural, unnamed, usual
from readout.text.letters import GRAMMAR
from readout.text.morphology import plural as several
from readout.text.tokens import Sentence

# The phrases whose article is no part of the mention.
_ARTICLE_APART = frozenset(
    ["nation", "people", "ministry", "ministry_of", "organ", "organ_of", "named", "named_for", "back"]
)


_RAIDS = (*GRAMMAR.attacks, *GRAMMAR.attacks_of)
_ATTACKS = frozenset(form for noun in _RAIDS for form in (noun, several(noun)))
_ATTACK_WITHIN = 2
# Words behind which a land is what something is about.
_ABOUT = frozenset(["on", "about"])


class Actor(NamedTuple):
    """One person, country, body or group over the whole document.

    ``name`` is the fullest that the document gives, as it spells it; a country's short English name.
    ``country`` is the country that a person, body or group belongs to, where the document says so.
    """

    name: str
    kind: Literal["person", "country", "body", "group", "office"]
    country: str = ""
    roles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Mention:
    """A place that speaks of an actor; offsets cover titles, names and appositions together.

    ``actors`` has several where one phrase speaks of several: "the Fijian and Tongan leaders".
    ``how``: "name", "role" ("the head of state", "the Fijian premier"), "pronoun" ("he"),
    "demonym" ("Fijian", "Tongans"), "capital" (a city that stands for its government).
    """

    start: int
    end: int
    actors: tuple[Actor, ...]
    how: How

    @property
    def actor(self) -> Actor:
        """The actor, or the first of several."""
        return self.actors[0]


def find_actors(sentences: Sequence[Sentence], text: str) -> list[Mention]:
    """Every mention of an actor, in order, none overlapping, each resolved within the document."""
    signs = read_signs(sentences)
    reader = Reader(signs)
    resolved = reader.resolve()
    people = {id(person): _person(person) for person in reader.cast.people}
    mentions: list[Mention] = []
    country, sentence = "", None
    last: Phrase | None = None
    groups = _spelled(signs)
    for phrase, one in resolved:
        if phrase.signs is not sentence:
            country, sentence = "", phrase.signs
        actors, how = _actors(phrase, one, people, reader, country.strip("?"))
        if phrase.nations and not _attacks(phrase):
            told = next((n.name for n in phrase.nations if isinstance(n, Country)), "")
            country = told if told and country in ("", told) else "?" if told else country
        if groups and any(a.kind == "group" and a.name in groups for a in actors):
            actors = tuple([a._replace(name=groups.get(a.name, a.name)) for a in actors])
        if mentions and last and _only_calls(last, phrase, actors, mentions[-1]):
            mentions.pop()
        last = phrase
        if actors:
            start, end = _span(phrase, how if one is None else "", actors[0].kind == "person")
            while mentions and mentions[-1].end > start:
                mentions.pop()
            mentions.append(Mention(start, end, actors, how))
    return mentions


def _only_calls(before: Phrase, phrase: Phrase, actors: Sequence[Actor], last: Mention) -> bool:
    """Whether a phrase only says what the group named right behind it is: "the rebel group Lau Dawn"."""
    beside = before.signs is phrase.signs and before.last == phrase.first
    groups = last.actor.kind == "group" and bool(actors) and actors[0].kind == "group"
    return beside and groups and phrase.rule == "bare"


def _attacks(phrase: Phrase) -> bool:
    """Whether a nation is told of as who attacks: "in a Fijian air strike"."""
    behind = phrase.signs.tokens[phrase.last : phrase.last + _ATTACK_WITHIN]
    return phrase.codes[-1] in "Aa" and any(token.lower in _ATTACKS for token in behind)


def _spelled(sentences: Sequence[Signs]) -> dict[str, str]:
    """Listed groups as the document spells them at its fullest, where that is not the published name."""
    found: dict[str, str] = {}
    for signs in sentences:
        for at, meaning in signs.meanings.items():
            if (
                isinstance(meaning, Body)
                and meaning.kind == "group"
                and meaning.name not in bodies().published
            ):
                words = _listed(signs, at)
                if _fullness(words) > _fullness(found.get(meaning.name, "")):
                    found[meaning.name] = words
    return {name: words for name, words in found.items() if not name.startswith(words)}


def _fullness(name: str) -> tuple[bool, int]:
    """How full a name is: one word of it, "Tigers", is less than its letters, "LTTE"."""
    return " " in name or name.isupper(), len(name)


def _listed(signs: Signs, at: int) -> str:
    tokens, codes, stop = signs.tokens, signs.codes, at + 1
    while stop < len(codes) and codes[stop] == "_":
        stop += 1
    words = [t.text for t in tokens[at:stop]]
    spaces = [" " if b.start > a.end else "" for a, b in pairwise(tokens[at:stop])]
    text = "".join(w + s for w, s in zip(words, [*spaces, ""], strict=True))
    plain = text.removesuffix("'s").removesuffix("’s")
    return plain if plain.casefold().rsplit(" ", 1)[-1] not in organisation_words().group_words else ""


def _actors(
    phrase: Phrase, one: Resolved | None, people: dict[int, Actor], reader: Reader, country: str
) -> tuple[tuple[Actor, ...], How]:
    if one is not None:
        found = [people[id(p)] for p in one.people] + [_nation(n) for n in one.nations]
        found += [_office(one.phrase or phrase, term, nation) for term, nation in one.offices]
        return tuple(found), one.how
    if phrase.rule == "sides":
        return (), "name"
    organisation = reader.register.organisation(phrase, country)
    if organisation is not None:
        return (Actor(organisation.name, organisation.kind, organisation.country),), "name"
    return _nations(phrase)


def _person(person: Person) -> Actor:
    return Actor(" ".join(person.name), "person", person.country, tuple(person.offices))


def _nation(nation: Nation) -> Actor:
    if isinstance(nation, Body):
        return Actor(nation.name, "body" if nation.kind == "body" else "group")
    return Actor(nation.name, "country", nation.name)


def _office(phrase: Phrase, term: str, nation: Nation | None) -> Actor:
    """The unnamed holder of an office; one who speaks for others is their nation or organisation."""
    organisation = of_role(phrase) if not national(term) else None
    if organisation is not None:
        return Actor(organisation.name, organisation.kind, organisation.country)
    if nation is None:
        return Actor(usual(term), "office", roles=(usual(term),))
    several = phrase.rule == "several" and len(phrase.nations) == 1
    if isinstance(nation, Body) or unnamed(term) == "nation" or (several and national(term)):
        return _nation(nation)
    words = plural(usual(term)) if several else usual(term)
    adjective = nation.adjectives[0] if nation.adjectives else nation.name
    return Actor(f"{adjective} {words}", "office", nation.name, (usual(term),))


def _nations(phrase: Phrase) -> tuple[tuple[Actor, ...], How]:
    nation = phrase.nation
    if nation is None or phrase.rule in ("bare", "named", "named_for"):
        return (), "name"
    if isinstance(nation, Body):
        return ((), "name") if _is_land(phrase, nation) else ((_nation(nation),), "name")
    code = phrase.codes.lstrip("D")[0]
    if code in "Kk" and not _governs(phrase):
        return (), "capital"
    how: How = "demonym" if code in "AaLl" else "capital" if code in "Kk" else "name"
    if how == "demonym" and nation.peoples and _is_ethnic(phrase):
        return (Actor(f"ethnic {nation.peoples[0]}", "group"),), how
    return (_nation(nation),), how


def _is_ethnic(phrase: Phrase) -> bool:
    """Whether a people is told of apart from its state: "ethnic Fijians"."""
    return phrase.first > 0 and phrase.signs.tokens[phrase.first - 1].lower == "ethnic"


def _is_land(phrase: Phrase, nation: Body) -> bool:
    """Whether a nation's name is that of its land here: "in Lau", "talks on Lau", "the Lau conflict"."""
    if nation.name not in bodies().lands:
        return False
    tokens = phrase.signs.tokens
    before = tokens[phrase.first - 1].lower if phrase.first else ""
    after = tokens[phrase.last].lower if phrase.last < len(tokens) else ""
    return before in discourse().locative or before in _ABOUT or after in bodies().matters


def _governs(phrase: Phrase) -> bool:
    """Whether a capital stands for its government here: it acts, owns, or is met, and is no place."""
    signs, last = phrase.signs, phrase.signs.tokens[phrase.last - 1].lower
    words = " ".join(t.lower.removesuffix("'s") for t in signs.tokens[phrase.first : phrase.last])
    if words.removeprefix("the ") in seats():
        return True
    before = signs.tokens[phrase.first - 1].lower if phrase.first else ""
    if before in discourse().locative or before.endswith("ern"):
        return False
    after = signs.tokens[phrase.last].lower if phrase.last < len(signs.tokens) else ""
    told = next((t.lower for t in signs.tokens[phrase.last + 1 :]), "")
    claims = after in discourse().also_nouns and (told == "that" or told.isdecimal())
    acts = claims or (signs.codes[phrase.last : phrase.last + 1] == "s" and after not in discourse().motion)
    met = before in ("between", "with", "by") or before in discourse().towards_people
    return acts or met or after in discourse().auxiliaries or last.endswith("'s")


def _span(phrase: Phrase, how: str, person: bool) -> tuple[int, int]:
    """Offsets with what describes a person, without the article of a name and the ending of a possessive."""
    tokens, codes = phrase.signs.tokens, phrase.signs.codes
    first, last = phrase.first, phrase.last
    if phrase.rule in ("bare", "titled") and person:
        described = description(phrase)
        first = first if described is None else described
    if phrase.rule in _ARTICLE_APART and codes[first] == "D":
        first += 1
    if phrase.rule in ("role", "several") and how in ("demonym", "name", "capital") and phrase.nations:
        first = next((i for i in range(first, last) if codes[i] in "CcAaBbKkLl"), first)
        last = next((i for i in range(first + 1, last) if codes[i] != "_"), last)
    shortened = tokens[last - 1].lower.endswith("'s") and codes[last - 1] != "_"
    return tokens[first].start, tokens[last - 1].end - (2 if shortened else 0)
