"""`readout explain`: what was seen at a place, what was made of it, and why not more."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from readout.cli import main
from readout.documents import read_folder
from readout.explain import explain
from readout.extraction import extract

TEXT = """Valdorian army loses 12 men

At least 24 Valdorian soldiers were killed and 7 houses burned, the ministry said on 4 May 2021.

The 30 widgets were released. The talks lasted 3 hours. Some 15 observers watched.

President Ana Sol met Prime Minister Bo Ek in Lima on 3 May 2021. They discussed trade.
At least 9 lacking individuals are sought.
"""


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT)
    return path


def told(document: Path, words: str) -> str:
    """What is explained of the sentence with these words."""
    return "\n".join(explain(document, TEXT.index(words)))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("loses 12", "“12” = 12, counts “men”"),
        ("loses 12", "figure report#f21-killed: 12 killed"),
        ("24 Valdorian", "“24” = 24 (at least), counts “Valdorian soldiers”"),
        ("24 Valdorian", "outcome “killed” at 65, qualifier “At least” at 29"),
        ("7 houses", "no figure: “houses” are not people"),
        ("4 May 2021", "date      “4 May 2021” = 2021-05-04"),
        ("4 May 2021", "“2021” is no amount: part of the date “4 May 2021”"),
        ("30 widgets", "“widgets” stands in no list of people, and “released” speaks only of people"),
        ("3 hours", "part of the duration “3 hours”"),
        ("15 observers", "no word of the sentence says what happened to people"),
        ("Ana Sol", "actor     “President Ana Sol” = Ana Sol, person (by name)"),
        ("Ana Sol", "place     “Lima” = Lima, Peru"),
        ("Ana Sol", ": Ana Sol, Bo Ek, held, in person, date 2021-05-03, place Lima"),
        ("Ana Sol", "not said: host, event"),
        ("discussed", "no record: "),
        ("talks lasted", "no record: "),
        ("9 lacking", "mend      “lacking” read as “missing”"),
        ("9 lacking", "read as   “At least 9 missing"),
    ],
)
def test_a_place_is_explained(document: Path, words: str, said: str) -> None:
    assert said in told(document, words)


def test_one_place_is_one_sentence(document: Path) -> None:
    assert told(document, "Lima").count("  sentence  ") == 1
    assert told(document, "\n\nAt least") == told(document, "At least")
    assert len([line for line in explain(document) if line.startswith("  sentence")]) == 8


def test_every_record_is_explained(document: Path) -> None:
    found = extract(read_folder(document.parent)[0])
    whole = "\n".join(explain(document))
    assert len(found.figures) > 1
    assert len(found.meetings) == 1
    assert [r.id for r in (*found.figures, *found.meetings) if f"{r.id}:" not in whole] == []


def test_the_end_of_a_text_has_a_place(document: Path) -> None:
    assert "lacking" in "\n".join(explain(document, len(TEXT) - 1))


def test_a_terminal_obeys_no_document(tmp_path: Path) -> None:
    path = tmp_path / "sly.txt"
    path.write_text("The \x1b[31m9 men\x07 were killed\u202e on Monday.\n")
    shown = "\n".join(explain(path))
    assert "killed" in shown
    assert all(c.isprintable() or c == "\n" for c in shown)


def test_an_empty_text_has_nothing_to_explain(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    assert [*explain(tmp_path / "empty.txt")] == [
        "empty.txt: no date of publication known (date from: none)",
        "",
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere.txt"], "there is no such file"),
        (["notes.tsv"], "is no document"),
        (["report.txt", "9999"], "no offset 9999; the text's last is"),
    ],
)
def test_bad_input_is_one_line(document: Path, arguments: list[str], said: str) -> None:
    (document.parent / "notes.tsv").write_text("no text")
    done = CliRunner().invoke(main, ["explain", str(document.parent / arguments[0]), *arguments[1:]])
    assert done.exit_code == 2
    assert said in done.output
    assert done.output.count("\n") == 1


def test_the_command_prints_the_explanation(document: Path) -> None:
    done = CliRunner().invoke(main, ["explain", str(document), "5"])
    assert done.exit_code == 0
    assert done.output.rstrip("\n") == "\n".join(explain(document, 5)).rstrip("\n")
