"""Tables: columns come from the record types, files are safe, complete, and the same each time."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, date, datetime
from pathlib import Path

import icalendar
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import samples
from readout import addresses, records, tables
from readout.corpus import Corpus
from readout.errors import InputError
from readout.records import Document
from readout.tables import cells

FILES = {
    "records.jsonl",
    "events.ics",
    "timeline.json",
    "documents.bib",
    "periods.yml",
    "tables.xlsx",
    "datapackage.json",
    "texts",
    *(f"{t}{suffix}" for t in tables.RECORDS for suffix in (".csv", ".hxl.csv", ".json", ".parquet")),
}


@pytest.fixture(scope="module")
def out(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tables")
    tables.write(corpus, folder)
    return folder


@pytest.mark.parametrize("table", tables.RECORDS)
def test_columns_are_the_fields_of_the_record_type(table: str) -> None:
    apart = {"documents": {"text", "unread"}, "figures": {"copy_of"}, "meetings": {"copy_of"}}.get(table, ())
    fields = [name for name in tables.RECORDS[table].model_fields if name not in apart]
    assert list(tables.columns(table)) == [*fields, "link"]


@pytest.mark.parametrize("table", tables.RECORDS)
def test_no_document_gives_headers_with_the_same_types(table: str, corpus: Corpus, empty: Corpus) -> None:
    full, bare = tables.frame(corpus, table), tables.frame(empty, table)
    assert len(full) > len(bare) == 0
    assert dict(bare.dtypes.astype(str)) == dict(full.dtypes.astype(str)) == tables.columns(table)


def test_a_figure_is_one_flat_row(corpus: Corpus) -> None:
    row = tables.frame(corpus, "figures").set_index("id").loc["courier#f59-released"]
    assert (row["value"], row["modifier"], row["qualifier"]) == (40, "about", "about")
    assert row["speaker"] == "Bo Marsh"
    assert pd.isna(row["value_max"])
    assert row["link"] == "documents/courier.html#f59-released"


def test_lists_and_places_are_flattened_to_text(corpus: Corpus) -> None:
    meetings = tables.frame(corpus, "meetings").set_index("id")
    assert "Ada Quill; Bo Marsh; Cleo Finch" in set(meetings["participants"])
    assert "the prisoners" in set(meetings["agenda"])
    figures = tables.frame(corpus, "figures")
    assert set(figures.loc[figures["document"] == "garbled", "cues"]) == {"outcome: lacking individuals"}
    documents = tables.frame(corpus, "documents").set_index("id")
    assert documents.loc["garbled", "mends"] == "lacking individuals -> missing persons"
    assert documents.loc["garbled", "link"] == "documents/garbled.html"


def test_an_event_leads_to_its_first_telling(corpus: Corpus) -> None:
    events = tables.frame(corpus, "events")
    assert set(events["link"]) == {f"documents/{e.meetings[0].replace('#', '.html#')}" for e in corpus.events}


def test_everything_is_written(out: Path) -> None:
    assert {file.name for file in out.iterdir()} == FILES


def test_records_read_back_as_they_were(corpus: Corpus, out: Path) -> None:
    lines = (out / "records.jsonl").read_text("utf-8").splitlines()
    assert tuple(Document.model_validate_json(line) for line in lines) == corpus.documents
    keys = {"start", "end", "value", "modifier", "outcome", "side", "category", "speaker", "part_of"}
    assert keys <= json.loads(lines[0])["figures"][0].keys()


def test_a_document_is_one_line_whatever_its_words(hostile: Corpus, tmp_path: Path) -> None:
    tables.write(hostile, tmp_path)
    lines = (tmp_path / "records.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["text"] for line in lines] == [d.text for d in hostile.documents]
    assert "\u2028" in hostile.documents[0].text


@pytest.mark.parametrize("table", tables.RECORDS)
def test_parquet_reads_back_as_the_table(table: str, corpus: Corpus, out: Path) -> None:
    back = pd.read_parquet(out / f"{table}.parquet")
    pd.testing.assert_frame_equal(back, tables.frame(corpus, table), check_dtype=False)


def test_the_same_documents_give_the_same_bytes(corpus: Corpus, out: Path, tmp_path: Path) -> None:
    tables.write(samples.sample(), tmp_path)
    for name in FILES - {"texts"}:
        assert (tmp_path / name).read_bytes() == (out / name).read_bytes(), name


@given(st.text(max_size=20).filter(lambda words: "\x00" not in words))
def test_no_cell_is_a_formula(words: str) -> None:
    written = cells.as_csv(pd.DataFrame({"a": [words]}, dtype="string"))
    (cell,) = list(csv.reader(io.StringIO(written, newline="")))[1]
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert cell in (words, f"'{words}")


def test_words_of_a_hostile_document_are_inert_in_csv(hostile: Corpus, tmp_path: Path) -> None:
    tables.write(hostile, tmp_path)
    with (tmp_path / "figures.csv").open(encoding="utf-8", newline="") as file:
        assert next(csv.DictReader(file))["speaker"].startswith("'=cmd")


def test_other_files_stay_and_tables_are_replaced(corpus: Corpus, empty: Corpus, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    tables.write(corpus, tmp_path)
    tables.write(empty, tmp_path)
    assert (tmp_path / "records.jsonl").read_bytes() == b""
    assert (tmp_path / "notes.txt").read_text() == "mine"
    assert not list((tmp_path / "texts").iterdir())
    assert {file.name for file in tmp_path.iterdir()} == FILES | {"notes.txt"}


def test_each_text_is_a_file_in_which_all_offsets_hold(corpus: Corpus, out: Path) -> None:
    for document in corpus.documents:
        text = (out / addresses.text_file(document.id)).read_bytes().decode()
        assert text == document.text
        for record in (*document.figures, *document.meetings):
            assert text[record.start : record.end] == record.text


def test_a_folder_that_cannot_be_is_named_in_one_line(corpus: Corpus, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file, no folder")
    with pytest.raises(InputError) as caught:
        tables.write(corpus, tmp_path / "file")
    assert "file" in str(caught.value) and "\n" not in str(caught.value)


def test_the_dictionary_leaves_nothing_out(corpus: Corpus) -> None:
    dictionary = tables.dictionary(corpus)
    listed = set(zip(dictionary["table"], dictionary["column"], strict=True))
    assert listed == {(table, name) for table in tables.RECORDS for name in tables.columns(table)}
    assert (dictionary["meaning"].str.len() > 3).all()
    assert (dictionary["type"].str.len() > 3).all()
    example = dictionary.set_index(["table", "column"])["example"]
    assert example["figures", "value"] == "17"


def test_every_field_of_every_record_says_what_it_means() -> None:
    types = [t for t in vars(records).values() if isinstance(t, type) and issubclass(t, records.Record)]
    missing = [
        f"{t.__name__}.{name}" for t in types for name, f in t.model_fields.items() if not f.description
    ]
    assert len(types) > 8
    assert missing == []


def test_the_calendar_spans_what_is_known(corpus: Corpus, out: Path) -> None:
    found = icalendar.Calendar.from_ical((out / "events.ics").read_bytes()).walk("VEVENT")
    spans = {(e.decoded("DTSTART"), e.decoded("DTEND"), str(e["STATUS"])) for e in found}
    assert spans == {
        (date(2031, 4, 1), date(2031, 5, 1), "CANCELLED"),
        (date(2031, 5, 2), date(2031, 5, 3), "CONFIRMED"),
        (date(2031, 5, 5), date(2031, 5, 6), "CONFIRMED"),
        (date(2031, 5, 6), date(2031, 5, 10), "CONFIRMED"),
        (date(2031, 5, 20), date(2031, 5, 21), "TENTATIVE"),
    }
    assert len({str(e["UID"]) for e in found}) == len(found) == len(corpus.events) - 1
    assert {e.decoded("DTSTAMP") for e in found} == {datetime(2031, 5, 9, tzinfo=UTC)}


def test_the_calendar_says_how_many_events_it_leaves_out(out: Path) -> None:
    found = icalendar.Calendar.from_ical((out / "events.ics").read_bytes())
    assert str(found["X-WR-CALDESC"]) == "Events with a date: 5. Left out for want of one: 1."
