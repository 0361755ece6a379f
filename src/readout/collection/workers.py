"""Processes that do pieces of work: those of a Dask scheduler, or else some on this machine."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any, TypeVar

from distributed import Client, KilledWorker, LocalCluster, as_completed, get_worker

from readout.errors import InputError, StepError

J = TypeVar("J")
R = TypeVar("R")
_PATIENCE = 20.0
"""Seconds for which a scheduler and a first worker are waited for."""
_AHEAD = 3
"""Pieces of work that are handed out at a time for each thread: enough that none waits, few to hold."""


@contextmanager
def workers(scheduler: str) -> Iterator[Client]:
    """The workers of the scheduler at that address; of "", a process for each core of this machine.

    Raises InputError where no scheduler answers, and where it has no workers.
    """
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what goes wrong is said once, by us
    if not scheduler:
        local = LocalCluster(
            threads_per_worker=1, dashboard_address="127.0.0.1:0", silence_logs=logging.CRITICAL
        )
        with local, Client(local) as client:
            yield client
        return
    if not re.fullmatch(r"(tcp|tls|ws|wss)://\S+:\d+", scheduler):
        raise InputError(f"--scheduler {scheduler}: is no address of a scheduler; write tcp://HOST:PORT")
    try:
        client = Client(scheduler, timeout=_PATIENCE)
    except (OSError, ValueError):
        remedy = "start one with: dask scheduler"
        raise InputError(f"--scheduler {scheduler}: no scheduler answers there; {remedy}") from None
    with client:
        try:
            client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError:
            remedy = f"start one with: dask worker {scheduler}"
            raise InputError(f"--scheduler {scheduler}: it has no worker; {remedy}") from None
        yield client


def done(
    client: Client, work: Callable[[J], R], jobs: Iterable[J], size: Callable[[J], int] = lambda _: 0
) -> list[R]:
    """What ``work`` makes of each job, in the order of the jobs; few are handed out at a time.

    Those of the largest ``size`` are handed out first, so that no worker is left with a large one at the end.
    Raises what ``work`` raises, and StepError for a job that brought down every worker that tried it.
    """
    waiting = iter(sorted(enumerate(jobs), key=lambda numbered: -size(numbered[1])))
    made: dict[int, R] = {}
    places: dict[Any, int] = {}
    running = as_completed()

    def hand_out(most: int) -> None:
        for number, job in islice(waiting, max(0, most)):
            future = client.submit(_unwatched, work, job, pure=False)
            places[future.key] = number
            running.add(future)

    hand_out(_threads(client) * _AHEAD)
    for future in running:
        made[places.pop(future.key)] = _result(future)
        hand_out(_threads(client) * _AHEAD - len(places))
    return [made[number] for number in sorted(made)]


def _unwatched(work: Callable[[J], R], job: J) -> R:
    """Work done on a worker without its profiler: it looks each 10 ms and keeps what it sees."""
    worker = get_worker()
    for name in ("profile", "profile-cycle"):
        if callback := worker.periodic_callbacks.pop(name, None):
            worker.loop.add_callback(callback.stop)
    return work(job)


def _threads(client: Client) -> int:
    threads: dict[str, int] = client.nthreads()
    return max(1, sum(threads.values()))


def _result(future: Any) -> Any:
    try:
        return future.result()
    except KilledWorker as error:
        raise StepError(
            f"a partition brought down {error.allowed_failures + 1} workers; give them more memory, "
            "or take its largest files away"
        ) from None
