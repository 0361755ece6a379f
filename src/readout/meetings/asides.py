"""A sentence's chunks without what it tells only beside: who somebody is, in which house they met."""

from __future__ import annotations

import re

from readout.meetings.chunks import Chunk, letters_of
from readout.meetings.circumstances import LEXICON
from readout.meetings.words import CUES, parts_pattern

_GOING_ON = "IN|ABOUT|TIME|WITH|BY|BETWEEN|AUX|HAVE|HOLD|X?$"
_NO_MEETING = " ".join(sorted({"COMMA", "BREAK", "SAY", "TIME"} | CUES))
_WHO, _ANY = ("who", "whose"), ("",)
_ASIDES = tuple(
    (re.compile(parts_pattern(pattern)), words)
    for pattern, words in (
        (f"(?<=WHO)COMMA(BREAK)[^{_NO_MEETING}]{{1,14}}COMMA(?!AND BREAK)", _WHO),
        ("ROLE{1,2}COMMA?LED_BY(?=ROLE{0,2}WHO)", _ANY),
        (f"(?<=PLACE)COMMA PLACE(?:COMMA(?={_GOING_ON}))?", _ANY),
        ("(?<=IN)X{0,3}(X)IN(?=PLACE)", tuple(LEXICON.buildings)),
        ("(?<=[TIME PLACE MEETING])(COMMA|BREAK)(?=WITH WHO AND WITH WHO)", (",", ":")),
        ("(?<=IN)PLACE(X{1,3}OF)(?=PLACE)", tuple(LEXICON.cities)),
    )
)
"""What to leave out, and how its marked part must end: the pronoun of a clause, the noun of a house."""


def without_asides(chunks: list[Chunk], text: str) -> tuple[list[Chunk], tuple[range, ...]]:
    """The chunks without such asides, and the offsets of their words; ``chunks`` is changed.

    "A, who leads the front, met B"; "a delegation headed by B"; "in Oslo, Norway, on Monday"; "at the royal
    palace in Oslo"; "in the Black Sea resort of Sochi"; "two calls, one with A and one with B".
    """
    left_out: list[range] = []
    for pattern, words in _ASIDES:
        for match in reversed(list(pattern.finditer(letters_of(chunks)))):
            first, last = match.span(pattern.groups)
            if text[chunks[first].start : chunks[last - 1].end].lower().endswith(words):
                left_out.append(range(chunks[match.start()].start, chunks[match.end() - 1].end))
                del chunks[match.start() : match.end()]
    return chunks, tuple(left_out)
