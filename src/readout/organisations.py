"""Bodies and groups of a document: their published names, acronyms, and the way back from "the ministry"."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from readout.gazetteer import Country
from readout.lexicon import load
from readout.phrasing import Phrase
from readout.vocabulary import Body, Organisations

_RULES = ("ministry", "ministry_of", "organ", "organ_of", "named", "named_for")
_SMALL = frozenset("of the for and in on".split())


@dataclass(frozen=True)
class Organisation:
    """A body or group under its published name; a government is its country."""

    name: str
    kind: Literal["body", "group", "country"]
    country: str = ""


@dataclass
class Register:
    """The organisations of a document by published name and by acronym."""

    acronyms: dict[str, Organisation] = field(default_factory=dict)
    known: dict[str, Organisation] = field(default_factory=dict)
    last: list[tuple[str, Organisation]] = field(default_factory=list)

    def note(self, phrase: Phrase) -> None:
        """Remember the acronym that a phrase gives in brackets after a name."""
        codes, tokens = phrase.signs.codes, phrase.signs.tokens
        if codes[phrase.last : phrase.last + 1] != "(" or codes[phrase.last + 2 : phrase.last + 3] != ")":
            return
        acronym = tokens[phrase.last + 1].text
        long = [t.text for t in tokens[phrase.first : phrase.last] if t.text != t.lower]
        if len(acronym) > 1 and acronym.isupper() and acronym[0] == long[0][0] if long else False:
            found = self.organisation(phrase, 0, "") or Organisation(_text(phrase), "body")
            self.acronyms[acronym.casefold()] = found

    def knows(self, name: tuple[str, ...]) -> bool:
        """Whether a name is an acronym of the document."""
        return " ".join(name).casefold() in self.acronyms

    def organisation(self, phrase: Phrase, number: int, country: str) -> Organisation | None:
        """The organisation that a phrase names; ``country`` is the one it goes to where it names none."""
        if phrase.rule == "bare":
            return self.acronyms.get(" ".join(phrase.names[0]).casefold()) if phrase.names else None
        if phrase.rule == "back":
            return self._back(phrase)
        if phrase.rule not in _RULES:
            return None
        found = _named(phrase, country)
        self.last.append((phrase.heads[-1] if phrase.heads else "", found))
        return found

    def _back(self, phrase: Phrase) -> Organisation | None:
        head = phrase.heads[-1]
        return next((found for word, found in reversed(self.last) if word == head), None)


def _named(phrase: Phrase, country: str) -> Organisation:
    lexicon = load("organisations", Organisations)
    nation = next((n for n in phrase.nations if n is not None), None)
    head = phrase.heads[-1] if phrase.heads else ""
    if isinstance(nation, Country):
        country = nation.name
        if head in lexicon.governments and phrase.rule in ("organ", "organ_of"):
            return Organisation(country, "country", country)
    kind: Literal["body", "group"] = (
        "group" if head in lexicon.groups and head not in lexicon.organs else "body"
    )
    if phrase.rule.startswith("ministry"):
        return Organisation(_ministry(phrase, nation), "body", country)
    return Organisation(_text(phrase), kind, country)


def _ministry(phrase: Phrase, nation: Country | Body | None) -> str:
    """ "Fijian Defence Ministry", however the document orders it."""
    tokens, codes = phrase.signs.tokens, phrase.signs.codes
    field_words = [
        tokens[i].text.removesuffix("'s") for i in range(phrase.first, phrase.last)
        if codes[i] == "Q" or (codes[i] == "_" and _within(codes, i, "Q")) or (codes[i] == "&" and "Q" in codes[i:phrase.last])
    ]  # fmt: skip
    words = [w if w in _SMALL else w[:1].upper() + w[1:] for w in field_words]
    return " ".join([*_adjective(nation), *words, phrase.heads[0][:1].upper() + phrase.heads[0][1:]])


def _within(codes: str, i: int, code: str) -> bool:
    return codes[: i + 1].rstrip("_")[-1:] == code


def _adjective(nation: Country | Body | None) -> list[str]:
    if isinstance(nation, Country):
        return [nation.adjectives[0] if nation.adjectives else nation.name]
    return [nation.name] if nation else []


def _text(phrase: Phrase) -> str:
    """The words of a name as the document writes them, without article; a possessive nation as its adjective."""
    tokens, codes = phrase.signs.tokens, phrase.signs.codes
    words = ""
    for i in range(phrase.first, phrase.last):
        token = tokens[i]
        if codes[i] in "D" and i == phrase.first:
            continue
        text = token.text
        meaning = phrase.signs.meanings.get(i)
        if codes[i] == "c" and isinstance(meaning, Country):
            text = _adjective(meaning)[0]
        elif token.lower.endswith("'s"):
            text = text[:-2]
        glue = i > phrase.first and tokens[i - 1].end == token.start
        words += ("" if glue or not words else " ") + text
    return words
