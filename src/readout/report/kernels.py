"""One notebook run with parameters: what comes out depends on the notebook and its parameters alone."""

from __future__ import annotations

import ast
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from readout import faults
from readout.errors import InputError, StepError
from readout.parameters import IN_NOTEBOOKS
from readout.remedies import check_names
from readout.report.notebooks import nbformat

PARAMETERS = "parameters"
_DIED = "died"
LONGEST = 3600
"""Seconds that a cell may take: the longest of a hundred thousand documents takes minutes."""


def parameter_names(notebook: Path) -> list[str]:
    """The names that a notebook's cell tagged ``parameters`` assigns. Raises InputError if it is no code."""
    cells = nbformat.read(notebook, as_version=4).cells
    code = "\n".join(c.source for c in cells if PARAMETERS in c.metadata.get("tags", ()))
    try:
        body = ast.parse(code).body
    except SyntaxError as error:
        line = code.splitlines()[(error.lineno or 1) - 1].strip()
        raise InputError(f"{notebook}: its parameters are no code at {line!r}; write NAME = VALUE") from None
    return [
        target.id
        for node in body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    ]


def draws(notebook: Path, parameters: Mapping[str, str]) -> str:
    """The portion that all calls of corpus.read in a notebook name as what they draw on; "" for everything.

    A name stands for the parameter's value.
    """
    cells = nbformat.read(notebook, as_version=4).cells
    try:
        nodes = [n for c in cells if c.cell_type == "code" for n in ast.walk(ast.parse(c.source))]
    except SyntaxError:
        return ""
    calls = [n for n in nodes if isinstance(n, ast.Call) and ast.unparse(n.func) == "corpus.read"]
    found = {_portion(call, parameters) for call in calls}
    return found.pop() if len(found) == 1 else ""


def _portion(call: ast.Call, parameters: Mapping[str, str]) -> str:
    named = [*call.args[2:], *(k.value for k in call.keywords if k.arg == "draws")]
    match named:
        case [ast.Constant(value=str(portion))]:
            return portion
        case [ast.Name(id=name)]:
            return parameters.get(name, "")
    return ""


def check(notebook: Path, parameters: Mapping[str, str]) -> None:
    """Raise InputError if the notebook has no such parameter: papermill only warns.

    One that hands its variables over as a whole takes every parameter of chapters.
    """
    taken = IN_NOTEBOOKS if _hands_over(notebook) else ()
    check_names(parameters, [*parameter_names(notebook), *taken], f"parameter of {notebook.name}:")


def _hands_over(notebook: Path) -> bool:
    cells = nbformat.read(notebook, as_version=4).cells
    return any("given(globals()" in c.source for c in cells if c.cell_type == "code")


def run(
    notebook: Path, target: Path, parameters: Mapping[str, str], kept: Path, longest: int = LONGEST
) -> None:
    """Run a notebook in the target's folder and write its executed copy, without a trace of the clock.

    Raises StepError if a cell fails; the copy that shows the failure then stands in the folder ``kept``. So
    it does if the kernel dies, or if a cell takes ``longest`` seconds.
    """
    from papermill.exceptions import PapermillExecutionError

    target.parent.mkdir(parents=True, exist_ok=True)
    running = target.with_suffix(".running.ipynb")
    begun: list[str] = []
    try:
        executed = _execute(notebook, running, parameters, longest, begun)
    except (TimeoutError, RuntimeError) as error:  # what nbclient's CellTimeoutError and DeadKernelError are
        if not isinstance(error, TimeoutError) and _DIED not in str(error):
            raise
        raise StepError(f"{notebook.name}, {_place(begun)}: {_ended(error, longest)}") from None
    except PapermillExecutionError as error:
        copy = _keep(running, kept / target.name)
        memory = f"memory ran out; {faults.MEMORY}; " if error.ename == "MemoryError" else ""
        raise StepError(
            f"{notebook.name}, In [{error.exec_count}]: {error.ename}: {_line(error.evalue)}; {memory}"
            f"the executed copy is {copy}"
        ) from None
    running.unlink()
    _write(_plain(executed), target)


def _place(begun: Sequence[str]) -> str:
    """The cell that was begun last, by its number and its first line."""
    if not begun:
        return "before its first cell"
    line = next((line for line in begun[-1].splitlines() if line.strip()), "")
    return f"In [{len(begun)}] ({_line(line)})"


def _ended(error: Exception, longest: int) -> str:
    if isinstance(error, TimeoutError):
        return f"took longer than {longest:,} seconds and was stopped; take fewer documents at a time"
    return f"its process died; if nobody ended it, memory ran out: {faults.MEMORY}"


def _execute(
    notebook: Path, running: Path, parameters: Mapping[str, str], longest: int, begun: list[str]
) -> Any:
    """The executed notebook; the code of each cell that begins is added to ``begun``."""
    import papermill

    from readout.report import warm

    with TemporaryDirectory() as sockets:
        return papermill.execute_notebook(
            notebook,
            running,
            parameters=dict(parameters),
            kernel_name="python3",
            language="python",
            progress_bar=False,
            request_save_on_cell_execute=False,
            config=_settings(sockets),
            resources={"metadata": {"path": str(running.parent)}},
            extra_arguments=["--log-level=50", f"--ipython-dir={sockets}"],
            shutdown_kernel="immediate",
            kernel_manager_class=warm.Manager,
            execution_timeout=longest,
            on_cell_execute=lambda cell, cell_index: begun.append(cell.source),
        )


def _settings(sockets: str) -> Any:
    """A kernel is spoken to through sockets in a folder of its own.

    Kernels that start at the same moment may choose the same port (papermill's issue 511).
    """
    from traitlets.config import Config

    return Config(KernelManager={"transport": "ipc", "ip": f"{sockets}/kernel"})


def _keep(running: Path, copy: Path) -> Path:
    copy.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(running, copy)
    return copy


def _line(text: str) -> str:
    return " ".join(text.split())[:300]


def _plain(notebook: Any) -> Any:
    """The notebook without what differs from run to run: times, durations, random ids, paths."""
    notebook.metadata.pop("papermill", None)
    for number, cell in enumerate(notebook.cells):
        cell.metadata.pop("papermill", None)
        cell.metadata.pop("execution", None)
        if "injected-parameters" in cell.metadata.get("tags", ()):
            cell.id = f"injected-{number}"
            cell.metadata.tags.append("hide-input")
    return notebook


def _write(notebook: Any, target: Path) -> None:
    fresh = target.with_suffix(".fresh.ipynb")
    nbformat.write(notebook, fresh)
    fresh.replace(target)
