"""Records kept on disk between the steps of a report: one line of JSON a document."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from readout.errors import InputError
from readout.records import Document


def save(documents: Sequence[Document], file: Path) -> None:
    """Write documents with all their records; a file that already says the same is left alone."""
    put("".join(f"{d.model_dump_json()}\n" for d in documents), file)


def put(text: str, file: Path) -> None:
    """Write a text, whole or not at all; a file that already says the same is left alone."""
    if not file.is_file() or file.read_text("utf-8") != text:
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh = file.with_suffix(".fresh")
        fresh.write_text(text, "utf-8", newline="\n")
        fresh.replace(file)


def load(file: Path) -> list[Document]:
    """The documents of a file that ``save`` wrote. Raises InputError if a line is none."""
    found = []
    for number, line in enumerate(file.read_text("utf-8").split("\n"), 1):
        if not line:
            continue
        try:
            found.append(Document.model_validate_json(line))
        except ValidationError as error:
            first = error.errors()[0]
            raise InputError(
                f"{file}, line {number}: {first['msg']} at {first['loc']}; extract again"
            ) from None
    return found
