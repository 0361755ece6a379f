"""Where a run's books are made, and what earlier runs leave there."""

from __future__ import annotations

from pathlib import Path

from readout.parameters import Parameters
from readout.report import making, reading
from readout.report.editions import Book

ASKED = Parameters(seeds=Path("texts"))


def test_no_edition_is_made_where_anything_else_stands(tmp_path: Path) -> None:
    places = {Book(name, ASKED).place(tmp_path) for name in ("read", "html", "source", "books")}
    assert {place.parent for place in places} == {tmp_path / "books"}
    assert Book("", ASKED).place(tmp_path) == tmp_path


def test_other_books_and_other_readings_are_taken_away(tmp_path: Path) -> None:
    mine = reading.records(ASKED, tmp_path).parent
    for place in (mine, tmp_path / "read" / "other", tmp_path / "books" / "gone", tmp_path / "html"):
        place.mkdir(parents=True)
    (tmp_path / "steps.json").touch()
    making._prune(tmp_path, [Book("", ASKED)])
    assert sorted(p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*")) == sorted(
        ["books", "html", "read", mine.relative_to(tmp_path).as_posix(), "steps.json"]
    )
    making._prune(tmp_path, [Book("new", ASKED)])
    assert not (tmp_path / "html").exists() and mine.exists()


def test_what_is_published_of_several_books_stands_under_their_names(tmp_path: Path) -> None:
    assert list(making.places([Book("", ASKED)], tmp_path)) == [""]
    assert list(making.places([Book("a", ASKED), Book("b", ASKED)], tmp_path)) == ["", "a", "b"]


def test_another_reading_has_another_place_and_another_selection_the_same() -> None:
    other = ASKED.model_copy(update={"reference_date": "2031"})
    chosen = ASKED.model_copy(update={"sides": ("Norland",), "title": "Ours"})
    assert reading.key(other) != reading.key(ASKED) == reading.key(chosen)


def test_the_reading_depends_on_documents_and_what_is_known_of_them_alone(tmp_path: Path) -> None:
    seeds, output = tmp_path / "texts", tmp_path / "texts" / "build"
    for name in ("a.txt", "sources.yml", "corrections.yml", "editions.yml", "params.yml", "words/titles.yml",
                 "build/html/index.html", "kept/may/index.html"):  # fmt: skip
        (seeds / name).parent.mkdir(parents=True, exist_ok=True)
        (seeds / name).touch()
    asked = Parameters(seeds=seeds, lexicon=seeds / "words", kept=seeds / "kept")
    names = [p.relative_to(seeds.resolve()).as_posix() for p in reading.inputs(asked, output)]
    assert names == ["a.txt", "corrections.yml", "sources.yml"]
