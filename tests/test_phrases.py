"""Tables of phrases: the longest that begins, or ends, at a token."""

from __future__ import annotations

import pytest

from readout.text.phrases import Phrases
from readout.text.tokens import tokenize

TABLE = Phrases({"a": 1, "a few": 2, "a few good": 3, "few": 4, "quite a few": 5, "up to": 6, "close to": 7})


@pytest.mark.parametrize(
    ("text", "at", "found"),
    [
        ("a", 0, (1, 1)),
        ("a man", 0, (1, 1)),
        ("a few", 0, (2, 2)),
        ("a few men", 0, (2, 2)),
        ("A Few men", 0, (2, 2)),
        ("a few good men", 0, (3, 3)),
        ("quite a few good", 0, (5, 3)),
        ("quite a few good", 1, (3, 4)),
        ("quite a", 0, None),
        ("quite", 0, None),
        ("up", 0, None),
        ("up a to", 0, None),
        ("few", 0, (4, 1)),
        ("few a", 0, (4, 1)),
        ("men", 0, None),
        ("a", 1, None),
        ("a", 2, None),
        ("", 0, None),
    ],
)
def test_the_longest_phrase_that_begins(text: str, at: int, found: tuple[int, int] | None) -> None:
    assert TABLE.starting(tokenize(text), at) == found


@pytest.mark.parametrize(
    ("text", "stop", "found"),
    [
        ("a", 1, (1, 0)),
        ("men a", 2, (1, 1)),
        ("a few", 2, (2, 0)),
        ("a few", 1, (1, 0)),
        ("quite a few", 3, (5, 0)),
        ("men quite a few", 4, (5, 1)),
        ("not a few", 3, (2, 1)),
        ("men few", 2, (4, 1)),
        ("few", 1, (4, 0)),
        ("up to", 2, (6, 0)),
        ("close to", 2, (7, 0)),
        ("men to", 2, None),
        ("to", 1, None),
        ("good", 1, None),
        ("few good", 2, None),
        ("men few good", 3, None),
        ("a", 0, None),
        ("a", 2, None),
        ("a few", 3, None),
    ],
)
def test_the_longest_phrase_that_ends(text: str, stop: int, found: tuple[int, int] | None) -> None:
    assert TABLE.ending(tokenize(text), stop) == found


def test_the_words_that_phrases_begin_with() -> None:
    assert TABLE.first_words == {"a", "few", "quite", "up", "close"}
    assert "quite" in TABLE
    assert "good" not in TABLE


def test_what_a_phrase_means_may_be_nothing() -> None:
    assert Phrases({"dozens": None}).starting(tokenize("dozens"), 0) == (None, 1)
