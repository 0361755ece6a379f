"""A collection too large for one machine's memory: read in partitions, its records a set of Parquet files.

A set is a folder, on this machine or in a store (any address that fsspec knows):

``manifest.json``             written last: a folder without it is no set, whatever stands in it
``documents/KEY.parquet``     a row a document, text included, without its figures and meetings
``figures/KEY.parquet``       a row a figure: ``document`` names its document
``meetings/KEY.parquet``      a row a meeting
``unread/KEY.parquet``        a row a file, or a table's row, that could not be read, and why: no document
``fingerprints/KEY.parquet``  a row a document: what copies of it are found by
``events/KEY.parquet``        a row an event: the meetings of all documents, merged month by month
``copies/KEY.parquet``        a row for each document, figure or meeting that only repeats another's
``done/KEY.json``             what a finished partition holds: by this an interrupted run goes on

Columns and their types are those of the record types (``readout.records``), made by ``schema``: a list stays
a list, a record in a record is a struct, so that ``schema.records`` gives the same records back. Two things
differ from the tables of a report: rows hold copies too, and ``copy_of`` in them is always empty. What only
repeats another is named in ``copies`` (columns ``table``, ``id``, ``copy_of``); to count everything once,
leave out the rows whose ``id`` stands there (an anti-join). ``events`` leave them out already.

``manifest.json`` lists the files of each table with their rows and hashes (``manifest.Manifest``): a reader
takes those and no others. ``KEY`` is made from what a partition was made of: names and bytes of its files,
what sources.yml says of them, library, word lists, parameters. Nothing that stands under a key is ever
changed; a new run writes new files, then the manifest, and then takes away what no longer belongs to the
set. Hence a set is always the old or the new one, and the same collection makes the same bytes anywhere.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from readout.errors import InputError

if TYPE_CHECKING:
    from readout.collection.manifest import Manifest
    from readout.parameters import Parameters

os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
"""Arrow's own allocator keeps what it was given, for each of its threads; the system's gives it back."""

MANIFEST = "manifest.json"
SIZE = 500
"""Files in a partition, more or less: some seconds' work, and a few megabytes of records."""
SIGNS = frozenset("*?[")


def is_address(place: str) -> bool:
    """Whether a place is one in a store, not a path."""
    return re.match(r"[a-z][a-z0-9+.-]*://", place) is not None


def is_pattern(place: str) -> bool:
    """Whether a place stands for many files; one that exists as it is written does not."""
    return not SIGNS.isdisjoint(place) and not Path(place).exists()


def asked(source: str, output: str) -> bool:
    """Whether a set is asked for by how documents or results are named: by a pattern, or in a store."""
    return is_pattern(source) or is_address(source) or is_address(output)


def extract(source: str, output: str, parameters: Parameters, size: int, scheduler: str = "") -> Manifest:
    """A collection read into a set: ``running.extract``. Raises InputError where its packages are missing."""
    try:
        from readout.collection.running import extract
    except ModuleNotFoundError as error:
        remedy = "make large, or: pip install 'readout[large]'"
        raise InputError(f"large collections need {error.name}; install it with: {remedy}") from None
    return extract(source, output, parameters, size, scheduler)
