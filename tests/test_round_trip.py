"""Records leave in many formats and come back the same, whatever letters stand in them."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import tempfile
import zipfile
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, get_args, get_origin
from xml.etree import ElementTree

import icalendar
import openpyxl
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape
from pybtex.database import parse_string
from pydantic import BaseModel

from readout import store, tables
from readout.corpus import Corpus
from readout.days import days_of
from readout.records import Document, Event, Figure, Meeting, Record
from readout.tables import cells
from readout.wording import names, plain

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
UNWRITTEN = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
DAYS = st.sampled_from(["", "2031", "2031-05", "2031-05-07", "1000-01-01", "9998-12-31"])
NASTY = st.sampled_from(
    [
        *("=1+1", "'=1+1", "''@x", "'a'", "-5", "\tx", "\rx", "\0=x", "a\r\nb\rc\nd", 'say "x", y;z', "''"),
        *("\x00\x07\x1b\x7f", "\ufeffx", "\u2028\u2029\x85\x0b\x0c", "_x0041_", "_x000D_\r", "\ufffe\uffff"),
        *("<b>&amp;</b>", "\\n\\,;", "{a} \\b $c% #_^~", "NaN", "1e5", "True", "null", "#meta", " a "),
        *("\U0010ffff👩", "e\u0301", "\u202eabc", "END:VEVENT\r\nX:Y"),
    ]
)
BANDS = {
    "date": DAYS,
    "not_before": st.sampled_from(["", "2031-05-01"]),
    "not_after": st.sampled_from(["", "2031-05-31"]),
}
WORDS = NASTY | st.text(max_size=8)
OWN = {
    "id",
    "document",
    "figures",
    "meetings",
    "corrections",
    "date",
    "not_before",
    "not_after",
    "unread",
    "copy_of",
}


def values(annotation: Any) -> st.SearchStrategy[Any]:
    """Any value of a field's type."""
    if get_origin(annotation) is Literal:
        return st.sampled_from(get_args(annotation))
    if get_origin(annotation) is UnionType:
        return st.one_of(*map(values, get_args(annotation)))
    if get_origin(annotation) is tuple:
        return st.lists(values(get_args(annotation)[0]), max_size=2).map(tuple)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return records(annotation)
    kinds: dict[Any, st.SearchStrategy[Any]] = {
        str: WORDS,
        bool: st.booleans(),
        int: st.integers(0, 10**12),
        float: st.integers(0, 100).map(lambda share: share / 100),
        NoneType: st.none(),
    }
    return kinds[annotation]


def records(kind: type[BaseModel], **fixed: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Records of a type, with any values; some fields as given."""
    fields = {
        name: values(f.annotation) for name, f in kind.model_fields.items() if name not in OWN | fixed.keys()
    }
    return st.builds(kind, **fields, **fixed)


@st.composite
def corpora(draw: st.DrawFn) -> Corpus:
    """A few documents with figures and meetings, all their words chosen by chance."""
    found = []
    for number in range(draw(st.integers(1, 3))):
        name = f"{draw(WORDS)}{number}"
        told: dict[str, list[Any]] = {"figures": [], "meetings": []}
        for n in range(draw(st.integers(0, 3))):
            own = {"id": st.just(f"{name}#f{n}-killed"), "document": st.just(name)}
            told["figures"].append(draw(records(Figure, **own)))
            own = {"id": st.just(f"{name}#m{n}"), "document": st.just(name), **BANDS}
            told["meetings"].append(draw(records(Meeting, **own)))
        digest = st.just(f"{number:064}")
        document = draw(records(Document, id=st.just(name), date=DAYS, sha256=digest))
        found.append(document.model_copy(update={key: tuple(rows) for key, rows in told.items()}))
    return Corpus.of(found)


def wanted(corpus: Corpus, table: str) -> list[dict[str, Any]]:
    """The rows of a table by the records: what stands in their fields, lists as one text."""
    rows: Sequence[Record] = getattr(corpus, table)
    return [{c: cells.flat(getattr(r, c)) for c in tables.columns(table) if c != tables.LINK} for r in rows]


def own(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != tables.LINK}


def written(cell: str, like: Any) -> Any:
    """A cell of a CSV file as the value of a record: one that was made inert stands as it was."""
    if isinstance(like, str):
        return cell[1:] if re.match(r"'+[=+\-@\t\r\0]", cell) else cell
    return (
        None
        if cell == ""
        else {"True": True, "False": False}[cell]
        if isinstance(like, bool)
        else type(like)(cell)
    )


def csv_rows(file: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.read_bytes().decode("utf-8"), newline="")))


def same_rows(found: list[dict[str, str]], corpus: Corpus, table: str) -> None:
    rows = wanted(corpus, table)
    read = [
        {name: written(row[name], value) for name, value in want.items()}
        for row, want in zip(found, rows, strict=True)
    ]
    assert read == rows
    cells_of = [cell for row in found for cell in row.values()]
    assert not [cell for cell in cells_of if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\0"))]


def csv_is_the_same(corpus: Corpus, out: Path) -> None:
    for table in tables.RECORDS:
        same_rows(csv_rows(out / f"{table}.csv"), corpus, table)


def hxl_is_the_same(corpus: Corpus, out: Path) -> None:
    for table in tables.RECORDS:
        same_rows(csv_rows(out / f"{table}.hxl.csv")[1:], corpus, table)


def json_is_the_same(corpus: Corpus, out: Path) -> None:
    for table in tables.RECORDS:
        rows = json.loads((out / f"{table}.json").read_text("utf-8"))
        assert [own(row) for row in rows] == wanted(corpus, table)


def parquet_is_the_same(corpus: Corpus, out: Path) -> None:
    for table in tables.RECORDS:
        rows = pq.read_table(out / f"{table}.parquet").to_pylist()
        assert [own(row) for row in rows] == wanted(corpus, table)


def in_workbook(value: Any) -> Any:
    """A value as openpyxl reads it, which leaves letters that XML refuses as the format writes them."""
    if isinstance(value, str):
        return UNWRITTEN.sub(lambda letter: f"_x{ord(letter[0]):04X}_", value) or None
    return value


def workbook_is_the_same(corpus: Corpus, out: Path) -> None:
    book, kept = openpyxl.load_workbook(out / "tables.xlsx"), set[str]()
    for table in tables.RECORDS:
        heading, *rows = book[table].iter_rows(values_only=True)
        found = [dict(zip(map(str, heading), row, strict=True)) for row in rows]
        wished = wanted(corpus, table)
        assert [own(row) for row in found] == [
            {name: in_workbook(v) for name, v in row.items()} for row in wished
        ]
        kept |= {v for row in wished for v in row.values() if isinstance(v, str)} - {""}
    strings = ElementTree.fromstring(zipfile.ZipFile(out / "tables.xlsx").read("xl/sharedStrings.xml"))
    assert kept <= {unescape(element.text or "") for element in strings.iter(f"{MAIN}t")}


def records_are_the_same(corpus: Corpus, out: Path) -> None:
    lines = (out / "records.jsonl").read_bytes().decode("utf-8").splitlines()
    assert [Document.model_validate_json(line) for line in lines] == list(corpus.documents)
    store.save(corpus.documents, out / "kept.jsonl")
    assert store.load(out / "kept.jsonl") == list(corpus.documents)


def texts_are_the_same(corpus: Corpus, out: Path) -> None:
    found = sorted(path.read_bytes().decode("utf-8") for path in (out / "texts").iterdir())
    assert found == sorted(document.text for document in corpus.documents)


def dated(corpus: Corpus) -> list[Event]:
    return [event for event in corpus.events if days_of(event).first]


def calendar_is_the_same(corpus: Corpus, out: Path) -> None:
    found = icalendar.Calendar.from_ical((out / "events.ics").read_bytes()).walk("VEVENT")
    closed = [event for event in dated(corpus) if days_of(event).last]
    assert [str(entry["uid"]) for entry in found] == [f"{event.id}@readout" for event in closed]
    for entry, event in zip(found, closed, strict=True):
        assert str(entry.get("location", "")) == plain(event.place)
        assert str(entry["summary"]).endswith(names(event.participants) or "participants not stated")
        told = [plain(m.sentence, 1000) for m in corpus.meetings if m.id in event.meetings]
        assert all(line in str(entry["description"]) for line in told)
        first, last = days_of(event)
        assert last and (entry.decoded("dtstart"), entry.decoded("dtend")) == (
            first,
            last + timedelta(days=1),
        )


def timeline_is_the_same(corpus: Corpus, out: Path) -> None:
    slides = json.loads((out / "timeline.json").read_text("utf-8"))["events"]
    assert [html.unescape(slide["unique_id"]) for slide in slides] == [event.id for event in dated(corpus)]
    for slide, event in zip(slides, dated(corpus), strict=True):
        people = names(event.participants) or "participants not stated"
        headline = f"{people}, {plain(event.place)}" if event.place else people
        assert html.unescape(slide["text"]["headline"]) == headline
        assert "<" not in re.sub("</?p>", "", slide["text"]["text"])


def bibliography_is_the_same(corpus: Corpus, out: Path) -> None:
    entries = parse_string((out / "documents.bib").read_bytes().decode("utf-8"), "bibtex").entries.values()
    for entry, document in zip(entries, corpus.documents, strict=True):
        assert entry.fields["note"] == f"SHA-256 {document.sha256}"
        assert entry.fields.get("date", "") == document.date


SAME = (
    csv_is_the_same,
    hxl_is_the_same,
    json_is_the_same,
    parquet_is_the_same,
    workbook_is_the_same,
    records_are_the_same,
    texts_are_the_same,
    calendar_is_the_same,
    timeline_is_the_same,
    bibliography_is_the_same,
)


@pytest.mark.promise("round-trip")
@settings(max_examples=10)
@given(corpora())
def test_what_is_read_back_is_what_was_found(corpus: Corpus) -> None:
    with tempfile.TemporaryDirectory() as folder:
        tables.write(corpus, folder)
        for check in SAME:
            check(corpus, Path(folder))
