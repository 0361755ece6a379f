"""The report as one PDF: every page in it, links that lead within it, charts in whole, the same bytes."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader
from pypdf.generic import Destination, DictionaryObject

from readout.charts.style import INK, OUTCOMES, SIZE
from readout.parameters import Paper, Parameters
from readout.report import HOME, book, pdf, slices
from readout.report.editions import Book
from readout.report.kept import Past
from readout.report.slices import Cut

XML = 'xmlns="http://www.w3.org/2000/svg"'
PAGES = ["index", "killed", "documents/a b"]
MADE = "Newest document: 3 May 2031. Made by readout 1.0 from 0123456789ab."
INDEX = f"""<html><body><nav>menu</nav>
<article class="bd-article"><h1>Findings<a class="headerlink" href="#x">#</a></h1>
<p>It says <a href="documents/a%20b.html#f1">12</a>, <a href="killed.html">more</a>,
<a href="https://example.org/x">elsewhere</a>, <a href="data/figures.csv">figures</a>.</p>
</article>
<footer><p class="edition"><span class="made">{MADE}</span> How to read this.</p></footer></body></html>"""
DOCUMENT = """<html><body><article><h1>A document</h1><p>Here <mark id="f1" class="figure">12</mark> died.</p>
<script>alert(1)</script><img src="http://example.org/a.png">
<p><a href="../killed.html#row">back</a></p></article></body></html>"""


def drawing(height: int) -> str:
    rows = "".join(
        f'<text x="9" y="{y}" style="font-weight: 700; fill: var(--readout-killed)">row {y}</text>'
        for y in range(20, height, 30)
    )
    return f'<svg {XML} viewBox="0 0 400 {height}" aria-label="Rows"><style>x</style>{rows}</svg>'


@pytest.fixture
def html(tmp_path: Path) -> Path:
    (tmp_path / "documents").mkdir()
    (tmp_path / "index.html").write_text(INDEX)
    chart = f"<figure>{drawing(2000)}<figcaption id='row'>A chart</figcaption></figure>"
    (tmp_path / "killed.html").write_text(f"<article><h1>Killed</h1>{chart}</article>")
    (tmp_path / "documents" / "a b.html").write_text(DOCUMENT)
    return tmp_path


@pytest.fixture
def made(html: Path) -> PdfReader:
    pdf.make(html, PAGES, "A title")
    return PdfReader(html / pdf.NAME)


def test_contents_headings_and_text_are_there(made: PdfReader) -> None:
    pages = [page.extract_text() for page in made.pages]
    assert MADE in " ".join(pages[0].split()) and "How to read" not in pages[0]
    assert "A title" in pages[0] and all(name in pages[0] for name in ("Findings", "Killed", "A document"))
    assert "It says 12, more" in pages[1]
    assert "menu" not in "".join(pages) and "alert" not in "".join(pages)
    titles = [entry.title for entry in made.outline if isinstance(entry, Destination)]
    assert titles == ["Findings", "Killed", "A document"]


def test_links_lead_within_the_pdf_or_to_the_web(html: Path) -> None:
    whole = BeautifulSoup(pdf.compose(html, PAGES, "A title"), "html.parser")
    ids = {tag["id"] for tag in whole.select("[id]")}
    found = [str(a["href"]) for a in whole.select("a[href]")]
    within = [href for href in found if href.startswith("#")]
    assert len(within) == 6 and {href[1:] for href in within} <= ids
    assert "#documents-a b--f1" in within and "#killed--row" in within
    assert [href for href in found if not href.startswith("#")] == ["https://example.org/x"]
    assert whole.find("a", string="figures")


def test_the_chapters_alone_are_in_it_where_that_is_asked_for(html: Path) -> None:
    whole = pdf.compose(html, PAGES, "A title", documents=False)
    assert "The pages of the 1 documents are in the book alone." in whole
    assert whole.count("<article") == 2 and "<a>12</a>" in whole


def test_of_many_documents_the_chapters_alone_are_in_it(html: Path) -> None:
    for number in range(pdf.MOST):
        (html / "documents" / f"{number}.html").write_text(DOCUMENT)
    names = [*PAGES, *(f"documents/{number}" for number in range(pdf.MOST))]
    whole = pdf.compose(html, names, "A title")
    assert "The pages of the 101 documents are in the book alone." in whole
    assert whole.count("<article") == 2 and "<a>12</a>" in whole


@pytest.mark.parametrize(
    ("around", "entry"),
    [("<ul>{}</ul>", "<li>x</li>"), ("<table><tbody>{}</tbody></table>", "<tr><td>x</td></tr>")],
)
def test_of_a_long_table_or_list_the_beginning_is_in_it(html: Path, around: str, entry: str) -> None:
    (html / "killed.html").write_text(f"<article><h1>Killed</h1>{around.format(entry * 105)}</article>")
    whole = BeautifulSoup(pdf.compose(html, PAGES, "A title"), "html.parser")
    assert str(whole).count(entry) == 60
    assert "45 more stand in the book." in whole.get_text()


def test_what_opens_on_demand_is_said_to_stand_in_the_book(html: Path) -> None:
    hidden = "<ul><li>x</li></ul><details class='more'><summary>7 more</summary><ul><li>y</li></ul></details>"
    (html / "killed.html").write_text(f"<article><h1>Killed</h1>{hidden}</article>")
    whole = BeautifulSoup(pdf.compose(html, PAGES, "A title"), "html.parser")
    assert [note.get_text() for note in whole.select("p.note")] == ["7 more stand in the book."]
    assert "<li>y" not in str(whole)


def test_the_same_pages_give_the_same_bytes(html: Path) -> None:
    pdf.make(html, PAGES, "A title")
    first = (html / pdf.NAME).read_bytes()
    pdf.make(html, PAGES, "A title")
    assert (html / pdf.NAME).read_bytes() == first


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
    chart = f"<figure>{drawing(9000)}<figcaption>A chart</figcaption></figure>"
    (html / "killed.html").write_text(f"<article><h1>Killed</h1>{chart}</article>")
    whole = BeautifulSoup(pdf.compose(html, PAGES, "A title"), "html.parser")
    figure = whole.select_one("figure")
    assert figure and not figure.select("svg")
    names = [tag.name for tag in figure.find_all(True)]
    assert names == ["img"] * (slices.MOST - 1) + ["p", "img", "figcaption"]
    assert slices.LEFT_OUT in figure.get_text()
    assert {tag["alt"] for tag in figure.select("img")} == {"Rows"}


def test_a_drawing_that_is_no_xml_stays_as_it_is(html: Path) -> None:
    (html / "killed.html").write_text("<article><h1>Killed</h1><svg viewbox='0 0 9 9'><br></svg></article>")
    assert "<svg viewbox" in pdf.compose(html, PAGES, "A title")


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
