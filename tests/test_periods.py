"""periods.yml: a user's named periods stand behind the chronology, and what is wrong in them is named."""

from __future__ import annotations

from pathlib import Path

import pytest

import crowds
from readout import charts, corpus, tables
from readout.chapters.leading import leading
from readout.charts import context, lanes
from readout.corpus import Corpus
from readout.errors import InputError
from readout.periods import PERIODS, Period, read_periods
from readout.report import fingerprint

TRUCE = """
- name: Winter truce
  from: 2031-01-12
  to: 2031-02
- name: Talks & <b>hopes</b>
  from: 2031
"""


def periods(folder: Path, text: str = TRUCE) -> tuple[Period, ...]:
    (folder / PERIODS).write_text(text, "utf-8")
    return read_periods(folder / PERIODS)


def chronology(found: tuple[Period, ...], events: int = 8) -> charts.Chart:
    crowd = crowds.meetings(events, 4)
    return charts.chronology(Corpus(crowd.documents, crowd.events, found))


def test_partial_dates_are_as_wide_as_they_say(tmp_path: Path) -> None:
    told = {p.name: tuple(day and day.isoformat() for day in p.days) for p in periods(tmp_path)}
    assert told == {
        "Talks & <b>hopes</b>": ("2031-01-01", None),
        "Winter truce": ("2031-01-12", "2031-02-28"),
    }


def test_no_file_and_an_empty_file_are_no_periods(tmp_path: Path) -> None:
    assert read_periods(tmp_path / PERIODS) == ()
    assert periods(tmp_path, "") == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "- name: A\n  form: 2031\n",
            "line 2: entry 1: form: unknown key; did you mean from?; the keys are name",
        ),
        ("- name: A\n  first: 2031\n", "line 2: entry 1: first: unknown key"),
        ("- name: A\n  from: 2031\n  until: 2032\n", "unknown key; the keys are name, from, to"),
        ("- name: A\n  from: 2031\n- names: B\n", "line 3: entry 2: names: unknown key; did you mean name?"),
        (
            "- name: A\n  from: spring\n",
            "from: 'spring' is no date; write it like 2020-05-17, 2020-05 or 2020",
        ),
        ("- name: A\n  from: 2031-02-30\n", "line 2: entry 1: from: '2031-02-30' is no date"),
        ("- name: A\n  from: 2031-02\n  to: 2031-01\n", "entry 1: ends before it begins; mend from or to"),
        ("- from: 2031\n", "line 1: entry 1: name: is missing; write what it is called"),
        ("- name: ' '\n  from: 2031\n", "line 1: entry 1: name: ' ' does not fit; write one text"),
        ("- name: [A]\n  from: 2031\n", "line 1: entry 1: name: is a list or a table; write one text"),
        ("- A\n", "line 1: entry 1: 'A' does not fit; write name, from, to, each with a colon and its value"),
        ("name: A\n", "line 1: {'name': 'A'} does not fit; write a list, each entry with a dash before it"),
        ("- name: 'A\n", "line 2: is no YAML"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(InputError) as caught:
        periods(tmp_path, text)
    assert str(caught.value).startswith(str(tmp_path / PERIODS)) and told in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_period_stands_behind_the_rows_that_lie_in_it(tmp_path: Path) -> None:
    crowd = crowds.meetings(8, 4)
    (section, *_) = lanes.sections(crowd.events, lanes.lanes(crowd.events))
    (whole, truce) = context.stretches(section, periods(tmp_path))
    assert (whole.first, whole.last) == (0, len(section.rows) - 1)
    days = [section.rows[n].event.date for n in (truce.first, truce.last)]
    assert days[0] >= "2031-01-12" and days[1] <= "2031-02-28"


def test_picture_caption_and_alternative_text_name_it_and_escape_it(tmp_path: Path) -> None:
    chart = chronology(periods(tmp_path))
    html = chart._repr_html_()
    said = "Winter truce (12 January 2031 to February 2031)"
    assert html.count(said) >= 3 and said in chart.alt
    assert "Marked as context, not from the documents" in chart.alt
    assert "<b>" not in html and "&lt;b&gt;hopes" in html


def test_without_periods_nothing_is_said_of_them() -> None:
    assert "context" not in chronology(())._repr_html_()


def test_the_folder_gives_its_periods_and_the_records_keep_them(tmp_path: Path) -> None:
    found = periods(tmp_path)
    (tmp_path / "a.txt").write_text("Nothing happened.")
    read = corpus.read(tmp_path)
    assert (read.periods, [d.id for d in read.documents]) == (found, ["a"])
    assert leading(read).periods == found
    tables.write(read, tmp_path / "out")
    assert corpus.read(tmp_path / "out" / "records.jsonl").periods == found


def test_another_period_makes_another_report(tmp_path: Path) -> None:
    periods(tmp_path)
    before = fingerprint.of_folder(tmp_path)
    periods(tmp_path, TRUCE.replace("Winter", "Summer"))
    assert fingerprint.of_folder(tmp_path) != before
