"""A record as a person left it: the checked values in the place of those that are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from readout import victims, wording
from readout.addresses import record_id
from readout.corrections.entries import Entry, FigureEntry, Placed
from readout.corrections.places import Places, plainly, role
from readout.records import Change, Checked, Correction, Cue, Decided, Evidenced, Figure, Meeting, Span

R = TypeVar("R", Figure, Meeting)
_MADE: dict[str, Checked] = {"confirm": "confirmed", "amend": "amended", "add": "added"}
_DECIDED: dict[str, Decided] = {
    "confirm": "confirmed",
    "amend": "amended",
    "add": "added",
    "reject": "rejected",
}
_QUOTES = ("agenda", "agreed")


def made(entry: Entry, found: R | None, kind: type[R], places: Places) -> R:
    """The record that an entry leaves: what it does not set stays as it is found.

    Raises ValueError where nothing is found and the entry does not say enough to stand alone, for a figure
    that is vague and has a number, for quotes that are not in the text, and for words that name somebody who
    was harmed.
    """
    given = _located(entry, found, places)
    known = {n: getattr(found, n) for n in fields(kind)} if found else _standing_alone(entry, given)
    values = {**known, **given}
    _refuse_half_vague(values)
    evidence = _evidence(entry, found, places)
    changed: dict[str, Any] = {n: v for n, v in given.items() if not found or getattr(found, n) != v}
    cues: Iterator[Cue] = places.cues(changed, (evidence["sentence_start"], evidence["sentence_end"]))
    record = kind(
        **evidence,
        **values,
        id=_id(entry, values, places.document),
        document=places.document,
        rule=found.rule if found else f"{_MADE[entry.decision]} by {entry.by}",
        cues=(*_unchanged(found, changed), *cues),
        checked=_MADE[entry.decision],
        checked_by=entry.by,
        checked_on=entry.on,
        copy_of=found.copy_of if found else "",
    )
    _refuse_names(record)
    return victims.unnamed(record)


def _refuse_names(record: Figure | Meeting) -> None:
    """Raise ValueError for a figure that is made of the name of somebody who was harmed."""
    if isinstance(record, Figure) and victims.named(record, ("text",)):
        words = wording.plain(record.text, 40)
        raise ValueError(f"“{words}” names somebody who was harmed; begin at the words that count them")


def _evidence(entry: Entry, found: Figure | Meeting | None, places: Places) -> dict[str, Any]:
    """Where the record stands: as it is found, if it is found at the entry's words."""
    start, end = entry.start or 0, (entry.start or 0) + len(entry.words)
    evidence = places.evidence(start, end)
    if found and (found.start, found.end) == (start, end):
        return {name: getattr(found, name) for name in evidence}
    return evidence


def _unchanged(found: Figure | Meeting | None, changed: Iterable[str]) -> Iterator[Cue]:
    """The places that the values rest on which were not changed."""
    roles = {role(field) for field in changed}
    yield from (cue for cue in (found.cues if found else ()) if cue.role not in roles)


def fields(kind: type[Evidenced]) -> list[str]:
    """The fields that hold a record's values."""
    return [name for name in kind.model_fields if name not in Evidenced.model_fields]


def _located(entry: Entry, found: Figure | Meeting | None, places: Places) -> dict[str, Any]:
    """The given values, quotes as places in the text: where they are found already, or nearest."""
    values = entry.checked.given()
    for name in (n for n in _QUOTES if n in values):
        there = {plainly(span.text): span for span in getattr(found, name, ())}
        try:
            spans = [there.get(plainly(q)) or places.quote(q, entry.start or 0) for q in values[name]]
        except ValueError as wrong:
            raise ValueError(f"{name}: {wrong}") from None
        values[name] = tuple(spans)
    return values


def _standing_alone(entry: Entry, values: dict[str, Any]) -> dict[str, Any]:
    """What an entry need not say of a record that is not found; what it must, else ValueError."""
    usual: dict[str, Any] = {"status": "held", "mode": "in_person"}
    needed = ["participants"]
    if isinstance(entry, FigureEntry):
        usual = {"modifier": "exact", "outcome": entry.which, "value": None}
        needed = ["outcome"] if values.get("modifier") == "vague" else ["value", "outcome"]
    said = {**usual, **values}
    missing = [name for name in needed if said.get(name) in (None, "")]
    if missing:
        at = f"“{wording.plain(entry.words, 40)}” at {entry.start}"
        key = f"write {wording.listing(missing)} under values, or take the entry out"
        raise ValueError(f"nothing is found at {at}, so that the entry must say it all: {key}")
    return usual


def _refuse_half_vague(values: dict[str, Any]) -> None:
    """Raise ValueError for a figure that is vague and has a number, or neither."""
    if "modifier" in values and (values["modifier"] == "vague") != (values["value"] is None):
        has = "no value" if values["value"] is None else f"value {values['value']}"
        raise ValueError(f"modifier {values['modifier']} with {has}; set both value and modifier")


def _id(entry: Entry, values: dict[str, Any], document: str) -> str:
    letter, which = ("f", values["outcome"]) if "outcome" in values else ("m", entry.which)
    return record_id(document, letter, entry.start or 0, which)


def correction(placed: Placed, found: Sequence[R], left: R | None, places: Places) -> Correction:
    """What an entry did: to ``found``, which it is about, with ``left`` in its place, if anything."""
    entry = placed.entry
    shown = left or (found[0] if found else None)
    start, end = entry.start or 0, (entry.start or 0) + len(entry.words)
    where = places.evidence(start, end)
    return Correction(
        record=shown.id if shown else record_id(places.document, placed.table[0], start, entry.which),
        was=found[0].id if found else "",
        kind="figure" if placed.table == "figures" else "meeting",
        decision=_DECIDED[entry.decision],
        start=start,
        end=end,
        sentence_start=where["sentence_start"],
        sentence_end=where["sentence_end"],
        claim=wording.told(shown) if shown else "",
        changes=tuple(_changes(found[0] if found else None, left)) if left else (),
        reason=_reason(entry, left),
        carried_from=placed.carried_from,
        entry=placed.number + 1,
        by=entry.by,
        on=entry.on,
    )


def _reason(entry: Entry, left: Figure | Meeting | None) -> str:
    """Why, and which of the values that were set are left out, for they name somebody who was harmed."""
    given = entry.checked.given()
    out = [name for name in victims.FIELDS if given.get(name) and left and not getattr(left, name)]
    said = f"{wording.listing(out)} left empty: it named somebody who was harmed" if out else ""
    return "; ".join(part for part in (entry.reason, said) if part)


def _changes(found: Figure | Meeting | None, left: Figure | Meeting) -> Iterator[Change]:
    """The fields whose values differ; of what is not found, all that are not empty."""
    for name in fields(type(left)):
        old, new = _shown(getattr(found, name, None)), _shown(getattr(left, name))
        if old != new and not (found is None and new == "no"):
            yield Change(field=name, old=old, new=new)


def _shown(value: object) -> str:
    """A value in words; "" for what is empty."""
    if isinstance(value, tuple):
        return "; ".join(_shown(one) for one in value)
    if isinstance(value, Span):
        return value.text
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)
