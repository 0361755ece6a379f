"""Parquet files of a set's tables: written a group of rows at a time, read by column and condition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds
import pyarrow.parquet as pq

from readout.collection import finished
from readout.collection.schema import arrow, schema
from readout.collection.storage import Place
from readout.records import Record

_GROUP = 4_000_000
"""Bytes of columns that are written together: a reader holds some such groups at a time."""


class Writer:
    """Files of some tables in a folder, open for rows; ``rows`` counts those that were added."""

    def __init__(self, folder: Path, tables: Iterable[str]) -> None:
        self.files = {table: folder / f"{table}.parquet" for table in tables}
        self.rows: Counter[str] = Counter()
        self._held: dict[str, list[pa.Table]] = {table: [] for table in self.files}
        self._bytes: Counter[str] = Counter()
        self._open = {
            table: pq.ParquetWriter(file, schema(table), compression="zstd")
            for table, file in self.files.items()
        }

    def add(self, table: str, records: Sequence[Record]) -> None:
        """Add records as rows of a table: columns take a tenth of what the records take."""
        if records:
            part = arrow(table, records)
            self._held[table].append(part)
            self._bytes[table] += part.nbytes
            self.rows[table] += len(records)
            if self._bytes[table] > _GROUP:
                self._write(table)

    def _write(self, table: str) -> None:
        if self._held[table]:
            self._open[table].write_table(pa.concat_tables(self._held[table]))
            self._held[table], self._bytes[table] = [], 0

    def __enter__(self) -> Writer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for table, writer in self._open.items():
            self._write(table)
            writer.close()


def among(column: str, values: Collection[str]) -> Any:
    """The condition that a column has one of some values."""
    return pc.field(column).isin(pa.array(sorted(values), pa.string()))


def rows(
    output: Place,
    table: str,
    keys: Sequence[str],
    condition: Any = None,
    columns: Sequence[str] | Mapping[str, Any] | None = None,
) -> pa.Table:
    """The rows of a table's parts that meet a condition (a pyarrow expression), in the order of the parts.

    Parts are read one after the other, so that no more than one is held whole; from a store, each at once.
    """
    paths = [output.below(finished.part(table, key)) for key in keys]
    system = None if output.local else output.system
    reading = ds.ParquetFragmentScanOptions(pre_buffer=not output.local)
    form = ds.ParquetFileFormat(default_fragment_scan_options=reading)
    each = (ds.dataset(some, schema(table), form, system) for some in [[path] for path in paths] or [[]])
    wanted = {"columns": columns, "filter": condition, "use_threads": False}
    return pa.concat_tables([one.to_table(**wanted) for one in each])
