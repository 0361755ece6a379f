"""A report with nothing to do says so at once: nothing is imported that only making one needs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
_HEAVY = ("pandas", "numpy", "matplotlib", "nbformat", "papermill", "sphinx", "jupyter_book", "doit", "babel",
          "readout.extraction", "readout.corpus", "readout.dates", "readout.documents")  # fmt: skip
_STANDING = """
import json, sys
from pathlib import Path
from readout import report
from readout.parameters import Parameters
asked, output = Parameters(seeds=Path(sys.argv[1])), Path(sys.argv[2])
(book,) = report.editions.books(asked)
made_from = report.made_from(book, output, report.HOME) | {"kept": []}
for part in report.PARTS:
    (output / part).mkdir(parents=True)
(output / "html" / "index.html").touch()
(output / "html" / report.EDITION).write_text(json.dumps(made_from))
"""
_AGAIN = """
import sys
from readout.cli import main
try:
    main(["report", *sys.argv[1:]])
finally:
    print(*sys.modules, sep="\\n")
"""


def python(code: str, *words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, words)], capture_output=True, text=True, check=False
    )


def test_nothing_is_imported_that_only_making_needs(tmp_path: Path) -> None:
    made = python(_STANDING, ROOT / "seeds", tmp_path / "build")
    assert made.returncode == 0, made.stderr
    again = python(_AGAIN, ROOT / "seeds", "-o", tmp_path / "build")
    assert again.stderr == "nothing changed since the last report\n"
    assert not set(_HEAVY) & set(again.stdout.split("\n"))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("sources.yml", "gone.txt: {}\n"),
        ("corrections.yml", "figures:\n- {document: flood.txt}\n"),
        ("periods.yml", "- {name: Truce, from: May}\n"),
        ("editions.yml", "a: {sidez: [Fiji]}\n"),
    ],
)
def test_what_is_wrong_is_said_before_anything_is_read(tmp_path: Path, name: str, content: str) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "flood.txt").write_text("Twelve people were killed.\n")
    (seeds / name).write_text(content)
    done = python(_AGAIN, seeds, "-o", tmp_path / "build")
    assert done.returncode == 2 and f"{name}, line " in done.stderr and done.stderr.count("\n") == 1
    assert not {*_HEAVY[:-1], "readout.figures", "readout.dates"} - {"babel"} & set(done.stdout.split("\n"))
    assert not (tmp_path / "build").exists()
