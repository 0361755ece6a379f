"""The corrections in a built report: a page of their own, and their signs on the others."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup, Tag

from readout import chapters, corrections, report, wording
from readout.chapters import cards, pages
from readout.chapters import corrections as shown
from readout.corpus import Corpus, read, select
from readout.corrections import read_corrections
from readout.parameters import Parameters
from samples import herald, sample

TEXT = (
    "The mayor of Vale said that at least 36 people were killed in the flood on Monday, among them 12 "
    "children. Dozens were injured.\n\nAda Quill of Norland met Bo Marsh in Lakeside on 3 May 2021.\n"
)
WHO = {"reason": "As the <b>text</b> says.", "by": "Cleo Finch", "on": "2031-05-09"}


def row(words: str, decision: str, text: str = TEXT, **fields: object) -> dict[str, object]:
    digest = hashlib.sha256(text.encode()).hexdigest()
    place = {"document": "flood.txt", "sha256": digest, "start": text.index(words), "words": words}
    return {**place, "decision": decision, **WHO, **fields}


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """The sample corpus with a figure of each decision."""
    draft = herald()
    place = {"document": "herald", "sha256": "0" * 64}
    first, *_, repeat = draft.figures
    rows = [
        {**row("36", "amend"), **place, "start": first.start, "words": "400", "values": {"side": "Sudland"}},
        {**row("36", "reject"), **place, "start": draft.figures[1].start, "words": "30"},
        {**row("36", "confirm"), **place, "start": draft.figures[2].start, "words": "50"},
        {
            **row("36", "add"), **place, "start": draft.place(3, "seen")[0], "words": "seen",
            "values": {"value": "2", "outcome": "injured"},
        },
    ]  # fmt: skip
    assert repeat.repeat
    file = tmp_path_factory.mktemp("corrected") / "corrections.yml"
    file.write_text(yaml.safe_dump({"figures": rows}))
    return Corpus.of(corrections.applied(sample().documents, read_corrections(file)))


def test_the_first_page_says_how_many_were_checked(corrected: Corpus, corpus: Corpus) -> None:
    records = len(corrected.figures) + len(corrected.meetings)
    told = str(chapters.scope(corrected).markup.striptags())
    assert f"3 of the {records} records were checked by people." in told
    assert "No person has checked its records one by one." in chapters.scope(corpus)._repr_html_()


def test_every_change_is_told_with_old_and_new_value_reason_who_and_when(corrected: Corpus) -> None:
    html = shown.changes(corrected)._repr_html_()
    assert "side: Norland → Sudland" in html and "value: 2" in html and "rejected and left out" in html
    assert "Cleo Finch" in html and "9 May 2031" in html
    assert "As the &lt;b&gt;text&lt;/b&gt; says." in html
    for document in corrected.documents:
        page = pages.text(document)._repr_html_()
        for made in document.corrections:
            anchor = made.record.rpartition("#")[2]
            assert f'href="documents/herald.html#{anchor}"' in html + shown.unchanged(corrected)._repr_html_()
            assert f'id="{anchor}"' in page


def test_the_summary_counts_the_decisions(corrected: Corpus) -> None:
    told = repr(shown.summary(corrected))
    assert "Cleo Finch compared 4 records with the text on 9 May 2031: " in told
    assert "1 confirmed as found, 1 amended, 1 added and 1 rejected and left out." in told


def test_what_an_edition_leaves_out_is_left_out_with_its_decision(corrected: Corpus) -> None:
    part = select(corrected, Parameters(outcomes=("injured",)))
    told = [(c.decision, c.kind) for _, c in shown.decided(part)]
    assert told == [("rejected", "figure"), ("added", "figure")]


def test_a_decision_that_holds_for_a_copy_too_is_told_once(tmp_path: Path) -> None:
    for name in ("flood", "wire"):
        (tmp_path / f"{name}.txt").write_text(TEXT)
    (tmp_path / "corrections.yml").write_text(yaml.safe_dump({"figures": [row("36", "reject")]}))
    both = read(tmp_path)
    assert [bool(d.copy_of) for d in both.documents] == [False, True]
    assert [len(d.corrections) for d in both.documents] == [1, 1]
    assert len(shown.decided(both)) == 1
    assert not [f for d in both.documents for f in d.figures if f.text == "36"]


def test_a_corpus_without_corrections_says_so_in_one_sentence(corpus: Corpus) -> None:
    assert shown.summary(corpus)._repr_html_() == (
        "<p>No record of these documents was checked by a person.</p>"
    )


def test_checked_records_have_a_sign_in_words_wherever_they_are_shown(corrected: Corpus) -> None:
    amended = next(f for f in corrected.figures if f.checked == "amended")
    sign = "✓ checked and amended by Cleo Finch, 9 May 2031"
    assert wording.checked(amended) == sign
    document = corrected.document_of["herald"]
    for html in (
        pages.text(document)._repr_html_(),
        chapters.family(corrected, "missing-and-remains")._repr_html_(),
        cards.cards(corrected)._repr_html_(),
    ):
        assert sign in html
    assert "Rejected, and counted nowhere" in pages.text(document)._repr_html_()
    assert "Sudland" in cards.cards(corrected)._repr_html_()


# The built report


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corrections")
    (folder / "seeds").mkdir()
    (folder / "seeds" / "flood.txt").write_text(TEXT)
    rows = {
        "figures": [
            row("36", "amend", values={"side": "Vale"}),
            row("Dozens", "reject"),
            row("12", "confirm"),
        ],
        "meetings": [row("Lakeside", "add", values={"participants": ["Ada Quill", "Dee Rowe"]})],
    }
    (folder / "seeds" / "corrections.yml").write_text(yaml.safe_dump(rows))
    report.build(Parameters(seeds=folder / "seeds"), folder / "build", io.StringIO())
    return folder / "build" / "html"


def parsed(page: Path) -> BeautifulSoup:
    return BeautifulSoup(page.read_text("utf-8"), "html.parser")


@pytest.mark.slow
def test_the_page_is_in_the_contents_and_each_entry_leads_to_its_place(built: Path) -> None:
    assert [a["href"] for a in parsed(built / "index.html").select("nav a[href='corrections.html']")]
    page = parsed(built / "corrections.html")
    rows = page.select("table.sortable tbody tr")
    assert len(rows) == 4
    for link in page.select("table.sortable a.evidence"):
        target, _, anchor = str(link["href"]).partition("#")
        place = parsed(built / target).find(id=anchor)
        assert isinstance(place, Tag) and place.name == "mark"
    assert "4 records with the text on 9 May 2031" in page.get_text()


@pytest.mark.slow
def test_amended_values_are_in_every_chapter_and_rejected_ones_in_none(built: Path) -> None:
    first = " ".join(parsed(built / "index.html").get_text(" ").split())
    assert "3 of the" in first and "were checked by people" in first
    claims = parsed(built / "killed-and-injured.html").get_text(" ")
    assert "Vale" in claims and "✓ checked and amended by Cleo Finch, 9 May 2031" in claims
    assert "Dozens were injured" not in claims
    assert "Dee Rowe" in parsed(built / "chronology.html").get_text(" ")
    assert "checked_by" in (built / "data" / "figures.csv").read_text()


@pytest.mark.slow
def test_without_corrections_there_is_no_page(seeds_report: Path) -> None:
    assert not (seeds_report / "corrections.html").exists()
    assert "corrections.html" not in (seeds_report / "index.html").read_text()
