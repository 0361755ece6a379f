"""The steps of a report, for doit: what each is made from, what it makes, and when it runs again."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from doit.cmd_base import TaskLoader2
from doit.doit_cmd import DoitMain
from doit.exceptions import TaskFailed
from doit.reporter import ZeroReporter
from doit.task import dict_to_task
from doit.tools import config_changed

from readout.errors import InputError, StepError
from readout.report.progress import Progress


@dataclass(frozen=True)
class Step:
    """One action with its inputs and outputs; ``settings`` are inputs that are no files."""

    name: str
    action: Callable[..., None]
    arguments: tuple[Any, ...]
    inputs: Sequence[Path]
    outputs: Sequence[Path]
    settings: Mapping[str, str] = field(default_factory=dict)


def run(steps: Sequence[Step], database: Path, progress: Progress) -> None:
    """Run the steps whose inputs changed in content, as many at a time as there are cores.

    Each runs in a process of its own. ``database`` keeps what each was last made from. Raises the first
    failure, InputError or StepError; what other steps made until then is kept.
    """
    failures: list[Exception] = []
    progress.expect(step.name for step in steps)
    loader = _Loader(steps, database, _reporter(progress, failures))
    status = DoitMain(loader, config_filenames=()).run(["run"])
    if failures or status:
        raise failures[0] if failures else StepError(f"the steps could not be run; remove {database}")


class _Refused(TaskFailed):  # type: ignore[misc]
    """A step that was given bad input."""


class _Loader(TaskLoader2):  # type: ignore[misc]
    """Gives doit the steps as its tasks."""

    def __init__(self, steps: Sequence[Step], database: Path, reporter: type) -> None:
        super().__init__()
        self.steps, self.database, self.reporter = steps, database, reporter

    def load_doit_config(self) -> dict[str, Any]:
        """Where doit keeps what it knows, how many steps run at a time, and who is told."""
        return {
            "backend": "json",
            "dep_file": str(self.database),
            "num_process": max(1, min(os.cpu_count() or 1, len(self.steps))),
            "verbosity": 0,
            "reporter": self.reporter,
        }

    def load_tasks(self, cmd: Any, pos_args: Any) -> list[Any]:
        """The steps as doit's tasks."""
        return [dict_to_task(_task(step)) for step in self.steps]


def _task(step: Step) -> dict[str, Any]:
    return {
        "name": step.name,
        "actions": [(_guarded, [step.action, step.arguments])],
        "file_dep": [str(p) for p in step.inputs],
        "targets": [str(p) for p in step.outputs],
        "uptodate": [config_changed(dict(step.settings))],
    }


def _guarded(action: Callable[..., None], arguments: tuple[Any, ...]) -> Any:
    """Run an action; doit gets one line for what went wrong."""
    try:
        action(*arguments)
    except InputError as error:
        return _Refused(str(error))
    except StepError as error:
        return TaskFailed(str(error))
    return None


def _reporter(progress: Progress, failures: list[Exception]) -> type:
    """A reporter that tells of each step that runs, and keeps the failures."""

    class Reporter(ZeroReporter):  # type: ignore[misc]
        def execute_task(self, task: Any) -> None:
            progress.start(task.name)

        def add_success(self, task: Any) -> None:
            progress.end(task.name)

        def skip_uptodate(self, task: Any) -> None:
            progress.end(task.name, made=False)

        def add_failure(self, task: Any, fail: Any) -> None:
            progress.end(task.name, made=False)
            failures.append(_error(task.name, fail))

    return Reporter


def _error(name: str, fail: Any) -> Exception:
    if isinstance(fail, _Refused):
        return InputError(str(fail.message))
    if isinstance(fail, TaskFailed) and not fail.traceback:
        return StepError(str(fail.message))
    trace = "".join(fail.traceback).strip() or str(fail.message)
    return StepError(f"{name}: {trace.splitlines()[-1]}")
