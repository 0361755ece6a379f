"""A folder of documents in, each with everything that was read in it out: what all editions share."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from readout.documents import read_folder
from readout.extraction import extract
from readout.parameters import Parameters
from readout.records import Document


def documents(folder: Path, parameters: Parameters) -> list[Document]:
    """The documents of a folder, ordered by id. Depends on ``parameters.READING`` of the parameters alone.

    Raises InputError on bad input.
    """
    sources = read_folder(folder)
    if parameters.show == "sentences":
        sources = [replace(source, show="sentences") for source in sources]
    return [extract(source) for source in sources]
