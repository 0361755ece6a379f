"""The book of a set: its notebooks, its pages, and what leads from a bar to a sentence."""

from __future__ import annotations

import ast
import hashlib
import io
import json
import re
import shutil
from pathlib import Path
from typing import Any

import nbformat
import pytest
from click.testing import CliRunner, Result
from playwright.sync_api import Browser

import sets
from readout import parameters
from readout.cli import main
from readout.errors import InputError
from readout.parameters import SELECTING, Parameters
from readout.report import crate, kernels
from readout.report.publishing import EDITION
from readout.survey import book, report
from samples import sample
from test_crate import graph, issues, offline

NOTEBOOKS = sorted((Path(__file__).parent.parent / book.NOTEBOOKS).glob("*.ipynb"))
OWN = {"claims": ("family",), "accuracy": ("accuracy_file",)}


def cells(path: Path, kind: str) -> list[Any]:
    return [c for c in nbformat.read(path, as_version=4).cells if c.cell_type == kind]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
class TestEachNotebook:
    def test_has_short_cells_without_outputs(self, path: Path) -> None:
        nbformat.validate(nbformat.read(path, as_version=4))
        for cell in cells(path, "code"):
            assert len(cell.source.splitlines()) < 15 and "hide-input" in cell.metadata.tags
            assert not cell.outputs and not cell.execution_count

    def test_takes_what_a_set_can_be_asked_for(self, path: Path) -> None:
        own = ("collection", *OWN.get(path.stem, ()))
        assert set(kernels.parameter_names(path)) == {*SELECTING, *own}
        namespace: dict[str, Any] = {}
        exec(cells(path, "code")[0].source, namespace)
        assert parameters.given(namespace, *own) == Parameters()
        names = "".join(f', "{name}"' for name in own)
        assert f"given(globals(){names})" in cells(path, "code")[1].source

    def test_defines_nothing_and_imports_the_library_alone(self, path: Path) -> None:
        nodes = list(ast.walk(ast.parse("\n".join(c.source for c in cells(path, "code")))))
        assert not [n for n in nodes if isinstance(n, ast.FunctionDef | ast.ClassDef | ast.Lambda)]
        assert {n.module for n in nodes if isinstance(n, ast.ImportFrom)} <= {
            "readout", "readout.parameters", "readout.survey",
        }  # fmt: skip

    def test_asks_a_question_and_says_what_it_cannot_tell(self, path: Path) -> None:
        first, *_, last = cells(path, "markdown")
        assert first.source.startswith("# ") and "?" in first.source
        assert "## What this cannot tell" in last.source or path.stem == "data"


def test_every_notebook_is_a_chapter() -> None:
    assert {chapter.notebook for chapter in book.chapters()} == {path.stem for path in NOTEBOOKS}


def test_what_depends_on_the_reading_is_refused_in_one_line(tmp_path: Path) -> None:
    sets.write(tmp_path / "set", sample())
    done = CliRunner().invoke(main, ["report", str(tmp_path / "set"), "-p", "reference_date", "2031-05-09"])
    assert done.exit_code == 2
    assert done.output == (
        "readout: parameter reference_date: a set's documents have been read already; "
        "leave it out, or give it to readout extract\n"
    )


def test_an_address_without_a_set_is_told_before_anything_is_made(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"memory://nowhere/manifest.json: there is no such file"):
        report("memory://nowhere", Parameters(), tmp_path / "build", io.StringIO())
    assert not (tmp_path / "build").exists()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of the book of the sample set, made by the command."""
    place = tmp_path_factory.mktemp("set-report")
    sets.write(place / "set", sample())
    words = ["report", str(place / "set"), "-o", str(place / "build"), "-p", "title", "A set"]
    done = CliRunner().invoke(main, words, catch_exceptions=False)
    assert done.exit_code == 0 and done.output.endswith("/build/html/index.html\n")
    return place / "build" / "html"


def verify(*words: object) -> Result:
    return CliRunner().invoke(main, ["verify", *map(str, words)])


@pytest.mark.slow
class TestTheRecord:
    @pytest.mark.promise("record")
    def test_is_valid_and_names_the_set_by_its_manifest(self, made: Path, tmp_path: Path) -> None:
        shutil.copytree(made, tmp_path / "html")
        offline(tmp_path / "html" / crate.NAME)
        assert issues(tmp_path / "html") == []
        told = graph(made)
        manifest = (made / "../../set" / "manifest.json").read_bytes()
        assert told["#set/manifest.json"]["sha256"] == hashlib.sha256(manifest).hexdigest()
        needs = {told[need["@id"]]["name"] for need in told["#readout"]["softwareRequirements"]}
        assert {"duckdb", "pyarrow", "matplotlib"} <= needs
        assert told["./"]["datePublished"] == "2031-05-09"

    @pytest.mark.promise("verify")
    def test_makes_the_report_again_from_a_set_elsewhere(self, made: Path, tmp_path: Path) -> None:
        shutil.copytree(made / "../../set", tmp_path / "elsewhere")
        assert verify(made, "--files").output == "as recorded\n"
        done = verify(made.parent, "--documents", tmp_path / "elsewhere")
        assert (done.exit_code, done.stdout) == (0, "identical\n")

    @pytest.mark.promise("verify")
    def test_another_set_is_refused_before_anything_is_made(self, made: Path, tmp_path: Path) -> None:
        place = tmp_path / "set"
        shutil.copytree(made / "../../set", place)
        part = next((place / "figures").iterdir())
        part.write_bytes(part.read_bytes() + b"\0")
        done = verify(made, "--documents", place)
        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr == f"readout: {part}: is not as the manifest says; run readout extract again\n"
        sets.of(place, sample().documents[0])
        assert (
            "is that of another set, or of another state of it" in verify(made, "--documents", place).stderr
        )
        assert "there is no such file" in verify(made, "--documents", tmp_path).stderr

    @pytest.mark.promise("verify")
    def test_a_record_that_names_a_place_is_refused(self, made: Path, tmp_path: Path) -> None:
        shutil.copytree(made, tmp_path / "html")
        record, edition = tmp_path / "html" / crate.NAME, tmp_path / "html" / EDITION
        told = json.loads(edition.read_text())
        edition.write_text(json.dumps({**told, "parameters": {"kept": "/"}}))
        digest = hashlib.sha256(edition.read_bytes()).hexdigest()
        record.write_text(record.read_text().replace(graph(made)[EDITION]["sha256"], digest))
        done = verify(tmp_path / "html", "--documents", made / "../../set")
        assert done.exit_code == 2 and "parameter kept: names a place" in done.stderr


@pytest.mark.slow
class TestTheBook:
    def test_has_every_chapter_and_the_views_that_it_counts(self, made: Path) -> None:
        for chapter in book.chapters():
            assert "readout-drawing" in (made / f"{chapter.page}.html").read_text("utf-8") or (
                chapter.page in ("copies", "data", "accuracy")
            )
        assert "CREATE VIEW claims" in (made / "data" / "set.sql").read_text("utf-8")
        assert (made / "data" / "manifest.json").read_bytes() == (
            made / "../../set/manifest.json"
        ).read_bytes()

    def test_does_not_say_where_the_set_stands(self, made: Path) -> None:
        place = str((made / "../../set").resolve())
        files = [path for path in made.parent.rglob("*") if path.is_file() and ".work" not in str(path)]
        assert [f for f in files if place.encode() in f.read_bytes()] == []
        assert not any(path.is_symlink() for path in made.rglob("*"))

    def test_has_no_link_into_the_void(self, made: Path) -> None:
        for page in made.glob("*.html"):
            html = page.read_text("utf-8")
            for link in re.findall('<a [^>]*href="([^":?]+)"', html):
                file, _, place = link.partition("#")
                there = made / file if file else page
                assert there.is_file(), (page.name, link)
                assert not place or f'id="{place}"' in there.read_text("utf-8"), (page.name, link)

    def test_leads_from_a_bar_to_its_sentence(self, made: Path, browser: Browser) -> None:
        page = browser.new_page()
        page.goto(f"{(made / 'killed-and-injured.html').as_uri()}")
        bar = page.locator("svg.readout-drawing a").first
        listed = page.locator(str(bar.get_attribute("xlink:href")))
        assert not listed.is_visible()
        bar.click()
        listed.wait_for(state="visible")
        assert "At least 12 soldiers were killed by mines in March" in listed.inner_text()
        page.close()

    def test_is_as_wide_as_a_telephone(self, made: Path, browser: Browser) -> None:
        page = browser.new_page(viewport={"width": 390, "height": 844})
        for chapter in book.chapters():
            page.goto((made / f"{chapter.page}.html").as_uri())
            page.evaluate("document.querySelectorAll('details').forEach(box => (box.open = true))")
            assert page.evaluate("document.documentElement.scrollWidth") <= 390, chapter.page
        page.close()

    def test_is_not_made_again_where_nothing_changed(self, made: Path) -> None:
        before = (made / "index.html").stat().st_mtime_ns
        words = ["report", str(made / "../../set"), "-o", str(made.parent), "-p", "title", "A set"]
        done = CliRunner().invoke(main, words, catch_exceptions=False)
        assert "nothing changed since the last report" in done.output
        assert (made / "index.html").stat().st_mtime_ns == before
