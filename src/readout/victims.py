"""Those who were harmed are counted and never listed: no field of a record names one of them.

Figures have no field for names but that of who speaks. This compares what their other words say with the
people whom the same sentence calls killed, hurt, missing, held, freed or found, in the ways that English has.
A field that names one is left empty and its record counts as before, so that a doubtful match stops nothing.
Whole sentences are quoted as they are written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TypeVar

from readout.records import Figure, Meeting
from readout.text.tokens import tokenize

R = TypeVar("R", Figure, Meeting)
FIELDS = ("qualifier", "side", "period", "cause")
"""What a figure says in words beside those of its number, ``text``, which no reading makes of a name."""
_WORD = r"[A-Z][\w’'-]{0,40}[a-z]"
_NAME = rf"{_WORD}(?:\s+{_WORD}|\s+[A-Z]\.){{1,4}}"
_ASIDE = r"(?:\s*\([^()]*\)|,[^,.;:]{1,60},|,\s*\d{1,3}\b)?"
_ONE = rf"(?P<name>{_NAME}){_ASIDE}"
_FATE = (
    r"killed|slain|shot|wounded|injured|hurt|murdered|executed|missing|detained|arrested|held|freed|released|"
    r"abducted|kidnapped|captured|jailed|buried|dead|displaced|found|seen|met by gunmen|reported|feared|"
    r"returned"
)
_BE = r"(?:is|was|were|are|had been|has been|have been|been)"
_WENT = (
    r"died|dies|disappeared|vanished|went missing|perished|drowned|lost (?:her|his) life|"
    r"(?:[^.;]{0,40}\s)?met their deaths?"
)
_DID = (
    r"killed|kills|kill|shot dead|wounded|injured|murdered|executed|detained|arrested|abducted|kidnapped|"
    r"captured|freed|released|buried|hold|holds|held|seized|jailed"
)
_OF = (
    r"body|bodies|remains|corpse|death|murder|killing|wounding|arrest|abduction|disappearance|family|release"
)
_THOSE = (
    r"dead|victims?|killed|missing|wounded|injured|detained|hostages?|died|prisoners?|captives?|remains|bodies|"
    r"soldiers|miners|journalists|women|men|people|children|workers|colleagues|civilians"
)
_AMONG = r"including|(?:among|one of) (?:them|whom)(?: (?:was|were))?"
_BEFORE = rf"(?:\s+as\b|\s*:|\s*,\s*(?:{_AMONG})\b|\s*,|\s*\()?"
_SAID = re.compile(r"\W*\b(?:said|says|told|tells|added|adds|named|met|meets)\b")
_HARMED = (
    rf"{_ONE}(?:\s+and\s+{_NAME})?\s*,?\s+(?:who\s+)?{_BE}\s+(?:\w+\s+){{0,2}}(?:{_FATE})\b",
    rf"{_ONE}\s*,?\s+(?:{_WENT})\b",
    rf"\b(?:{_DID})\s+(?:\w+\s+){{0,2}}?{_ONE}",
    rf"\b(?:{_OF})\s+of\s+{_ONE}",
    rf"(?P<name>{_NAME})['’]s?\s+(?:{_OF})\b",
    rf"\b(?:{_THOSE})(?:\s+(?:were|was|are|named|identified)\b){{0,3}}{_BEFORE}\s{_ONE}",
    rf"\b(?:{_THOSE})\s*(?:\(|,\s*|:\s*)(?P<name>{_NAME})",
)
_NEAR = 30  # letters beside a name in which a number or a noun stands


def unnamed(record: R) -> R:
    """The record; of a figure, each field empty that names somebody whom its sentence calls harmed."""
    fields: dict[str, str] = named(record) if isinstance(record, Figure) else {}
    if not fields:
        return record
    cues = tuple(cue for cue in record.cues if cue.role not in fields)
    return record.model_copy(update={**dict.fromkeys(fields, ""), "cues": cues})


def remarks(before: Sequence[Figure], after: Sequence[Figure]) -> tuple[str, ...]:
    """What a reader should know of figures whose fields were left empty; nothing where none was."""
    pairs = zip(before, after, strict=True)
    left = {name for old, new in pairs for name in FIELDS if getattr(old, name) != getattr(new, name)}
    fields = ", ".join(name for name in FIELDS if name in left)
    return (f"{fields} left empty where it named somebody who was harmed",) if left else ()


def named(figure: Figure, fields: Sequence[str] = FIELDS) -> dict[str, str]:
    """The fields that name a person whom the figure's sentence calls harmed, each with the name."""
    words = {name: getattr(figure, name) for name in fields}
    if not any(re.search(_NAME, value) for value in words.values()):
        return {}
    harmed = _harmed(figure.reading or figure.sentence)
    found = {
        field: max((name for name in harmed if name in value), key=lambda name: (len(name), name), default="")
        for field, value in words.items()
    }
    return {field: name for field, name in found.items() if name}


def _ends(name: str) -> Iterator[str]:
    """A name with and without what stands before it: "Sergeant Ada Quill", "Ada Quill"."""
    words = name.split()
    yield from (" ".join(words[first:]) for first in range(len(words) - 1))


@lru_cache(maxsize=1)
def _harmed(sentence: str) -> frozenset[str]:
    """The names of those whom a sentence calls harmed, with and without what stands before them."""
    return frozenset(end for name in _names(sentence) for end in _ends(name))


def _names(sentence: str) -> Iterator[str]:
    for pattern in _HARMED:
        for found in re.finditer(pattern, sentence):
            start, end = found.span("name")
            if not _SAID.match(sentence, end) and not _of_many(sentence, start, end):
                yield found["name"]


def _of_many(sentence: str, start: int, end: int) -> bool:
    """Whether a name is that of many, a land or a body, not of one: "12 West Norlanders", "South Sudan"."""
    from readout.amounts import may_begin
    from readout.figures.nouns import NOUNS
    from readout.names.bodies import known_names
    from readout.names.gazetteer import by_name, demonyms

    if sentence[start:end] in by_name() or sentence[start:end] in known_names():
        return True

    before, after = tokenize(sentence, max(0, start - _NEAR), start), tokenize(sentence, end, end + _NEAR)
    noun = NOUNS.starting(after, 0)
    counted = any(map(may_begin, [*before[-1:], *tokenize(sentence, start, end)[:1]]))
    _, several = demonyms().get(sentence[start:end].rpartition(" ")[2].casefold(), (None, False))
    return counted or several or (noun is not None and noun[0].people)
