"""What a text says of people from one sentence to the next, and the words that each value rests on."""

from __future__ import annotations

from pathlib import Path

import pytest

from readout.analysis import analyse
from readout.documents import Source
from readout.figures import find_figures
from readout.records import Figure
from test_facts import told

PARAGRAPH = " ¶ "


def figures(text: str, document: str = "d") -> list[Figure]:
    plain = text.replace(PARAGRAPH, "\n\n")
    return find_figures(analyse(Source(id=document, file="d.txt", text=plain, sha256="", date="2020-05-04")))


def table() -> dict[str, list[str]]:
    """The passages of the table, each with the lines below it."""
    read: dict[str, list[str]] = {}
    for line in (Path(__file__).parent / "examples" / "passages.txt").read_text("utf-8").splitlines():
        if line.startswith("    "):
            read[list(read)[-1]].append(line)
        elif line and not line.startswith("#"):
            read[line] = []
    return read


@pytest.mark.parametrize(("passage", "lines"), table().items(), ids=str)
def test_what_a_passage_says_and_by_which_words(passage: str, lines: list[str]) -> None:
    found = figures(passage)
    written: list[str] = []
    for figure in found:
        words = "; ".join(f"{cue.role} {cue.text}" for cue in figure.cues)
        written += [f"    {told(figure, found)}", f"        {words}"]
    assert written == lines


def test_each_figure_has_an_address_of_its_own() -> None:
    text = "Two men died and two men were hurt. Two men died."
    found = [*figures(text), *figures(text, "e")]
    assert len(found) == len({figure.id for figure in found}) == 6
    assert [figure.id for figure in figures(text + " Six fled.")][:3] == [f.id for f in found[:3]]
