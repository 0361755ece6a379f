"""Texts that may not be shown in full: only the sentences with evidence leave."""

from __future__ import annotations

from pathlib import Path

import pytest

from readout import tables
from readout.chapters import marks, pages
from readout.corpus import Corpus, read
from readout.documents.excerpt import WITHHELD, excerpt
from readout.records import Cue, Document, Mend, Span, TimeExpression
from samples import Draft

SECRET = ("quetzal", "Tuesday", "asleep")
TEXT = """A quetzal sat on the roof on Tuesday, and everybody was asleep.

The mayor said that 12 people were killed in the flood. Nobody saw the other quetzal.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "flood.txt").write_text(TEXT)
    return tmp_path / "seeds"


def corpus(folder: Path, show: str) -> Corpus:
    (folder / "sources.yml").write_text(f"flood.txt:\n  show: {show}\n")
    return read(folder)


def test_only_the_sentences_with_evidence_are_on_the_page_which_says_so(folder: Path) -> None:
    (document,) = corpus(folder, "sentences").documents
    html = pages.text(document)._repr_html_()
    assert "may not be shown in full" in html and "in the flood" in html
    assert html.count("[…]") == 2 and WITHHELD not in html
    assert not [word for word in SECRET if word in html]


def test_nothing_else_of_the_text_is_in_any_file_that_leaves(folder: Path, tmp_path: Path) -> None:
    tables.write(corpus(folder, "sentences"), tmp_path / "out")
    written = b"".join(p.read_bytes() for p in (tmp_path / "out").rglob("*") if p.is_file())
    assert b"in the flood" in written
    assert not [word for word in SECRET if word.encode() in written]


def test_a_text_is_shown_in_full_where_nothing_is_said(folder: Path) -> None:
    (whole,) = corpus(folder, "text").documents
    assert whole.text == TEXT
    html = pages.text(whole)._repr_html_()
    assert "may not be shown" not in html and all(word in html for word in SECRET)


def kept() -> Document:
    draft = Draft("one", "It rained in Vale in May.", "On Monday 12 men died.", "They spoke of gas.", "End.")
    figure = draft.figure(1, "12", 12, "killed")
    start, length, _ = draft.place(2, "gas")
    gas = Span(start=start, end=start + length, text="gas")
    draft.meeting(1, "died", "A", "B", agenda=(gas,))
    start, length, _ = draft.place(0, "Vale")
    cue = Cue(start=start, end=start + length, text="Vale", role="cause")
    draft.figures[0] = figure.model_copy(update={"cues": (cue,)})
    spans = [(draft.place(n, words)[0], words) for n, words in ((0, "May"), (1, "Monday"))]
    dates = [
        TimeExpression(start=s, end=s + len(w), text=w, value="", kind="date", rule="x") for s, w in spans
    ]
    mends = [Mend(start=s, end=s + len(w), text=w, reading="x", rule="x", reason="x") for s, w in spans]
    return draft.document().model_copy(update={"dates": tuple(dates), "mends": tuple(mends)})


def test_every_place_that_a_record_rests_on_stays_where_it_was() -> None:
    whole = kept()
    part = excerpt(whole)
    assert len(part.text) == len(whole.text)
    for mark in marks.of(part):
        assert part.text[mark.start : mark.end] == whole.text[mark.start : mark.end]
    assert part.text.replace(WITHHELD, "") == "ValeOn Monday 12 men died.gas"
    assert (part.figures, part.meetings) == (whole.figures, whole.meetings)


def test_dates_and_mends_in_what_is_withheld_are_left_out() -> None:
    part = excerpt(kept())
    assert [d.text for d in part.dates] == [m.text for m in part.mends] == ["Monday"]
