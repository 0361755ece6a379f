"""Which files a collection has, in which partitions they are read, and what their owner says of them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

from readout import owned
from readout.collection import SIGNS, is_pattern, storage
from readout.collection.storage import Place
from readout.documents import readers
from readout.documents.sources import Known, read_sources
from readout.errors import InputError
from readout.lexicon import additions
from readout.parameters import Parameters

File = tuple[str, int | None]
"""A file's name below the collection's folder, and its size as far as the store tells it."""


def root(address: str) -> str:
    """The folder of a collection: of a pattern, what stands before its first sign."""
    if not is_pattern(address):
        return address
    steps = address.split("/")
    first = next(n for n, step in enumerate(steps) if not SIGNS.isdisjoint(step))
    return "/".join(steps[:first]) or ("/" if address.startswith("/") else ".")


def files(address: str) -> list[File]:
    """The documents of a folder, or those that a pattern names, ordered by id.

    Raises InputError where there are none, and for two of one id.
    """
    with storage.reached(address):
        home = storage.place(root(address))
        found = sorted((_id(name), name, size) for name, size in _found(address, home))
    if not found:
        kinds = ", ".join(readers.MODULES)
        raise InputError(f"{address}: no documents are there; they are files that end in {kinds}")
    for (known, one, _), (id_, other, _) in pairwise(found):
        if known == id_:
            raise InputError(f"{home.below(other)}: has the same id as {one}; rename one of the two")
    return [(name, size) for _, name, size in found]


def _id(name: str) -> str:
    return str(PurePosixPath(name).with_suffix(""))


def _found(address: str, home: Place) -> Iterator[File]:
    if is_pattern(address):
        infos = list(home.system.glob(storage.place(address).path, detail=True).values())
    else:
        infos = home.system.ls(home.path, detail=True)
    real, folders = Path(os.path.realpath(home.path)), dict[str, bool]()
    for info in infos:
        name = str(info["name"]).removeprefix(home.path).lstrip("/")
        if info["type"] == "file" and _is_document(name) and (not home.local or _stays(info, real, folders)):
            yield name, info.get("size")


def _is_document(name: str) -> bool:
    hidden = name.startswith(".") or "/." in name
    _, dot, kind = name.rpartition(".")
    return not hidden and f"{dot}{kind}".lower() in readers.MODULES


def _stays(info: Mapping[str, Any], real: Path, folders: dict[str, bool]) -> bool:
    """Whether a file on this machine is no link out of its folder; ``folders`` keeps answers for others."""
    if info["islink"]:
        return Path(os.path.realpath(info["name"])).is_relative_to(real)
    folder = str(info["name"]).rpartition("/")[0] or "/"
    if folder not in folders:
        folders[folder] = Path(os.path.realpath(folder)).is_relative_to(real)
    return folders[folder]


def partitions(found: Sequence[File], size: int) -> Iterator[list[File]]:
    """The files cut into partitions of about ``size``, from half as many to twice as many.

    Where to cut is decided by the files' names alone, each by itself, so that a file that comes or goes moves
    no file into another partition but its neighbours (content-defined chunking: Muthitacharoen and others, A
    low-bandwidth network file system, 2001).
    """
    least, most = max(1, size // 2), 2 * size
    part: list[File] = []
    for file in found:
        if len(part) >= most or (len(part) >= least and _cuts(file[0], least)):
            yield part
            part = []
        part.append(file)
    if part:
        yield part


def _cuts(name: str, one_in: int) -> bool:
    digest = hashlib.sha256(name.encode("utf-8", "surrogateescape")).digest()
    return int.from_bytes(digest[:8], "big") % one_in == 0


def known(address: str, found: Sequence[File]) -> Mapping[str, Known]:
    """What sources.yml in the collection's folder says of its files; {} where there is none.

    Raises InputError for one that is not understood, and for corrections, which are not made in partitions.
    """
    home = storage.place(root(address))
    with TemporaryDirectory() as folder:
        if storage.size(home, owned.CORRECTIONS) is not None:
            raise InputError(
                f"{home.below(owned.CORRECTIONS)}: corrections are not made in a set of partitions; "
                "extract the folder to tables, or take the file away"
            )
        content = storage.read(home, owned.SOURCES)
        if content is None:
            return {}
        path = Path(home.below(owned.SOURCES)) if home.local else Path(folder) / owned.SOURCES
        if not home.local:
            path.write_bytes(content)
        try:
            return read_sources(path, [name for name, _ in found])
        except InputError as error:
            raise InputError(str(error).replace(folder, home.address.rstrip("/"))) from None


def lexicon(address: str, parameters: Parameters) -> tuple[tuple[str, str], ...]:
    """The user's word lists, by the files' names: those asked for, else those among the documents.

    Raises InputError for anything in them that is not understood.
    """
    home = storage.place(root(address))
    with TemporaryDirectory() as folder:
        words = parameters.lexicon or _lexicon(home, Path(folder) / owned.LEXICON)
        if not words:
            return ()
        list(additions.entries(words))
        names = sorted({file.name for file, _, _ in additions.entries(words)})
        return tuple((name, (words / name).read_text("utf-8")) for name in names)


def _lexicon(home: Place, folder: Path) -> Path | None:
    """The word lists among the documents, on this machine."""
    if home.local:
        return owned.words(Path(home.path), None)
    names = storage.listed(home, owned.LEXICON)
    for name in names:
        folder.mkdir(exist_ok=True)
        content = storage.read(home, f"{owned.LEXICON}/{name}") or b""
        (folder / Path(name).name).write_bytes(content)
    return folder if names else None
