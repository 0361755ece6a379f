"""A kernel that starts warm makes the same notebook as one that starts cold, and ends when it should."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from jupyter_client.manager import AsyncKernelManager

import alone
from readout.report import warm

ROOT = Path(__file__).parent.parent
SEEDS = {"seeds": str(ROOT / "seeds")}


@pytest.mark.slow
@pytest.mark.parametrize("name", ["findings", "chronology", "people"])
def test_the_same_notebook_as_from_a_cold_kernel(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    notebook, target = ROOT / "notebooks" / f"{name}.ipynb", tmp_path / "out" / f"{name}.ipynb"
    alone.run(notebook, target, SEEDS, tmp_path / "failed")
    made = target.read_bytes()
    monkeypatch.setattr(warm, "Manager", AsyncKernelManager)
    alone.run(notebook, target, SEEDS, tmp_path / "failed")
    assert target.read_bytes() == made


_ALONE = """
import sys
from pathlib import Path
from readout.report import kernels
if __name__ == "__main__":
    notebook, folder = Path(sys.argv[1]), Path(sys.argv[2])
    kernels.run(notebook, folder / "out" / "page.ipynb", {}, folder / "failed")
"""
_WAITS = "import os, pathlib, time\npathlib.Path('pid').write_text(str(os.getpid()))\ntime.sleep(600)"


@pytest.mark.slow
def test_a_kernel_does_not_outlive_who_asked_for_it(tmp_path: Path) -> None:
    from nbformat import v4, write

    notebook = v4.new_notebook(cells=[v4.new_code_cell(_WAITS)])
    write(notebook, tmp_path / "waits.ipynb")
    (tmp_path / "alone.py").write_text(_ALONE)
    asks = subprocess.Popen(
        [sys.executable, tmp_path / "alone.py", tmp_path / "waits.ipynb", tmp_path], cwd=tmp_path
    )
    pid = _written(tmp_path / "out" / "pid")
    asks.send_signal(signal.SIGKILL)
    asks.wait()
    assert _ends(pid)


def _written(file: Path) -> int:
    """The number in the file, when there is one."""
    for _ in range(600):
        if file.is_file() and file.read_text():
            return int(file.read_text())
        time.sleep(0.1)
    raise AssertionError(f"{file} was never written")


def _ends(pid: int) -> bool:
    for _ in range(300):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False
