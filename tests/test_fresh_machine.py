"""What is committed makes the report where nothing but git, make and Python is."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
OURS = {"SEEDS", "PORT", "PYTHON", "MAKEFLAGS", "MFLAGS", "MAKELEVEL", "MAKEOVERRIDES", "VIRTUAL_ENV"}


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A fresh clone of what is committed; its environment is large, and is removed after the tests."""
    folder = tmp_path_factory.mktemp("fresh") / "clone"
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(folder)], check=True)
    yield folder
    subprocess.run(["make", "clean"], cwd=folder, check=True)


def make(folder: Path, *arguments: str) -> tuple[str, str]:
    """What make prints, and what it says beside it, with nothing of this run's own settings."""
    environment = {name: value for name, value in os.environ.items() if name not in OURS}
    done = subprocess.run(
        ["make", "--no-print-directory", *arguments],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout, done.stderr


def pages(folder: Path) -> dict[str, bytes]:
    html = folder / "build" / "html"
    return {str(path.relative_to(html)): path.read_bytes() for path in sorted(html.rglob("*.html"))}


@pytest.mark.slow
def test_two_commands_make_the_report_and_a_second_run_changes_nothing(clone: Path) -> None:
    address, _ = make(clone, "report")
    first = pages(clone)
    assert address.splitlines()[-1] == (clone / "build" / "html" / "index.html").as_uri()
    assert {f"{path.stem}.html" for path in (clone / "seeds").glob("*.txt")} <= {Path(p).name for p in first}
    _, said = make(clone, "report")
    assert "nothing changed" in said
    assert pages(clone) == first
    assert git_status(clone) == ""


@pytest.mark.slow
def test_another_folder_makes_another_report(clone: Path, tmp_path: Path) -> None:
    folder = tmp_path / "other documents"
    folder.mkdir()
    (folder / "harbour.txt").write_text("At least 14 people were killed in the harbour, the mayor said.\n")
    make(clone, "report", f"SEEDS={folder}")
    made = pages(clone)
    assert any("14 people were killed" in page.decode() for page in made.values())
    assert not any(path.stem in page for path in (clone / "seeds").glob("*.txt") for page in made)


@pytest.mark.slow
def test_a_folder_that_is_not_there_is_named_in_one_line(clone: Path) -> None:
    with pytest.raises(AssertionError, match=r"readout: .*no-such-folder.*\n"):
        make(clone, "report", "SEEDS=no-such-folder")


def git_status(folder: Path) -> str:
    command = ["git", "status", "--porcelain"]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout
