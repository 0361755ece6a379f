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
from multiprocessing.context import ForkProcess, ForkServerProcess
from typing import Any

from readout import faults, processes
from readout.errors import InputError, StepError

IMPORTED = (
    "ipykernel.kernelapp",
    "matplotlib.pyplot",
    "readout.chapters.cards",
    "readout.charts",
    "readout.report.filled",
    "readout.report.forks",
    "readout.report.warm",
    "readout.report.book",
)
_SELDOM = (100_000, 20, 10)
"""How often garbage is looked for: Sphinx takes a fifth less time than by default, with 10 MB more."""
_FORKS = get_context("forkserver")
_HERE = get_context("fork")
_FORKS.set_forkserver_preload(list(IMPORTED))
_started: list[ForkServerProcess | ForkProcess] = []


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


def early(action: Callable[..., None], arguments: tuple[Any, ...]) -> None:
    """``run``, forked from this process, in which no other thread may run yet."""
    receiver, sender = _HERE.Pipe(duplex=False)
    process = _HERE.Process(target=_alone, args=(_reporting, (sender, action, arguments)))
    _started.append(process)
    with processes.unheard():
        process.start()
    _await(process, receiver, sender, action.__name__)


def run(action: Callable[..., None], arguments: tuple[Any, ...]) -> None:
    """Do something in a process of its own. Raises what it raises; what it did not mean to, as StepError."""
    receiver, sender = _FORKS.Pipe(duplex=False)
    _await(start(_reporting, sender, action, arguments), receiver, sender, action.__name__)


def _await(
    process: ForkServerProcess | ForkProcess, receiver: Connection, sender: Connection, name: str
) -> None:
    sender.close()
    try:
        failure: Exception | None = receiver.recv()
    except EOFError:
        process.join()
        failure = StepError(f"{name}: {faults.ended(process.exitcode)}")
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
    except (OSError, MemoryError) as error:
        sender.send(StepError(faults.line(error, action.__name__)))
    except Exception:
        last = traceback.format_exc().strip().splitlines()[-1]
        sender.send(StepError(f"{action.__name__}: {last}"))
    else:
        sender.send(None)
    sys.stdout.flush()
