"""Claims told as claims: the grammar of the sentences for every outcome, qualifier, side and speaker."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from markupsafe import Markup, escape

from readout import addresses, chapters
from readout.chapters import prose
from readout.corpus import Corpus
from readout.markup import Html
from samples import EMPTY, Draft, hostile, sample


def told(*figures: tuple[str, int | None, str, dict[str, object]]) -> list[str]:
    """The sentences about figures that stand in one sentence of one document."""
    d = Draft("one", " ".join(f"[{n}] {words}" for n, (words, *_) in enumerate(figures)) + ".")
    for words, value, outcome, fields in figures:
        given = {k: d.figures[int(str(v))].start if k == "part_of" else v for k, v in fields.items()}
        d.figure(0, words, value, outcome, **given)
    return [str(s.striptags()) for s in prose.claims(d.document())]


ADA: dict[str, object] = {"speaker": "Ada Quill"}


@pytest.mark.parametrize(
    ("words", "value", "outcome", "fields", "sentence"),
    [
        ("36", 36, "killed", ADA, "Ada Quill said that 36 people were killed."),
        ("one", 1, "killed", ADA, "Ada Quill said that 1 person was killed."),
        ("no", 0, "injured", ADA, "Ada Quill said that no people were injured."),
        ("dozens", None, "missing", {"modifier": "vague"}, "dozens of people were missing."),
        ("several", None, "displaced", {"modifier": "vague"}, "several people were displaced."),
        ("a number", None, "killed", {"modifier": "vague"}, "a number of people were killed."),
        ("20", 20, "detained", {"value_max": 25}, "20 to 25 people were detained or held."),
        ("9", 9, "killed", {"modifier": "at_most"}, "at most 9 people were killed."),
        ("9", 9, "killed", {"side": "Japan"}, "9 people from Japan were killed."),
        ("9", 9, "killed", {"side": "United States"}, "9 people from the United States were killed."),
        ("9", 9, "killed", {"side": "Hill Front"}, "9 people (Hill Front) were killed."),
        ("1", 1, "killed", {"category": "children"}, "1 child was killed."),
        ("4", 4, "casualties", {"category": "police"}, "4 police officers were killed or injured."),
        ("7", 7, "released", ADA, "Ada Quill spoke of the release of 7 people."),
        ("7", 7, "remains", {}, "The text, naming no source, speaks of the remains of 7 people."),
        ("7", 7, "killed", {}, "The text, naming no source, says that 7 people were killed."),
        ("7", 7, "killed", {"speaker": "officials"}, "Officials said that 7 people were killed."),
        ("7", 7, "killed", {"cause": "in a flood", "period": "in May"},
         "7 people were killed (in a flood; in May)."),
    ],
)  # fmt: skip
def test_one_claim(
    words: str, value: int | None, outcome: str, fields: dict[str, object], sentence: str
) -> None:
    (said,) = told((words, value, outcome, fields))
    assert said.endswith(sentence)


def test_claims_of_one_sentence_are_told_together_and_name_the_people_once() -> None:
    norland = {**ADA, "side": "Japan"}
    assert told(
        ("36", 36, "killed", norland), ("165", 165, "injured", norland), ("8", 8, "released", ADA)
    ) == [
        "Ada Quill said that 36 people from Japan were killed and 165 were injured, "
        "and spoke of the release of 8 people."
    ]


def test_speakers_are_never_mixed() -> None:
    said = told(("3", 3, "killed", ADA), ("5", 5, "killed", {"speaker": "Bo Marsh"}))
    assert said == ["Ada Quill said that 3 people were killed.", "Bo Marsh said that 5 people were killed."]


def test_parts_stand_with_their_total_and_repeats_are_told_once() -> None:
    said = told(
        ("90", 90, "missing", ADA),
        ("12", 12, "missing", {**ADA, "category": "children", "part_of": 0}),
        ("90 again", 90, "missing", {**ADA, "repeat": True}),
    )
    assert said == [
        "Ada Quill said that 90 people, among them 12 children, were missing. "
        "Said again in the same text: 90."
    ]


def test_every_figure_is_told_and_leads_to_its_place() -> None:
    for document in sample().documents:
        html = "".join(prose.claims(document))
        for figure in document.figures:
            assert f'href="{addresses.address(figure.id)}"' in html


def test_encounters() -> None:
    corpus = sample()
    assert [str(prose.encounter(e, corpus.meetings).striptags()) for e in corpus.events] == [
        "A meeting of Norland and Sudland in Lakeside in April 2031 was cancelled.",
        "Ada Quill and Cleo Finch spoke by telephone on 2 May 2031.",
        "Ada Quill and Bo Marsh met in Port Vale on 5 May 2031 (lasted: two hours).",
        "Cleo Finch and Bo Marsh met between 6 and 9 May 2031.",
        "A video meeting of Ada Quill, Bo Marsh and Cleo Finch on 20 May 2031 was planned.",
        "A meeting of Dee Rowe and Ada Quill on a day that no document states was proposed.",
    ]


def test_a_linked_statement_links_whole_numbers_only() -> None:
    figures = [f for f in sample().figures if f.value in (17, 3)]
    html = prose.linked("In 2017, 17 in report-3 and 33; 3 more.", [(f.text, f.id) for f in figures])
    assert [part.split("<")[0] for part in html.split('">')[1:]] == ["17", "3"]
    assert html.striptags() == "In 2017, 17 in report-3 and 33; 3 more."


SHOWS = (
    chapters.scope,
    chapters.claims,
    chapters.encounters,
    chapters.events,
    chapters.documents,
    chapters.disagreements,
    chapters.doubts,
)


@pytest.mark.parametrize("show", SHOWS)
def test_an_empty_folder_has_an_honest_line(show: Callable[[Corpus], Html]) -> None:
    html = show(EMPTY)
    assert repr(html).endswith(".") and "<ul" not in html._repr_html_()


@pytest.mark.parametrize("show", SHOWS)
def test_hostile_words_are_never_markup(show: Callable[[Corpus], Html]) -> None:
    html = show(hostile())._repr_html_()
    assert "<script" not in html and "<img" not in html


def test_a_family_tells_its_own_outcomes_only() -> None:
    html = chapters.family(sample(), "displaced")._repr_html_()
    displaced = [f for f in sample().figures if f.outcome == "displaced"]
    assert html.count("<tr>") == 1 + len(displaced)
    assert all(escape(f.sentence) in html for f in displaced)
    assert repr(chapters.family(EMPTY, "displaced")) == "There is none."


def test_the_first_page_tells_what_contradicts_before_it_counts_the_rest() -> None:
    drafts = [Draft(name, "12 died.", "17 died.", date="2031-05-07") for name in ("a", "b")]
    drafts[0].figure(0, "12", 12, "killed", side="Norland", speaker="Ada Quill")
    drafts[1].figure(1, "17", 17, "killed", side="Norland", speaker="Bo Marsh")
    html = chapters.doubts(Corpus(tuple(d.document() for d in drafts), ()))._repr_html_()
    first, then = html.split("</ul>")[:2]
    assert ">12</a>" in first and ">17</a>" in first and "Bo Marsh" in first
    assert "The same told differently: 1" in Markup(then).striptags()


def test_of_many_findings_of_a_kind_the_first_stand_open() -> None:
    draft = Draft("many", " ".join(f"[{n}] died." for n in range(100, 140)))
    for n in range(100, 140):
        draft.figure(0, f"[{n}]", n, "killed")
    html = chapters.disagreements(Corpus((draft.document(),), ()))._repr_html_()
    opened, hidden = html.split('<details class="more">')[:2]
    assert opened.count("<li>") == 25 and hidden.count("<li>") >= 15
    assert '<summary><span class="count">15 more</span></summary>' in hidden


def test_of_many_claims_that_contradict_the_first_page_tells_the_ends() -> None:
    drafts = [Draft(f"d{n}", f"{10 + n} died.", date="2031-05-07") for n in range(6)]
    for n, draft in enumerate(drafts):
        draft.figure(0, f"{10 + n}", 10 + n, "killed", side="Norland", speaker=f"Speaker {n}")
    words = repr(chapters.doubts(Corpus(tuple(d.document() for d in drafts), ())))
    assert "Killed (Norland): 6 claims, from 10 to 15." in words and "Speaker 3" not in words
