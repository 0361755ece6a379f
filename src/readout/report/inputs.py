"""What a book is made from, file by file: documents, added words, named periods, notebooks."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from readout import owned, periods
from readout.parameters import Parameters
from readout.report import fingerprint, reading

DOCUMENTS, LEXICON, PERIODS, NOTEBOOKS = "documents", "lexicon", "periods", "notebooks"
SET = "set"
GIVEN = (DOCUMENTS, LEXICON, PERIODS, SET)
"""What a report's maker gives; the rest comes with the library."""


def hashes(parameters: Parameters, output: Path, home: Path) -> dict[str, dict[str, str]]:
    """The hash of each file by its kind and by its name below the kind's folder."""
    seeds = parameters.seeds.resolve()
    words = owned.words(parameters.seeds, parameters.lexicon)
    named = (parameters.periods or seeds / periods.PERIODS).resolve()
    return {
        DOCUMENTS: fingerprint.each(reading.inputs(parameters, output), seeds),
        LEXICON: below(words.resolve()) if words else {},
        PERIODS: fingerprint.each([named], named.parent) if named.is_file() else {},
        NOTEBOOKS: below(home / "notebooks"),
    }


def totals(hashes: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """The hash of all files of a kind; "" where no words are added."""
    found = {kind: fingerprint.of_each(files) for kind, files in hashes.items()}
    return found | ({LEXICON: ""} if hashes.get(LEXICON) == {} else {})


def below(folder: Path) -> dict[str, str]:
    """The hash of each file below a folder."""
    return fingerprint.each(fingerprint.files(folder), folder)
