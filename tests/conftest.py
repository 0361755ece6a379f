"""What all tests share: fast ones first, hand-made corpora, one browser for all that drive one."""

from __future__ import annotations

from collections.abc import Iterator

import hypothesis
import pytest
from playwright.sync_api import Browser, sync_playwright

import samples
from browser import installed
from readout.corpus import Corpus

hypothesis.settings.register_profile("readout", deadline=None)
hypothesis.settings.load_profile("readout")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.get_closest_marker("slow") is not None)


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
