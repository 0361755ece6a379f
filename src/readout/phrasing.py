"""The phrases that English names actors by, as a grammar over classes of words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from readout.gazetteer import Country
from readout.roles import singulars
from readout.signs import Signs
from readout.vocabulary import CLASSES, Body

# Names of phrases may be used in the phrases after them; single words are the classes of `vocabulary`.
_PHRASES = {
    "NAMEWORD": r"(?:NAME|PARTOFNAME)",
    "FULLNAME": r"(?:INITIAL DOT?)*(?:PARTICLE HYPHEN?)*(?:NAMEWORD(?:HYPHEN|(?:HYPHEN?PARTICLE HYPHEN?){1,2}|INITIAL DOT?)?)*"
    r"(?:NAME|NAMEOF|(?<=N)MONTH)(?:(?<=N{2})HYPHEN OTHER)?",
    "NATION": r"(?:COUNTRY|ADJECTIVE|BODY|SEAT)",
    "OWNER": r"(?:(?:COUNTRYOF|BODYOF|SEATOF|HEADOF|NATION|ORGAN|HEAD|MODIFIER|PORTFOLIO)HYPHEN?)",
    "OFFICE": r"(?:TITLE|CHIEF)",
    "ORGANISATION": r"(?:(?:(?:NATION|COUNTRYOF|BODYOF|NAMEWORD|PORTFOLIO|MODIFIER|PEOPLE)HYPHEN?)*(?:HEAD|ORGAN)"
    r"(?:OF THE?(?:PORTFOLIO|NAMEWORD|NATION)+)?|(?:NATION|PORTFOLIO)(?:AND PORTFOLIO)?|NAMEWORD+)",
    "ITS": r"(?:(?:OF|FOR)THE?ORGANISATION)",
    "DETERMINER": r"(?:THE|HIS|A)",
    "APPOSITION": r"(?:COMMA(?:A OF THE OWNER*TITLES|DETERMINER?(?:OWNER|CHIEF HYPHEN?)*OFFICE)ITS*+(?!NAMEWORD|NATION|FIRST|INITIAL))",
    "NATIONS": r"(?:THE?NATION(?:COMMA THE?NATION)*(?:COMMA?AND THE?NATION)?)",
    "FULLNAMES": r"(?:FULLNAME(?:COMMA FULLNAME)*COMMA?AND FULLNAME)",
}  # fmt: skip
_GRAMMAR = (
    (
        "titled",
        r"DETERMINER?(?:NAMEWORD{1,3}(?=T))?(?:(?:OWNER|CHIEF HYPHEN?)*(?:TITLE|CHIEF|HONORIFIC DOT?))+ITS?(?P<titled_name>(?:(?:COUNTRY|SEAT)(?=N))?FULLNAME)APPOSITION?",
    ),
    (
        "several",
        r"(?:THE|HIS|BOTH){0,3}NATIONS?(?:MODIFIER|PORTFOLIO|CHIEF|ORGAN)*TITLES(?:OF NATIONS)?(?:COMMA?(?P<several_names>FULLNAMES))?",
    ),
    ("apposed", r"(?P<apposed_name>FULLNAME)APPOSITION"),
    ("reversed", r"(?:DETERMINER|OWNER)(?:OWNER|CHIEF)*OFFICE ITS?COMMA(?P<reversed_name>NAMEWORD HYPHEN?FULLNAME)(?=COMMA|DOT|CLOSE|WHO|$)"),
    ("national", r"(?P<national_name>NAMEWORD(?:HYPHEN|PARTICLE|INITIAL DOT)?FULLNAME)OF THE?COUNTRY"),
    ("ministry", r"THE?(?:COUNTRYOF|BODYOF|SEATOF|NATION)*PORTFOLIO(?:AND?PORTFOLIO)*(?:HEAD|ORGAN|HEADOF)"),
    ("ministry_of", r"THE?(?:NATION|COUNTRYOF)?(?:HEAD|ORGAN)OF THE?PORTFOLIO(?:COMMA?AND?PORTFOLIO)*(?:(?:OF|FOR)THE?COUNTRY)?"),
    ("organ_of", r"THE?(?:ORGAN|HEAD)OF THE?COUNTRY"),
    ("named", r"THE?(?:(?:NATION|NAMEWORD|PORTFOLIO|MODIFIER|HEAD|TITLE|FIRST)HYPHEN?)+(?:HEAD|HEADOF)(?:(?:OF|FOR)THE?(?:NATION|NAMEWORD|PORTFOLIO)+(?:AND(?:NAMEWORD|PORTFOLIO)+)?)?"),
    ("named_for", r"THE?HEAD(?:FOR|OF)THE?(?:NAMEWORD|PORTFOLIO|ADJECTIVE)+(?:AND(?:NAMEWORD|PORTFOLIO)+)?"),
    ("organ", r"THE?(?:COUNTRYOF|BODYOF|SEATOF|NATION|NAMEOF|PEOPLE)(?:MODIFIER|PORTFOLIO)*(?:ORGAN|HEAD|HEADOF)"),
    ("role", r"(?:(?:DETERMINER|COUNTRYOF|BODYOF|SEATOF|NATION)(?:OWNER|CHIEF)*(?:TITLE|CHIEF|TITLEOF)|(?:CHIEF|MODIFIER)*TITLE(?=OF))ITS?"),
    ("people", r"THE?PEOPLE"),
    ("nation", r"THE?(?:COUNTRYOF|BODYOF|SEATOF|PEOPLEOF|ADJECTIVEOF|NATION)"),
    ("bare", r"FULLNAME|FIRST|NAMEOF"),
    ("back", r"THE(?:ORGAN|HEAD|HEADOF)"),
    ("pronoun", r"HE|THEY"),
)  # fmt: skip
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


_RULES = re.compile("|".join(f"(?P<{name}>{_expand(pattern)})" for name, pattern in _GRAMMAR))
_START = re.compile(
    "[NnSICcAaBbKkLlHhjPTO]|[DRd2](?=[NnSyICcAaBbKkLlHTtPVMQOou2DR])|[VMQ]_*-?(?=[TVMQHPOu])|u_*(?=f)|[yp]-?(?=[Ny])"
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
    def text(self) -> str:
        """The words of the phrase in their classes' letters, for rules about form."""
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
            nations.append(
                meaning[0] if isinstance(meaning, tuple) and not isinstance(meaning, Body) else meaning
            )
        elif code in "Oou":
            heads.append(_words(signs, i, phrase.last))
    phrase.terms, phrase.modifiers = tuple(terms), tuple(modifiers)
    phrase.nations, phrase.heads = tuple(nations), tuple(heads)  # type: ignore[arg-type]


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
