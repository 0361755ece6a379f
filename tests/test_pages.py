from __future__ import annotations

import re

from readout import addresses, chapters
from readout.chapters import marks, pages
from readout.corpus import Corpus
from readout.families import FAMILIES
from readout.records import Document, Figure, Meeting, Span
from samples import Draft, hostile, sample


def ids(html: str) -> list[str]:
    return re.findall(r' id="([^"]*)"', html)


def links(html: str) -> list[str]:
    return re.findall(r' href="([^"]*)"', html)


def every() -> list[Document]:
    return [*sample().documents, *hostile().documents]


def test_the_list_beside_the_text_jumps_to_each_record_and_back_to_its_chapter() -> None:
    for document in every():
        html = pages.text(document)._repr_html_()
        records: list[Figure | Meeting] = [*document.figures, *document.meetings]
        for record in records:
            assert ids(html).count(addresses.anchor(record.id)) == 1
            assert f"#{addresses.anchor(record.id)}" in links(html)
            assert addresses.chapter(record) in links(html)


def test_chapters_have_the_places_that_documents_lead_back_to() -> None:
    corpus = sample()
    shown = [chapters.events(corpus)._repr_html_()]
    shown += [chapters.family(corpus, f.key)._repr_html_() for f in FAMILIES]
    places = ids("".join(shown))
    assert sorted(places) == sorted(addresses.place(r.id) for r in (*corpus.figures, *corpus.meetings))


def test_what_is_not_known_is_said_so() -> None:
    words = pages.metadata(Draft("bare", "Nothing.").document())._repr_html_()
    assert words.count("not stated in the text") == 2 and "not known" in words
    assert "no figures, no meetings" in words


def test_an_address_is_a_link_only_if_it_leads_to_the_web() -> None:
    for url, linked in (("https://example.org/a", True), ("javascript:alert(1)", False)):
        document = Draft("one", "Nothing.", url=url).document()
        assert (url in links(pages.metadata(document)._repr_html_())) is linked


def test_mends_stand_beside_the_original() -> None:
    garbled = next(d for d in sample().documents if d.mends)
    html = pages.mends(garbled)._repr_html_()
    assert "<td>lacking individuals</td><td>missing persons</td>" in html


def test_the_text_is_whole_and_hostile_words_stay_words() -> None:
    for document in every():
        html = pages.text(document)._repr_html_()
        assert "<script" not in html and "<img" not in html
    courier = next(d for d in sample().documents if d.id == "courier")
    words = re.search(r'<div class="words"[^>]*>(.*)</div><nav', pages.text(courier)._repr_html_(), re.DOTALL)
    assert words and re.sub(r"<[^>]*>", "", words.group(1)) == courier.text


def test_a_documents_date_leads_to_the_words_that_give_it() -> None:
    stamp = Span(start=10, end=20, text="2031-05-07")
    document = Draft("one", "Published 2031-05-07.", date="2031-05-07", date_evidence=stamp).document()
    assert ids(pages.text(document)._repr_html_()) == [marks.DATE]
    shown = chapters.documents(Corpus((document,), ()))._repr_html_()
    assert "documents/one.html#date" in links(shown)
