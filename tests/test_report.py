"""The report from end to end: what is built, what runs again, and what a failure leaves behind."""

from __future__ import annotations

import io
import json
import re
import shutil
from pathlib import Path

import pytest

from readout import report
from readout.errors import InputError, StepError
from readout.parameters import Parameters
from readout.report import publishing

ROOT = Path(__file__).parent.parent


def build(seeds: Path, output: Path, home: Path = ROOT) -> str:
    """Build a report; what was said about it."""
    messages = io.StringIO()
    report.build(Parameters(seeds=seeds), output, messages, home)
    return messages.getvalue()


def tree(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()
    }


def page(output: Path, name: str) -> str:
    return (output / "html" / f"{name}.html").read_text()


def folder(path: Path, **texts: str) -> Path:
    path.mkdir(parents=True)
    for name, text in texts.items():
        (path / f"{name}.txt").write_text(text)
    return path


FLOOD = "The mayor said that 12 people were killed in the flood.\n"


@pytest.fixture(scope="session")
def flood(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report on one document."""
    place = tmp_path_factory.mktemp("flood")
    assert build(folder(place / "seeds", flood=FLOOD), place / "build") == ""
    return place


@pytest.mark.slow
def test_one_document_makes_a_true_report(flood: Path) -> None:
    output = flood / "build"
    assert {p.name for p in output.iterdir()} == {".work", "html", "notebooks", "tables"}
    assert "rests on 1 document" in page(output, "index")
    assert ">12</a> people were killed" in page(output, "index")
    assert ">12</a>" in page(output, "killed-and-injured")
    assert ">12</mark>" in page(output, "documents/flood")
    assert "No document in this folder gives a number of people displaced." in page(output, "displaced")
    assert "12" in (output / "html" / "data" / "figures.csv").read_text()
    assert (output / "tables" / "events.ics").is_file()


@pytest.mark.slow
def test_an_empty_folder_makes_a_true_report(tmp_path: Path) -> None:
    build(folder(tmp_path / "seeds"), tmp_path / "build")
    assert "holds no document" in page(tmp_path / "build", "index")
    assert "tell of no meeting" in page(tmp_path / "build", "chronology")


@pytest.mark.slow
def test_nothing_is_made_again_when_nothing_changed(flood: Path) -> None:
    before = tree(flood / "build")
    assert build(flood / "seeds", flood / "build") == "nothing changed since the last report\n"
    assert tree(flood / "build") == before


@pytest.mark.slow
def test_another_place_gives_the_same_bytes(flood: Path, tmp_path: Path) -> None:
    build(folder(tmp_path / "elsewhere" / "mine", flood=FLOOD), tmp_path / "elsewhere" / "out")
    for part in report.PARTS:
        ours, theirs = tree(flood / "build" / part), tree(tmp_path / "elsewhere" / "out" / part)
        assert [name for name in ours if ours[name] != theirs.get(name)] == []
        assert ours.keys() == theirs.keys()


@pytest.mark.slow
def test_a_changed_document_runs_the_chapters_and_makes_its_page_again(tmp_path: Path) -> None:
    seeds = folder(tmp_path / "seeds", flood=FLOOD, talks="The two ministers met in Oslo.\n", old="Old.\n")
    build(seeds, tmp_path / "build")
    ran = {p: p.stat().st_mtime_ns for p in (tmp_path / "build" / ".work" / "notebooks").rglob("*.ipynb")}
    (seeds / "flood.txt").write_text(FLOOD.replace("12", "13"))
    (seeds / "old.txt").unlink()
    build(seeds, tmp_path / "build")
    again = {p.stem for p, when in ran.items() if p.exists() and p.stat().st_mtime_ns != when}
    assert "index" in again
    assert ">13</a>" in page(tmp_path / "build", "index")
    assert ">13</mark>" in page(tmp_path / "build", "documents/flood")
    assert not (tmp_path / "build" / "html" / "documents" / "old.html").exists()


@pytest.mark.slow
def test_a_failing_notebook_leaves_the_last_report_and_is_named(flood: Path, tmp_path: Path) -> None:
    output = tmp_path / "build"
    shutil.copytree(flood / "build", output)
    before = {part: tree(output / part) for part in report.PARTS}
    for part in ("notebooks", "book", "evaluation"):
        shutil.copytree(ROOT / part, tmp_path / "home" / part)
    broken = tmp_path / "home" / "notebooks" / "chronology.ipynb"
    broken.write_text(broken.read_text().replace("charts.chronology(read)", "charts.chronologie(read)"))
    with pytest.raises(StepError) as error:
        build(flood / "seeds", output, tmp_path / "home")
    kept = output / ".work" / "failed" / "chronology.ipynb"
    said = str(error.value)
    assert re.fullmatch(r"chronology\.ipynb, In \[\d+\]: AttributeError: .*; the executed copy is .*", said)
    assert said.endswith(str(kept)) and "AttributeError" in kept.read_text()
    assert {part: tree(output / part) for part in report.PARTS} == before


@pytest.mark.slow
def test_hostile_documents_are_reported_as_words_and_withheld_ones_in_part(tmp_path: Path) -> None:
    text = (
        '# <script>alert(1)</script> {{ 7*7 }} $x$ [a](javascript:b) "q" *b* `c`\n\n'
        "```{raw} html\n<script>alert(2)</script>\n```\n\n"
        "The chief said that 12 people <b>were</b> killed.\n\n{ref}`x` <img src=http://example.org/x>\n"
    )
    seeds = folder(tmp_path / "seeds")
    for name in ("a b & c", "-x", "CON", "index", "é{x}", "documents", "<i>x<i>"):
        (seeds / f"{name}.txt").write_text(text)
    (seeds / "part.txt").write_text(f"{FLOOD}\nThe quetzal was asleep.\n")
    (seeds / "sources.yml").write_text("part.txt: {show: sentences}\n")
    build(seeds, tmp_path / "build")
    (tmp_path / "build" / "html" / "documents" / "part.html").rename(tmp_path / "part.html")
    for file in (tmp_path / "build" / "html" / "documents").glob("*.html"):
        html = file.read_text()
        assert "alert(1)</script>" not in html and "<img src=http" not in html
        assert "&lt;script&gt;alert(2)&lt;/script&gt;" in html
    assert len(list((tmp_path / "build" / "html" / "documents").glob("*.html"))) == 7
    shown = (tmp_path / "part.html").read_text()
    assert "may not be shown in full" in shown and ">12</mark>" in shown
    left = b"".join(b for part in report.PARTS for b in tree(tmp_path / "build" / part).values())
    assert b"quetzal" not in left


def test_a_folder_that_is_not_there_is_refused_and_nothing_made(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such folder"):
        build(tmp_path / "nowhere", tmp_path / "build")
    assert not (tmp_path / "build").exists()


def parts(output: Path, word: str, prefix: str = "") -> None:
    for part in report.PARTS:
        (output / f"{prefix}{part}").mkdir(parents=True)
        (output / f"{prefix}{part}" / "index.html").write_text(word)


def test_a_report_takes_the_place_of_the_last_one(tmp_path: Path) -> None:
    parts(tmp_path, "old")
    parts(tmp_path / ".work", "new")
    publishing.publish({"": tmp_path / ".work"}, tmp_path)
    assert [(tmp_path / p / "index.html").read_text() for p in report.PARTS] == ["new"] * 3
    assert sorted(p.name for p in tmp_path.iterdir()) == [".work", *sorted(report.PARTS)]


def test_a_kill_between_two_renames_is_mended_by_the_next_run(tmp_path: Path) -> None:
    parts(tmp_path, "old", prefix=".old-")
    publishing.recover(tmp_path)
    assert [(tmp_path / p / "index.html").read_text() for p in report.PARTS] == ["old"] * 3


def test_a_kill_while_new_parts_take_their_places_leaves_all_of_them_new(tmp_path: Path) -> None:
    new, old = report.PARTS[:1], report.PARTS[1:]
    for part in report.PARTS:
        for place in (tmp_path / part, tmp_path / f".new-{part}"):
            place.mkdir(parents=True)
            (place / "index.html").write_text("new" if part in new or ".new" in place.name else "old")
    (tmp_path / f".new-{new[0]}").rename(tmp_path / "gone")
    (tmp_path / old[0]).rename(tmp_path / f".old-{old[0]}")
    (tmp_path / ".new").touch()
    publishing.recover(tmp_path)
    assert [(tmp_path / p / "index.html").read_text() for p in report.PARTS] == ["new"] * 3
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(["gone", *report.PARTS])


def test_a_kill_before_all_new_parts_are_whole_leaves_the_old_ones(tmp_path: Path) -> None:
    parts(tmp_path, "old")
    parts(tmp_path, "new", prefix=".new-")
    publishing.recover(tmp_path)
    assert [(tmp_path / p / "index.html").read_text() for p in report.PARTS] == ["old"] * 3
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(report.PARTS)


def test_a_damaged_edition_is_built_again(tmp_path: Path) -> None:
    parts(tmp_path, "page")
    assert publishing.standing(tmp_path) is None
    (tmp_path / "html" / report.EDITION).write_text("{")
    assert publishing.standing(tmp_path) is None
    (tmp_path / "html" / report.EDITION).write_text(json.dumps({"documents": "x"}))
    assert publishing.standing(tmp_path) == {"documents": "x"}
