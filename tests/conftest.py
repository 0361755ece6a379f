"""Fixtures that several tests share."""

from __future__ import annotations

import pytest

import samples
from readout.corpus import Corpus


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
