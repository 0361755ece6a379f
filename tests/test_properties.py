"""What is promised for any text, tried on texts that nobody wrote."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from fuzz import finds
from fuzz.properties import check, check_file, maps_back
from fuzz.strategies import DATES, any_text
from readout.restoration import restore


@pytest.mark.promise("offsets-quote")
@settings(max_examples=150)
@given(any_text, DATES)
def test_any_text_gives_records_that_quote_it(text: str, date: str) -> None:
    check(text, date)


@pytest.mark.promise("restoration-keeps-offsets")
@settings(max_examples=200)
@given(any_text)
def test_every_letter_that_is_read_leads_back_to_what_is_written(text: str) -> None:
    maps_back(restore(text))


@pytest.mark.promise("fuzzed")
@pytest.mark.parametrize("why", finds.TEXTS)
def test_what_was_found_in_a_text_stays_mended(why: str) -> None:
    for date in ("", "2019-05-14"):
        check(finds.TEXTS[why], date)


@pytest.mark.promise("fuzzed")
@pytest.mark.parametrize("why", finds.FILES)
def test_what_was_found_in_a_file_stays_mended(why: str) -> None:
    suffix, data = finds.FILES[why]
    assert check_file(data, suffix)[0].text
