"""What can go wrong with the machine, in one line: where, what, and what to do."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from readout.errors import StepError

_ELSEWHERE = "or name another folder with -o"
_REMEDIES = {
    errno.ENOSPC: f"free some room on that disk, {_ELSEWHERE}",
    errno.EDQUOT: f"free some of your own room on that disk, {_ELSEWHERE}",
    errno.EFBIG: "allow larger files (ulimit -f)",
    errno.EROFS: f"let it be written, {_ELSEWHERE}",
    errno.EACCES: f"let it be written and read, {_ELSEWHERE}",
    errno.EPERM: f"let it be written and read, {_ELSEWHERE}",
    errno.ENOTDIR: f"take the file away that stands where a folder must be, {_ELSEWHERE}",
    errno.EMFILE: "allow more open files (ulimit -n)",
    errno.ENFILE: "close other programs",
    errno.EIO: f"the disk fails: save what is on it, {_ELSEWHERE}",
}
MEMORY = "close other programs, or take fewer documents at a time (-p date_from DAY)"
_AGAIN = "and run the command again"
_NUMBERED = re.compile(r"\[Errno (\d+)\]")


def line(error: OSError | MemoryError, place: Path | str) -> str:
    """A fault in one line; ``place`` is where it is, if the fault itself does not say."""
    if isinstance(error, MemoryError) or error.errno == errno.ENOMEM:
        return f"{place}: memory ran out; {MEMORY}, {_AGAIN}"
    words = error.strerror or str(error) or type(error).__name__
    remedy = _REMEDIES.get(error.errno or 0)
    return f"{error.filename or place}: {words}" + (f"; {remedy}, {_AGAIN}" if remedy else "")


@contextmanager
def told(place: Path | str) -> Iterator[None]:
    """Raise a fault of the machine as a StepError; ``place`` is where it is, if it does not say."""
    try:
        yield
    except (OSError, MemoryError) as error:
        raise StepError(line(error, place)) from None


def raised(words: str, place: Path | str) -> None:
    """Raise the fault that a program's words name, by its number, if they name one."""
    if found := _NUMBERED.search(words):
        number = int(found[1])
        raise OSError(number, os.strerror(number), str(place))


def ended(status: int | None) -> str:
    """Why a process ended before it was done, from its exit status: a signal's number, or its own."""
    if status is not None and status < 0:
        return f"was killed (signal {-status}); if nobody did so, memory ran out: {MEMORY}, {_AGAIN}"
    return f"ended without a word (status {status})"
