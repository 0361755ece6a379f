"""Why a step runs is said before it does: what changed, and nothing where nothing did."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

from readout.errors import InputError, StepError
from readout.report import steps
from readout.report.progress import Progress
from readout.report.steps import FORKED, HERE, Step

RECORDS = '{"portion": "displaced"}\n{"id": "a", "figures": [1]}\n{"id": "b", "figures": []}\n'
SETTINGS: dict[str, Any] = {
    "library": "0" * 64,
    "packages": {"pandas": "2.1", "numpy": "1"},
    "parameters": {"title": "One", "sides": []},
}


def copy(source: Path, target: Path) -> None:
    target.write_bytes(source.read_bytes())


def refuse(source: Path, target: Path) -> None:
    raise InputError(f"{source.name}: is wrong")


def fail(source: Path, target: Path) -> None:
    raise ZeroDivisionError("by zero")


class House:
    """Two steps, one made from a file with a line a document, the other from what the first makes."""

    def __init__(self, place: Path) -> None:
        self.place, self.settings = place, SETTINGS
        self.records, self.page, self.book = (place / n for n in ("displaced.jsonl", "page.txt", "book.txt"))
        self.records.write_text(RECORDS)

    def run(self, action: Any = copy, where: str = HERE, early: bool = False) -> dict[str, str]:
        """What is said of each step."""
        said: list[str] = []
        one = (self.records, self.page)
        chain = [
            Step("page", action, one, [self.records], [self.page], self.settings, where),
            Step("book", copy, (self.page, self.book), [self.page], [self.book], {}, where),
        ]
        with Progress(io.StringIO(), self.place / "durations.json", said.append) as progress:
            steps.run(chain, self.place / "steps.json", progress, early)
        return {name: words for name, _, words in (line.partition(": ") for line in said)}


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


FIRST = "runs, for the first time, or after a failure"


@pytest.mark.parametrize("early", [False, True])
def test_first_everything_runs_and_then_nothing(house: House, early: bool) -> None:
    assert house.run(early=early) == {"page": FIRST, "book": FIRST}
    assert house.run(early=early) == {"page": "as it was", "book": "as it was"}
    assert house.book.read_text() == RECORDS


def test_the_documents_that_changed_are_named(house: House) -> None:
    house.run()
    house.records.write_text(RECORDS.replace("[1]", "[2]"))
    said = {"page": "runs, displaced changed (a)", "book": "runs, page.txt changed"}
    assert house.run() == said
    house.records.write_text(RECORDS.replace('"a"', '"c"'))
    assert house.run()["page"] == "runs, displaced changed (new: c; gone: a)"


def test_what_makes_no_difference_runs_nothing_further(house: House) -> None:
    house.run()
    house.page.unlink()
    assert house.run() == {"page": "runs, page.txt missing", "book": "as it was"}


def test_settings_are_told_with_the_old_and_the_new(house: House) -> None:
    house.run()
    house.settings = {
        "library": "1" * 64,
        "packages": {"pandas": "2.2", "numpy": "1"},
        "parameters": {"title": "Two", "sides": ["Norland"]},
    }
    assert house.run()["page"] == (
        'runs, the library changed; pandas: "2.1" → "2.2"; sides: none → ["Norland"]; title: "One" → "Two"'
    )


def test_what_was_stopped_runs_again(house: House) -> None:
    house.run()
    (house.place / "steps.begun").write_text('["page", false]\n')
    assert house.run() == {"page": "runs, it was stopped the last time", "book": "as it was"}
    assert house.run()["page"] == "as it was"


@pytest.mark.parametrize("where", [HERE, FORKED])
def test_what_goes_wrong_is_one_line_and_the_step_runs_again(house: House, where: str) -> None:
    house.run(where=where)
    house.records.write_text(RECORDS + "\n")
    with pytest.raises(InputError, match=r"displaced\.jsonl: is wrong"):
        house.run(refuse, where)
    with pytest.raises(StepError, match="ZeroDivisionError: by zero"):
        house.run(fail, where)
    assert house.run(where=where) == {"page": FIRST, "book": "runs, page.txt changed"}
