"""What an edition takes of the records, and what it says that it leaves out."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from readout import corpus, selection, store
from readout.corpus import Corpus, select
from readout.errors import InputError
from readout.parameters import Parameters, check
from readout.records import Document
from samples import Draft, sample


def chosen(**given: Any) -> Corpus:
    return select(sample(), check(given))


def left_out(found: Corpus) -> dict[tuple[str, str], int]:
    return dict(Counter((o.table, o.parameter) for o in found.left_out))


def test_nothing_asked_for_leaves_nothing_out() -> None:
    whole = sample()
    assert select(whole, Parameters(title="Ours")) is whole
    assert whole.left_out == ()


def test_every_figure_is_taken_or_said_to_be_left_out() -> None:
    found = chosen(sides="Norland", outcomes="missing, killed", speakers="Quill")
    told = {(f.side, f.outcome, f.speaker) for f in found.figures}
    assert told == {("Norland", "missing", "Ada Quill"), ("Norland", "killed", "Ada Quill")}
    assert len(found.figures) + sum(left_out(found).values()) == len(sample().figures)
    assert set(left_out(found)) == {("figures", p) for p in ("sides", "outcomes", "speakers")}
    assert len(found.meetings) == len(sample().meetings)


def test_categories_take_their_kind_of_people() -> None:
    assert {f.category for f in chosen(categories=["children", "women"]).figures} == {"children", "women"}


def dated(name: str, date: str) -> Document:
    draft = Draft(name, "In Port Vale 3 people were killed.", date=date)
    draft.figure(0, "3", 3, "killed")
    return draft.document()


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ({"date_from": "2031-05"}, ["day", "month", "year"]),
        ({"date_from": "2031-05-08"}, ["month", "year"]),
        ({"date_to": "2031-05-07"}, ["day", "month", "year"]),
        ({"date_to": "2031-04"}, ["year"]),
        ({"date_from": "2031", "date_to": "2031"}, ["day", "month", "year"]),
        ({"date_from": "2032"}, []),
    ],
)
def test_a_partial_date_stays_where_it_may_be_in_time(given: dict[str, str], kept: list[str]) -> None:
    dates = {"day": "2031-05-07", "month": "2031-05", "none": "", "year": "2031"}
    whole = Corpus.of(dated(name, date) for name, date in dates.items())
    found = select(whole, check(given))
    assert [d.id for d in found.documents] == kept
    assert {o.document for o in found.left_out} == set(dates) - set(kept)


def test_what_only_left_out_documents_tell_is_not_in_the_events() -> None:
    whole = Corpus.of(sample().documents)
    found = select(whole, check({"date_to": "2031-05-07"}))
    assert [d.id for d in found.documents] == ["herald"]
    assert {d for e in found.events for d in e.documents} == {"herald"}


def test_participants_take_whole_events_however_names_are_spelled() -> None:
    found = chosen(participants="Quil")
    assert all(any("Quill" in p for p in e.participants) for e in found.events)
    assert {m for e in found.events for m in e.meetings} == {m.id for m in found.meetings}
    assert len(found.meetings) + left_out(found)["meetings", "participants"] == len(sample().meetings)
    assert len(found.figures) == len(sample().figures)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"sides": "Norland, Nordland x"},
         "parameter sides: no record has 'Nordland x'; did you mean Norland?; there are: Norland"),
        ({"speakers": "Zzz"}, "parameter speakers: no record has 'Zzz'; there are: Ada Quill, Bo Marsh"),
        ({"participants": "Cleo Fynch Zed"},
         "parameter participants: no record has 'Cleo Fynch Zed'; did you mean Cleo Finch?; there are: Ada"),
    ],
)  # fmt: skip
def test_a_name_that_no_record_has_is_an_error_with_the_nearest(given: dict[str, str], said: str) -> None:
    with pytest.raises(InputError) as error:
        chosen(**given)
    assert str(error.value).startswith(said)


def test_a_name_is_looked_for_in_all_that_was_read() -> None:
    found = chosen(date_from="2031-05-09", sides="Norland")
    assert [d.id for d in found.documents] == ["courier"]
    assert not chosen(date_from="2099", sides="Norland").figures


def test_many_names_are_not_all_listed() -> None:
    draft = Draft("crowd", *(f"Norland{n} lost 3." for n in range(30)))
    for n in range(30):
        draft.figure(n, "3", 3, "killed", side=f"Norland{n}")
    wrong = selection.unknown([draft.document()], [], check({"sides": "Qqq"}))
    assert wrong and wrong.words.endswith(" and 10 more")


def test_records_kept_in_a_file_are_selected_like_the_folder(tmp_path: Path) -> None:
    store.save(sample().documents, tmp_path / "records.jsonl")
    found = corpus.read(tmp_path / "records.jsonl", check({"outcomes": "killed"}))
    assert {f.outcome for f in found.figures} == {"killed"}
    assert [d.id for d in found.documents] == [d.id for d in sample().documents]


def test_show_sentences_holds_for_every_document(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The mayor said that 12 people were killed.\n\nThe quetzal slept.\n")
    assert "quetzal" in corpus.read(tmp_path).documents[0].text
    (document,) = corpus.read(tmp_path, Parameters(show="sentences")).documents
    assert document.show == "sentences" and "quetzal" not in document.text


def test_named_periods_may_stand_elsewhere_and_must_be_there(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "truces.yml").write_text("- {name: Truce, from: 2031}\n")
    read = corpus.read(tmp_path / "seeds", check({"periods": tmp_path / "truces.yml"}))
    assert [p.name for p in read.periods] == ["Truce"]
    with pytest.raises(InputError, match=r"parameter periods: .*x\.yml: there is no such file"):
        corpus.read(tmp_path / "seeds", check({"periods": tmp_path / "x.yml"}))


def test_a_copy_is_left_out_with_its_original_and_not_said_twice() -> None:
    whole = Corpus.of([dated("first", "2031-05-07"), dated("second", "2031-05-08")])
    original, copy = whole.documents
    figure = copy.figures[0].model_copy(update={"copy_of": original.figures[0].id})
    copied = copy.model_copy(update={"copy_of": "first", "figures": (figure,)})
    found = select(Corpus.of([original, copied]), check({"outcomes": "missing"}))
    assert not [f for d in found.documents for f in d.figures]
    assert left_out(found) == {("figures", "outcomes"): 1}


def test_every_event_is_taken_or_said_to_be_left_out() -> None:
    whole = Corpus.of(sample().documents)
    for given in ({"date_to": "2031-05-07"}, {"participants": "Quill"}, {"date_from": "2099"}):
        found = select(whole, check(given))
        gone = [o.id for o in found.left_out if o.table == "events"]
        merged = len(whole.events) - len(gone) - len(found.events)
        assert gone and merged == 0
