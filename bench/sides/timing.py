"""Time on one core. Needs the standard library alone: peers have an environment of their own."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from time import perf_counter, process_time
from typing import Any, TypedDict


class Text(TypedDict):
    """A text and the day on which it was published."""

    text: str
    date: str


class Given(TypedDict):
    """Texts to warm up on, and texts to be timed."""

    warm: list[Text]
    texts: list[Text]


class Timed(TypedDict):
    """Seconds for one pass over all texts: of the processor the first and the best, and the best on the wall.

    ``found`` is how much a pass finds.
    """

    first: float
    best: float
    wall: float
    found: int


Pass = Callable[[Sequence[Text]], int]


def given() -> Given:
    """The texts, from the standard input."""
    read: Given = json.load(sys.stdin)
    return read


def on_one_core() -> None:
    """Keep this process, and those that it starts, on one core, where the system can."""
    if sys.platform == "linux":
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def timed(once: Pass, texts: Given, runs: int) -> Timed:
    """So many passes over the texts, after one over those that warm up, which are others."""
    once(texts["warm"])
    passes, walls = [], []
    found = 0
    for _ in range(runs):
        begin, begun = process_time(), perf_counter()
        found = once(texts["texts"])
        passes.append(process_time() - begin)
        walls.append(perf_counter() - begun)
    return Timed(first=passes[0], best=min(passes), wall=min(walls), found=found)


def tell(said: Mapping[str, Any]) -> None:
    """Say what was measured, as the last line of the standard output."""
    print(json.dumps(said))
