"""Numbers and amounts in a text, with the words that qualify them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from readout.records import Modifier
from readout.tokens import Sentence


@dataclass(frozen=True)
class Number:
    """An amount: "36", "3,890", "two dozen", "dozens", "no", "a"; offsets of the amount alone."""

    start: int
    end: int
    value: int | None
    value_max: int | None
    modifier: Modifier
    qualifier: tuple[int, int] | None


def find_numbers(sentence: Sentence, text: str, taken: Sequence[tuple[int, int]] = ()) -> list[Number]:
    """The amounts of a sentence in order, outside the ``taken`` spans (dates, names)."""
    return []
