"""The same story in several documents: found, shown, and counted once.

A wire story stands in many papers, under other headlines, cut at its end. A count that is copied bears
nothing out, so a copy's record is left out where the same record stands in the document it copies. Leaving
out too much would be worse than counting twice: an update of a story is no copy, and neither is the routine
notice that says the same every week. Hence a copy must name no number, month or weekday that the other does
not, in one direction at least, and be published within a few days; and each of its records counts unless it
agrees with one of the other's.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from readout.documents.bases import published
from readout.documents.copies import first
from readout.documents.likeness import Likeness, Wording, earlier, likeness, wording, words
from readout.records import Document, Figure, Meeting

CONTAINED = 0.7
"""Share of the shorter text that stands in the longer one: edited reprints of agency news keep more."""
LENGTH = 0.3
"""Share of the longer text's length that the shorter has: a statement that is quoted whole has less."""
PRESS = 3
"""Days between two printings of one story; what is said again later is news of its own day or a routine."""
SHORT = 20
"""Words below which two texts may be the same by chance: only the same file or the same day makes a copy."""

R = TypeVar("R", Figure, Meeting)


def marked(documents: Sequence[Document]) -> list[Document]:
    """The documents in their order, each copy with what it copies, its records with those that they repeat.

    ``documents`` have their whole texts. The first of a kind, by date and id, is the original.
    """
    ordered = sorted((d for d in documents if not d.unread), key=first)
    texts = [wording(d.text) for d in ordered]
    made: list[Document] = []
    for document, text, numbers in zip(ordered, texts, earlier(texts), strict=True):
        made.append(_marked(_Read(document, text), [_Read(made[n], texts[n]) for n in numbers]))
    renewed = {d.id: d for d in made}
    return [renewed.get(d.id, d) for d in documents]


class _Read(NamedTuple):
    """A document, and what is compared of its text."""

    document: Document
    text: Wording


def _marked(read: _Read, others: Sequence[_Read]) -> Document:
    """The document, as a copy or another version of the one of the others that is most like it."""
    found = zip(others, likeness(read.text, [other.text for other in others]), strict=True)
    alike = [(other, how) for other, how in found if _alike(how)]
    alike.sort(key=lambda pair: (-pair[1].contained, -pair[1].length))
    copied = next((pair for pair in alike if _copies(read, pair[0])), None)
    if copied:
        return _copy(read.document, copied[0].document, copied[1])
    if not alike or read.text.length < SHORT:
        return read.document
    other, how = alike[0]
    return read.document.model_copy(
        update={"version_of": other.document.id, "alike": round(how.contained, 2)}
    )


def _alike(how: Likeness) -> bool:
    return how.contained >= CONTAINED and how.length >= LENGTH


def _copies(read: _Read, other: _Read) -> bool:
    """Whether two documents of mostly the same words tell the same: one has no number or date of its own."""
    (one, told), (two, said) = read, other
    if min(told.length, said.length) < SHORT:
        same = words(one.text) == words(two.text)
        return same and (one.sha256 == two.sha256 or (bool(one.date) and one.date == two.date))
    return _near(one, two) and (told.facts <= said.facts or said.facts <= told.facts)


def _near(one: Document, other: Document) -> bool:
    """Whether two documents were published within a few days, as far as their days are known."""
    return near(published(one), published(other))


def near(one: str, other: str) -> bool:
    """Whether two dates of publication are a few days apart at most, as far as they are days."""
    days = [date.fromisoformat(day) for day in (one, other) if len(day) == len("2020-05-17")]
    return len(days) < 2 or abs((days[0] - days[1]).days) <= PRESS


def _copy(document: Document, other: Document, how: Likeness) -> Document:
    return document.model_copy(
        update={
            "copy_of": other.copy_of or other.id,
            "alike": round(how.contained, 2),
            "figures": repeating(document.figures, other.figures),
            "meetings": repeating(document.meetings, other.meetings),
        }
    )


def repeating(records: Sequence[R], others: Sequence[R]) -> tuple[R, ...]:
    """The records, each that agrees with one of the others as its copy, no two as copies of one.

    What the document says twice, in its headline too, is a copy where it says it again.
    """
    taken: set[str] = set()
    copies: dict[str, str] = {}
    for record in records:
        same = [other for other in others if other.id not in taken and _agree(record, other)]
        same.sort(key=lambda other: words(other.sentence) != words(record.sentence))
        if same:
            taken.add(same[0].id)
            copies[record.id] = same[0].copy_of or same[0].id
    again = {_said(r): copies[r.id] for r in records if isinstance(r, Figure) and r.repeat and r.id in copies}
    found = ((r, copies.get(r.id) or again.get(_said(r), "")) for r in records)
    return tuple(r.model_copy(update={"copy_of": original}) if original else r for r, original in found)


def _said(record: Figure | Meeting) -> tuple[object, ...]:
    """What a figure says, with whatever words around it."""
    return (record.value, record.value_max, record.outcome) if isinstance(record, Figure) else ()


def _agree(one: Figure | Meeting, other: Figure | Meeting) -> bool:
    match one, other:
        case Figure(), Figure():
            return _key(one) == _key(other) and _no_other(
                (one.side, other.side), (one.speaker, other.speaker), (one.category, other.category)
            )
        case Meeting(), Meeting():
            return (one.status, one.mode) == (other.status, other.mode) and _one_meeting(one, other)
    return False


def _key(figure: Figure) -> tuple[object, ...]:
    vague = figure.text.casefold() if figure.value is None else ""
    return figure.value, figure.value_max, vague, figure.modifier, figure.outcome


def _one_meeting(one: Meeting, other: Meeting) -> bool:
    """Whether two meetings are one: of the same people, in the same sentence or on the same dates."""
    dated = [(m.date, m.not_before, m.not_after) for m in (one, other)]
    same = dated[0] == dated[1] or words(one.sentence) == words(other.sentence)
    return set(one.participants) == set(other.participants) and same and _no_other((one.place, other.place))


def _no_other(*pairs: tuple[str, str]) -> bool:
    """Whether no pair says two things: what one leaves open, the other may say."""
    return all(a == b or not a or not b for a, b in pairs)
