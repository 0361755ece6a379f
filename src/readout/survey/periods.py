"""Counts over time: by month, or by year where there are too many months to be seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from markupsafe import Markup

from readout import wording
from readout.charts.chart import nothing
from readout.charts.counts import Bar, Series, over_time
from readout.markup import Html, element
from readout.survey import evidence
from readout.survey.opening import Survey
from readout.survey.tally import Group, Tally, View, fact, in_order

_MOST = 60  # periods that a chart shows
_FIRST = 3  # rows of a period
_OPEN = 12  # periods that stand open
_MONTH, _YEAR = 7, 4  # letters of 2031-05 and of 2031


class Over(NamedTuple):
    """Rows of a view counted over time, in a series for each value of ``series``: ``names`` are theirs."""

    view: View
    where: str
    unit: str
    section: str
    rows: evidence.Rows
    names: Mapping[str, str]
    series: str = "''"


def chart(found: Survey, over: Over, *notes: str) -> Html:
    """The chart of counts by period, and under it the first rows of each period and of what has none."""
    span = found.row(
        f"SELECT min(month) AS first, max(month) AS last FROM {over.view.name} "
        f"WHERE {over.where} AND length(month) = {_MONTH}"
    )
    if span["first"] is None:
        return Html(Markup(nothing("No document says when.")._repr_html_()))
    digits = _MONTH if len(_months(span["first"], span["last"])) <= _MOST else _YEAR
    period = "month" if digits == _MONTH else f"left(month, {digits})"
    dated = f"{over.where} AND length(month) >= {digits}"
    tally = in_order(found, over.view, {"series": over.series, "period": period}, dated, _FIRST)
    order = list(over.names)
    groups = sorted(tally.groups, key=lambda group: order.index(group.key["series"]))
    tally = replace(tally, groups=tuple(groups))
    without = fact(found, over.view, f"{over.where} AND coalesce(length(month), 0) < {digits}")
    left = _without(over, "month" if digits == _MONTH else "year", without)
    return Html(_drawn(over, tally, digits == _MONTH, notes) + _listed(over, tally) + left)


def _drawn(over: Over, tally: Tally, by_month: bool, notes: Sequence[str]) -> Markup:
    """The latest periods as bars."""
    periods = sorted({group.key["period"] for group in tally.groups})
    shown = (_months if by_month else _years)(periods[0], periods[-1])[-_MOST:]
    numbers = {
        (group.key["series"], group.key["period"]): (group.counts[over.unit], evidence.place(over.section, n))
        for n, group in enumerate(tally.groups)
    }
    series = [
        Series(name, key, [Bar(wording.day(p), *numbers.get((key, p), (0, ""))) for p in shown])
        for key, name in over.names.items()
    ]
    drawn = [one for one in series if any(bar.number for bar in one.bars)]
    earlier = sum(period < shown[0] for period in periods)
    kind = "Each bar is a month." if by_month else "Each bar is a year: the months are too many to be seen."
    left = f"{wording.count(earlier, 'earlier year').capitalize()} not drawn." if earlier else ""
    return Markup(over_time(drawn, over.unit, kind, left, *notes)._repr_html_())


def _listed(over: Over, tally: Tally) -> Markup:
    listed = evidence.listing(tally, over.section, lambda group: _label(over, group), over.rows)
    if len(tally.groups) <= _OPEN:
        return listed
    return element("details", element("summary", "One after the other") + listed, class_="more")


def _label(over: Over, group: Group) -> str:
    name, period = over.names[group.key["series"]], wording.day(group.key["period"])
    return f"{name}, {period}:" if len(over.names) > 1 else f"{period}:"


def _without(over: Over, period: str, group: Group) -> Markup:
    """What has no such period."""
    if not group.first:
        return Markup("")
    return evidence.facts([(f"Without a {period}:", group, over.rows)], f"{over.section}-without").markup


def _months(first: str, last: str) -> list[str]:
    """All months from the first to the last."""
    start, end = (int(month[:4]) * 12 + int(month[5:]) - 1 for month in (first, last))
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(start, end + 1)]


def _years(first: str, last: str) -> list[str]:
    return [f"{year:04}" for year in range(int(first), int(last) + 1)]
