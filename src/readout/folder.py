"""A folder of documents in, each with everything that was read in it out: what all editions share."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from readout import apart, corrections, owned
from readout.corrections import read_corrections
from readout.documents import Source, files_of, in_order, texts_of
from readout.documents.duplicates import marked
from readout.documents.excerpt import excerpt
from readout.documents.sources import Known
from readout.extracts import Extracts
from readout.parameters import Parameters
from readout.records import Document


def documents(folder: Path, parameters: Parameters, kept: Extracts | None = None) -> list[Document]:
    """The documents of a folder, ordered by id, their records as people left them, withheld what must be.

    Depends on ``parameters.READING`` of the parameters alone. Raises InputError on bad input, and for a
    correction that no longer fits its text.
    """
    owned.check(folder)
    entries = read_corrections(folder / owned.CORRECTIONS)
    checked = corrections.applied(found(folder, parameters, kept), entries)
    return [excerpt(d) if d.show == "sentences" else d for d in checked]


def found(folder: Path, parameters: Parameters, kept: Extracts | None = None) -> list[Document]:
    """The documents of a folder in full, ordered by id, with what the library finds in them; copies as such.

    With ``kept``, only files that it does not know are read, in several processes, and kept for the next
    time; call it then where no other thread runs. Raises InputError on bad input.
    """
    files = {path: (known, _key(path, known, parameters)) for path, known in files_of(folder)}
    read = {path: kept.get(key) if kept else None for path, (_, key) in files.items()}
    fresh = {path: _texts(path, files[path][0], parameters) for path in files if read[path] is None}
    sources = [source for texts in fresh.values() for source in texts]
    everything: list[Document | Source] = [*_all(read), *sources]
    in_order(folder, everything)
    extracted = iter(_extracted(folder, sources, parameters, bool(kept)))
    for path, texts in fresh.items():
        read[path] = [next(extracted) for _ in texts]
        if kept:
            kept.put(read[path] or [], files[path][1])
    return marked(in_order(folder, _all(read)))


def _all(read: Mapping[Path, Sequence[Document] | None]) -> list[Document]:
    return [document for each in read.values() for document in each or ()]


def _texts(path: Path, known: Known, parameters: Parameters) -> list[Source]:
    texts = texts_of(path, known)
    return [replace(text, show="sentences") for text in texts] if parameters.show == "sentences" else texts


def _key(path: Path, known: Known, parameters: Parameters) -> str:
    """Everything that the reading of a file depends on beside the library and its words."""
    try:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        digest = ""
    return "\0".join((path.name, digest, known.model_dump_json(), parameters.show, parameters.reference_date))


def _extracted(
    folder: Path, sources: Sequence[Source], parameters: Parameters, several: bool
) -> list[Document]:
    """What the grammars read; they are imported only where there is anything to read."""
    words = owned.words(folder, parameters.lexicon)
    if not sources:
        return []
    if words:
        return apart.extracted(sources, parameters.reference_date, words)
    if several:
        from readout import extracting

        return extracting.extracted(sources, parameters.reference_date)
    from readout.extraction import read

    return [read(source, parameters.reference_date) for source in sources]
