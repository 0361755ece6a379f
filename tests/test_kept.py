"""Kept editions: copied once, never changed in silence, cited."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from readout import tables
from readout.errors import InputError
from readout.parameters import Parameters
from readout.report import kept
from readout.report.publishing import EDITION, PARTS
from samples import sample


def standing(output: Path, title: str = "Ours", books: tuple[str, ...] = ()) -> Path:
    """A report of hand: pages, data, and what it was made from."""
    made_from = {"library": "1", "parameters": {"title": title, "subtitle": ""}}
    for part in PARTS:
        (output / part).mkdir(parents=True, exist_ok=True)
    for book in books or ("",):
        html = output / "html" / book
        tables.write(sample(), html / "data")
        (html / "index.html").write_text(title)
        (html / EDITION).write_text(json.dumps(made_from))
    if books:
        (output / "html" / "index.html").write_text("shelf")
        whole = {"title": title, "subtitle": "", "editions": dict.fromkeys(books, made_from)}
        (output / "html" / EDITION).write_text(json.dumps(whole))
    return output


def test_an_edition_is_kept_with_what_cites_it(tmp_path: Path) -> None:
    output = standing(tmp_path)
    found = kept.keep("2031-05", output, tmp_path / "kept")
    assert (tmp_path / "kept" / "2031-05" / "index.html").read_text() == "Ours"
    (issue,) = found.books.values()
    assert kept.cited(issue, "https://example.org/editions/2031-05/index.html") == (
        f"Ours. Edition 2031-05, newest document of 9 May 2031, fingerprint {issue.fingerprint}. "
        "https://example.org/editions/2031-05/index.html"
    )
    assert kept.read(tmp_path / "kept") == [found]


def test_keeping_the_same_again_changes_nothing_and_other_content_is_refused(tmp_path: Path) -> None:
    output, place = standing(tmp_path), tmp_path / "kept"
    found = kept.keep("may", output, place)
    assert kept.keep("may", output, place) == found
    standing(tmp_path, "Theirs")
    with pytest.raises(InputError, match="edition may: is kept already with other content; choose"):
        kept.keep("may", output, place)
    assert (place / "may" / "index.html").read_text() == "Ours"
    assert sorted(p.name for p in place.iterdir()) == ["editions.json", "may"]


def test_editions_are_listed_in_the_order_in_which_they_were_kept(tmp_path: Path) -> None:
    for name in ("second-draft", "a-final"):
        kept.keep(name, standing(tmp_path, name), tmp_path / "kept")
    past = kept.past(Parameters(kept=tmp_path / "kept"), tmp_path, [""])[""]
    assert [issue.name for issue in past.issues] == ["second-draft", "a-final"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("../x", "is no name for a folder"),
        ("a b", "is no name for a folder"),
        ("con", "is no name for a folder"),
    ],
)
def test_a_name_that_is_no_folders_is_refused(tmp_path: Path, name: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        kept.keep(name, standing(tmp_path), tmp_path / "kept")
    assert not (tmp_path / "kept").exists()


def test_where_no_report_stands_nothing_is_kept(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no report stands there; make it first: readout report"):
        kept.keep("may", tmp_path, tmp_path / "kept")


def test_an_edition_that_was_changed_or_taken_away_is_named(tmp_path: Path) -> None:
    place = tmp_path / "kept"
    kept.keep("may", standing(tmp_path), place)
    page = place / "may" / "index.html"
    page.write_text("Otherwise")
    with pytest.raises(InputError, match="may: was changed since it was kept as an edition; restore it"):
        kept.read(place)
    page.write_text("Ours")
    assert kept.read(place)
    (place / "may").rename(tmp_path / "away")
    with pytest.raises(InputError, match="may: is gone, but was kept as an edition; restore it"):
        kept.read(place)
    (place / kept.LEDGER).write_text("{")
    with pytest.raises(InputError, match="is not as readout wrote it; restore it"):
        kept.read(place)


def test_every_book_of_a_run_is_kept_and_has_its_own_past(tmp_path: Path) -> None:
    output = standing(tmp_path, books=("north", "south"))
    (output / "html" / "north" / kept.FOLDER / "old").mkdir(parents=True)
    kept.keep("may", output, tmp_path / "kept")
    past = kept.past(Parameters(), tmp_path, ["north", "west"])
    assert past["north"].places == (tmp_path / "kept" / "may" / "north",)
    assert past["west"].places == ()
    assert (tmp_path / "kept" / "may" / "index.html").read_text() == "shelf"
    assert not (tmp_path / "kept" / "may" / "north" / kept.FOLDER).exists()


def test_links_of_a_kept_edition_to_earlier_ones_lead_on(tmp_path: Path) -> None:
    output, place = standing(tmp_path), tmp_path / "kept"
    (output / "html" / "documents").mkdir()
    (output / "html" / "documents" / "herald.html").write_text("herald")
    kept.keep("may", output, place)
    link = '<a href="editions/may/documents/herald.html#f4-killed">was</a><a href="editions/gone.html">x</a>'
    (output / "html" / "changes.html").write_text(link)
    kept.keep("june", output, place)
    book = tmp_path / "book"
    kept.past(Parameters(kept=place), tmp_path, [""])[""].carried(book)
    stub = book / "editions" / "june" / "editions" / "may" / "documents" / "herald.html"
    address = "../../../../may/documents/herald.html"
    assert f'location.replace("{address}" + location.hash)' in stub.read_text()
    assert (stub.parent / address).resolve() == book / "editions" / "may" / "documents" / "herald.html"
    assert (stub.parent / address).read_text() == "herald"
    assert [p.name for p in (book / "editions" / "june" / "editions").rglob("*.html")] == ["herald.html"]
    assert (book / "editions" / "june" / "changes.html").read_text() == link
    assert not (book / "editions" / "may" / "editions").exists()
