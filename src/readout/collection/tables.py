"""Parquet files of a set's tables: written a batch of rows at a time, read by column and condition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
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


class Writer:
    """Files of some tables in a folder, open for rows; ``rows`` counts those that were written."""

    def __init__(self, folder: Path, tables: Iterable[str]) -> None:
        self.files = {table: folder / f"{table}.parquet" for table in tables}
        self.rows: Counter[str] = Counter()
        self._open = {
            table: pq.ParquetWriter(file, schema(table), compression="zstd")
            for table, file in self.files.items()
        }

    def add(self, table: str, records: Sequence[Record]) -> None:
        """Write records as rows of a table."""
        if records:
            self._open[table].write_table(arrow(table, records))
            self.rows[table] += len(records)

    def __enter__(self) -> Writer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for writer in self._open.values():
            writer.close()


def among(column: str, values: Collection[str]) -> Any:
    """The condition that a column has one of some values."""
    return pc.field(column).isin(pa.array(sorted(values), pa.string()))


def rows(
    output: Place,
    table: str,
    keys: Sequence[str],
    condition: Any = None,
    columns: Sequence[str] | None = None,
) -> pa.Table:
    """The rows of a table's parts that meet a condition (a pyarrow expression), in the order of the parts."""
    paths = [output.below(finished.part(table, key)) for key in keys]
    system = None if output.local else output.system
    found = ds.dataset(paths, schema=schema(table), format="parquet", filesystem=system)
    return found.to_table(columns=list(columns) if columns else None, filter=condition, use_threads=False)
