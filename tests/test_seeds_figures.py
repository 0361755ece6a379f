"""The six figures of the seeds: what the report must never lose."""

from __future__ import annotations

from pathlib import Path

import pytest

from readout.documents import read_folder
from readout.extraction import extract
from readout.records import Figure

SEEDS = Path(__file__).parents[1] / "seeds"


@pytest.fixture(scope="module")
def figures() -> list[Figure]:
    return [figure for source in read_folder(SEEDS) for figure in extract(source).figures]


def test_all_six_and_no_other(figures: list[Figure]) -> None:
    assert [(f.text, f.value, f.outcome, f.category) for f in figures] == [
        ("three,890", 3890, "missing", ""),
        ("71", 71, "missing", "children"),
        ("267", 267, "missing", "women"),
        ("326", 326, "missing", "elderly"),
        ("36", 36, "killed", ""),
        ("165", 165, "injured", ""),
    ]


def test_whose_and_who_says_so(figures: list[Figure]) -> None:
    assert {(f.side, f.speaker, f.modifier, f.repeat) for f in figures} == {
        ("Azerbaijan", "Ilham Aliyev", "exact", False)
    }


def test_the_parts_of_the_total(figures: list[Figure]) -> None:
    total, *rest = figures
    assert [f.part_of for f in figures] == [None, total.start, total.start, total.start, None, None]
    assert total.value is not None
    assert total.value - sum(f.value or 0 for f in rest if f.part_of == total.start) == 3226


def test_when_and_by_what(figures: list[Figure]) -> None:
    assert {f.period for f in figures[:4]} == {"during the first Karabakh war"}
    assert {f.period for f in figures[4:]} == {"since the end of the Patriotic War"}
    assert [f.cause for f in figures[4:]] == ["in mine explosions"] * 2


def test_every_value_quotes_the_document(figures: list[Figure]) -> None:
    texts = {source.id: source.text for source in read_folder(SEEDS)}
    for figure in figures:
        text = texts[figure.document]
        assert text[figure.start : figure.end] == figure.text
        assert text[figure.sentence_start : figure.sentence_end] == figure.sentence
        assert all(text[cue.start : cue.end] == cue.text for cue in figure.cues)
        assert {"outcome", "side", "speaker"} <= {cue.role for cue in figure.cues}
        assert "3,890" in figure.reading or "36" in figure.reading
