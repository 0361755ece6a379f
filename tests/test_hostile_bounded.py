"""Texts that would take for ever, or all memory: read or refused within bounds, and the others are read."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from hostile import bounded
from readout import corpus, extraction, meetings
from readout.cli import main
from readout.documents import Source, readers
from readout.documents.readers import rows
from readout.text.tokens import LONGEST, sentences

pytestmark = pytest.mark.promise("hostile-bounded")

FLOOD = "The mayor said that 12 people were killed in the flood.\n"
READING = """
import sys
from hostile import killers
for name, text in [*killers.signs_and_phrases(8_000), *killers.killers(500)]:
    print(name, flush=True)
    killers.seconds(text)
print("all read")
"""


def test_no_words_or_signs_over_and_over_take_for_ever() -> None:
    """Ends with the name of the text that it was killed over, if it was."""
    done = bounded.run(["-c", READING])
    assert done.stdout.splitlines()[-1] == "all read", done.stderr


WORST = """
import sys
from hostile import killers
for unit in ("June 4-9 ", "May 30 to June 2 ", "nov ", "July "):
    print(unit, flush=True)
    killers.seconds(unit * 2_000)
print("all read")
"""


def test_what_takes_longest_for_a_letter_is_read() -> None:
    """They are what ``python -m hostile.killers`` names first: some two seconds for so many at most."""
    done = bounded.run(["-c", WORST], seconds=30)
    assert done.stdout.splitlines()[-1:] == ["all read"], done.stdout + done.stderr


TOLD = """
from hostile import killers
killers.seconds("President Ana Lopez hosted Peru talks. " * 30_000)
killers.seconds("They met in Lima on the 8th of February 2019. " * 15_000)
print("all read")
"""


def test_a_meeting_told_over_and_over_is_read_in_no_more_than_in_proportion() -> None:
    """Each telling was once held against all that were told before it, and each ordinal against all times."""
    done = bounded.run(["-c", TOLD], seconds=40)
    assert done.stdout == "all read\n", done.stderr


MANY = """
from readout import checks, corpus
from readout.report import compose, vouching
read = corpus.read({folder!r})
assert len(read.figures) == 6_000
assert not any(found.kind == "told differently" for found in checks.check(read))
vouching.check({{}}, read, texts=[(d.id, compose.pieces(d)) for d in read.documents])
print("all compared")
"""


def test_thousands_of_claims_in_one_text_are_compared_in_no_more_than_in_proportion(tmp_path: Path) -> None:
    """All of one speaker, outcome and kind of people: each was once held against each other."""
    told = "".join(f"The mayor said that {n} people were killed.\n\n" for n in range(2, 6_002))
    (tmp_path / "claims.txt").write_text(told)
    done = bounded.run(["-c", MANY.format(folder=str(tmp_path))], seconds=30)
    assert done.stdout == "all compared\n", done.stderr[-500:]


TOO_MUCH = {
    "letters": ("x" * (readers.MOST_LETTERS + 1), "has 2,000,001 letters, more than the 2,000,000"),
    "numbers": ("12 " * (extraction.MOST_PLACES + 1), "holds 30,001 numbers, dates and garbled words"),
    "garbled": ("a\u200bb " * (extraction.MOST_PLACES + 1), "holds 30,001 numbers, dates and garbled words"),
    "meetings": ("Ada Quill met Bo Marsh.\n" * (meetings.MOST_TELLINGS + 1), "tells 2,001 times of meetings"),
}


def test_what_is_too_much_is_refused_in_one_line_and_the_others_are_read(tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    for name, (text, _) in TOO_MUCH.items():
        (folder / f"{name}.txt").write_text(text)
    (folder / "flood.txt").write_text(FLOOD)
    (folder / "wire.csv").write_text(f"id,text\nlong,{TOO_MUCH['letters'][0]}\nshort,Five people died.\n")
    (folder / "rows.csv").write_text("text\n" + "x\n" * (rows.MOST_TEXTS + 1))
    done = CliRunner().invoke(main, ["extract", str(folder), "-o", str(tmp_path / "out")])
    assert done.exit_code == 0
    lines = {Path(line.partition(":")[0]).name: line for line in done.stderr.splitlines()}
    for name, (_, said) in TOO_MUCH.items():
        assert said in lines[f"{name}.txt"] and lines[f"{name}.txt"].endswith("; cut it into several")
    assert "row long has 2,000,001 letters" in lines["wire.csv"]
    assert "has more than the 100,000 rows that are read of a table" in lines["rows.csv"]
    kept = corpus.read(tmp_path / "out" / "records.jsonl")
    assert [d.id for d in kept.documents] == ["flood", "wire-short"]
    assert [f.value for f in kept.figures] == [12, 5]


def test_what_the_grammars_fail_on_says_so() -> None:
    """No text is known that they fail on; a date that no reader gives is one thing."""
    read = extraction.read(Source(id="flood", file="flood.txt", text=FLOOD, sha256="0", date="2031-13-45"))
    assert read.unread == "could not be analysed (ValueError); report it to the makers of readout"
    assert (read.id, read.file, read.text) == ("flood", "flood.txt", "")


@pytest.mark.parametrize("mark", [",", ";", ""])
def test_a_sentence_without_end_is_cut_and_nothing_is_lost(mark: str) -> None:
    text = f"word{mark} " * (3 * LONGEST)
    found = sentences(text)
    assert max(s.end - s.start for s in found) <= LONGEST
    assert sum(len(s.tokens) for s in found) == 3 * LONGEST * (2 if mark else 1)
    assert {text[s.end - 1] for s in found} == {mark or "d"}
    assert len(sentences("x" * (3 * LONGEST))) == 1
