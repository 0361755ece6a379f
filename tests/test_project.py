"""The project's own order: targets, dependencies and locks, and what may stand in its files."""

from __future__ import annotations

import ast
import json
import re
import shutil
import subprocess
import sys
import tomllib
from functools import cache
from importlib.metadata import packages_distributions
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from readout.parameters import rows

ROOT = Path(__file__).parent.parent
PYPROJECT = ROOT / "pyproject.toml"
LOCKS = ("requirements.txt", "requirements-large.txt", "requirements-test.txt")

# Direct dependencies that nothing imports, each with the file and the words in it that use it.
USED_WITHOUT_IMPORT = {
    "jupyterlab": ("Makefile", "jupyter lab"),
    "jupyter-book": ("src/readout", "jupyter-book"),
    "ipykernel": ("src/readout", 'kernel_name="python3"'),
    "pyarrow": ("src/readout", "parquet"),
    "s3fs": ("src/readout", "s3://"),
    "aiohttp": ("src/readout", "https://"),
    "flask": ("tests", "moto.server"),
    "flask-cors": ("tests", "moto.server"),
    "time-machine": ("tests/spread.py", "time_machine.travel"),
    "uv": ("Makefile", ".venv/bin/uv"),
    "hatchling": ("pyproject.toml", "hatchling.build"),
    "editables": ("Makefile", "--editable"),
    "ruff": ("Makefile", "ruff check"),
    "mypy": ("Makefile", "bin/mypy"),
    "pytest-xdist": ("Makefile", "--dist loadfile"),
    "pandas-stubs": ("pyproject.toml", "strict = true"),
    "types-pyyaml": ("pyproject.toml", "strict = true"),
    "types-tqdm": ("pyproject.toml", "strict = true"),
    "types-psutil": ("pyproject.toml", "strict = true"),
    "types-openpyxl": ("pyproject.toml", "strict = true"),
    "check-jsonschema": ("tests/test_workflow.py", "check_jsonschema"),
}


class Declared(NamedTuple):
    """What pyproject.toml asks for, by the names of the packages."""

    run: dict[str, Requirement]
    large: dict[str, Requirement]
    test: dict[str, Requirement]
    install: dict[str, Requirement]
    peer: dict[str, Requirement]
    fuzz: dict[str, Requirement]

    @property
    def all(self) -> dict[str, Requirement]:
        return self.run | self.large | self.test | self.install


def by_name(lines: list[str]) -> dict[str, Requirement]:
    return {canonicalize_name(r.name): r for r in map(Requirement, lines)}


def declared() -> Declared:
    tables = tomllib.loads(PYPROJECT.read_text())
    project = tables["project"]
    return Declared(
        run=by_name(project["dependencies"]),
        large=by_name(project["optional-dependencies"]["large"]),
        test=by_name(project["optional-dependencies"]["test"]),
        install=by_name(tables["dependency-groups"]["install"]),
        peer=by_name(tables["dependency-groups"]["peer"]),
        fuzz=by_name(tables["dependency-groups"]["fuzz"]),
    )


def entries(lock: str) -> list[str]:
    """A lock's entries: a requirement's line with the lines that continue it."""
    text = (ROOT / lock).read_text()
    return re.findall(r"^[^\s#].*(?:\n {4}--.*)*", text, flags=re.MULTILINE)


def pins(lock: str) -> dict[str, set[str]]:
    """The versions that a lock pins, more than one where Python or the system decides."""
    found: dict[str, set[str]] = {}
    for entry in entries(lock):
        pin = Requirement(entry.split("\\")[0])
        found.setdefault(canonicalize_name(pin.name), set()).add(str(pin.specifier).removeprefix("=="))
    return found


def tracked(*patterns: str) -> list[Path]:
    """The files that git knows, with their present text."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--", *patterns], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout
    return [ROOT / name for name in listing.split("\0") if name and (ROOT / name).is_file()]


def imported(sources: list[str]) -> set[str]:
    """The packages that Python sources import, apart from the standard library and our own."""
    modules: set[str] = set()
    for node in (node for source in sources for node in ast.walk(ast.parse(source))):
        if isinstance(node, ast.Import):
            modules |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            modules.add(node.module.split(".")[0])
    ours = {"readout", "bench"} | {path.stem for path in (ROOT / "tests").iterdir()}
    known = packages_distributions()
    return {
        canonicalize_name(name)
        for module in modules - ours - sys.stdlib_module_names
        for name in known.get(module, [module])
    }


def cells() -> list[tuple[str, dict[str, Any]]]:
    """The code cells of all notebooks, each with its notebook's name."""
    notebooks = [(path.name, json.loads(path.read_text())) for path in tracked("*.ipynb")]
    return [(name, c) for name, book in notebooks for c in book["cells"] if c["cell_type"] == "code"]


@cache
def shipped_imports() -> set[str]:
    modules = [path.read_text() for path in (ROOT / "src").rglob("*.py")]
    return imported([*modules, *("".join(cell["source"]) for _, cell in cells())])


@cache
def imports_of_tests() -> set[str]:
    return imported([path.read_text() for path in (ROOT / "tests").glob("*.py")])


@cache
def imports_of_the_fuzzers() -> set[str]:
    return imported([path.read_text() for path in (ROOT / "tests" / "fuzz").glob("*.py")])


@cache
def imports_of_the_bench() -> set[str]:
    return imported([path.read_text() for path in (ROOT / "bench").rglob("*.py")])


def make(*arguments: str) -> str:
    command = ["make", "--no-print-directory", *arguments]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout


def test_help_lists_every_target_with_its_meaning() -> None:
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), flags=re.MULTILINE)
    listed = dict(re.findall(r"^make ([a-z]+) +(\S.*)$", make("help"), flags=re.MULTILINE))
    assert list(listed) == targets
    assert make() == make("help")


def test_make_hands_every_name_that_it_does_not_know_to_the_report_as_a_parameter() -> None:
    given = [f"{row.name}={row.example}" for row in rows()]
    command = make("-n", "report", *given, "tilte=x", "SEEDS=my texts").splitlines()[-1]
    for name in (*(row.name for row in rows()), "tilte"):
        assert f'-p {name} "${name}"' in command
    assert command.count(" -p ") == len(given) + 1
    assert command.startswith('.venv/bin/readout report ${SEEDS:+"$SEEDS"} ${FILE:+-f "$FILE"}')


def test_make_takes_no_parameter_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("title", "Not asked for")
    assert " -p " not in make("-n", "report").splitlines()[-1]


def test_cleaning_leaves_the_editions_that_were_kept(tmp_path: Path) -> None:
    shutil.copy(ROOT / "Makefile", tmp_path)
    for name in ("kept/may", "html", ".work"):
        (tmp_path / "build" / name).mkdir(parents=True)
    for _ in range(2):
        subprocess.run(["make", "clean"], cwd=tmp_path, check=True, capture_output=True)
        assert [p.name for p in (tmp_path / "build").iterdir()] == ["kept"]
    (tmp_path / "build" / "kept" / "may").rmdir()
    (tmp_path / "build" / "kept").rmdir()
    subprocess.run(["make", "clean"], cwd=tmp_path, check=True, capture_output=True)
    assert not (tmp_path / "build").exists()


def test_every_dependency_says_why() -> None:
    lines = [line.strip() for line in PYPROJECT.read_text().splitlines()]
    silent = [line for line in lines if re.fullmatch(r'"[\w-]+(?:[<>=~!].*?)?",(?! +# \S).*', line)]
    assert silent == []


@pytest.mark.promise("declared-and-used")
def test_every_dependency_is_used() -> None:
    used = shipped_imports() | imports_of_tests() | imports_of_the_bench()
    assert set(declared().all) - used - set(USED_WITHOUT_IMPORT) == set()


@pytest.mark.parametrize("name", USED_WITHOUT_IMPORT)
def test_a_dependency_that_is_not_imported_is_used_where_we_say(name: str) -> None:
    place, words = USED_WITHOUT_IMPORT[name]
    assert name in declared().all
    assert any(words in path.read_text() for path in tracked(place))


@pytest.mark.promise("declared-and-used")
def test_what_is_imported_is_declared() -> None:
    asked = declared()
    assert shipped_imports() <= set(asked.run | asked.large)
    assert imports_of_tests() <= set(asked.run | asked.large | asked.test)
    assert imports_of_the_bench() <= set(asked.run | asked.test | asked.peer)
    assert set(asked.fuzz) <= imports_of_the_fuzzers() <= set(asked.run | asked.test | asked.fuzz)


@pytest.mark.promise("held-to-hashes")
@pytest.mark.parametrize("lock", sorted(path.name for path in ROOT.glob("requirements*.txt")))
def test_a_lock_holds_every_package_to_its_hashes(lock: str) -> None:
    pinned = re.compile(r"[a-z0-9.-]+==\S+( ; [^\\]+)? \\(\n    --hash=sha256:[0-9a-f]{64}( \\)?)+")
    loose = [entry for entry in entries(lock) if not pinned.fullmatch(entry)]
    assert loose == []
    assert len(entries(lock)) > 20


@pytest.mark.promise("held-to-hashes")
@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_fits_what_is_declared(lock: str) -> None:
    asked = declared()
    added = {"requirements-large.txt": asked.large, "requirements-test.txt": asked.large | asked.test}
    wanted = asked.run | asked.install | added.get(lock, {})
    locked = pins(lock)
    unfit = [
        str(requirement)
        for name, requirement in wanted.items()
        if name not in locked or not all(requirement.specifier.contains(v) for v in locked[name])
    ]
    assert unfit == []


@pytest.mark.parametrize("group", ["peer", "fuzz"])
def test_the_lock_of_an_environment_apart_fits_what_is_declared(group: str) -> None:
    locked = pins(f"requirements-{group}.txt")
    asked: dict[str, Requirement] = getattr(declared(), group)
    assert asked
    assert all(r.specifier.contains(version) for name, r in asked.items() for version in locked[name])


@pytest.mark.promise("held-to-hashes")
def test_the_tests_run_on_the_versions_that_readers_have() -> None:
    for smaller, larger in pairwise(map(pins, LOCKS)):
        assert {name: larger.get(name) for name in smaller} == smaller


def test_the_build_backend_is_in_the_lock() -> None:
    needed = by_name(tomllib.loads(PYPROJECT.read_text())["build-system"]["requires"])
    assert set(needed) <= set(declared().install)


def test_notebooks_are_committed_without_outputs() -> None:
    assert not [name for name, cell in cells() if cell["outputs"] or cell["execution_count"]]


def test_no_file_names_a_place_on_one_machine() -> None:
    place = re.compile(r"(?<![\w.:/])/(?:root|home|tmp|work|opt|Users)/\w")
    texts = {path.name: path.read_bytes().decode(errors="ignore") for path in tracked()}
    assert not {name: hits for name, text in texts.items() if (hits := place.findall(text))}


def test_modules_are_small() -> None:
    lengths = {path.name: len(path.read_text().splitlines()) for path in (ROOT / "src").rglob("*.py")}
    assert not {name: length for name, length in lengths.items() if length > 400}


def test_the_links_of_the_readme_lead_somewhere() -> None:
    links = re.findall(r"\]\(([^)#]+)", (ROOT / "README.md").read_text())
    assert not [link for link in links if not re.match(r"[a-z]+:", link) and not (ROOT / link).exists()]
