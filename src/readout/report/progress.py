"""What is being made and how long it will still take, on a terminal; nothing where nobody watches.

What a step takes is known from the last run: each of the steps that run side by side has its share of the
time that passes. The shares are kept beside what is being made, never in what is published.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from types import TracebackType
from typing import TextIO

from tqdm import tqdm

_EVERY = 0.5  # seconds between two looks at the clock
_LONGEST = 60  # characters of the steps' names
_FORMAT = "  {bar:20} {desc}"


class Progress:
    """Tells of steps on ``messages`` if that is a terminal; the file ``memory`` keeps their shares.

    ``say`` is told in a line why each step runs, or that it does not.
    """

    def __init__(self, messages: TextIO, memory: Path, say: Callable[[str], None] | None = None) -> None:
        self._say = say
        self._memory, self._shares = memory, _read(memory)
        self._left, self._expected = dict(self._shares), set[str]()
        self._spent: dict[str, float] = {}
        self._running: list[str] = []
        self._done, self._seen = 0.0, time.monotonic()
        self._lock, self._over = threading.Lock(), threading.Event()
        self._bar = tqdm(
            file=messages, disable=not messages.isatty(), leave=False, bar_format=_FORMAT, total=1
        )
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Progress:
        if not self._bar.disable:
            self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._over.set()
        if self._thread.is_alive():
            self._thread.join()
        self._bar.close()
        if kind is None:
            self._shares = {name: self._shares[name] for name in self._shares if name in self._expected}
        self._memory.parent.mkdir(parents=True, exist_ok=True)
        self._memory.write_text(json.dumps(self._shares, indent=1, sort_keys=True), "utf-8")

    def expect(self, names: Iterable[str]) -> None:
        """These steps come next; some may be found to be made already."""
        with self._lock:
            usual = sum(self._shares.values()) / len(self._shares) if self._shares else 0.0
            expected = {name: self._shares.get(name, usual) for name in names}
            self._left |= expected
            self._expected |= expected.keys()

    def tell(self, line: Callable[[], str]) -> None:
        """Say a line, if anybody wants to know; it is made for that alone."""
        if self._say:
            with self._lock, tqdm.external_write_mode(nolock=True):
                self._say(line())

    def start(self, name: str) -> None:
        """A step begins."""
        with self._lock:
            self._share_out()
            self._running.append(name)
            self._spent[name] = 0.0
            self._show()

    def end(self, name: str, made: bool = True) -> None:
        """A step is over; ``made`` is false where nothing had to be done or nothing came of it."""
        with self._lock:
            self._share_out()
            self._left.pop(name, None)
            if name in self._running:
                self._running.remove(name)
            if made and name in self._spent:
                self._shares[name] = round(self._spent[name], 2)
            self._show()

    def _watch(self) -> None:
        while not self._over.wait(_EVERY):
            with self._lock:
                self._share_out()
                self._show()

    def _share_out(self) -> None:
        """Give the time since the last look to the steps that ran in it."""
        now = time.monotonic()
        passed, self._seen = now - self._seen, now
        self._done += passed if self._running else 0.0
        for name in self._running:
            self._spent[name] += passed / len(self._running)

    def _show(self) -> None:
        to_come = sum(max(0.0, share - self._spent.get(name, 0.0)) for name, share in self._left.items())
        names = " · ".join(self._running) or "a moment"
        self._bar.total = max(self._done + to_come, 0.1)
        self._bar.n = self._done if self._shares else 0
        self._bar.set_description_str(f"{_left(to_come, self._shares)}: {names[:_LONGEST]}", refresh=True)


def _left(seconds: float, known: object) -> str:
    """How long it will take, as a person says it."""
    if not known:
        return "the first run takes longest"
    if seconds < 1:
        return "almost done"
    return f"about {seconds:.0f} s left" if seconds < 100 else f"about {seconds / 60:.0f} min left"


def _read(memory: Path) -> dict[str, float]:
    try:
        found = json.loads(memory.read_text("utf-8"))
        return {str(name): float(share) for name, share in found.items()}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}
