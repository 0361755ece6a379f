"""What a chart shows, read back from its HTML, and small corpora to be drawn."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import samples
from readout.charts.chart import Chart
from readout.corpus import Corpus
from readout.records import Event, Figure

SVG = "{http://www.w3.org/2000/svg}"


def page(chart: Chart) -> ElementTree.Element:
    """The chart's HTML, read by a strict reader."""
    return ElementTree.fromstring(chart._repr_html_())


def picture(chart: Chart) -> ElementTree.Element:
    found = page(chart).find(f"{SVG}svg")
    assert found is not None
    return found


def tooltips(chart: Chart) -> list[str]:
    return [title.text or "" for title in picture(chart).iter(f"{SVG}title")]


def folder(*drafts: samples.Draft) -> Corpus:
    return Corpus(tuple(d.document() for d in drafts), ())


def figures(*values: int | None, **fields: Any) -> list[Figure]:
    draft = samples.Draft("d", " ".join(["x"] * 99))
    return [draft.figure(0, "x", value, "killed", **fields) for value in values]


def meetings(*dates: str, **fields: Any) -> list[Event]:
    draft = samples.Draft("d", " ".join(f"met{n}" for n, _ in enumerate(dates)))
    made = [draft.meeting(0, f"met{n}", "A", "B", date=date, **fields) for n, date in enumerate(dates)]
    return [samples.event(meeting) for meeting in made]
