"""Words before a title that no list has and that only describe its holder: "the ailing Fijian president"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readout.lexicon import load
from readout.text.tokens import Token

_SMALL = load("function_words", dict[str, list[str]])
_NO_ADJECTIVES = frozenset(
    word
    for kind in ("pronouns", "prepositions", "conjunctions", "auxiliaries", "times")
    for word in _SMALL[kind]
)
_COMPOUND = "[A-Za-z2]_*(?:-[xsMyNSdi]){1,3}"
_TITLE = "(?=(?:[MVQ]_*){0,3}(?:[ACB]_*)?(?:[MVQOur]_*){0,3}[TV])"
_DETERMINED = re.compile(f"(?<=[Ddcabkt])(?:{_COMPOUND}|[xs]){{1,2}}{_TITLE}")
_COMPOUNDED = re.compile(f"(?<=[x&FvsD,]){_COMPOUND}{_TITLE}")


def with_descriptions(line: str, tokens: Sequence[Token]) -> str:
    """The classes of a sentence, with such words as modifiers.

    One stands behind an article or a possessive, or is a compound ("army-backed leader Vaka"), and the title
    is written small: "the day President Vaka left" has none.
    """

    def described(match: re.Match[str]) -> str:
        title = next(i for i in range(match.end(), len(line)) if line[i] in "TV")
        words = [tokens[i].lower for i in range(match.start(), match.end())]
        fits = tokens[title].text.islower() and _NO_ADJECTIVES.isdisjoint(words)
        return "M" + "_" * (len(words) - 1) if fits else match.group()

    return _COMPOUNDED.sub(described, _DETERMINED.sub(described, line))
