"""One command at a time in a folder that holds a report."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from readout.errors import StepError

_LOCK = ".lock"


@contextmanager
def held(output: Path) -> Iterator[None]:
    """Keep the folder to this process, as long as it lives at most: what a kill leaves holds nobody up.

    A folder that is made for this and stays empty is taken away. Raises StepError if another process has it.
    """
    fresh = not output.exists()
    output.mkdir(parents=True, exist_ok=True)
    with (output / _LOCK).open("a+", encoding="utf-8") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            raise StepError(_taken(output)) from None
        file.truncate(0)
        file.write(f"{os.getpid()}\n")
        file.flush()
        try:
            yield
        finally:
            if fresh and [path.name for path in output.iterdir()] == [_LOCK]:
                shutil.rmtree(output)


def _taken(output: Path) -> str:
    who = (output / _LOCK).read_text("utf-8").strip()
    by = f"by process {who}" if who else "by another process"
    return f"{output}: a report is being made there {by}; wait until it is done, or name another with -o"
