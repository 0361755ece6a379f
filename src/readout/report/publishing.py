"""What was built takes the place of the last report: whole, or not at all."""

from __future__ import annotations

import json
import shutil
import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PARTS = ("tables", "notebooks", "html")
EDITION = "edition.json"
_WHOLE = ".new"
"""Stands where the new parts are whole and take the places of the old ones."""


def standing(output: Path) -> dict[str, Any] | None:
    """What the report that stands in ``output`` was made from; None if none stands there whole."""
    file = output / "html" / EDITION
    whole = all((output / part).is_dir() for part in PARTS) and (output / "html" / "index.html").is_file()
    try:
        return dict(json.loads(file.read_text("utf-8"))) if whole else None
    except (OSError, ValueError):
        return None


def publish(made: Mapping[str, Path], output: Path) -> None:
    """Put the finished parts where the report stands, each by renaming.

    ``made`` are the folders that hold parts, by the name of the book; what has no name stands at the top.
    """
    for part in PARTS:
        shutil.rmtree(output / f".new-{part}", ignore_errors=True)
        shutil.rmtree(output / f".old-{part}", ignore_errors=True)
        for name, place in sorted(made.items()):
            if (place / part).is_dir():
                shutil.copytree(place / part, output / f".new-{part}" / name, dirs_exist_ok=True)
    (output / _WHOLE).touch()
    _exchange(output)


def _exchange(output: Path) -> None:
    """Put the new parts, which are whole, in the places of the old ones."""
    with _undisturbed():
        for part in PARTS:
            new, here = output / f".new-{part}", output / part
            if new.exists() and here.exists():
                here.rename(output / f".old-{part}")
            if new.exists():
                new.rename(here)
        (output / _WHOLE).unlink()
    for part in PARTS:
        shutil.rmtree(output / f".old-{part}", ignore_errors=True)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let Ctrl-C wait until this is done."""
    held = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, held)


def recover(output: Path) -> None:
    """Finish what a kill cut off: all parts are new if all were ready, else all stay as they were."""
    if (output / _WHOLE).exists():
        _exchange(output)
    for part in PARTS:
        shutil.rmtree(output / f".new-{part}", ignore_errors=True)
        old = output / f".old-{part}"
        if old.is_dir() and not (output / part).exists():
            old.rename(output / part)
        shutil.rmtree(old, ignore_errors=True)
