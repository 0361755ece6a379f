"""The texts: the evaluation's, and as many others as are wanted, made from their paragraphs with a seed."""

from __future__ import annotations

import json
import random
import re
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from bench.running import ROOT
from bench.sides.timing import Given, Text

FOLDER = ROOT / "evaluation" / "documents"
SEEDS = ROOT / "seeds"
FIRST = date(2001, 1, 1)
DAYS = 7000
PARAGRAPHS = 9
"""In a generated text: as many as the evaluation's texts have in the middle."""
_NUMBER = re.compile(r"(?<![\d,.:/-])\d{1,3}(?![\d,.:/-]|\w)")


def evaluated() -> list[Text]:
    """The texts of the evaluation, each with its day of publication where it is known."""
    files = sorted(FOLDER.glob("*.txt"))
    return [Text(text=f.read_text("utf-8"), date=_date(f.with_suffix(".json"))) for f in files]


def given(texts: list[Text]) -> Given:
    """The texts to be timed, with the documents of ``seeds`` to warm up on."""
    warm = [Text(text=f.read_text("utf-8"), date=FIRST.isoformat()) for f in sorted(SEEDS.glob("*.txt"))]
    return Given(warm=warm, texts=texts)


def write(folder: Path, number: int) -> Path:
    """Write so many generated texts into a new folder and return it; the same number, the same texts."""
    folder.mkdir(parents=True)
    for n in range(number):
        (folder / f"text-{n:05}.txt").write_text(generated(n), "utf-8")
    return folder


def generated(seed: int) -> str:
    """A text of its own day: paragraphs of any of the evaluation's, with other numbers below a thousand."""
    chance = random.Random(seed)
    day = FIRST + timedelta(days=chance.randrange(DAYS))
    chosen = chance.sample(_paragraphs(), PARAGRAPHS)
    body = [_NUMBER.sub(lambda found: _other(found[0], chance), paragraph) for paragraph in chosen]
    return "\n\n".join([f"{day.day} {day:%B} {day.year}", *body]) + "\n"


@cache
def _paragraphs() -> tuple[str, ...]:
    told = (paragraph for text in evaluated() for paragraph in _parted(text["text"]))
    return tuple(paragraph for paragraph in told if len(paragraph.split()) > 8)


def _parted(text: str) -> list[str]:
    """The paragraphs of a text, each on one line; where no empty line parts them, a line is one."""
    parts = text.split("\n\n")
    return [" ".join(part.split()) for part in (parts if len(parts) > 2 else text.splitlines())]


def _other(number: str, chance: random.Random) -> str:
    """Another number of as many digits."""
    least = 10 ** (len(number) - 1)
    return str(chance.randrange(least, 10 * least))


def _date(file: Path) -> str:
    found: str = json.loads(file.read_text("utf-8"))["date"]
    return found
