"""What was built takes the place of the last report: whole, or not at all."""

from __future__ import annotations

import ctypes
import errno
import json
import os
import shutil
import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PARTS = ("tables", "notebooks", "html")
EDITION = "edition.json"
_WHOLE = ".new"
"""Stands where the new parts are whole and take the places of the old ones; it says which they are."""
_HERE, _EXCHANGE = -100, 2  # AT_FDCWD and RENAME_EXCHANGE of linux/fcntl.h and linux/fs.h
_CANNOT = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP)


def standing(output: Path) -> dict[str, Any] | None:
    """What the report that stands in ``output`` was made from; None if none stands there whole."""
    file = output / "html" / EDITION
    whole = all((output / part).is_dir() for part in PARTS) and (output / "html" / "index.html").is_file()
    try:
        return dict(json.loads(file.read_text("utf-8"))) if whole else None
    except (OSError, ValueError):
        return None


def publish(made: Mapping[str, Path], output: Path) -> None:
    """Put the finished parts where the report stands, each exchanged for the old one at once.

    ``made`` are the folders that hold parts, by the name of the book; what has no name stands at the top.
    If a copy fails, what stands there stays. Raises OSError.
    """
    _clear(output)
    try:
        for part in PARTS:
            for name, place in sorted(made.items()):
                if (place / part).is_dir():
                    shutil.copytree(place / part, _new(output, part) / name, dirs_exist_ok=True)
        numbers = {part: _number(_new(output, part)) for part in PARTS}
        (output / _WHOLE).write_text(json.dumps(numbers), "utf-8")
    except (OSError, shutil.Error) as error:
        (output / _WHOLE).unlink(missing_ok=True)
        _clear(output)
        raise _first(error) from None
    _exchange(output, numbers)


def recover(output: Path) -> None:
    """Finish what a kill cut off: all parts are new if all were ready, else all stay as they were."""
    try:
        numbers = dict(json.loads((output / _WHOLE).read_text("utf-8")))
    except (FileNotFoundError, ValueError):
        numbers = {}
    _exchange(output, numbers)


def _exchange(output: Path, numbers: Mapping[str, int | None]) -> None:
    """Put the new parts, which are whole, in the places of the old ones; ``numbers`` tell which are new."""
    with _undisturbed():
        for part in PARTS:
            new = _new(output, part)
            if new.exists() and _number(new) == numbers.get(part):
                _swap(new, output / part)
        (output / _WHOLE).unlink(missing_ok=True)
    _clear(output)


def _swap(new: Path, here: Path) -> None:
    """Exchange two folders in one go, so that there is always one; where a file system cannot, in two."""
    if here.exists() and not _exchanged(new, here):
        here.rename(here.with_name(f".old-{here.name}"))
    if not here.exists():
        new.rename(here)


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders in one go; False where that cannot be done. Raises OSError."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    if rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(other))


def _new(output: Path, part: str) -> Path:
    return output / f".new-{part}"


def _number(folder: Path) -> int | None:
    """What tells a folder from all others of its disk, wherever it is moved."""
    return folder.stat().st_ino if folder.exists() else None


def _clear(output: Path) -> None:
    """Take away what is neither the report that stands nor on its way to be it."""
    for part in PARTS:
        old = output / f".old-{part}"
        if old.is_dir() and not (output / part).exists():
            old.rename(output / part)
        shutil.rmtree(old, ignore_errors=True)
        shutil.rmtree(_new(output, part), ignore_errors=True)


def _first(error: OSError) -> OSError:
    """Of all that went wrong in copying a folder, the first."""
    if not isinstance(error, shutil.Error):
        return error
    _, target, words = error.args[0][0]
    number = next((n for n in errno.errorcode if os.strerror(n) in words), errno.EIO)
    return OSError(number, os.strerror(number), target)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let Ctrl-C wait until this is done."""
    held = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, held)
