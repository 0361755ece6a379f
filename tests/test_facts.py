"""Everything that a figure says: whose people, what kind, who says so, when, by what, of which total."""

from __future__ import annotations

from pathlib import Path

import pytest

from readout.analysis import analyse
from readout.documents import Source
from readout.figures import find_figures
from readout.records import Figure


def table() -> dict[str, list[str]]:
    """The texts of the table, each with its figures as they are written below it."""
    read: dict[str, list[str]] = {}
    for line in (Path(__file__).parent / "examples" / "facts.txt").read_text("utf-8").splitlines():
        if line.startswith("    "):
            read[list(read)[-1]].append(line.strip())
        elif line and not line.startswith("#"):
            read[line] = []
    return read


def told(figure: Figure, figures: list[Figure]) -> str:
    """A figure in one line, as the table writes it."""
    value = figure.value if figure.value_max is None else f"{figure.value}-{figure.value_max}"
    modifier = (
        "" if figure.modifier == "exact" else f"{figure.modifier} ({figure.qualifier})".removesuffix(" ()")
    )
    total = [other.text for other in figures if other.start == figure.part_of]
    said = {
        "side": figure.side,
        "": figure.category,
        "period": figure.period,
        "cause": figure.cause,
        "speaker": figure.speaker,
        "of": "".join(total),
    }
    parts = [figure.text, figure.outcome, "" if value is None else str(value), modifier]
    parts += [f"{name} {words}".strip() for name, words in said.items() if words]
    parts += ["repeat"] if figure.repeat else []
    return "; ".join(part for part in parts if part)


@pytest.mark.parametrize(("text", "facts"), table().items(), ids=str)
def test_all_that_is_said_of_people(text: str, facts: list[str]) -> None:
    source = Source(id="d", file="d.txt", text=text, sha256="", date="2020-05-04")
    figures = find_figures(analyse(source))
    assert [told(figure, figures) for figure in figures] == facts
    assert all(figure.part_of is None or "; of " in told(figure, figures) for figure in figures)
