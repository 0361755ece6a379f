"""The walk through the records: what is shown, what is asked, what stands in the file after each answer."""

from __future__ import annotations

import hashlib
import os
import pty
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from readout import corpus
from readout.cli import main
from readout.corpus import Corpus
from readout.corrections import read_corrections
from readout.corrections.entries import Placed
from readout.evaluation import results
from readout.records import Document
from readout.review.doubts import Doubts
from readout.review.queue import RESULTS
from samples import sample

TEXT = (
    "The mayor of Vale said that at least 36 people were killed in the flood on Monday, among them 12 "
    "children. Dozens were injured.\n\nAda Quill of Norland met Bo Marsh in Lakeside on 3 May 2021 to speak "
    "of the border.\n"
)
WHO = ("--by", "Cleo Finch", "--on", "2031-05-09")
FIGURES = (*WHO, "--only", "figures")


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "flood.txt").write_text(TEXT)
    return folder


def review(folder: Path, *answers: str, options: tuple[str, ...] = FIGURES) -> Result:
    given = "".join(f"{answer}\n" for answer in answers)
    return CliRunner().invoke(main, ["review", str(folder), *options], input=given)


def kept(folder: Path) -> list[Placed]:
    return read_corrections(folder / "corrections.yml")


def decisions(folder: Path) -> list[tuple[str, str]]:
    return [(p.entry.words, p.entry.decision) for p in kept(folder)]


def document(folder: Path) -> Document:
    return corpus.read(folder).documents[0]


def test_a_record_is_shown_in_its_sentence_with_its_values_and_why_it_is_doubtful(seeds: Path) -> None:
    shown = review(seeds, "q").output
    assert "--- 0 of 3 checked · 1 of 3 in this walk ---" in shown
    assert "flood.txt: flood, no date" in shown
    assert ">>Dozens<< were injured." in shown
    assert "  outcome      injured" in shown and "  rule         injure" in shown
    doubts = next(line.split(None, 1)[1] for line in shown.splitlines() if line.startswith("  doubts"))
    assert set(doubts.split("; ")) == {"no speaker is found", "no side is found", "the amount is in words"}
    assert f"0 of 3 checked; the decisions are in {seeds / 'corrections.yml'}" in shown
    assert not (seeds / "corrections.yml").exists()


def test_what_is_confirmed_is_written_with_all_its_values(seeds: Path) -> None:
    before = document(seeds)
    review(seeds, "s", "c", "q")
    (placed,) = kept(seeds)
    assert placed.entry.words == "36" and len(placed.entry.checked.given()) == 12
    after = document(seeds)
    signs = {"checked": "confirmed", "checked_by": "Cleo Finch", "checked_on": "2031-05-09"}
    assert after.figures[0] == before.figures[0].model_copy(update=signs)
    assert after.corrections[0].changes == ()


def test_a_walk_goes_on_where_it_stopped_until_nothing_is_left(seeds: Path) -> None:
    assert ">>Dozens<<" in review(seeds, "c", "q").output
    second = review(seeds, "r", "No figure.", "c").output
    assert "--- 1 of 3 checked · 1 of 2 in this walk ---" in second and ">>Dozens<<" not in second
    assert "3 of 3 checked; the decisions are in" in second
    assert "3 of 3 checked: nothing is left to check; --all shows it again" in review(seeds).output
    assert sorted(decisions(seeds)) == [("12", "confirm"), ("36", "reject"), ("Dozens", "confirm")]


def test_amending_tells_at_once_what_a_value_can_be(seeds: Path) -> None:
    answers = (
        "a", "sde", "side", "Norland", "value", "many", "37", "", "modifier", "about", "", " ", "Misread.",
    )  # fmt: skip
    shown = review(seeds, *answers, "q").output
    assert "there is no field sde; did you mean side?; there are value, value_max," in shown
    assert "'many' does not fit; write a whole number" in shown
    assert "modifier vague with value 37; set both value and modifier" in shown
    assert "Error: write a reason: it stands in the report" in shown
    assert "amended: about 37 people injured; Norland; no speaker given" in shown
    amended = next(f for f in document(seeds).figures if f.text == "Dozens")
    assert (amended.value, amended.modifier, amended.side) == (37, "about", "Norland")
    assert kept(seeds)[0].entry.reason == "Misread."


def test_a_dash_empties_a_value_and_nothing_keeps_it(seeds: Path) -> None:
    review(seeds, "s", "a", "speaker", "-", "cause", "", "", "Nobody is named.", "q")
    found = document(seeds).figures[0]
    assert (found.speaker, found.cause) == ("", "in the flood")


def test_amending_nothing_changes_nothing(seeds: Path) -> None:
    shown = review(seeds, "a", "", "q").output
    assert "nothing was changed" in shown and not (seeds / "corrections.yml").exists()


def test_one_can_go_back_and_decide_again(seeds: Path) -> None:
    shown = review(seeds, "c", "b", "r", "No figure.", "b", "q").output
    assert "decided      confirm by Cleo Finch, 2031-05-09" in shown
    assert "decided      reject by Cleo Finch, 2031-05-09 No figure." in shown
    assert decisions(seeds) == [("Dozens", "reject")]


def test_a_record_can_be_added_at_words_that_stand_in_the_text(seeds: Path) -> None:
    answers = ("n", "nowhere", "o", "2", "f", "", "killed", "", "Norland", "", "", "", "Missed.", "q")
    shown = review(seeds, *answers).output
    assert "“nowhere” stands nowhere in flood.txt; write the words as they stand" in shown
    assert "which of them" in shown and "value is missing" not in shown


def test_a_meeting_is_added_with_its_values(seeds: Path) -> None:
    answers = (
        "n", "speak", "m", "Ada Quill; Dee Rowe", "3 May", "2021-05-03", "", "", "Lakeside",
        "agenda", "the boarder", "the border", "", "Missed.", "q",
    )  # fmt: skip
    shown = review(seeds, *answers).output
    assert "'3 May' is no date; write it like 2020-05-17, 2020-05 or 2020" in shown
    assert "“the boarder” stands nowhere in the text" in shown
    assert "added: Ada Quill and Dee Rowe, 3 May 2021" in shown
    added = next(m for m in document(seeds).meetings if m.checked)
    assert (added.place, [s.text for s in added.agenda]) == ("Lakeside", ["the border"])
    again = review(seeds, *answers[:9], "", "Missed.", "q").output
    assert "this record is there already: go to it, and amend it" in again


def test_all_shows_what_was_decided_and_what_was_rejected_too(seeds: Path) -> None:
    review(seeds, "r", "No figure.", "c", "c")
    shown = review(seeds, "s", "s", "s", options=(*FIGURES, "--all")).output
    assert "1 of 3 in this walk" in shown and "decided      reject by Cleo Finch" in shown
    review(seeds, "c", options=(*FIGURES, "--all"))
    assert ("Dozens", "confirm") in decisions(seeds) and len(decisions(seeds)) == 3


def test_parameters_choose_what_is_shown(seeds: Path) -> None:
    assert "0 of 1 checked" in review(seeds, "q", options=(*FIGURES, "-p", "outcomes", "injured")).output
    wrong = review(seeds, options=(*FIGURES, "-p", "outcome", "injured"))
    assert wrong.exit_code == 2 and "unknown parameter outcome; did you mean outcomes?" in wrong.stderr


def test_keys_may_be_words_and_others_are_refused(seeds: Path) -> None:
    shown = review(seeds, "maybe", "Skip", "quit").output
    assert "Error: 'maybe' is none of the keys: c confirm, r reject, a amend," in shown
    assert "--- 0 of 3 checked · 2 of 3 in this walk ---" in shown


def test_more_of_the_text_is_shown_on_request(seeds: Path) -> None:
    filler = "Nothing else happened that day. " * 20
    (seeds / "flood.txt").write_text(f"It began in Lakeside. {filler}{TEXT}")
    shown = review(seeds, "t", "q").output
    assert shown.count("It began in Lakeside.") == 1


def test_the_end_of_the_input_keeps_what_was_decided(seeds: Path) -> None:
    result = review(seeds, "c", "a", "side")
    assert result.exit_code == 0 and "1 of 3 checked; the decisions are in" in result.output
    assert decisions(seeds) == [("Dozens", "confirm")]


def test_name_and_day_are_asked_for_and_the_last_name_is_offered(seeds: Path) -> None:
    first = review(seeds, "Ada Quill", "today", "2031-05-09", "c", "q", options=("--only", "figures"))
    assert "Error: 'today' is no date; write it like 2020-05-17" in first.output
    second = review(seeds, "", "2031-05-10", "c", "q", options=("--only", "figures"))
    assert "your name, as the report will give it [Ada Quill]:" in second.output
    assert [(p.entry.by, p.entry.on) for p in kept(seeds)] == [
        ("Ada Quill", "2031-05-09"),
        ("Ada Quill", "2031-05-10"),
    ]


def test_a_wrong_day_is_one_line_and_status_2(seeds: Path) -> None:
    result = review(seeds, options=("--by", "x", "--on", "2031"))
    assert result.exit_code == 2
    assert result.stderr == "readout: --on: '2031' is no day; write it like 2020-05-17\n"


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    result = review(tmp_path / "nowhere")
    assert result.exit_code == 2 and "there is no such folder" in result.stderr


def test_comments_and_entries_made_by_hand_stay(seeds: Path) -> None:
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    mine = (
        f"# By hand.\nfigures:\n  - document: flood.txt\n    sha256: {digest}\n    start: 37\n"
        "    words: '36'\n    decision: amend\n    values: {side: Vale}  # the mayor\n"
        "    reason: Hers.\n    by: Dee Rowe\n    on: 2031-05-01\n"
    )
    (seeds / "corrections.yml").write_text(mine)
    review(seeds, "c", "q")
    assert (seeds / "corrections.yml").read_text().startswith(mine)
    assert decisions(seeds) == [("36", "amend"), ("Dozens", "confirm")]


# A text that changed


def changed(seeds: Path) -> None:
    review(seeds, "s", "a", "side", "Vale", "", "Hers.", "c")
    (seeds / "flood.txt").write_text(TEXT.replace("The mayor", "The old mayor"))


def test_entries_that_no_longer_fit_are_moved_first(seeds: Path) -> None:
    changed(seeds)
    later = ("--by", "Dee Rowe", "--on", "2031-06-01", "--only", "figures")
    shown = review(seeds, "1", "1", "q", options=later).output
    assert "This entry no longer fits:" in shown and "at 37 stands “ast 36 people" in shown
    assert "1: at 41 …The old mayor of Vale said that at least >>36<< people were killed" in shown
    first = kept(seeds)[0].entry
    assert (first.start, first.by, first.on, first.decision) == (41, "Dee Rowe", "2031-06-01", "amend")
    part = next(f for f in document(seeds).figures if f.text == "12")
    assert part.part_of == 41 and document(seeds).figures[0].side == "Vale"


def test_entries_that_no_longer_fit_can_be_taken_out(seeds: Path) -> None:
    changed(seeds)
    review(seeds, "o", "o", "q")
    assert kept(seeds) == [] and not document(seeds).corrections


def test_one_can_stop_before_they_are_settled(seeds: Path) -> None:
    changed(seeds)
    before = (seeds / "corrections.yml").read_text()
    assert review(seeds, "q").exit_code == 0
    assert (seeds / "corrections.yml").read_text() == before


# The order


def test_the_order_is_by_how_often_such_records_were_wrong() -> None:
    whole = sample()
    doubts = Doubts(whole, results.load(RESULTS))
    shares = {f.id: doubts.share(f) for f in whole.figures}
    named = next(f for f in whole.figures if f.side and f.speaker and f.outcome == "killed")
    for record in whole.figures:
        reasons = [d.reason for d in doubts.of(record) if d.reason]
        assert bool(reasons) == (
            not (record.side and record.speaker)
            or record.value is None
            or bool(record.reading)
            or record.id in doubts.contrary
        )
    vague = next(f for f in whole.figures if f.value is None)
    assert shares[vague.id] > 0 and 0 < doubts.share(named) < 1
    assert all(0 <= share <= 1 for share in shares.values())


def test_each_doubt_makes_a_record_more_doubtful_with_and_without_results() -> None:
    figure = next(f for f in sample().figures if f.side and f.speaker and f.outcome == "killed")
    for measured in (results.load(RESULTS), None):
        doubts = Doubts(Corpus((), ()), measured)
        worse = [
            figure,
            figure.model_copy(update={"side": ""}),
            figure.model_copy(update={"side": "", "speaker": ""}),
            figure.model_copy(update={"side": "", "speaker": "", "value": None, "modifier": "vague"}),
        ]
        shares = [doubts.share(f) for f in worse]
        assert shares == sorted(shares) and len(set(shares)) == len(shares)


def test_a_meeting_without_place_day_or_parties_is_doubted() -> None:
    meeting = next(m for m in sample().meetings if m.place and len(m.date) == 10)
    doubts = Doubts(Corpus((), ()), results.load(RESULTS))
    bare = meeting.model_copy(update={"place": "", "date": "", "participants": ("A",)})
    assert [d.reason for d in doubts.of(meeting)] == [""]
    assert {d.reason for d in doubts.of(bare)} == {
        "", "no place is found", "no day is found", "fewer than two parties are found",
    }  # fmt: skip


# A real terminal


def test_it_works_in_a_terminal_and_can_be_interrupted(seeds: Path) -> None:
    controller, terminal = pty.openpty()
    code = "from readout.cli import main; main()"
    process = subprocess.Popen(
        [sys.executable, "-c", code, "review", str(seeds), *FIGURES],
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        start_new_session=True,
        preexec_fn=lambda: _own(terminal),
    )
    os.close(terminal)
    shown = _until(controller, "[q]uit: ")
    os.write(controller, b"c\n")
    shown += _until(controller, "[q]uit: ")
    time.sleep(0.5)  # as a person would: readline loses what comes between its prompt and its waiting
    os.write(controller, b"\x03")
    shown += _until(controller, "corrections.yml")
    assert process.wait(30) == 0
    os.close(controller)
    assert "confirmed: dozens of people injured" in shown and "1 of 3 checked; the decisions are in" in shown
    assert decisions(seeds) == [("Dozens", "confirm")]
    assert yaml.safe_load((seeds / "corrections.yml").read_text())


def _own(terminal: int) -> None:
    """Make the terminal the process's own, so that Ctrl-C reaches it even where the tests do not hear it."""
    import fcntl
    import signal
    import termios

    signal.signal(signal.SIGINT, signal.SIG_DFL)
    fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)


def _until(controller: int, words: str) -> str:
    shown = ""
    while words not in shown:
        shown += os.read(controller, 1024).decode()
    return shown
