"""What a folder's owner may put beside the documents, by name."""

from __future__ import annotations

from pathlib import Path

SOURCES = "sources.yml"
CORRECTIONS = "corrections.yml"
LEXICON = "lexicon"
"""The folder of additions to the word lists."""


def words(seeds: Path, asked: Path | None) -> Path | None:
    """The folder of added words: the one asked for, else the one among the documents, None without."""
    among = seeds / LEXICON
    return asked or (among if among.is_dir() else None)
