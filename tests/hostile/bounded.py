"""Work in a process of its own that may take so much processor time and memory, and no more."""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

TESTS = Path(__file__).parent.parent
SECONDS, GIGABYTES = 120, 4


def run(command: Sequence[str], seconds: int = SECONDS) -> subprocess.CompletedProcess[str]:
    """Run Python with these arguments; it is killed when it has taken ``seconds`` of processor time.

    What asks for more than GIGABYTES of memory fails. Its output is that of the process.
    """
    return subprocess.run(
        [sys.executable, *command],
        cwd=TESTS,
        capture_output=True,
        text=True,
        errors="replace",
        preexec_fn=partial(_bind, seconds),
        check=False,
    )


def _bind(seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (GIGABYTES * 2**30, GIGABYTES * 2**30))
