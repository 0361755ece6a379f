"""Bodies and groups of a document: their published names, acronyms, and the way back from "the ministry"."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from readout.actors.groups import shown_group
from readout.actors.phrasing import Nation, Phrase
from readout.actors.signs import Signs
from readout.names.bodies import Body, bodies, organisation_words
from readout.names.gazetteer import Country

_NATIONAL = "CcAaBbKkLl"
_LOCAL = frozenset("ZNyn")
_INITIALS = 2
_SMALL = frozenset(["of", "the", "for", "and", "in", "on"])


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
    last: list[tuple[str, Organisation]] = field(default_factory=list)
    coming: Organisation | None = None

    def note(self, phrase: Phrase) -> None:
        """Remember what a phrase teaches: an acronym in brackets, initials of a name, a president's party."""
        if self.coming is None and phrase.rule in ("nation", "named", "fighters", "group"):
            self.coming = _group(phrase)
        if phrase.rule == "bare" and _acronym_acts(phrase):
            self.acronyms.setdefault(phrase.names[0][0].casefold(), Organisation(phrase.names[0][0], "body"))
        if phrase.rule in ("named", "named_for", "bare", "nation", "ministry", "ministry_of", "role"):
            self._note_acronym(phrase)
        if phrase.rule == "bare" and phrase.names and (kind := shown_group(phrase)):
            name = " ".join(phrase.names[0])
            self.acronyms.setdefault(name.casefold(), Organisation(name, kind))
        if phrase.rule == "titled":
            owner = _party(phrase)
            if owner:
                self.acronyms.setdefault(owner.casefold(), Organisation(owner, "body"))

    def _note_acronym(self, phrase: Phrase) -> None:
        codes, tokens = phrase.signs.codes, phrase.signs.tokens
        bracketed = (
            codes[phrase.last : phrase.last + 1] == "(" and codes[phrase.last + 2 : phrase.last + 3] == ")"
        )
        if not bracketed and phrase.rule != "named":
            return
        first = phrase.first + (codes[phrase.first] == "D")
        capitals = "".join([t.text[0] for t in tokens[first : phrase.last] if t.text[0] != t.lower[0]])
        if bracketed:
            acronym = tokens[phrase.last + 1].text
            if len(acronym) > 1 and acronym.isupper() and acronym[0] in capitals:
                found = _named(phrase) or _of_phrase(phrase)
                self.acronyms[acronym.casefold()] = found
                if acronym == capitals and len(acronym) > _INITIALS:
                    self.acronyms.setdefault(found.name.casefold(), found)
        elif len(capitals) > 2:
            self.acronyms.setdefault(capitals.casefold(), _named(phrase) or _of_phrase(phrase))

    def knows(self, name: tuple[str, ...]) -> bool:
        """Whether a name is an organisation's or an acronym of the document."""
        return " ".join(name).casefold() in self.acronyms

    def organisation(self, phrase: Phrase, country: str) -> Organisation | None:
        """The organisation that a phrase names; ``country`` is the one it goes to where it names none."""
        if phrase.rule == "bare" and phrase.names:
            known = self.acronyms.get(" ".join(phrase.names[0]).casefold())
            if known is not None and known.kind == "group":
                self.last.append(("group", known))
            return known
        if phrase.rule == "nation":
            found = self._redefined(phrase)
            group = phrase.nations[0] if phrase.nations else None
            if found is None and isinstance(group, Body) and group.kind == "group":
                self.last.append(("", Organisation(group.name, "group")))
            return found
        if phrase.rule == "back" or (
            phrase.rule == "organ" and not phrase.nations and phrase.codes[-1] != "n"
        ):
            return next((found for word, found in reversed(self.last) if word == phrase.heads[0]), None)
        if phrase.rule == "the_fighters":
            return self._told_of_before(phrase)
        found = _named(phrase, country)
        if found is not None:
            found = self._in_full(phrase, found)
            self.last.append((phrase.heads[-1] if phrase.heads else "", found))
        return found

    def _in_full(self, phrase: Phrase, ministry: Organisation) -> Organisation:
        """A ministry as told of with its nation: "the defence ministry" after "Fiji's defence ministry"."""
        if phrase.rule not in ("ministry", "ministry_of") or any(n is not None for n in phrase.nations):
            return ministry
        name = ministry.name.casefold()
        told = [one for _, one in self.last if one.country and one.name.casefold().endswith(f" {name}")]
        return told[-1] if len({one.name for one in told}) == 1 else ministry

    def _told_of_before(self, phrase: Phrase) -> Organisation:
        """The group that "the rebels" are: the last one told of, else one that is still to come."""
        before = (found for _, found in reversed(self.last) if found.kind == "group")
        return next(before, self.coming or Organisation(text_of(phrase), "group"))

    def _redefined(self, phrase: Phrase) -> Organisation | None:
        """An acronym to which the document gives a meaning; "the Red Crescent" of a land told of before."""
        token = phrase.signs.tokens[phrase.last - 1]
        known = self.acronyms.get(token.lower) if token.text.isupper() else None
        listed = phrase.nations[0] if phrase.nations else None
        if not isinstance(listed, Body):
            return None
        if " " in listed.name and listed.name in organisation_words().societies:
            told = (one for _, one in reversed(self.last) if one.name.endswith(f" {listed.name}"))
            return next(told, None)
        return known if known and len(known.name) > len(token.text) else None


def _acronym_acts(phrase: Phrase) -> bool:
    """Whether an unlisted acronym speaks or is cited: "the CRP said", "according to the CRP"."""
    [name] = phrase.names
    if len(name) > 1 or not 1 < len(name[0]) < 8 or not name[0].isupper() or phrase.signs.headline:
        return False
    tokens, codes = phrase.signs.tokens, phrase.signs.codes
    before = " ".join(t.lower for t in tokens[max(0, phrase.first - 3) : phrase.first])
    cited = before.removesuffix(" the").endswith("according to")
    done = before.endswith("by the") and codes[phrase.last : phrase.last + 1] in ("", ",", ".", "&")
    return codes[phrase.last : phrase.last + 1] == "s" or cited or done


def _party(phrase: Phrase) -> str:
    """The name before a title: "Green Party" of "Green Party leader X", as far as its words are no list's."""
    codes, tokens = phrase.signs.codes, phrase.signs.tokens
    start = phrase.first + (codes[phrase.first] in "DRd")
    stop = start
    while codes[stop] in "NySO":
        stop += 1
    return " ".join(t.text for t in tokens[start:stop]) if start < stop < phrase.name_at[0] else ""


def _named(phrase: Phrase, country: str = "") -> Organisation | None:
    """The organisation of a phrase that is one by its form."""
    head = phrase.heads[-1] if phrase.heads else ""
    nation = next((n for n in phrase.nations if n is not None), None)
    home = nation.name if isinstance(nation, Country) else ""
    if phrase.rule in ("ministry", "ministry_of"):
        is_one = _LOCAL.isdisjoint(phrase.codes) and set(phrase.heads) & set(organisation_words().ministries)
        return Organisation(_ministry(phrase, nation) if is_one else text_of(phrase), "body", home or country)
    if home and head in organisation_words().governments and phrase.rule in ("organ", "organ_of", "named"):
        return Organisation(home, "country", home)
    if phrase.rule in ("organ", "organ_of"):
        if nation is None:
            return None
        if isinstance(nation, Body) and nation.kind == "group" and head in organisation_words().group_words:
            return Organisation(nation.name, "group")
        organ = phrase.rule == "organ_of" and (head in organisation_words().organs or not _capital(phrase))
        owned = organ or not set(phrase.codes) & set(_NATIONAL)
        return Organisation(f"{_adjective(nation)} {head}" if owned else text_of(phrase), "body", home)
    if phrase.rule == "fighters":
        listed = (n.name for n in phrase.nations if isinstance(n, Body) and n.kind == "group")
        known = next(listed, "")
        return Organisation(known or text_of(phrase), "group", "" if known or "-" in phrase.codes else home)
    if phrase.rule == "group":
        return Organisation(_text(phrase.signs, phrase.first + 1, phrase.last - 1), "group")
    if phrase.rule in ("named", "named_for"):
        if phrase.rule == "named" and not any(c in "NSCABKO" for c in phrase.codes):
            return None
        group = head in organisation_words().groups and head not in organisation_words().organs
        return Organisation(text_of(phrase), "group" if group else "body", home)
    return None


def _capital(phrase: Phrase) -> bool:
    """Whether a name begins with a capital: "the Bank of Fiji", not "the bank of Fiji"."""
    first = phrase.first + (phrase.codes[0] == "D")
    return phrase.signs.tokens[first].text.istitle()


def _group(phrase: Phrase) -> Organisation | None:
    """The armed group that a phrase names by itself."""
    if phrase.rule == "nation":
        nation = phrase.nations[0] if phrase.nations else None
        listed = isinstance(nation, Body) and nation.kind == "group"
        return Organisation(nation.name, "group") if listed and isinstance(nation, Body) else None
    found = _named(phrase)
    return found if found and found.kind == "group" and not found.country else None


def _of_phrase(phrase: Phrase) -> Organisation:
    nation = next((n for n in phrase.nations if n is not None), None)
    if isinstance(nation, Body):
        return Organisation(nation.name, "body" if nation.kind == "body" else "group")
    return Organisation(text_of(phrase), "body")


def _ministry(phrase: Phrase, nation: Nation | None) -> str:
    """ "Fijian Defence Ministry" or "Fijian Ministry of Defence", as the document orders it."""
    tokens, codes = phrase.signs.tokens, phrase.signs.codes
    inside = [i for i in range(phrase.first, phrase.last) if codes[: i + 1].rstrip("_")[-1:] == "Q"]
    words = [tokens[i].text for i in range(inside[0], inside[-1] + 1)]
    head = next(h for h in phrase.heads if h in organisation_words().ministries)
    words = [head, "of", *words] if "Yf" in codes[: inside[0]] else [*words, head]
    words = [w if w in _SMALL else w[:1].upper() + w[1:] for w in words if w != ","]
    return " ".join([*([_adjective(nation)] if nation else []), *words])


def _adjective(nation: Nation | None) -> str:
    if isinstance(nation, Country) and nation.adjectives:
        return nation.adjectives[0]
    if isinstance(nation, Body) and nation.kind == "people":
        return next(row[0] for row in bodies().peoples if row[-1] == nation.name)
    return nation.name if nation else ""


def text_of(phrase: Phrase) -> str:
    """The words of a name without article."""
    first = phrase.first + (phrase.codes[0] == "D")
    while phrase.rule == "named" and phrase.signs.tokens[first].text.islower():
        first += 1
    return _text(phrase.signs, first, phrase.last)


def _text(signs: Signs, first: int, last: int) -> str:
    """Words as the document writes them; a country in the possessive as its adjective."""
    tokens, codes, words = signs.tokens, signs.codes, ""
    for i in range(first, last):
        text, meaning = tokens[i].text, signs.meanings.get(i)
        if codes[i] == "c" and isinstance(meaning, Country) and codes[i + 1 : i + 2] != "_":
            text = _adjective(meaning)
        elif tokens[i].lower.endswith("'s"):
            text = text[:-2]
        glued = i > first and tokens[i - 1].end == tokens[i].start
        words += ("" if glued or not words else " ") + text
    return words


def of_role(phrase: Phrase) -> Organisation | None:
    """The organisation inside a title: "Fijian army" of "a Fijian army spokesman"."""
    codes = phrase.signs.codes
    heads = [i for i in range(phrase.first, phrase.last) if codes[i] in "OYouerJ"]
    if phrase.rule not in ("role", "several") or not heads:
        return None
    nation = phrase.nation
    home = nation.name if isinstance(nation, Country) else ""
    if home and phrase.heads[-1] in organisation_words().governments:
        return Organisation(home, "country", home)
    if "Q" in phrase.codes and set(phrase.heads) & set(organisation_words().ministries):
        return Organisation(_ministry(phrase, nation), "body", home)
    start, stop = heads[0], heads[-1] + 1
    while start > phrase.first and codes[start - 1] in "CcAaBbKkNyMQLOYouerJ_-":
        start -= 1
    while stop < phrase.last and codes[stop] == "_":
        stop += 1
    return Organisation(_text(phrase.signs, start, stop), "body", home)
