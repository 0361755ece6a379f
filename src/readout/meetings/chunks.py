"""Chunks: the words of a clause that play one part together, and what they stand for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple

from readout.actors import Mention
from readout.dates import Time
from readout.meetings.words import CUES, LETTERS, parts_pattern
from readout.places import Place
from readout.text.tokens import Token

_START = attrgetter("start")
_CLAUSAL = " ".join([*sorted(CUES), "COMMA BREAK SAY WHERE AFTER BEFORE"])
_NO_CUE = f"[^COMMA TIME {' '.join(sorted(CUES))}]"
_OF_WHAT_IS_PREPARED = "X OF TIME MEETING OCCASION BOND IN PLACE ABOUT"
_ASIDES = re.compile(
    parts_pattern(
        "(?<=WHO)COMMA?BREAK[^COMMA]*COMMA"
        f"|(?<=WHO)COMMA PREPOSITION[{_OF_WHAT_IS_PREPARED}]{{1,8}}COMMA(?=[{' '.join(sorted(CUES))}])"
        "|(?<=TIME)COMMA WITH[^COMMA WHO]{1,9}(?:BEFORE WHO)?COMMA(?=WHO)"
        f"|(?<=TIME)COMMA TIME?(?:AFTER|BEFORE)(?:{_NO_CUE}|(?<=OF)TIME){{1,8}}COMMA"
    )
)
_RELATIVE = "IN? (?:BREAK|WHERE)[^COMMA BREAK WHERE]{1,14}"
_BEFORE_END = f"BREAK [^COMMA BREAK WHERE {' '.join(sorted(CUES))}]{{1,14}}(?=HOLD(?:IN|ABOUT|TIME))"
_ALL_CUES_BUT_VISITS = " ".join(sorted(CUES - {"OCCASION"}))
_ASIDE_BEHIND = re.compile(
    parts_pattern(f"(?<=WHO)COMMA?BREAK[^COMMA BREAK {_ALL_CUES_BUT_VISITS}]{{1,14}}COMMA(?=IN|ABOUT|TIME)")
)
_INSERTED = re.compile(
    parts_pattern(
        f"(?:OF X{{0,3}}WHO?X{{0,2}})?COMMA(?:AGREE?[^{_CLAUSAL}]{{1,8}}|{_RELATIVE})"
        "COMMA(?=AUX|HAVE|HOLD|CANCEL)"
        f"|{_BEFORE_END}"
    )
)


_SETTING = re.compile(parts_pattern("(?:IN|DURING)[X ROLE OWNER TIME]{0,3}$"))
_MAIN_CLAUSE = re.compile(parts_pattern("COMMA(?=(?:X|ROLE){0,2}(?:WHO|ROLE))"))
_MATTER = re.compile(
    parts_pattern("(?:[^X BOND]*?[X BOND]){2}[^X BOND]*?(?=[X BOND])|[^OF OCCASION]*?(?=OF|OCCASION)")
)


class Chunk(NamedTuple):
    """Words that play one part; a WHO has its ``mentions``, all of one row ("A, B and the leaders of C")."""

    part: str
    start: int
    end: int
    mentions: tuple[Mention, ...] = ()
    time: Time | None = None
    place: Place | None = None
    attributive: bool = False
    owner: bool = False


class Chunks(NamedTuple):
    """The chunks of a sentence, their parts as one letter each, and the offsets of what was left out."""

    chunks: tuple[Chunk, ...]
    letters: str
    aside_words: tuple[range, ...] = ()

    def told_aside(self, offset: int) -> bool:
        """Whether a word stands in what the sentence tells only beside."""
        return any(offset in words for words in self.aside_words)

    def aside(self, cue: int) -> range:
        """The last aside between commas before a cue: "A, who is ill, met", "On Monday, after a raid, A"."""
        found = [m.span() for m in _ASIDES.finditer(self.letters) if m.end() <= cue]
        return range(*found[-1]) if found else range(0)

    def aside_behind(self, cue: int) -> range:
        """The relative clause between commas behind a cue: "met B, who leads the front, in Oslo"."""
        found = _ASIDE_BEHIND.search(self.letters, cue + 1)
        return range(*found.span()) if found else range(0)

    def aside_around(self, cue: int) -> range:
        """The relative clause between commas that a cue stands in: "A, who met B in May, left"."""
        found = (m.span() for m in _ASIDES.finditer(self.letters) if m.start() < cue < m.end())
        return range(*next(found, (0, 0)))

    def inserted(self, noun: int) -> range:
        """What stands between a noun and its verb: "their last meeting, in the house of A, was held"."""
        found = _INSERTED.match(self.letters, noun + 1)
        return range(*found.span()) if found else range(0)

    def matter(self, cue: int) -> int:
        """Where the matter of what is told behind a setting begins: "At the talks, A praised | trade"."""
        main = _MAIN_CLAUSE.search(self.letters, cue) if _SETTING.fullmatch(self.letters[:cue]) else None
        matter = _MATTER.match(self.letters, main.end()) if main else None
        return matter.end() if matter else len(self.letters)

    def around(self, cue: int, passed: str) -> tuple[int, int]:
        """The chunks around a cue, first and last, as far as only letters of ``passed`` stand there."""
        left = len(self.letters[:cue].rstrip(passed))
        after = self.letters[cue + 1 :]
        return left, cue + len(after) - len(after.lstrip(passed))

    def window(self, cue: int, passed: str) -> tuple[int, int]:
        """The offsets around a cue as far as only letters of ``passed`` stand there."""
        first, last = self.around(cue, passed)
        return self.chunks[first].start, self.chunks[last].end


def first_from(tokens: Sequence[Token], offset: int) -> int:
    """The first token that begins at an offset or behind it."""
    return bisect_left(tokens, offset, key=_START)


def letters_of(chunks: Iterable[Chunk]) -> str:
    """The parts of chunks as one letter each."""
    return "".join([LETTERS[chunk.part] for chunk in chunks])


def all_but(parts: Iterable[str]) -> str:
    """The letters of all parts but some: what may stand between a cue and the first of those."""
    stops = frozenset(parts)
    return "".join(letter for part, letter in LETTERS.items() if part not in stops)
