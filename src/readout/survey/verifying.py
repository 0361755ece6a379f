"""The set that a report's record names: whether it is the one that stands at an address, to the last file."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from readout.collection import MANIFEST, storage
from readout.errors import InputError
from readout.parameters import Parameters
from readout.survey import book, opening

_OTHER = "give the set that the report was made from: --documents SET"


def made_from(
    address: str, parameters: Parameters, home: Path, recorded: Mapping[str, str]
) -> dict[str, Any]:
    """What a report on a set would be made from; ``recorded`` has the hash of its manifest.

    Raises InputError where another set stands there, or none, or one with a file that is not as its manifest
    says.
    """
    manifest = opening.manifest(address)
    place = storage.place(address)
    content = storage.read(place, MANIFEST) or b""
    if recorded.get(MANIFEST) != hashlib.sha256(content).hexdigest():
        raise InputError(
            f"{place.below(MANIFEST)}: is that of another set, or of another state of it; {_OTHER}"
        )
    for part in (part for parts in manifest.tables.values() for part in parts):
        found = storage.read(place, part.file)
        if found is None or hashlib.sha256(found).hexdigest() != part.sha256:
            raise InputError(
                f"{place.below(part.file)}: is not as the manifest says; run readout extract again"
            )
    return book.made_from(content, parameters, home)
