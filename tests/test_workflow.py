"""The workflow that checks and publishes: valid, pinned, and allowed no more than it needs."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from test_screenshots import SCREENSHOTS

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
REPORT = ROOT / ".github" / "workflows" / "report.yml"


def jobs() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = yaml.safe_load(REPORT.read_text())["jobs"]
    return found


def steps(job: str, key: str) -> list[str]:
    return [step[key] for step in jobs()[job]["steps"] if key in step]


def test_workflows_fit_the_official_schema() -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows"]
    checked = subprocess.run([*command, *map(str, WORKFLOWS)], check=False, capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout


@pytest.mark.promise("least-privilege")
def test_actions_are_pinned_by_commit_and_say_their_version() -> None:
    used = [line for path in WORKFLOWS for line in path.read_text().splitlines() if "uses:" in line]
    assert len(used) == sum(len(steps(job, "uses")) for job in jobs())
    pinned = re.compile(r"\s*(?:- )?uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
    assert not [line for line in used if not pinned.fullmatch(line)]


@pytest.mark.promise("least-privilege")
def test_each_job_is_allowed_only_what_it_needs() -> None:
    assert yaml.safe_load(REPORT.read_text())["permissions"] == {}
    assert {name: job["permissions"] for name, job in jobs().items()} == {
        "build": {"contents": "read"},
        "audit": {"contents": "read"},
        "publish": {"pages": "write", "id-token": "write"},
    }


@pytest.mark.promise("vulnerabilities-known")
def test_it_runs_the_two_commands_and_publishes_the_report_that_they_made() -> None:
    allowed, *commands = steps("build", "run")
    assert allowed == "sudo sysctl --write kernel.apparmor_restrict_unprivileged_userns=0"
    assert commands == ["make test", "make report"]
    assert steps("audit", "run") == ["make audit"]
    assert jobs()["build"]["steps"][-1]["with"] == {"path": "build/html"}
    assert jobs()["publish"]["needs"] == "build"
    assert jobs()["publish"]["if"] == "github.ref == 'refs/heads/main'"


def test_the_screenshots_of_the_tests_are_kept_even_if_a_test_fails() -> None:
    (kept,) = [step for step in jobs()["build"]["steps"] if "upload-artifact" in step.get("uses", "")]
    assert kept["with"]["path"] == SCREENSHOTS.relative_to(ROOT).as_posix()
    assert kept["if"] == "${{ !cancelled() }}"


@pytest.mark.promise("least-privilege")
def test_no_workflow_puts_a_strangers_text_into_a_command() -> None:
    assert not [command for job in jobs() for command in steps(job, "run") if "${{" in command]
