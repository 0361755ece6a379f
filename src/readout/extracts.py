"""What was read in each file, kept by what it was read from: a file that did not change is not read again.

An entry holds the hash of its own content; one that was damaged or cut off is as good as none.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from readout.records import Document


class Extracts:
    """The entries of a folder; ``made_by`` stands for all that reads: library, words, parameters."""

    def __init__(self, folder: Path, made_by: str) -> None:
        self._folder, self._made_by = folder, made_by
        self._used: set[str] = set()

    def get(self, file: str) -> list[Document] | None:
        """What was read in a file of which ``file`` says everything; None if that is not known."""
        place = self._place(file)
        try:
            digest, _, text = place.read_text("utf-8").partition("\n")
            if digest != _hash(text):
                return None
            return [Document.model_validate_json(line) for line in text.split("\n") if line]
        except (OSError, UnicodeDecodeError, ValidationError):
            return None

    def put(self, found: Sequence[Document], file: str) -> None:
        """Keep what was read in a file, whole or not at all."""
        place = self._place(file)
        text = "".join(f"{d.model_dump_json()}\n" for d in found)
        self._folder.mkdir(parents=True, exist_ok=True)
        fresh = place.with_suffix(".fresh")
        fresh.write_text(f"{_hash(text)}\n{text}", "utf-8", newline="\n")
        fresh.replace(place)

    def prune(self) -> None:
        """Take away what nobody has asked for."""
        for path in self._folder.glob("*"):
            if path.name not in self._used:
                path.unlink()

    def _place(self, file: str) -> Path:
        name = _hash(f"{self._made_by}\0{file}")
        self._used.add(name)
        return self._folder / name


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()
