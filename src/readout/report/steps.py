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

from readout import faults
from readout.errors import InputError, StepError
from readout.report import forks, why
from readout.report.journal import Journal
from readout.report.progress import Progress

HERE, FORKED = "here", "forked"


@dataclass(frozen=True)
class Step:
    """One action with its inputs and outputs; ``settings`` are inputs that are no files.

    ``where`` it runs: FORKED in a process of its own, from one that has imported what most steps need; HERE
    in a thread, for what waits for processes of its own.
    """

    name: str
    action: Callable[..., None]
    arguments: tuple[Any, ...]
    inputs: Sequence[Path]
    outputs: Sequence[Path]
    settings: Mapping[str, Any] = field(default_factory=dict)
    where: str = FORKED


def run(steps: Sequence[Step], database: Path, progress: Progress, early: bool = False) -> None:
    """Run the steps whose inputs changed in content, as many at a time as there are cores.

    ``database`` keeps what each was last made from. ``early`` is for the first steps, which do not wait until
    there is a process to fork from: they are forked from this one, in which no other thread runs yet. Raises
    the first failure, InputError or StepError; what other steps made until then is kept.
    """
    failures: list[Exception] = []
    progress.expect(step.name for step in steps)
    with Journal(database, {step.name for step in steps}) as journal:
        told = why.Reasons(database, journal.unfinished)
        loader = _Loader(steps, journal, early)
        loader.reporter = _reporter(progress, told, failures, loader.keep)
        status = DoitMain(loader, config_filenames=()).run(["run"])
    if failures or status:
        raise failures[0] if failures else StepError(f"the steps could not be run; remove {database}")


class _Refused(TaskFailed):  # type: ignore[misc]
    """A step that was given bad input."""


class _Loader(TaskLoader2):  # type: ignore[misc]
    """Gives doit the steps as its tasks."""

    reporter: type
    database: Any

    def __init__(self, steps: Sequence[Step], journal: Journal, early: bool) -> None:
        super().__init__()
        self.steps, self.journal, self.early = steps, journal, early

    def keep(self, name: str) -> None:
        """Write down that a step is made, so that a kill takes no more than what is being made."""
        self.database.dump()
        self.journal.end(name)

    def load_doit_config(self) -> dict[str, Any]:
        """Where doit keeps what it knows, how many steps run at a time, and who is told."""
        return {
            "backend": "json",
            "dep_file": str(self.journal.database),
            "num_process": 0 if self.early else max(1, min(os.cpu_count() or 1, len(self.steps))),
            "par_type": "thread",
            "check_file_uptodate": why.Contents,
            "verbosity": 0,
            "reporter": self.reporter,
        }

    def load_tasks(self, cmd: Any, pos_args: Any) -> list[Any]:
        """The steps as doit's tasks."""
        self.database = cmd.dep_manager.backend
        return [dict_to_task(self._task(step)) for step in self.steps]

    def _task(self, step: Step) -> dict[str, Any]:
        how = forks.early if self.early else _here if step.where == HERE else forks.run
        return {
            "name": step.name,
            "actions": [(_guarded, [self.journal, how, step])],
            "file_dep": [str(p) for p in step.inputs],
            "targets": [str(p) for p in step.outputs],
            "io": {"capture": False},  # threads would take each other's
            "uptodate": [why.Settings(step.settings), step.name not in self.journal.unfinished],
        }


def _here(action: Callable[..., None], arguments: tuple[Any, ...]) -> None:
    action(*arguments)


def _guarded(journal: Journal, how: Callable[..., None], step: Step) -> Any:
    """Run an action; doit gets one line for what went wrong."""
    try:
        journal.begin(step.name)
        how(step.action, step.arguments)
    except InputError as error:
        return _Refused(str(error))
    except StepError as error:
        return TaskFailed(str(error))
    except (OSError, MemoryError) as error:
        return TaskFailed(faults.line(error, step.name))
    return None


def _reporter(
    progress: Progress, reasons: why.Reasons, failures: list[Exception], keep: Callable[[str], None]
) -> type:
    """A reporter that tells of each step that runs, keeps what is made, and the failures."""

    class Reporter(ZeroReporter):  # type: ignore[misc]
        def execute_task(self, task: Any) -> None:
            progress.start(task.name)
            progress.tell(lambda: f"{task.name}: runs, {reasons.of(task)}")

        def add_success(self, task: Any) -> None:
            keep(task.name)
            progress.end(task.name)

        def skip_uptodate(self, task: Any) -> None:
            progress.tell(lambda: f"{task.name}: {why.AS_IT_WAS}")
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
