"""Documents in any number, varied from the annotated ones by a seed, whose figures are known beforehand.

Amounts and surnames are others in each: amounts with as many digits as before and in the same order of size,
so that the sentences stay what they are. Years are moved. What the library finds in an annotated text is what
it must find in each variant, with the new amounts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from readout.documents import texts_in
from readout.documents.sources import Known
from readout.extraction import extract

TEXTS = Path(__file__).parent.parent / "evaluation" / "documents"
SURNAMES = ("Quill", "Marsh", "Finch", "Rowe", "Thornbury", "Ashdown", "Pell", "Hollis")
_AMOUNT = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_AMOUNTS = {1: range(2, 10), 4: [*range(1000, 1800), *range(2101, 10_000)]}
"""Amounts of one and of four digits that are no years and not one."""
_YEAR = re.compile(r"(?<![\d,.])(?:199\d|20[0-2]\d)(?![\d,]|\.\d)")

Amounts = tuple[tuple[int | None, int | None, str], ...]
"""The value, upper value and outcome of each figure of a document, in the order of its text."""


@dataclass(frozen=True)
class Template:
    """An annotated text: its figures, where each has its amount in digits, and the surnames of its people."""

    name: str
    text: str
    figures: Amounts
    places: Mapping[int, tuple[int, int]]
    surnames: tuple[str, ...]


@cache
def templates() -> Sequence[Template]:
    """The annotated texts, by name."""
    return [_template(path) for path in sorted(TEXTS.glob("*.txt"))]


def _template(path: Path) -> Template:
    [source] = texts_in(path.name, path.read_bytes(), Known())
    read = extract(source)
    places = {}
    for number, figure in enumerate(read.figures):
        found = [m for m in _AMOUNT.finditer(figure.text) if _value(m[0]) == figure.value]
        if len(found) == 1 and figure.value_max is None:
            places[number] = (figure.start + found[0].start(), figure.start + found[0].end())
    people = {name for m in read.meetings for name in m.participants if len(name.split()) == 2}
    names = tuple(sorted(last for last in {n.split()[1] for n in people} if last in read.text))
    figures = tuple((f.value, f.value_max, f.outcome) for f in read.figures)
    return Template(path.stem, read.text, figures, places, names)


def _value(words: str) -> int:
    return int(words.replace(",", ""))


def document(number: int, seed: int = 0) -> tuple[str, str, Amounts]:
    """The document of a number: its name, its text, and its figures."""
    chance = Random(f"{seed} {number}")
    template = templates()[number % len(templates())]
    others = _others({template.figures[n][0] or 0 for n in template.places}, chance)
    text = _replaced(template, others)
    for surname, other in zip(template.surnames, chance.sample(SURNAMES, len(SURNAMES)), strict=False):
        text = re.sub(rf"\b{re.escape(surname)}\b", other, text)
    years = chance.randint(-30, 30)
    text = _YEAR.sub(lambda year: str(int(year[0]) + years), text)
    figures = tuple(
        (others[value or 0] if n in template.places else value, upper, outcome)
        for n, (value, upper, outcome) in enumerate(template.figures)
    )
    return f"{number:06}-{template.name}.txt", text, figures


def _others(values: Set[int], chance: Random) -> dict[int, int]:
    """For each amount another of as many digits, which is no year and not one; the larger stays larger."""
    found = {value: value for value in values if value < 2}
    for digits in {len(str(value)) for value in values - found.keys()}:
        same = sorted(v for v in values if len(str(v)) == digits and v not in found)
        chosen = chance.sample(_AMOUNTS.get(digits) or range(10 ** (digits - 1), 10**digits), len(same))
        found |= dict(zip(same, sorted(chosen), strict=True))
    return found


def _replaced(template: Template, others: Mapping[int, int]) -> str:
    parts, end = [], 0
    for a, b in sorted(set(template.places.values())):
        words = template.text[a:b]
        new = others[_value(words)]
        parts += [template.text[end:a], f"{new:,}" if "," in words else str(new)]
        end = b
    return "".join([*parts, template.text[end:]])


def write(folder: Path, count: int, seed: int = 0) -> dict[str, Amounts]:
    """Write so many documents into a folder; the figures of each, by its id."""
    folder.mkdir(parents=True, exist_ok=True)
    known = {}
    for name, text, figures in (document(number, seed) for number in range(count)):
        (folder / name).write_text(text, "utf-8")
        known[name.removesuffix(".txt")] = figures
    return known
