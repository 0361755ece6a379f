"""PDF and Word files, made here by the programs that make them: text, properties, and what is refused."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls
from pypdf import PdfReader, PdfWriter

from printing import printed
from readout.documents import read_folder, readers
from readout.documents.readers import MOST_BYTES, Text, Unreadable, flow, pdf, word
from readout.documents.readers.flow import Line
from readout.extraction import extract
from readout.records import Document

TOWNS = [
    *("Ambo", "Bagua", "Camana", "Huaraz", "Ilave", "Juli", "Lampa", "Mala"),
    *("Nazca", "Olmos", "Paita", "Quilca", "Rioja", "Satipo", "Tarma"),
]
WEEKS = [
    f"In {town}, {n * n + 3} people were killed in the week, the commission for reconstruction said. "
    + "Extraordinarily many misunderstandings followed; " * (n % 4)
    + f"then {TOWNS[n - 5]} and {TOWNS[n - 3]} had international observers."
    for n, town in enumerate(TOWNS)
]


def only(data: bytes, suffix: str) -> Text:
    (text,) = readers.read(data, suffix)
    return text


def refusal(data: bytes, suffix: str) -> str:
    with pytest.raises(Unreadable) as caught:
        readers.read(data, suffix)
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.fixture(scope="module")
def book() -> bytes:
    """A PDF of many pages with running heads, page numbers and broken words."""
    return printed(WEEKS, "Andes Post, 7 May 2031", "Weeks of war", "Ana Ruiz", date(2031, 5, 8))


def test_a_pdf_gives_its_words_without_the_edges_of_its_pages(book: bytes) -> None:
    assert len(PdfReader(io.BytesIO(book)).pages) > 3
    text = only(book, ".pdf")
    assert " ".join(text.text.split()) == " ".join(["Weeks of war", *WEEKS])
    assert text.remarks == () and text.encoding == ""


def test_a_pdf_says_when_it_was_made_and_by_whom(book: bytes) -> None:
    told = {m.name: m.value for m in only(book, ".pdf").metadata}
    assert told == {"title": "Weeks of war", "author": "Ana Ruiz", "date": "2031-05-08"}


def texts(pages: list[list[str]]) -> list[list[str]]:
    """What is left of the pages."""
    return [[line.text for line in page] for page in flow.bodies([[*map(Line, page)] for page in pages])]


def test_lines_that_may_be_text_stay_on_the_page() -> None:
    pages = [["12", "were killed.", "Weeks"], ["14", "were killed.", "Weeks"], ["13", "were hurt.", "Weeks"]]
    assert texts(pages) == [["12", "were killed."], ["14", "were killed."], ["13", "were hurt."]]
    two = [["Page 1", "One."], ["Page 2", "Two."]]
    assert texts(two) == two
    three = [[f"Page {n} of 3", f"Text {n * 7} of it."] for n in (1, 2, 3)]
    assert texts(three) == [[page[1]] for page in three]
    toll = [[f"{n * n + 5} people died", f"in the {town}", "Andes Post"] for n, town in enumerate(TOWNS)]
    assert texts(toll) == [page[:2] for page in toll]


@pytest.mark.parametrize(
    ("lines", "gathered"),
    [
        (
            [
                "Talks",
                "President Ada Quill met",
                "Bo Marsh in the town of",
                "Lima.",
                "• One man",
                "• Two left",
            ],
            ["Talks", "President Ada Quill met Bo Marsh in the town of Lima.", "• One man", "• Two left"],
        ),
        (
            [
                "North 12",
                "South 7",
                "and the rest of the country had none",
                "of them at all in the whole year",
            ],
            ["North 12", "South 7 and the rest of the country had none of them at all in the whole year"],
        ),
        ([], []),
    ],
)
def test_lines_that_fill_the_page_are_one_paragraph(lines: list[str], gathered: list[str]) -> None:
    assert flow.paragraphs([[*map(Line, lines)]]) == gathered


def test_gaps_and_other_letters_begin_a_paragraph() -> None:
    page = [
        Line("Talks open in the old town hall", 200, 14),
        Line("Ada Quill of Peru met the others", 180, 10),
        Line("Bo Marsh spoke of a long way off", 168, 10),
        Line("Two of the others left the talks", 150, 10),
        Line("and came back on the second day.", 138, 10),
    ]
    assert flow.paragraphs([page]) == [
        "Talks open in the old town hall",
        "Ada Quill of Peru met the others Bo Marsh spoke of a long way off",
        "Two of the others left the talks and came back on the second day.",
    ]


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["a misunder-", "standing, he said"], ["a misunderstanding,", "he said"]),
        (["a cease-", "fire; the cease-fire held"], ["a cease-fire;", "the cease-fire held"]),
        (["Nagorno-", "Karabakh"], ["Nagorno-", "Karabakh"]),
        (["about 20-", "year-old men"], ["about 20-", "year-old men"]),
        (["he said -", "and left"], ["he said -", "and left"]),
        (["soft\xad", "ened wo\xadrds"], ["softened", "words"]),
    ],
)
def test_words_broken_at_the_end_of_a_line_are_whole_again(lines: list[str], joined: list[str]) -> None:
    assert [line.text for line in flow.whole([*map(Line, lines)])] == joined


def test_a_locked_pdf_is_refused_and_one_that_anyone_may_read_is_read(book: bytes) -> None:
    for password, locked in (("secret", True), ("", False)):
        writer = PdfWriter(clone_from=io.BytesIO(book))
        writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")
        target = io.BytesIO()
        writer.write(target)
        if locked:
            assert refusal(target.getvalue(), ".pdf") == "is locked with a password; save it without one"
        else:
            assert only(target.getvalue(), ".pdf").text.startswith("Weeks of war")


def blank(pages: int, first: bytes = b"") -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(first)) if first else PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(width=300, height=400)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def test_a_pdf_of_pictures_is_refused_and_one_with_some_says_so() -> None:
    assert refusal(blank(3), ".pdf") == (
        "holds pictures, no letters; run text recognition (OCR) on it and save it again"
    )
    mixed = only(blank(2, printed(["Five people were killed."])), ".pdf")
    assert mixed.text == "Five people were killed."
    assert mixed.remarks == ("2 of its 3 pages hold no letters and were not read",)


def test_a_pdf_without_end_is_refused() -> None:
    assert "has 2,001 pages, more than the 2,000" in refusal(blank(pdf.MOST_PAGES + 1), ".pdf")


def test_half_a_pdf_is_read_as_far_as_it_goes_or_refused(book: bytes) -> None:
    assert refusal(book[:200], ".pdf")
    assert refusal(b"%PDF-1.7 nothing of it", ".pdf").endswith("open it in its program and save it again")


def saved(document: docx.document.Document) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def letter() -> docx.document.Document:
    document = docx.Document()
    document.core_properties.title, document.core_properties.author = "Letter", "Ana Ruiz"
    document.add_heading("Talks open in Lima")
    document.add_paragraph("Five people were ").add_run("killed").bold = True
    table = document.add_table(2, 2)
    for cell, words in zip(table._cells, ("side", "killed", "east", "12"), strict=True):
        cell.text = words
    document.add_paragraph("Two are\tmissing.\nThey went north.")
    return document


def test_a_word_file_gives_paragraphs_cells_and_properties() -> None:
    text = only(saved(letter()), ".docx")
    assert text.text.split("\n") == [
        "Talks open in Lima",
        "Five people were killed",
        "side\tkilled",
        "east\t12",
        "Two are\tmissing.",
        "They went north.",
    ]
    told = {m.name: m.value for m in text.metadata}
    assert (told["title"], told["author"]) == ("Letter", "Ana Ruiz")


def tracked(tag: str, letters: str, words: str) -> str:
    return f'<w:{tag} w:id="1" w:author="x"><w:r><w:{letters}>{words}</w:{letters}></w:r></w:{tag}>'


def test_changes_are_read_as_accepted_and_notes_stand_at_the_end() -> None:
    document = docx.Document()
    inner = tracked("ins", "t", "14") + tracked("del", "delText", "12")
    control = (
        "<w:sdt><w:sdtContent><w:r><w:t xml:space='preserve'> people died.</w:t></w:r></w:sdtContent></w:sdt>"
    )
    document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{inner}{control}</w:p>"))
    box = OxmlElement("w:txbxContent")
    box.append(parse_xml(f"<w:p {nsdecls('w')}><w:r><w:t>In a box.</w:t></w:r></w:p>"))
    paragraph = document.add_paragraph("Around it.")
    paragraph._p.append(box)
    inside = "<w:footnote><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote>"
    note = f"<w:footnotes {nsdecls('w')}>{inside}</w:footnotes>"
    part = Part(
        PackURI("/word/footnotes.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
        note.encode(),
        document.part.package,
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    assert only(saved(document), ".docx").text.split("\n") == [
        "14 people died.",
        "Around it.",
        "In a box.",
        "A note.",
    ]


def packed(data: bytes, replaced: dict[str, bytes]) -> bytes:
    """A Word file with some of its parts replaced or, with nothing in their place, left out."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in dict.fromkeys([*old.namelist(), *replaced]):
            content = replaced.get(name, old.read(name) if name in old.namelist() else b"")
            if content:
                new.writestr(name, content)
    return target.getvalue()


def test_a_word_file_without_properties_is_not_given_todays_date() -> None:
    data = saved(letter())
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        relations = old.read("_rels/.rels").decode()
    start = relations.index("<Relationship ", relations.index("core-properties") - 200)
    end = relations.index("/>", relations.index("core-properties")) + 2
    begin = relations.rindex("<Relationship ", start, relations.index("core-properties"))
    bare = packed(
        data, {"docProps/core.xml": b"", "_rels/.rels": (relations[:begin] + relations[end:]).encode()}
    )
    assert only(bare, ".docx").metadata == ()


def test_hostile_word_files_are_refused() -> None:
    data = saved(letter())
    bomb = packed(data, {"word/media/image1.xml": b" " * (word.MOST_UNPACKED + 1)})
    assert len(bomb) < 1_000_000
    assert refusal(bomb, ".docx") == "unpacks to more than 200 MB; save its text alone"
    entity = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        body = old.read("word/document.xml")
    evil = body.replace(b"?>", b"?>" + entity, 1).replace(b"missing.", b"&e;")
    assert "declares XML entities" in refusal(packed(data, {"word/document.xml": evil}), ".docx")
    wide = evil.decode().replace("UTF-8", "UTF-16").encode("utf-16")
    assert "declares XML entities" in refusal(packed(data, {"word/document.xml": wide}), ".docx")
    assert refusal(b"\xd0\xcf\x11\xe0" + bytes(600), ".docx").startswith("is an old or a locked Word file")
    assert refusal(b"text", ".docx") == "is no Word file; save it as .docx"
    assert "is damaged" in refusal(packed(data, {"word/document.xml": b"<broken"}), ".docx")
    assert refusal(saved(docx.Document()), ".docx").startswith("holds no text")


def documents(folder: Path) -> list[Document]:
    return [extract(source) for source in read_folder(folder)]


def test_when_a_file_was_made_is_shown_but_dates_nothing(tmp_path: Path) -> None:
    day = date(2031, 5, 8)
    told = "President Ada Quill of Peru met President Bo Marsh of Bolivia in Lima on Monday."
    (tmp_path / "a.pdf").write_bytes(printed([told], made=day))
    (tmp_path / "b.pdf").write_bytes(printed([f"LIMA, 3 May 2031 (ANP) — {told}"], made=day))
    made, dated = documents(tmp_path)
    assert (made.date, made.date_basis, made.meetings[0].date) == ("2031-05-08", "pdf metadata", "")
    assert (dated.date, dated.date_basis) == ("2031-05-03", "dateline")
    assert dated.meetings[0].date == "2031-04-28"
    assert [(m.value, m.basis) for m in dated.metadata if m.name == "date"] == [
        ("2031-05-03", "dateline"),
        ("2031-05-08", "pdf metadata"),
    ]


def test_a_reference_date_is_for_documents_that_do_not_say_when_they_speak(tmp_path: Path) -> None:
    told = "President Ada Quill of Peru met President Bo Marsh of Bolivia in Lima on Monday."
    (tmp_path / "a.txt").write_text(told)
    (tmp_path / "b.txt").write_text(f"Published: 2031-05-03\n\n{told}")
    undated, dated = [extract(source, "2031-06-05") for source in read_folder(tmp_path)]
    assert (undated.date, undated.reference_date) == ("", "2031-06-05")
    assert undated.dates[-1].value == "2031-06-02"
    assert (dated.date, dated.reference_date) == ("2031-05-03", "")


def test_a_file_that_is_too_large_is_not_opened(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    (tmp_path / "b.txt").write_text("Five people were killed.")
    large, read = read_folder(tmp_path)
    assert large.unread == "has 50 MB, more than the 50 MB that are read of a file; cut it into several"
    assert read.text == "Five people were killed."
