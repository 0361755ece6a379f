"""What all tests share: fast ones first, hand-made corpora, a browser for each file that drives one."""

from __future__ import annotations

import fcntl
import io
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import hypothesis
import pytest
from playwright.sync_api import Browser, sync_playwright

import news
import promised
import samples
from browser import installed
from readout import report
from readout.corpus import Corpus
from readout.parameters import Parameters

ROOT = Path(__file__).parent.parent
Shared = Callable[[str, Callable[[Path], None]], Path]
"""Gives the folder of that name, made by what is given."""

hypothesis.settings.register_profile("readout", deadline=None)
hypothesis.settings.load_profile("readout")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--promises", type=Path, metavar="FILE", help="write which promises the tests hold")


def pytest_configure(config: pytest.Config) -> None:
    if file := config.getoption("--promises"):
        config.pluginmanager.register(promised.Recorder(file))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Fast ones first, and files that have no slow ones: where processes share the work, they take files."""
    mixed = {item.path for item in items if _slow(item)}
    items.sort(key=lambda item: (_slow(item), item.path in mixed))
    for item in items:
        promised.tell(item)


def _slow(item: pytest.Item) -> bool:
    return item.get_closest_marker("slow") is not None


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser for the tests of a file: while it is open no other event loop can run in the process."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=installed())
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    """The hand-made sample corpus."""
    return samples.sample()


@pytest.fixture(scope="session")
def hostile() -> Corpus:
    """A document that tries to escape from where it is shown."""
    return samples.hostile()


@pytest.fixture(scope="session")
def empty() -> Corpus:
    """No document at all."""
    return samples.EMPTY


@pytest.fixture(scope="session")
def shared(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Shared:
    """Makes a folder once for all processes of the run."""
    own = tmp_path_factory.getbasetemp()
    base = own.parent if hasattr(request.config, "workerinput") else own

    def made(name: str, make: Callable[[Path], None]) -> Path:
        done = base / f"{name}.made"
        with (base / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not done.exists():
                make(base / name)
                done.touch()
        return base / name

    return made


def _build(seeds: Path, output: Path) -> None:
    report.build(Parameters(seeds=seeds), output, io.StringIO())


@pytest.fixture(scope="session")
def seeds_report(shared: Shared) -> Path:
    """The pages of the report on the seeds, built once for all tests that open them."""
    return shared("seeds-report", partial(_build, ROOT / "seeds")) / "html"


@pytest.fixture(scope="session")
def evaluation_report(shared: Shared) -> Path:
    """The pages of the report on the evaluation's documents, built once for all tests that open them."""
    return shared("evaluation-report", partial(_build, ROOT / "evaluation" / "documents")) / "html"


@pytest.fixture(scope="session")
def many_report(shared: Shared) -> Path:
    """The pages of the report on three hundred documents, built once for all tests that open them."""

    def make(place: Path) -> None:
        place.mkdir()
        news.write(place / "documents")
        _build(place / "documents", place / "build")

    return shared("many-report", make) / "build" / "html"


@pytest.fixture(scope="session", params=["seeds_report", "evaluation_report"])
def book(request: pytest.FixtureRequest) -> Path:
    """Each of the two reports."""
    made: Path = request.getfixturevalue(request.param)
    return made
