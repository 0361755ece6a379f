"""Partial dates as days."""

from __future__ import annotations

from datetime import date

import pytest

import samples
from readout.days import Days, days, days_of


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        ("2031-05-09", date(2031, 5, 9), date(2031, 5, 9)),
        ("2031-02", date(2031, 2, 1), date(2031, 2, 28)),
        ("2028-02", date(2028, 2, 1), date(2028, 2, 29)),
        ("2031-12", date(2031, 12, 1), date(2031, 12, 31)),
        ("2031", date(2031, 1, 1), date(2031, 12, 31)),
        ("", None, None),
    ],
)
def test_a_date_allows_the_days_that_it_leaves_open(iso: str, first: date | None, last: date | None) -> None:
    assert days(iso) == Days(first, last)


def test_a_band_narrows_a_month_and_a_day_needs_no_band() -> None:
    draft = samples.Draft("d", "They met.")
    month = draft.meeting(0, "met", date="2031-05", not_before="2031-05-06")
    assert days_of(month) == Days(date(2031, 5, 6), date(2031, 5, 31))
    day = draft.meeting(0, "met", date="2031-05-07", not_before="2031-05-06", not_after="2031-05-09")
    assert days_of(day).exact
    assert not days_of(draft.meeting(0, "met")).known
