"""Commands run and timed by the clock on the wall, with the memory of all their processes together."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from statistics import median
from tempfile import TemporaryFile
from time import perf_counter
from typing import Any, NamedTuple

import psutil

ROOT = Path(__file__).parent.parent
EVERY = 0.5
"""Seconds between two looks at the memory: a look takes some time of a core itself."""
ONE_THREAD = {f"{name}_NUM_THREADS": "1" for name in ("OMP", "OPENBLAS", "MKL", "NUMEXPR", "BLIS")}
Command = Sequence[str | Path]


class Failed(Exception):
    """A command that was to be measured and failed."""


class Run(NamedTuple):
    """Seconds that a command took, and the most bytes that its processes had together, 0 if not looked at."""

    seconds: float
    peak: int


def side(python: Path, module: str, given: Any, *arguments: str) -> Any:
    """What a script of ``bench.sides`` says when it is given texts. Raises Failed."""
    command: Command = [python, "-m", f"bench.sides.{module}", *arguments]
    told = {**os.environ, **ONE_THREAD}
    done = subprocess.run(
        command, cwd=ROOT, env=told, input=json.dumps(given), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise Failed(f"{module}: {(done.stderr.strip() or 'no word').splitlines()[-1]}")
    return json.loads(done.stdout.splitlines()[-1])


def run(command: Command, watched: bool = False) -> Run:
    """Run a command to its end; its memory is looked at if asked for. Raises Failed with the reason."""
    with TemporaryFile("w+") as said:
        begin = perf_counter()
        process = subprocess.Popen(command, cwd=ROOT, stdout=said, stderr=said)
        peak = _peak(process) if watched else 0
        process.wait()
        seconds = perf_counter() - begin
        said.seek(0)
        lines = said.read().strip().splitlines()
    if process.returncode:
        raise Failed(f"{' '.join(map(str, command))}: {_reason(lines) or process.returncode}")
    return Run(seconds, peak)


def _reason(lines: Sequence[str]) -> str:
    """The last line that tells of an error, or the last."""
    return next((line for line in reversed(lines) if "Error" in line), lines[-1] if lines else "")


def middle(command: Command, runs: int) -> float:
    """The median of the seconds of so many runs, after one that warms up."""
    run(command)
    return median(run(command).seconds for _ in range(runs))


def _peak(process: subprocess.Popen[bytes]) -> int:
    """The most bytes that a process and all that it starts are seen to have until it ends."""
    most = 0
    while process.poll() is None:
        most = max(most, memory(process.pid))
        with suppress(subprocess.TimeoutExpired):
            process.wait(EVERY)
    return most


def memory(pid: int) -> int:
    """Bytes that a process and all below it have, what they share counted once; 0 if it is gone.

    Proportional set size; where a system does not tell it, what each process has alone.
    """
    total = 0
    with suppress(psutil.NoSuchProcess):
        process = psutil.Process(pid)
        for one in [process, *process.children(recursive=True)]:
            with suppress(psutil.NoSuchProcess, psutil.AccessDenied):
                info = one.memory_full_info()
                total += info.pss if sys.platform == "linux" else info.uss
    return total
