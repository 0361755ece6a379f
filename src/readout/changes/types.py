"""A change between two editions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeVar

from readout.records import Document, Event, Figure, Record

Kind = Literal["new", "withdrawn", "revised", "merged", "split"]
R = TypeVar("R", bound=Record)


class Difference(NamedTuple):
    """A field that says something else."""

    field: str
    was: object
    now: object


class Change(NamedTuple):
    """What was and what is now, what of it differs, and why."""

    kind: Kind
    was: tuple[Document | Figure | Event, ...]
    now: tuple[Document | Figure | Event, ...]
    differences: tuple[Difference, ...]
    reason: str


def change(
    was: Document | Figure | None, now: Document | Figure | None, changed: Sequence[Difference], reason: str
) -> Change:
    """What became of one record."""
    kind: Kind = "revised" if was and now else "new" if now else "withdrawn"
    return Change(kind, (was,) if was else (), (now,) if now else (), tuple(changed), reason)


def differences(was: R | None, now: R | None, fields: Sequence[str]) -> tuple[Difference, ...]:
    """The fields of a record that differ; none where it stands in one edition alone."""
    if was is None or now is None:
        return ()
    values = ((name, getattr(was, name), getattr(now, name)) for name in fields)
    return tuple(Difference(name, old, new) for name, old, new in values if old != new)
