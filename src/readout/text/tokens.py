"""Tokens and sentences of a text. One regular expression; no model."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import accumulate, pairwise
from typing import NamedTuple

from readout.lexicon import load

_TOKEN = re.compile(
    r"("
    r"[A-Za-z]++(?![\w'’`´ʼ‘.])"
    r"|[A-Za-z](?:\.[A-Za-z]\b)+\.?"
    r"|[^\W\d_]++(?:['’`´ʼ‘][^\W\d_]++)*"
    r"|\d\d?\. \d\d?\. (?:19|20)\d\d\b"
    r"|\d+(?:[.,]\d+)*(?:(?:st|nd|rd|th)?\b|(?=(?:mn?|bn|k)\b))|\d+"
    r"|[^\w\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|_"
    r")"
)
_APOSTROPHES = str.maketrans("’`´ʼ‘", "'''''")
_WORDS = load("abbreviations", dict[str, list[str]])
_STARTERS, _MONTHS = frozenset(_WORDS["starters"]), frozenset(_WORDS["months"])
_KINDS = ("titles", "calendar", "numbered", "others")
_ABBREVIATIONS = {word: kind for kind in _KINDS for word in _WORDS[kind]}
_MARKS = frozenset(".!?…")
_PAUSES = frozenset(",;")
_CLOSERS = frozenset("\"'”’»)]")

_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_STAMP = re.compile(r"\s*date \d{4}-\d\d-\d\d(?=\s)")
_HEADLINE = re.compile(r"[^.\n]{10,200}?[a-z]{2}(?=[A-Z]{3,}(?: [A-Z]{3,})*(?:,| \(| ?[—–-]))")
_WIDEST_WRAPPED_LINE = 120
_LOOSE = 0.85
_SMALL_WORD = 3
_LONGEST_QUOTE = 400
LONGEST = 5_000
"""Letters of a sentence: what runs on longer is cut, so that no work grows faster than the text."""
_LINE_ENDS = ("\n", "\r\n")
_BULLETS = tuple("•▪●*-–—")
_OPENERS = tuple("\"'“‘«(")

WORD_FORMS = 20_000
"""How many word forms a grammar keeps the classes of: more than most documents have."""


class Token(NamedTuple):
    """A word, number or mark: ``text[start:end]``, and the same in lower case with plain apostrophes."""

    start: int
    end: int
    text: str
    lower: str


class _Columns(NamedTuple):
    """The tokens of a stretch of text, each of their parts in a row."""

    starts: list[int]
    ends: list[int]
    written: list[str]
    lower: list[str]


_token = partial(tuple.__new__, Token)


@dataclass(frozen=True)
class Sentence:
    """A sentence: its offsets, its tokens, and these alone as they are written and in lower case.

    ``shouted``: it is of a text in capitals, of which only the names that are known have kept one.
    """

    start: int
    end: int
    tokens: tuple[Token, ...]
    paragraph: int
    written: tuple[str, ...]
    lower: tuple[str, ...]
    shouted: bool = False

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words and marks, in lower case."""
        return frozenset(self.lower)


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of ``text[start:end]``, in order.

    A possessive stays on its word ("Georgia's"), dotted letters are one ("U.S.", "p.m."), marks stand alone,
    invisible characters are left out.
    """
    return _tokens(_parted(text, start, end))


def _parted(text: str, start: int, end: int | None) -> _Columns:
    pieces = _TOKEN.split(text[start:end])
    bounds = list(accumulate(map(len, pieces), initial=start))
    written = pieces[1::2]
    lower = lowered("\n".join(written)).split("\n") if written else []
    return _Columns(bounds[1:-1:2], bounds[2::2], written, lower)


def _tokens(columns: _Columns) -> list[Token]:
    return list(map(_token, zip(*columns, strict=True)))


def lowered(words: str) -> str:
    """Words in lower case with plain apostrophes."""
    return words.lower().translate(_APOSTROPHES)


def sentences(text: str) -> list[Sentence]:
    """The sentences of a text, in order; each knows the number of its paragraph."""
    found = []
    for number, (a, b) in enumerate(_paragraphs(text)):
        columns = _parted(text, a, b)
        tokens = _tokens(columns)
        for begin, stop in (part for whole in _split(tokens) for part in _cut(tokens, *whole)):
            written, lower = tuple(columns.written[begin:stop]), tuple(columns.lower[begin:stop])
            start, end = columns.starts[begin], columns.ends[stop - 1]
            found.append(Sentence(start, end, tuple(tokens[begin:stop]), number, written, lower))
    return found


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """Offsets of the paragraphs: lines, or runs of lines where a text is wrapped.

    Lines that stand alone, and runs with one too wide to be wrapped, tell nothing of the others.
    A date stamp before the first line is a paragraph, and a headline that runs into the dateline.
    """
    lines = [m.span() for m in _LINE.finditer(text)]
    if lines and (head := _STAMP.match(text, *lines[0]) or _HEADLINE.match(text, *lines[0])):
        lines[:1] = [head.span(), (head.end(), lines[0][1])]
    blocks = _blocks(text, lines)
    narrow = list(filter(_is_narrow, blocks))
    if not _wrapped(text, narrow):
        return lines
    widths = sorted(len(text[a:b].rstrip()) for block in narrow for a, b in block)
    width = widths[len(widths) * 4 // 5]
    return [part for b in blocks for part in (_unwrapped(text, b, width) if _is_narrow(b) else b)]


def _blocks(text: str, lines: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """The lines in runs with nothing between them."""
    found = [lines[:1]]
    for last, line in pairwise(lines):
        if text[last[1] : line[0]] in _LINE_ENDS:
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _is_narrow(block: list[tuple[int, int]]) -> bool:
    """Whether a run of lines may be one wrapped paragraph."""
    return len(block) > 1 and max(b - a for a, b in block) <= _WIDEST_WRAPPED_LINE


def _wrapped(text: str, blocks: list[list[tuple[int, int]]]) -> bool:
    """Whether lines end in the middle of sentences: most with no mark, and some before a small letter."""
    joints = [
        (text[a:b].rstrip()[-1:], text[c:d].lstrip()[:1])
        for block in blocks
        for (a, b), (c, d) in pairwise(block)
    ]
    broken = sum(end.isalnum() or end in ",-–—;" for end, _ in joints)
    return 2 * broken > len(joints) > 2 and 5 * sum(start.islower() for _, start in joints) > len(joints)


def _unwrapped(text: str, block: list[tuple[int, int]], width: int) -> list[tuple[int, int]]:
    """The paragraphs of a run of lines."""
    found = block[:1]
    for last, line in pairwise(block):
        if _breaks(text, last, line, found[-1] == last, width):
            found.append(line)
        else:
            found[-1] = (found[-1][0], line[1])
    return found


def _breaks(text: str, last: tuple[int, int], line: tuple[int, int], alone: bool, width: int) -> bool:
    """Whether a paragraph of wrapped lines ends with the line ``last``, which is ``alone`` in it or not.

    It does before a list's bullet, and where a line with room to spare is followed by a capital, if that
    line is a sentence's end or a headline.
    """
    written, following = text[slice(*last)].strip(), text[slice(*line)].lstrip()
    if not written or not following or following[0] in _BULLETS:
        return True
    if not (following[0].isupper() or following[0] in _OPENERS):
        return False
    room = len(written) + 1 + len(following.split(maxsplit=1)[0]) <= _LOOSE * width
    last_word = written.rsplit(maxsplit=1)[-1]
    headline = alone and not (last_word.islower() and len(last_word) <= _SMALL_WORD)
    return room and (headline or written.endswith((".", "!", "?", "”", '"')))


def _split(tokens: list[Token]) -> Iterator[tuple[int, int]]:
    """Where the sentences of a paragraph begin and stop."""
    begin = 0
    for mark in [i for i, token in enumerate(tokens) if token.text[-1] in _MARKS]:
        stop = _closed(tokens, begin, mark)
        if stop < len(tokens) and _ends(tokens, begin, mark, stop):
            yield begin, stop
            begin = stop
    if begin < len(tokens):
        yield begin, len(tokens)


def _cut(tokens: list[Token], begin: int, stop: int) -> Iterator[tuple[int, int]]:
    """The parts of a sentence that is too long, each up to a comma or semicolon, if it has any."""
    while tokens[stop - 1].end - tokens[begin].start > LONGEST and stop - begin > 1:
        reach = bisect_right(tokens, tokens[begin].start + LONGEST, begin, stop, key=lambda t: t.end)
        marks = (i + 1 for i in range(reach - 1, begin, -1) if tokens[i].text in _PAUSES)
        at = next(marks, max(reach, begin + 1))
        yield begin, at
        begin = at
    yield begin, stop


def _closed(tokens: list[Token], begin: int, mark: int) -> int:
    """Index after the quotes and brackets that close behind the mark.

    A straight quote that touches the next word too closes only what was opened in this sentence.
    """
    stop = mark + 1
    while stop < len(tokens) and tokens[stop].text in _CLOSERS and tokens[stop].start == tokens[stop - 1].end:
        quote = tokens[stop]
        if stop + 1 < len(tokens) and tokens[stop + 1].start == quote.end and quote.text == '"':
            opened = sum(t.text == '"' for t in tokens[max(begin, stop - _LONGEST_QUOTE) : stop])
            if opened % 2 == 0:
                break
        stop += 1
    return stop


def _ends(tokens: list[Token], begin: int, mark: int, stop: int) -> bool:
    """Whether a sentence that begins at ``begin`` ends before ``stop``, with the mark at ``mark``."""
    end, following = tokens[mark], _first_word(tokens, stop)
    before = tokens[mark - 1] if mark > begin and tokens[mark - 1].end == end.start else None
    if following is None or following.text[0].islower() or tokens[stop].text in _MARKS:
        return False
    if tokens[stop].start == tokens[stop - 1].end:
        return _run_together(end, before, following, tokens[mark + 1 : stop])
    if len(end.text) > 1:
        return following.lower in _STARTERS
    if end.text != "." or before is None:
        return True
    if before.text.isdigit() and mark == begin + 1:
        return False
    return not _abbreviated(before, following)


def _first_word(tokens: list[Token], at: int) -> Token | None:
    """The first word or number from ``at`` on, behind at most three opening marks."""
    return next((t for t in tokens[at : at + 4] if t.text[0].isalnum()), None)


def _run_together(end: Token, before: Token | None, following: Token, closed: list[Token]) -> bool:
    """Whether two sentences stand without a space between them: "was hurt.Talks began"."""
    starter = following.lower in _STARTERS
    if not following.text[0].isupper() or (len(following.text) == 1 and not starter):
        return False
    if closed or len(end.text) > 1 or before is None:
        return bool(closed) or starter
    if before.text.isdigit() or before.text in _CLOSERS:
        return following.text.istitle() and following.lower not in _MONTHS
    long = len(before.text) > 2 or starter
    return long and before.lower != "www" and not _abbreviated(before, following)


def _abbreviated(word: Token, following: Token) -> bool:
    """Whether the full stop after ``word`` belongs to it, with ``following`` the next word."""
    if len(word.text) == 1 and word.text.isupper():
        return following.lower not in _STARTERS
    match _ABBREVIATIONS.get(word.lower):
        case "titles":
            return word.text[0].isupper()
        case "calendar":
            return word.text[0].isupper() and following.lower not in _STARTERS
        case "numbered":
            return following.text[0].isdigit()
        case "others":
            return following.lower not in _STARTERS
    return False
