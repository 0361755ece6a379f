"""When the machine fails: the last report stays, one line says what to do, and the next run is right.

The faults are real: a disk that is full, folders that cannot be written, no network, processes that die.
"""

from __future__ import annotations

import io
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from namespaces import apart
from readout import report
from readout.parameters import Parameters
from test_stopping import reporting, tree, wait

TEXT = "The mayor said that 12 people were killed in the flood.\n"
AHEAD, BACK = 40 * 365 * 86400, -20 * 365 * 86400

CLOCK = """
import os, time
for _name, _unit in (("time", 1), ("time_ns", 10**9)):
    _told = getattr(time, _name)
    setattr(time, _name, lambda told=_told, unit=_unit: told() + int(os.environ["SHIFT"]) * unit)
"""


@pytest.fixture(scope="module")
def flood(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A folder with one text, and the report on it that nothing disturbed."""
    place = tmp_path_factory.mktemp("flood")
    seeds, output = place / "seeds", place / "build"
    seeds.mkdir()
    (seeds / "flood.txt").write_text(TEXT)
    report.build(Parameters(seeds=seeds), output, io.StringIO())
    return seeds, output


def one_line(done: subprocess.CompletedProcess[str], *words: str) -> None:
    assert done.returncode == 1 and done.stderr.count("\n") == 1, done.stderr
    assert done.stderr.startswith("readout: ") and all(word in done.stderr for word in words), done.stderr


@pytest.mark.slow
@pytest.mark.promise("last-report-stays")
def test_a_full_disk_at_each_step(flood: tuple[Path, Path], tmp_path: Path) -> None:
    seeds, output = flood
    shutil.copytree(output, tmp_path / "copy")
    with apart() as there:
        there.disk(output, tmp_path / "copy")
        seen = there.seen(output)
        (seen / "html" / report.EDITION).write_text("{}")
        old, new = tree(seen), tree(output)
        assert old != new
        for room, fresh in ((200_000, False), (100_000, True), (1_500_000, False), (3_500_000, False)):
            if fresh:
                shutil.rmtree(seen / ".work")
            there.room(output, room)
            done = there.run(*reporting(seeds, output), check=False)
            one_line(done, "No space left on device; free some room on that disk, or name another folder")
            assert tree(seen) == old
        there.room(output, 10**8)
        there.run(*reporting(seeds, output))
        assert tree(seen) == new


@pytest.mark.slow
@pytest.mark.promise("last-report-stays")
def test_a_folder_that_cannot_be_written(flood: tuple[Path, Path]) -> None:
    seeds, output = flood
    with apart() as there:
        there.read_only(output)
        done = there.run(*reporting(seeds, output), check=False)
        one_line(done, f"{output}", "Read-only file system; let it be written, or name another folder")
        below = output / "html" / "sub"
        one_line(there.run(*reporting(seeds, below), check=False), f"{below}", "Read-only file system")


@pytest.mark.slow
@pytest.mark.promise("nothing-but-the-texts")
def test_no_network_another_clock_and_documents_that_cannot_be_written(
    flood: tuple[Path, Path], tmp_path: Path
) -> None:
    seeds, output = flood
    (tmp_path / "sitecustomize.py").write_text(CLOCK)
    path = os.pathsep.join([str(tmp_path), *filter(None, [os.environ.get("PYTHONPATH")])])
    with apart(network=False) as there:
        there.read_only(seeds)
        year = there.run(
            sys.executable, "-c", "import time; print(time.gmtime(time.time()).tm_year)",
            PYTHONPATH=path, SHIFT=f"{AHEAD}",
        )  # fmt: skip
        assert int(year.stdout) >= 2060
        there.run(*reporting(seeds, tmp_path / "build"), PYTHONPATH=path, SHIFT=f"{AHEAD}")
        assert tree(tmp_path / "build") == tree(output)
        again = there.run(*reporting(seeds, tmp_path / "build"), PYTHONPATH=path, SHIFT=f"{BACK}")
        assert again.stderr == "nothing changed since the last report\n"


@pytest.mark.slow
@pytest.mark.promise("nothing-but-the-texts")
def test_the_times_of_files_mean_nothing(flood: tuple[Path, Path], tmp_path: Path) -> None:
    """All are set far back, then far ahead; a text changes while its time and size stay."""
    seeds, output = flood
    shutil.copytree(output, tmp_path / "copy")
    shutil.copytree(seeds, tmp_path / "texts")
    with apart() as there:
        there.disk(output, tmp_path / "copy")
        there.disk(seeds, tmp_path / "texts")
        for when in (10**8, 5 * 10**9):
            for file in (*there.seen(output).rglob("*"), *there.seen(seeds).rglob("*")):
                os.utime(file, (when, when))
            assert there.run(*reporting(seeds, output)).stderr == "nothing changed since the last report\n"
        changed = there.seen(seeds) / "flood.txt"
        times = changed.stat()
        changed.write_text(TEXT.replace("12", "34"))
        os.utime(changed, ns=(times.st_atime_ns, times.st_mtime_ns))
        for file in there.seen(output).rglob("*"):
            os.utime(file, (5 * 10**9, 5 * 10**9))
        there.run(*reporting(seeds, output))
        made = tree(there.seen(output))
    for name in ("tables/figures.csv", "html/index.html", "html/documents/flood.html"):
        assert b"34" in made[name] and b"12 people" not in made[name], name


@pytest.mark.slow
@pytest.mark.promise("last-report-stays")
def test_a_second_command_in_one_folder_waits_for_the_first(flood: tuple[Path, Path], tmp_path: Path) -> None:
    seeds, output = flood
    here = tmp_path / "build"
    first = subprocess.Popen(reporting(seeds, here), stdout=subprocess.DEVNULL)
    assert wait(lambda: (here / ".lock").is_file() and (here / ".lock").read_text() != "", 60)
    first.send_signal(signal.SIGSTOP)
    keep = [*reporting(seeds, here)[:3], "keep", "may", "-o", str(here)]
    for command in (reporting(seeds, here), keep):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        one_line(done, f"{here}: a report is being made there by process {first.pid}; wait until it is done")
    first.send_signal(signal.SIGKILL)
    first.wait()
    subprocess.run(reporting(seeds, here), check=True, stdout=subprocess.DEVNULL)
    assert tree(here) == tree(output)


DYING = """
import os, signal

def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)

def full() -> None:
    raise OSError(28, "No space left on device")

def much() -> None:
    bytearray(1 << 62)
"""
RUNNING = """
import sys
from pathlib import Path
import dying
from readout.errors import StepError
from readout.report import steps
from readout.report.progress import Progress

place = Path(sys.argv[1])
for action in (dying.die, dying.full, dying.much):
    for early in (True, False):
        with Progress(sys.stderr, place / "durations.json") as progress:
            try:
                step = steps.Step("one", action, (), [], [place / "made"])
                steps.run([step], place / "db", progress, early)
            except StepError as error:
                print(error)
"""


def test_a_process_of_a_step_that_dies_is_told(tmp_path: Path) -> None:
    (tmp_path / "dying.py").write_text(DYING)
    command = [sys.executable, "-c", RUNNING, str(tmp_path)]
    path = os.pathsep.join([str(tmp_path), *filter(None, [os.environ.get("PYTHONPATH")])])
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=120, env={**os.environ, "PYTHONPATH": path}
    )
    assert done.stderr == ""
    said = done.stdout.splitlines()
    assert len(said) == 6 and said[::2] == said[1::2]
    assert said[0].startswith("die: was killed (signal 9); if nobody did so, memory ran out: close other")
    assert said[2].startswith("full: No space left on device; free some room")
    assert said[4].startswith("much: memory ran out; close other programs")
