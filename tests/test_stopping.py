"""Ctrl-C at any moment: the last good report stays, nothing keeps running, one line says so."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from readout import report

ROOT = Path(__file__).parent.parent
MOMENTS: dict[str, Callable[[Path], bool]] = {
    "at the start": lambda work: True,
    "while notebooks run": lambda work: (work / "tables" / "figures.csv").is_file(),
    "while the book is made": lambda work: (work / "source" / "_toc.yml").is_file(),
}


def tree(output: Path) -> dict[str, bytes]:
    files = (p for part in report.PARTS for p in (output / part).rglob("*") if p.is_file())
    return {p.relative_to(output).as_posix(): p.read_bytes() for p in sorted(files)}


def alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def wait(until: Callable[[], bool], seconds: float) -> bool:
    end = time.monotonic() + seconds
    while not until():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def reporting(seeds: Path, output: Path) -> list[str]:
    """The command that makes a report."""
    start = [sys.executable, "-c", "from readout.cli import main; main()"]
    return [*start, "report", str(seeds), "-o", str(output)]


@pytest.mark.slow
@pytest.mark.promise("last-report-stays")
@pytest.mark.parametrize("moment", MOMENTS)
def test_the_last_report_stays(seeds_report: Path, tmp_path: Path, moment: str) -> None:
    output, seeds = tmp_path / "build", tmp_path / "seeds"
    shutil.copytree(seeds_report.parent, output, ignore=shutil.ignore_patterns(".work"))
    shutil.copytree(ROOT / "seeds", seeds)
    (seeds / "another.txt").write_text("The mayor said that 12 people were killed in the flood.\n")
    before = tree(output)
    command = reporting(seeds, output)
    running = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)
    assert wait(lambda: (output / ".work").is_dir() and MOMENTS[moment](output / ".work"), 300)
    os.killpg(running.pid, signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert running.returncode == 130
    assert said.splitlines() == ["readout: stopped; the last report is as it was"]
    assert tree(output) == before
    assert wait(lambda: not alive(running.pid), 20), "something of it still runs"


@pytest.mark.slow
def test_a_step_that_fails_is_status_1_and_names_the_cell(tmp_path: Path) -> None:
    """In a copy of the project, one of whose notebooks does not run."""
    home, output, seeds = tmp_path / "home", tmp_path / "build", tmp_path / "seeds"
    for part in ("src", "notebooks", "book", "evaluation"):
        shutil.copytree(ROOT / part, home / part, ignore=shutil.ignore_patterns("__pycache__", "documents"))
    shutil.copytree(ROOT / "src" / "readout" / "documents", home / "src" / "readout" / "documents")
    shutil.copy(ROOT / "requirements.txt", home)
    broken = home / "notebooks" / "chronology.ipynb"
    broken.write_text(broken.read_text().replace("charts.chronology(read)", "charts.chronologie(read)"))
    seeds.mkdir()
    (seeds / "flood.txt").write_text("The mayor said that 12 people were killed in the flood.\n")
    command = reporting(seeds, output)
    environment = {**os.environ, "PYTHONPATH": str(home / "src")}
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    assert done.returncode == 1 and done.stderr.count("\n") == 1
    assert done.stderr.startswith("readout: chronology.ipynb, In [")
    copy = Path(done.stderr.strip().rpartition("the executed copy is ")[2])
    assert copy.is_relative_to(output) and "chronologie" in copy.read_text()
    assert not (output / "html").exists()


PREPARING = """
import os, signal, time
from readout.report import forks

signal.signal(signal.SIGINT, lambda *heard: None)
forks.prepare()
for _ in range(10):
    time.sleep(0.05)
    os.killpg(0, signal.SIGINT)
forks.run(print, ("made",))
"""


def test_ctrl_c_while_processes_are_prepared_says_nothing() -> None:
    """They import for a second; what they start still runs afterwards."""
    done = subprocess.run(
        [sys.executable, "-c", PREPARING], capture_output=True, text=True, start_new_session=True, check=False
    )
    assert (done.stdout, done.stderr) == ("made\n", "")
