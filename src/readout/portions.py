"""What a chapter draws on of everything that was read; the rest is not there, and says so if it is asked for.

A chapter is made again when its portion changes and stays as it is when only the rest does, so a portion must
hold all that the chapter can show. Every document stands in it, if only by name: a chapter may count them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple, get_args

from pydantic import ValidationError

from readout import parts, store
from readout.errors import InputError
from readout.families import FAMILIES
from readout.records import Document, Figure, Outcome
from readout.remedies import listed, nearest

ALL = ""
_NAME = ("id", "file", "date", "date_basis", "unread", "copy_of", "version_of")
"""What stands of a document that has nothing else here: what orders it, counts it, and tells copies apart."""
_RECORDS = ("figures", "meetings")
_BLANK = {"sha256": "", "format": "", "encoding": "", "text": "", "paraphrased": False}
_KEY = "portion"


class Portion(NamedTuple):
    """The records that it holds, and what of their documents it does not; ``every``: of all documents."""

    outcomes: tuple[Outcome, ...]
    meetings: bool
    without: tuple[str, ...]
    every: bool = False

    @property
    def missing(self) -> tuple[str, ...]:
        """The tables that are not there."""
        figures = () if self.outcomes else ("figures",)
        return (*figures, *(() if self.meetings else ("meetings", "events")))


_OUTLINE = ("sha256", "text", "dates", "mends", "corrections")
PORTIONS = {
    "figures-and-meetings": Portion(get_args(Outcome), True, ("sha256", "text", "dates"), every=True),
    "meetings": Portion((), True, _OUTLINE),
    **{family.key: Portion(family.outcomes, False, _OUTLINE) for family in FAMILIES},
}


class _Part(Document):
    """A document of which not everything is there."""

    def __getattr__(self, name: str) -> Any:
        if name in Document.model_fields:
            raise InputError(f"{name} of document {self.id}: {_NOT_DRAWN}")
        return super().__getattr__(name)  # type: ignore[misc]


_NOT_DRAWN = "is not in what this chapter draws on; let its corpus.read name no portion"


class NotDrawn(tuple[Any, ...]):
    """A table that is not there: asked for what it holds, it says so."""

    def __iter__(self) -> Any:
        raise InputError(f"a table {_NOT_DRAWN}")

    __len__ = __getitem__ = __contains__ = __add__ = __iter__  # type: ignore[assignment]


def file(name: str) -> str:
    """The name of the file that holds a portion, or everything."""
    return f"{_known(name)}.jsonl"


def of(documents: Iterable[Document], name: str) -> list[Document]:
    """The portion of some documents. Raises InputError if there is none of that name."""
    return [_part(row) for row in _rows(documents, PORTIONS[_known(name)])]


def write(documents: Iterable[Document], name: str, target: Path) -> None:
    """Write a portion; a file that already says the same is left alone."""
    rows = _rows(documents, PORTIONS[_known(name)])
    lines = [json.dumps(row, ensure_ascii=False) for row in ({_KEY: name}, *rows)]
    store.put("".join(f"{line}\n" for line in lines), target)


def load(path: Path, name: str) -> list[Document]:
    """The documents of a file that holds a portion or everything; ``name`` is the portion that is asked for.

    Raises InputError if the file holds another portion, or is not understood.
    """
    first, _, rest = path.read_text("utf-8").partition("\n")
    if not first.startswith(f'{{"{_KEY}":'):
        documents = store.load(path)
        return of(documents, name) if name else documents
    if (held := json.loads(first)[_KEY]) != name:
        words = f"{name or 'everything'} is asked for; read the folder of documents"
        raise InputError(f"{path}: holds {held} alone, and {words}")
    try:
        return [_part(json.loads(line)) for line in rest.split("\n") if line]
    except (ValueError, ValidationError):
        raise InputError(f"{path}: is not as it was written; make the report again") from None


def _known(name: str) -> str:
    if name not in PORTIONS:
        raise InputError(f"draws: {name!r} is none{nearest(name, PORTIONS)}; write {listed(PORTIONS)}")
    return name


def _rows(documents: Iterable[Document], portion: Portion) -> Iterable[dict[str, Any]]:
    for document in documents:
        figures, meetings = _figures(document, portion), document.meetings if portion.meetings else ()
        whole = portion.every or figures or meetings
        told = set(Document.model_fields) - {*portion.without, *_RECORDS} if whole else set(_NAME)
        row = document.model_dump(mode="json", include=told)
        row["figures"] = [f.model_dump(mode="json") for f in figures]
        row["meetings"] = [m.model_dump(mode="json") for m in meetings]
        yield row


def _figures(document: Document, portion: Portion) -> list[Figure]:
    """The figures of the portion's outcomes with their parts, whatever these say."""
    own = {f.id for f in document.figures if f.outcome in portion.outcomes}
    below = {p.id for whole, some in parts.stated(document).items() if whole in own for p in some}
    return [f for f in document.figures if f.id in own | below]


def _part(row: dict[str, Any]) -> Document:
    found = _Part.model_validate({**_BLANK, **row})
    for name in set(Document.model_fields) - row.keys():
        del found.__dict__[name]
    return found
