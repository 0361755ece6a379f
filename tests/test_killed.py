"""A kill at any moment: the report that stands is the old or the new one, and the next run finishes it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from readout import report
from readout.report import publishing
from readout.report.journal import Journal
from test_stopping import ROOT, reporting, tree, wait

MOMENTS: dict[str, Callable[[Path], bool]] = {
    "at the start": lambda output: (output / ".work").is_dir(),
    "while documents are read": lambda output: begun(output, "reading"),
    "while the first chapters run": lambda output: begun(output, "index"),
    "while the book is made": lambda output: (output / ".work" / "_build" / "html").is_dir(),
    "while it is published": lambda output: (output / ".new-html").is_dir(),
}


def begun(output: Path, name: str) -> bool:
    file = output / ".work" / "steps.begun"
    return file.is_file() and f'["{name}' in file.read_text()


def running(mark: str) -> list[int]:
    """The processes that were started with a mark in their environment."""
    found = []
    for place in Path("/proc").iterdir():
        try:
            if place.name.isdigit() and mark.encode() in (place / "environ").read_bytes():
                found.append(int(place.name))
        except OSError:
            continue
    return found


@pytest.mark.slow
def test_the_report_is_the_old_or_the_new_one_and_the_next_run_finishes(
    seeds_report: Path, tmp_path: Path
) -> None:
    output, mark = tmp_path / "build", f"READOUT_MARK={tmp_path}"
    environment = {**os.environ, "READOUT_MARK": str(tmp_path)}
    shutil.copytree(seeds_report.parent, output, ignore=shutil.ignore_patterns(".work"))
    (output / "html" / report.EDITION).write_text("{}")
    command = reporting(ROOT / "seeds", output)
    old, new = tree(output), tree(seeds_report.parent)
    for moment, come in MOMENTS.items():
        making = subprocess.Popen(
            reporting(ROOT / "seeds", output), env=environment, stdout=subprocess.DEVNULL
        )
        while not come(output):
            assert making.poll() is None, moment
            time.sleep(0.002)
        making.send_signal(signal.SIGKILL)
        making.wait()
        assert wait(lambda: not running(mark), 30), f"{moment}: something of it still runs"
        publishing.recover(output)
        assert tree(output) in (old, new), moment
    if tree(output) == old:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    assert tree(output) == new


def test_what_a_kill_cut_off_is_begun_again(tmp_path: Path) -> None:
    database = tmp_path / "steps.json"
    with pytest.raises(KeyboardInterrupt), Journal(database, {"a", "b"}) as journal:
        journal.begin("a")
        journal.begin("b")
        journal.begin("d")
        journal.end("d")
        raise KeyboardInterrupt
    with (tmp_path / "steps.begun").open("a") as file:
        file.write('["c", fal')
    with Journal(database, {"a"}) as journal:
        assert journal.unfinished == {"a", "b"}
        journal.begin("a")
    assert Journal(database, {"b"}).unfinished == {"b"}


def test_a_database_that_a_kill_cut_off_is_none(tmp_path: Path) -> None:
    database = tmp_path / "steps.json"
    for content in ('{"a": 1', ""):
        database.write_text(content)
        with Journal(database, ()):
            assert not database.exists()
    database.write_text("{}")
    with Journal(database, ()):
        assert database.exists()
