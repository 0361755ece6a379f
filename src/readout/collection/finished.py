"""Finished work: parts that stand under their key, and the note that says so, which is written last."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from pydantic import ValidationError

from readout.collection import storage
from readout.collection.manifest import Done, Part
from readout.collection.storage import Place

NOTES = "done"
"""The folder of the notes."""


def key(*words: str) -> str:
    """A name for what is made from all that the words say."""
    told = "\0".join(words).encode("utf-8", "surrogateescape")
    return hashlib.sha256(told).hexdigest()[:20]


def note(key: str) -> str:
    """The place of a note below a set's folder."""
    return f"{NOTES}/{key}.json"


def part(table: str, key: str) -> str:
    """The place of a part below a set's folder."""
    return f"{table}/{key}.parquet"


def find(output: Place, key: str) -> Done | None:
    """What was finished under a key, if all its parts are there, each as large as it was written."""
    content = storage.read(output, note(key))
    if content is None:
        return None
    try:
        done = Done.model_validate_json(content)
    except ValidationError:
        return None
    whole = all(storage.size(output, p.file) == p.bytes for p in done.parts.values())
    return done if whole else None


def keep(output: Place, done: Done, files: Mapping[str, Path], rows: Mapping[str, int]) -> Done:
    """Put the files of some tables into their places, then the note that they are there; return it."""
    parts = {}
    for table, file in files.items():
        content = file.read_bytes()
        name = part(table, done.key)
        storage.write(output, name, content)
        digest = hashlib.sha256(content).hexdigest()
        parts[table] = Part(file=name, rows=rows[table], bytes=len(content), sha256=digest)
    whole = done.model_copy(update={"parts": parts})
    storage.write(output, note(done.key), whole.model_dump_json().encode())
    return whole
