"""Reading a folder: which files are documents, their text, and what is known of each."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from charset_normalizer import from_bytes

from readout.documents.headlines import headline
from readout.documents.sources import SOURCES, Known, read_sources
from readout.errors import InputError
from readout.records import Basis, Show


@dataclass(frozen=True)
class Source:
    """A document as it stands in its file."""

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


def read_folder(folder: Path) -> list[Source]:
    """The documents of a folder, ordered by id. Raises readout.errors.InputError on bad input.

    A document is a regular file with a suffix in ``READERS``; ``sources.yml`` and other files are none.
    """
    if not folder.exists():
        raise InputError(f"{folder}: there is no such folder; give the folder that holds the documents")
    if not folder.is_dir():
        raise InputError(f"{folder}: is a file; give the folder that holds the documents")
    paths = _documents(folder)
    known = read_sources(folder / SOURCES, [p.name for p in paths])
    return [_read(path, known.get(path.name, Known())) for path in paths]


def decode(data: bytes, place: object) -> str:
    """The text of a file that says nothing of its encoding.

    UTF-8 if it is that; otherwise what charset-normalizer finds, with Windows-1252 before its likes: what
    the web takes undeclared text for (WHATWG Encoding Standard). Raises InputError naming ``place``.
    """
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        matches = from_bytes(data)
    best = matches.best()
    if best is None:
        raise InputError(f"{place}: is no text in any known encoding; save it as UTF-8 or take it away")
    western = [m for m in matches if m.encoding == "cp1252" and not best.encoding.startswith("utf")]
    return str((western or [best])[0])


def _plain(path: Path) -> str:
    return decode(path.read_bytes(), path)


READERS: dict[str, Callable[[Path], str]] = {".txt": _plain}
"""How the text of a file is read, by its suffix in lower case."""


def _documents(folder: Path) -> list[Path]:
    """The documents of a folder by id; links out of it, pipes, folders and hidden files are none."""
    home = folder.resolve()
    paths = sorted(
        (
            path
            for path in folder.iterdir()
            if path.suffix.lower() in READERS
            and not path.name.startswith(".")
            and path.is_file()
            and path.resolve().is_relative_to(home)
        ),
        key=lambda path: (path.stem, path.name),
    )
    _refuse_twins(paths)
    return paths


def _refuse_twins(paths: Iterable[Path]) -> None:
    seen: dict[str, Path] = {}
    for path in paths:
        twin = seen.setdefault(path.stem, path)
        if twin is not path:
            raise InputError(f"{path}: has the same id as {twin.name}; rename one of the two")


def _read(path: Path, known: Known) -> Source:
    try:
        data = path.read_bytes()
        text = READERS[path.suffix.lower()](path)
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); mend it or take it away") from error
    return Source(
        id=path.stem,
        file=path.name,
        text=text,
        sha256=hashlib.sha256(data).hexdigest(),
        title=headline(text),
        date=known.published,
        date_basis="source" if known.published else "none",
        publisher=known.publisher,
        url=known.url,
        show=known.show,
    )
