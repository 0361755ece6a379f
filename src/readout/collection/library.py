"""Which library reads: what a partition's records depend on besides its documents, as one hash."""

from __future__ import annotations

import hashlib
import re
import sys
from functools import cache
from importlib.metadata import requires, version
from pathlib import Path

from readout.errors import InputError

_HOME = Path(__file__).resolve().parents[1]


@cache
def library() -> str:
    """The hash of this library with its word lists, of Python's version and of the packages that it needs.

    Taken once in a process: what is loaded does not change when files do.
    """
    total = hashlib.sha256(f"{sys.version_info[:2]}".encode())
    for path in sorted(p for p in _HOME.rglob("*") if p.suffix in (".py", ".yml", ".json", ".csv")):
        total.update(f"{path.relative_to(_HOME).as_posix()}\0".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    for needed in sorted(line for line in requires("readout") or [] if "extra ==" not in line):
        name = re.split(r"[^\w.-]", needed)[0]
        total.update(f"{name}=={version(name)}\0".encode())
    return total.hexdigest()


def check(asked: str) -> None:
    """Raise InputError on a machine whose library is not the one that asks: its records would be others."""
    if library() != asked:
        raise InputError(
            "a worker has another version of readout or of its packages; install the same lock, "
            "requirements-large.txt, on every machine and start its workers again"
        )
