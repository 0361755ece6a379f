"""Files on this machine or in a store, by addresses that fsspec knows: a path, s3://, gs://, https://."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import fsspec
from fsspec.implementations.local import LocalFileSystem

from readout.errors import InputError

_AT_ONCE = 50_000_000
"""Bytes that are fetched together: the largest file that is read."""
_TOGETHER = 64
"""Files that are fetched together: a store answers each after some milliseconds."""


class Place(NamedTuple):
    """A folder or a pattern of files in a file system. ``address`` is how its user writes it."""

    address: str
    system: Any
    path: str

    @property
    def local(self) -> bool:
        """Whether it is on this machine."""
        return isinstance(self.system, LocalFileSystem)

    @property
    def anywhere(self) -> str:
        """Its address, as every process on any machine reads it."""
        return self.path if self.local else self.address

    def below(self, name: str) -> str:
        """The path of a file below it."""
        return f"{self.path.rstrip('/')}/{name}"


def place(address: str) -> Place:
    """What stands at an address. Raises InputError for one that nothing here knows."""
    try:
        system, path = fsspec.url_to_fs(address, use_listings_cache=False)
    except ImportError as error:
        raise InputError(f"{address}: {error}; install it on every machine") from None
    except ValueError:
        kind = address.partition("://")[0]
        raise InputError(
            f"{address}: addresses that begin with {kind}:// are not known; write a path, s3://, gs:// "
            "or https://"
        ) from None
    return Place(address, system, str(path))


@contextmanager
def reached(address: str) -> Iterator[None]:
    """Raise InputError, one line, for whatever a store refuses in this block."""
    try:
        yield
    except FileNotFoundError:
        raise InputError(f"{address}: nothing is there; look at the address") from None
    except InputError:
        raise
    except Exception as error:  # every store has errors of its own
        words = " ".join(str(error).split()) or type(error).__name__
        remedy = "look at the address, the keys and the network"
        raise InputError(f"{address}: cannot be reached ({words[:200]}); {remedy}") from error


def write(place: Place, name: str, content: bytes) -> None:
    """Write a file below a place, whole or not at all."""
    with reached(place.address):
        if not place.local:
            place.system.pipe_file(place.below(name), content)
            return
        path = Path(place.below(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f".{path.name}.{os.getpid()}")
        fresh.write_bytes(content)
        fresh.replace(path)


def read(place: Place, name: str) -> bytes | None:
    """The bytes of a file below a place; None if there is none."""
    with reached(place.address):
        try:
            content: bytes = place.system.cat_file(place.below(name))
        except FileNotFoundError:
            return None
        return content


def size(place: Place, name: str) -> int | None:
    """How many bytes a file below a place has; None if there is none."""
    with reached(place.address):
        try:
            found: int | None = place.system.info(place.below(name))["size"]
        except FileNotFoundError:
            return None
        return found


def listed(place: Place, folder: str) -> list[str]:
    """The names of the files in a folder below a place; none where there is no such folder."""
    with reached(place.address):
        try:
            found = place.system.ls(place.below(folder), detail=False)
        except FileNotFoundError:
            return []
        return sorted(str(path).rsplit("/", 1)[-1] for path in found)


def remove(place: Place, names: Sequence[str]) -> None:
    """Take files away below a place."""
    if names:
        with reached(place.address):
            place.system.rm([place.below(name) for name in names])


def fetched(
    place: Place, files: Iterable[tuple[str, int | None]], most: int
) -> Iterator[tuple[str, bytes | OSError]]:
    """The bytes of files below a place, given with their sizes, in their order; why not, where they fail.

    Of a file of unknown size no more than ``most`` bytes and one are read.
    """
    for group in _groups(files):
        known = [name for name, given in group if given is not None]
        found: Mapping[str, Any] = {}
        if known:
            found = place.system.cat([place.below(name) for name in known], on_error="return")
        for name, given in group:
            path = place.below(name)
            answer = found[path] if given is not None else _begun(place, path, most + 1)
            yield name, answer if isinstance(answer, bytes) else _failure(answer)


def _groups(files: Iterable[tuple[str, int | None]]) -> Iterator[list[tuple[str, int | None]]]:
    group: list[tuple[str, int | None]] = []
    total = 0
    for name, given in files:
        if group and (total + (given or 0) > _AT_ONCE or len(group) == _TOGETHER):
            yield group
            group, total = [], 0
        group.append((name, given))
        total += given or 0
    if group:
        yield group


def _begun(place: Place, path: str, most: int) -> bytes | Exception:
    try:
        with place.system.open(path, "rb") as file:
            content: bytes = file.read(most)
            return content
    except Exception as error:
        return error


def _failure(error: Exception) -> OSError:
    return error if isinstance(error, OSError) else OSError(None, type(error).__name__)
