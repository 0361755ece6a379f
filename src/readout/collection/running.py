"""A collection in, a set of Parquet files out: the whole run."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from distributed import Client

from readout import __version__
from readout.collection import MANIFEST, finished, listing, storage
from readout.collection.library import library
from readout.collection.manifest import Done, Manifest, Part
from readout.collection.merging import Copies, Events, merge, packed, shares
from readout.collection.partition import Job, read
from readout.collection.schema import FORMAT, TABLES
from readout.collection.storage import Place
from readout.collection.workers import done, workers
from readout.errors import InputError
from readout.parameters import SELECTING, Parameters

_OURS = re.compile(r"\.?[0-9a-f]{20}\.(parquet|json)(\.\d+)?")


def extract(source: str, output: str, parameters: Parameters, size: int, scheduler: str = "") -> Manifest:
    """Read the documents of a folder, or those that a pattern names, into a set at ``output``.

    Both are paths or addresses; ``size`` is how many files a partition has, more or less. What an earlier
    run finished is not made again. The same files make the same set, whoever does the work.
    Raises InputError for bad input.
    """
    _refuse(parameters)
    files = listing.files(source)
    jobs = _jobs(source, output, parameters, files, size)
    target = storage.place(output)
    storage.listed(target, finished.NOTES)
    with workers(scheduler) as client:
        partitions = done(client, read, jobs, _bytes)
        _check(target, partitions)
        merged = list(_merged(client, target, partitions))
    made = _manifest(parameters, jobs[0], size, partitions, merged)
    storage.write(target, MANIFEST, (made.model_dump_json(indent=1) + "\n").encode())
    _tidy(target, made)
    return made


def _refuse(parameters: Parameters) -> None:
    """Raise InputError for what is asked of records that is no matter of reading documents."""
    for name in SELECTING:
        if getattr(parameters, name):
            raise InputError(
                f"parameter {name}: a set of partitions holds everything that was read; leave it out here, "
                "and choose when you read the set"
            )


def _jobs(
    source: str, output: str, parameters: Parameters, files: Sequence[listing.File], size: int
) -> list[Job]:
    known, lexicon = listing.known(source, files), listing.lexicon(source, parameters)
    home, target = storage.place(listing.root(source)), storage.place(output)
    return [
        Job(
            home.anywhere,
            target.anywhere,
            tuple(part),
            {name: known[name] for name, _ in part if name in known},
            parameters.reference_date,
            parameters.show,
            lexicon,
            library(),
        )
        for part in listing.partitions(files, size)
    ]


def _bytes(job: Job) -> int:
    """About how much a partition has to be read."""
    return sum(size or 0 for _, size in job.files)


def _merged(client: Client, target: Place, partitions: Sequence[Done]) -> Iterator[Done]:
    """What goes across the partitions: first copies, then events, which leave copies out."""
    keys = tuple(p.key for p in partitions)
    documents = sum(p.parts["documents"].rows for p in partitions)
    parts = [Copies(target.anywhere, library(), keys, *share) for share in shares(documents)]
    copies = done(client, merge, parts)
    yield from copies
    months: Counter[str] = Counter()
    for partition in partitions:
        months.update(partition.months)
    named = tuple(c.key for c in copies)
    events = [
        Events(target.anywhere, library(), _with(partitions, group), named, tuple(group))
        for group in [*packed(months)] or [[]]
    ]
    yield from done(client, merge, events)


def _with(partitions: Iterable[Done], months: Sequence[str]) -> tuple[str, ...]:
    """The partitions that have meetings of some months."""
    return tuple(p.key for p in partitions if not p.months.keys().isdisjoint(months))


def _manifest(
    parameters: Parameters, job: Job, size: int, partitions: Sequence[Done], merged: Sequence[Done]
) -> Manifest:
    tables: dict[str, list[Part]] = {table: [] for table in TABLES}
    for piece in (*partitions, *merged):
        for table, part in piece.parts.items():
            tables[table].append(part)
    return Manifest(
        format=FORMAT,
        readout=__version__,
        library=job.library,
        lexicon=finished.key(*(word for file in job.lexicon for word in file)) if job.lexicon else "",
        parameters={"reference_date": parameters.reference_date, "show": parameters.show},
        partition_size=size,
        rows={table: sum(part.rows for part in parts) for table, parts in tables.items()},
        tables=tables,
        partitions=list(partitions),
        merged=list(merged),
    )


def _check(target: Place, partitions: Iterable[Done]) -> None:
    """Raise InputError where workers wrote onto disks of their own."""
    if target.local and any(finished.find(target, p.key) is None for p in partitions):
        raise InputError(
            f"{target.address}: what workers wrote is not here; name a folder that all machines share, "
            "or a store like s3://"
        )


def _tidy(target: Place, made: Manifest) -> None:
    """Take away what earlier runs left and the set has no use for."""
    belongs = {part.file for parts in made.tables.values() for part in parts}
    belongs |= {finished.note(piece.key) for piece in (*made.partitions, *made.merged)}
    for folder in (*TABLES, finished.NOTES):
        names = (f"{folder}/{name}" for name in storage.listed(target, folder) if _OURS.fullmatch(name))
        storage.remove(target, [name for name in names if name not in belongs])
