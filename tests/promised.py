"""What a run of the tests held: counted while it goes on, written at its end (`--promises=FILE`)."""

from __future__ import annotations

import platform
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from readout import trust
from readout.trust import Held, Promise, Results

FILE = Path(__file__).parent / "promises.yml"
MARK = "promise"


def promises() -> dict[str, dict[str, str]]:
    """The promises by their keys: chapter and sentence."""
    found: dict[str, dict[str, str]] = yaml.safe_load(FILE.read_text("utf-8"))
    return found


def tell(item: pytest.Item) -> None:
    """Let the item's reports say what it holds; they come from other processes, too."""
    keys = dict.fromkeys(mark.args[0] for mark in item.iter_markers(MARK))
    item.user_properties.extend((MARK, key) for key in keys)


class Recorder:
    """Counts the cases of each test, and those that passed."""

    def __init__(self, file: Path) -> None:
        self.file, self.began = file, datetime.now(UTC)
        self.cases, self.passed = Counter[str](), Counter[str]()
        self.holding: dict[str, set[str]] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """A case passed if nothing of it failed: neither what it needs, nor itself, nor its end."""
        test = report.nodeid.partition("[")[0]
        if report.when == "setup":
            self.cases[test] += 1
            for name, key in report.user_properties:
                if name == MARK:
                    self.holding.setdefault(str(key), set()).add(test)
        self.passed[test] += report.when == "call" and report.passed
        self.passed[test] -= report.when == "teardown" and report.failed

    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        """Write what was held; nothing of a run in which anything failed."""
        if exitstatus == 0 and not hasattr(session.config, "workerinput"):
            trust.save(self.results(), self.file)

    def results(self) -> Results:
        """What was counted: promises in the order of the chapters, tests in that of their files."""
        stated = promises()
        held = [
            Promise(key=key, **stated[key], tests=tuple(map(self._test, sorted(self.holding[key]))))
            for key in sorted(self.holding, key=lambda key: list(stated).index(key))
        ]
        order = list(trust.CHAPTERS)
        return Results(
            date=self.began.strftime("%Y-%m-%dT%H:%M:%SZ"),
            python=platform.python_version(),
            tests=len(self.cases),
            cases=self.cases.total(),
            passed=self.passed.total(),
            promises=tuple(sorted(held, key=lambda promise: order.index(promise.chapter))),
        )

    def _test(self, test: str) -> Held:
        file, _, name = test.partition("::")
        return Held(file=file, name=name.replace("::", "."), cases=self.cases[test], passed=self.passed[test])
