"""What a folder's owner may put beside the documents, by name."""

from __future__ import annotations

import os
from pathlib import Path

from readout.errors import InputError

SOURCES = "sources.yml"
CORRECTIONS = "corrections.yml"
LEXICON = "lexicon"
"""The folder of additions to the word lists."""


def check(folder: Path) -> None:
    """Raise InputError for a folder that may not be read, before anything in it is looked for."""
    if folder.is_dir() and not os.access(folder, os.R_OK | os.X_OK):
        raise InputError(f"{folder}: cannot be opened (Permission denied); let it be read and entered")


def words(seeds: Path, asked: Path | None) -> Path | None:
    """The folder of added words: the one asked for, else the one among the documents, None without."""
    among = seeds / LEXICON
    return asked or (among if among.is_dir() else None)
