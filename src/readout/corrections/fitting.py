"""Whether entries still fit the texts that they were made on; where not, what stands there now."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from readout import wording
from readout.corrections.entries import Placed
from readout.records import Document
from readout.remedies import nearest

_MOST = 4  # places that an error names
_SHOWN = 20  # letters of the text that an error shows


def fitted(documents: Sequence[Document], entries: Sequence[Placed]) -> dict[str, list[Placed]]:
    """The entries by the id of their document. Raises InputError for the first that no longer fits.

    An entry fits where its document is there, has the hash that was written down, and has the entry's words
    at its offset.
    """
    found: dict[str, list[Placed]] = {}
    named: dict[str, list[Document]] = {}
    for document in documents:
        for name in {document.id, document.file}:
            named.setdefault(name, []).append(document)
    for placed in entries:
        document = _document(placed, named, documents)
        _check(placed, document)
        found.setdefault(document.id, []).append(placed)
    for some in found.values():
        _refuse_twins(some)
    return found


def _document(
    placed: Placed, named: Mapping[str, Sequence[Document]], documents: Sequence[Document]
) -> Document:
    name, digest = placed.entry.document, placed.entry.sha256
    some = named.get(name, ())
    here: Sequence[Document] = [d for d in some if d.id == name] or some
    if len(here) == 1:
        return here[0]
    if here:
        ids = ", ".join(d.id for d in here[:_MOST])
        raise placed.error("document", f"{name}: holds {len(here)} documents; write which: {ids} …")
    moved = next((d.file for d in documents if digest and d.sha256 == digest), "")
    remedy = f"; the same text is now {moved}, write that" if moved else _missing(name, documents)
    raise placed.error("document", f"{name}: there is no such document{remedy}")


def _missing(name: str, documents: Sequence[Document]) -> str:
    near = nearest(name, [d.file for d in documents])
    return near or "; put it back, or take the entry out"


def _check(placed: Placed, document: Document) -> None:
    entry, here = placed.entry, list(places(document.text, placed.entry.words))
    quoted = f"“{wording.plain(entry.words, 60)}”"
    if entry.start is None:
        raise placed.error("start", f"is missing; {quoted} {_elsewhere(here)}")
    now = document.text[entry.start : entry.start + len(entry.words)]
    shown = wording.plain(document.text[entry.start : entry.start + max(len(now), _SHOWN)], 60)
    stands = f"at {entry.start} stands “{shown}”" if now else f"{entry.start} is past its end"
    if not entry.sha256:
        raise placed.error("sha256", f"is missing; {document.file} has {document.sha256}: write that")
    if entry.sha256 != document.sha256:
        still = f"at {entry.start} still stands {quoted}" if now == entry.words else f"{stands} now"
        raise placed.error(
            "sha256",
            f"{document.file} is not the file that {entry.by} checked on {entry.on}: {still}"
            f"{'' if now == entry.words else f', not {quoted}, which {_elsewhere(here)}'}; "
            f"read it again, then write sha256: {document.sha256}, or take the entry out",
        )
    if now != entry.words:
        raise placed.error(
            "words", f"in {document.file} {stands}, not {quoted}, which {_elsewhere(here)}; {_REMEDY}"
        )


_REMEDY = "correct start or words, or take the entry out"


def places(text: str, words: str) -> Iterator[int]:
    """The offsets at which the words stand as whole words."""
    before, after = (r"(?<!\w)" if words[:1].isalnum() else ""), (r"(?!\w)" if words[-1:].isalnum() else "")
    yield from (m.start() for m in re.finditer(f"{before}{re.escape(words)}{after}", text))


def _elsewhere(places: Sequence[int]) -> str:
    if not places:
        return "stands nowhere in it"
    more = f" and {len(places) - _MOST} more" if len(places) > _MOST else ""
    return f"stands at {wording.listing([*map(str, places[:_MOST])])}{more}"


def _refuse_twins(entries: Sequence[Placed]) -> None:
    seen: dict[tuple[str, int | None, str], Placed] = {}
    for placed in entries:
        key = (placed.table, placed.entry.start, placed.entry.becomes)
        first = seen.setdefault(key, placed)
        if first is not placed:
            raise placed.error(
                "document", f"entry {first.number + 1} is about the same record; keep one of the two"
            )
