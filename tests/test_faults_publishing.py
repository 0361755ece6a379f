"""A report takes the place of the last one in one go: whoever reads there always finds a whole one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from readout.report import publishing
from test_stopping import tree

READER = """
import sys
from pathlib import Path

place, found, lost = Path(sys.argv[1]), set(), []
print("ready", flush=True)
while not (place / "over").exists():
    try:
        found.add((place / "html" / "edition.json").read_text())
    except OSError as error:
        lost.append(error)
print(len(found) > 1, len(lost))
"""
KILLED = """
import os, signal, sys
from pathlib import Path
from readout.report import publishing

place, after, alone = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
real, done = getattr(publishing, alone), []

def stopped(*places):
    done.append(real(*places))
    if len(done) == after:
        os.kill(os.getpid(), signal.SIGKILL)
    return done[-1]

setattr(publishing, alone, stopped)
publishing.publish({"": place / "new"}, place / "build")
"""


def made(place: Path, edition: str) -> Path:
    for part in publishing.PARTS:
        (place / part).mkdir(parents=True)
        (place / part / "index.html").write_text(edition)
    (place / "html" / publishing.EDITION).write_text(f'{{"of": "{edition}"}}')
    return place


@pytest.mark.promise("nothing-half-written")
def test_whoever_reads_always_finds_a_report(tmp_path: Path) -> None:
    books = [made(tmp_path / name, name) for name in ("one", "other")]
    output = tmp_path / "build"
    publishing.publish({"": books[0]}, output)
    command = [sys.executable, "-c", READER, str(output)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as reader:
        assert reader.stdout and reader.stdout.readline() == "ready\n"
        for number in range(300):
            publishing.publish({"": books[number % 2]}, output)
        (output / "over").touch()
        assert reader.stdout.read() == "True 0\n"


@pytest.mark.promise("nothing-half-written")
@pytest.mark.parametrize(
    ("alone", "after"), [("_number", 3), ("_exchanged", 1), ("_exchanged", 2), ("_exchanged", 3)]
)
def test_a_kill_between_any_two_moves(tmp_path: Path, alone: str, after: int) -> None:
    old, new = made(tmp_path / "old", "old"), made(tmp_path / "new", "new")
    output = tmp_path / "build"
    publishing.publish({"": old}, output)
    done = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path), str(after), alone], check=False)
    assert done.returncode == -9
    html = (output / "html" / "index.html").read_text()
    publishing.recover(output)
    moved = alone == "_exchanged"
    assert tree(output) == tree(new if moved else old)
    assert html == ("new" if moved and after == 3 else "old")
    assert sorted(p.name for p in output.iterdir()) == sorted(publishing.PARTS)


def test_where_folders_cannot_be_exchanged_they_are_renamed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not every file system can (Linux: rename(2), EINVAL)."""
    monkeypatch.setattr(publishing, "_exchanged", lambda one, other: False)
    output = tmp_path / "build"
    for name in ("old", "new"):
        publishing.publish({"": made(tmp_path / name, name)}, output)
        assert tree(output) == tree(tmp_path / name)
    assert sorted(p.name for p in output.iterdir()) == sorted(publishing.PARTS)


def test_what_has_the_number_of_nothing_that_was_made_is_taken_away(tmp_path: Path) -> None:
    """A folder that was copied while a report was published."""
    old = made(tmp_path / "old", "old")
    output = tmp_path / "build"
    publishing.publish({"": old}, output)
    made(output / "x", "half")
    (output / "x" / "html").rename(output / ".new-html")
    for words in ('{"html": 1}', "", "{", "[]"):
        (output / ".new").write_text(words)
        publishing.recover(output)
        assert publishing.standing(output) == {"of": "old"} and not (output / ".new").exists()
