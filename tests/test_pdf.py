"""The report as one PDF: every page in it, links that lead within it, charts in whole, the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from hypothesis import example, given, settings
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from fuzz.strategies import any_text
from readout.charts.style import INK, OUTCOMES, SIZE
from readout.parameters import Paper, Parameters
from readout.report import HOME, book, columns, fonts, paper, pdf, slices, wrapping
from readout.report.editions import Book
from readout.report.kept import Past
from readout.report.lines import Node, told
from readout.report.slices import Cut

XML = 'xmlns="http://www.w3.org/2000/svg"'
PAGES = ["index", "killed", "documents/a b"]
MADE = "Newest document: 3 May 2031. Made by readout 1.0 from 0123456789ab."
INDEX = f"""<html><body><nav>menu</nav>
<article class="bd-article"><h1>Findings<a class="headerlink" href="#x">#</a></h1>
<p>It says <a href="documents/a%20b.html#f1">12</a>, <a href="killed.html">more</a>,
<a href="killed.html#gone">gone</a>, <a href="https://example.org/x">elsewhere</a>,
<a href="javascript:alert(1)">a trap</a>, <a href="data/figures.csv">figures</a>.</p>
</article>
<footer><p class="edition"><span class="made">{MADE}</span> How to read this.</p></footer></body></html>"""
STANDARD = b"<pdfuaid:part>1</pdfuaid:part>"
DOCUMENT = """<html><body><article><h1>A document</h1><p>Here <mark id="f1" class="figure">12</mark> died.</p>
<script>alert(1)</script><img src="http://example.org/a.png"><h3>Deep</h3>
<p><a href="../killed.html#row">back</a></p></article></body></html>"""


def drawing(height: int, words: str = "row {y}") -> str:
    bold = "font-weight: 700; fill: var(--readout-killed)"
    rows = "".join(
        f'<text x="9" y="{y}" style="{bold}">{words.format(y=y)}</text>' for y in range(20, height, 30)
    )
    return f'<svg {XML} viewBox="0 0 400 {height}" aria-label="Rows"><style>x</style>{rows}</svg>'


@pytest.fixture
def html(tmp_path: Path) -> Path:
    (tmp_path / "documents").mkdir()
    (tmp_path / "index.html").write_text(INDEX)
    chapter(
        tmp_path, f"<h1>Killed</h1><figure>{drawing(2000)}<figcaption id='row'>A chart</figcaption></figure>"
    )
    (tmp_path / "documents" / "a b.html").write_text(DOCUMENT)
    return tmp_path


def chapter(html: Path, body: str) -> None:
    (html / "killed.html").write_text(f"<article>{body}</article>", "utf-8")


@pytest.fixture
def made(html: Path) -> PdfReader:
    pdf.make(html, PAGES, "A title", "and more")
    return PdfReader(html / pdf.NAME)


def composed(html: Path, *pages: str, documents: bool = True) -> dict[str, Any]:
    return paper.compose(html, pages or PAGES, "A title", documents=documents)


def nodes(inner: Any, *kinds: str) -> Iterator[Node]:
    if isinstance(inner, dict):
        if inner.get("is") in kinds:
            yield inner
        inner = list(inner.values())
    for part in inner if isinstance(inner, list) else []:
        yield from nodes(part, *kinds)


def words(inner: Any) -> str:
    return "\n".join(line for node in nodes(inner, "text", "heading") for line in told([node]))


def printed(html: Path, body: str) -> str:
    """What a PDF says of a chapter."""
    chapter(html, body)
    pdf.make(html, ["killed"], "A title")
    return "\n".join(page.extract_text() for page in PdfReader(html / pdf.NAME).pages[1:])


def test_contents_headings_and_text_are_there(made: PdfReader) -> None:
    pages = [" ".join(page.extract_text().split()) for page in made.pages]
    assert pages[0] == f"A title and more {MADE} Findings 2 Killed 3 A document 7 1"
    assert "It says 12, more" in pages[1]
    assert "menu" not in "".join(pages) and "alert" not in "".join(pages)
    assert [page.split()[0] for page in pages[2:]] == ["Killed"] * 4 + ["A"]


def test_headings_are_bookmarks_documents_stand_below_a_chapter_and_no_level_is_left_out(
    html: Path, made: PdfReader
) -> None:
    assert bookmarks(made.outline) == ["Findings", "Killed", ["A document", ["Deep"]]]
    assert [h["level"] for h in nodes(composed(html), "heading")] == [1, 1, 2, 3]


def bookmarks(outline: Any) -> list[Any]:
    return [bookmarks(entry) if isinstance(entry, list) else entry.title for entry in outline]


def test_links_lead_within_the_pdf_or_to_the_web(html: Path, made: PdfReader) -> None:
    whole = composed(html)
    leads = {"".join(told(link["of"])): link["to"] for link in nodes(whole, "link")}
    assert leads == {
        "12": "#documents/a b#f1",
        "more": "#killed",
        "gone": "#killed",
        "elsewhere": "https://example.org/x",
        "back": "#killed#row",
    }
    assert "a trap, figures." in words(whole)
    notes = [note.get_object() for page in made.pages for note in page.annotations or ()]
    acts = [note.get("/A", {}).get("/URI") for note in notes if isinstance(note, DictionaryObject)]
    assert [act for act in acts if act] == ["https://example.org/x"] and len(acts) == 3 + 5


def test_the_chapters_alone_are_in_it_where_that_is_asked_for(html: Path) -> None:
    whole = composed(html, documents=False)
    assert whole["without"] == "The pages of the 1 documents are in the book alone."
    assert [page["name"] for page in whole["pages"]] == ["index", "killed"]
    assert "It says 12, more" in words(whole) and "#documents/a b#f1" not in str(whole)


def test_of_many_documents_the_chapters_alone_are_in_it(html: Path) -> None:
    for number in range(paper.MOST):
        (html / "documents" / f"{number}.html").write_text(DOCUMENT)
    names = [*PAGES, *(f"documents/{number}" for number in range(paper.MOST))]
    whole = composed(html, *names)
    assert whole["without"] == f"The pages of the {paper.MOST + 1} documents are in the book alone."
    assert [page["name"] for page in whole["pages"]] == ["index", "killed"]


@pytest.mark.parametrize(
    ("around", "entry"),
    [("<ul>{}</ul>", "<li>x</li>"), ("<table><tbody>{}</tbody></table>", "<tr><td>x</td></tr>")],
)
def test_of_a_long_table_or_list_the_beginning_is_in_it(html: Path, around: str, entry: str) -> None:
    chapter(html, f"<h1>Killed</h1>{around.format(entry * 105)}")
    told = words(composed(html)["pages"][1])
    assert told.split().count("x") == 60
    assert told.endswith("45 more stand in the book.")


def test_what_opens_on_demand_is_said_to_stand_in_the_book(html: Path) -> None:
    hidden = "<details class='more'><summary>7 more</summary><ul><li>y</li></ul></details>"
    chapter(html, f"<h1>Killed</h1><ul><li>x</li></ul>{hidden}<details><summary>code</summary>z</details>")
    told = words(composed(html)["pages"][1]).split("\n")
    assert [line for line in told if line] == ["Killed", "x", "7 more stand in the book."]


def test_the_same_pages_give_the_same_bytes(html: Path) -> None:
    pdf.make(html, PAGES, "A title")
    first = (html / pdf.NAME).read_bytes()
    pdf.make(html, PAGES, "A title")
    assert (html / pdf.NAME).read_bytes() == first


def test_it_says_of_itself_what_readers_who_cannot_see_need(made: PdfReader) -> None:
    root = made.root_object
    assert str(root["/Lang"]) == "en" and root["/MarkInfo"]["/Marked"] and made.metadata  # type: ignore[index]
    assert made.metadata.title == "A title" and made.metadata.creation_date is None
    assert STANDARD in root["/Metadata"].get_object().get_data()  # type: ignore[union-attr]
    kinds = {str(node.get("/S")) for node in structure(root["/StructTreeRoot"])}
    assert {"/H1", "/H2", "/P", "/Link", "/Figure"} <= kinds


@pytest.mark.slow
def test_the_pdf_of_a_report_has_all_its_pages_and_keeps_to_the_standard(seeds_report: Path) -> None:
    reader = PdfReader(seeds_report / pdf.NAME)
    bookmarked = [title for entry in bookmarks(reader.outline) for title in flat(entry)]
    pages = [p for p in seeds_report.rglob("*.html") if p.stem not in ("404", "search")]
    titles = [paper.compose(seeds_report, [named(p, seeds_report)], "")["pages"][0]["title"] for p in pages]
    assert len(titles) > 10 and set(titles) <= set(bookmarked)
    assert STANDARD in reader.root_object["/Metadata"].get_object().get_data()  # type: ignore[union-attr]


def named(page: Path, html: Path) -> str:
    return page.relative_to(html).with_suffix("").as_posix()


def flat(entry: Any) -> list[str]:
    return [title for inner in entry for title in flat(inner)] if isinstance(entry, list) else [entry]


def structure(node: Any) -> Iterator[DictionaryObject]:
    node = node.get_object()
    if isinstance(node, DictionaryObject):
        yield node
        node = node.get("/K", [])
    for inner in node if isinstance(node, list) else [node]:
        if isinstance(inner.get_object(), DictionaryObject | list):
            yield from structure(inner)


def test_a_table_has_its_head_on_each_page_and_its_cells_are_known_as_such(html: Path) -> None:
    row = "<tr><td>12</td><td><span class='sentence'>Twelve people were killed.</span></td></tr>"
    head = "<thead><tr><th>claim</th><th>sentence</th></tr></thead>"
    chapter(html, f"<h1>Killed</h1><table>{head}<tbody>{row * 59}</tbody></table>")
    pdf.make(html, ["killed"], "A title")
    reader = PdfReader(html / pdf.NAME)
    told = [page.extract_text() for page in reader.pages[1:]]
    assert len(told) == 2 and all("claim sentence" in page for page in told)
    kinds = [str(node.get("/S")) for node in structure(reader.root_object["/StructTreeRoot"])]
    assert (kinds.count("/TH"), kinds.count("/TD")) == (2, 118)


def test_a_row_longer_than_a_page_is_whole_and_a_short_one_stays_on_one(html: Path) -> None:
    long = " ".join(f"word{number}" for number in range(2_000))
    rows = "".join(f"<tr><td>{cell}</td><td>x</td></tr>" for cell in ("short", long))
    told = printed(html, f"<h1>Killed</h1><table><tbody>{rows}</tbody></table>")
    assert all(f"word{number}" in told for number in range(2_000))
    (table,) = nodes(composed(html), "table")
    assert [row["whole"] for row in table["rows"]] == [True, False]


@pytest.mark.parametrize(
    ("columns_of", "widths"),
    [
        ([["ab"], ["abcd"]], [4, 6]),
        ([["x " * 100], ["y"]], [101, 3]),
        ([], []),
    ],
)
def test_a_column_is_as_wide_as_what_stands_in_it_if_there_is_room(
    columns_of: list[list[str]], widths: list[float]
) -> None:
    found = columns.fitting(columns_of)
    assert found.size == 1
    assert [round(width) for width in found.widths] == widths


def test_where_there_is_no_room_long_text_gets_more_and_no_word_is_broken() -> None:
    name, text = ["Petrovaradin, Mihailovich"] * 3, ["a sentence of many words " * 12]
    found = columns.fitting([name, text, ["12"], name])
    assert sum(found.widths) == pytest.approx(104) and found.size == 1
    assert found.widths[1] > found.widths[0] > len("Petrovaradin,") and found.widths[2] >= 4
    many = columns.fitting([["Petrovaradin"]] * 9)
    assert many.size == pytest.approx(104 / (14 * 9)) and min(many.widths) == 14


@pytest.mark.parametrize(
    ("told", "made"),
    [
        ("a long-standing truce-in-all-but-the-name", ["a long-standing truce-in-all-but-the-name"]),
        ("see 0123456789abcdef0123456789", ["see 0123456789ab", "cdef01234567", "89"]),
        ("2020-10-11-12-13-14-15-16", ["2020-10-11-1", "2-13-14-15-1", "6"]),
        ("a" + "\u0301" * 30, ["a" + "\u0301" * 19, "\u0301" * 11]),
        ("", [""]),
    ],
)
def test_a_long_word_may_be_broken_and_no_letter_carries_thousands_of_signs(
    told: str, made: list[str]
) -> None:
    assert wrapping.pieces(told) == made


def test_a_long_word_stays_on_the_page_and_in_one_when_it_is_looked_for(html: Path) -> None:
    told = printed(html, f"<h1>Killed</h1><p>{'0123456789' * 30} end</p>")
    assert "0123456789" * 30 in told.replace("\n", "") and len(told.split("\n")) > 4


CODE = '#panic() #import "x" $x$ *b* _i_ `r` \\ @ref <label> // c /* */ = h\n- [x] #{1+1} ~ -- "q"'


def test_words_are_never_code(html: Path) -> None:
    told = printed(html, f"<h1>{escape(CODE)}</h1><pre>{escape(CODE)}</pre><p>{escape(CODE)}</p>")
    assert told.count('#panic() #import "x" $x$ *b*') == 4
    assert told.count('- [x] #{1+1} ~ -- "q"') >= 3


def test_a_documents_text_stands_as_it_is_written(html: Path) -> None:
    text = 'First  line\n\n   <b>second</b> "line"\tof 5'
    told = printed(html, f"<h1>Killed</h1><div class='words'>{escape(text)}</div>")
    assert told.startswith("Killed\nKilled\nFirst  line\n") and '   <b>second</b> "line"' in told


def test_of_letters_that_it_has_no_signs_for_it_is_said_so(html: Path) -> None:
    told = printed(html, "<h1>Killed</h1><p>Five 五 people, пять, خمسة, ხუთი ⚔</p>")
    assert f"Five {fonts.INSTEAD} people, пять," in told and "ხუთი ⚔" in told
    assert f"Letters that the PDF has no signs for stand as {fonts.INSTEAD} here" in told
    assert "no signs for" not in printed(html, "<h1>Killed</h1><p>Ääkköset, пять</p>")


@settings(max_examples=40, deadline=None)
@given(told=any_text)
@example(told="a" + "\u0301" * 3000)
@example(told="\u202e" * 2000 + "abc")
@example(told="\n" * 500)
@example(told="\ufeff\ufffe\u1680\u2028" * 9)
@example(told="a" + "\u200d" * 3000)
def test_any_text_is_printed(told: str) -> None:
    shown = escape(told)
    chart = drawing(100, shown.replace("{", "{{").replace("}", "}}"))
    cells = f"<table><tbody><tr><td>{shown}</td><td>{shown}</td></tr></tbody></table>"
    link = f"<a href='https://example.org/{shown}'><em>{shown}</em></a>"
    with TemporaryDirectory() as folder:
        html = Path(folder)
        chapter(
            html, f"<h1>{shown}</h1><div class='words'>{shown}</div>{cells}<pre>{shown}</pre>{chart}{link}"
        )
        (html / "index.html").write_text("<article></article>")
        pdf.make(html, ["killed"], told, told)
        assert len(PdfReader(html / pdf.NAME).pages) > 1


def cut(height: int) -> Cut:
    return slices.cut(drawing(height))


def windows(found: Cut) -> list[list[float]]:
    return [
        [float(n) for n in ElementTree.fromstring(part).attrib["viewBox"].split()] for part in found.parts
    ]


@pytest.mark.parametrize("asked", ["whole", "chapters", "none"])
def test_the_book_has_what_is_asked_for_on_paper_and_its_data_page_offers_it(
    tmp_path: Path, asked: Paper
) -> None:
    own = Book("", Parameters(seeds=tmp_path, pdf=asked))
    plan = book.steps(own, HOME, tmp_path / "work", {"library": "", "packages": ""}, Past(), {})
    printed = [step for step in plan if step.name == "the PDF"]
    data = next(step for step in plan if step.name == "data")
    assert bool(printed) == (asked != "none")
    assert data.arguments[2]["pdf_file"] == (pdf.NAME if printed else "")


def test_a_tall_chart_is_cut_between_its_rows() -> None:
    found = cut(1500)
    shown = windows(found)
    assert len(shown) == 3 and all(w[3] <= slices.TALLEST for w in shown)
    assert [w[1] + w[3] for w in shown[:-1]] == [w[1] for w in shown[1:]]
    assert shown[0][1] == 0 and shown[-1][1] + shown[-1][3] == 1500
    assert all(not edge - 13 < y < edge for edge in [w[1] for w in shown] for y in range(20, 1500, 30))
    assert not found.left_out
    whole = "".join(found.parts)
    assert "var(" not in whole and OUTCOMES["killed"] in whole and INK not in whole


def test_a_row_is_not_cut_from_its_heading() -> None:
    rows = "".join(
        f'<text y="{y}" style="font-style: italic">heading</text>'
        f'<text y="{y + 22}" style="font-weight: 700">9</text><text y="{y + 36}">who</text>'
        for y in range(20, 1200, 60)
    )
    tops = [w[1] for w in windows(slices.cut(f'<svg {XML} viewBox="0 0 400 1220">{rows}</svg>'))]
    assert len(tops) == 3 and all((top + SIZE + 2 - 20) % 60 == 0 for top in tops[1:])


def test_a_small_chart_stays_one_and_of_a_huge_one_beginning_and_end_are_there() -> None:
    assert len(cut(300).parts) == 1
    found = cut(9000)
    assert len(found.parts) == slices.MOST and found.left_out
    assert "row 8990" in found.parts[-1] and "row 8990" not in "".join(found.parts[:-1])


def test_parts_of_a_chart_stand_in_its_place_with_its_words_and_a_note_on_what_is_left_out(
    html: Path,
) -> None:
    chapter(html, f"<h1>Killed</h1><figure>{drawing(9000)}<figcaption>A chart</figcaption></figure>")
    (figure,) = [g for g in nodes(composed(html), "group") if g["style"] == "figure"]
    kinds = [node["is"] for node in figure["of"]]
    assert kinds == ["picture"] * (slices.MOST - 1) + ["text", "picture", "group"]
    assert slices.LEFT_OUT in words(figure)
    assert {node["alt"] for node in nodes(figure, "picture")} == {"Rows"}


def test_of_a_drawing_that_is_no_xml_it_is_said_that_it_stands_in_the_book(html: Path) -> None:
    chapter(html, "<h1>Killed</h1><svg viewbox='0 0 9 9'><br></svg>")
    assert words(composed(html)["pages"][1]) == "Killed\nA drawing stands in the book."


def test_a_chart_has_letters_to_be_found_and_words_for_who_cannot_see_it(made: PdfReader) -> None:
    assert "row 50" in "".join(page.extract_text() for page in made.pages)
    objects = (made.get_object(number) for number in range(1, int(str(made.trailer["/Size"]))))
    told = [str(o["/Alt"]) for o in objects if isinstance(o, DictionaryObject) and "/Alt" in o]
    assert set(told) == {"Rows"} and len(told) == 4


def test_a_part_of_a_chart_holds_what_shows_in_it_alone() -> None:
    marks = "".join(
        f'<a><title>mark {y}</title><g><path d="M 8 {y} C 8 {y + 2.5} 9 {y} 9 {y} z"/></g></a>'
        for y in range(20, 1500, 30)
    )
    line = '<path id="line" d="M 8 0 L 8 1500"/>'
    shape = '<defs><path id="shape" d="M 0 0 L 3 3"/></defs>'
    found = slices.cut(f'<svg {XML} viewBox="0 0 400 1500">{shape}{line}{marks}</svg>')
    parts = [BeautifulSoup(part, "xml") for part in found.parts]
    assert len(parts) == 3
    for part, (_, top, _, height) in zip(parts, windows(found), strict=True):
        assert not part.select("title, a:not(:has(path))")
        kept = {float(str(path["d"]).split()[2]) for path in part.select("a path")}
        assert {y for y in range(20, 1500, 30) if top < y < top + height} <= kept
        assert len(kept) < 27 and part.select("#line") and part.select("#shape")
