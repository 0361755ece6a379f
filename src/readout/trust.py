"""What is promised and which test holds it: what the tests' last run wrote, and how a page tells it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from markupsafe import Markup
from pydantic import Field, ValidationError

from readout import wording
from readout.markup import element, items, text
from readout.records import Record
from readout.remedies import misshapen
from readout.report.markdown import plain

RESULTS = Path("evaluation") / "promises.json"
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


def save(results: Results, file: Path) -> None:
    """Write the results; the same results are the same bytes."""
    file.write_text(results.model_dump_json(indent=1) + "\n", "utf-8")


def load(file: Path) -> Results | None:
    """Read results; None if there are none. Raises InputError if they have another shape."""
    try:
        return Results.model_validate_json(file.read_bytes())
    except FileNotFoundError:
        return None
    except ValidationError as error:
        raise misshapen(file, error, "make it again with: make trust") from None


def page(results: Results | None) -> str:
    """The promises in Markdown, chapter by chapter, each with the tests that hold it."""
    if results is None:
        return f"{NONE}\n"
    return "\n\n".join([plain(told(results)), *_chapters(results)]) + "\n"


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


def _went(passed: int, cases: int) -> str:
    return "all passed" if passed == cases else f"{cases - passed:,} did not pass"
