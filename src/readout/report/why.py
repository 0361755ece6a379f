"""Why a step runs: what of all that it is made from is not what it was when it last ran."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from doit.dependency import Dependency, FileChangedChecker, JsonDB

from readout.report import fingerprint

AS_IT_WAS = "as it was"
_LINES = ".jsonl"
_MOST = 4  # names that are listed
_ID = re.compile(r'"id": ?"((?:[^"\\]|\\.)*)"')
_HASH = re.compile(r"[0-9a-f]{64}")
CHANGED = {
    "library": "the library",
    "word lists": "its word lists",
    "lexicon": "the added word lists",
    "notebooks": "the notebooks",
    "pages": "the pages",
    "documents": "the documents or what is known of them",
    "periods": "the named periods",
    "accuracy": "the measured accuracy",
    "speed": "the measured speed and cost",
    "trust": "the tests' last run",
    "measured": "what was measured",
    "seeds": "the folder's place",
    "kept": "the kept editions",
}
"""What stands behind a hash, by the name of the setting."""


class Settings:
    """Inputs of a step that are no files: it runs again when they change; for doit."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self._now = json.dumps(settings, sort_keys=True)

    def configure_task(self, task: Any) -> None:
        """Keep the settings, and of files with a line a document each line's hash, with what doit keeps."""
        task.value_savers.append(lambda: {"settings": self._now, "lines": _lines(task.file_dep)})

    def __call__(self, task: Any, values: Mapping[str, Any]) -> bool:
        """Whether the settings are those of the last time."""
        return values.get("settings") == self._now

    def differences(self, values: Mapping[str, Any]) -> list[str]:
        """What differs from the settings of the last time, old and new where one can read them."""
        return list(_differences(json.loads(values.get("settings", "{}")), json.loads(self._now)))


class Contents(FileChangedChecker):  # type: ignore[misc]
    """Tells files by their content alone, for doit: its own checker goes by the time of the last change."""

    def check_modified(self, file_path: str, file_stat: object, state: object) -> bool:
        """Whether a file's content is not what it was."""
        return bool(self.get_state(file_path, None) != state)

    def get_state(self, dep: str, current_state: object) -> str:
        """A file's content as a hash."""
        return fingerprint.of_file(Path(dep))


class Reasons:
    """Why steps run; the database says what each was last made from, ``unfinished`` which were stopped."""

    def __init__(self, database: Path, unfinished: Collection[str]) -> None:
        self._database, self._unfinished = database, unfinished

    @cached_property
    def _known(self) -> Any:
        return Dependency(JsonDB, str(self._database), checker_cls=Contents)

    def of(self, task: Any) -> str:
        """Why a task runs, in words."""
        values = self._known.get_values(task.name)
        if not values:
            return "for the first time, or after a failure"
        found = ["it was stopped the last time"] if task.name in self._unfinished else []
        for check, *_ in task.uptodate:
            if isinstance(check, Settings):
                found += check.differences(values)
        status = self._known.get_status(task, {}, get_log=True)
        return "; ".join([*found, *_files(status.reasons, values.get("lines", {}))]) or "it has to"


def _files(reasons: Mapping[str, Any], before: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """What is otherwise of a step's files."""
    for key, words in (
        ("added_file_dep", "new"),
        ("removed_file_dep", "gone"),
        ("missing_target", "missing"),
    ):
        if reasons.get(key):
            yield f"{_listed(Path(path).name for path in reasons[key])} {words}"
    changed = [Path(path) for path in reasons.get("changed_file_dep", ())]
    plain = sorted(path.name for path in changed if path.suffix != _LINES)
    if plain:
        yield f"{_listed(plain)} changed"
    for path in sorted(path for path in changed if path.suffix == _LINES):
        yield f"{path.stem} changed{_documents(before.get(str(path), {}), _lines([str(path)])[str(path)])}"


def _documents(before: Mapping[str, str], now: Mapping[str, str]) -> str:
    """In which documents the lines of a file differ."""
    changed = [name for name in now if name in before and before[name] != now[name]]
    kinds = {"": changed, "new: ": now.keys() - before.keys(), "gone: ": before.keys() - now.keys()}
    told = [f"{kind}{_listed(sorted(names))}" for kind, names in kinds.items() if names]
    return f" ({'; '.join(told)})" if before and told else ""


def _lines(files: Iterable[str]) -> dict[str, dict[str, str]]:
    """The hash of each document's line, by file and the document's id."""
    return {path: dict(_hashed(Path(path))) for path in files if path.endswith(_LINES)}


def _hashed(file: Path) -> Iterator[tuple[str, str]]:
    for line in file.read_text("utf-8").split("\n"):
        if named := _ID.search(line):
            yield json.loads(f'"{named[1]}"'), hashlib.sha256(line.encode()).hexdigest()[:12]


def _differences(before: Any, now: Any, name: str = "") -> Iterator[str]:
    if isinstance(before, dict) and isinstance(now, dict):
        for key in sorted(before.keys() | now.keys()):
            yield from _differences(before.get(key), now.get(key), key)
    elif before != now:
        if name in CHANGED or _HASH.fullmatch(str(now)):
            yield f"{CHANGED.get(name, name)} changed"
        else:
            yield f"{name}: {_shown(before)} → {_shown(now)}"


def _shown(value: Any) -> str:
    return "none" if value in (None, "", []) else json.dumps(value, ensure_ascii=False)


def _listed(names: Iterable[str]) -> str:
    found = list(names)
    more = f" and {len(found) - _MOST} more" if len(found) > _MOST else ""
    return ", ".join(found[:_MOST]) + more
