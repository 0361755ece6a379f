"""Several books in one run: what editions.yml may say, what runs again, what a failure leaves."""

from __future__ import annotations

import io
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner
from playwright.sync_api import Browser

from readout import report
from readout.cli import main
from readout.errors import InputError, StepError
from readout.parameters import Parameters, check
from readout.report.editions import Book, books
from readout.report.publishing import PARTS
from test_accessible import faults

ROOT = Path(__file__).parent.parent
FLOOD = "Published: 3 May 2031\n\nThe mayor of Oslo said that 12 people were killed in the flood.\n"
FELL = "Finland said that 7 Finnish soldiers were killed."
TALKS = f"Published: 9 May 2031\n\nAda Quill met Bo Marsh in Oslo. {FELL}\n"
EDITIONS = """
common:
  subtitle: As reported until May 2031
  address: https://example.org/r
finland:
  title: Finland
  sides: [Finland]
early:
  title: The first days
  date_to: 2031-05-05
"""


def folder(path: Path, editions: str = EDITIONS) -> Path:
    path.mkdir(parents=True)
    (path / "flood.txt").write_text(FLOOD)
    (path / "talks.txt").write_text(TALKS)
    (path / "editions.yml").write_text(editions)
    return path


def asked(seeds: Path, **given: object) -> Sequence[Book]:
    return books(check({"seeds": seeds, **given}))


def test_without_editions_there_is_one_book(tmp_path: Path) -> None:
    parameters = Parameters(seeds=tmp_path, title="Ours")
    assert books(parameters) == [Book("", parameters)]


def test_what_is_nearest_to_an_edition_holds(tmp_path: Path) -> None:
    finland, early = asked(folder(tmp_path / "seeds"), title="Ours", show="sentences", subtitle="Of the run")
    assert (finland.name, early.name) == ("finland", "early")
    assert (finland.parameters.title, finland.parameters.subtitle) == (
        "Finland",
        "As reported until May 2031",
    )
    assert finland.parameters.sides == ("Finland",) and early.parameters.sides == ()
    assert finland.parameters.show == early.parameters.show == "sentences"
    assert finland.parameters.address == "https://example.org/r/finland"


def test_folders_and_files_of_the_file_are_looked_for_beside_it(tmp_path: Path) -> None:
    seeds = folder(tmp_path / "seeds", "a: {lexicon: words, seeds: ../others}\n")
    (book,) = asked(seeds)
    assert book.parameters.lexicon == seeds / "words"
    assert book.parameters.seeds == seeds / "../others"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a:\n  sidse: [x]\n", ", line 2: a: sidse: unknown key; did you mean sides?"),
        ("a:\n  title: ''\n", ", line 2: a: title: '' does not fit; write 1 to 200 characters"),
        ("a:\n  output: x\n", ", line 2: a: output: is of all editions; write -p output VALUE"),
        ("common:\n  kept: x\na: {}\n", ", line 2: common: kept: is of all editions; write -p kept VALUE"),
        ("A b: {}\n", ", line 1: A b: is no name for a folder; write small letters, digits and hyphens"),
        ("../a: {}\n", ", line 1: ../a: is no name for a folder"),
        ("common: {title: x}\n", ": names no edition; write a name with a colon and under it its parameters"),
        ("common:\n  date_from: 2032\na:\n  date_to: 2031\n", ", line 3: a: date_to is before date_from"),
        ("a:\n- x\n", ", line 1: a: ['x'] does not fit; write "),
    ],
)  # fmt: skip
def test_what_is_wrong_is_one_line_with_the_editions_name(tmp_path: Path, text: str, said: str) -> None:
    seeds = folder(tmp_path / "seeds", text)
    with pytest.raises(InputError) as error:
        asked(seeds)
    assert str(error.value).startswith(f"{seeds / 'editions.yml'}{said}")


def test_a_file_of_editions_that_is_asked_for_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"parameter editions: .*x\.yml: there is no such file"):
        asked(tmp_path, editions=tmp_path / "x.yml")


def build(seeds: Path, output: Path, home: Path = ROOT) -> str:
    messages = io.StringIO()
    report.build(Parameters(seeds=seeds, title="Both"), output, messages, home)
    return messages.getvalue()


def tree(place: Path) -> dict[str, bytes]:
    return {p.relative_to(place).as_posix(): p.read_bytes() for p in sorted(place.rglob("*")) if p.is_file()}


@pytest.fixture(scope="session")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two editions of one folder, built in one run."""
    place = tmp_path_factory.mktemp("editions")
    build(folder(place / "seeds"), place / "build")
    return place


def words(page: Path) -> str:
    return " ".join(BeautifulSoup(page.read_text(), "html.parser").get_text(" ").split())


@pytest.mark.slow
def test_each_edition_is_a_book_of_its_own_and_says_what_it_leaves_out(two: Path) -> None:
    html = two / "build" / "html"
    finland, early = words(html / "finland" / "index.html"), words(html / "early" / "index.html")
    assert (
        "This edition takes only figures of people of Finland. It leaves out 1 figure ( sides : 1)."
        in finland
    )
    assert (
        "rests on 1 document" in early
        and "documents published until 5 May 2031, none without a date" in early
    )
    assert not (html / "early" / "documents" / "talks.html").exists()
    assert "Of this text, this edition leaves out 1 figure" in words(
        html / "finland" / "documents" / "flood.html"
    )
    assert "This edition takes only" in words(html / "finland" / "data.html")
    assert "flood" not in (html / "finland" / "data" / "figures.csv").read_text()
    assert all((two / "build" / part / name).is_dir() for part in PARTS for name in ("finland", "early"))


@pytest.mark.slow
def test_title_and_subtitle_stand_wherever_a_book_is_named(two: Path) -> None:
    page = BeautifulSoup((two / "build/html/finland/killed-and-injured.html").read_text(), "html.parser")
    assert page.title and page.title.get_text().endswith("Finland: As reported until May 2031")
    named = [tag.get_text() for tag in page.select(".logo__title, .bd-sidebar-primary .subtitle")]
    assert named == ["Finland", "As reported until May 2031"]
    first = BeautifulSoup((two / "build/html/finland/index.html").read_text(), "html.parser")
    (title,) = first.select('meta[property="og:title"]')
    assert title["content"] == "Finland: As reported until May 2031"


@pytest.mark.slow
def test_a_page_leads_to_the_editions(two: Path) -> None:
    page = BeautifulSoup((two / "build" / "html" / "index.html").read_text(), "html.parser")
    assert page.h1 and page.h1.get_text() == "Both"
    entries = [[tag.get_text() for tag in entry.select("h2, p")] for entry in page.select("li")]
    assert entries == [
        ["Finland", "As reported until May 2031", "2 documents from 3 May 2031 to 9 May 2031",
         "1 figure about people", "1 meeting"],
        ["The first days", "As reported until May 2031", "1 document of 3 May 2031",
         "1 figure about people", "no meetings"],
    ]  # fmt: skip
    links = [str(link["href"]) for link in page.select("[href]")]
    assert all((two / "build" / "html" / link).is_file() for link in links)
    assert "//" not in "".join(links)


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_page_that_leads_to_the_editions(
    two: Path, browser: Browser, scheme: str
) -> None:
    assert faults(browser, [two / "build" / "html" / "index.html"], scheme) == []


@pytest.mark.slow
def test_nothing_is_made_again_when_nothing_changed(two: Path) -> None:
    before = tree(two / "build")
    assert build(two / "seeds", two / "build") == "nothing changed since the last report\n"
    assert tree(two / "build") == before


@pytest.mark.slow
def test_another_parameter_of_one_edition_makes_that_one_again_alone(two: Path) -> None:
    work = two / "build" / ".work"
    made = {p: p.stat().st_mtime_ns for p in work.rglob("*") if p.is_file()}
    other = EDITIONS.replace("The first days", "The very first days")
    (two / "seeds" / "editions.yml").write_text(other)
    build(two / "seeds", two / "build")
    again = [p for p, when in made.items() if not p.exists() or p.stat().st_mtime_ns != when]
    assert [p for p in again if p.is_relative_to(work / "books" / "early")]
    assert not [
        p for p in again if p.is_relative_to(work / "books" / "finland") or p.is_relative_to(work / "read")
    ]
    assert [p.name for p in again if p.parent == work / "books" / "early" / "notebooks"] == []
    assert "The very first days" in (two / "build" / "html" / "index.html").read_text()


@pytest.mark.slow
def test_an_edition_that_fails_leaves_the_last_good_of_all(two: Path, tmp_path: Path) -> None:
    before = {part: tree(two / "build" / part) for part in PARTS}
    wrong = EDITIONS.replace("[Finland]", "[Finlnd]").replace("The first days", "Other days")
    (two / "seeds" / "editions.yml").write_text(wrong)
    with pytest.raises(InputError) as error:
        build(two / "seeds", two / "build")
    line = "line 7: finland: sides: no record has 'Finlnd'; did you mean Finland?"
    assert str(error.value).startswith(f"{two / 'seeds' / 'editions.yml'}, {line}")
    for part in ("notebooks", "book", "evaluation"):
        shutil.copytree(ROOT / part, tmp_path / part)
    broken = tmp_path / "notebooks" / "chronology.ipynb"
    broken.write_text(broken.read_text().replace("charts.chronology(read)", "charts.chronologie(read)"))
    (two / "seeds" / "editions.yml").write_text(EDITIONS)
    with pytest.raises(StepError, match=r"chronology\.ipynb"):
        build(two / "seeds", two / "build", tmp_path)
    assert {part: tree(two / "build" / part) for part in PARTS} == before


@pytest.mark.slow
def test_a_kept_edition_stays_reachable_and_is_compared_with(two: Path) -> None:
    seeds, output = two / "seeds", two / "build"
    said = CliRunner().invoke(main, ["keep", "2031-05", "-o", str(output)])
    assert said.exit_code == 0
    assert said.output.startswith("Finland: As reported until May 2031. Edition 2031-05, newest document of")
    (seeds / "flood.txt").write_text(FLOOD.replace("12", "14"))
    (seeds / "talks.txt").write_text(TALKS.replace(FELL, ""))
    (seeds / "editions.yml").write_text(EDITIONS.replace("  sides: [Finland]\n", ""))
    build(seeds, output)
    html = output / "html" / "finland"
    changed = words(html / "changes.html")
    assert "changed are 2 documents (2 revised); 2 figures (1 new, 1 withdrawn)." in changed
    assert "14 people killed" in changed and "parameter sides" in changed
    assert FELL in changed and "the document changed" in changed
    assert "https://example.org/r/finland/editions/2031-05/index.html" in changed
    assert tree(html / "editions" / "2031-05") == tree(output / "kept" / "2031-05" / "finland")
    page = BeautifulSoup((html / "changes.html").read_text(), "html.parser")
    links = [str(link["href"]).partition("#")[0] for link in page.select("article a.evidence")]
    assert links and all((html / link).is_file() for link in links)


@pytest.mark.slow
def test_the_same_documents_and_the_same_past_make_the_same_bytes(two: Path) -> None:
    before = tree(two / "build" / "html")
    for part in (".work", "html"):
        shutil.rmtree(two / "build" / part)
    build(two / "seeds", two / "build")
    assert tree(two / "build" / "html") == before


@pytest.mark.slow
def test_a_kept_edition_that_was_changed_stops_the_next_report(two: Path) -> None:
    page = two / "build" / "kept" / "2031-05" / "early" / "index.html"
    page.write_text(page.read_text().replace("12", "13"))
    with pytest.raises(InputError, match="was changed since it was kept as an edition; restore it"):
        build(two / "seeds", two / "build")
