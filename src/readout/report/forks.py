"""Processes forked from one that has imported what steps and notebooks import; none is left behind."""

from __future__ import annotations

import atexit
import gc
import os
import signal
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import forkserver, get_context, resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from typing import Any

from readout import processes
from readout.errors import InputError, StepError

IMPORTED = (
    "ipykernel.kernelapp",
    "matplotlib.pyplot",
    "readout.chapters.cards",
    "readout.charts",
    "readout.report.forks",
    "readout.report.warm",
    "readout.report.book",
)
_SELDOM = (100_000, 20, 100)
"""How often garbage is looked for: Sphinx spends a third less time than by default, with 10 MB more."""
_FORKS = get_context("forkserver")
_FORKS.set_forkserver_preload(list(IMPORTED))
_started: list[ForkServerProcess] = []


def prepare() -> None:
    """Let the process to fork from begin with its imports."""
    resource_tracker.ensure_running()  # were it started below, it would let Ctrl-C be heard again
    with processes.unheard():
        forkserver.ensure_running()


def start(target: Callable[..., None], *arguments: Any) -> ForkServerProcess:
    """A process that does this; it ends when this one does."""
    process = _FORKS.Process(target=_alone, args=(target, arguments))
    _started.append(process)
    process.start()
    return process


def run(action: Callable[..., None], arguments: tuple[Any, ...]) -> None:
    """Do something in a process of its own. Raises what it raises; what it did not mean to, as StepError."""
    receiver, sender = _FORKS.Pipe(duplex=False)
    process = start(_reporting, sender, action, arguments)
    sender.close()
    try:
        failure: Exception | None = receiver.recv()
    except EOFError:
        failure = StepError(f"{action.__name__}: was stopped")
    process.join()
    if failure:
        raise failure


@atexit.register
def stop() -> None:
    """End all that still runs, at once."""
    for process in _started:
        if process.pid and process.is_alive():
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.kill()
    _started.clear()


def _alone(target: Callable[..., None], arguments: tuple[Any, ...]) -> None:
    os.setpgrp()  # what it starts itself ends with it
    processes.alone()
    gc.freeze()  # what was imported is no garbage
    gc.set_threshold(*_SELDOM)
    target(*arguments)


def _reporting(sender: Connection, action: Callable[..., None], arguments: tuple[Any, ...]) -> None:
    try:
        action(*arguments)
    except (InputError, StepError) as error:
        sender.send(type(error)(str(error)))
    except Exception:
        last = traceback.format_exc().strip().splitlines()[-1]
        sender.send(StepError(f"{action.__name__}: {last}"))
    else:
        sender.send(None)
    sys.stdout.flush()
