"""A total and its stated parts: what each names, and what none of them names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import get_args

import pandas as pd
from markupsafe import Markup
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from readout import wording
from readout.addresses import address
from readout.charts.chart import Chart, Drawing, nothing
from readout.charts.claim_rows import part as name_of_part
from readout.charts.linked import sentences, words
from readout.charts.style import INK, LINK, MUTED, OUTCOMES, WIDTH, fit, style, width
from readout.checks.splits import Split, splits
from readout.corpus import Corpus
from readout.markup import counted, evidence, joined
from readout.records import Figure, Outcome

_ROW, _NAME, _AFTER, _BAR, _LEAST = 40.0, 22.0, 14.0, 13.0, 2.0
_INDENT = 14.0
REST = "not broken down"
_MOST = 40
_LISTED, _LARGEST = 6, 3  # more totals than that are no longer read as sentences


def breakdown(corpus: Corpus, outcomes: Sequence[Outcome] = get_args(Outcome)) -> Chart:
    """Each total of the outcomes that has parts, split into them; what they leave over is hatched."""
    found = [split for split in splits(corpus) if split.total.outcome in outcomes and split.total.value]
    if not found:
        fates = wording.listing((wording.fate(outcome) for outcome in outcomes), "or")
        return nothing(f"No document in this folder gives parts of a number of people {fates}.")
    largest = {s.total.id for s in sorted(found, key=lambda s: -(s.total.value or 0))[:_MOST]}
    left = len(found) - len(largest)
    found = [split for split in found if split.total.id in largest]
    drawing = _draw(corpus, found)
    return Chart(
        drawing.figure,
        sentences(_main(found), *_notes(found), _omitted(left)),
        words(sentences("Bar chart of totals and their parts.", _main(found))),
        tuple(f.id for split in found for f in (split.total, *split.parts)),
        _table(corpus, found),
        drawing.titles,
    )


class _Sheet:
    """Bars under one another, in points from the top left corner."""

    def __init__(self) -> None:
        self.drawing = Drawing()
        self.axes: Axes = self.drawing.sheet()
        self.y = 0.0
        self.source = ""

    def name(self, words: str) -> None:
        self.source = words
        self.axes.text(0, self.y + 15, fit(words, WIDTH), color=MUTED, style="italic")
        self.y += _NAME

    def bar(self, figure: Figure, words: str, number: str, start: float, long: float, hatched: bool) -> None:
        """A label, a number at the right edge, and under them a bar from ``start``, ``long`` points long."""
        colour = OUTCOMES[figure.outcome]
        number = fit(number, WIDTH / 2, bold=True)
        words = fit(words, WIDTH - width(number, bold=True) - 24)
        whole = figure.part_of is None and not hatched
        label = self.axes.text(0 if whole else _INDENT, self.y + 14, words, color=INK)
        value = self.axes.text(WIDTH, self.y + 14, number, color=LINK, ha="right", fontweight="bold")
        artists: list[Artist] = [label, value]
        if long:
            box = Rectangle((start, self.y + 20), max(long, _LEAST), _BAR, edgecolor=colour, linewidth=1)
            box.set(facecolor="none", hatch="////") if hatched else box.set(facecolor=colour)
            artists.append(self.axes.add_patch(box))
        title = f"{number}: {words}; {wording.statement(figure)}; {self.source}"
        for artist in artists:
            self.drawing.mark(artist, figure.id, title)
        self.y += _ROW


def _draw(corpus: Corpus, found: Sequence[Split]) -> Drawing:
    sheet = _Sheet()
    with style():
        for split in found:
            sheet.name(wording.source(corpus.document_of[split.total.document]))
            _split(sheet, split)
            sheet.y += _AFTER
        sheet.drawing.cut(sheet.axes, sheet.y)
    return sheet.drawing


def _split(sheet: _Sheet, split: Split) -> None:
    """The total, then its parts one behind the other, then what is left of it."""
    total = split.total
    unit = (WIDTH - 2) / max(total.value or 0, split.sum or 0)
    head = f"{wording.whose(total)} · {wording.speaker(total)}"
    sheet.bar(total, head, wording.amount(total), 1, unit * (total.value or 0), hatched=False)
    at = 1.0
    for part in split.parts:
        long = unit * (part.value or 0)
        sheet.bar(part, name_of_part(part, total), wording.amount(part), at, long, hatched=False)
        at += long
    if split.rest:
        sheet.bar(total, REST, _rest(split), at, unit * split.rest, hatched=True)


def _rest(split: Split) -> str:
    """The rest with the qualifier that follows for it: "at least 320"."""
    return wording.qualified(wording.QUALIFIERS.get(split.rest_modifier, ""), f"{split.rest:,}")


def _told(split: Split) -> Markup:
    """ "Of 400 people missing (the mayor): 30 children and 50 women; 320 not broken down." """
    total = split.total
    head = Markup(wording.suffered(total.outcome, "{} " + wording.people(total))).format(
        evidence(wording.amount(total), total.id)
    )
    parts = joined([evidence(wording.share(p, total), p.id) for p in split.parts])
    rest = Markup("; {} {}").format(evidence(_rest(split), total.id), REST) if split.rest else ""
    return Markup("Of {} ({}): {}{}.").format(head, evidence(wording.speaker(total), total.id), parts, rest)


def _main(found: Sequence[Split]) -> Markup:
    """The splits in sentences; of many, the largest."""
    if len(found) <= _LISTED:
        return sentences(*map(_told, found))
    largest = sorted(found, key=lambda split: -(split.total.value or 0))[:_LARGEST]
    totals = counted(wording.count(len(found), "total"))
    head = Markup("{} with stated parts; the {} largest follow.").format(totals, counted(str(_LARGEST)))
    return sentences(head, *map(_told, largest))


def _omitted(left: int) -> str | Markup:
    totals = counted(wording.count(left, "smaller total").capitalize(), "disagreements.html#not-broken-down")
    return Markup("{} with parts not drawn.").format(totals) if left else ""


def _notes(found: Sequence[Split]) -> Iterator[str | Markup]:
    """What the picture cannot show."""
    shared = [split for split in found if split.shared and split.rest]
    if len(shared) == 1:
        total, rest = shared[0].total, f"{shared[0].rest:,}"
        kinds = joined([evidence(wording.share(part, total), part.id) for part in shared[0].parts])
        more = evidence(rest, total.id)
        yield Markup("The parts may overlap ({}): then more than {} are {}.").format(kinds, more, REST)
    elif shared:
        words = "In {} of the totals parts may overlap: then more people are {} than drawn."
        yield Markup(words).format(counted(str(len(shared))), REST)
    for split in found:
        if split.excess:
            whole, more = (
                evidence(words, split.total.id)
                for words in (wording.amount(split.total), f"{split.excess:,}")
            )
            yield Markup("The parts exceed their total of {} by {}.").format(whole, more)
    if any(split.sum is None for split in found):
        yield "Parts that are given only in a word are not drawn, and what they leave cannot be known."
    if len(found) > 1:
        yield "Every total has a scale of its own; totals are never added up."


def _table(corpus: Corpus, found: Sequence[Split]) -> pd.DataFrame:
    rows = []
    for split in found:
        for figure in (split.total, *split.parts):
            part = figure is not split.total
            name = wording.distinction(figure, split.total) or "a part" if part else "total"
            rows.append((wording.amount(figure), name, wording.speaker(figure), figure.document, figure.id))
        if split.rest:
            total = split.total
            rows.append((_rest(split), REST, "computed", total.document, total.id))
    table = pd.DataFrame(rows, columns=["people", "part", "said by", "document", "link"])
    return table.assign(link=table["link"].map(address))
