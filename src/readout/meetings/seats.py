"""Capitals that stand for their governments because another does: "talks between Lima and Suva"."""

from __future__ import annotations

import re

from readout.actors import Actor, Mention
from readout.meetings.chunks import Chunk, letters_of
from readout.meetings.standins import LEXICON
from readout.meetings.words import LETTERS, parts_pattern
from readout.names.gazetteer import by_name
from readout.places import Place

_PLACE = LETTERS["PLACE"]
_SEAT = "(?:WHO|PLACE)"
_ROW = re.compile(
    parts_pattern(f"(?:BETWEEN|ROLE(?:FROM|OF)){_SEAT}(?:COMMA {_SEAT})*AND(?:BETWEEN|FROM|OF)?{_SEAT}")
)
_DELAYS = "(?:AUX|HAVE|NOT|TO|ABOUT? TIME){0,4}"
_HOLDING = f"{_DELAYS}(?:[AGREE X]TO)?(?:HOLD|CANCEL|AGREE)(?:X|BOND|TIME){{0,3}}(?:MEETING|OCCASION)"
_ACTING = re.compile(
    parts_pattern(
        f"(?<![IN TO FROM OF COMMA]){_SEAT}AND{_SEAT}(?={_DELAYS}(?:X TO)?(?:MEET|HOLD|AGREE|CANCEL))"
        f"|(?<![IN TO FROM OF COMMA])PLACE(?={_HOLDING}(?:(?:ABOUT|IN)?(?:TIME|PLACE))?WITH)"
        "|(?<=MEETING WITH)PLACE(?=ABOUT|IN|TIME|COMMA|BREAK|X?$|AFTER|BEFORE)"
    )
)
_SEATED = re.compile(parts_pattern(f"(?:WHO|ROLE IN {_SEAT})(AND(?:OF|FROM)?(?:IN)?PLACE)"))
_GOVERNMENTS = re.compile(rf"\b(?:{'|'.join(LEXICON.seated)}) in\b")


def with_seats(chunks: list[Chunk], text: str) -> list[Chunk]:
    """The chunks of a sentence, capitals as the parties that they are beside others.

    Those between which there are talks, that hold them, whose officials meet, or in which authorities sit.
    """
    letters = letters_of(chunks)
    if _PLACE not in letters:
        return chunks
    found = list(chunks)
    for match in _ROW.finditer(letters):
        _seat(found, match.start(), match.end())
    for match in _ACTING.finditer(letters):
        _seat(found, match.start(), match.end())
    for match in _SEATED.finditer(letters):
        first, last = found[match.start()], found[match.start(1) - 1]
        if _GOVERNMENTS.search(text, first.start, last.end):
            _seat(found, match.start(), match.end())
            found[match.start(1) + 1 : match.end() - 1] = []
            return found
    return found


def _seat(chunks: list[Chunk], start: int, end: int) -> None:
    """Makes parties of the capitals between two chunks, where all places there are capitals."""
    seated = [(i, _party(chunks[i])) for i in range(start, end) if chunks[i].part == "PLACE"]
    if all(party is not None for _, party in seated):
        for i, party in seated:
            chunks[i] = party or chunks[i]


def _party(chunk: Chunk) -> Chunk | None:
    """The government of a country for its capital; None for another place."""
    actor = government_of(chunk.place) if chunk.place else None
    if actor is None:
        return None
    mention = Mention(chunk.start, chunk.end, (actor,), "capital")
    return chunk._replace(part="WHO", mentions=(mention,), place=None, attributive=True)


def government_of(place: Place) -> Actor | None:
    """The country of which a place is the capital; None for another place."""
    country = by_name().get(place.country)
    if country is None or not country.capital or place.city != country.capital:
        return None
    return Actor(country.name, "country", country.name)
