"""What all tests share: fast ones first, hand-made corpora, one browser for all that drive one."""

from __future__ import annotations

import io
from collections.abc import Iterator
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

hypothesis.settings.register_profile("readout", deadline=None)
hypothesis.settings.load_profile("readout")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--promises", type=Path, metavar="FILE", help="write which promises the tests hold")


def pytest_configure(config: pytest.Config) -> None:
    if file := config.getoption("--promises"):
        config.pluginmanager.register(promised.Recorder(file))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.get_closest_marker("slow") is not None)
    for item in items:
        promised.tell(item)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
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


def _built(folder: Path, output: Path) -> Path:
    report.build(Parameters(seeds=folder), output, io.StringIO())
    return output / "html"


@pytest.fixture(scope="session")
def seeds_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of the report on the seeds, built once for all tests that open them."""
    return _built(ROOT / "seeds", tmp_path_factory.mktemp("seeds-report"))


@pytest.fixture(scope="session")
def evaluation_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of the report on the evaluation's documents, built once for all tests that open them."""
    return _built(ROOT / "evaluation" / "documents", tmp_path_factory.mktemp("evaluation-report"))


@pytest.fixture(scope="session")
def many_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of the report on three hundred documents, built once for all tests that open them."""
    place = tmp_path_factory.mktemp("many-report")
    news.write(place / "documents")
    return _built(place / "documents", place / "build")


@pytest.fixture(scope="session", params=["seeds_report", "evaluation_report"])
def book(request: pytest.FixtureRequest) -> Path:
    """Each of the two reports."""
    made: Path = request.getfixturevalue(request.param)
    return made
