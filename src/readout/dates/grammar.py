"""The grammar of time expressions: lexicon/dates.yml read, and its rules found in a sentence.

Each token becomes one character that stands for its class, so that a rule is a regular expression over
classes ("the? day of? month year") and a sentence without time words costs one look-up a token. The
leftmost match wins, then the longest, then the earlier rule.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial
from typing import Literal, NamedTuple

from babel import Locale

from readout.amounts import Words as NumberWords
from readout.lexicon import Entry, load
from readout.text.tokens import WORD_FORMS, Sentence, Token

Kind = Literal["date", "time", "duration", "set"]


class Words(Entry):
    """lexicon/date_words.yml: classes of words, each word with its value, and what is built from classes."""

    words: dict[str, dict[str, str]]
    plain: list[str]
    marks: dict[str, list[str]]
    ambiguous: list[str]
    groups: dict[str, list[str]]
    phrases: dict[str, str]


class Example(Entry):
    """A sentence that a rule reads, in a document of the day ``anchor``: what is found, and its value."""

    text: str
    found: str
    value: str
    anchor: str = ""


class Rule(Entry):
    """One way to write a time: patterns over classes, the mechanism that reads them, and examples.

    ``after``, ``before``: classes of the token before or behind the match; ``not_after``, ``not_before``
    the same for what must not stand there, where an entry may be several classes in a row.
    ``counter_examples``: sentences in which this rule finds nothing.
    """

    rule: str
    kind: Kind
    reads: str
    patterns: list[str]
    after: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    examples: list[Example]
    counter_examples: tuple[str, ...] = ()


class Found(NamedTuple):
    """A rule's match: tokens ``first`` to ``last`` (exclusive) of its sentence, and its named parts."""

    rule: Rule
    first: int
    last: int
    parts: dict[str, tuple[Token, ...]]


OTHER, _START, _END = ".", "<", ">"
_LETTERS_AFTER = re.compile(r"\D+$")
_NAME = re.compile(r"[a-z_0-9]+(?:\.[a-z]+)?|\S")
_DIGIT_CLASSES = (
    (r"0{1,9}", "zero"),
    (r"[1-9]", "d9"),
    (r"0[1-9]", "z9"),
    (r"1[0-2]", "d12"),
    (r"1\d|2[0-4]", "d24"),
    (r"2\d|3[01]", "d31"),
    (r"[345]\d", "d59"),
    (r"\d\d", "d99"),
    (r"(?:1[89]|20)\d\d", "year"),
    (r"\d{4}", "four"),
    (r"0?(?:[1-9]|[12]\d|3[01])(?:st|nd|rd|th)", "nth"),
    (r"\d{1,9}(?:st|nd|rd|th)", "ordinal_number"),
    (r"(?:[01]?\d|2[0-4])\.[0-5]\d", "clock"),
    (r"\d\d?\. ?\d\d?\. ?(?:\d\d){1,2}|\d{4}\.\d\d?\.\d\d?", "dotted"),
    (r"\d.{0,17}", "amount"),
)
_DIGITS = re.compile("|".join(f"(?P<{name}>{shape})" for shape, name in _DIGIT_CLASSES))

_WORDS = load("date_words", Words)
RULES = load("dates", list[Rule])


def _calendar_words() -> dict[str, dict[str, str]]:
    """Months and weekdays of CLDR's English; ``ambiguous`` ones in classes of their own."""
    classes: dict[str, dict[str, str]] = {"month": {}, "maybe_month": {}, "weekday": {}, "maybe_weekday": {}}
    for locale in map(Locale.parse, ("en", "en_GB")):
        for width in ("wide", "abbreviated"):
            for name, names in (("month", locale.months), ("weekday", locale.days)):
                for number, word in names["format"][width].items():
                    ambiguous = word.lower() in _WORDS.ambiguous
                    classes[f"maybe_{name}" if ambiguous else name][word.lower()] = str(number)
    classes["weekdays"] = {
        f"{day}s": number for day, number in classes["weekday"].items() if day.endswith("day")
    }
    classes["weekday"] |= {"tues": "1", "thur": "3", "thurs": "3"}
    return classes


_NUMBERS = load("numbers", NumberWords)
_CLASSES: dict[str, dict[str, str]] = {
    **_calendar_words(),
    "number": {word: str(value) for word, value in (_NUMBERS.units | _NUMBERS.tens).items()},
    **_WORDS.words,
    **{word: {word: ""} for word in _WORDS.plain},
    **{mark: dict.fromkeys(signs, "") for mark, signs in _WORDS.marks.items()},
    **{name: {} for _, name in _DIGIT_CLASSES},
    "hyphen": {},
}
_SIGNS = {name: chr(0x100 + i) for i, name in enumerate(_CLASSES)} | {
    "start": _START,
    "end": _END,
    "word": OTHER,
}
_POSSESSIVE = (
    "month",
    "maybe_month",
    "weekday",
    "day",
    "term",
    "year_unit",
    "weekend",
    "part",
    "named_day",
    "tonight",
    "season",
)
_TWICE = [w for w, n in Counter(w for words in _CLASSES.values() for w in words).items() if n > 1]
if _TWICE:
    raise ValueError(f"lexicon/date_words.yml: in two classes: {_TWICE}")
_SIGN_OF = {word: _SIGNS[name] for name, words in _CLASSES.items() for word in words} | {
    f"{word}'s": _SIGNS[name] for name in _POSSESSIVE for word in _CLASSES[name]
}
_VALUES = {word: value for words in _CLASSES.values() for word, value in words.items()}
_UNSURE = re.compile(
    "|".join(_SIGNS[name] for name in ("maybe_month", "maybe_weekday", "named_after", "dash"))
)


def value_of(token: Token) -> str:
    """The lexicon's value of a word; a number's own digits."""
    word = token.lower.removesuffix("'s")
    return _VALUES.get(word) or _LETTERS_AFTER.sub("", word)


def signs(sentence: Sentence) -> str:
    """The sentence as classes: one character a token, between one for its start and one for its end."""
    line = "".join(map(_sign, sentence.lower))
    return _START + _UNSURE.sub(partial(_settled, sentence.tokens), line) + _END


def _settled(tokens: Sequence[Token], found: re.Match[str]) -> str:
    """The sign of a dash, by what it stands between, or of a word that needs its capital."""
    i, sign = found.start(), found.group()
    if sign == _SIGNS["dash"]:
        return _SIGNS["hyphen"] if _tight(tokens, i) else sign
    return sign if tokens[i].text[0].isupper() else OTHER


@lru_cache(maxsize=WORD_FORMS)
def _sign(word: str) -> str:
    """The sign of a word by itself."""
    if word in _SIGN_OF:
        return _SIGN_OF[word]
    match = _DIGITS.fullmatch(word) if word[0].isdigit() else None
    return _SIGNS[match.lastgroup] if match and match.lastgroup else OTHER


def _tight(tokens: Sequence[Token], i: int) -> bool:
    return (
        0 < i < len(tokens) - 1
        and tokens[i - 1].end == tokens[i].start
        and tokens[i].end == tokens[i + 1].start
    )


_NAMES = frozenset(_SIGNS) | _WORDS.groups.keys() | _WORDS.phrases.keys()


def _one_of(names: Iterable[str]) -> str:
    return "[" + "".join(dict.fromkeys(_members(name) for name in names)) + "]"


def _members(name: str) -> str:
    """The characters of a class or of a group of classes."""
    if name in _WORDS.groups:
        return "".join(_members(member) for member in _WORDS.groups[name])
    return _SIGNS[name]


def _compile(pattern: str, capture: bool = True) -> str:
    """A pattern over names as a regular expression over signs.

    Each name is captured once, ``name.label`` as label.
    """
    pieces: list[str] = []
    seen = set[str]()
    for piece in _NAME.findall(pattern):
        name, _, label = piece.partition(".")
        if name not in _NAMES:
            if piece not in "()|?*+":
                raise ValueError(f"lexicon/dates.yml: {piece!r} in {pattern!r} is no class, group or phrase")
            pieces.append("(?:" if piece == "(" else piece)
            continue
        phrase = _WORDS.phrases.get(name)
        body = f"(?:{_compile(phrase, False)})" if phrase else _one_of([name])
        if label in seen:
            raise ValueError(f"lexicon/dates.yml: label {label!r} twice in {pattern!r}")
        label = label or name
        pieces.append(f"(?P<{label}>{body})" if capture and label not in seen else body)
        seen.add(label)
    return "".join(pieces)


def _context(rule: Rule) -> tuple[str, str]:
    """What must and must not stand around a match, as conditions before and behind it."""
    before = "".join(f"(?<!{_sequence(entry)})" for entry in rule.not_after)
    if rule.after:
        before += f"(?<={_one_of(rule.after)})"
    behind = f"(?={_one_of(rule.before)})" if rule.before else ""
    behind += "".join(f"(?!{_sequence(entry)})" for entry in rule.not_before)
    return before, behind


def _sequence(entry: str) -> str:
    return "".join(_one_of([name]) for name in entry.split())


def _openings(pieces: deque[str]) -> tuple[set[str], bool]:
    """The signs that a pattern may begin with, and whether it may match nothing; consumes its pieces."""
    found, passable = set[str](), False
    while True:
        signs, passed = _openings_of_row(pieces)
        found |= signs
        passable |= passed
        if not pieces or pieces.popleft() == ")":
            return found, passable


def _openings_of_row(pieces: deque[str]) -> tuple[set[str], bool]:
    found, passed = set[str](), True
    while pieces and pieces[0] not in ("|", ")"):
        signs, passable = _openings_of_piece(pieces)
        if pieces and pieces[0] in ("?", "*", "+"):
            passable |= pieces.popleft() != "+"
        if passed:
            found |= signs
        passed &= passable
    return found, passed


def _openings_of_piece(pieces: deque[str]) -> tuple[set[str], bool]:
    piece = pieces.popleft()
    if piece == "(":
        return _openings(pieces)
    name = piece.partition(".")[0]
    if name in _WORDS.phrases:
        return _openings(deque(_NAME.findall(_WORDS.phrases[name])))
    return set(_members(name)), False


def _by_opening() -> dict[str, list[tuple[Rule, re.Pattern[str]]]]:
    found: dict[str, list[tuple[Rule, re.Pattern[str]]]] = {}
    for rule in RULES:
        before, behind = _context(rule)
        for pattern in rule.patterns:
            compiled = re.compile(before + _compile(pattern) + behind)
            for sign in sorted(_openings(deque(_NAME.findall(pattern)))[0]):
                found.setdefault(sign, []).append((rule, compiled))
    return found


_BY_OPENING = _by_opening()
_RUN = re.compile(f"[^{OTHER}{_START}{_END}]+")
_CORE = re.compile(_one_of(["core"]))


def find(sentence: Sentence) -> Iterator[Found]:
    """The rules' matches in a sentence, in order, none overlapping."""
    line = signs(sentence)
    for run in _RUN.finditer(line):
        at = run.start() if _CORE.search(line, *run.span()) else run.end()
        while at < run.end():
            found = _match(sentence.tokens, line, at)
            if found:
                yield found
            at = found.last + 1 if found else at + 1


def _match(tokens: Sequence[Token], line: str, at: int) -> Found | None:
    """The longest match at one place; the earlier rule among equals."""
    rules = _BY_OPENING.get(line[at], ())
    matches = [(rule, match) for rule, regex in rules if (match := regex.match(line, at))]
    if not matches:
        return None
    rule, best = max(matches, key=lambda pair: pair[1].end())
    parts = {
        name: tuple(tokens[a - 1 : b - 1])
        for name in best.re.groupindex
        if (a := best.start(name)) != (b := best.end(name))
    }
    return Found(rule, at - 1, best.end() - 1, parts)
