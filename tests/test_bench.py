"""The bench: its table, rows and texts, and a row measured for real. No duration is asserted."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from bench import machine, reports, running, texts
from bench.__main__ import RESULTS, renewed
from bench.rows import ROWS, Moment, measured
from readout import corpus, speed
from readout.errors import InputError
from readout.speed import Machine, Measured, Results
from test_project import ROOT

FIRST = Moment("2031-05-09 08:00 UTC", 0.25)
LATER = Moment("2031-05-10 09:30 UTC", 1.5)
HERE = Machine(processor="Abacus", cores=4, memory=16.0, system="Linux 9", versions={"Python": "3.99"})
TARGETS = {
    "extraction-model": 1 / 20,
    "extraction-tokenizer": 4,
    "dates-dateparser": 1 / 50,
    "dates-heideltime": 1 / 1000,
    "report-new": 0.5,
    "report-unchanged": 0.03,
    "report-changed": 0.25,
    "growth-100": 1,
    "growth-1000": 1,
    "thousand-time": 6 * 60,
    "thousand-memory": 1.5,
    "start-help": 1,
    "start-import": 1,
}
"""What is to be reached, as it was asked for."""


def row(name: str, here: float, peers: float | None, moment: Moment = FIRST, how: str = "once") -> Measured:
    return measured(name, here, peers, how, moment)


def results(*rows: Measured, where: Machine = HERE) -> Results:
    return Results(machine=where, rows=rows)


def test_every_target_has_its_row() -> None:
    assert {name: ROWS[name].limit for name in TARGETS} == TARGETS
    absolute = {name for name, fixed in ROWS.items() if fixed.of == "here"}
    assert absolute == {"thousand-time", "thousand-memory"}
    assert all(bool(fixed.peer) == (fixed.of == "ratio") for fixed in ROWS.values())


def test_the_results_in_the_repository_are_of_these_rows() -> None:
    kept = speed.load(RESULTS)
    assert kept
    assert [r.row for r in kept.rows] == list(ROWS)
    assert [(r.what, r.unit, r.peer, r.limit, r.of) for r in kept.rows] == list(ROWS.values())
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d UTC", r.date) and r.load >= 0 for r in kept.rows)
    assert {"Python", *machine.OURS, *machine.PEERS, "Java"} == set(kept.machine.versions)


def test_the_ratios_in_the_repository_follow_from_what_was_measured() -> None:
    for line in json.loads(RESULTS.read_text())["rows"]:
        ratio = line["here"] / line["peers"] if line["peers"] else None
        assert line["ratio"] == ratio
        compared = ratio if line["of"] == "ratio" else line["here"]
        assert line["reached"] == (None if compared is None else compared <= line["limit"])


def test_a_ratio_that_was_written_by_hand_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "results.json"
    speed.save(results(row("report-new", 30, 40)), file)
    file.write_text(
        file.read_text().replace('"ratio":0.75', '"ratio":0.01').replace('"ratio": 0.75', '"ratio": 0.01')
    )
    kept = speed.load(file)
    assert "0.01" in file.read_text()
    assert kept and kept.rows[0].ratio == 0.75 and kept.rows[0].reached is False


def test_a_peer_that_was_not_run_is_said_and_nothing_is_reached() -> None:
    alone = measured("dates-heideltime", 0.5, None, "once", FIRST, "not run, as there is no Java")
    assert alone.ratio is None and alone.reached is None
    said = "\n".join(speed.lines(results(alone)))
    assert "HeidelTime: not run" in said and "cannot be told" in said
    assert "not run, as there is no Java" in speed.page(results(alone)).replace("\\", "")


def test_the_table_says_how_much_beside_what_and_whether_it_is_enough() -> None:
    rows = (
        row("extraction-model", 4.321, 135.5),
        row("extraction-tokenizer", 4.321, 1.0609),
        row("thousand-time", 361, None),
    )
    first, second, third = list(speed.lines(results(*rows)))[1:4]
    assert re.split(r" {2,}", first)[:3] == [
        "everything found", "4.32 µs a token", "spaCy's en_core_web_sm: 136 µs a token",
    ]  # fmt: skip
    assert re.split(r" {2,}", first)[3:] == ["0.0319", "at most 0.05: reached"]
    assert re.split(r" {2,}", second)[3:] == ["4.07", "at most 4: missed"]
    assert third.endswith("at most 360 s: missed") and "361 s" in third


def test_the_page_has_the_table_the_machine_and_each_date() -> None:
    rows = (row("start-help", 0.25, 2.5), row("start-import", 0.125, 2.5, LATER))
    shown = speed.page(results(*rows)).replace("\\", "")
    assert "| readout --help | 0.25 s | import spacy: 2.5 s | 0.1 | at most 1: reached |" in shown
    assert "Abacus, cores: 4, memory: 16 GB; Linux 9; Python 3.99." in shown
    assert "Measured 2031-05-09 08:00 UTC at a load of 0.25; 2031-05-10 09:30 UTC at a load of 1.50." in shown
    assert shown.count("once.") == 1
    assert speed.page(None) == f"{speed.NONE}\n"


def test_a_part_that_is_measured_again_leaves_the_others_with_their_dates() -> None:
    before = results(row("extraction-model", 5, 100), row("start-help", 1, 2))
    after = renewed(before, HERE, [row("start-help", 3, 4, LATER), row("report-new", 1, 2, LATER)])
    assert [(r.row, r.here, r.date) for r in after.rows] == [
        ("extraction-model", 5, FIRST.date), ("report-new", 1, LATER.date), ("start-help", 3, LATER.date),
    ]  # fmt: skip


def test_what_was_measured_on_another_machine_is_left_out() -> None:
    before = results(row("extraction-model", 5, 100))
    other = HERE.model_copy(update={"cores": 2})
    assert [r.row for r in renewed(before, other, [row("report-new", 1, 2)]).rows] == ["report-new"]
    assert renewed(None, other, ()).rows == ()


def test_results_of_another_shape_are_named(tmp_path: Path) -> None:
    file = tmp_path / "results.json"
    assert speed.load(file) is None
    file.write_text('{"machine": 1, "rows": []}')
    with pytest.raises(InputError, match=r"results\.json: machine: .*; make it again with: make bench"):
        speed.load(file)


def test_generated_texts_are_many_different_and_always_the_same(tmp_path: Path) -> None:
    made = texts.write(tmp_path / "made", 30)
    found = {file.name: file.read_text() for file in made.iterdir()}
    assert len(found) == len(set(found.values())) == 30
    assert found["text-00007.txt"] == texts.generated(7)
    read = corpus.read(made)
    assert len(read.figures) > 30 and len(read.meetings) > 15
    assert all(d.date for d in read.documents) and not any(d.copy_of or d.version_of for d in read.documents)


def test_what_is_measured_here_finds_what_the_library_finds() -> None:
    given = texts.given(texts.evaluated()[:2])
    told = running.side(Path(sys.executable), "ours", given, "extraction", "1")
    read = corpus.read(texts.FOLDER).documents[:2]
    assert told["found"] == sum(len(d.figures) + len(d.meetings) for d in read) > 0
    assert told["first"] >= told["best"] > 0
    assert running.side(Path(sys.executable), "ours", given, "dates", "2")["found"] > 0


def test_a_side_that_fails_says_why() -> None:
    with pytest.raises(running.Failed, match=r"ours: KeyError: 'nonsense'"):
        running.side(Path(sys.executable), "ours", texts.given([]), "nonsense", "1")


def test_the_memory_of_a_run_is_that_of_all_its_processes() -> None:
    hold = "import time; held = b'x' * 60_000_000; time.sleep(2)"
    start = (
        f"import subprocess, sys; held = b'y' * 60_000_000; subprocess.run([sys.executable, '-c', {hold!r}])"
    )
    done = running.run([sys.executable, "-c", start], watched=True)
    assert 120e6 < done.peak < 250e6
    assert done.seconds > 0


def test_a_run_that_fails_says_its_last_line() -> None:
    with pytest.raises(running.Failed, match="no such thing"):
        running.run([sys.executable, "-c", "raise SystemExit('no such thing')"])


def test_a_part_that_there_is_not_is_refused() -> None:
    command = [sys.executable, "-m", "bench", "speed"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "no part speed; there are: extraction, dates, start, report, growth, changed" in done.stderr


@pytest.mark.slow
def test_the_method_page_prints_the_results_of_the_repository(seeds_report: Path) -> None:
    page = BeautifulSoup((seeds_report / "method.html").read_text(), "html.parser")
    table = next(t for t in page.select("table") if "ratio" in t.get_text())
    shown = [
        [cell.get_text(" ", strip=True) for cell in line.select("th, td")] for line in table.select("tr")
    ]
    kept = speed.load(RESULTS)
    assert kept
    printed = [re.split(r" {2,}", line) for line in list(speed.lines(kept))[: len(ROWS) + 1]]
    assert [[cell for cell in line if cell] for line in shown] == printed
    assert all(date in page.get_text() for date in {r.date for r in kept.rows})


@pytest.mark.slow
def test_a_row_is_measured_for_real_beside_a_peer_that_makes_the_same_book(tmp_path: Path) -> None:
    workshop = reports.Workshop(tmp_path)
    (found,) = reports.changed(workshop, 2, 1)
    assert found.row == "report-changed" and found.here > 0
    assert found.peers and found.ratio == found.here / found.peers
    here, beside = (workshop.output(2) / "html", tmp_path / "peer" / "_build" / "html")
    assert reports.CHANGE.split()[-4] in (here / "documents" / "text-00000.html").read_text()
    for name in ("killed-and-injured.html", "chronology.html"):
        assert evidence(here / name) == evidence(beside / name) != []


def evidence(page: Path) -> list[str]:
    """The places that a page leads to."""
    found = BeautifulSoup(page.read_text(), "html.parser").select("a.evidence")
    return [str(link["href"]) for link in found]
