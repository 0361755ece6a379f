"""readout verify: a report made again from its record; what differs is named, and no path is trusted."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from readout import report
from readout.cli import main
from readout.errors import InputError
from readout.parameters import Parameters
from readout.report import crate, fingerprint, verifying

_WORDS = """
- word: neutralise
  like: kill
  examples: ["The army neutralised [12] fighters.", "[Three] men were neutralised."]
  counter_examples: [The army neutralised 12 mines.]
"""
ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
pytestmark = [pytest.mark.slow, pytest.mark.promise("verify")]
FIGURES = "data/figures.csv"


def verify(*words: object) -> Result:
    return CliRunner().invoke(main, ["verify", *map(str, words)])


@pytest.fixture
def pages(seeds_report: Path, tmp_path: Path) -> Path:
    """A copy of the pages of a report, as one gets them from the web."""
    shutil.copytree(seeds_report, tmp_path / "pages")
    return tmp_path / "pages"


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    shutil.copytree(SEEDS, tmp_path / "seeds")
    return tmp_path / "seeds"


def change(file: Path, told: Callable[[dict[str, Any]], None]) -> None:
    """Change what stands in a file of JSON."""
    content = json.loads(file.read_text("utf-8"))
    told(content)
    file.write_text(json.dumps(content), "utf-8")


def entity(told: dict[str, Any], address: str) -> dict[str, Any]:
    found: dict[str, Any] = next(e for e in told["@graph"] if e["@id"] == address)
    return found


def rewrite(pages: Path, name: str) -> None:
    """Let the record say of a file what it is now."""
    digest = hashlib.sha256((pages / name).read_bytes()).hexdigest()
    change(pages / crate.NAME, lambda told: entity(told, name).update(sha256=digest))


def test_a_report_of_several_books_is_identical_from_anywhere(tmp_path: Path) -> None:
    seeds, words = tmp_path / "texts", tmp_path / "words"
    (seeds / "more").mkdir(parents=True)
    words.mkdir()
    (seeds / "flood.txt").write_text("The mayor said that 12 people were killed in the flood.\n")
    (seeds / "more" / "note.txt").write_text("No document.\n")
    (seeds / "editions.yml").write_text("all: {title: 'All: of it'}\nfew:\n  outcomes: [missing, remains]\n")
    (words / "outcomes.yml").write_text(_WORDS)
    (tmp_path / "named.yml").write_text("- {name: The flood, from: 2031-05}\n")
    places = ["-p", "lexicon", str(words), "-p", "periods", str(tmp_path / "named.yml")]
    asked = Parameters(seeds=seeds, title="Floods", lexicon=words, periods=tmp_path / "named.yml")
    report.build(asked, tmp_path / "build", io.StringIO())
    (seeds / "editions.yml").unlink()
    shutil.move(seeds, tmp_path / "elsewhere")
    done = verify(tmp_path / "build", "--documents", tmp_path / "elsewhere", *places)
    assert (done.exit_code, done.stdout) == (0, "identical\n"), done.output


def test_a_number_that_was_changed_with_its_hash_is_found_by_making_it_again(pages: Path) -> None:
    text = (pages / FIGURES).read_bytes()
    place = text.index(b"\n") + 5
    (pages / FIGURES).write_bytes(text[:place] + b"#" + text[place + 1 :])
    rewrite(pages, FIGURES)
    assert verify(pages, "--files").stdout == "as recorded\n"
    done = verify(pages, "--documents", SEEDS)
    was, now = (hashlib.sha256(each).hexdigest()[:12] for each in ((pages / FIGURES).read_bytes(), text))
    said = f"{pages / FIGURES}: differs at byte {place:,}: recorded sha256 {was}…, made {now}…; 1 more\n"
    assert (done.exit_code, done.stdout) == (1, said), done.output


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (
            lambda p: (p / FIGURES).write_text("x"),
            f"{FIGURES}: was changed after the report was made: recorded",
        ),
        (lambda p: (p / FIGURES).unlink(), f"{FIGURES}: is missing; recorded sha256"),
        (lambda p: (p / "data" / "more.csv").write_text("x"), "data/more.csv: is not in the record"),
        (lambda p: (p / "data" / "x.csv").symlink_to("/etc/hostname"), "data/x.csv: is a link"),
    ],
)
def test_a_file_that_is_not_as_recorded_is_named_at_once(
    pages: Path, harm: Callable[[Path], Any], said: str
) -> None:
    harm(pages)
    for words in (["--files"], ["--documents", SEEDS]):
        done = verify(pages, *words)
        assert done.exit_code == 1 and done.stdout.startswith(f"{pages}/{said}"), done.output
        assert done.stdout.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "harm", "said"),
    [
        (
            "sources.yml",
            Path.unlink,
            "is missing, and the report was made from it; put it back, or name its folder",
        ),
        ("sources.yml", lambda f: f.write_text("{}\n"), "is not as it was (recorded sha256"),
    ],
)
def test_another_document_is_named_before_anything_is_made(
    pages: Path, seeds: Path, name: str, harm: Callable[[Path], Any], said: str
) -> None:
    harm(seeds / name)
    done = verify(pages, "--documents", seeds)
    assert done.exit_code == 2 and f"{seeds / name}: {said}" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_document_that_the_report_does_not_know_is_no_matter(pages: Path, seeds: Path) -> None:
    (seeds / "later.txt").write_text("Later 5 people were killed.\n")
    (seeds / "editions.yml").write_text("one: {title: One}\n")
    change(pages / "edition.json", lambda told: told.update(library="0" * 64))
    rewrite(pages, "edition.json")
    assert "another state of readout" in verify(pages, "--documents", seeds).stderr


def test_another_version_is_named(pages: Path) -> None:
    change(pages / "edition.json", lambda told: told.update(library="0" * 64, pages="1" * 64))
    rewrite(pages, "edition.json")
    done = verify(pages, "--documents", SEEDS)
    said = "was made with another state of readout 0.1.0 (the library, the pages); use the one that made it\n"
    assert done.exit_code == 2 and done.stderr == f"readout: {pages}: {said}"


def test_another_package_is_named(pages: Path) -> None:
    version = fingerprint.environment()["doit"]
    address = f"https://pypi.org/project/doit/{version}/"
    change(pages / crate.NAME, lambda told: entity(told, address).update(softwareVersion="0.1"))
    done = verify(pages, "--documents", SEEDS)
    assert done.exit_code == 2
    assert f"was made with doit 0.1 (here {version}); install" in done.stderr


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "a/../../b", "..", "a\0b"])
def test_a_record_leads_to_no_place_outside(pages: Path, name: str) -> None:
    address = crate.address("documents", name)

    def harm(told: dict[str, Any]) -> None:
        told["@graph"].append({"@id": address, "sha256": "0" * 64})
        entity(told, "#documents")["hasPart"].append({"@id": address})

    change(pages / crate.NAME, harm)
    for words in (["--files"], ["--documents", SEEDS]):
        done = verify(pages, *words)
        assert done.exit_code == 2 and "is outside of its folder" in done.stderr, done.output
        assert done.stderr.count("\n") == 1


def test_a_record_names_no_place_among_its_parameters(pages: Path) -> None:
    change(pages / "edition.json", lambda told: told["parameters"].update(output="/etc"))
    rewrite(pages, "edition.json")
    done = verify(pages, "--documents", SEEDS)
    assert done.exit_code == 2 and "parameter output: names a place" in done.stderr


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"@graph": 5}', '{"@graph": [{"@id": "#run"}]}', "\xff"])
def test_what_is_no_record_is_said_in_one_line(pages: Path, text: str) -> None:
    (pages / crate.NAME).write_bytes(text.encode("latin-1"))
    done = verify(pages, "--files")
    assert done.exit_code == 2 and done.stderr.startswith(f"readout: {pages / crate.NAME}: ")
    assert done.stderr.count("\n") == 1


def test_what_is_no_report_and_what_cannot_be_asked_is_said(tmp_path: Path, pages: Path) -> None:
    assert "no report stands there" in verify(tmp_path).stderr
    done = verify(pages, "-p", "title", "Other")
    assert done.exit_code == 2 and "parameter title: is taken from the record" in done.stderr


def test_editions_that_a_report_carries_are_asked_for(pages: Path) -> None:
    change(pages / "edition.json", lambda told: told.update(kept=["1" * 64]))
    rewrite(pages, "edition.json")
    with pytest.raises(
        InputError, match="holds no edition with the hash 111111111111…, which the report carries"
    ):
        verifying.verify(pages, Parameters(seeds=SEEDS), io.StringIO())
