"""Every sign that a chart can draw is explained on the page on how to read the report."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import crowds
from drawn import SVG, picture
from readout import charts
from readout.charts import encounters, lanes, markers
from readout.charts.breakdown import REST
from readout.records import Mode, Status

READING = Path(__file__).parent.parent / "book" / "reading.md"
PERIOD = "a named period"  # drawn under its own name: the legend has no sign of it


def explained() -> list[str]:
    """The signs that the page explains, row by row."""
    rows = re.findall(r"^\| ([^|]+) \| [^|]+ \| [^|]+ \|$", READING.read_text("utf-8"), flags=re.MULTILINE)
    assert rows[:2] == ["sign", "---"]
    return rows[2:]


def test_the_page_explains_each_sign_of_the_legends_once_and_no_other() -> None:
    crowd = crowds.meetings(70, 12)
    assert {e.mode for e in crowd.events} == set(get_args(Mode))
    assert {e.status for e in crowd.events} == set(get_args(Status))
    met = [words for _, words in encounters.entries(crowd.events, bands=True)]
    assert explained() == [*markers.MEANINGS.values(), REST, *met, lanes.OTHERS, PERIOD]


def test_every_legend_that_is_drawn_uses_these_words() -> None:
    known = set(explained())
    for chart in (charts.claims(crowds.claims(60)), charts.chronology(crowds.meetings(70, 40))):
        words = list(picture(chart).itertext())
        legend = [line.text for line in picture(chart).iter(f"{SVG}text") if line.text in known]
        assert len(set(legend)) > 4 and set(legend) <= set(words)
