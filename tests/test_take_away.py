"""What readers take away opens in the tools that it is for, and holds what the tables hold."""

from __future__ import annotations

import json
import re
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from frictionless import Package, validate
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string

from readout import chapters, tables
from readout.corpus import Corpus
from readout.tables import hxl
from readout.tables.bibliography import bibliography
from readout.tables.timeline import timeline
from samples import Draft


@pytest.fixture(scope="module")
def out(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("take-away")
    tables.write(corpus, folder)
    return folder


@pytest.fixture(scope="module")
def dangerous(hostile: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dangerous")
    tables.write(hostile, folder)
    return folder


def test_the_workbook_holds_each_table_and_what_its_columns_mean(corpus: Corpus, out: Path) -> None:
    book = openpyxl.load_workbook(out / "tables.xlsx")
    assert book.sheetnames == [*tables.RECORDS, "columns"]
    for name in tables.RECORDS:
        heading, *rows = book[name].iter_rows(values_only=True)
        assert list(heading) == list(tables.columns(name))
        expected = tables.frame(corpus, name).astype(object)
        expected = expected.where(expected.notna() & (expected != ""), None)
        assert [list(row) for row in rows] == expected.to_numpy().tolist()


def test_no_cell_of_a_workbook_is_a_formula_or_a_link(dangerous: Path) -> None:
    book = openpyxl.load_workbook(dangerous / "tables.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert any(str(cell.value).startswith("=cmd") for cell in cells)
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]


def test_every_column_has_its_hashtag_below_the_heading(out: Path) -> None:
    for name in tables.RECORDS:
        plain = pd.read_csv(out / f"{name}.csv", dtype=str)
        tagged = pd.read_csv(out / f"{name}.hxl.csv", dtype=str)
        assert list(tagged.iloc[0]) == [hxl.TAGS[column] for column in tables.columns(name)]
        assert tagged.iloc[1:].to_numpy().tolist() == plain.to_numpy().tolist() or plain.empty
    tags = [tag.split("+")[0] for tag in hxl.TAGS.values()]
    assert set(tags) <= {
        "#meta", "#description", "#affected", "#indicator", "#group", "#date", "#cause",
        "#status", "#event", "#loc", "#org",
    }  # fmt: skip


def test_json_has_the_same_rows(corpus: Corpus, out: Path) -> None:
    for name in tables.RECORDS:
        rows = json.loads((out / f"{name}.json").read_text("utf-8"))
        assert [row["id"] for row in rows] == list(tables.frame(corpus, name)["id"])


@pytest.mark.parametrize("folder", ["out", "dangerous"])
def test_the_data_package_is_valid_and_describes_every_column(
    folder: str, request: pytest.FixtureRequest
) -> None:
    descriptor = request.getfixturevalue(folder) / "datapackage.json"
    report = validate(str(descriptor))
    assert report.valid, report.flatten(["type", "note"])
    for resource in Package(str(descriptor)).resources:
        assert [f.name for f in resource.schema.fields] == list(tables.columns(str(resource.name)))
        assert all(f.description for f in resource.schema.fields)


def test_the_timeline_tells_each_dated_event_once(corpus: Corpus) -> None:
    slides = json.loads(timeline(corpus))["events"]
    assert len({slide["unique_id"] for slide in slides}) == len(slides) == len(corpus.events) - 1
    month = next(s for s in slides if s["start_date"] == {"year": 2031, "month": 4, "day": 1})
    assert month["end_date"] == {"year": 2031, "month": 4, "day": 30}
    assert month["group"] == "cancelled" and "April 2031" in month["display_date"]


def test_words_in_a_timeline_are_escaped(hostile: Corpus) -> None:
    assert "<b>" not in timeline(hostile) and "<script" not in timeline(hostile)


def test_the_bibliography_has_each_document(corpus: Corpus) -> None:
    entries = parse_string(bibliography(corpus.documents), "bibtex").entries
    assert [e.fields["note"] for e in entries.values()] == [f"SHA-256 {d.sha256}" for d in corpus.documents]
    titled = next(e for e in entries.values() if "counts its missing" in e.fields["title"])
    assert titled.fields["year"] == "2031"


@given(st.text(min_size=1, max_size=40))
def test_any_title_gives_a_bibliography_that_reads_back(title: str) -> None:
    document = Draft("one", "Nothing.", title=title, publisher=title, url=f"https://a.org/{title}").document()
    (entry,) = parse_string(bibliography([document]), "bibtex").entries.values()
    assert entry.fields["note"].startswith("SHA-256")


def test_the_data_page_offers_every_file(out: Path) -> None:
    offered = set(re.findall(r'href="data/([^"]+)"', chapters.downloads()._repr_html_()))
    assert offered == {file.name for file in out.iterdir() if file.name != "texts"}  # each on its page


def test_an_author_is_one_name_in_the_bibliography() -> None:
    document = Draft("one", "Nothing.", author="Our Reporters and Bo Marsh").document()
    (entry,) = parse_string(bibliography([document]), "bibtex").entries.values()
    assert [str(person) for person in entry.persons["author"]] == ["{Our Reporters and Bo Marsh}"]
