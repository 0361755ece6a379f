from dataclasses import replace

import pytest

from readout.documents import Source
from readout.documents.publication import SHAPES, Example, Shape, dated, publication, standpoint
from readout.records import Mend
from readout.text.reading import Reading

EXAMPLES = [(shape, example) for shape in SHAPES.rules for example in shape.examples]
COUNTER_EXAMPLES = [(shape, text) for shape in SHAPES.rules for text in shape.counter_examples]


def source(text: str, date: str = "") -> Source:
    return Source(
        id="a", file="a.txt", text=text, sha256="", date=date, date_basis="source" if date else "none"
    )


@pytest.mark.parametrize(("shape", "example"), EXAMPLES, ids=[f"{s.rule}: {e.text}" for s, e in EXAMPLES])
def test_a_shape_gives_the_date(shape: Shape, example: Example) -> None:
    given = publication(example.text)
    assert given is not None
    assert (given.date, given.basis, given.rule) == (example.date, shape.basis, shape.rule)


@pytest.mark.parametrize(
    ("shape", "text"), COUNTER_EXAMPLES, ids=[f"{s.rule}: {t}" for s, t in COUNTER_EXAMPLES]
)
def test_no_date_from_a_counter_example(shape: Shape, text: str) -> None:
    assert publication(text) is None


def test_a_document_without_a_date_stays_without() -> None:
    text = "The ministers met in Lima on 3 May 2012.\nThey parted on 4 May 2012 in anger."
    assert dated(source(text), Reading(text)) == source(text)


def test_what_is_known_of_a_document_goes_before_its_text() -> None:
    text = "Published: 2011-03-10\nTalks open in Lima"
    known = source(text, "2011-03-11")
    assert dated(known, Reading(text)) == known


def test_the_evidence_is_of_the_original_text() -> None:
    text = "Talks opne in Lima\nPublished: 2011-03-10\nThe talks opened."
    reading = Reading(text, (Mend(start=6, end=10, text="opne", reading="opened", rule="r", reason="r"),))
    found = dated(source(text), reading)
    assert (found.date, found.date_basis) == ("2011-03-10", "stamp")
    assert found.date_span is not None
    assert text[slice(*found.date_span)] == "2011-03-10"


def test_a_dateline_without_a_year_gives_no_date() -> None:
    assert publication("LIMA, July 9 (ANP) - The talks opened.") is None


def test_a_weekday_that_contradicts_the_stamp_does_not_break_it() -> None:
    found = publication("Talks open in Lima\nMonday, July 09, 2003\nThe talks opened.")
    assert found is not None
    assert found.date == "2003-07-09"


@pytest.mark.parametrize(
    "text", ["", "\n\n", " " * 5000 + "3", "A" * 5000, "2003-07-09 " * 500, "( " * 2000 + "3 May 2012"]
)
def test_odd_texts_are_read(text: str) -> None:
    assert publication(text) is None or publication(text)


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("lima-talks-2012", "2012-05-03"),
        ("2012_lima", "2012-05-03"),
        ("lima-2012-05-04", "2012-05-03"),
        ("lima-2011-2012", ""),
        ("lima-20123", ""),
        ("lima", ""),
    ],
)
def test_a_dateline_without_a_year_has_that_of_the_files_name(name: str, date: str) -> None:
    text = "LIMA, May 3 (ANP) -- The talks opened."
    found = dated(replace(source(text), id=name), Reading(text))
    assert found.date == date
    assert found.date_basis == ("dateline and file name" if date else "none")


def test_a_month_of_another_year_gives_a_dateline_no_year() -> None:
    text = "LIMA, May 3 (ANP) -- The war began on May 1, 2006. On May 3 the talks opened."
    assert dated(source(text), Reading(text)).date == ""


def test_the_year_of_a_files_name_is_no_date_by_itself() -> None:
    text = "The talks opened on 3 May."
    assert dated(replace(source(text), id="lima-2012"), Reading(text)).date == ""


def test_a_full_stamp_goes_before_a_dateline_without_a_year() -> None:
    text = "Lima Post, Wednesday, July 18, 2001\n\nLIMA, July 17: The talks opened."
    assert dated(replace(source(text), id="lima-2001"), Reading(text)).date == "2001-07-18"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Lima Post, Wednesday, July 18, 2001\n\nLIMA, July 17: The talks opened today.", "2001-07-17"),
        ("Lima Post, January 1, 2002\n\nLIMA, Dec. 31: The talks opened today.", "2001-12-31"),
        ("Lima Post, July 18, 2001\n\nLIMA, July 3: The talks opened today.", "2001-07-18"),
        ("Lima Post, July 18, 2001\n\nLIMA, July 19: The talks opened today.", "2001-07-18"),
        ("Lima Post, July 18, 2001\n\nThe talks opened today, on July 17.", "2001-07-18"),
        ("The talks opened on 3 May.", "2001"),
        ("The talks opened on 3 May. In 1998 they failed.", "2001"),
        ("The talks opened on 3 May 2003.", ""),
    ],
)
def test_a_text_speaks_from_where_it_was_written(text: str, day: str) -> None:
    reading = Reading(text)
    assert standpoint(dated(replace(source(text), id="lima-2001"), reading), reading) == day
