"""A folder of documents in, each with everything that was read in it out: what all editions share."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from readout import apart, corrections
from readout.corrections import CORRECTIONS, read_corrections
from readout.documents import read_folder
from readout.documents.duplicates import marked
from readout.documents.excerpt import excerpt
from readout.extraction import extract
from readout.lexicon import additions
from readout.parameters import Parameters
from readout.records import Document


def documents(folder: Path, parameters: Parameters) -> list[Document]:
    """The documents of a folder, ordered by id, their records as people left them, withheld what must be.

    Depends on ``parameters.READING`` of the parameters alone. Raises InputError on bad input, and for a
    correction that no longer fits its text.
    """
    checked = corrections.applied(found(folder, parameters), read_corrections(folder / CORRECTIONS))
    return [excerpt(d) if d.show == "sentences" else d for d in checked]


def found(folder: Path, parameters: Parameters) -> list[Document]:
    """The documents of a folder in full, ordered by id, with what the library finds in them; copies as such.

    Raises InputError on bad input.
    """
    sources = read_folder(folder)
    if parameters.show == "sentences":
        sources = [replace(source, show="sentences") for source in sources]
    words = additions.folder_of(folder, parameters.lexicon)
    if words:
        return marked(apart.extracted(sources, parameters.reference_date, words))
    return marked([extract(source, parameters.reference_date) for source in sources])
