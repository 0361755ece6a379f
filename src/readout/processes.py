"""Work shared out among processes, one for each core; none of them outlives who asked for it."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from multiprocessing.process import BaseProcess
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
    with ProcessPoolExecutor(cores, get_context("fork"), alone) as pool:
        with unheard():
            made = pool.map(work, pieces, chunksize=size)
        return list(made)


@contextmanager
def unheard() -> Iterator[None]:
    """Let Ctrl-C wait; a process started meanwhile does not hear it before it says what it does then."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def alone() -> None:
    """Let this process not hear Ctrl-C, which is for the one that started it, and end when that one does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    end_with_parent()


def end_with_parent() -> None:
    """Let this process, and the group that it leads, end without a word when the one that started it does."""
    if parent := parent_process():
        Thread(target=_end, args=(parent,), daemon=True).start()


def _end(parent: BaseProcess) -> None:
    parent.join()
    if os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGKILL)
    os._exit(1)
