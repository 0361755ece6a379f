import hashlib
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from readout import corpus
from readout.cli import main
from readout.documents import read_folder
from readout.errors import InputError


def write(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        data = content if isinstance(content, bytes) else content.encode()
        (folder / name).write_bytes(data)
    return folder


def test_documents_are_ordered_by_id_and_other_files_are_none(tmp_path: Path) -> None:
    write(tmp_path, {"b.txt": "Two.", "a.TXT": "One.", "c.tsv": "x", ".d.txt": "x", "sources.yml": ""})
    (tmp_path / "e.txt").mkdir()
    assert [(s.id, s.file, s.text) for s in read_folder(tmp_path)] == [
        ("a", "a.TXT", "One."),
        ("b", "b.txt", "Two."),
    ]


def test_an_empty_folder_has_no_documents(tmp_path: Path) -> None:
    assert read_folder(tmp_path) == []


def test_text_and_hash_are_those_of_the_bytes(tmp_path: Path) -> None:
    data = "\ufeffOne.\r\nTwo\u2028three.\r".encode()
    source = read_folder(write(tmp_path, {"a.txt": data}))[0]
    assert source.text == "\ufeffOne.\r\nTwo\u2028three.\r"
    assert source.sha256 == hashlib.sha256(data).hexdigest()


def test_links_out_of_the_folder_and_pipes_are_not_read(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    write(tmp_path, {"secret.txt": "Secret."})
    (inside / "out.txt").symlink_to(tmp_path / "secret.txt")
    (inside / "broken.txt").symlink_to(tmp_path / "nowhere.txt")
    os.mkfifo(inside / "pipe.txt")
    assert read_folder(inside) == []


def test_what_cannot_be_read_does_not_stop_the_others(tmp_path: Path) -> None:
    write(tmp_path, {"a.pdf": "no PDF", "b.txt": "Five people were killed.", "c.csv": "id,body\n1,x\n"})
    damaged, read, table = read_folder(tmp_path)
    assert read.text == "Five people were killed." and not read.unread
    assert damaged.unread == "is damaged (PdfStreamError); open it in its program and save it again"
    assert table.unread.startswith("has no column text")
    done = CliRunner().invoke(main, ["extract", str(tmp_path), "-o", str(tmp_path / "out")])
    assert done.exit_code == 0
    assert done.stderr.splitlines() == [f"{tmp_path}/{s.file}: {s.unread}" for s in (damaged, table)]
    kept = corpus.read(tmp_path / "out" / "records.jsonl")
    assert [d.id for d in kept.documents] == ["b"]
    assert [(d.file, d.unread) for d in kept.unread] == [(s.file, s.unread) for s in (damaged, table)]


def test_where_nothing_can_be_read_it_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, {"a.pdf": "no PDF", "b.docx": "no letter"})
    assert error(tmp_path) == (
        "FOLDER/a.pdf: is damaged (PdfStreamError); open it in its program and save it again "
        "(and 1 more that cannot be read)"
    )


def test_files_and_rows_have_ids_of_their_own(tmp_path: Path) -> None:
    write(tmp_path, {"wire.csv": "id,text\nA 7,One.\n,Two.\n", "note.md": "Three."})
    found = read_folder(tmp_path)
    assert [(s.id, s.file) for s in found] == [
        ("note", "note.md"),
        ("wire-2", "wire.csv"),
        ("wire-A 7", "wire.csv"),
    ]
    assert found[1].sha256 == hashlib.sha256(b"Two.").hexdigest()
    write(tmp_path, {"wire-2.txt": "Four."})
    assert error(tmp_path) == "FOLDER/wire.csv: has the same id as wire-2.txt; rename one of the two"


def error(folder: Path) -> str:
    with pytest.raises(InputError) as caught:
        read_folder(folder)
    message = str(caught.value)
    assert "\n" not in message
    return message.replace(str(folder), "FOLDER")


def test_what_is_no_folder(tmp_path: Path) -> None:
    assert error(tmp_path / "nowhere") == (
        "FOLDER: there is no such folder; give the folder that holds the documents"
    )
    write(tmp_path, {"a.txt": "One."})
    assert error(tmp_path / "a.txt") == "FOLDER: is a file; give the folder that holds the documents"


@pytest.mark.parametrize(
    ("files", "message"),
    [
        (
            {"a.txt": bytes(range(256))},
            "FOLDER/a.txt: is no text in any known encoding; save it as UTF-8 or take it away",
        ),
        (
            {"a.txt": "One.", "a.TXT": "Two."},
            "FOLDER/a.txt: has the same id as a.TXT; rename one of the two",
        ),
        (
            {"sources.yml": "a.txt:\n\tnote: x", "a.txt": ""},
            "FOLDER/sources.yml, line 2: is no YAML (found character that cannot start any token); "
            "mend the line",
        ),
        (
            {"sources.yml": "a.txt: {publisher: [x, y]}", "a.txt": ""},
            "FOLDER/sources.yml, line 1: a.txt: publisher: is a list or a table; write one text",
        ),
        (
            {"sources.yml": "a.txt: {pubished: 2021}", "a.txt": ""},
            "FOLDER/sources.yml, line 1: a.txt: pubished: unknown key; did you mean published?; "
            "the keys are title, author, publisher, url, published, accessed, licence, show, note, sha256",
        ),
        (
            {"sources.yml": "a.txt: {published: 2021-13-01}", "a.txt": ""},
            "FOLDER/sources.yml, line 1: a.txt: published: '2021-13-01' is no date; "
            "write it like 2020-05-17, 2020-05 or 2020",
        ),
        (
            {"sources.yml": "report.txt: {publisher: X}", "reports.txt": ""},
            "FOLDER/sources.yml, line 1: report.txt: there is no such document; did you mean reports.txt?; "
            "put it back or take its entry out",
        ),
        (
            {"sources.yml": "- a.txt", "a.txt": ""},
            "FOLDER/sources.yml, line 1: ['a.txt'] does not fit; write a name with a colon and under it "
            "title, author, publisher, url, published, accessed, licence, show, note, sha256",
        ),
        (
            {"sources.yml": "a.txt: {show: sentence}", "a.txt": ""},
            "FOLDER/sources.yml, line 1: a.txt: show: 'sentence' is not known; did you mean sentences?; "
            "write text or sentences",
        ),
        (
            {"sources.yml": b"a.txt: {note: \xff}", "a.txt": ""},
            "FOLDER/sources.yml: is no text in UTF-8; save it as UTF-8",
        ),
    ],
)
def test_bad_input_is_one_line_with_its_remedy(
    tmp_path: Path, files: dict[str, str | bytes], message: str
) -> None:
    assert error(write(tmp_path, files)) == message


def test_what_is_known_of_a_document(tmp_path: Path) -> None:
    known = "a.txt: {publisher: The Courier, url: 'https://example.org/a', published: 2020-02}"
    source = read_folder(write(tmp_path, {"a.txt": "One.", "sources.yml": known}))[0]
    assert (source.publisher, source.url) == ("The Courier", "https://example.org/a")
    assert (source.date, source.date_basis, source.date_span) == ("2020-02", "source", None)
