"""What a maintainer is told: true of what is here, and no promise without a command behind it."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
PAPERS = ("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]


@pytest.mark.promise("licences-apart")
def test_the_citation_is_valid_and_names_this_version_and_licence() -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.citation-file-format"]
    checked = subprocess.run(
        [*command, str(ROOT / "CITATION.cff")], check=False, capture_output=True, text=True
    )
    assert checked.returncode == 0, checked.stdout
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text())
    assert (cited["version"], cited["license"]) == (VERSION, "MIT")


def test_the_changes_begin_with_this_version() -> None:
    assert re.findall(r"(?m)^## (.+)$", (ROOT / "CHANGELOG.md").read_text())[0] == VERSION


@pytest.mark.parametrize("paper", PAPERS)
def test_every_make_target_that_is_named_exists(paper: str) -> None:
    targets = set(re.findall(r"(?m)^([a-z]+):", (ROOT / "Makefile").read_text()))
    named = set(re.findall(r"(?m)(?:`|^ {4})make ([a-z]+)", (ROOT / paper).read_text()))
    assert named <= targets


@pytest.mark.parametrize("paper", PAPERS)
def test_every_file_that_is_named_exists(paper: str) -> None:
    named = re.findall(
        r"\]\((?!http)([^)#]+)\)|`([\w./-]+\.(?:md|toml|cff|txt|yml|tsv))`", (ROOT / paper).read_text()
    )
    files = {a or b for a, b in named} - {"sources.yml", "corrections.yml", "editions.yml", "periods.yml"}
    assert [file for file in sorted(files) if not (ROOT / file).exists()] == []


@pytest.mark.promise("licences-apart")
def test_who_may_do_what_with_texts_is_told_apart_from_the_code() -> None:
    assert "MIT License" in (ROOT / "LICENSE").read_text()
    assert {"seeds/", "evaluation/documents/", "evaluation/unseen/"} <= set(
        re.findall(r"`([^`]+/)`", (ROOT / "LICENSE-DATA.md").read_text())
    )
