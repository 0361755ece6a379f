"""The notebooks: what may stand in them, and that each runs by itself."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import nbformat
import papermill
import pytest

import alone
from readout.errors import InputError, StepError
from readout.parameters import IN_NOTEBOOKS, Parameters, given
from readout.report import kernels

NOTEBOOKS = Path(__file__).parent.parent / "notebooks"
ALL = sorted(NOTEBOOKS.glob("*.ipynb"))
OWN = {
    "people": ("family",),
    "accuracy": ("accuracy_file",),
    "data": ("pdf_file",),
    "changes": ("kept_editions",),
}
NAMES = [
    "accuracy",
    "changes",
    "chronology",
    "corrections",
    "data",
    "disagreements",
    "documents",
    "findings",
    "people",
]


def cells(path: Path, kind: str) -> list[Any]:
    return [c for c in nbformat.read(path, as_version=4).cells if c.cell_type == kind]


def code(path: Path) -> str:
    return "\n".join(c.source for c in cells(path, "code"))


def test_the_notebooks_are_there() -> None:
    assert [p.stem for p in ALL] == NAMES


@pytest.mark.parametrize("path", ALL, ids=NAMES)
class TestEach:
    def test_is_kept_without_outputs_and_valid(self, path: Path) -> None:
        nbformat.validate(nbformat.read(path, as_version=4))
        assert not any(c.outputs or c.execution_count for c in cells(path, "code"))

    def test_has_short_cells_and_one_with_parameters(self, path: Path) -> None:
        assert all(len(c.source.splitlines()) < 15 for c in cells(path, "code"))
        assert [c.metadata.tags[0] for c in cells(path, "code")].count(kernels.PARAMETERS) == 1

    def test_its_cell_holds_what_a_chapter_can_be_asked_for_with_the_defaults(self, path: Path) -> None:
        cell: dict[str, Any] = {}
        exec(next(c.source for c in cells(path, "code")), cell)
        assert set(cell) - {"__builtins__"} == {*IN_NOTEBOOKS, *OWN.get(path.stem, ())}
        assert given(cell, *OWN.get(path.stem, ())) == Parameters(seeds=Path("../seeds"))

    def test_hands_its_parameters_over_in_one_call(self, path: Path) -> None:
        own = "".join(f', "{name}"' for name in OWN.get(path.stem, ()))
        assert f"corpus.read(seeds, given(globals(){own})" in cells(path, "code")[1].source

    def test_defines_nothing_and_imports_the_library_alone(self, path: Path) -> None:
        nodes = list(ast.walk(ast.parse(code(path))))
        assert not [n for n in nodes if isinstance(n, ast.FunctionDef | ast.ClassDef | ast.Lambda)]
        imported = {n.module for n in nodes if isinstance(n, ast.ImportFrom)}
        imported |= {a.name for n in nodes if isinstance(n, ast.Import) for a in n.names}
        assert {name.split(".")[0] for name in imported if name} <= {"readout", "pandas"}

    def test_opens_with_a_heading_and_a_question(self, path: Path) -> None:
        first = cells(path, "markdown")[0].source
        assert first.startswith("# ") and "?" in first

    def test_hides_its_code_on_the_page(self, path: Path) -> None:
        assert all("hide-input" in c.metadata.tags for c in cells(path, "code"))


@pytest.mark.slow
@pytest.mark.parametrize("path", ALL, ids=NAMES)
def test_runs_by_itself(path: Path, tmp_path: Path) -> None:
    executed = papermill.execute_notebook(path, tmp_path / path.name, cwd=NOTEBOOKS, progress_bar=False)
    shown = [o for c in executed.cells if c.cell_type == "code" for o in c.outputs]
    assert shown and all("text/html" in o["data"] for o in shown if o.output_type == "execute_result")


@pytest.mark.slow
def test_a_changed_seeds_parameter_changes_what_is_shown(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "flood.txt").write_text("The mayor said that 12 people were killed in the flood.\n")
    target = tmp_path / "out" / "findings.ipynb"
    alone.run(NOTEBOOKS / "findings.ipynb", target, {"seeds": str(mine)}, tmp_path / "failed")
    text = target.read_text()
    assert "This report rests on 1 document" in text and "documents/flood.html#" in text


def test_parameters_of_a_notebook_are_checked_before_a_kernel_starts() -> None:
    kernels.check(NOTEBOOKS / "people.ipynb", {"seeds": "x", "family": "displaced"})
    with pytest.raises(InputError, match=r"unknown parameter of people.ipynb: famly; did you mean family\?"):
        kernels.check(NOTEBOOKS / "people.ipynb", {"famly": "displaced"})


@pytest.mark.slow
def test_a_failing_cell_is_named_and_the_executed_copy_kept(tmp_path: Path) -> None:
    notebook = nbformat.v4.new_notebook()
    first = nbformat.v4.new_code_cell('seeds = "."', metadata={"tags": ["parameters"]})
    notebook.cells = [first, nbformat.v4.new_code_cell("1 / 0")]
    nbformat.write(notebook, tmp_path / "bad.ipynb")
    kept = tmp_path / "failed" / "page.ipynb"
    with pytest.raises(StepError) as error:
        alone.run(tmp_path / "bad.ipynb", tmp_path / "out" / "page.ipynb", {"seeds": "x"}, kept.parent)
    assert str(error.value) == (
        f"bad.ipynb, In [3]: ZeroDivisionError: division by zero; the executed copy is {kept}"
    )
    assert "ZeroDivisionError" in kept.read_text()
    assert not (tmp_path / "out" / "page.ipynb").exists()


@pytest.mark.slow
def test_an_executed_copy_depends_on_its_input_alone(tmp_path: Path) -> None:
    copies = []
    for place in ("here", "there"):
        target = tmp_path / place / "documents.ipynb"
        alone.run(NOTEBOOKS / "documents.ipynb", target, {"seeds": str(NOTEBOOKS / "../seeds")}, tmp_path)
        copies.append(target.read_bytes())
    assert copies[0] == copies[1]
