"""A book made from what stands of the last one is, byte for byte, the book made from nothing."""

from __future__ import annotations

import os
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import nbformat
import pytest

from readout.corpus import Corpus
from readout.errors import StepError
from readout.parameters import Parameters
from readout.records import Document
from readout.report import about, compose, jupyter, outdated, site
from readout.report.book import chapters
from readout.report.navigation import LISTED
from samples import Draft

pytestmark = pytest.mark.slow

BOOK = Path(__file__).parent.parent / "book"
DAYS = 8


def text(number: int, words: str = "", title: str = "") -> Document:
    """A document of one figure."""
    draft = Draft(f"day-{number:03}", f"x{number} died. {words}", title=title, date="2031-01-03")
    draft.figure(0, f"x{number}", number, "killed")
    return draft.document()


TEXTS = [text(number) for number in range(DAYS)]


def make(place: Path, documents: list[Document], chapter: str = "", title: str = "A title") -> None:
    """Make the book of some documents in ``place``, in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("fork")) as pool:
        pool.submit(_make, place, documents, chapter, title).result()


def _make(place: Path, documents: list[Document], chapter: str, title: str) -> None:
    plan = chapters(corrected=False, compared=False)
    (place / "notebooks").mkdir(parents=True, exist_ok=True)
    for one in plan:
        words = f"# About {one.page}\n\nOf {len(documents)}. {chapter}"
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell(words, id="one")])
        nbformat.write(notebook, place / "notebooks" / f"{one.page}.ipynb")
    corpus = Corpus(tuple(documents), ())
    told = about.settings(Parameters(title=title), corpus, {"documents": [d.text for d in documents]})
    jupyter.build(compose.compose(plan, corpus, told, BOOK, place), place, site.blanks(told))


def tree(place: Path) -> dict[str, bytes]:
    html = place / "html"
    return {p.relative_to(html).as_posix(): p.read_bytes() for p in html.rglob("*") if p.is_file()}


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A place where a book was made already, and others after it."""
    place = tmp_path_factory.mktemp("standing")
    make(place, TEXTS)
    return place


def compared(
    standing: Path, fresh: Path, documents: list[Document], **given: str
) -> tuple[set[str], set[str]]:
    """Make the book anew from what stands and from nothing, and the same; what was read and written again."""
    before = times(standing)
    make(standing, documents, **given)
    make(fresh, documents, **given)
    assert tree(standing) == tree(fresh)
    after = times(standing)
    again = {name for name, time in after.items() if before.get(name) != time}
    read = {n.removesuffix(".doctree") for n in again if n.endswith(".doctree")}
    return read, {n.removesuffix(".html") for n in again if n.endswith(".html")}


def times(place: Path) -> Mapping[str, int]:
    folders = (place / "_build" / ".doctrees", place / "_build" / "html")
    return {
        path.relative_to(folder).as_posix(): path.stat().st_mtime_ns
        for folder in folders
        for path in folder.rglob("*")
    }


def below(names: set[str]) -> set[str]:
    return {name.removeprefix("documents/") for name in names if "/" in name}


def test_one_text_that_changed_is_read_and_written_alone(standing: Path, tmp_path: Path) -> None:
    changed = [*TEXTS[:3], text(3, "Other words."), *TEXTS[4:]]
    read, written = compared(standing, tmp_path, changed)
    assert read == {"documents/day-003"}
    assert below(written) == {"day-003"}


def test_a_title_that_changed_is_written_in_every_menu(standing: Path, tmp_path: Path) -> None:
    changed = [*TEXTS[:3], text(3, title="Three & four"), *TEXTS[4:]]
    read, written = compared(standing, tmp_path, changed)
    assert read == {"documents/day-003"}
    assert len(below(written)) == DAYS


def test_a_text_that_is_new_and_one_that_is_gone(standing: Path, tmp_path: Path) -> None:
    compared(standing, tmp_path / "new", [*TEXTS[:3], text(30), *TEXTS[3:]])
    compared(standing, tmp_path / "gone", TEXTS[2:])
    assert not (standing / "html" / "documents" / "day-000.html").exists()
    assert not (standing / "html" / "_sources" / "documents" / "day-000.md").exists()


def test_a_chapter_and_the_reports_title(standing: Path, tmp_path: Path) -> None:
    compared(standing, tmp_path / "words", TEXTS, chapter="Other words.")
    compared(standing, tmp_path / "title", TEXTS, title="Another title")


def test_so_many_texts_that_the_menu_leaves_them_out(tmp_path: Path) -> None:
    many = [text(number) for number in range(LISTED + 2)]
    make(tmp_path / "standing", many)
    many[7] = text(7, title="Seven")
    read, written = compared(tmp_path / "standing", tmp_path / "fresh", many)
    assert read == {"documents/day-007"}
    assert below(written) == {"day-006", "day-007", "day-008"}


def test_the_clock_decides_nothing(standing: Path, tmp_path: Path) -> None:
    for path in (standing / "_build").rglob("*.*"):
        os.utime(path, (2**33, 2**33))
    compared(standing, tmp_path / "later", [text(0, "Later."), *TEXTS[1:]])


def test_of_a_book_that_failed_nothing_is_kept(standing: Path, tmp_path: Path) -> None:
    with pytest.raises(StepError, match="WARNING"):
        make(standing, TEXTS, chapter="[nowhere](nowhere.md)")
    assert not (standing / "_build" / outdated.STATE).exists()
    compared(standing, tmp_path, TEXTS)


def test_a_book_that_was_left_half_made_is_made_from_nothing(standing: Path, tmp_path: Path) -> None:
    (standing / "_build" / outdated.STATE).unlink()
    (standing / "_build" / "html" / "method.html").write_text("half", "utf-8")
    compared(standing, tmp_path, TEXTS)
