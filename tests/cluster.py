"""A real scheduler with real workers, each a process, that speak TCP on this machine; and a store."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from distributed import Client
from moto.server import ThreadedMotoServer

STORE = {"AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_DEFAULT_REGION": "us-east-1"}
_PATIENCE = 120.0


class Cluster:
    """Where the scheduler is, and the processes of its workers."""

    def __init__(self, address: str, workers: list[subprocess.Popen[bytes]]) -> None:
        self.address = address
        self.workers = workers


def _dask(log: Path, environment: Mapping[str, str], *words: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "dask", *words]
    with log.open("wb") as output:
        return subprocess.Popen(command, env={**os.environ, **environment}, stdout=output, stderr=output)


@contextmanager
def cluster(
    folder: Path, workers: int = 2, environment: Mapping[str, str] | None = None
) -> Iterator[Cluster]:
    """A scheduler and so many workers of one thread each; they end with the block."""
    folder.mkdir(parents=True, exist_ok=True)
    given, port = environment or {}, folder / "scheduler.json"
    processes = []
    with ExitStack() as stack:
        words = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(port)]
        processes.append(_dask(folder / "scheduler.log", given, "scheduler", *words))
        stack.callback(_end, processes)
        wait(lambda: port.is_file() and port.stat().st_size > 0)
        with Client(scheduler_file=str(port), timeout=_PATIENCE) as client:
            address = client.scheduler_info()["address"]
            words = ["--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", str(folder)]
            processes += [
                _dask(folder / f"worker-{n}.log", given, "worker", address, *words) for n in range(workers)
            ]
            if workers:
                client.wait_for_workers(workers, timeout=_PATIENCE)
        yield Cluster(address, processes[1:])


def _end(processes: list[subprocess.Popen[bytes]]) -> None:
    for process in reversed(processes):
        process.kill()
        process.wait()


def wait(true: Callable[[], bool]) -> None:
    """Wait until a call says that it is so."""
    end = time.monotonic() + _PATIENCE
    while not true():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.05)


@contextmanager
def store() -> Iterator[str]:
    """The address of a server that speaks S3."""
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()
