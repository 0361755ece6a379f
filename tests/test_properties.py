"""What is promised for any text, tried on texts that nobody wrote."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

from fuzz import finds
from fuzz.properties import check, check_file, maps_back, unchanged
from fuzz.strategies import DATES, any_text, texts
from readout.documents import texts_in
from readout.documents.sources import Known
from readout.restoration import restore

TEXTS = sorted((Path(__file__).parent.parent / "evaluation" / "documents").glob("*.txt"))


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


@pytest.mark.promise("before-unchanged")
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_an_unrelated_paragraph_changes_nothing_before_it(path: Path) -> None:
    [source] = texts_in(path.name, path.read_bytes(), Known())
    unchanged(source.text)


@pytest.mark.promise("before-unchanged")
@settings(max_examples=40)
@given(texts(), DATES)
def test_nor_does_it_in_any_text(text: str, date: str) -> None:
    unchanged(text.replace('"', "").translate(dict.fromkeys(map(ord, "“„«"))), date)


def test_wrapped_lines_stay_wrapped_above_a_line_that_is_not() -> None:
    wrapped = "In the town of\nPort Vale, where\nthe river is, nine\npeople were killed\non Monday."
    [figure] = check(f"{wrapped}\n\n{'The museum shows coins and old maps. ' * 9}").figures
    assert figure.sentence == wrapped


def test_who_spoke_first_is_not_who_is_told_of_last() -> None:
    told = (
        "In the conversation Mr Lopez set out how he sees it.\nHe underlined that it had cost the lives "
        "of 2,000 civilians.\nMr Lopez said so. Nor could Fiji tie it to any conditions, the President added."
    )
    [figure] = check(f"{told}\n\nThe director was glad.").figures
    assert figure.speaker == "Lopez"


def test_a_quotation_that_has_ended_is_not_of_whom_the_next_paragraph_quotes() -> None:
    [figure] = check("They lost only “a dozen” of fighters.\n\n“We are glad,” the director said.").figures
    assert (figure.value, figure.speaker) == (12, "")
    open_end = "“Nine people were killed in the town.\n\n“We will rebuild it,” the mayor said."
    [figure] = check(open_end).figures
    assert "mayor" in figure.speaker


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
