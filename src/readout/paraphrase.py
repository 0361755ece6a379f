"""Text that a machine has paraphrased: synonyms that break fixed phrases, read back by rules with context."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from readout.lexicon import Entry, load
from readout.reading import Reading
from readout.records import Mend

SIGNS_NEEDED = 2
"""Different sure signs that make a document paraphrased; one alone may be a slip of its author."""

_REACH = 100
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_START = re.compile(r"(?:^|[.!?:\n])[\s\"'“‘«(]*$")


class Rule(Entry):
    """A family of substitutions that share their context.

    ``mends`` maps what stands there to how it is read. The context is given as phrases: words, or a
    class in angle brackets, ``*`` for up to three words of any kind; at least one phrase of ``before`` and
    one of ``after`` must stand next to the place, and none of ``not_before`` and ``not_after``.
    ``sure``: never genuine English there, so it is mended anywhere and counts as a sign of paraphrase.
    ``likely``: mended only in a document that is paraphrased by its sure signs.
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


class Lexicon(Entry):
    """The rules, and the classes of words that their contexts name."""

    classes: dict[str, tuple[str, ...]]
    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Substitution:
    """One substitution of a rule, ready to run over a text in lower case."""

    rule: Rule
    reading: str
    written: str
    pattern: re.Pattern[str]
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    not_before: re.Pattern[str] | None
    not_after: re.Pattern[str] | None

    def places(self, lower: str) -> Iterator[tuple[int, int]]:
        """Where the substitution stands in a context that calls for it."""
        for match in self.pattern.finditer(lower):
            start, end = match.span()
            if start and (lower[start - 1].isalnum() or lower[start - 1] == "-"):
                continue
            head, tail = lower[max(0, start - _REACH) : start], lower[end : end + _REACH]
            if self._fits(head, tail):
                yield start, end

    def _fits(self, head: str, tail: str) -> bool:
        return (
            (self.before is None or self.before.search(head) is not None)
            and (self.after is None or self.after.match(tail) is not None)
            and (self.not_before is None or self.not_before.search(head) is None)
            and (self.not_after is None or self.not_after.match(tail) is None)
        )


def substituted(text: str, signs: int = 0) -> tuple[list[Mend], bool]:
    """The mends that the rules call for, in order, and whether the text is paraphrased.

    ``signs``: how many different signs of paraphrase are known of the text already.
    """
    sure, likely = _index()
    lower = _lower(text)
    words = set(_WORD.findall(lower))
    mends = find(sure, text, lower, words)
    signs += len({m.text.lower() for m in mends})
    if signs < SIGNS_NEEDED:
        return mends, False
    return _apart(mends + find(likely, text, lower, words)), True


def find(index: dict[str, list[Substitution]], text: str, lower: str, words: Iterable[str]) -> list[Mend]:
    """The mends of the substitutions in ``index`` whose key is among ``words``, in order."""
    found = [
        _mend(text, start, end, substitution)
        for key in index.keys() & words
        for substitution in index[key]
        for start, end in substitution.places(lower)
        if _common(text, start, end, substitution.written)
    ]
    return _apart(found)


def compiled(rules: Iterable[Rule], classes: dict[str, tuple[str, ...]]) -> dict[str, list[Substitution]]:
    """The rules' substitutions under a word that each needs: the longest of what stands there."""
    index: dict[str, list[Substitution]] = defaultdict(list)
    for rule in rules:
        contexts = {
            "before": _context(rule.before, classes, r"(?:^|(?<!\w))(?:{})\s+$"),
            "after": _context(rule.after, classes, r"\s+(?:{})(?!\w)"),
            "not_before": _context(rule.not_before, classes, r"(?:^|(?<!\w))(?:{})\s+$"),
            "not_after": _context(rule.not_after, classes, r"\s+(?:{})(?!\w)"),
        }
        for written, reading in rule.mends.items():
            pattern = re.compile(_phrase(written, classes) + r"(?![\w-])")
            index[max(_WORD.findall(written), key=len)].append(
                Substitution(rule, reading, written, pattern, **contexts)
            )
    return dict(index)


def apply(rule: Rule, sentence: str) -> str:
    """``sentence`` as this rule alone reads it: what its examples are tested with."""
    lower = _lower(sentence)
    mends = find(compiled([rule], lexicon().classes), sentence, lower, set(_WORD.findall(lower)))
    return Reading(sentence, tuple(mends)).text


@cache
def lexicon() -> Lexicon:
    """The rules of restoration."""
    rules: Lexicon = load("restoration", Lexicon)
    return rules


@cache
def _index() -> tuple[dict[str, list[Substitution]], dict[str, list[Substitution]]]:
    rules, classes = lexicon().rules, lexicon().classes
    return (
        compiled((r for r in rules if r.strength == "sure"), classes),
        compiled((r for r in rules if r.strength == "likely"), classes),
    )


def _context(
    phrases: tuple[str, ...], classes: dict[str, tuple[str, ...]], frame: str
) -> re.Pattern[str] | None:
    if not phrases:
        return None
    return re.compile(frame.format("|".join(_phrase(p, classes) for p in phrases)))


def _phrase(phrase: str, classes: dict[str, tuple[str, ...]]) -> str:
    """A phrase as a regular expression over text in lower case."""
    return r"\s+".join(_element(e, classes) for e in phrase.split()).replace(r"\s+,", ",")


def _element(element: str, classes: dict[str, tuple[str, ...]]) -> str:
    if element == "*":
        return r"(?:[\w'’,-]+\s+){0,3}?[\w'’,-]+"
    if element == "<digits>":
        return r"\d[\d.,]*"
    if element[0] == "<":
        return "(?:" + "|".join(_phrase(p, classes) for p in classes[element[1:-1]]) + ")"
    return re.escape(element.lower())


def _lower(text: str) -> str:
    """``text`` in lower case, letter for letter."""
    lower = text.lower()
    return (
        lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    )


def _common(text: str, start: int, end: int, written: str) -> bool:
    """Whether the words are no proper name: in lower case, or capitals only where a sentence starts."""
    words = text[start:end]
    if words == written or words.islower():
        return True
    return words[1:].islower() and _SENTENCE_START.search(text, max(0, start - 4), start) is not None


def _mend(text: str, start: int, end: int, substitution: Substitution) -> Mend:
    written, reading = text[start:end], substitution.reading
    if written[0].isupper():
        reading = reading[:1].upper() + reading[1:]
    rule = substitution.rule
    return Mend(start=start, end=end, text=written, reading=reading, rule=rule.id, reason=rule.reason)


def _apart(mends: list[Mend]) -> list[Mend]:
    """The mends in order; where two overlap, the longer one, or else the first."""
    kept: list[Mend] = []
    for mend in sorted(mends, key=lambda m: (m.start, -m.end, m.rule)):
        if not kept or mend.start >= kept[-1].end:
            kept.append(mend)
        elif mend.end - mend.start > kept[-1].end - kept[-1].start:
            kept[-1] = mend
    return kept
