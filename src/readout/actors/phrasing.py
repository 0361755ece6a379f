"""The phrases that English names actors by, as a grammar over classes of words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from readout.actors.signs import Signs
from readout.actors.vocabulary import CLASSES
from readout.bodies import Body, organisation_words
from readout.gazetteer import Country
from readout.roles import singulars

# Names of phrases may be used in the phrases after them; single words are the classes of `vocabulary`.
_PHRASES = {
    "NAMEWORD": r"(?:NAME|PARTOFNAME)",
    "LINK": r"(?:HYPHEN|(?:HYPHEN?PARTICLE HYPHEN?){1,2}|INITIAL DOT?)",
    "FULLNAME": r"(?:INITIAL DOT?)*(?:PARTICLE HYPHEN?)*(?:NAMEWORD LINK?)*"
    r"(?:NAME|NAMEOF|(?<=N)MONTH)(?:(?<=N{2})HYPHEN OTHER)?",
    "NATION": r"(?:COUNTRY|ADJECTIVE|BODY|SEAT)",
    "OWNING": r"(?:COUNTRYOF|BODYOF|SEATOF|HEADOF)",
    "ANYHEAD": r"(?:HEAD|ORGAN|GOVERNMENT|BODYWORD)",
    "OWNER": r"(?:(?:OWNING|NATION|ANYHEAD|MODIFIER|PORTFOLIO)HYPHEN?)",
    "OFFICE": r"(?:TITLE|CHIEF)",
    "FIELD": r"(?:PORTFOLIO(?:COMMA?AND?PORTFOLIO)*)",
    "ORGANISATION": r"(?:(?:(?:OWNING|NATION|NAMEWORD|PORTFOLIO|MODIFIER|PEOPLE)HYPHEN?)*ANYHEAD"
    r"(?:OF THE?(?:PORTFOLIO|NAMEWORD|NATION)+)?|NATION|FIELD)",
    "ITS": r"(?:(?:OF|FOR|IN)THE?(?:ORGANISATION|NAMEWORD+))",
    "ITSKNOWN": r"(?:(?:OF|FOR|IN)THE?ORGANISATION)",
    "DETERMINER": r"(?:THE|HIS|A)",
    "APPOSITION": r"(?:COMMA(?:A OF THE OWNER*TITLES|DETERMINER?(?:OWNER|CHIEF HYPHEN?)*OFFICE)"
    r"ITS*+(?!NAMEWORD|NATION|FIRST|INITIAL))",
    "NATIONLIST": r"(?:NATION(?:COMMA NATION)*(?:COMMA?AND NATION)?)",
    "NATIONS": r"(?:THE?NATION(?:COMMA THE?NATION)*+(?:COMMA?AND THE?NATION)?+(?!ANYHEAD|NAMEWORD))",
    "FULLNAMES": r"(?:FULLNAME(?:COMMA FULLNAME)*COMMA?AND FULLNAME)",
    "FORWHAT": r"(?:(?:OF|FOR)THE?(?:NATION|NAMEWORD|PORTFOLIO|THING)+(?:AND(?:NAMEWORD|PORTFOLIO|THING)+)?)",
}
_GRAMMAR = {
    "titled": r"DETERMINER?(?:NAMEWORD{1,3}(?=T))?"
    r"(?:(?:OWNER|CHIEF HYPHEN?)*(?:TITLE|CHIEF|HONORIFIC DOT?))+ITSKNOWN?"
    r"(?P<titled_name>(?:(?:COUNTRY|SEAT)(?=N))?FULLNAME)(?:APPOSITION|OF THE?COUNTRY)?",
    "several": r"(?:THE|HIS|BOTH){0,3}NATIONLIST?(?:MODIFIER|PORTFOLIO|CHIEF|ANYHEAD)*TITLES"
    r"(?:OF NATIONS)?(?:COMMA?(?P<several_names>FULLNAMES))?",
    "fighters": r"THE?(?:MODIFIER|OTHER HYPHEN)*(?:NATION|NAMEWORD|PLACE)"
    r"(?:HYPHEN?(?:NATION|NAMEWORD|PLACE))*(?:HYPHEN OTHER)?(?:MODIFIER|PORTFOLIO)*FIGHTERS",
    "the_fighters": r"THE FIGHTERS",
    "thing": r"THE?(?:(?:NATION|OWNING|NAMEWORD|NAMEOF|PORTFOLIO|MODIFIER|HEAD|PLACE|FIRST)HYPHEN?)+THING",
    "apposed": r"(?P<apposed_name>FULLNAME)APPOSITION",
    "reversed": r"(?:DETERMINER|OWNER)(?:OWNER|CHIEF)*OFFICE ITS?COMMA"
    r"(?P<reversed_name>NAMEWORD LINK?FULLNAME)(?=COMMA|DOT|CLOSE|WHO|$)",
    "national": r"(?P<national_name>NAMEWORD LINK?FULLNAME)OF THE?COUNTRY",
    "ministry": r"THE?(?:OWNING|NATION)*FIELD(?:ANYHEAD|HEADOF)(?:(?:OF|FOR)THE?COUNTRY)?",
    "ministry_of": r"THE?(?:NATION|COUNTRYOF)?ANYHEAD(?:OF|FOR)THE?FIELD(?:(?:OF|FOR)THE?COUNTRY)?",
    "organ_of": r"THE?(?:(?:ORGAN|HEAD)OF|GOVERNMENT(?:OF|IN))THE?(?:COUNTRY|SEAT)",
    "named": r"THE?(?:(?:NATION|NAMEWORD|PORTFOLIO|MODIFIER|HEAD|TITLE|FIRST)HYPHEN?)+(?:HEAD|HEADOF)FORWHAT?",
    "named_for": r"THE?HEAD(?:FOR|OF)THE?(?:NAMEWORD|PORTFOLIO|ADJECTIVE|THING)+(?:AND(?:NAMEWORD|PORTFOLIO|THING)+)?",
    "organ": r"THE?BODY?(?:OWNING|NATION|NAMEOF|PEOPLE)(?:MODIFIER|PORTFOLIO)*(?:ANYHEAD|HEADOF)",
    "role": r"(?:(?:DETERMINER|OWNING|NATION)(?:OWNER|CHIEF)*(?:TITLE|CHIEF|TITLEOF)|(?:CHIEF|MODIFIER)*TITLE(?=OF))ITS?",
    "sides": r"(?:THE BOTH|BOTH THE?)SIDES",
    "people": r"THE?PEOPLE",
    "nation": r"THE?(?:OWNING|PEOPLEOF|ADJECTIVEOF|NATION)",
    "place": r"PLACE",
    "bare": r"FULLNAME|FIRST|NAMEOF",
    "back": r"THE(?:ANYHEAD|HEADOF)",
    "pronoun": r"HE|THEY",
}
_CODES = CLASSES | {
    "COUNTRYOF": "c", "BODYOF": "b", "SEATOF": "k", "HEADOF": "o", "NAMEOF": "n", "TITLEOF": "t",
    "PEOPLEOF": "l", "ADJECTIVEOF": "a",
}  # fmt: skip


def _expand(pattern: str) -> str:
    """The regular expression over classes that a pattern over words stands for."""

    def word(match: re.Match[str]) -> str:
        name = match.group()
        if name in _PHRASES:
            return f"(?:{_expand(_PHRASES[name])})"
        return f"(?:{re.escape(_CODES[name])}_*+)"

    return re.sub(r"[A-Z]{2,}|\bA\b", word, pattern).replace(" ", "")


_RULES = re.compile("|".join(f"(?P<{name}>{_expand(pattern)})" for name, pattern in _GRAMMAR.items()))
# Where a phrase can begin: tried first, for most words begin none.
_START = re.compile(
    "[NnSICcAaBbKkLlHhjPTOZ]|[DRd2](?=[NnSyICcAaBbKkLlHTtPVMQOouerEZ2DRpWx])"
    "|[VMQ]_*-?(?=[TVMQHPOuerCABKNE])|x(?=-[ABCN])|[uer]_*(?=[fFi])|[yp]-?(?=[Npy])"
)
Nation = Country | Body


@dataclass
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
        if not self.nations and country is not None and "o" in self.codes:
            owner = self.signs.tokens[self.first + self.codes.index("o")].lower
            if owner.removesuffix("'s") in organisation_words().owners:
                self.nations = (country,)
        return next((n for n in reversed(self.nations) if isinstance(n, Country)), country)

    @property
    def codes(self) -> str:
        """The classes of the phrase's words."""
        return self.signs.codes[self.first : self.last]


def phrases(signs: Signs) -> Iterator[Phrase]:
    """The phrases of a sentence, in order, none overlapping."""
    codes, at = signs.codes, 0
    while start := _START.search(codes, at):
        found = _RULES.match(codes, start.start())
        if found is None or found.end() == found.start():
            at = start.start() + 1
            continue
        yield _phrase(signs, found)
        at = found.end()


def _phrase(signs: Signs, found: re.Match[str]) -> Phrase:
    rule = str(found.lastgroup)
    first, last = found.span()
    begin, end = found.span(rule + "_name") if rule + "_name" in _NAMED else (last, last)
    if rule == "several" and found.group("several_names"):
        begin, end = found.span("several_names")
    if rule == "bare":
        begin, end = first, last
    phrase = Phrase(rule, signs, first, last, name_at=(begin, end))
    if begin < end:
        phrase.names = tuple(_names(signs, begin, end, rule == "several"))
    _describe(phrase, signs, (begin, end))
    return phrase


_NAMED = frozenset(name for name in _RULES.groupindex if name.endswith("_name"))


def _names(signs: Signs, begin: int, end: int, several: bool) -> Iterator[tuple[str, ...]]:
    """The names between two tokens, each as its words; hyphens stay inside a word."""
    words: list[str] = []
    glue = False
    for token, code in zip(signs.tokens[begin:end], signs.codes[begin:end], strict=True):
        if several and code in ",&":
            yield tuple(words)
            words = []
        elif code == "-":
            words[-1] += token.text
            glue = True
        elif code == ".":
            words[-1] += "."
        elif code != ",":
            text = token.text[:-2] if token.lower.endswith("'s") else token.text
            if glue:
                words[-1] += text
            else:
                words.append(text)
            glue = False
    if words:
        yield tuple(words)


def _describe(phrase: Phrase, signs: Signs, name: tuple[int, int]) -> None:
    terms, modifiers, nations, heads = [], [], [], []
    for i in range(phrase.first, phrase.last):
        if name[0] <= i < name[1] and phrase.rule != "named":
            continue
        code = signs.codes[i]
        if code in "TtPVHM":
            words = _words(signs, i, phrase.last)
            if code == "M":
                modifiers.append(words)
            else:
                terms.append(singulars().get(words, words) if code == "P" else words)
        elif code in "CcAaBbKkLl":
            meaning = signs.meanings.get(i)
            if isinstance(meaning, Country | Body):
                nations.append(meaning)
        elif code in "Oouer":
            heads.append(_words(signs, i, phrase.last))
    phrase.terms, phrase.modifiers = tuple(terms), tuple(modifiers)
    phrase.nations, phrase.heads = tuple(nations), tuple(heads)


def _words(signs: Signs, i: int, last: int) -> str:
    """The phrase that begins at a token, in lower case, without a possessive ending."""
    stop = i + 1
    while stop < last and signs.codes[stop] == "_":
        stop += 1
    text = "".join(
        ("" if k == i or signs.tokens[k - 1].end == t.start else " ") + t.lower
        for k, t in enumerate(signs.tokens[i:stop], i)
    )
    return text[:-2] if text.endswith("'s") else text
