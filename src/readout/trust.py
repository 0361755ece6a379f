"""What is promised and which test holds it: what the tests' last runs wrote, and how a page tells it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from markupsafe import Markup
from pydantic import ConfigDict, Field, ValidationError

from readout import wording
from readout.markup import element, items, text
from readout.records import Record
from readout.remedies import misshapen
from readout.report.markdown import plain, table

R = TypeVar("R", bound=Record)

RESULTS = Path("evaluation") / "promises.json"
FAULTS = Path("evaluation") / "mutants.json"
NONE = "The tests of this version have not been run yet."
CHAPTERS = {
    "The same bytes": "Whoever makes the report again from the same documents gets the same report.",
    "Texts of strangers": "A document is read and quoted. Nothing in it is ever carried out.",
    "Any text": "What nobody thought of is tried by machines, with texts and files made at random.",
    "Evidence": "Every number leads to its sentence, and says no more than the sentence does.",
    "When something fails": "A report is whole, or it is not there.",
    "Supply": "What the report is made with is known, and asks nobody for anything.",
}
"""The chapters of the page in their order, each with what it is about."""


class Held(Record):
    """A test that holds a promise, and how it went."""

    file: str = Field(description="the file that it stands in")
    name: str = Field(description="its name; a class's name stands before it")
    cases: int = Field(description="how many cases it was run with")
    passed: int = Field(description="how many of them passed")


class Promise(Record):
    """A promise and the tests that hold it."""

    key: str
    chapter: str
    promise: str = Field(description="one sentence for the reader")
    tests: tuple[Held, ...] = Field(min_length=1)


class Results(Record):
    """One run of the tests."""

    date: str = Field(description="when the run began: ISO 8601, UTC")
    python: str = Field(description="the version of Python")
    tests: int = Field(description="how many tests were run")
    cases: int = Field(description="how many cases they were run with")
    passed: int = Field(description="how many of the cases passed")
    promises: tuple[Promise, ...]


class Noticed(Record):
    """A share of faults, with its 95% interval."""

    value: float
    low: float
    high: float


class Area(Record):
    """A part of the library, and what became of the faults that were put into it one at a time."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    mutants: int = Field(description="small faults that can be made in it")
    sample: int = Field(description="how many of them were tried, drawn by chance")
    killed: int = Field(description="how many of those made a test fail")
    share: Noticed


class Faults(Record):
    """Whether the tests notice a fault: what ``evaluation/mutants.py`` wrote."""

    tool: str
    areas: dict[str, Area]


def save(results: Results, file: Path) -> None:
    """Write the results; the same results are the same bytes."""
    file.write_text(results.model_dump_json(indent=1) + "\n", "utf-8")


def load(file: Path) -> Results | None:
    """Read results; None if there are none. Raises InputError if they have another shape."""
    return _read(Results, file, "make trust")


def load_faults(file: Path) -> Faults | None:
    """Read what became of faults; None if none were tried. Raises InputError for another shape."""
    return _read(Faults, file, "make mutants")


def _read(shape: type[R], file: Path, command: str) -> R | None:
    try:
        return shape.model_validate_json(file.read_bytes())
    except FileNotFoundError:
        return None
    except ValidationError as error:
        raise misshapen(file, error, f"make it again with: {command}") from None


def page(results: Results | None, faults: Faults | None = None) -> str:
    """The promises in Markdown, each with the tests that hold it; then whether tests notice faults."""
    if results is None:
        return f"{NONE}\n"
    return "\n\n".join([plain(told(results)), *_chapters(results), *_faults(faults)]) + "\n"


def told(results: Results) -> str:
    """What was run when, and how it went, as a sentence or two."""
    day, _, time = results.date.partition("T")
    ran = f"{wording.count(results.tests, 'test')} with {wording.count(results.cases, 'case')}"
    when = f"{wording.day(day)} at {time[:5]} UTC with Python {results.python}"
    count = wording.count(len(results.promises), "promise")
    holding = sum(len(promise.tests) for promise in results.promises)
    return (
        f"The last run began on {when}: {ran}, {_went(results.passed, results.cases)}."
        f" {holding:,} of the tests hold the {count} below."
    )


def _chapters(results: Results) -> Iterator[str]:
    for chapter, about in CHAPTERS.items():
        held = [promise for promise in results.promises if promise.chapter == chapter]
        if held:
            yield f"## {plain(chapter)}"
            yield plain(about)
            yield str(element("dl", Markup("").join(map(_promise, held)), class_="promises"))


def _promise(promise: Promise) -> Markup:
    cases, passed = (sum(getattr(test, what) for test in promise.tests) for what in ("cases", "passed"))
    tests = wording.count(len(promise.tests), "test")
    ran = f"{tests}, {wording.count(cases, 'case')}: {_went(passed, cases)}"
    return element("dt", promise.promise) + element(
        "dd", element("span", ran, class_="ran") + items(map(_test, promise.tests))
    )


def _test(test: Held) -> Markup:
    """A test's name as words, and where it stands."""
    words = test.name.rpartition(".")[2].removeprefix("test_").replace("_", " ")
    many = f", {test.cases:,} cases" if test.cases > 1 else ""
    return text(f"{words}{many} ") + element("code", test.file)


def _faults(faults: Faults | None) -> Iterator[str]:
    if faults is None or not faults.areas:
        return
    yield "## Whether a fault is noticed"
    yield plain(
        f"Tests that never fail hold nothing. So faults were put into the library on purpose ({faults.tool}),"
        " one at a time, each drawn by chance from all small ones that can be made; then the tests ran."
        " A fault is noticed if a test fails."
    )
    head = ("in the rules for", "can be made", "tried", "noticed", "share noticed", "95% interval")
    rows = [
        [name, *(f"{n:,}" for n in (area.mutants, area.sample, area.killed)), f"{area.share.value:.0%}",
         f"{area.share.low:.0%} to {area.share.high:.0%}"]
        for name, area in faults.areas.items()
    ]  # fmt: skip
    yield table(head, [[plain(cell) for cell in row] for row in rows])


def _went(passed: int, cases: int) -> str:
    return "all passed" if passed == cases else f"{cases - passed:,} did not pass"
