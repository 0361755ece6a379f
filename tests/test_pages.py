from __future__ import annotations

import re

from readout import addresses, chapters
from readout.chapters import marks, pages
from readout.corpus import Corpus
from readout.families import FAMILIES
from readout.records import Document, Figure, Meeting, Metadatum, Span
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


def test_what_is_known_says_where_it_was_found_and_how_sure_it_is() -> None:
    found = (
        Metadatum(name="date", value="2031-05-07", basis="dateline"),
        Metadatum(name="publisher", value="<b>Andes Post</b>", basis="html metadata"),
        Metadatum(name="date", value="2031-05-09", basis="html metadata"),
    )
    document = Draft(
        "one",
        "Nothing.",
        date="2031-05-07",
        date_basis="dateline",
        publisher="<b>Andes Post</b>",
        format="web page",
        encoding="cp1252 (declared)",
        licence="by hand",
        remarks=("2 of its 9 pages hold no letters and were not read",),
        metadata=found,
    ).document()
    words = re.sub("<[^>]*>", "|", pages.metadata(document)._repr_html_())
    for said in (
        "7 May 2031 (the dateline; sure)",
        "&lt;b&gt;Andes Post&lt;/b&gt; (what the web page tells machines; likely)",
        "Said otherwise||date: 9 May 2031 (what the web page tells machines)",
        "one.txt (web page, cp1252 (declared))",
        "Licence||by hand",
        "How it was read||2 of its 9 pages hold no letters and were not read",
    ):
        assert said in words
    assert "../data/texts/one.txt" in links(pages.metadata(document)._repr_html_())


def test_files_that_could_not_be_read_are_listed() -> None:
    lost = (
        Draft("lost <b>", "x")
        .document()
        .model_copy(update={"text": "", "unread": "is damaged; save it again"})
    )
    corpus = Corpus.of([Draft("one", "Nothing.").document(), lost])
    shown = chapters.documents(corpus)._repr_html_()
    assert ids(shown).count("unread") == 1
    assert (
        'Could not be read: <span class="count">1</span>' in shown
        and 'lost &lt;b&gt;.txt</code> <span class="why">is damaged; save it again.</span>' in shown
    )
    assert 'documents.html#unread">1 file</a> could not be read' in chapters.scope(corpus)._repr_html_()
    assert [d.id for d in corpus.documents] == ["one"]
