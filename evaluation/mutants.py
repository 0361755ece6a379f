"""How many faults the tests notice: small changes are made in the code, and the tests run on each.

mutmut makes the changes, the mutants, and runs the tests that call what was changed. They are too many to run
them all: of each area's a sample is drawn, always the same for one seed. Areas, tests and seed stand in
pyproject.toml.

usage: python evaluation/mutants.py [AREA ...]
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any

from mutmut.mutation.file_mutation import mutate_file_contents
from mutmut.stats import status_by_exit_code
from mutmut.utils.format_utils import get_mutant_name

from readout.evaluation.intervals import wilson

ROOT = Path(__file__).parent.parent
RESULTS = ROOT / "evaluation" / "mutants.json"
WORK = ROOT / "build" / "mutants"
COPIED = ("src", "tests", "evaluation", "seeds")
RUN = "from mutmut.__main__ import cli; cli()"
OURS = ("seed", "sample")
NOTICED = ("killed", "segfault")  # not those that ran out of time: the machine may have been busy


def main(areas: Iterable[str]) -> None:
    """Measure the areas that are named, or all, and write the results with the others' of before."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["mutants"]
    measured = {area: measure(area, settings) for area in list(areas) or settings["areas"]}
    before = json.loads(RESULTS.read_text("utf-8"))["areas"] if RESULTS.exists() else {}
    results = {
        "tool": f"mutmut {version('mutmut')}",
        "areas": {area: (before | measured)[area] for area in settings["areas"] if area in before | measured},
    }
    RESULTS.write_text(json.dumps(results, indent=1) + "\n", "utf-8")


def measure(area: str, settings: dict[str, Any]) -> dict[str, Any]:
    """One area's mutants, how many were tried, and how many of these the tests noticed.

    Those that ran out of time are among the ones that survived, and told apart.
    """
    chosen = settings["areas"][area]
    work = _copied(area, settings["mutmut"], chosen)
    files = [f for pattern in chosen["only_mutate"] for f in sorted(work.glob(pattern))]
    names = {str(f.relative_to(work)): _mutants(f, work) for f in files}
    every = [name for found in names.values() for name in found]
    tried = random.Random(chosen["seed"]).sample(every, min(chosen["sample"], len(every)))
    subprocess.run([sys.executable, "-c", RUN, "run", *tried], cwd=work, check=True)
    ends = _ends(work, names)
    counts = Counter(ends[name] for name in tried)
    noticed = sum(counts[end] for end in NOTICED)
    low, high = wilson(noticed, len(tried))
    survivors = sorted(name for name in tried if ends[name] not in NOTICED)
    (work / "survivors.txt").write_text("".join(f"{name}\n" for name in survivors), "utf-8")
    return {
        "code": chosen["only_mutate"],
        "tests": chosen["pytest_add_cli_args_test_selection"],
        "mutants": len(every),
        "seed": chosen["seed"],
        "sample": len(tried),
        "killed": noticed,
        "survived": len(survivors),
        "timeout": counts["timeout"],
        "share": {"value": round(noticed / len(tried), 4), "low": round(low, 4), "high": round(high, 4)},
        "modules": {
            file: {
                "mutants": len(found),
                "sample": len(mine := set(found) & set(tried)),
                "killed": sum(ends[name] in NOTICED for name in mine),
            }
            for file, found in names.items()
            if found
        },
    }


def _copied(area: str, common: dict[str, Any], chosen: dict[str, Any]) -> Path:
    """A copy of the project in which mutmut may write, with its settings for one area."""
    work = WORK / area
    shutil.rmtree(work, ignore_errors=True)
    for folder in COPIED:
        shutil.copytree(ROOT / folder, work / folder, ignore=shutil.ignore_patterns("__pycache__"))
    lines = [f"{key} = {json.dumps(value)}\n" for key, value in (common | chosen).items() if key not in OURS]
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    (work / "pyproject.toml").write_text(f"{text}\n[tool.mutmut]\n{''.join(lines)}", "utf-8")
    return work


def _mutants(file: Path, work: Path) -> list[str]:
    """The names of all mutants of a file."""
    found = mutate_file_contents(str(file), file.read_text("utf-8"))
    return [get_mutant_name(file.relative_to(work), name) for name in found.mutant_names]


def _ends(work: Path, files: Iterable[str]) -> dict[str, str]:
    """What became of each mutant, in mutmut's words: killed, survived, no tests."""
    kept = [json.loads((work / "mutants" / f"{file}.meta").read_text("utf-8")) for file in files]
    return {name: status_by_exit_code[code] for one in kept for name, code in one["exit_code_by_key"].items()}


if __name__ == "__main__":
    main(sys.argv[1:])
