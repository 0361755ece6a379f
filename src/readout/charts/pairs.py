"""Who met whom: every pair of participants with the number of their meetings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

import pandas as pd
from markupsafe import Markup
from matplotlib.patches import Rectangle

from readout import wording
from readout.addresses import address
from readout.charts.chart import COUNT, Chart, Drawing, nothing
from readout.charts.lanes import OTHERS
from readout.charts.linked import sentences, words
from readout.charts.style import EVENTS, INK, LINE, WIDTH, fit, style
from readout.corpus import Corpus
from readout.markup import counted, evidence, joined
from readout.records import Event

_MOST = 13
_LARGEST_CELL = 34.0
_NAME_ROOM = 130.0
_LISTED, _DATED = 6, 40

_Pairs = Mapping[tuple[str, str], Sequence[Event]]


def who_met_whom(corpus: Corpus) -> Chart:
    """Meetings that were held, for each pair that took part in them; in person, by video and by telephone."""
    held = [event for event in corpus.events if event.status == "held" and len(event.participants) > 1]
    if not held:
        return nothing("No document in this folder tells of two participants who met.")
    names = _names(held)
    pairs = _pairs(held, names)
    drawing = _draw(names, pairs)
    return Chart(
        drawing.figure,
        _caption(corpus, names, pairs),
        _alternative(pairs),
        tuple(dict.fromkeys(meeting for event in held for meeting in event.meetings)),
        _table(pairs),
        drawing.titles,
    )


def _names(held: Sequence[Event]) -> list[str]:
    """The participants by number of meetings; the rarest gathered in one last row where they are too many."""
    counts: dict[str, int] = defaultdict(int)
    for event in held:
        for name in dict.fromkeys(event.participants):
            counts[name] += 1
    names = sorted(counts, key=lambda name: (-counts[name], name))
    return names if len(names) <= _MOST else [*names[: _MOST - 1], OTHERS]


def _pairs(held: Sequence[Event], names: Sequence[str]) -> _Pairs:
    """The events of each pair, named in the order of ``names``; an event counts once for a pair."""
    order = {name: number for number, name in enumerate(names)}
    found: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in held:
        present = [name if name in order else OTHERS for name in dict.fromkeys(event.participants)]
        together = {tuple(sorted(pair, key=order.__getitem__)) for pair in combinations(present, 2)}
        together.discard((OTHERS, OTHERS))
        for first, second in sorted(together, key=lambda pair: (order[pair[0]], order[pair[1]])):
            found[first, second].append(event)
    ranked = sorted(found, key=lambda pair: (-len(found[pair]), order[pair[0]], order[pair[1]]))
    return {pair: found[pair] for pair in ranked}


def _draw(names: Sequence[str], pairs: _Pairs) -> Drawing:
    """A triangle of cells; every name stands at the end of its row, over its column."""
    cell = min(_LARGEST_CELL, (WIDTH - _NAME_ROOM) / len(names))
    most = max(len(events) for events in pairs.values())
    drawing = Drawing()
    axes = drawing.sheet()
    with style():
        for row, name in enumerate(names):
            left, top = row * cell, row * cell
            for column in range(row):
                axes.add_patch(Rectangle((column * cell, top), cell, cell, fill=False, edgecolor=LINE))
            label = fit(wording.plain(name), WIDTH - left - 6)
            axes.text(left + 6, top + cell / 2, label, color=INK, va="center_baseline")
        for (first, second), events in pairs.items():
            column, row = sorted((names.index(first), names.index(second)))
            size = (cell - 3) * (len(events) / most) ** 0.5
            corner = ((column + 0.5) * cell - size / 2, (row + 0.5) * cell - size / 2)
            square = Rectangle(corner, size, size, facecolor=EVENTS, alpha=0.35)
            axes.add_patch(square)
            middle = ((column + 0.5) * cell, (row + 0.5) * cell)
            number = axes.text(*middle, str(len(events)), color=INK, ha="center", va="center_baseline")
            for artist in (square, number):
                drawing.mark(artist, events[0].meetings[0], _said(first, second, events), COUNT)
        drawing.cut(axes, len(names) * cell + 4)
    return drawing


def _said(first: str, second: str, events: Sequence[Event]) -> str:
    who = wording.listing(wording.plain(name, 80) for name in (first, second))
    dates = wording.names([wording.when(event) for event in events], 5)
    return f"{who}: {wording.count(len(events), 'meeting')} ({dates})"


def _main(pairs: _Pairs) -> Markup:
    """The most frequent pairs in a sentence."""
    said = []
    named = {pair: events for pair, events in pairs.items() if OTHERS not in pair}
    for pair, events in list(named.items())[:_LISTED]:
        who = wording.listing(wording.plain(name, 80) for name in pair)
        number = counted(wording.count(len(events), "meeting"), address(events[0].meetings[0]))
        said.append(Markup("{}: {}").format(who, number))
    rest = len(named) - len(said)
    more = Markup("{} met as well.").format(counted(wording.count(rest, "other pair").capitalize()))
    first = Markup("{}.").format(Markup("; ").join(said)) if said else ""
    return sentences(first, more if rest else "")


def _caption(corpus: Corpus, names: Sequence[str], pairs: _Pairs) -> Markup:
    ahead = sum(event.status != "held" for event in corpus.events)
    notes: list[str | Markup] = [
        "Each square stands for a pair: follow the row to the right and the column upwards to the two names.",
        "Only meetings that were held count, in person, by video or by telephone.",
    ]
    if ahead:
        events = counted(wording.count(ahead, "event"), "chronology.html")
        notes.append(Markup("Planned, proposed or cancelled, and not counted: {}.").format(events))
    if OTHERS in names:
        notes.append(f"“{OTHERS.capitalize()}” are those who met least often, without their own meetings.")
    return sentences(_main(pairs), *notes)


def _alternative(pairs: _Pairs) -> str:
    head = f"Matrix of {wording.count(len(pairs), 'pair')} of participants with the number of their meetings."
    return words(sentences(head, _main(pairs)))


def _table(pairs: _Pairs) -> pd.DataFrame:
    rows = [
        {
            "pair": wording.listing(wording.plain(name, 80) for name in pair),
            "meetings": len(events),
            "dates": joined(evidence(wording.when(event), event.meetings[0]) for event in events[:_DATED]),
            "link": address(events[0].meetings[0]),
        }
        for pair, events in pairs.items()
    ]
    return pd.DataFrame(rows, dtype=object)
