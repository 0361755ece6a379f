"""Files and folders that may not be read: the others are reported, or one line names what to open."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from hostile.make import GOOD
from namespaces import unprivileged
from readout import corpus

pytestmark = pytest.mark.promise("hostile-bounded")
READOUT = (sys.executable, "-c", "from readout.cli import main; main()")
CLOSED = ("closed.txt", "closed-pdf.pdf", "closed-table.csv", "picture.png")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two good documents, others and a folder that nobody may open."""
    place = tmp_path / "documents"
    (place / "inner").mkdir(parents=True)
    for name, text in GOOD.items():
        (place / name).write_text(text)
    for name in CLOSED:
        (place / name).write_text("12 people were killed.\n")
        (place / name).chmod(0)
    (place / "inner").chmod(0)
    return place


def refused(folder: Path) -> list[str]:
    why = "cannot be opened (Permission denied); mend it or take it away"
    return [f"{folder / name}: {why}" for name in ("closed.txt", "closed-pdf.pdf", "closed-table.csv")]


def test_the_other_documents_are_extracted(folder: Path, tmp_path: Path) -> None:
    done = unprivileged(*READOUT, "extract", str(folder), "-o", str(tmp_path / "out"))
    assert (done.returncode, done.stderr.splitlines()) == (0, refused(folder))
    found = corpus.read(tmp_path / "out" / "records.jsonl")
    assert [d.id for d in found.documents] == ["good-flood", "good-talks"]


@pytest.mark.slow
def test_the_other_documents_are_reported_and_the_record_names_what_was_closed(
    folder: Path, tmp_path: Path
) -> None:
    words = ["report", str(folder), "-o", str(tmp_path / "out"), "-p", "pdf", "none"]
    done = unprivileged(*READOUT, *words)
    assert done.returncode == 0, done.stderr
    assert [line for line in done.stderr.splitlines() if "cannot be opened" in line] == refused(folder)
    html = tmp_path / "out" / "html"
    assert "closed.txt" in (html / "documents.html").read_text()
    graph = json.loads((html / "ro-crate-metadata.json").read_text())["@graph"]
    named = {e["name"]: e.get("sha256", "") for e in graph if e["@id"].startswith("#documents/")}
    assert [name for name, digest in sorted(named.items()) if not digest] == sorted(CLOSED)
    again = unprivileged(*READOUT, "verify", str(tmp_path / "out"), "--documents", str(folder))
    assert again.returncode == 2 and "a report of what nobody can read cannot be made again" in again.stderr


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (".", "cannot be opened (Permission denied); let it be read and entered"),
        ("sources.yml", "cannot be read (Permission denied); name a file that can"),
        ("corrections.yml", "cannot be read (Permission denied); name a file that can"),
        ("lexicon/outcomes.yml", "cannot be read (Permission denied); name a file that can"),
        ("lexicon", "cannot be read (Permission denied); let it be read"),
    ],
)
def test_what_all_depend_on_is_named_in_one_line(folder: Path, tmp_path: Path, name: str, said: str) -> None:
    place = folder / name
    if place.suffix:
        place.parent.mkdir(exist_ok=True)
        place.write_text("{}\n")
    else:
        place.mkdir(exist_ok=True)
    place.chmod(0)
    done = unprivileged(*READOUT, "extract", str(folder), "-o", str(tmp_path / "out"))
    assert (done.returncode, done.stderr) == (2, f"readout: {place}: {said}\n")


def test_a_set_is_made_of_the_others(folder: Path, tmp_path: Path) -> None:
    done = unprivileged(*READOUT, "extract", f"{folder}/*", "-o", str(tmp_path / "set"))
    assert done.returncode == 0, done.stderr
    assert json.loads((tmp_path / "set" / "manifest.json").read_text())["rows"]["documents"] == 2
