"""What an edition leaves out is said on its pages, with counts and the parameter that asks for it."""

from __future__ import annotations

from typing import Any

import pytest

from readout import chapters
from readout.chapters import omissions
from readout.corpus import select
from readout.parameters import check
from readout.report import compose
from samples import hostile, sample


def said(**given: Any) -> str:
    return repr(omissions.left_out(select(sample(), check(given))))


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, ""),
        ({"title": "Ours"}, ""),
        (
            {"outcomes": "missing", "sides": "Norland"},
            "This edition takes only figures of people of Norland, with the outcome missing. "
            "It leaves out 12 figures (outcomes: 6, sides: 6).",
        ),
        (
            {"date_from": "2031-05-08", "date_to": "2031-06"},
            "This edition takes only documents published from 8 May 2031 to June 2031, "
            "none without a date. It leaves out "
            "2 documents (date_from: 2), 10 figures (date_from: 10) and 3 meetings (date_from: 3).",
        ),
        (
            {"participants": "Dee Rowe"},
            "This edition takes only meetings with Dee Rowe. It leaves out 5 meetings (participants: 5).",
        ),
        ({"date_to": "2099"}, "This edition takes only documents published until 2099, none without "
         "a date. It leaves out 1 "
         "document (date_to: 1), 3 figures (date_to: 3) and 1 meeting (date_to: 1)."),
        ({"categories": "aid_workers", "date_from": "2031"}, "none without a date; figures of aid"),
        ({"speakers": "Quill, Marsh"}, "figures given by Quill or Marsh."),
    ],
)  # fmt: skip
def test_it_says_what_is_taken_and_counts_what_is_not(given: dict[str, str], told: str) -> None:
    assert told in said(**given) if told else said(**given) == ""


def test_the_first_page_says_it_too() -> None:
    shown = repr(chapters.scope(select(sample(), check({"outcomes": "missing"}))))
    assert "This report rests on 3 documents" in shown and "It leaves out 9 figures (outcomes: 9)." in shown
    nothing = repr(chapters.scope(select(sample(), check({"date_from": "2099"}))))
    assert (
        "The folder holds no document that is asked for" in nothing and "documents (date_from: 3)" in nothing
    )


def test_a_documents_page_says_what_of_its_text_is_left_out(tmp_path: Any) -> None:
    part = select(sample(), check({"outcomes": "missing", "participants": "Dee Rowe"}))
    for document in part.documents:
        compose._document(document, tmp_path, part.left_out)
    pages = {p.stem: p.read_text() for p in (tmp_path / "documents").iterdir()}
    assert "this edition leaves out 6 figures (<code>outcomes</code>: 6) and 3 meetings" in pages["courier"]
    assert "leaves out" not in pages["garbled"]


def test_names_asked_for_are_words() -> None:
    (document,) = hostile().documents
    part = select(hostile(), check({"sides": [document.figures[0].side]}))
    assert "<script>" not in omissions.left_out(part)._repr_html_()
