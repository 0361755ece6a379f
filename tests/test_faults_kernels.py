"""A kernel that dies, hangs or has no memory left: one line names the notebook and the cell."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import nbformat
import pytest

from readout.errors import StepError
from readout.report import kernels

DIES = "import os\nos._exit(7)"
KILLED = "import os, signal\n\nos.kill(os.getpid(), signal.SIGKILL)"
HANGS = "while True:\n    pass"
GREEDY = "import resource\nresource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))\nbytearray(8 << 30)"


def said(cells: list[str], place: Path, longest: int) -> str:
    """What is said of a notebook with these cells."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    nbformat.write(notebook, place / "flood.ipynb")
    try:
        kernels.run(place / "flood.ipynb", place / "made" / "flood.ipynb", {}, place / "failed", longest)
    except StepError as error:
        return str(error)
    return ""


@pytest.mark.promise("last-report-stays")
def test_the_notebook_and_the_cell_are_named(tmp_path: Path) -> None:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        made = [
            pool.submit(said, ["a = 1", "b = a", cell], tmp_path, 5).result(120)
            for cell in (DIES, KILLED, HANGS, GREEDY)
        ]
    died, killed, hung, greedy = made
    assert died.startswith("flood.ipynb, In [3] (import os): its process died; if nobody ended it, memory")
    assert killed.startswith("flood.ipynb, In [3] (import os, signal): its process died; if nobody ended it")
    assert hung.startswith("flood.ipynb, In [3] (while True:): took longer than 5 seconds and was stopped")
    assert greedy.startswith("flood.ipynb, In [3]: MemoryError: ; memory ran out; close other programs")
    assert not any("\n" in line for line in made)
    assert not (tmp_path / "made" / "flood.ipynb").exists()
