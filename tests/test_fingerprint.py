"""What a report is made from: the packages that the lock names, and no others."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from readout.report import fingerprint


def test_only_locked_packages_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock, packages = tmp_path / "requirements.txt", tmp_path / "packages"
    lock.write_text("some-table==2.0 \\\n    --hash=sha256:0\nother.part==1.0\n")
    for name in ("some_table-2.0", "other_part-1.0"):
        (packages / f"{name}.dist-info").mkdir(parents=True)
    monkeypatch.setattr(sys, "path", [str(packages)])
    before = fingerprint.of_environment(lock)
    (packages / "a_tester-3.0.dist-info").mkdir()
    assert fingerprint.of_environment(lock) == before
    (packages / "some_table-2.0.dist-info").rename(packages / "some_table-2.1.dist-info")
    assert fingerprint.of_environment(lock) != before
