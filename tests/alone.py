"""A notebook run as a report runs it: in a process of its own."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from readout.report import kernels


def run(notebook: Path, target: Path, parameters: Mapping[str, str], kept: Path) -> None:
    """readout.report.kernels.run, with what it raises."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        pool.submit(kernels.run, notebook, target, parameters, kept).result()
