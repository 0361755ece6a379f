"""The report from end to end: what is built, what runs again, and what a failure leaves behind."""

from __future__ import annotations

import io
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from readout import report
from readout.errors import InputError, StepError
from readout.parameters import Parameters
from readout.report import book, publishing
from readout.report.editions import Book
from readout.report.kept import Past
from readout.report.steps import HERE

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
    assert {p.name for p in output.iterdir()} == {".lock", ".work", "html", "notebooks", "tables"}
    assert "rests on" in page(output, "index") and ">1 document</" in page(output, "index")
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


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A copy of the notebooks, pages and measurements that a report is made from."""
    for part in ("notebooks", "book", "evaluation"):
        shutil.copytree(ROOT / part, tmp_path / "home" / part)
    return tmp_path / "home"


@pytest.mark.slow
def test_what_changed_runs_what_draws_on_it_and_no_other(tmp_path: Path, home: Path) -> None:
    seeds = folder(tmp_path / "seeds", flood=FLOOD, talks="The two ministers met in Oslo.\n", old="Old.\n")
    output, said = tmp_path / "build", list[str]()
    build(seeds, output, home)
    (seeds / "flood.txt").write_text(FLOOD.replace("12", "13"))
    prose = home / "book" / "method.md"
    prose.write_text(f"{prose.read_text()}\n% a comment\n")
    asked = Parameters(seeds=seeds, title="Other")
    report.build(asked, output, io.StringIO(), home, said.append)
    why = {name: words for name, _, words in (line.partition(": ") for line in said)}
    assert why[f"reading the documents of {seeds}"] == "runs, flood.txt changed"
    assert why["tables"] == "runs, records changed (flood)"
    assert why["killed-and-injured"] == "runs, killed-and-injured changed (flood)"
    assert why["index"] == "runs, figures-and-meetings changed (flood)"
    assert why["documents"] == "runs, records changed (flood)"
    for name in ("chronology", "missing-and-remains", "detained-and-released", "displaced"):
        assert why[name] == "as it was"
    told = why["the book"]
    assert 'title: "What the documents say" → "Other"' in told and "the pages changed" in told
    assert "method.md" in told and "chronology.ipynb" not in told
    assert ">13</a>" in page(output, "index") and ">13</mark>" in page(output, "documents/flood")
    (seeds / "old.txt").unlink()
    assert build(seeds, output, home) == "" and not (output / "html" / "documents" / "old.html").exists()


def test_a_chapter_rests_on_no_page_and_no_title(tmp_path: Path, home: Path) -> None:
    """What its step is made from is the same whatever they are."""

    def chapters(title: str) -> list[Any]:
        asked = Parameters(seeds=tmp_path, title=title, subtitle=title, address=f"https://{title}")
        made_from = {"pages": title, "parameters": {"title": title}}
        made = book.steps(Book("", asked), home, tmp_path, made_from, Past(), {"library": "x"})
        return [(s.name, s.settings, s.inputs) for s in made if s.where == HERE]

    one, other = chapters("one"), chapters("other")
    assert len(one) > 9 and one == other
    assert not any(home / "book" in path.parents for _, _, inputs in one for path in inputs)


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
