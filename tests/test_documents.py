import hashlib
import os
from pathlib import Path

import pytest

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
