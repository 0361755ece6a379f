"""Work shared out among processes, one for each core; none of them outlives who asked for it."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")
_FEW = 8
"""As many pieces of work as are done sooner than other processes are there."""


def shared(work: Callable[[T], R], pieces: Sequence[T]) -> list[R]:
    """What the work makes of each piece, in their order. Call it where no other thread runs: it forks."""
    cores = os.cpu_count() or 1
    if cores == 1 or len(pieces) < _FEW:
        return [work(piece) for piece in pieces]
    size = max(1, len(pieces) // (cores * 4))
    with ProcessPoolExecutor(cores, get_context("fork"), end_with_parent) as pool:
        return list(pool.map(work, pieces, chunksize=size))


def end_with_parent() -> None:
    """Let this process end, without a word, when the one that started it does."""
    Thread(target=_end, daemon=True).start()


def _end() -> None:
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)
