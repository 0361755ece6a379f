"""Which steps were begun since the database was written: after a kill nobody knows what they left behind."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path
from types import TracebackType


class Journal:
    """The steps that were begun, in a file beside the database; ``names`` are those that may run now.

    A database that a kill cut off is none.
    """

    def __init__(self, database: Path, names: Collection[str]) -> None:
        self.database, self._names = database, names
        self._file = database.with_suffix(".begun")
        self.unfinished = _unfinished(self._file)

    def __enter__(self) -> Journal:
        try:
            json.loads(self.database.read_bytes() if self.database.exists() else "{}")
        except ValueError:
            self.database.unlink()
        return self

    def begin(self, name: str) -> None:
        """A step begins: until the database is written, what it leaves is not to be relied on."""
        with self._file.open("a", encoding="utf-8", newline="\n") as file:
            file.write(f"{json.dumps([name, False])}\n")

    def end(self, name: str) -> None:
        """What a step made is whole, and stands in the database as it was written."""
        with self._file.open("a", encoding="utf-8", newline="\n") as file:
            file.write(f"{json.dumps([name, True])}\n")

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """The database is written; a step that failed stands there as one that has to run."""
        if kind is None:
            left = sorted(self.unfinished - set(self._names))
            self._file.write_text("".join(f"{json.dumps([name, False])}\n" for name in left), "utf-8")


def _unfinished(file: Path) -> frozenset[str]:
    """The steps that were begun and did not end; of the last line a kill may have cut off a part."""
    text = file.read_text("utf-8") if file.is_file() else ""
    ended = dict(json.loads(line) for line in text.splitlines() if line.endswith("]"))
    return frozenset(name for name, whole in ended.items() if not whole)
