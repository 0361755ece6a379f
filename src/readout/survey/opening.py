"""A set opened for counting: DuckDB over its Parquet files, with what is asked for as views."""

from __future__ import annotations

import weakref
from collections.abc import Iterator
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import fsspec
from pydantic import ValidationError

from readout.collection import MANIFEST, is_address, schema, storage
from readout.collection.manifest import Manifest
from readout.documents.bases import BASES
from readout.errors import InputError
from readout.parameters import Parameters
from readout.survey import asked

MEMORY = "128MB"
SQL = files("readout.survey")
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "memory_limit": MEMORY,
    "threads": 1,  # chapters are made side by side, one a core
    "preserve_insertion_order": False,
    "autoinstall_known_extensions": False,  # nothing is fetched from anywhere
    "autoload_known_extensions": False,
}
_NAMES = {
    "sides": "SELECT side AS name FROM all_figures",
    "speakers": "SELECT speaker AS name FROM all_figures",
    "participants": "SELECT unnest(list_append(participants, host)) AS name FROM all_events",
}
_EVERYTHING = Parameters()


class Survey:
    """A set, what is asked of it, and the connection that answers queries about it.

    ``sql`` makes the views that the queries are about: for readers, with the set's folder left to them.
    """

    def __init__(self, address: str, parameters: Parameters = _EVERYTHING) -> None:
        """Open a set. Raises InputError if none stands there, and for a name that it does not hold."""
        asked.check(parameters)
        self.address = address.rstrip("/")
        self.parameters = parameters
        self.manifest = manifest(address)
        spill = TemporaryDirectory(prefix="readout-")
        weakref.finalize(self, spill.cleanup)
        self._connection = duckdb.connect(config={**_SETTINGS, "temp_directory": spill.name})
        tables = _tables(self.manifest)
        self.rows(_in(self._place(), tables))
        views = (SQL / "asked.sql").read_text("utf-8").format(
            weak=asked.listed(name for name, (sure, said) in BASES.items() if sure == "weak" and said),
            dates=asked.dates(parameters),
            figures=asked.figures(parameters, self._names),
            events=asked.events(parameters, self._names),
        )  # fmt: skip
        self.rows(views)
        self.sql = _in(self._shown(), tables) + views

    def rows(self, query: str) -> list[dict[str, Any]]:
        """What a query answers, a dictionary a row. Raises InputError where a file cannot be read."""
        try:
            answer = self._connection.execute(query)
            names = [column[0] for column in answer.description or ()]
            return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]
        except (duckdb.IOException, duckdb.InvalidInputException) as error:
            raise InputError(
                f"{self.address}: {str(error).splitlines()[0]}; run readout extract again"
            ) from None

    def close(self) -> None:
        """Let the files go."""
        self._connection.close()

    def row(self, query: str) -> dict[str, Any]:
        """The one row that a query answers."""
        (found,) = self.rows(query)
        return found

    def _place(self) -> str:
        """The set's folder as DuckDB knows it; a store is read through fsspec, as it was written."""
        if not is_address(self.address):
            return f"{Path(self.address).resolve().as_posix()}/"
        system, path = fsspec.url_to_fs(self.address)
        with suppress(FileNotFoundError, NotImplementedError):  # what a server without listings says
            system.find(path)  # remembered: a store is not asked of each file for each query
        self._connection.register_filesystem(system)
        return f"{self.address}/"

    def _shown(self) -> str:
        """The set's folder as readers know it: a store's address, else the folder that they are in."""
        return f"{self.address}/" if is_address(self.address) else ""

    def _names(self, parameter: str) -> Iterator[str]:
        query = f"SELECT name FROM ({_NAMES[parameter]}) WHERE name <> '' GROUP BY name"
        found = self._connection.execute(f"{query} ORDER BY count(*) DESC, name")
        while some := found.fetchmany(1_000):
            yield from (name for (name,) in some)


def _in(folder: str, tables: str) -> str:
    return tables.replace("folder = ''", f"folder = {asked.literal(folder)}")


def _tables(found: Manifest) -> str:
    """The views of the set's files; a table without files is an empty one."""
    views = []
    for table in schema.TABLES:
        if found.tables.get(table):
            source = f"FROM read_parquet(files('{table}'))"
        else:
            none = duckdb.from_arrow(schema.schema(table).empty_table())
            columns = (
                f'NULL::{kind} AS "{name}"' for name, kind in zip(none.columns, none.types, strict=True)
            )
            source = f"SELECT {', '.join(columns)} WHERE false"
        views.append(f"CREATE VIEW all_{table} AS {source};\n")
    return (SQL / "tables.sql").read_text("utf-8") + "".join(views)


def manifest(address: str) -> Manifest:
    """What a set consists of. Raises InputError if none stands at the address, or one of another format."""
    file = f"{address.rstrip('/')}/{MANIFEST}"
    with storage.reached(file):
        content = storage.read(storage.place(address), MANIFEST)
    if content is None:
        raise InputError(f"{file}: there is no such file; name a folder that readout extract has written to")
    try:
        found = Manifest.model_validate_json(content)
    except ValidationError:
        raise InputError(f"{file}: is no set's manifest; run readout extract again") from None
    if found.format != schema.FORMAT:
        raise InputError(f"{file}: format {found.format} is not {schema.FORMAT}; run readout extract again")
    return found


def read(address: str, parameters: Parameters = _EVERYTHING) -> Survey:
    """The set at an address, as it is asked for.

    Raises InputError if none stands there, and for a name asked for that it does not hold.
    """
    return Survey(address, parameters)
