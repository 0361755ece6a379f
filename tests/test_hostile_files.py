"""Hostile files, names and bytes: each is read or refused in one line within bounds, the others are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from hostile import bounded, make
from readout import addresses, corpus
from readout.documents import Source, read_folder
from readout.documents.readers import Unreadable, markdown, webpage

pytestmark = pytest.mark.promise("hostile-bounded")

EXTRACT = "from readout.cli import main; main()"


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Source]]:
    folder = make.folder(tmp_path_factory.mktemp("hostile") / "documents")
    return folder, read_folder(folder)


def test_each_file_is_read_or_says_why_in_one_line(read: tuple[Path, list[Source]]) -> None:
    folder, found = read
    files = {p.name for p in folder.iterdir() if p.is_file() and not p.is_symlink() and p.name[0] != "."}
    assert {s.file for s in found} == files - {"sources.yml"} and len(files) > 90
    refused = {s.file: s.unread for s in found if s.unread}
    assert {"bomb-docx.docx", "circle-pdf.pdf", "deep-md.md", "deep-html.html", "noise.txt"} <= set(refused)
    assert all(why.isprintable() and len(why) < 150 for why in refused.values())
    assert {s.id for s in found if s.file in make.GOOD} == {"good-flood", "good-talks"}


def test_nothing_beside_the_folder_is_read_or_written(read: tuple[Path, list[Source]]) -> None:
    folder, found = read
    assert not any("A secret:" in s.text for s in found)
    assert {p.name for p in folder.parent.iterdir()} == {"documents", "outside.txt"}


def test_each_document_has_a_page_of_its_own_on_any_system(read: tuple[Path, list[Source]]) -> None:
    names = [addresses.page(s.id) for s in read[1]]
    assert len({name.lower() for name in names}) == len(names)
    assert all(name.isascii() and len(name) <= 100 for name in names)


def test_what_is_large_is_refused_or_read_within_bounds(tmp_path: Path) -> None:
    place, out = make.large(tmp_path / "large"), tmp_path / "out"
    done = bounded.run(["-c", EXTRACT, "extract", str(place), "-o", str(out)])
    assert done.returncode == 0, done.stderr
    lines = {Path(line.partition(":")[0]).name: line.partition(": ")[2] for line in done.stderr.splitlines()}
    assert lines["huge.txt"] == "has 200 MB, more than the 50 MB that are read of a file; cut it into several"
    refused = {"line.txt", "sentences.txt", "numbers.txt", "cells.csv", "objects.jsonl", "mail.eml"}
    assert refused | {"huge.txt", "page.html"} == set(lines)
    kept = corpus.read(out / "records.jsonl")
    assert {d.id for d in kept.documents} == {"digits", "good-flood", "good-talks", "names"}
    assert [f.value for f in kept.figures] == [36] and len(kept.meetings) == 1


@pytest.mark.parametrize("html", ["<div>x" * 20_000, "<table><tr><td>x" * 5_000, "<b>x</b>" * 100_000])
def test_a_page_without_end_is_refused(html: str) -> None:
    with pytest.raises(Unreadable, match="save its text alone"):
        webpage.read(html.encode())


def test_markdown_that_would_lose_what_lies_deep_is_refused() -> None:
    assert markdown.read(b"> " * 10 + b"Five people died.")[0].text == "Five people died."
    with pytest.raises(Unreadable, match="save it as plain text"):
        markdown.read(b"> " * 30 + b"Five people died.")
