"""Those who were harmed are counted and never listed: where a record names somebody whom its text harms.

Figures have no field for names but that of who speaks. This compares what their other words say with the
people whom the same sentence calls killed, hurt, missing, held, freed or found, in the ways that English has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import Field

from readout.corpus import Corpus
from readout.records import Figure, Record

_FIELDS = ("text", "qualifier", "side", "period", "cause")
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
_MORE = (
    r"(?:\s*(?:,|;|and|\(\d+\)|,?\s+\d{1,3},?|her|his|their|son|daughter|wife|husband|brother|sister)\s*)+"
)
_BEFORE = r"(?:\s+as\b|\s*:|\s*,\s*including\b|\s*,|\s*\()?"
_SAID = re.compile(r"\W*\b(?:said|says|told|tells|added|adds|named|met|meets)\b")
_HARMED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_ONE}(?:\s+and\s+{_NAME})?\s*,?\s+(?:who\s+)?{_BE}\s+(?:\w+\s+){{0,2}}(?:{_FATE})\b",
        rf"{_ONE}\s*,?\s+(?:{_WENT})\b",
        rf"\b(?:{_DID})\s+(?:\w+\s+){{0,2}}?{_ONE}",
        rf"\b(?:{_OF})\s+of\s+{_ONE}",
        rf"(?P<name>{_NAME})['’]s?\s+(?:{_OF})\b",
        rf"\b(?:{_THOSE})(?:\s+(?:were|was|are|named|identified)\b){{0,3}}{_BEFORE}\s{_ONE}",
        rf"\b(?:{_THOSE})\s*(?:\(|,\s*|:\s*)(?P<name>{_NAME})",
    )
)


class Named(Record):
    """A field of a record that names somebody who was harmed."""

    record: str = Field(description="id of the record")
    field: str = Field(description="the field")
    name: str = Field(description="the name")


def named(corpus: Corpus) -> list[Named]:
    """Every field of a figure that names a person whom its sentence calls harmed."""
    return [found for figure in corpus.figures for found in _of(figure)]


def _of(figure: Figure) -> Iterator[Named]:
    words = {name: getattr(figure, name) for name in _FIELDS}
    if any(re.search(_NAME, value) for value in words.values()):
        harmed = {end for name in _harmed(figure.reading or figure.sentence) for end in _ends(name)}
        for field, value in words.items():
            if found := max((name for name in harmed if name in value), key=len, default=""):
                yield Named(record=figure.id, field=field, name=found)


def _ends(name: str) -> Iterator[str]:
    """A name with and without what stands before it: "Sergeant Ada Quill", "Ada Quill"."""
    words = name.split()
    yield from (" ".join(words[first:]) for first in range(len(words) - 1))


def _harmed(sentence: str) -> Iterator[str]:
    for pattern in _HARMED:
        for found in pattern.finditer(sentence):
            if not _SAID.match(sentence[found.end("name") :]):
                yield found["name"]
