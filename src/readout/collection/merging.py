"""What goes across documents: which only repeat another, and which meetings are one event.

Neither needs the texts again, nor all records at once. Copies are looked for among the documents that have
the same words, a share of all hashes at a time; edited reprints, which a report finds by comparing texts, are
not found. Events are merged month by month: what one document dates on the last day of a month and another
on the first of the next stays two events, and so do a meeting with a month and one with only a year.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Literal, TypeVar

import pyarrow as pa
import pyarrow.compute as pc

from readout.collection import finished, library, storage, tables
from readout.collection.manifest import Done
from readout.collection.schema import FORMAT, Copy, Fingerprint, records, schema
from readout.collection.storage import Place
from readout.collection.tables import Writer
from readout.documents.duplicates import SHORT, near, repeating
from readout.records import Event, Figure, Meeting

R = TypeVar("R", Figure, Meeting)
Told = Literal["figures", "meetings"]

SHARE = 10_000
"""Documents whose fingerprints are compared together, unless that makes too many shares."""
_SHARES = 400
"""Shares at most: each reads the fingerprints of all documents."""
_HELD = 500
"""Copies whose records are held at a time, with those of their originals."""
_MEETINGS = range(5_000, 20_001)
"""Meetings that are held at a time, as columns, unless one month has more."""
_GROUPS = 100
"""Groups of months, so that these bounds allow: each reads the meetings of all partitions that have such."""
_REASONS = frozenset({"cues", "agenda", "agreed"})
"""Columns that hold most of a record and tell nothing of whether two are the same."""
_FILE = "__filename"
"""Arrow's name for the column that says which part a row stands in."""
_MONTH = "month"


@dataclass(frozen=True)
class Copies:
    """Copies to be looked for: those with hashes from ``first`` to below ``last``, among all partitions."""

    output: str
    library: str
    partitions: tuple[str, ...]
    first: str
    last: str


@dataclass(frozen=True)
class Events:
    """Meetings of some months to be merged: the partitions that have such, and where copies are named."""

    output: str
    library: str
    partitions: tuple[str, ...]
    copies: tuple[str, ...]
    months: tuple[str, ...]


def shares(documents: int) -> Iterator[tuple[str, str]]:
    """The bounds of the hashes that are compared together, for so many documents."""
    number = min(1 + documents // SHARE, _SHARES)
    bounds = [f"{n * 2**32 // number:08x}" for n in range(number)]
    yield from zip(bounds, [*bounds[1:], "g"], strict=True)


def packed(months: Mapping[str, int], most: int = 0) -> Iterator[list[str]]:
    """The months in their order, so many together as have no more than ``most`` meetings, if given."""
    most = most or min(max(_MEETINGS[0], sum(months.values()) // _GROUPS), _MEETINGS[-1])
    group: list[str] = []
    held = 0
    for name in sorted(months, key=lambda m: m or "~"):
        if group and held + months[name] > most:
            yield group
            group, held = [], 0
        group.append(name)
        held += months[name]
    if group:
        yield group


def merge(job: Copies | Events) -> Done:
    """The part that a job makes; what is there is not made again."""
    library.check(job.library)
    output = storage.place(job.output)
    table, asked = _asked(job)
    key = finished.key(str(FORMAT), job.library, table, *asked)
    if done := finished.find(output, key):
        return done
    with TemporaryDirectory() as folder:
        with Writer(Path(folder), [table]) as writer:
            made = _copies(output, job) if isinstance(job, Copies) else _events(output, job)
            for found in made:
                writer.add(table, found)
        return finished.keep(output, Done(key=key), writer.files, writer.rows)


def _asked(job: Copies | Events) -> tuple[str, tuple[str, ...]]:
    match job:
        case Copies():
            return "copies", (*job.partitions, "", job.first, job.last)
        case Events():
            return "events", (*job.partitions, "", *job.copies, "", *job.months)


def _copies(output: Place, job: Copies) -> Iterator[list[Copy]]:
    among = (pc.field("words") >= job.first) & (pc.field("words") < job.last)
    columns = [*schema("fingerprints").names, _FILE]
    found = tables.rows(output, "fingerprints", job.partitions, among, columns)
    counted = found.group_by("words").aggregate([("id", "count")])
    twice = counted.filter(pc.field("id_count") > 1)["words"].combine_chunks()
    found = found.filter(pc.is_in(found["words"], twice))
    groups: dict[str, list[Fingerprint]] = defaultdict(list)
    for one in records(Fingerprint, found.drop_columns([_FILE])):
        groups[one.words].append(one)
    pairs = [pair for words in sorted(groups) for pair in _chained(groups[words])]
    yield [Copy(table="documents", id=copy, copy_of=first) for copy, first in pairs]
    home = dict(zip(found["id"].to_pylist(), map(_key, found[_FILE].to_pylist()), strict=True))
    order = {key: number for number, key in enumerate(job.partitions)}
    pairs.sort(key=lambda pair: (order[home[pair[0]]], pair))
    for start in range(0, len(pairs), _HELD):
        some = dict(pairs[start : start + _HELD])
        keys = sorted({home[name] for pair in some.items() for name in pair}, key=order.__getitem__)
        yield list(_repeated(output, keys, "figures", Figure, some))
        yield list(_repeated(output, keys, "meetings", Meeting, some))


def _key(file: str) -> str:
    """The key of the partition whose part a file is."""
    return PurePosixPath(file).stem


def _chained(same: Iterable[Fingerprint]) -> Iterator[tuple[str, str]]:
    """The copies among documents of the same words, each with the first of those that it follows closely."""
    first = last = None
    for one in sorted(same, key=lambda f: (f.published or "~", f.id)):
        if first and last and _follows(one, last):
            yield one.id, first.id
        else:
            first = one
        last = one


def _follows(one: Fingerprint, other: Fingerprint) -> bool:
    """Whether one of two documents of the same words is a copy: see ``readout.documents.duplicates``."""
    if one.count >= SHORT:
        return near(one.published, other.published)
    return one.sha256 == other.sha256 or (bool(one.published) and one.published == other.published)


def _repeated(
    output: Place, partitions: Sequence[str], table: Told, kind: type[R], originals: Mapping[str, str]
) -> Iterator[Copy]:
    """The records of copies that stand in their originals, too."""
    wanted = tables.among("document", {*originals, *originals.values()})
    columns = [name for name in schema(table).names if name not in _REASONS]
    of: dict[str, list[R]] = defaultdict(list)
    for batch in tables.rows(output, table, partitions, wanted, columns).to_batches(1_000):
        for row in batch.to_pylist():
            of[row["document"]].append(kind.model_construct(**row))
    for copy, original in originals.items():
        for record in repeating(of[copy], of[original]):
            if record.copy_of:
                yield Copy(table=table, id=record.id, copy_of=record.copy_of)


def _events(output: Place, job: Events) -> Iterator[list[Event]]:
    from readout.chronology import merged  # who hands out the work needs no names of places

    date, after, before = (pc.field(name) for name in ("date", "not_before", "not_after"))
    known = pc.if_else(date != "", date, pc.if_else(after != "", after, before))
    then = pc.utf8_slice_codeunits(known, 0, 7)
    columns = {**{name: pc.field(name) for name in schema("meetings").names}, _MONTH: then}
    among = then.isin(pa.array(job.months, pa.string()))
    found = tables.rows(output, "meetings", job.partitions, among, columns).combine_chunks()
    copied = tables.among("id", found["id"].to_pylist()) & (pc.field("table") == "meetings")
    originals = {c["id"]: c["copy_of"] for c in tables.rows(output, "copies", job.copies, copied).to_pylist()}
    for name in job.months:
        told = records(Meeting, found.filter(pc.equal(found[_MONTH], name)).drop_columns([_MONTH]))
        yield list(merged([m.model_copy(update={"copy_of": originals.get(m.id, "")}) for m in told]))
