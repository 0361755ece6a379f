"""Time expressions: found, and resolved as far as the document allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from readout.tokens import Sentence


@dataclass(frozen=True)
class Time:
    """A time expression; ``value`` is ISO 8601, as partial as the text, empty if it cannot be placed."""

    start: int
    end: int
    value: str
    kind: Literal["date", "time", "duration", "set"]
    rule: str


def find_times(sentences: Sequence[Sentence], text: str, anchor: str) -> list[Time]:
    """The time expressions of a text in order, resolved from ``anchor``: the document's ISO date or ""."""
    return []
