"""The *Trust* page: no promise without a test that passed, and none that nobody reads."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

import promised
from readout import trust
from readout.errors import InputError
from readout.trust import CHAPTERS, Held, Promise, Results

ROOT = Path(__file__).parent.parent
PROMISES = promised.promises()
RAN = Held(file="tests/test_doors.py", name="TestLocks.test_a_door_is_closed", cases=1, passed=1)
MANY = Held(file="tests/test_doors.py", name="test_each_<key>_fits_its_lock", cases=1200, passed=1200)
DOORS = Promise(key="doors", chapter="Supply", promise="Doors & windows are closed.", tests=(RAN, MANY))
RUN = Results(
    date="2020-02-03T04:05:06Z", python="3.11.9", tests=3, cases=1202, passed=1202, promises=(DOORS,)
)


def marks(nodes: list[ast.expr]) -> set[str]:
    """The keys of the marks that stand in some code."""
    calls = [call for node in nodes for call in ast.walk(node) if isinstance(call, ast.Call)]
    return {
        ast.literal_eval(call.args[0]) for call in calls if ast.unparse(call.func) == "pytest.mark.promise"
    }


def marked(body: list[ast.stmt], above: set[str], inside: str = "") -> Iterator[tuple[str, str]]:
    """Each key with each test that is marked with it, itself or by what it stands in."""
    for part in body:
        if isinstance(part, ast.ClassDef):
            yield from marked(part.body, above | marks(part.decorator_list), f"{inside}{part.name}.")
        elif isinstance(part, ast.FunctionDef) and part.name.startswith("test_"):
            yield from ((key, inside + part.name) for key in above | marks(part.decorator_list))


def held() -> dict[str, set[tuple[str, str]]]:
    """The tests that hold each promise, by file and name, as they are marked."""
    found: dict[str, set[tuple[str, str]]] = {}
    for file in sorted((ROOT / "tests").glob("test_*.py")):
        body = ast.parse(file.read_text("utf-8")).body
        whole = [
            p.value for p in body if isinstance(p, ast.Assign) and "pytestmark" in ast.unparse(p.targets[0])
        ]
        for key, name in marked(body, marks(whole)):
            found.setdefault(key, set()).add((f"tests/{file.name}", name))
    return found


def test_every_promise_has_a_test_and_every_mark_a_promise() -> None:
    assert held().keys() == PROMISES.keys()


@pytest.mark.parametrize("key", PROMISES)
def test_a_promise_is_a_sentence_of_a_chapter(key: str) -> None:
    assert PROMISES[key].keys() == {"chapter", "promise"}
    assert PROMISES[key]["chapter"] in CHAPTERS
    assert re.fullmatch(r"[A-Z].*[^.]\.", PROMISES[key]["promise"])


def test_the_results_in_the_repository_are_of_these_promises_and_all_passed() -> None:
    """`make trust` writes them, and leaves this test out."""
    kept = trust.load(ROOT / trust.RESULTS)
    assert kept
    assert {p.key: {"chapter": p.chapter, "promise": p.promise} for p in kept.promises} == PROMISES
    assert {p.key: {(test.file, test.name) for test in p.tests} for p in kept.promises} == held()
    assert all(test.passed == test.cases > 0 for promise in kept.promises for test in promise.tests)
    assert kept.passed == kept.cases >= kept.tests >= len({test for p in kept.promises for test in p.tests})


@pytest.mark.slow
def test_the_page_states_the_promises_of_the_last_run_and_no_other(seeds_report: Path) -> None:
    page = BeautifulSoup((seeds_report / "trust.html").read_text("utf-8"), "html.parser")
    article = page.select_one("article")
    kept = trust.load(ROOT / trust.RESULTS)
    assert article and kept
    assert [term.get_text() for term in article.select("dt")] == [p.promise for p in kept.promises]
    files = [[code.get_text() for code in held.select("code")] for held in article.select("dd")]
    assert files == [[test.file for test in promise.tests] for promise in kept.promises]
    assert trust.told(kept) in article.get_text()


def test_a_promise_is_told_with_its_tests() -> None:
    told = BeautifulSoup(trust.page(RUN), "html.parser").get_text("|", strip=True)
    assert "\\." in told and told.count("## ") == 1
    assert "Doors & windows are closed.|2 tests, 1,201 cases: all passed|a door is closed|" in told
    assert "each <key> fits its lock, 1,200 cases|tests/test_doors.py" in told


def test_the_run_is_told_with_its_numbers() -> None:
    assert trust.told(RUN) == (
        "The last run began on 3 February 2020 at 04:05 UTC with Python 3.11.9: "
        "3 tests with 1,202 cases, all passed. 2 of the tests hold the 1 promise below."
    )


def test_what_did_not_pass_is_said() -> None:
    failed = MANY.model_copy(update={"passed": 1198})
    doors = DOORS.model_copy(update={"tests": (RAN, failed)})
    run = RUN.model_copy(update={"passed": 1200, "promises": (doors,)})
    assert "1,202 cases, 2 did not pass." in trust.told(run)
    assert "1,201 cases: 2 did not pass" in trust.page(run)


def test_no_run_is_no_promise() -> None:
    assert trust.page(None) == f"{trust.NONE}\n"


FOUND = """{"tool": "mutmut 3", "areas": {"dates": {"code": ["a.py"], "mutants": 1234, "sample": 400,
"killed": 350, "survived": 50, "share": {"value": 0.875, "low": 0.839, "high": 0.904}, "modules": {}}}}"""


def test_whether_faults_are_noticed_is_told_where_it_was_tried(tmp_path: Path) -> None:
    file = tmp_path / "mutants.json"
    assert trust.load_faults(file) is None and "fault" not in trust.page(RUN)
    file.write_text(FOUND)
    told = trust.page(RUN, trust.load_faults(file)).replace("\\", "")
    assert "put into the library on purpose (mutmut 3)" in told
    assert "| dates | 1,234 | 400 | 350 | 88% | 84% to 90% |" in told
    file.write_text("{}")
    with pytest.raises(InputError, match=r"mutants\.json: .*make mutants"):
        trust.load_faults(file)


def test_results_are_read_as_they_were_written(tmp_path: Path) -> None:
    file = tmp_path / "promises.json"
    assert trust.load(file) is None
    trust.save(RUN, file)
    assert trust.load(file) == RUN
    file.write_text('{"promises": 1}')
    with pytest.raises(InputError, match=r"promises\.json: .*make trust"):
        trust.load(file)


TESTS = """
import pytest

@pytest.mark.promise("last-report-stays")
@pytest.mark.parametrize("many", range(3))
def test_a_door(many): assert many < {least}

class TestWindows:
    @pytest.mark.promise("last-report-stays")
    def test_a_window(self): pass

def test_a_wall(): pass
"""


@pytest.mark.parametrize("least", [3, 2])
def test_a_run_writes_what_it_held_if_nothing_failed(tmp_path: Path, least: int) -> None:
    (tmp_path / "test_house.py").write_text(TESTS.replace("{least}", str(least)))
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    out = tmp_path / "promises.json"
    subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "conftest", "--promises", str(out), str(tmp_path)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}, cwd=tmp_path, capture_output=True,
    )  # fmt: skip
    written = trust.load(out)
    if least < 3:
        assert written is None
        return
    assert written and (written.tests, written.cases, written.passed) == (3, 5, 5)
    (promise,) = written.promises
    assert (promise.key, promise.promise) == ("last-report-stays", PROMISES["last-report-stays"]["promise"])
    told = [(test.file, test.name, test.cases, test.passed) for test in promise.tests]
    assert told == [
        ("test_house.py", "TestWindows.test_a_window", 1, 1), ("test_house.py", "test_a_door", 3, 3)
    ]  # fmt: skip
