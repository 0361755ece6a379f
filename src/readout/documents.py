"""Reading a folder: which files are documents, their text, and what is known of each."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from readout.records import Basis


@dataclass(frozen=True)
class Source:
    """A document as it stands in its file."""

    id: str
    file: str
    text: str
    sha256: str
    title: str = ""
    date: str = ""
    date_basis: Basis = "none"
    date_span: tuple[int, int] | None = None
    publisher: str = ""
    url: str = ""


def read_folder(folder: Path) -> list[Source]:
    """The documents of a folder, ordered by id. Raises readout.errors.InputError on bad input."""
    raise NotImplementedError
