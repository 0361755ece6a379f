"""Tokens and sentences of a text. One regular expression; no model."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import NamedTuple

from readout.lexicon import load

_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}|\d+(?:[.,]\d+)*(?:st|nd|rd|th)?\b|[^\W\d_]+(?:['’][^\W\d_]+)*|\d+|[^\w\s]|_"
)
_ABBREVIATIONS = frozenset(w for words in load("abbreviations", dict[str, list[str]]).values() for w in words)
_CLOSERS = frozenset("\"'”’»)]")


class Token(NamedTuple):
    """A word, number or mark: ``text[start:end]``, and the same in lower case with plain apostrophes."""

    start: int
    end: int
    text: str
    lower: str


@dataclass(frozen=True)
class Sentence:
    """A sentence: its offsets, and its tokens."""

    start: int
    end: int
    tokens: tuple[Token, ...]
    paragraph: int


def tokenize(text: str) -> list[Token]:
    """The tokens of a text, in order. A possessive stays on its word ("Georgia's"); marks stand alone."""
    return [
        Token(m.start(), m.end(), m.group(), m.group().lower().replace("’", "'"))
        for m in _TOKEN.finditer(text)
    ]


def sentences(text: str) -> list[Sentence]:
    """The sentences of a text, in order; each knows the number of its paragraph."""
    tokens = tokenize(text)
    starts = [t.start for t in tokens]
    found = []
    for number, (a, b) in enumerate(_paragraphs(text)):
        inside = tokens[bisect_left(starts, a) : bisect_right(starts, b - 1)]
        found += [Sentence(s[0].start, s[-1].end, tuple(s), number) for s in _split(inside, text)]
    return found


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """Offsets of the paragraphs: blank lines part them, and single line ends where lines are not wrapped."""
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n\r\u2028\u2029]+", text)]
    full = [text[a:b].rstrip() for a, b in lines]
    broken = [s for s in full if (s and s[-1].isalnum()) or s.endswith((",", "-", ";"))]
    wrapped = len(lines) > 4 and len(broken) > len(lines) / 2 and max(map(len, full), default=0) < 120
    if not wrapped:
        return lines
    return [(m.start(), m.end()) for m in re.finditer(r"(?:[^\n]|\n(?!\s*\n))+", text)]


def _split(tokens: list[Token], text: str) -> list[list[Token]]:
    found: list[list[Token]] = []
    current: list[Token] = []
    for i, token in enumerate(tokens):
        current.append(token)
        if _ends(tokens, i, text):
            found.append(current)
            current = []
    if current:
        found.append(current)
    return found


def _ends(tokens: list[Token], i: int, text: str) -> bool:
    """Whether a sentence ends with token ``i``: a closing mark, closed quotes, then a capital or digit."""
    last = i
    while last > 0 and tokens[last].text in _CLOSERS and tokens[last].start == tokens[last - 1].end:
        last -= 1
    mark = tokens[last]
    if mark.text not in (".", "!", "?", "…") or i + 1 == len(tokens):
        return False
    following = tokens[i + 1]
    if following.start == tokens[i].end or (
        following.text in _CLOSERS - {"'", '"', "’"} and following.start == mark.end
    ):
        return False
    first = following.text if following.text[0].isalnum() or i + 2 == len(tokens) else tokens[i + 2].text
    if first[0].islower():
        return False
    before = tokens[last - 1] if last else mark
    if mark.text == "." and before.end == mark.start:
        return before.lower not in _ABBREVIATIONS and not (len(before.text) == 1 and before.text.isupper())
    return True
