"""Sets of hand-made records, written by the set's own schema: no reading takes part."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import pyarrow.parquet as pq

from readout.chronology import merge
from readout.collection import schema
from readout.collection.manifest import Done, Manifest, Part
from readout.collection.schema import Copy
from readout.corpus import Corpus
from readout.records import Document, Event, Figure, Meeting, Record


def write(place: Path, corpus: Corpus, each: int = 2) -> Path:
    """The set of a corpus, in partitions of so many documents; returns its folder."""
    documents = sorted((*corpus.documents, *corpus.unread), key=lambda d: d.id)
    tables: dict[str, list[Part]] = {name: [] for name in schema.TABLES}
    partitions = []
    for first in range(0, len(documents), each):
        some = documents[first : first + each]
        parts = {}
        for table in schema.PARTITIONED:
            parts[table] = _part(place, table, f"{first:04}", _records(table, some))
            tables[table].append(parts[table])
        partitions.append(
            Done(key=f"{first:04}", first=some[0].file, last=some[-1].file, files=len(some), parts=parts)
        )
    tables["events"].append(_part(place, "events", "all", corpus.events))
    tables["copies"].append(_part(place, "copies", "all", _copies(corpus.documents)))
    whole = Manifest(
        format=schema.FORMAT, readout="0", library="0", parameters={}, partition_size=each,
        rows={name: sum(part.rows for part in parts) for name, parts in tables.items()},
        tables=tables, partitions=partitions, merged=[],
    )  # fmt: skip
    (place / "manifest.json").write_text(whole.model_dump_json(), "utf-8")
    return place


def of(place: Path, *documents: Document) -> Path:
    """The set of some documents, with the events that they tell of."""
    return write(place, Corpus(documents, tuple(merge(documents))))


def _records(table: str, documents: Sequence[Document]) -> list[Record]:
    read = [d for d in documents if not d.unread]
    match table:
        case "documents":
            return [d.model_copy(update={"copy_of": ""}) for d in read]
        case "fingerprints":
            return []
        case "unread":
            return [schema.Unread(id=d.id, file=d.file, unread=d.unread) for d in documents if d.unread]
    records: list[Figure | Meeting] = [r for d in read for r in getattr(d, table)]
    return [r.model_copy(update={"copy_of": ""}) for r in records]


def _copies(documents: Sequence[Document]) -> list[Copy]:
    found = [Copy(table="documents", id=d.id, copy_of=d.copy_of) for d in documents if d.copy_of]
    for d in documents:
        found += [Copy(table="figures", id=r.id, copy_of=r.copy_of) for r in d.figures if r.copy_of]
        found += [Copy(table="meetings", id=r.id, copy_of=r.copy_of) for r in d.meetings if r.copy_of]
    return found


def _part(place: Path, table: str, key: str, records: Sequence[Record | Event | Copy]) -> Part:
    file = place / table / f"{key}.parquet"
    file.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(schema.arrow(table, records), file)
    content = file.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    return Part(file=f"{table}/{key}.parquet", rows=len(records), bytes=len(content), sha256=digest)
