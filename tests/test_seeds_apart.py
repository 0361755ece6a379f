"""The library, the notebooks and the book know nothing of the documents that the report is made from."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from readout.analysis import Analysis, analyse
from readout.documents import read_folder
from test_project import ROOT, tracked

RUN = 6  # words in a row that no two writers share by chance


@cache
def analyses() -> list[Analysis]:
    return [analyse(source) for source in read_folder(ROOT / "seeds")]


@cache
def written() -> dict[Path, str]:
    files = [path for path in tracked("src", "notebooks", "book") if path.suffix != ".png"]
    return {path.relative_to(ROOT): path.read_text() for path in files}


def found(phrases: set[str]) -> list[tuple[str, str]]:
    """Where a phrase stands as whole words: pairs of file and phrase."""
    assert phrases
    alternatives = "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    whole = re.compile(rf"(?<![\w.])(?:{alternatives})(?!\w|\.\d)")
    return [(str(path), hit) for path, text in written().items() for hit in whole.findall(text)]


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def runs(text: str) -> set[tuple[str, ...]]:
    parts = words(text)
    return set(zip(*(parts[start:] for start in range(RUN)), strict=False))


def test_no_person_of_the_seeds_is_named() -> None:
    people = {m.actor.name for a in analyses() for m in a.actors if m.actor.kind == "person"}
    assert found(people | {name.split()[-1] for name in people}) == []


def test_no_number_of_the_seeds_is_written() -> None:
    numbers = {n for a in analyses() for n in re.findall(r"\d[\d,]*\d", a.source.text)}
    years = {n for n in numbers if re.fullmatch(r"(?:19|20)\d\d", n)}
    assert found({n for n in numbers - years if len(n) > 2}) == []


def test_no_day_of_the_seeds_is_written() -> None:
    days = {t.value for a in analyses() for t in a.times if re.fullmatch(r"\d{4}-\d\d-\d\d", t.value)}
    assert found(days) == []


def test_no_sentence_of_the_seeds_is_written() -> None:
    of_seeds = {run for a in analyses() for run in runs(a.source.text)}
    assert not {path: shared for path, text in written().items() if (shared := runs(text) & of_seeds)}
