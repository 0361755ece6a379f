"""One partition: its files fetched, read, and their records written; or found to be there already."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple, TypeVar

from readout import apart
from readout.collection import finished, library, storage
from readout.collection.manifest import Done
from readout.collection.schema import FORMAT, PARTITIONED, Fingerprint, Unread
from readout.collection.storage import Place
from readout.collection.tables import Writer
from readout.documents import Source, readers, texts_in, unread
from readout.documents.bases import published
from readout.documents.excerpt import excerpt
from readout.documents.likeness import words
from readout.documents.sources import Known
from readout.errors import InputError
from readout.owned import SOURCES
from readout.records import Document, Meeting, Show

T = TypeVar("T", Source, Document)

_TEXTS = 1_000_000
"""Letters of text that are held before they are read."""
_RECORDS = 100_000
"""Letters of text whose records are held before they become columns: some five megabytes."""


@dataclass(frozen=True)
class Job:
    """A partition to be read: all that its records depend on, and where they go.

    ``files`` are names below ``source`` with their sizes as far as known, ``lexicon`` the user's word lists.
    """

    source: str
    output: str
    files: tuple[tuple[str, int | None], ...]
    known: Mapping[str, Known]
    reference_date: str
    show: Show
    lexicon: tuple[tuple[str, str], ...]
    library: str


class File(NamedTuple):
    """A file that was fetched: where its bytes are, or why it is not read."""

    name: str
    path: Path
    digest: str
    refused: str


def read(job: Job) -> Done:
    """What stands in the files of a partition, written below ``job.output``; what is there is not made again.

    Raises InputError for a file that is not the one that sources.yml has the hash of, and where the library
    of this machine is another.
    """
    library.check(job.library)
    output = storage.place(job.output)
    with TemporaryDirectory() as folder:
        files = list(_fetched(job, Path(folder)))
        key = _key(job, files)
        return finished.find(output, key) or _made(job, files, key, output, Path(folder))


def _fetched(job: Job, folder: Path) -> Iterator[File]:
    """The files, kept in a folder under numbers: a stranger's name is no path."""
    source = storage.place(job.source)
    if source.local and not Path(source.path).is_dir():
        raise InputError(f"{job.source}: a worker does not see this folder; name one that all machines share")
    small = [(name, size) for name, size in job.files if not readers.refused(size or 0)]
    answers = storage.fetched(source, small, readers.MOST_BYTES)
    for number, (name, size) in enumerate(job.files):
        path = folder / str(number)
        reason = readers.refused(size or 0)
        content = b"" if reason else next(answers)[1]
        if isinstance(content, OSError):
            why = content.strerror or type(content).__name__
            reason, content = f"cannot be opened ({why}); mend it or take it away", b""
        reason = reason or readers.refused(len(content))
        path.write_bytes(b"" if reason else content)
        digest = "" if reason else hashlib.sha256(content).hexdigest()
        _check(job, name, digest)
        yield File(name, path, digest, reason)


def _check(job: Job, name: str, digest: str) -> None:
    recorded = job.known[name].sha256 if name in job.known else ""
    if digest and recorded and recorded.casefold() != digest:
        place = f"{job.source.rstrip('/')}/{SOURCES}: {name}: sha256"
        raise InputError(
            f"{place}: is of another file; look at what has changed, then put its new hash there"
        )


def _key(job: Job, files: Iterable[File]) -> str:
    """The name of what is made from these files, by this library, with these parameters."""
    asked = [str(FORMAT), job.library, job.reference_date, job.show, *(w for f in job.lexicon for w in f)]
    told = [
        (f.name, f.digest or f.refused, job.known[f.name].model_dump_json() if f.name in job.known else "")
        for f in files
    ]
    return finished.key(*asked, *(word for file in told for word in file))


def _made(job: Job, files: Sequence[File], key: str, output: Place, folder: Path) -> Done:
    months: Counter[str] = Counter()
    with Writer(folder, PARTITIONED) as writer:
        texts = (source for file in files for source in _texts(job, file))
        read = (d for sources in _batches(texts, _TEXTS) for d in _extracted(job, sources, folder))
        for documents in _batches(read, _RECORDS):
            _add(writer, documents)
            months.update(month(m) for d in documents for m in d.meetings)
    done = Done(
        key=key,
        first=_shown(files[0].name),
        last=_shown(files[-1].name),
        files=len(files),
        months=dict(sorted(months.items())),
    )
    return finished.keep(output, done, writer.files, writer.rows)


def _batches(texts: Iterable[T], most: int) -> Iterator[list[T]]:
    """The texts, or what was read in them, so many at a time as have about ``most`` letters."""
    batch: list[T] = []
    letters = 0
    for text in texts:
        batch.append(text)
        letters += len(text.text)
        if letters > most:
            yield batch
            batch, letters = [], 0
    if batch:
        yield batch


def _texts(job: Job, file: File) -> list[Source]:
    if file.refused:
        return [unread(_shown(file.name), file.refused)]
    found = texts_in(_shown(file.name), file.path.read_bytes(), job.known.get(file.name, Known()))
    return [replace(source, show="sentences") for source in found] if job.show == "sentences" else found


def _shown(name: str) -> str:
    """A file's name as it can be written, whatever bytes it is made of."""
    return name.encode("utf-8", "backslashreplace").decode()


def _extracted(job: Job, sources: Sequence[Source], folder: Path) -> Iterable[Document]:
    """Everything that was read in some documents; with the reader's own words, all at once."""
    if not job.lexicon:
        from readout import extraction  # who hands out the work needs no grammars

        return (extraction.read(source, job.reference_date) for source in sources)
    own = folder / "lexicon"
    own.mkdir(exist_ok=True)
    for name, content in job.lexicon:
        (own / name).write_text(content, "utf-8")
    return apart.extracted(sources, job.reference_date, own)


def _add(writer: Writer, documents: Sequence[Document]) -> None:
    """Write what was read, withheld what must be."""
    read = [d for d in documents if not d.unread]
    shown = [excerpt(d) if d.show == "sentences" else d for d in read]
    writer.add("documents", shown)
    writer.add("figures", [figure for d in shown for figure in d.figures])
    writer.add("meetings", [meeting for d in shown for meeting in d.meetings])
    writer.add("unread", [Unread(id=d.id, file=d.file, unread=d.unread) for d in documents if d.unread])
    writer.add("fingerprints", [_fingerprint(d) for d in read])


def _fingerprint(document: Document) -> Fingerprint:
    said = words(document.text)
    digest = hashlib.sha256(" ".join(said).encode("utf-8", "replace")).hexdigest() if said else ""
    return Fingerprint(
        id=document.id, published=published(document), sha256=document.sha256, words=digest, count=len(said)
    )


def month(meeting: Meeting) -> str:
    """The month, or the year, in which a meeting is looked for; "" where no day is known at all."""
    return (meeting.date or meeting.not_before or meeting.not_after)[:7]
