"""What the chapter on accuracy shows: the results, all of them, and nothing typed in."""

from __future__ import annotations

import re
from functools import cache

import pytest

from readout import accuracy
from readout.errors import InputError
from readout.evaluation.results import (
    Agreement,
    Example,
    Garbled,
    Kind,
    MistakeKind,
    Results,
    Scores,
    score,
    share,
)
from samples import sample
from test_project import ROOT


def scores(found: int, missed: int, spurious: int) -> Scores:
    whole = score([(found, missed, spurious)])
    kind = Kind(**whole.model_dump(), attributes={"side": share(found - 1, found)})
    return Scores(figures=kind, meetings=kind, outcomes={"killed": whole}, dates=share(3, 4))


@cache
def measured() -> Results:
    example = Example(
        document="<i>one</i>",
        url="javascript:alert(1)",
        start=3,
        end=5,
        before="a <b>\n",
        text="12",
        after=" c",
    )
    damage = [
        Garbled(
            damage=name, strength=0.5, seed=seed, changes=40 * seed, figures=0.5, figures_lost=0.1 * seed,
            meetings=0.5, meetings_lost=0.0,
        )
        for name in ("all", "spaces")
        for seed in (1, 2)
    ]  # fmt: skip
    return Results(
        documents=4,
        figures_annotated=12,
        meetings_annotated=12,
        readout=scores(9, 3, 1),
        peer=scores(4, 8, 4),
        garbled=tuple(damage),
        mistakes=(MistakeKind(kind="another side", count=1234, example=example),),
    )


def unseen() -> Agreement:
    return Agreement(
        documents=2, figures_annotated=6, meetings_annotated=6, readout=scores(3, 3, 1), peer=None
    )  # fmt: skip


def rows(html: str) -> dict[str, list[str]]:
    """The cells of each row of a table, by its first cell."""
    found = [re.findall(r"<td[^>]*>(.*?)</td>", row) for row in re.findall(r"<tr>(.*?)</tr>", html)]
    return {row[0]: [re.sub("<[^>]*>", " ", cell).strip() for cell in row[1:]] for row in found if row}


def test_the_summary_says_what_was_measured() -> None:
    said = repr(accuracy.summary(measured()))
    assert said.startswith("At hand: 4 documents with 12 figures and 12 meetings")
    assert "75% are found (95% interval 47% to 91%)" in said
    assert "90% are there" in said
    assert "The peer finds 33% of the figures" in said


def test_unseen_documents_are_told_first() -> None:
    both = measured().model_copy(update={"unseen": unseen()})
    said = repr(accuracy.summary(both))
    assert said.startswith("Unseen: 2 documents with 6 figures and 6 meetings")
    assert said.index("50% are found") < said.index("At hand: 4 documents") < said.index("75% are found")
    assert rows(accuracy.unseen(both)._repr_html_())["figures: of what is there, found"][0] == "0.500"
    assert repr(accuracy.unseen(measured())) == "No such documents were measured."


def test_each_measure_stands_beside_the_peers() -> None:
    found = rows(accuracy.scores(measured())._repr_html_())
    assert found["figures: of what is there, found"] == ["0.750", "0.468\u00a0to\u00a00.911", "12", "0.333"]
    assert found["meetings: side right"][0] == "0.889"
    assert found["dates of documents"][-1] == "0.750"
    assert len(found) == 9


def test_a_peer_that_was_not_run_is_said() -> None:
    alone = measured().model_copy(update={"peer": None})
    assert rows(accuracy.scores(alone)._repr_html_())["dates of documents"][-1] == "not run"
    assert "peer" not in repr(accuracy.summary(alone))


def test_outcomes_stand_beside_what_this_report_finds() -> None:
    found = rows(accuracy.outcomes(measured(), sample())._repr_html_())
    killed = sum(f.outcome == "killed" for f in sample().figures)
    assert killed > 0
    assert found["Killed"][:3] == ["12", "3", "1"]
    assert found["Killed"][-1] == str(killed)


def test_the_loss_is_the_mean_over_the_seeds() -> None:
    found = rows(accuracy.garbled(measured())._repr_html_())
    assert found["spaces alone, 50% of the places"][:2] == ["60", "0.150 0.100\u00a0to\u00a00.200"]
    assert "all kinds at once, 50% of the places" in found


def test_a_mistake_is_shown_as_words_and_led_to_where_it_was_published() -> None:
    shown = accuracy.mistakes(measured())._repr_html_()
    assert "another side: 1,234." in shown
    assert "a &lt;b&gt; <strong>12</strong> c" in shown
    assert "<i>" not in shown and "javascript" not in shown
    (kind,) = measured().mistakes
    linked = kind.model_copy(
        update={"example": kind.example.model_copy(update={"url": "https://example.org/a"})}
    )
    shown = accuracy.mistakes(measured().model_copy(update={"mistakes": (linked,)}))._repr_html_()
    assert '<a href="https://example.org/a" rel="noreferrer">' in shown


def test_nothing_is_said_where_there_is_nothing() -> None:
    bare = measured().model_copy(update={"mistakes": (), "garbled": ()})
    assert repr(accuracy.mistakes(bare)) == "Nothing was wrong on these documents."
    assert repr(accuracy.garbled(bare)) == "No garbled copies were measured."


def test_the_results_in_the_repository_can_be_read() -> None:
    kept = accuracy.read(ROOT / "evaluation" / "results.json")
    assert kept.peer is not None
    assert kept.documents == len(list((ROOT / "evaluation" / "documents").glob("*.txt")))


def test_results_of_another_shape_are_named(tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("shape") / "results.json"
    file.write_text('{"documents": "many"}')
    with pytest.raises(InputError, match=r"results\.json: documents: .*; make it again"):
        accuracy.read(file)
