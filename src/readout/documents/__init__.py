"""Reading a folder: which files are documents, their texts, and what is known of each."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path, PurePosixPath
from typing import TypeVar

from readout import yamlfile
from readout.documents import readers
from readout.documents.bases import ordered, sureness, surest, value
from readout.documents.bylines import said
from readout.documents.headlines import headline
from readout.documents.readers import Text, Unreadable
from readout.documents.sources import Known, read_sources
from readout.errors import InputError
from readout.owned import SOURCES
from readout.records import Basis, Document, Metadatum, Name, Show


@dataclass(frozen=True)
class Source:
    """A document as it stands in its file.

    ``metadata`` is all that was found, ``date`` what is known without the text, ``unread`` why there is none.
    """

    id: str
    file: str
    text: str
    sha256: str
    title: str = ""
    date: str = ""
    date_basis: Basis = "none"
    date_span: tuple[int, int] | None = None
    publisher: str = ""
    url: str = ""
    show: Show = "text"
    author: str = ""
    format: str = "plain text"
    encoding: str = ""
    accessed: str = ""
    licence: str = ""
    note: str = ""
    metadata: tuple[Metadatum, ...] = ()
    remarks: tuple[str, ...] = ()
    unread: str = ""
    reference_date: str = ""


D = TypeVar("D", Source, Document, Source | Document)


def read_folder(folder: Path) -> list[Source]:
    """The documents of a folder, ordered by id. Raises readout.errors.InputError on bad input.

    A document is a regular file with a suffix in ``readers.MODULES``, or a row of such a table;
    ``sources.yml`` and other files are none. One that cannot be read says why; if none can, that is an error.
    """
    return in_order(folder, [s for path, known in files_of(folder) for s in texts_of(path, known)])


def files_of(folder: Path) -> list[tuple[Path, Known]]:
    """The files of a folder that hold documents, each with what ``sources.yml`` knows of it.

    Raises InputError where there is no such folder, and for a ``sources.yml`` that is not understood.
    """
    paths = documents_of(folder)
    known = read_sources(folder / SOURCES, [p.name for p in paths])
    return [(path, known.get(path.name, Known())) for path in paths]


def in_order(folder: Path, documents: Iterable[D]) -> list[D]:
    """All documents of a folder by id. Raises InputError for two of one id, and where none can be read."""
    found = sorted(documents, key=lambda one: (one.id, one.file))
    _refuse_twins(folder, found)
    if found and all(one.unread for one in found):
        more = f" (and {len(found) - 1} more that cannot be read)" if len(found) > 1 else ""
        raise InputError(f"{folder / found[0].file}: {found[0].unread}{more}")
    return found


def documents_of(folder: Path) -> list[Path]:
    """The files of a folder that hold documents, by name; links out of it, pipes and hidden files do not.

    Raises InputError where there is no such folder.
    """
    if not folder.exists():
        raise InputError(f"{folder}: there is no such folder; give the folder that holds the documents")
    if not folder.is_dir():
        raise InputError(f"{folder}: is a file; give the folder that holds the documents")
    home = folder.resolve()
    return sorted(
        (
            path
            for path in folder.iterdir()
            if path.suffix.lower() in readers.MODULES
            and not path.name.startswith(".")
            and path.is_file()
            and path.resolve().is_relative_to(home)
        ),
        key=lambda path: (path.stem, path.name),
    )


def _refuse_twins(folder: Path, found: Sequence[Source | Document]) -> None:
    """Raise InputError for two documents of one id: their addresses would be one."""
    for one, other in pairwise(found):
        if one.id == other.id:
            raise InputError(f"{folder / other.file}: has the same id as {one.file}; rename one of the two")


def texts_of(path: Path, known: Known) -> list[Source]:
    """The documents of a file; one that says why, where it cannot be read.

    Raises InputError if it is not the file of which ``known`` has the hash.
    """
    try:
        reason = readers.refused(path.stat().st_size)
        data = b"" if reason else path.read_bytes()
    except OSError as error:
        reason = f"cannot be opened ({error.strerror}); mend it or take it away"
    if reason:
        return [unread(path.name, reason)]
    digest = hashlib.sha256(data).hexdigest()
    if known.sha256 and known.sha256.casefold() != digest:
        words = f"is of another file; {path.name} has changed: run readout sources {path.parent}"
        raise yamlfile.error(path.parent / SOURCES, [path.name, "sha256"], words)
    return texts_in(path.name, data, known)


def texts_in(name: str, data: bytes, known: Known) -> list[Source]:
    """The documents in a file's bytes; one that says why, where they cannot be read.

    ``name`` is the file's, with the folders that it is known by.
    """
    path = PurePosixPath(name)
    digest = hashlib.sha256(data).hexdigest()
    try:
        texts: Iterable[Text] = readers.read(data, path.suffix.lower())
    except Unreadable as error:
        texts = [Text("", "", unread=str(error))]
    return [_with(_source(path, text, digest), known) for text in texts]


def unread(name: str, reason: str) -> Source:
    """The document of a file of which nothing could be read."""
    return Source(str(PurePosixPath(name).with_suffix("")), name, "", "", unread=reason)


def _source(path: PurePosixPath, text: Text, digest: str) -> Source:
    """A text of a file with what the file says of it."""
    home = str(path.with_suffix(""))
    top = readers.line(headline(text.text))
    title = [Metadatum(name="title", value=top, basis="text")] if top else []
    found = (*text.metadata, *title, *said(text.text))
    return Source(
        id=f"{home}-{text.key}" if text.key else home,
        file=str(path),
        text=text.text,
        sha256=hashlib.sha256(text.text.encode("utf-8", "replace")).hexdigest() if text.key else digest,
        format=text.format,
        encoding=text.encoding,
        metadata=found,
        remarks=text.remarks,
        unread=text.unread,
    )


def _with(source: Source, known: Known) -> Source:
    """The source with what its folder's owner knows of it; of each name the surest is taken.

    What sources.yml only repeats of what the file says is no surer for it: readout sources fills that in.
    """
    owned: dict[Name, str] = {
        "title": known.title,
        "author": known.author,
        "publisher": known.publisher,
        "url": known.url,
        "date": known.published,
        "licence": known.licence,
    }
    says = {(m.name, m.value) for m in source.metadata if sureness(m.basis) != "weak"}
    added = (Metadatum(name=n, value=v, basis="source") for n, v in owned.items() if v and (n, v) not in says)
    metadata = ordered((*added, *source.metadata))
    date = surest(metadata, "date")
    return replace(
        source,
        title=value(metadata, "title"),
        author=value(metadata, "author"),
        publisher=value(metadata, "publisher"),
        url=value(metadata, "url"),
        date=date.value if date else "",
        date_basis=date.basis if date else "none",
        accessed=known.accessed,
        licence=value(metadata, "licence"),
        note=known.note,
        show=known.show,
        metadata=metadata,
    )
