"""What people checked stands at its place, whatever is read there; what no longer fits is told in full."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from checking import ROOT, SHA, TEXT, WHO, entry, read, seeds
from readout import corpus, corrections, folder, tables
from readout.corpus import Corpus
from readout.corrections import entries
from readout.corrections.entries import FigureEntry, MeetingEntry, Placed, Table, read_corrections
from readout.corrections.recording import Book, place_of, values_of
from readout.errors import InputError
from readout.parameters import Parameters
from readout.records import Document, Evidenced, Figure, Meeting
from samples import Draft


def figures(document: Document) -> dict[str, Figure]:
    return {f.text: f for f in document.figures}


def test_without_entries_nothing_is_checked(tmp_path: Path) -> None:
    document = read(tmp_path)
    assert [f.text for f in document.figures] == ["36", "12", "Dozens"]
    assert not any(f.checked for f in document.figures) and not document.corrections


def test_a_confirmed_record_says_who_checked_it_and_changes_nothing(tmp_path: Path) -> None:
    plain, (found,) = read(tmp_path), read(tmp_path, entry("36", "confirm")).figures[:1]
    signs = {"checked": "confirmed", "checked_by": "Cleo Finch", "checked_on": "2031-05-09"}
    assert found == plain.figures[0].model_copy(update=signs)


def test_an_amended_value_stands_with_its_evidence_and_the_old_one_is_told(tmp_path: Path) -> None:
    document = read(tmp_path, entry("36", "amend", values={"side": "Vale", "value": "35"}))
    found = figures(document)["36"]
    assert (found.side, found.value, found.checked) == ("Vale", 35, "amended")
    assert [c.text for c in found.cues if c.role == "side"] == ["Vale"]
    (made,) = document.corrections
    assert [(c.field, c.old, c.new) for c in made.changes] == [("value", "36", "35"), ("side", "", "Vale")]
    assert (made.reason, made.by, made.on) == ("As the text says.", "Cleo Finch", "2031-05-09")


def test_an_outcome_can_be_amended_and_the_record_has_its_address(tmp_path: Path) -> None:
    document = read(tmp_path, entry("Dozens", "amend", values={"outcome": "missing"}))
    (made,) = document.corrections
    assert made.was.endswith("-injured") and made.record.endswith("-missing")
    assert figures(document)["Dozens"].id == made.record


def test_a_rejected_record_counts_nowhere_and_its_parts_are_claims_of_their_own(tmp_path: Path) -> None:
    document = read(tmp_path, entry("36", "reject"))
    assert [f.text for f in document.figures] == ["12", "Dozens"]
    assert document.figures[0].part_of is None
    assert [c.decision for c in document.corrections] == ["rejected"]


def test_an_added_record_has_its_sentence_and_evidence_as_any_other(tmp_path: Path) -> None:
    values = {"participants": ["Ada Quill", "Cleo Finch"], "agenda": ["the border"], "place": "Lakeside"}
    document = read(tmp_path, meetings=(entry("speak", "add", values=values),))
    added = next(m for m in document.meetings if m.checked == "added")
    assert added.rule == "added by Cleo Finch"
    assert added.sentence.startswith("Ada Quill of Norland met") and added.sentence.endswith("border.")
    assert TEXT[added.sentence_start : added.sentence_end] == added.sentence
    assert [TEXT[s.start : s.end] for s in added.agenda] == ["the border"]
    assert {c.role: c.text for c in added.cues} == {"place": "Lakeside"}  # one of the parties is not there
    assert (added.status, added.mode) == ("held", "in_person")


def test_corrections_come_before_meetings_are_merged(tmp_path: Path) -> None:
    values = {"participants": ["Ada Quill", "Dee Rowe"], "date": "2021-05-03", "place": "Lakeside"}
    home = seeds(tmp_path / "seeds", meetings=(entry("speak", "add", values=values),))
    told = [e for e in corpus.read(home).events if "Dee Rowe" in e.participants]
    assert [(e.date, e.place) for e in told] == [("2021-05-03", "Lakeside")]


def test_tables_tell_what_was_checked_and_by_whom(tmp_path: Path) -> None:
    document = read(tmp_path, entry("36", "amend", values={"side": "Vale"}), entry("Dozens", "reject"))
    frames = tables.frames(Corpus.of([document]))
    row = frames["figures"].set_index("text").loc["36"]
    assert (row["checked"], row["checked_by"], row["checked_on"]) == ("amended", "Cleo Finch", "2031-05-09")
    told = frames["documents"].iloc[0]["corrections"]
    assert "amended, side empty -> Vale (Cleo Finch, 2031-05-09): As the text says." in told
    assert "flood#f107-injured rejected" in told
    tables.write(Corpus.of([document]), tmp_path / "out")
    assert json.loads((tmp_path / "out" / "figures.json").read_text())[0]["checked"] == "amended"


# A later library


def draft(*sentences: str) -> Draft:
    return Draft("one", *sentences, date="2031-05-07")


def decided(made: Draft, *rows: FigureEntry | MeetingEntry) -> Document:
    placed = [
        Placed(
            row, "figures" if isinstance(row, FigureEntry) else "meetings", number, Path("corrections.yml")
        )
        for number, row in enumerate(rows)
    ]
    return corrections.applied([made.document()], placed)[0]


def checked(record: Figure | Meeting, decision: str = "confirm", **fields: Any) -> FigureEntry | MeetingEntry:
    """The entry that a review writes: all values of the record as it was found."""
    shape = FigureEntry if isinstance(record, Figure) else MeetingEntry
    values = {} if decision == "reject" else {"values": values_of(record)}
    place = {"document": "one", "sha256": "0" * 64, "start": record.start, "words": record.text}
    reason = {"reason": "no figure"} if decision == "reject" else {}
    return shape.model_validate({**place, "decision": decision, **values, **reason, **WHO, **fields})


def values(record: Figure | Meeting) -> dict[str, Any]:
    own = [name for name in type(record).model_fields if name not in Evidenced.model_fields]
    return {name: getattr(record, name) for name in own}


SENTENCES = ("In Vale 36 people were killed.", "Ada Quill met Bo Marsh on Monday, and they met again.")


def test_what_was_confirmed_stands_where_a_later_library_finds_nothing() -> None:
    figure = draft(*SENTENCES).figure(0, "36", 36, "killed", side="Vale")
    document = decided(draft(*SENTENCES), checked(figure))
    (stands,) = document.figures
    assert values(stands) == values(figure) and stands.id == figure.id
    assert (stands.rule, stands.checked) == ("confirmed by Cleo Finch", "confirmed")
    assert stands.sentence == SENTENCES[0]


@pytest.mark.parametrize(
    ("words", "later"),
    [
        ("36", {"value": 35, "outcome": "killed"}),
        ("36", {"value": 36, "outcome": "casualties", "side": "Norland"}),
        ("36 people", {"value": 36, "outcome": "injured", "modifier": "about"}),
    ],
)
def test_what_was_confirmed_stands_in_the_place_of_what_a_later_library_reads(
    words: str, later: dict[str, Any]
) -> None:
    figure = draft(*SENTENCES).figure(0, "36", 36, "killed", side="Vale")
    now = draft(*SENTENCES)
    now.figure(0, words, **later)
    document = decided(now, checked(figure))
    (stands,) = document.figures
    assert values(stands) == values(figure) and stands.text == "36"
    assert {c.field for c in document.corrections[0].changes} >= {"side"}


def test_a_meeting_that_a_later_library_sees_at_other_words_is_the_same() -> None:
    before, now = draft(*SENTENCES), draft(*SENTENCES)
    meeting = before.meeting(1, "met", "Ada Quill", "Bo Marsh", date="2031-05-05")
    now.meeting(1, "met again", "Bo Marsh", "Ada Quill", date="2031-05-05", place="Vale")
    (stands,) = decided(now, checked(meeting)).meetings
    assert values(stands) == values(meeting) and stands.start == meeting.start


def test_what_was_rejected_stays_out_whatever_is_found_there() -> None:
    figure = draft(*SENTENCES).figure(0, "36", 36, "killed")
    now = draft(*SENTENCES)
    now.figure(0, "36 people", 36, "casualties")
    assert not decided(now, checked(figure, "reject")).figures
    assert not decided(draft(*SENTENCES), checked(figure, "reject")).figures


def test_records_that_share_their_words_are_told_apart_by_their_outcome() -> None:
    both = draft(*SENTENCES)
    killed = both.figure(0, "36", 36, "killed")
    both.figure(0, "36", 36, "missing")
    document = decided(both, checked(killed, "reject", outcome="killed"))
    assert [f.outcome for f in document.figures] == ["missing"]
    kept = decided(both, checked(killed, outcome="killed"))
    assert {f.outcome: f.checked for f in kept.figures} == {"killed": "confirmed", "missing": ""}


def test_what_was_added_is_not_there_twice_once_a_library_finds_it() -> None:
    now = draft(*SENTENCES)
    figure = now.figure(0, "36", 36, "killed")
    document = decided(now, checked(figure, "add", reason="missed"))
    assert [(f.checked, f.rule) for f in document.figures] == [("added", "by hand")]


def test_a_repeat_of_a_claim_that_was_rejected_is_a_claim() -> None:
    text = ("In Vale 36 people were killed.", "The 36 people killed were from Vale.")
    now = draft(*text)
    first = now.figure(0, "36", 36, "killed")
    now.figure(1, "36", 36, "killed", repeat=True)
    assert [f.repeat for f in decided(now, checked(first)).figures] == [False, True]
    assert [f.repeat for f in decided(now, checked(first, "reject")).figures] == [False]


def every(document: Document) -> list[Figure | Meeting]:
    return [*document.figures, *document.meetings]


def confirmed(documents: list[Document]) -> list[Placed]:
    """Every record of the documents confirmed, as a review does it."""
    found: list[Placed] = []
    for document in documents:
        for some in (document.figures, document.meetings):
            for record in some:
                shape = FigureEntry if isinstance(record, Figure) else MeetingEntry
                shared = sum(r.start == record.start for r in some) > 1
                place = {"document": document.id, "sha256": document.sha256, **place_of(record, shared)}
                given = {**place, "decision": "confirm", "values": values_of(record), **WHO}
                table: Table = "figures" if isinstance(record, Figure) else "meetings"
                found.append(Placed(shape.model_validate(given), table, len(found), Path("corrections.yml")))
    return found


@pytest.mark.parametrize("name", ["seeds", "evaluation/documents"])
def test_all_of_real_documents_can_be_confirmed_and_stands_where_nothing_is_found(name: str) -> None:
    read_ = folder.found(ROOT / name, Parameters())
    entries_ = confirmed(read_)
    assert entries_
    signs = {"checked": "confirmed", "checked_by": "Cleo Finch", "checked_on": "2031-05-09"}
    for before, after in zip(read_, corrections.applied(read_, entries_), strict=True):
        assert after.figures == tuple(f.model_copy(update=signs) for f in before.figures)
        assert after.meetings == tuple(m.model_copy(update=signs) for m in before.meetings)
    bare = [d.model_copy(update={"figures": (), "meetings": ()}) for d in read_]
    for before, after in zip(read_, corrections.applied(bare, entries_), strict=True):
        stand, told = ({r.id: (r.sentence, r.reading, values(r)) for r in every(d)} for d in (after, before))
        assert stand == told


def test_a_short_entry_needs_what_is_found_and_says_so_where_nothing_is(tmp_path: Path) -> None:
    short = entry("children", "amend", values={"side": "Vale"})
    with pytest.raises(
        InputError, match=r"nothing is found at “children”.* write value and outcome under values"
    ):
        read(tmp_path, short)


# Copies


def copies() -> tuple[Document, Document]:
    """The same text twice, the second a copy of the first."""
    first, second = (Draft(name, SENTENCES[0], date="2031-05-07") for name in ("one", "two"))
    original = first.figure(0, "36", 36, "killed", side="Vale")
    second.figure(0, "36", 36, "killed", side="Vale", copy_of=original.id)
    return first.document(), second.document().model_copy(update={"copy_of": "one"})


def on(document: str, decision: str, **fields: Any) -> Placed:
    place = {"document": document, "sha256": "0" * 64, "start": 8, "words": "36", "reason": "read again"}
    row = FigureEntry.model_validate({**place, "decision": decision, **WHO, **fields})
    return Placed(row, "figures", 0, Path("corrections.yml"))


@pytest.mark.parametrize("name", ["one", "two"])
def test_what_is_decided_on_a_record_or_on_its_copy_holds_for_both(name: str) -> None:
    amended = corrections.applied(copies(), [on(name, "amend", values={"outcome": "missing"})])
    assert [f.outcome for d in amended for f in d.figures] == ["missing", "missing"]
    (counted,) = Corpus.of(amended).figures
    assert (counted.document, counted.checked) == ("one", "amended")
    assert [bool(c.carried_from) for d in amended for c in d.corrections] == [name != "one", name != "two"]
    rejected = corrections.applied(copies(), [on(name, "reject")])
    assert not Corpus.of(rejected).figures


def test_a_copy_that_has_its_own_entry_keeps_it() -> None:
    one, two = corrections.applied(copies(), [on("one", "amend", values={"value": 35}), on("two", "confirm")])
    assert [d.figures[0].value for d in (one, two)] == [35, 36]
    assert [c.carried_from for d in (one, two) for c in d.corrections] == ["", ""]


# Texts of which only evidence is shown


def test_what_was_rejected_is_no_evidence_and_what_was_added_is(tmp_path: Path) -> None:
    secret = {"participants": ["Ada Quill", "Bo Marsh"]}
    home = seeds(tmp_path / "seeds", entry("Dozens", "reject"))
    (home / "sources.yml").write_text("flood.txt:\n  show: sentences\n")
    tables.write(corpus.read(home), tmp_path / "out")
    written = b"".join(p.read_bytes() for p in (tmp_path / "out").rglob("*") if p.is_file())
    assert b"Dozens were" not in written and b"at least 36 people" in written
    assert "border" not in corpus.read(home).documents[0].text or corpus.read(home).documents[0].meetings
    seeds(home, meetings=(entry("border", "add", values=secret),))
    assert "the border" in corpus.read(home).documents[0].text


# The model and the file


def test_an_entry_takes_every_value_of_a_record_and_no_other() -> None:
    for kind, shape in ((Figure, entries.FigureValues), (Meeting, entries.MeetingValues)):
        assert list(shape.model_fields) == [n for n in kind.model_fields if n not in Evidenced.model_fields]
        assert all(f.description == kind.model_fields[n].description for n, f in shape.model_fields.items())


def test_what_is_written_keeps_comments_and_is_read_as_it_was_meant(tmp_path: Path) -> None:
    home = seeds(tmp_path / "seeds")
    mine = f"""# Mine.
figures:
- document: flood.txt  # the wire story
  sha256: {SHA}
  start: 37
  words: "36"
  decision: confirm
  by: Cleo Finch
  on: 2031-05-09

# Look at this one again.
- document: flood.txt
  sha256: {SHA}
  start: {TEXT.index("12")}
  words: "12"
  decision: confirm
  by: Cleo Finch
  on: 2031-05-09
"""
    (home / "corrections.yml").write_text(mine)
    book = Book(home)
    document = corpus.read(home).documents[0]
    dozens = figures(document)["Dozens"]
    given = {
        "document": "flood.txt",
        "sha256": SHA,
        "start": dozens.start,
        "words": "Dozens",
        "decision": "confirm",
    }
    new = FigureEntry.model_validate({**given, "values": values_of(dozens), **WHO})
    assert book.put(new).number == 2
    assert (home / "corrections.yml").read_text().startswith(mine)
    old = book.entries[0]
    book.put(old.entry.model_copy(update={"by": "Dee Rowe"}), old)
    text = (home / "corrections.yml").read_text()
    assert (
        text.count("# Look at this one again.")
        == text.count("# the wire story")
        == text.count("# Mine.")
        == 1
    )
    assert [p.entry.by for p in read_corrections(home / "corrections.yml")] == [
        "Dee Rowe",
        *["Cleo Finch"] * 2,
    ]
    assert read_corrections(home / "corrections.yml")[2].entry == new


def test_what_is_taken_out_leaves_the_comments_of_others(tmp_path: Path) -> None:
    home = seeds(
        tmp_path / "seeds", entry("36", "confirm"), entry("12", "confirm"), entry("Dozens", "confirm")
    )
    file = home / "corrections.yml"
    first, second, third = file.read_text().split("- document")[1:]
    file.write_text(f"figures:\n- document{first}- document{second}# The last.\n- document{third}")
    book = Book(home)
    book.take_out(book.entries[1])
    assert [p.entry.words for p in book.entries] == ["36", "Dozens"]
    assert "# The last.\n- document" in file.read_text()
