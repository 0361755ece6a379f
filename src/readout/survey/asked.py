"""What of a report's parameters a set can be asked for, as conditions in SQL."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from readout.days import days
from readout.errors import InputError
from readout.names.identity import same_actor
from readout.parameters import SELECTING, Parameters, explained
from readout.remedies import Fault, nearest, shown

OF_THE_BOOK = ("seeds", "title", "subtitle", "address", "output")
_MOST = 20  # names that an error lists
_EVERYTHING = "true"

Names = Callable[[str], Iterator[str]]
"""The names that stand in a set for one of "sides", "speakers", "participants", the most frequent first."""


def check(parameters: Parameters) -> None:
    """Raise InputError for a parameter that a set has no use for: its documents have been read."""
    for name in sorted(parameters.model_fields_set):
        if name not in (*SELECTING, *OF_THE_BOOK):
            why = "a set's documents have been read already; leave it out, or give it to readout extract"
            raise InputError(f"parameter {name}: {why}")


def literal(value: object) -> str:
    """A value as SQL writes it."""
    if value is None:
        return "NULL"
    return "'" + value.replace("'", "''") + "'" if isinstance(value, str) else str(value)


def listed(values: Iterable[str]) -> str:
    """Texts as SQL writes a list of them."""
    return ", ".join(map(literal, values))


def dates(parameters: Parameters) -> str:
    """The documents published in the time that is asked for: partial dates with any day in it."""
    first, last = days(parameters.date_from).first, days(parameters.date_to).last
    asked = ["date <> ''"] if first or last else []
    asked += [f"date || '~' >= {literal(first.isoformat())}"] if first else []
    asked += [f"date <= {literal(last.isoformat())}"] if last else []
    return " AND ".join(asked) or _EVERYTHING


def figures(parameters: Parameters, names: Names) -> str:
    """The figures that are asked for. Raises InputError for a side or speaker that no figure has."""
    asked = [
        f"side IN ({listed(_spelled('sides', parameters.sides, names))})" if parameters.sides else "",
        f"outcome IN ({listed(parameters.outcomes)})" if parameters.outcomes else "",
        f"category IN ({listed(parameters.categories)})" if parameters.categories else "",
        f"speaker IN ({listed(_spelled('speakers', parameters.speakers, names))})"
        if parameters.speakers
        else "",
    ]
    return " AND ".join(part for part in asked if part) or _EVERYTHING


def events(parameters: Parameters, names: Names) -> str:
    """The events that are asked for. Raises InputError for a participant that no event has."""
    asked = []
    if parameters.participants:
        known = listed(_spelled("participants", parameters.participants, names))
        asked.append(f"list_has_any(list_append(participants, host), [{known}])")
    if parameters.date_from or parameters.date_to:
        told = "SELECT unnest(documents) AS document, id FROM all_events"
        asked.append(f"id IN (SELECT told.id FROM ({told}) AS told JOIN texts ON texts.id = told.document)")
    return " AND ".join(asked) or _EVERYTHING


def _spelled(parameter: str, asked: Sequence[str], names: Names) -> list[str]:
    """The set's own spellings of the names that are asked for."""
    found: set[str] = set()
    for wanted in asked:
        own = {name for name in names(parameter) if same_actor(name, wanted)}
        if not own:
            words = f"no record has {shown(wanted)}{_there_are(wanted, names(parameter))}"
            raise InputError(explained(Fault((parameter,), words)))
        found |= own
    return sorted(found)


def _there_are(asked: str, names: Iterator[str]) -> str:
    first = [name for name, _ in zip(names, range(_MOST * 10), strict=False)]
    listing = ", ".join(first[:_MOST]) or "none"
    return f"{nearest(asked, first)}; the most frequent are: {listing}"
