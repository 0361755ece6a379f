"""How long: the number that words give, the unit of a word, and both as an ISO 8601 duration."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readout.dates.grammar import value_of
from readout.text.tokens import Token

_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def count_of(tokens: Sequence[Token]) -> str:
    """The number that words give, X if it is vague: "a couple of", "24", "two and a half", "3-1/2"."""
    total = 0.0
    for i, token in enumerate(tokens):
        value = value_of(token).replace(",", "")
        if token.lower in ("dozen", "hundred"):
            total = (total or 1) * int(value)
        elif token.lower == "half":
            total += 0.5
        elif token.text == "/":
            above, below = int(tokens[i - 1].text), int(tokens[i + 1].text)
            total += above / below - above - below
        elif token.lower not in ("a", "an") and _NUMBER.fullmatch(value):
            total += float(value)
        elif value not in ("", "1"):
            return "X"
    return _plain(total or 1)


def unit_of(value: str) -> tuple[int, str]:
    """The factor and the letter of a unit's value: "10Y" -> 10, "Y"; "TH" -> 1, "TH"."""
    unit = value.lstrip("0123456789")
    return int(value[: len(value) - len(unit)] or 1), unit


def period(count: str, value: str) -> str:
    """An ISO 8601 duration: half an hour is thirty minutes, two decades are twenty years."""
    factor, unit = unit_of(value)
    if count != "X":
        number = float(count) * factor
        if number < 1 and unit in ("TH", "Y", "D"):
            times, unit = {"TH": (60, "TM"), "Y": (12, "M"), "D": (24, "TH")}[unit]
            number *= times
        count = _plain(number)
    return f"PT{count}{unit[1:]}" if unit.startswith("T") else f"P{count}{unit}"


def _plain(number: float) -> str:
    return f"{number:.4f}".rstrip("0").rstrip(".")
