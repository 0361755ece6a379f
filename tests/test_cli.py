from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from readout.cli import main
from readout.parameters import rows

SEEDS = Path(__file__).parent.parent / "seeds"


def readout(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


def test_help_of_the_report_lists_every_parameter_with_its_type_and_meaning() -> None:
    words = " ".join(readout("report", "--help").output.split())
    for row in rows():
        assert f"{row.name} {row.meaning} ({row.type}: {row.allowed})." in words
        assert f"Example: {row.example}" in words


def test_help_needs_no_heavy_library() -> None:
    code = "import sys, readout.cli; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"pandas", "pydantic", "papermill", "matplotlib", "sphinx"} & set(loaded.stdout.split())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["report", "nowhere"], "readout: nowhere: no such folder; name a folder of documents"),
        (["report", "-p", "tilte", "x"], "readout: unknown parameter tilte; did you mean title?"),
        (["report", SEEDS, "-p", "seeds", "other"], f"readout: parameter seeds is given twice: {SEEDS} and"),
    ],
)
def test_bad_input_is_one_line_and_status_2(tmp_path: Path, arguments: list[object], said: str) -> None:
    result = readout(*arguments, "-o", tmp_path / "build")
    assert result.exit_code == 2
    assert result.stderr.startswith(said)
    assert result.stderr.count("\n") == 1
    assert not (tmp_path / "build").exists()


def test_extract_writes_records_and_tables(tmp_path: Path) -> None:
    result = readout("extract", SEEDS, "-o", tmp_path)
    assert result.exit_code == 0
    assert result.stdout.strip() == str(tmp_path.resolve() / "records.jsonl")
    lines = (tmp_path / "records.jsonl").read_text().splitlines()
    ids = [json.loads(line)["id"] for line in lines]
    assert ids == sorted(p.stem for p in SEEDS.glob("*.txt"))
    for table in ("documents", "figures", "meetings", "events"):
        assert (tmp_path / f"{table}.csv").is_file() and (tmp_path / f"{table}.parquet").is_file()
    assert (tmp_path / "events.ics").is_file()


def test_extract_refuses_a_folder_that_is_not_there(tmp_path: Path) -> None:
    result = readout("extract", tmp_path / "nowhere", "-o", tmp_path)
    assert result.exit_code == 2 and result.stderr.count("\n") == 1


def test_extract_takes_what_a_report_takes(tmp_path: Path) -> None:
    (tmp_path / "params.yml").write_text("outcomes: missing\n")
    for asked in (["-p", "outcomes", "missing"], ["-f", tmp_path / "params.yml"]):
        assert readout("extract", SEEDS, "-o", tmp_path / "out", *asked).exit_code == 0
        rows = json.loads((tmp_path / "out" / "figures.json").read_text())
        assert {row["outcome"] for row in rows} == {"missing"}


@pytest.mark.parametrize("given", [["-p", "sides", "Nowhereland"], ["-p", "output", "x", "-p", "kept", ""]])
def test_keeping_where_no_report_stands_is_one_line(tmp_path: Path, given: list[str]) -> None:
    result = readout("keep", "may", *(given if "output" in given else ["-o", tmp_path, *given]))
    assert result.exit_code == 2 and "no report stands there; make it first" in result.stderr
