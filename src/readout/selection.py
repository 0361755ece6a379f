"""What an edition takes of the records, and what it leaves out, by which parameter."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from readout.days import days
from readout.errors import InputError
from readout.names.identity import same_actor
from readout.parameters import SELECTING, Parameters, explained
from readout.records import Document, Event, Figure
from readout.remedies import Fault, nearest, shown

_MOST = 20  # names that an error lists


class Omission(NamedTuple):
    """A document, figure or meeting that is left out, and the parameter that asks for it."""

    table: str
    id: str
    document: str
    parameter: str


def asks(parameters: Parameters) -> bool:
    """Whether anything is left out at all."""
    return any(getattr(parameters, name) for name in SELECTING)


def document(found: Document, parameters: Parameters) -> str:
    """The parameter that leaves a document out; "" if none does.

    A partial date stays where any of its days is in the time that is asked for.
    """
    first, last = days(found.date)
    asked_first, asked_last = days(parameters.date_from).first, days(parameters.date_to).last
    if asked_first and (last is None or last < asked_first):
        return "date_from"
    if asked_last and (first is None or first > asked_last):
        return "date_to"
    return ""


def figure(found: Figure, parameters: Parameters) -> str:
    """The first parameter that leaves a figure out; "" if none does."""
    asked = parameters
    if asked.sides and not named([found.side], asked.sides):
        return "sides"
    if asked.outcomes and found.outcome not in asked.outcomes:
        return "outcomes"
    if asked.categories and found.category not in asked.categories:
        return "categories"
    if asked.speakers and not named([found.speaker], asked.speakers):
        return "speakers"
    return ""


def event(found: Event, parameters: Parameters) -> str:
    """The parameter that leaves an event and the meetings that tell of it out; "" if none does."""
    asked = parameters.participants
    return "participants" if asked and not named((*found.participants, found.host), asked) else ""


def named(names: Iterable[str], asked: Sequence[str]) -> bool:
    """Whether one of the names is one of those asked for, however they are spelled."""
    return any(name and same_actor(name, wanted) for name in names for wanted in asked)


def chosen(documents: Sequence[Document], parameters: Parameters) -> tuple[list[Document], list[Omission]]:
    """The documents that are asked for with the figures that are; and what that leaves out.

    What a copy repeats was never counted: it is left out with its original and not said again.
    """
    kept: list[Document] = []
    left_out: list[Omission] = []
    for found in documents:
        by = document(found, parameters)
        if by:
            records = [("figures", f) for f in found.figures] + [("meetings", m) for m in found.meetings]
            left_out.append(Omission("documents", found.id, found.id, by))
            left_out += [Omission(table, r.id, found.id, by) for table, r in records if not r.copy_of]
            continue
        gone = {f.id: (f, by) for f in found.figures if (by := figure(f, parameters))}
        left_out += [Omission("figures", i, found.id, by) for i, (f, by) in gone.items() if not f.copy_of]
        kept.append(without(found, gone))
    return kept, left_out


def untold(whole: Sequence[Event], left_out: Sequence[Omission]) -> list[Omission]:
    """The events that only left out documents tell of."""
    by = {omission.document: omission.parameter for omission in left_out if omission.table == "documents"}
    return [
        Omission("events", e.id, "", by[e.documents[0]]) for e in whole if all(d in by for d in e.documents)
    ]


def unattended(
    part: Sequence[Event], documents: Sequence[Document], parameters: Parameters
) -> tuple[list[Omission], set[str]]:
    """The events that are left out and the meetings that tell of them; and the ids of all that go.

    ``part`` are the events of the ``documents``, of which some may be copies.
    """
    gone = [e for e in part if event(e, parameters)]
    told = {m for e in gone for m in e.meetings}
    copies = {m.id for d in documents for m in d.meetings if m.copy_of in told}
    left_out = [Omission("events", e.id, "", "participants") for e in gone]
    left_out += [
        Omission("meetings", m.id, d.id, "participants")
        for d in documents for m in d.meetings if m.id in told
    ]  # fmt: skip
    return left_out, {e.id for e in gone} | told | copies


def without(found: Document, gone: Collection[str]) -> Document:
    """The document without the records of those ids."""
    return found.model_copy(
        update={
            "figures": tuple(f for f in found.figures if f.id not in gone),
            "meetings": tuple(m for m in found.meetings if m.id not in gone),
        }
    )


def unknown(documents: Sequence[Document], events: Sequence[Event], parameters: Parameters) -> Fault | None:
    """The first name asked for that no record has; ``documents`` and ``events`` are all that was read."""
    figures = [f for d in documents for f in d.figures]
    there = {
        "sides": [f.side for f in figures],
        "participants": [name for e in events for name in (*e.participants, e.host)],
        "speakers": [f.speaker for f in figures],
    }
    for parameter, given in there.items():
        names = sorted({name for name in given if name})
        for asked in getattr(parameters, parameter):
            if not named(names, [asked]):
                return Fault((parameter,), f"no record has {shown(asked)}{_there_are(asked, names)}")
    return None


def _there_are(asked: str, names: Sequence[str]) -> str:
    more = f" and {len(names) - _MOST} more" if len(names) > _MOST else ""
    listing = ", ".join(names[:_MOST]) or "none"
    return f"{nearest(asked, names)}; there are: {listing}{more}"


def check(documents: Sequence[Document], events: Sequence[Event], parameters: Parameters) -> None:
    """Raise InputError for a side, participant or speaker asked for that no record has."""
    wrong = unknown(documents, events, parameters)
    if wrong:
        raise InputError(explained(wrong))
