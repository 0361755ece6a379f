"""What is started for a large collection listens on this machine alone; every lock is audited."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import psutil
import pytest

from readout.collection.workers import workers

ROOT = Path(__file__).parent.parent
AUDIT = """#!/bin/sh
echo "$@" >> audited
case "$*" in *"$FAULTY") exit 1 ;; esac
"""


def listening() -> set[tuple[int, str, int]]:
    """Where this process and those that it started listen: process, address, port."""
    this = psutil.Process()
    return {
        (process.pid, connection.laddr.ip, connection.laddr.port)
        for process in (this, *this.children(recursive=True))
        for connection in process.net_connections("inet")
        if connection.status == psutil.CONN_LISTEN
    }


@pytest.mark.slow
@pytest.mark.promise("this-machine-alone")
def test_the_workers_of_a_collection_listen_on_this_machine_alone() -> None:
    before = listening()
    with workers(""):
        added = {address for _, address, _ in listening() - before}
    assert added == {"127.0.0.1"}


@pytest.mark.promise("vulnerabilities-known")
@pytest.mark.parametrize("faulty", ["none", "requirements-large.txt"])
def test_every_lock_is_audited_and_a_weakness_in_one_is_a_failure(tmp_path: Path, faulty: str) -> None:
    """What asks the package index is left out here: a program that only notes what it is told to compare."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    locks = sorted(path.name for path in ROOT.glob("requirements*.txt"))
    program = tmp_path / ".venv" / "audit" / "bin" / "pip-audit"
    program.parent.mkdir(parents=True)
    program.write_text(AUDIT.replace("$FAULTY", faulty))
    program.chmod(0o755)
    for name in (*locks, ".venv/audit/installed"):
        (tmp_path / name).touch()
    done = subprocess.run(
        ["make", "-o", ".venv/audit/installed", "audit"], cwd=tmp_path, check=False, capture_output=True
    )
    audited = [line.split()[-1] for line in (tmp_path / "audited").read_text().splitlines()]
    assert (done.returncode == 0, audited == locks) == ((True, True) if faulty == "none" else (False, False))
    assert all("--require-hashes" in line for line in (tmp_path / "audited").read_text().splitlines())
