"""Towns and provinces that no list has, by the office that is held there: "the mayor of Lami Jona Vaka"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readout.names.surroundings import place_words
from readout.text.tokens import Token

_OF = re.compile(r"(?<=[T_]f)(?P<article>D?c?)(?P<names>[yN]N{0,5}x?)")
_PERSON, _SHORTEST = 2, 3


def with_localities(line: str, tokens: Sequence[Token]) -> str:
    """The classes of a sentence's words, those of a place behind "governor of" as one place."""
    for found in _OF.finditer(line):
        first, last = found.span("names")
        office = tokens[found.start() - 2].lower
        stop = _behind_region(tokens, first, last) or _behind_town(office, first, last, line)
        line = line[:first] + "Z" + "_" * (stop - first - 1) + line[stop:] if stop else line
    return line


def _behind_region(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where a place ends with a word for its kind, "Southern Lami Province"; 0 if it has none."""
    kinds = place_words().region_after
    return next((i + 1 for i in range(first + 1, last) if tokens[i].lower in kinds), 0)


def _behind_town(office: str, first: int, last: int, line: str) -> int:
    """Where the place of a mayor or governor ends whose own name follows at once; 0 if none does."""
    names = line[first:last].count("N")
    if office not in place_words().local_offices or names < _SHORTEST or line[first:last].strip("N"):
        return 0
    return first + max(1, names - _PERSON)
