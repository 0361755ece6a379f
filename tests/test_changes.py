"""What changed between two editions: documents, figures and events, each with its reason."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from readout import changes, tables
from readout.changes import Changes, past
from readout.changes.past import Edition
from readout.chapters import changes as chapter
from readout.corpus import Corpus, select
from readout.errors import InputError
from readout.parameters import check
from readout.records import Document
from readout.report.kept import LEDGER
from samples import Draft, hostile, sample

LIBRARY = {"library": "1", "parameters": {}}


def told(name: str = "herald", dead: int = 12, **fields: Any) -> Draft:
    draft = Draft(
        name, f"In Port Vale {dead} people were killed.", "Ada Quill met Bo Marsh in Port Vale.", **fields
    )
    draft.figure(0, str(dead), dead, "killed", side="Norland")
    draft.meeting(1, "met", "Ada Quill", "Bo Marsh", date="2031-05-05", place="Port Vale")
    return draft


def of(*documents: Document) -> Corpus:
    return Corpus.of(documents)


def edition(was: Corpus, **made_from: Any) -> Edition:
    return Edition(was.documents, was.events, LIBRARY | made_from)


def compared(was: Corpus, now: Corpus, asked: dict[str, Any] | None = None, **made_from: Any) -> Changes:
    part = select(now, check(asked or {}))
    return changes.compare(edition(was), part, now, LIBRARY | made_from)


def lines(found: Changes) -> list[tuple[str, str]]:
    return [(c.kind, c.reason) for c in (*found.documents, *found.figures, *found.events)]


def changed(draft: Draft, **fields: Any) -> Document:
    """The document, with another file."""
    return draft.document().model_copy(update={"sha256": "1" * 64, **fields})


def test_the_same_is_no_change() -> None:
    whole = Corpus.of(sample().documents)
    assert compared(whole, whole) == Changes((), (), ())


def test_a_new_document_brings_its_figures_and_events() -> None:
    found = compared(of(), of(told().document()))
    brought = ("new", "document herald: new in the folder")
    assert lines(found) == [("new", "new in the folder"), brought, brought]


def test_what_a_document_that_is_gone_told_is_withdrawn() -> None:
    found = compared(of(told().document()), of())
    gone = ("withdrawn", "document herald: no longer in the folder")
    assert lines(found) == [("withdrawn", "no longer in the folder"), gone, gone]
    assert found.figures[0].was[0].sentence == "In Port Vale 12 people were killed."  # type: ignore[union-attr]


def test_a_changed_document_revises_its_claim() -> None:
    found = compared(of(told().document()), of(changed(told(dead=14))))
    (figure,) = found.figures
    assert [(c.kind, c.reason) for c in found.documents] == [("revised", "its file changed")]
    assert (figure.kind, figure.reason) == ("revised", "the document changed")
    assert [(d.field, d.was, d.now) for d in figure.differences] == [("value", 12, 14)]
    assert found.events == ()


def test_a_renamed_document_is_the_same_one() -> None:
    found = compared(of(told().document()), of(told("courier").document()))
    (document,) = found.documents
    assert [(d.field, d.was, d.now) for d in document.differences] == [("id", "herald", "courier")]
    assert found.figures == ()
    (event,) = found.events
    assert (event.kind, event.reason) == ("revised", "document courier: what is known of it changed")


def test_another_document_that_tells_of_an_event_is_named() -> None:
    was, more = told(), told("courier", 3)
    (event,) = compared(of(was.document()), of(was.document(), more.document())).events
    assert [(d.field, d.was, d.now) for d in event.differences] == [
        ("documents", ("herald",), ("courier", "herald"))
    ]
    assert event.reason == "document courier: new in the folder"


@pytest.mark.parametrize(
    ("made_from", "reason"),
    [
        ({"library": "2"}, "the library or its word lists changed"),
        ({"lexicon": "2"}, "the added word lists changed"),
        ({"packages": "2"}, "the packages that the library rests on changed"),
        ({"documents": "2"}, "what is known of the documents changed (sources.yml, corrections.yml)"),
    ],
)
def test_another_reading_of_the_same_text_has_its_cause(made_from: dict[str, Any], reason: str) -> None:
    draft = told()
    now = draft.document()
    revised = now.figures[0].model_copy(update={"side": "Sudland", "outcome": "injured"})
    found = compared(of(now), of(now.model_copy(update={"figures": (revised,)})), **made_from)
    assert lines(found) == [("revised", reason)]
    assert [d.field for d in found.figures[0].differences] == ["outcome", "side"]


def test_a_filter_is_the_reason_of_what_it_leaves_out_and_lets_in() -> None:
    whole = of(told().document())
    assert lines(compared(whole, whole, {"sides": "Norland"})) == []
    narrowed = compared(whole, of(told().document(), told("zed", 3).document()), {"outcomes": "missing"})
    assert ("withdrawn", "parameter outcomes") in lines(narrowed)
    was = Edition(whole.documents, (), {"parameters": {"participants": ["Ada Quill"], "gone": 1}})
    assert was.parameters.participants == ("Ada Quill",)
    before = select(whole, check({"outcomes": "missing"} | {"date_from": "", "sides": ""}))
    old = Edition(before.documents, before.events, LIBRARY | {"parameters": {"outcomes": ["missing"]}})
    assert lines(changes.compare(old, whole, whole, LIBRARY)) == [("new", "parameter outcomes")]


def test_a_document_that_a_date_leaves_out_is_withdrawn_by_it() -> None:
    whole = of(told(date="2031-05-07").document())
    found = compared(whole, whole, {"date_from": "2032"})
    assert lines(found)[0] == ("withdrawn", "parameter date_from")
    assert set(lines(found)[1:]) == {("withdrawn", "document herald: parameter date_from")}


def two(name: str, day: str) -> Draft:
    draft = Draft(name, "Ada Quill met Bo Marsh in Port Vale.")
    draft.meeting(0, "met", "Ada Quill", "Bo Marsh", date=day, place="Port Vale")
    return draft


def test_events_that_become_one_are_merged_and_one_that_becomes_two_is_split() -> None:
    first, other, same = two("a", "2031-05-05"), two("b", "2031-05-07"), two("b", "2031-05-05")
    apart, merged = (of(first.document(), second.document()) for second in (other, same))
    assert (len(apart.events), len(merged.events)) == (2, 1)
    (one,) = compared(apart, merged, library="2").events
    assert (one.kind, len(one.was), len(one.now)) == ("merged", 2, 1)
    assert one.reason == "the library or its word lists changed"
    (split,) = compared(merged, apart, library="2").events
    assert (split.kind, len(split.was), len(split.now)) == ("split", 1, 2)


def test_an_event_that_is_told_otherwise_is_revised() -> None:
    was, now = (of(two("a", day).document()) for day in ("2031-05-05", "2031-05-06"))
    (found,) = compared(was, now, library="2").events
    assert found.kind == "revised" and [d.field for d in found.differences] == ["date"]


def kept(folder: Path, was: Corpus, **made_from: Any) -> str:
    """The folder that the chapter is made from, as the report writes it."""
    tables.write(was, folder)
    (folder / past.THIS).write_text(json.dumps(LIBRARY | made_from))
    (folder / past.LAST).write_text(json.dumps(LIBRARY))
    cited = {
        "name": "2031-05",
        "newest": "2031-05-09",
        "fingerprint": "abc",
        "cited": "Ours. Edition 2031-05.",
    }
    (folder / LEDGER).write_text(json.dumps([cited]))
    return str(folder)


def test_what_the_tables_hold_is_read_back_for_comparing(tmp_path: Path) -> None:
    whole = Corpus.of(sample().documents)
    found = past.read(Path(kept(tmp_path, whole)))
    assert found.documents == whole.documents
    assert [(e.id, e.participants, set(e.meetings)) for e in found.events] == [
        (e.id, e.participants, set(e.meetings)) for e in whole.events
    ]


def test_records_of_another_version_are_compared_as_far_as_they_are_known(tmp_path: Path) -> None:
    folder = Path(kept(tmp_path, of(told().document())))
    raw = json.loads((folder / past.RECORDS).read_text())
    raw["unknown"], raw["figures"][0]["unknown"] = 1, {"a": []}
    (folder / past.RECORDS).write_text(json.dumps(raw) + "\n")
    assert past.read(folder).documents == of(told().document()).documents
    (folder / past.RECORDS).write_text("{}\n")
    with pytest.raises(InputError, match="compared with is not understood"):
        past.read(folder)


def test_the_chapter_links_each_change_to_its_sentence_and_quotes_what_was_withdrawn(tmp_path: Path) -> None:
    was, now = of(told().document()), of(told("zed", 3).document())
    other = now.documents[0].model_copy(update={"sha256": "2" * 64})
    now = of(other)
    found = chapter.since(kept(tmp_path, was), now, now)
    assert found
    html = chapter.figures(found)._repr_html_()
    assert 'href="documents/zed.html#f13-killed"' in html
    assert 'href="editions/2031-05/documents/herald.html#f13-killed"' in html
    assert "In Port Vale 12 people were killed." in html
    assert repr(chapter.summary(found)) == (
        "Compared with edition 2031-05, whose newest document is of 9 May 2031: changed are 2 documents "
        "(1 new, 1 withdrawn); 2 figures (1 new, 1 withdrawn); 2 meetings (1 new, 1 withdrawn)."
    )
    assert 'href="editions/2031-05/index.html"' in chapter.editions(found)._repr_html_()


def test_the_chapter_shows_what_a_revised_figure_was(tmp_path: Path) -> None:
    found = chapter.since(kept(tmp_path, of(told().document())), *2 * (of(changed(told(dead=1400))),))
    html = chapter.figures(found)._repr_html_()
    assert "value: 12 → 1,400" in html
    assert '<a href="editions/2031-05/documents/herald.html#f13-killed">as it was</a>' in html
    assert "None of them changed." in repr(chapter.events(found))


def test_without_a_kept_edition_the_chapter_says_so() -> None:
    assert chapter.since("", sample(), sample()) is None
    for shown in (chapter.summary, chapter.documents, chapter.figures, chapter.events, chapter.editions):
        assert "There is no kept edition to compare with" in repr(shown(None))


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    found = chapter.since(kept(tmp_path, of()), hostile(), hostile())
    for shown in (chapter.documents, chapter.figures, chapter.events):
        html = shown(found)._repr_html_()
        assert "<script" not in html and "<img" not in html
