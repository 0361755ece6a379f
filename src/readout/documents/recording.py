"""sources.yml, filled in: what can be found of each document, and which files changed, moved or vanished.

Nothing that stands there is changed but a hash; comments, order and wording stay (ruamel.yaml). What a report
is not sure to find is left to people, and so is when a file was fetched: no clock is read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from ruamel.yaml.comments import CommentedMap

from readout.documents import Source, documents_of, texts_of
from readout.documents.bases import sureness
from readout.documents.publication import dated
from readout.documents.sources import Known, known_in
from readout.errors import InputError
from readout.owned import SOURCES
from readout.restoration import restore
from readout.yamlkept import Kept

_HEAD = "What is known of each document beyond its text. All keys are optional:\n{}\n"
_FOUND = {"publisher": "publisher", "url": "url", "published": "date", "licence": "licence"}
"""The keys that are filled in, with what is known under them."""


def record(folder: Path) -> list[str]:
    """Fill in ``sources.yml`` of a folder; a line on each file that is new, changed, moved, gone, unreadable.

    Raises InputError for a folder or a ``sources.yml`` that is not understood, or that cannot be written.
    """
    path = folder / SOURCES
    hashes = {p.name: _hash(p) for p in documents_of(folder)}
    known = known_in(path)
    kept = Kept(path, _head())
    content, before = kept.content, kept.text()
    told = [*_moved(content, known, hashes), *_gone(content, hashes)]
    for name, digest in hashes.items():
        told += _entry(content, folder / name, digest)
    if kept.text() != before:
        kept.write()
    return told


def _hash(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise InputError(f"{path}: cannot be opened ({error.strerror}); mend it or take it away") from error


def _head() -> str:
    """What a new file begins with: its keys."""
    keys = "\n".join(f"{name}: {field.description}" for name, field in Known.model_fields.items())
    return _HEAD.format(keys)


def _moved(content: CommentedMap, known: Mapping[str, Known], hashes: Mapping[str, str]) -> Iterator[str]:
    """Give the entry of a file that is gone to the new file of the same bytes."""
    fresh = {digest: name for name, digest in hashes.items() if name not in content}
    for name in [name for name in content if name not in hashes]:
        new = fresh.pop(known[name].sha256, "")
        if new:
            place = list(content).index(name)
            comments = content.ca.items.get(name)
            content.insert(place, new, content.pop(name))
            if comments:
                content.ca.items[new] = comments
            yield f"{new}: was {name}; its entry is kept under the new name"


def _gone(content: CommentedMap, hashes: Mapping[str, str]) -> Iterator[str]:
    for name in content:
        if name not in hashes:
            yield f"{name}: is no longer there; put it back, or take its entry out of {SOURCES}"


def _entry(content: CommentedMap, path: Path, digest: str) -> Iterator[str]:
    """Fill in what is found of a file under its name, and its hash."""
    name, new = path.name, path.name not in content
    entry = content.get(name) or CommentedMap()
    texts = texts_of(path, Known())
    added: dict[str, object] = {key: value for key, value in _found(texts) if not entry.get(key)}
    recorded = str(entry.get("sha256") or "")
    if recorded.casefold() != digest:
        added["sha256"] = digest
    _put(entry, added)
    content[name] = entry
    if recorded and "sha256" in added:
        yield f"{name}: has changed since its hash was taken; look whether its entry still holds"
    elif added:
        yield f"{name}: {'new' if new else 'filled in'}: {', '.join(added)}"
    unread = [t.unread for t in texts if t.unread]
    yield from (f"{name}: could not be read: {reason}" for reason in unread[:1])


def _found(texts: list[Source]) -> Iterator[tuple[str, str | date]]:
    """What a report would know of the one text of a file, if it would be sure enough of it."""
    if len(texts) != 1 or texts[0].unread:
        return
    source = dated(texts[0], restore(texts[0].text))
    for key, name in _FOUND.items():
        best = next((m for m in source.metadata if m.name == name), None)
        if best and sureness(best.basis) != "weak":
            day = name == "date" and len(best.value) == len("2020-05-17")
            yield key, date.fromisoformat(best.value) if day else best.value


def _put(entry: Any, values: Mapping[str, object]) -> None:
    """Write values under their keys; new keys before the last, to which the lines behind an entry belong."""
    if not entry:
        entry.update(values)
    for key, value in values.items():
        if key in entry:
            entry[key] = value
        else:
            entry.insert(len(entry) - 1, key, value)
