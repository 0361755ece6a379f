"""Progress: told on a terminal, kept for the next run, silent elsewhere."""

from __future__ import annotations

import io
import json
import os
import pty
import struct
import time
from fcntl import ioctl
from pathlib import Path
from termios import TIOCSWINSZ

import pytest

from readout.report.progress import Progress, _left


def run(messages: io.TextIOBase, memory: Path, *names: str) -> None:
    with Progress(messages, memory) as progress:  # type: ignore[arg-type]
        progress.expect([*names, "made already"])
        progress.end("made already", made=False)
        for name in names:
            progress.start(name)
            time.sleep(0.05)
            progress.end(name)


def on_a_terminal(memory: Path, *names: str) -> str:
    """What a run writes on a terminal of 100 columns."""
    ours, theirs = pty.openpty()
    ioctl(theirs, TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
    with open(theirs, "w", buffering=1) as terminal:  # noqa: PTH123
        run(terminal, memory, *names)
        said = os.read(ours, 100_000).decode()
    os.close(ours)
    return said


def test_nothing_is_said_where_nobody_watches(tmp_path: Path) -> None:
    messages = io.StringIO()
    run(messages, tmp_path / "durations.json", "tables")
    assert messages.getvalue() == ""


def test_a_terminal_is_told_what_is_made_and_how_long_it_takes(tmp_path: Path) -> None:
    memory = tmp_path / "durations.json"
    assert "the first run takes longest: tables" in on_a_terminal(memory, "tables", "the book")
    memory.write_text(json.dumps({"tables": 120, "the book": 2400, "made already": 3600}))
    said = on_a_terminal(memory, "tables", "the book")
    assert "about 42 min left: tables" in said and "about 40 min left: the book" in said
    assert said.rpartition("\r")[2].strip() == ""


@pytest.mark.parametrize(
    ("seconds", "said"), [(0.4, "almost done"), (42, "about 42 s left"), (2520, "about 42 min left")]
)
def test_what_is_left_is_said_as_a_person_says_it(seconds: float, said: str) -> None:
    assert _left(seconds, {"tables": 1.0}) == said


def test_the_step_that_runs_longer_has_the_larger_share(tmp_path: Path) -> None:
    memory = tmp_path / "durations.json"
    with Progress(io.StringIO(), memory) as progress:
        progress.expect(["one", "two"])
        progress.start("one")
        progress.start("two")
        time.sleep(0.2)
        progress.end("one")
        time.sleep(0.1)
        progress.end("two")
    shares = json.loads(memory.read_text())
    assert shares["two"] > shares["one"]


@pytest.mark.parametrize("text", ["", "[1]", '{"a": "b"}', "{"])
def test_a_damaged_memory_is_forgotten(tmp_path: Path, text: str) -> None:
    memory = tmp_path / "durations.json"
    memory.write_text(text)
    run(io.StringIO(), memory, "tables")
    assert [*json.loads(memory.read_text())] == ["tables"]


def test_what_no_step_is_called_any_more_is_forgotten(tmp_path: Path) -> None:
    memory = tmp_path / "durations.json"
    memory.write_text('{"an old step": 3}')
    run(io.StringIO(), memory, "tables")
    assert [*json.loads(memory.read_text())] == ["tables"]
