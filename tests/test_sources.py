"""readout sources FOLDER: sources.yml filled in, what people wrote kept, what changed or vanished told."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from readout.cli import main
from readout.documents import read_folder
from readout.documents.recording import record
from readout.documents.sources import Known
from readout.errors import InputError
from readout.extraction import extract

PAGE = """<html><head><title>Talks open</title><meta property="og:site_name" content="Andes Post">
<link rel="canonical" href="https://example.org/talks"><link rel="license" href="https://example.org/cc-by">
<meta property="article:published_time" content="2031-05-08T09:00:00Z"></head><body><article>
<p>The talks between both governments opened on Thursday in the old town hall of Lima.</p></article></body>"""
STAMPED = "Talks open in Lima\nPublished: 2031-05-07\n\nThe talks opened on Wednesday.\n"
BARE = "The talks opened on Wednesday."


def write(folder: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8", newline="")
    return folder


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def kept(folder: Path) -> str:
    return (folder / "sources.yml").read_text("utf-8")


def test_a_new_file_has_what_is_found_and_says_which_keys_there_are(tmp_path: Path) -> None:
    write(tmp_path, {"a.html": PAGE, "b.txt": STAMPED, "c.txt": BARE})
    assert record(tmp_path) == [
        "a.html: new: publisher, url, published, licence, sha256",
        "b.txt: new: published, sha256",
        "c.txt: new: sha256",
    ]
    head, _, rest = kept(tmp_path).partition("\na.html:")
    assert all(line.startswith("#") for line in head.split("\n") if line)
    assert all(f"# {name}: {field.description}" in head for name, field in Known.model_fields.items())
    assert rest == (
        "\n  publisher: Andes Post\n  url: https://example.org/talks\n  published: 2031-05-08\n"
        f"  licence: https://example.org/cc-by\n  sha256: {digest(PAGE)}\n"
        f"b.txt:\n  published: 2031-05-07\n  sha256: {digest(STAMPED)}\nc.txt:\n  sha256: {digest(BARE)}\n"
    )


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    write(tmp_path, {"a.html": PAGE, "b.txt": STAMPED, "c.txt": BARE})
    record(tmp_path)
    before = (kept(tmp_path), (tmp_path / "sources.yml").stat().st_mtime_ns)
    assert record(tmp_path) == []
    assert (kept(tmp_path), (tmp_path / "sources.yml").stat().st_mtime_ns) == before
    assert CliRunner().invoke(main, ["sources", str(tmp_path)]).output == "nothing changed\n"


HAND = """# My notes on these texts.

b.txt:
    publisher: "The Courier"   # as the editor told me
    published: 2031-05        # the day is not known
    note: >-
        Handed over
        on paper.

# The page was saved in Lima.
a.html: {url: 'https://example.org/mine', show: sentences}
"""


def test_what_people_wrote_stays_as_they_wrote_it(tmp_path: Path) -> None:
    write(tmp_path, {"a.html": PAGE, "b.txt": STAMPED, "sources.yml": HAND})
    assert record(tmp_path) == [
        "a.html: filled in: publisher, published, licence, sha256",
        "b.txt: filled in: sha256",
    ]
    after = kept(tmp_path)
    added = "publisher: Andes Post, published: 2031-05-08, licence: https://example.org/cc-by, "
    expected = HAND.replace("    note: >-", f"    sha256: {digest(STAMPED)}\n    note: >-")
    assert after == expected.replace("show:", f"{added}sha256: {digest(PAGE)}, show:")
    assert record(tmp_path) == [] and kept(tmp_path) == after


def test_what_is_filled_in_is_no_surer_for_it(tmp_path: Path) -> None:
    write(tmp_path, {"a.html": PAGE, "b.txt": STAMPED})
    before = [extract(s) for s in read_folder(tmp_path)]
    record(tmp_path)
    assert [extract(s) for s in read_folder(tmp_path)] == before
    assert [d.date_basis for d in before] == ["html metadata", "stamp"]


def test_a_changed_file_stops_the_report_until_it_is_looked_at(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": BARE})
    record(tmp_path)
    write(tmp_path, {"a.txt": BARE + " They failed."})
    with pytest.raises(InputError) as caught:
        read_folder(tmp_path)
    line = kept(tmp_path).split("\n").index(f"  sha256: {digest(BARE)}") + 1
    assert str(caught.value) == (
        f"{tmp_path}/sources.yml, line {line}: a.txt: sha256: is of another file; a.txt has changed: "
        f"run readout sources {tmp_path}"
    )
    assert record(tmp_path) == [
        "a.txt: has changed since its hash was taken; look whether its entry still holds"
    ]
    assert len(read_folder(tmp_path)) == 1 and record(tmp_path) == []


def test_a_file_that_is_gone_is_named_and_its_entry_kept(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": BARE, "b.txt": STAMPED})
    record(tmp_path)
    (tmp_path / "a.txt").unlink()
    before = kept(tmp_path)
    told = record(tmp_path)
    assert told == ["a.txt: is no longer there; put it back, or take its entry out of sources.yml"]
    assert kept(tmp_path) == before
    with pytest.raises(InputError, match=r"a\.txt: there is no such document"):
        read_folder(tmp_path)


def test_a_file_with_another_name_takes_its_entry_along(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"a.txt": BARE, "b.txt": STAMPED, "sources.yml": "# First.\na.txt:\n  note: mine\nb.txt: {}\n"},
    )
    record(tmp_path)
    (tmp_path / "a.txt").rename(tmp_path / "z.txt")
    assert record(tmp_path) == ["z.txt: was a.txt; its entry is kept under the new name"]
    assert kept(tmp_path).startswith(f"# First.\nz.txt:\n  sha256: {digest(BARE)}\n  note: mine\n")
    assert [s.note for s in read_folder(tmp_path)] == ["", "mine"]


def test_when_a_file_was_made_is_not_filled_in(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    document.add_paragraph(BARE)
    document.save(str(tmp_path / "a.docx"))
    assert record(tmp_path) == ["a.docx: new: sha256"]
    assert extract(read_folder(tmp_path)[0]).date_basis == "word metadata"


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    write(tmp_path, {"a.pdf": "no PDF", "b.txt": BARE})
    told = record(tmp_path)
    assert told[:1] + told[2:] == ["a.pdf: new: sha256", "b.txt: new: sha256"]
    assert told[1].startswith("a.pdf: could not be read: is damaged")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("a.txt: {pubished: 2031}", "line 1: a.txt: pubished: unknown key; did you mean published?"),
        ("a.txt:\n\tnote: x", "line 2: is no YAML"),
        ("a.txt: {published: May}", "line 1: a.txt: published: 'May' is no date"),
    ],
)
def test_a_file_that_is_not_understood_is_left_alone(tmp_path: Path, content: str, said: str) -> None:
    write(tmp_path, {"a.txt": BARE, "sources.yml": content})
    done = CliRunner().invoke(main, ["sources", str(tmp_path)])
    assert done.exit_code == 2 and said in done.output and done.output.count("\n") == 1
    assert kept(tmp_path) == content


def test_an_empty_folder_gets_no_file(tmp_path: Path) -> None:
    assert record(tmp_path) == [] and not (tmp_path / "sources.yml").exists()
