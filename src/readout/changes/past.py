"""A kept edition as it is compared with: its records, its events, and what it was made from."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, TypeAdapter

from readout.errors import InputError
from readout.parameters import Parameters
from readout.records import Document, Event
from readout.remedies import annotation

M = TypeVar("M", bound=BaseModel)
THIS, LAST, RECORDS, EVENTS = "this.json", "last.json", "records.jsonl", "events.json"


@dataclass(frozen=True)
class Edition:
    """What an edition holds: the documents with the records that it takes, and its events."""

    documents: tuple[Document, ...]
    events: tuple[Event, ...]
    made_from: dict[str, Any]

    @property
    def parameters(self) -> Parameters:
        """What it was asked for; a parameter that there is no more was none."""
        return known(self.made_from.get("parameters", {}), Parameters)


def read(folder: Path) -> Edition:
    """The edition whose records stand in a folder. Raises InputError if they are not understood."""
    try:
        lines = (folder / RECORDS).read_text("utf-8").split("\n")
        documents = tuple(known(json.loads(line), Document) for line in lines if line)
        ids = {m.id for d in documents for m in d.meetings}
        rows = json.loads((folder / EVENTS).read_text("utf-8"))
        made_from = json.loads((folder / LAST).read_text("utf-8"))
        return Edition(documents, tuple(_event(row, ids) for row in rows), made_from)
    except (OSError, ValueError) as error:
        line = str(error).splitlines()[0]
        raise InputError(f"{folder}: the edition that is compared with is not understood ({line})") from None


def known(raw: object, shape: type[M]) -> M:
    """A record of another version of the library: what this version does not know is left out.

    Raises pydantic.ValidationError if what is left does not make one.
    """
    return TypeAdapter(shape).validate_python(_known(raw, shape))


def _known(raw: Any, shape: Any) -> Any:
    if isinstance(raw, dict) and isinstance(shape, type) and issubclass(shape, BaseModel):
        fields = set(shape.model_fields)
        return {key: _known(value, annotation(shape, [key])) for key, value in raw.items() if key in fields}
    if isinstance(raw, list) and get_origin(shape) is list:
        return tuple(_known(value, get_args(shape)[0]) for value in raw)
    return raw


def _event(row: dict[str, Any], meetings: Iterable[str]) -> Event:
    """An event from its row in the tables, where lists are joined."""
    told = set(str(row["meetings"]).split("; "))
    names = [name for name in str(row["participants"]).split("; ") if name]
    found = {**row, "participants": names, "meetings": sorted(told & set(meetings))}
    return known({**found, "documents": str(row["documents"]).split("; ")}, Event)
