"""The phrases that English names actors by, as a grammar over classes of words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby, pairwise

from readout.actors.signs import Signs
from readout.actors.vocabulary import CLASSES, POSSESSIVE, QUOTES
from readout.lexicon import Entry, load
from readout.names.bodies import Body, organisation_words
from readout.names.gazetteer import Country
from readout.names.pseudonyms import own_name
from readout.names.roles import office_of, singulars, titles, unnamed

_POSSESSIVES = {"COUNTRYOF": "C", "BODYOF": "B", "SEATOF": "K", "HEADOF": "O", "NAMEOF": "N", "TITLEOF": "T",
                "PEOPLEOF": "L", "ADJECTIVEOF": "A"}  # fmt: skip
_CODES = CLASSES | {name: POSSESSIVE[code] for name, code in _POSSESSIVES.items()}
Nation = Country | Body
_WORD = r"(?:[A-Z]{2,}|\bA\b)"
# Words between bars alone, or any word: the first are read as one set of classes.
_CHOICE = re.compile(rf"(?:(?<=[|(:=!] )|(?<=[(:=!])|^){_WORD}(?: \| {_WORD})+(?=\)| \||$)|{_WORD}")


class Rule(Entry):
    """A rule of ``actors.yml``: a pattern over classes, with texts in which brackets mark the phrase."""

    name: str
    pattern: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


class Grammar(Entry):
    """Shape of ``actors.yml``."""

    parts: dict[str, str]
    rules: tuple[Rule, ...]


@cache
def grammar() -> Grammar:
    """The rules of the lexicon, in the order in which they are tried."""
    found: Grammar = load("actors", Grammar)
    return found


def _expand(pattern: str, parts: dict[str, str]) -> str:
    """The regular expression over classes that a pattern over words stands for."""

    def choice(match: re.Match[str]) -> str:
        found = []
        for simple, run in groupby(match.group().split(" | "), key=lambda name: bool(_codes(name, parts))):
            if simple:
                codes = "".join(_codes(name, parts) for name in run)
                found.append(f"(?:[{re.escape(codes)}]_*+)")
            else:
                found += [f"(?:{_expand(parts[name], parts)})" for name in run]
        return "|".join(found)

    return _CHOICE.sub(choice, pattern).replace(" ", "")


def _codes(name: str, parts: dict[str, str]) -> str:
    """The codes of a class, or of a part that is a choice of classes; "" for parts that are more."""
    if name in _CODES:
        return _CODES[name]
    names = parts[name].split(" | ")
    simple = all(word in _CODES or word in parts for word in names)
    codes = [_codes(word, parts) for word in names] if simple else [""]
    return "".join(codes) if all(codes) else ""


@cache
def _rules() -> re.Pattern[str]:
    """All rules as one expression; a person's name is the group RULE_name."""
    parts = grammar().parts
    rules = (
        f"(?P<{r.name}>{_expand(r.pattern, parts).replace('(?P<name>', f'(?P<{r.name}_name>')})"
        for r in grammar().rules
    )
    return re.compile("|".join(rules))


# What a word of a class tells of its phrase.
_KINDS = dict.fromkeys("fF,", "joint") | dict.fromkeys("TtPVHM", "title")
_KINDS |= dict.fromkeys("CcAaBbKkLl", "nation") | dict.fromkeys("OYouerJ", "head")
_BEHIND_NATION, _BEHIND_NAME = ",(;-", ",)&"
_TITLE = re.compile("[TPV]")
SEVERAL = frozenset(["several", "apposed_several", "each_named", "each_of"])
"""The rules that find several people of one title."""

# Where a phrase can begin: tried first, for most words begin none.
_START = re.compile(
    r"[NnSICcAaBbKkLlHhjZ]|[DRd2]++(?:[VMQ]_*-?)*+(?=[NnSyICcAaBbKkLlHTtPVOoYuerJEZpW]|x-)"
    r"|[DRd2]++(?:[MQ]_*-?)*+V_*(?=[,f])|(?:[VMQ]_*-?)++(?=[TPHOYuerJCABKNEIyp])|[TV]_*+(?=[NISpyHTVfFiCKMQABOYuerJ,;&-])|P_*+(?=[fNIp])"
    r"|[OY]_*+(?=[OYTVfFiNACBKQ])|x(?=-[ABCN])|[uerJ]_*+(?=[fFiTVH])|[yp]-?(?=[Npy])"
)


@dataclass(slots=True)
class Phrase:
    """A phrase that may name actors: its tokens, the rule that found it, and what it says of them."""

    rule: str
    signs: Signs
    first: int
    last: int
    names: tuple[tuple[str, ...], ...] = ()
    terms: tuple[str, ...] = ()
    modifiers: tuple[str, ...] = ()
    nations: tuple[Nation, ...] = ()
    name_at: tuple[int, int] = (0, 0)
    heads: tuple[str, ...] = field(default=())

    @property
    def nation(self) -> Nation | None:
        """The first nation or body that the phrase tells of."""
        return self.nations[0] if self.nations else None

    def settle_owner(self, country: Nation | None) -> Nation | None:
        """Read "the country's" as the country told of before; the country told of last from here on."""
        if self.nations:
            return next((n for n in reversed(self.nations) if isinstance(n, Country)), country)
        if country is not None and "o" in self.codes:
            owner = self.signs.tokens[self.first + self.codes.index("o")].lower
            if owner.removesuffix("'s") in organisation_words().owners:
                self.nations = (country,)
        return country

    def settle_own(self, before: Sequence[Phrase]) -> None:
        """Read "its foreign minister" as that of the only country that the sentence has told of."""
        held = self.terms and (self.rule != "role" or unnamed(self.terms[-1]) == "title")
        if held and not self.nations and self.signs.tokens[self.first].lower == "its":
            told = {n.name: n for p in before for n in p.nations if isinstance(n, Country)}
            self.nations = tuple(told.values()) if len(told) == 1 else ()

    @property
    def codes(self) -> str:
        """The classes of the phrase's words."""
        return self.signs.codes[self.first : self.last]


def phrases(signs: Signs) -> Iterator[Phrase]:
    """The phrases of a sentence, in order, none overlapping."""
    codes, at, rules = signs.codes, 0, _rules()
    while start := _START.search(codes, at):
        found = rules.match(codes, start.start())
        if found is None or found.end() == found.start():
            at = start.start() + 1
            continue
        yield _phrase(signs, found)
        at = found.end()


def _phrase(signs: Signs, found: re.Match[str]) -> Phrase:
    rule = str(found.lastgroup)
    first, last = found.span()
    group = f"{rule}_name"
    begin, end = found.span(group) if group in found.re.groupindex else (-1, -1)
    if rule == "bare":
        begin, end = first, last
    phrase = Phrase(rule, signs, first, last, name_at=(begin, end) if begin >= 0 else (last, last))
    if begin >= 0:
        named = _EACH.get(rule, _names)
        phrase.names = tuple(own_name(name) for name in named(signs, begin, end, rule in SEVERAL))
    if rule != "bare":
        _describe(phrase, signs, (last, last) if rule in _EACH else phrase.name_at)
    return phrase


def _names(signs: Signs, begin: int, end: int, several: bool) -> Iterator[tuple[str, ...]]:
    """The names between two tokens, each as its words; hyphens stay inside a word."""
    words: list[str] = []
    glue = quoted = False
    for token, code in zip(signs.tokens[begin:end], signs.codes[begin:end], strict=True):
        text = token.text[:-2] if token.lower.endswith("'s") else token.text
        if several and code in ",&":
            yield tuple(words)
            words = []
        elif code in "-." or glue or (quoted and text in QUOTES):
            words[-1] += text
            glue = code == "-"
        elif code != ",":
            words.append(text)
            glue = text in QUOTES
            quoted = quoted or glue
    if words:
        yield tuple(words)


def _each_named(signs: Signs, begin: int, end: int, several: bool) -> Iterator[tuple[str, ...]]:
    """The names of which each stands behind its nation: "of Fiji, Jona Vaka, and Tonga, Sione Fonua"."""
    nations = [i for i in range(begin, end) if _KINDS.get(signs.codes[i]) == "nation"]
    for nation, following in pairwise([*nations, end]):
        first = next(i for i in range(nation + 1, end) if signs.codes[i] != "_")
        first += signs.codes[first] in _BEHIND_NATION
        last = next((i for i in range(first, following) if signs.codes[i] in _BEHIND_NAME), following)
        yield from _names(signs, first, last, several)


def _each_of(signs: Signs, begin: int, end: int, several: bool) -> Iterator[tuple[str, ...]]:
    """The names of which each stands before its nation: "Jona Vaka of Fiji and Sione Fonua of Tonga"."""
    told = True
    for i in range(begin, end):
        if told and signs.codes[i] not in ",&":
            last = next(k for k in range(i, end) if signs.codes[k] in "f(")
            yield from _names(signs, i, last, several)
            told = False
        told = told or signs.codes[i] in ",&"


_EACH = {"each_named": _each_named, "each_of": _each_of}


def _describe(phrase: Phrase, signs: Signs, name: tuple[int, int]) -> None:
    """Note titles, nations and heads; "the president's envoy" and "envoy of the president" are envoys."""
    terms: list[str] = []
    modifiers: list[str] = []
    nations: list[Nation] = []
    senders: list[Nation] = []
    heads: list[str] = []
    below = toward = False
    for i, code in enumerate(phrase.codes, phrase.first):
        kind = _KINDS.get(code)
        if kind is None or (name[0] <= i < name[1] and phrase.rule != "named"):
            continue
        if kind == "joint":
            below = code != "," and bool(terms)
            toward = code == "F" and below
        elif kind == "title" and below:
            sender = titles().sent_by.get(_words(signs, i, phrase.last)) if _is_envoy(terms[-1]) else None
            senders += [Body(sender, "body")] if sender else []
        elif kind == "title":
            words = _words(signs, i, phrase.last)
            if code == "M":
                modifiers.append(words)
            else:
                terms.append(singulars().get(words, words) if code == "P" else words)
            if code == "t" and _TITLE.search(signs.codes, i + 1, phrase.last):
                terms, modifiers = [], []
        elif kind == "nation" and not (toward and _is_envoy(terms[-1])):
            meaning = signs.meanings.get(i)
            if isinstance(meaning, Country | Body):
                nations.append(meaning)
        elif kind == "head":
            heads.append(_words(signs, i, phrase.last))
    phrase.terms, phrase.modifiers = tuple(terms), tuple(modifiers)
    phrase.nations, phrase.heads = tuple(nations or senders), tuple(heads)


def _is_envoy(term: str) -> bool:
    """Whether the country that follows is where the holder works: "envoy for Fiji"."""
    return office_of(term) is titles().offices["envoy"]


def _words(signs: Signs, i: int, last: int) -> str:
    """The phrase that begins at a token, in lower case, without a possessive ending."""
    stop = i + 1
    while stop < last and signs.codes[stop] == "_":
        stop += 1
    text = signs.tokens[i].lower
    for before, token in pairwise(signs.tokens[i:stop]):
        text += token.lower if before.end == token.start else f" {token.lower}"
    return text[:-2] if text.endswith("'s") else text
