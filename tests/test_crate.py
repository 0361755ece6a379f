"""The record of a report: valid for its profile, true, complete, and the same everywhere."""

from __future__ import annotations

import hashlib
import json
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest
from rocrate_validator.models import Severity, ValidationSettings
from rocrate_validator.services import validate

from readout import parameters
from readout.errors import InputError
from readout.parameters import Parameters
from readout.report import crate, fingerprint, inputs, made_from

ROOT = Path(__file__).parent.parent
pytestmark = [pytest.mark.slow, pytest.mark.promise("record")]

# What the context of RO-Crate 1.1 calls otherwise than schema.org; the validator would ask the web for it.
_OTHERWISE = {
    "File": "http://schema.org/MediaObject",
    "conformsTo": "http://purl.org/dc/terms/conformsTo",
    "ComputationalWorkflow": "https://bioschemas.org/ComputationalWorkflow",
    "FormalParameter": "https://bioschemas.org/FormalParameter",
    "input": "https://bioschemas.org/ComputationalWorkflow#input",
    "output": "https://bioschemas.org/ComputationalWorkflow#output",
}
_CONTEXT = "https://w3id.org/ro/crate/1.1/context"
_PROFILE = "workflow-run-crate-0.5"


def graph(html: Path) -> dict[str, dict[str, Any]]:
    told = json.loads((html / crate.NAME).read_text("utf-8"))
    return {entity["@id"]: entity for entity in told["@graph"]}


def several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def offline(file: Path) -> None:
    """Put the words of the context in the place of its address."""
    told = json.loads(file.read_text("utf-8"))
    kinds = {kind for entity in told["@graph"] for kind in several(entity["@type"])}
    words = kinds | {key for entity in told["@graph"] for key in entity if not key.startswith("@")}
    address, own = told["@context"]
    assert address == _CONTEXT
    plain = {word: f"http://schema.org/{word}" for word in sorted(words)}
    file.write_text(json.dumps({**told, "@context": {**plain, **_OTHERWISE, **own}}))


def issues(html: Path) -> list[str]:
    """What the profile's own validator finds wrong of what it requires."""
    asked = ValidationSettings(
        rocrate_uri=str(html),
        profile_identifier=_PROFILE,
        requirement_severity=Severity.REQUIRED,
        offline=True,
    )
    return [f"{issue.check.identifier}: {issue.message}" for issue in validate(asked).get_issues()]


def test_the_record_is_valid_for_the_profile_of_workflow_runs(seeds_report: Path, tmp_path: Path) -> None:
    html = tmp_path / "html"
    shutil.copytree(seeds_report, html)
    offline(html / crate.NAME)
    assert issues(html) == []
    told = json.loads((html / crate.NAME).read_text("utf-8"))
    for entity in told["@graph"]:
        entity.pop("instrument", None)
    (html / crate.NAME).write_text(json.dumps(told))
    assert any("instrument" in issue for issue in issues(html))


def test_every_file_has_its_hash_in_the_record(seeds_report: Path) -> None:
    told = graph(seeds_report)
    files = {p.relative_to(seeds_report).as_posix() for p in seeds_report.rglob("*") if p.is_file()}
    named = {each["@id"] for each in told["./"]["hasPart"]}
    assert named == files - {crate.NAME} and "index.html" in named
    for name in named:
        assert told[name]["sha256"] == hashlib.sha256((seeds_report / name).read_bytes()).hexdigest()
    results = {each["@id"] for each in told["#run"]["result"]}
    assert results == named - {crate.RUN}


def test_the_record_says_what_the_report_was_made_from(seeds_report: Path) -> None:
    told, seeds = graph(seeds_report), ROOT / "seeds"
    given = [told[part["@id"]] for part in told["#documents"]["hasPart"]]
    assert {each["name"]: each["sha256"] for each in given} == {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in seeds.iterdir()
    }
    notebooks = {e["name"] for i, e in told.items() if i.startswith(f"#{inputs.NOTEBOOKS}/")}
    assert {path.name for path in (ROOT / "notebooks").glob("*.ipynb")} <= notebooks
    needs = [told[need["@id"]] for need in told["#readout"]["softwareRequirements"]]
    packages = {need["name"]: need["softwareVersion"] for need in needs}
    assert fingerprint.environment().items() <= packages.items()
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    assert told["#readout"]["softwareVersion"] == version
    asked = {e["name"]: e["value"] for i, e in told.items() if i.startswith("#given-")}
    assert asked == {"title": Parameters().title, "show": "text", "pdf": "whole"}


def test_the_file_of_parameters_asks_for_the_same_report(seeds_report: Path) -> None:
    asked = parameters.read(seeds_report / crate.RUN)
    made = json.loads((seeds_report / "edition.json").read_text())["parameters"]
    assert asked.model_dump(mode="json", exclude={*parameters.PATHS}) == made
    assert not set(parameters.PATHS) & asked.model_fields_set


def test_code_and_texts_are_under_their_own_terms(seeds_report: Path) -> None:
    told = graph(seeds_report)
    assert (
        told["./"]["license"]["@id"] == "#rights"
        and "belong to those who wrote" in told["#rights"]["description"]
    )
    code = [
        told["#readout"],
        told[crate.RUN],
        *(e for e in told.values() if e["@type"] == "SoftwareSourceCode"),
    ]
    assert {each["license"]["@id"] for each in code} == {"https://spdx.org/licenses/MIT"}


def test_the_record_says_nothing_of_when_or_where(seeds_report: Path) -> None:
    told = graph(seeds_report)
    newest = max(d["date"] for d in json.loads((seeds_report / "data" / "documents.json").read_text()))
    assert told["./"]["datePublished"] == newest
    assert not {"startTime", "endTime", "agent"} & told["#run"].keys()
    assert str(seeds_report.parent) not in (seeds_report / crate.NAME).read_text()


def test_a_document_that_changes_while_the_report_is_made_is_no_part_of_it(
    seeds_report: Path, tmp_path: Path
) -> None:
    seeds, output = tmp_path / "seeds", tmp_path / "build"
    seeds.mkdir()
    (seeds / "flood.txt").write_text("Twelve people were killed.\n")
    (book,) = report_books(seeds)
    found = made_from(book, output, ROOT)
    (seeds / "flood.txt").write_text("Thirteen people were killed.\n")
    with pytest.raises(InputError, match="documents: changed while the report was made"):
        crate.write(book.parameters, ROOT, seeds_report.parent, output, found)


def report_books(seeds: Path) -> list[Any]:
    from readout.report import editions

    return list(editions.books(Parameters(seeds=seeds)))
