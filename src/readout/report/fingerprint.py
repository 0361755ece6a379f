"""What a report is made from, as one hash: the same inputs have the same fingerprint anywhere."""

from __future__ import annotations

import hashlib
import platform
import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

LIBRARY = Path(__file__).resolve().parents[1]
LOCK = LIBRARY.parents[1] / "requirements.txt"
LOCK_OF_SETS = LIBRARY.parents[1] / "requirements-large.txt"
_IGNORED = frozenset({"__pycache__", ".ipynb_checkpoints"})


def files(folder: Path) -> list[Path]:
    """The regular files below a folder in a fixed order, without caches and hidden ones."""
    found = (p for p in folder.rglob("*") if p.is_file())
    return sorted(p for p in found if not _hidden(p.relative_to(folder)))


def _hidden(path: Path) -> bool:
    return any(part in _IGNORED or part.startswith(".") for part in path.parts)


def of_file(path: Path) -> str:
    """The hash of a file's bytes; "" of one that may not be read, of which a report says so."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except PermissionError:
        return ""


def each(paths: Iterable[Path], base: Path) -> dict[str, str]:
    """The hash of each file, by its name below ``base``."""
    return {path.relative_to(base).as_posix(): of_file(path) for path in paths}


def of_each(hashes: Mapping[str, str]) -> str:
    """The hash of some files' names and hashes, in their order."""
    total = hashlib.sha256()
    for name, digest in hashes.items():
        total.update(f"{name}\0".encode("utf-8", "surrogateescape"))
        total.update(bytes.fromhex(digest))
    return total.hexdigest()


def of_files(paths: Iterable[Path], base: Path) -> str:
    """The hash of the files' names below ``base`` and of their bytes."""
    return of_each(each(paths, base))


def of_folder(folder: Path) -> str:
    """The hash of all files below a folder."""
    return of_files(files(folder), folder)


def of_words(*words: str) -> str:
    """The hash of some words in their order."""
    return hashlib.sha256("\0".join(words).encode("utf-8", "surrogateescape")).hexdigest()


def of_environment(lock: Path = LOCK) -> str:
    """The hash of ``environment``."""
    return of_words(*(f"{name} {version}" for name, version in environment(lock).items()))


def environment(lock: Path = LOCK) -> dict[str, str]:
    """The versions of the interpreter and, as they are installed, of the packages in ``lock``, by name.

    What else is installed, tools of the tests for one, makes no other report.
    """
    locked = {_canonical(n) for n in re.findall(r"(?m)^([\w.-]+)==", lock.read_text("utf-8"))}
    folders = {Path(entry) for entry in sys.path if Path(entry).is_dir()}
    found = {p.name for folder in folders for p in folder.glob("*.dist-info")}
    named = sorted(name.removesuffix(".dist-info").partition("-") for name in found)
    versions = {_canonical(name): version for name, _, version in named if _canonical(name) in locked}
    return {"python": f"{platform.python_implementation()} {platform.python_version()}", **versions}


def of_code() -> dict[str, str]:
    """The hashes of the library and of its word lists."""
    found = files(LIBRARY)
    words = [path for path in found if path.suffix == ".yml"]
    code = [path for path in found if path.suffix != ".yml"]
    return {"library": of_files(code, LIBRARY), "word lists": of_files(words, LIBRARY)}


def _canonical(name: str) -> str:
    """A package's name as packaging tools compare names (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()
