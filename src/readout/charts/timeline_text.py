"""The chronology in words and as a table, computed from what is drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import pandas as pd
from markupsafe import Markup

from readout import wording
from readout.addresses import address
from readout.charts.context import notes
from readout.charts.lanes import OTHERS, Row, Section
from readout.charts.linked import sentences, words
from readout.markup import counted, evidence, joined
from readout.periods import Period
from readout.records import Event

_CHRONOLOGY = "chronology.html"
_LISTED = 8  # more events than this cannot be read as a paragraph


def caption(parts: Sequence[Section], all_: int, periods: Sequence[Period]) -> Markup:
    """What is drawn of ``all_`` events, the events or their number, and how to read it."""
    number = len(_rows(parts))
    counts = (counted(f"{n:,}", _CHRONOLOGY) for n in (number, all_))
    drawn = Markup("The {} latest of {} events are drawn.").format(*counts) if number < all_ else ""
    return sentences(drawn, _main(parts), *_notes(parts), *notes(periods, parts))


def alternative(parts: Sequence[Section], periods: Sequence[Period]) -> str:
    """The same for those who do not see the picture."""
    head = "Chart of meetings in the order of time, one row each."
    return words(sentences(head, _main(parts), *notes(periods, parts)))


def table(parts: Sequence[Section]) -> pd.DataFrame:
    """One row an event, in the order of the chart."""
    rows = [
        {
            "date": wording.when(row.event),
            "participants": wording.names(row.event.participants, 40),
            "mode": wording.mode(row.event),
            "status": row.event.status,
            "place": wording.plain(row.event.place),
            "documents": wording.names(row.event.documents, 40),
            "link": address(row.event.meetings[0]),
        }
        for part in parts
        for row in part.rows
    ]
    return pd.DataFrame(rows)


def told(event: Event) -> Markup:
    """An event as a sentence whose date leads to where it is told first."""
    date = evidence(_capital(wording.when(event)), event.meetings[0])
    return Markup("{}: {}.").format(date, wording.encounter(event))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _rows(parts: Sequence[Section]) -> list[Row]:
    return [row for part in parts for row in part.rows]


def _main(parts: Sequence[Section]) -> Markup:
    rows = _rows(parts)
    if len(rows) <= _LISTED:
        return sentences(*(told(row.event) for row in rows))
    return sentences(*_summary(rows))


def _summary(rows: Sequence[Row]) -> Iterator[Markup]:
    """How many events of each status, between which dates, and who took part most often."""
    statuses = Counter(row.event.status for row in rows)
    kinds = joined(counted(f"{number} {status}") for status, number in statuses.most_common())
    yield Markup("{}: {}.").format(counted(wording.count(len(rows), "event").capitalize()), kinds)
    dated = [row for row in rows if row.days.closed]
    if dated:
        first, last = min(dated, key=lambda r: r.middle), max(dated, key=lambda r: r.middle)
        ends = (evidence(wording.when(row.event), row.event.meetings[0]) for row in (first, last))
        yield Markup("The first: {}; the last: {}.").format(*ends)
    yield from _regulars(rows)


def _regulars(rows: Sequence[Row]) -> Iterator[Markup]:
    first: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for row in rows:
        for name in dict.fromkeys(row.event.participants):
            first.setdefault(name, row.event.meetings[0])
            counts[name] += 1
    often = [(name, n) for name, n in sorted(counts.items(), key=lambda item: (-item[1], item[0])) if n > 1][
        :5
    ]
    if often:
        who = [
            Markup("{} ({})").format(evidence(wording.plain(name, 80), first[name]), counted(str(n)))
            for name, n in often
        ]
        yield Markup("Most often: {}.").format(joined(who))


def _notes(parts: Sequence[Section]) -> Iterator[str | Markup]:
    """How the picture must be read."""
    rows = _rows(parts)
    vague = [row for row in rows if row.days.known and not row.days.exact]
    undated = [row for row in rows if not row.days.known]
    yield "Rows follow one another in time; their distance is no measure of it."
    if vague:
        band = counted(wording.count(len(vague), "event"))
        words = "For {} no day is stated: a band stands beside every row that it may belong to."
        yield Markup(words).format(band)
    if any(not row.days.closed for row in vague):
        yield "A band with an arrow has no bound on that side."
    if undated:
        yield Markup("For {} no date can be known.").format(counted(wording.count(len(undated), "event")))
    if any(row.unnamed for row in rows):
        yield f"The lane “{OTHERS}” holds those who took part least often; the rows name them."
    retold = sum(len(row.event.documents) > 1 for row in rows)
    if retold:
        verb = wording.plural(retold, "is")
        events = counted(wording.count(retold, "event").capitalize())
        yield Markup("{} {} told by more than one document.").format(events, verb)
