"""What is wrong with a large collection is said in one line, with status 2, before or instead of work."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cluster import cluster
from readout.cli import main


def extract(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["extract", *map(str, arguments)])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "documents"
    found.mkdir()
    (found / "flood.txt").write_text("Rescuers said 12 people were killed in the flood.")
    return found


def refused(result: Result, said: str) -> None:
    assert result.exit_code == 2, result.output
    assert said in result.stderr
    assert result.stderr.startswith("readout: ") and result.stderr.count("\n") == 1


def test_addresses_that_lead_nowhere(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "set"
    refused(extract("gopher://x/y", "-o", out), "gopher://x/y: addresses that begin with gopher://")
    refused(extract("gs://bucket/x", "-o", out), "gs://bucket/x: ")
    refused(extract(tmp_path / "gone", "--partition-size", 5, "-o", out), "nothing is there")
    refused(extract(f"{tmp_path}/*/*.odt", "-o", out), "no documents are there; they are files that end in")
    assert not out.exists()


@pytest.mark.parametrize(
    ("scheduler", "said"),
    [
        ("somewhere", "is no address of a scheduler; write tcp://HOST:PORT"),
        ("tcp://127.0.0.1:9", "no scheduler answers there; start one with: dask scheduler"),
    ],
)
def test_a_scheduler_that_is_not_there(folder: Path, tmp_path: Path, scheduler: str, said: str) -> None:
    refused(extract(folder, "--scheduler", scheduler, "-o", tmp_path / "set"), said)
    assert not (tmp_path / "set").exists()


@pytest.mark.slow
def test_a_scheduler_without_workers(folder: Path, tmp_path: Path) -> None:
    with cluster(tmp_path / "cluster", 0) as found:
        result = extract(folder, "--scheduler", found.address, "-o", tmp_path / "set")
        refused(result, f"it has no worker; start one with: dask worker {found.address}")


def test_two_documents_of_one_id(folder: Path, tmp_path: Path) -> None:
    (folder / "flood.md").write_text("Rescuers said 12 people were killed.")
    result = extract(folder, "--partition-size", 5, "-o", tmp_path / "set")
    refused(result, "flood.txt: has the same id as flood.md; rename one of the two")


def test_what_is_no_matter_of_a_set(folder: Path, tmp_path: Path) -> None:
    asked = ("--partition-size", 5, "-o", tmp_path / "set")
    refused(extract(folder, *asked, "-p", "sides", "Norland"), "parameter sides: a set of partitions holds")
    (folder / "sources.yml").write_text("gone.txt: {}\n")
    refused(extract(folder, *asked), "sources.yml, line 1: gone.txt: there is no such document")
    (folder / "sources.yml").unlink()
    (folder / "corrections.yml").write_text("")
    refused(extract(folder, *asked), "corrections.yml: corrections are not made in a set of partitions")


def test_packages_that_are_missing(folder: Path, tmp_path: Path) -> None:
    code = "import sys; sys.modules['distributed'] = None; from readout.cli import main; main()"
    command = [
        sys.executable,
        "-c",
        code,
        "extract",
        str(folder),
        "--partition-size",
        "5",
        "-o",
        str(tmp_path),
    ]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stderr == (
        "readout: large collections need distributed; install it with: make large, or: "
        "pip install 'readout[large]'\n"
    )
