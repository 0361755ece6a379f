"""Text that a machine has paraphrased: synonyms that break fixed phrases, read back by rules with context."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Literal, NamedTuple

from readout.lexicon import Entry, load
from readout.records import Mend
from readout.text.reading import Reading

FILES = ("people", "harm", "amounts", "meetings", "offices", "speech", "times", "phrases")
"""The rules' lexicon files are ``restoration_NAME``; ``restoration_classes`` has their classes of words."""

SURE_NEEDED = 2
"""Different sure signs that make a document paraphrased; one alone may be a slip of its author."""

POINTS_NEEDED = 4
WORDS_PER_POINT = 250
"""Or signs of both strengths, a sure one for two points: four points, and one for every 250 words.

Of 587 genuine news texts and readouts (132,000 words) none had more than two points.
"""

_REACH = 100
_WORD = re.compile(r"[^\W_]+")
_SENTENCE_START = re.compile(r"(?:^|[.!?:\n])[\s\"'“‘«(]*$")
_SMALL_WORD = 3
_COMMON_LENGTH = 4
_STOP = r"(?=[^\w\s-]|$)"

Classes = dict[str, tuple[str, ...]]


class Rule(Entry):
    """A family of substitutions that share their context.

    ``mends`` maps what stands there to how it is read. The context is given as phrases: at least one of
    ``before`` and one of ``after`` must stand next to the place, and none of ``not_before`` and
    ``not_after``. In a phrase ``?`` is any word, ``*`` one to four words, ``<digits>`` a number in digits,
    ``<name>`` a word with a capital, ``<stop>`` the end of a clause, anything else in angle brackets one of
    a class of words; ``~`` starts a regular expression.
    ``sure``: never genuine English there, so it is mended anywhere and counts as a sign of paraphrase.
    ``likely``: genuine English too; mended only in a document that is paraphrased by all its signs.
    """

    id: str
    mends: dict[str, str]
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    strength: Literal["sure", "likely"]
    reason: str
    examples: dict[str, str]
    counter_examples: tuple[str, ...]


@dataclass(frozen=True)
class Context:
    """The context of a rule; each part is compiled when a text first asks for it."""

    rule: Rule

    def fits(self, head: str, tail: str) -> bool:
        """Whether the text before and after a place is the rule's context."""
        rule = self.rule
        return (
            (not rule.after or self._after.match(tail) is not None)
            and (not rule.before or self._before.search(head) is not None)
            and (not rule.not_after or self._not_after.match(tail) is None)
            and (not rule.not_before or self._not_before.search(head) is None)
        )

    @cached_property
    def _before(self) -> re.Pattern[str]:
        return _preceding(self.rule.before)

    @cached_property
    def _after(self) -> re.Pattern[str]:
        return _following(self.rule.after)

    @cached_property
    def _not_before(self) -> re.Pattern[str]:
        return _preceding(self.rule.not_before)

    @cached_property
    def _not_after(self) -> re.Pattern[str]:
        return _following(self.rule.not_after)


@dataclass(frozen=True)
class Substitution:
    """One substitution of a rule."""

    written: str
    reading: str
    context: Context

    @cached_property
    def words(self) -> Words:
        """The words that a text has where it is there."""
        return _words(self.written.lower())

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(_phrase(self.written) + r"(?![\w-])")

    def mends(self, text: str, lower: str) -> Iterator[Mend]:
        """Its mends of ``text``, which ``lower`` repeats in lower case."""
        for match in self._pattern.finditer(lower):
            start, end = match.span()
            if start and self.written[0] != "-" and (lower[start - 1].isalnum() or lower[start - 1] == "-"):
                continue
            if not self.context.fits(text[max(0, start - _REACH) : start], text[end : end + _REACH]):
                continue
            reading = _in_case(text[start:end], _begins(text, start), self.written, self.reading)
            if reading is not None:
                rule = self.context.rule
                yield Mend(
                    start=start,
                    end=end,
                    text=text[start:end],
                    reading=reading,
                    rule=rule.id,
                    reason=rule.reason,
                )


Index = dict[str, list[Substitution]]


class Words(NamedTuple):
    """The words of a text in lower case: how many, the different ones, and all in a row."""

    number: int
    different: frozenset[str]
    row: str

    def have(self, some: Words) -> bool:
        """Whether some words stand among these, in the same order and with no other between them."""
        return some.different <= self.different and some.row in self.row


def _words(lower: str) -> Words:
    words = _WORD.findall(lower)
    return Words(len(words), frozenset(words), f" {' '.join(words)} ")


def substituted(text: str, signs: int = 0) -> tuple[list[Mend], bool]:
    """The mends that the rules call for, in order, and whether the text is paraphrased.

    ``signs``: how many different sure signs of paraphrase are known of the text already.
    """
    lower = _lower(text)
    words = _words(lower)
    sure = _find(_index("sure"), text, lower, words)
    likely = _find(_index("likely"), text, lower, words)
    signs += len(_different(sure))
    points = 2 * signs + len(_different(likely) - _different(sure))
    if signs >= SURE_NEEDED or points >= max(POINTS_NEEDED, words.number / WORDS_PER_POINT):
        return _apart(sure + likely), True
    return sure, False


def _different(mends: list[Mend]) -> set[str]:
    return {mend.text.lower() for mend in mends}


def apply(rule: Rule, sentence: str) -> str:
    """``sentence`` as this rule alone reads it: what its examples are tested with."""
    lower = _lower(sentence)
    mends = _find(indexed([rule]), sentence, lower, _words(lower))
    return Reading(sentence, tuple(mends)).text


@cache
def rules(file: str) -> tuple[Rule, ...]:
    """The rules of one of the ``FILES``."""
    return tuple(load(f"restoration_{file}", list[Rule]))


def indexed(of: Iterable[Rule]) -> Index:
    """The rules' substitutions under a word that each needs."""
    index: Index = defaultdict(list)
    for rule in of:
        context = Context(rule)
        for written, reading in rule.mends.items():
            index[_key(written, reading)].append(Substitution(written, reading, context))
    return dict(index)


def _key(written: str, reading: str) -> str:
    """A rare word of ``written``: a long one, and best one that was swapped."""
    kept = _WORD.findall(reading.lower())
    words: list[str] = _WORD.findall(written.lower())
    return max(words, key=lambda word: (len(word) > _COMMON_LENGTH and word not in kept, len(word)))


@cache
def _index(strength: str) -> Index:
    return indexed(rule for file in FILES for rule in rules(file) if rule.strength == strength)


@cache
def _classes() -> Classes:
    classes: Classes = load("restoration_classes", Classes)
    return classes


def _find(index: Index, text: str, lower: str, words: Words) -> list[Mend]:
    """The mends of the substitutions whose words stand among ``words``, in order."""
    there = [s for key in index.keys() & words.different for s in index[key] if words.have(s.words)]
    return _apart([mend for substitution in there for mend in substitution.mends(text, lower)])


def _apart(mends: list[Mend]) -> list[Mend]:
    """The mends in order; where two overlap, the longer one, or else the first."""
    kept: list[Mend] = []
    for mend in sorted(mends, key=lambda m: (m.start, -m.end, m.rule)):
        if not kept or mend.start >= kept[-1].end:
            kept.append(mend)
        elif mend.end - mend.start > kept[-1].end - kept[-1].start:
            kept[-1] = mend
    return kept


def _preceding(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:(?<!\w)|(?=,))(?:{'|'.join(map(_phrase, phrases))})\s+$", re.IGNORECASE)


def _following(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:\s+|(?=[^\w\s])|$)(?:{'|'.join(map(_phrase, phrases))})(?!\w)", re.IGNORECASE)


def _phrase(phrase: str) -> str:
    """A phrase as a regular expression."""
    return r"\s+".join(map(_element, phrase.split())).replace(r"\s+" + _STOP, _STOP).replace(r"\s+,", ",")


def _element(element: str) -> str:
    match element:
        case "?":
            return r"[\w'’-]+"
        case "*":
            return r"[\w'’-]+(?:,?\s+[\w'’-]+){0,3}?"
        case "<digits>":
            return r"\d[\d.,]*"
        case "<name>":
            return r"(?-i:[A-Z])[\w.'’-]+"
        case "<stop>":
            return _STOP
    if element[0] == "~":
        return element[1:]
    if element[0] == "<":
        return "(?:" + "|".join(map(_phrase, _classes()[element[1:-1]])) + ")"
    return re.escape(element.lower())


def _lower(text: str) -> str:
    """``text`` in lower case, letter for letter."""
    lower = text.lower()
    return (
        lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    )


def _begins(text: str, start: int) -> bool:
    """Whether a sentence begins at ``start``."""
    return _SENTENCE_START.search(text, max(0, start - 4), start) is not None


def _in_case(found: str, begins: bool, written: str, reading: str) -> str | None:
    """The reading in the case of the words that stand there; None where they are a proper name."""
    words = " ".join(found.split())
    if "\n" in found:
        reading = reading.replace(" ", "\n", 1)
    if words == written:
        return reading
    if words == written.upper() and written.islower():
        return reading.upper()
    if words.lower() != written:
        return None
    if words[1:].islower() and begins:
        return reading[:1].upper() + reading[1:]
    return _titled(reading) if " " in words and words == _titled(written) else None


def _titled(words: str) -> str:
    """Capitals on the first and on every longer word, as in names and headlines."""
    parts = words.split(" ")
    return " ".join(
        p[:1].upper() + p[1:] if len(p) > _SMALL_WORD or not i else p for i, p in enumerate(parts)
    )
