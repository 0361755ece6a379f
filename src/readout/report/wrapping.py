"""Where a line on paper may be broken: long words that have no place for it are given some."""

from __future__ import annotations

import re

_LONGEST = 20
_PART = re.compile(r"(?:[^ \t\n-]|-(?![^\W\d_]))+-?")  # between spaces, and hyphens before a letter
_PIECE = re.compile(rf".{{12,{_LONGEST}}}?(?=\w)|.{{1,{_LONGEST}}}", re.DOTALL)


def pieces(words: str) -> list[str]:
    """The words, cut where they may be broken beside the usual places: most often in one piece.

    No piece of a long word is much longer than usual words are, in whatever signs: a letter may carry
    thousands of accents.
    """
    made, end = [""], 0
    for part in _PART.finditer(words):
        if part.end() - part.start() > _LONGEST:
            first, *more = _PIECE.findall(part.group())
            made[-1] += words[end : part.start()] + first
            made += more
            end = part.end()
    made[-1] += words[end:]
    return made


def longest_part(words: str) -> int:
    """How long the longest is of what is never broken."""
    return min(_LONGEST, max((len(part) for part in _PART.findall(words)), default=1))
