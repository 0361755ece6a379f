"""What a set (``readout.collection``) holds, counted where it stands: a report that never loads it whole.

``readout report SET`` makes a book of a set; SET is the address of a folder with a manifest.json, on this
machine or in a store. A notebook asks in the same way::

    from readout.survey import claims, opening
    found = opening.read("s3://bucket/set", parameters)
    claims.by_month(found, "displaced")

DuckDB reads the set's Parquet files, within a limit of memory that does not grow with the set. What is
counted is defined once, as views (``tables.sql``, ``asked.sql``); the book gives them to its readers, so
that each query printed in it is one that they can run. Claims are counted, their numbers never added up. Of
every count the first claims are shown with their sentences, by date of publication, document and place in
the text; the others are told by their number and by the query that lists them. A selection (date_from,
date_to, sides, outcomes, categories, speakers, participants) is made when the set is read; what depends on
the reading of documents (lexicon, reference_date, show) is given to ``readout extract``.
"""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from readout import collection
from readout.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import ModuleType

    from readout.parameters import Parameters


def is_set(address: str) -> bool:
    """Whether an address is a set's: a store's, or a folder's on this machine with a set's manifest."""
    if collection.is_address(address):
        return True
    try:
        found = json.loads((Path(address) / collection.MANIFEST).read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(found, dict) and {"format", "partitions", "tables"} <= set(found)


def report(
    address: str,
    parameters: Parameters,
    output: Path,
    messages: TextIO,
    why: Callable[[str], None] | None = None,
    home: Path | None = None,
) -> bool:
    """Build the report on a set into ``output``: ``book.build``.

    Raises InputError where the packages for it are missing.
    """
    book = _asking("book")
    return bool(book.build(address, parameters, output, messages, home or book.HOME, why))


def made_from(
    address: str, parameters: Parameters, home: Path, recorded: Mapping[str, str]
) -> dict[str, Any]:
    """What a report on a recorded set would be made from: ``verifying.made_from``.

    Raises InputError where the packages for it are missing.
    """
    return dict(_asking("verifying").made_from(address, parameters, home, recorded))


def _asking(name: str) -> ModuleType:
    """A module that asks a set."""
    try:
        return import_module(f"{__name__}.{name}")
    except ModuleNotFoundError as error:
        remedy = "make large, or: pip install 'readout[large]'"
        raise InputError(f"the report on a set needs {error.name}; install it with: {remedy}") from None
