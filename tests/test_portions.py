"""What a chapter draws on is enough for it: it shows the same as from everything."""

from __future__ import annotations

import ast
import shutil
from pathlib import Path
from typing import Any

import nbformat
import pytest

import news
from readout import corpus, folder, portions, store
from readout.errors import InputError
from readout.parameters import Parameters
from readout.records import Document
from readout.report import book, kernels
from readout.report.compose import Chapter
from samples import sample

ROOT = Path(__file__).parent.parent
NOTEBOOKS = ROOT / "notebooks"
MEASURED = {"accuracy_file": str(ROOT / "evaluation" / "results.json")}
FOLDERS = ["evaluation/documents", "news"]
ASKED: dict[str, dict[str, Any]] = {
    "all": {},
    "few": {"date_from": "2000", "outcomes": ("killed", "displaced"), "categories": ("children", "")},
}


def drawing() -> list[Chapter]:
    """The chapters that draw on a portion."""
    found = book.chapters(compared=False)
    return [c for c in found if kernels.draws(NOTEBOOKS / f"{c.notebook}.ipynb", c.parameters)]


def portion(chapter: Chapter) -> str:
    return kernels.draws(NOTEBOOKS / f"{chapter.notebook}.ipynb", chapter.parameters)


class Everything(ast.NodeTransformer):
    """Lets a notebook read everything."""

    def visit_Call(self, node: ast.Call) -> ast.Call:
        self.generic_visit(node)
        if ast.unparse(node.func) == "corpus.read":
            del node.args[2:]
        return node


def shown(chapter: Chapter, seeds: Path, asked: dict[str, Any]) -> list[str]:
    """What a chapter shows, from its portion or, read from records.jsonl, from everything."""
    cells = nbformat.read(NOTEBOOKS / f"{chapter.notebook}.ipynb", as_version=4).cells
    names: dict[str, Any] = {}
    found = []
    for number, cell in enumerate(c for c in cells if c.cell_type == "code"):
        tree = ast.parse(cell.source)
        body = (Everything().visit(tree) if seeds.name == "records.jsonl" else tree).body
        last = body.pop() if isinstance(body[-1], ast.Expr) else None
        exec(compile(ast.Module(body, []), "cell", "exec"), names)
        if number == 0:
            names |= {"seeds": str(seeds), **chapter.parameters, **MEASURED, **asked}
        if isinstance(last, ast.Expr):
            found.append(eval(compile(ast.Expression(last.value), "cell", "eval"), names)._repr_html_())
    return found


@pytest.fixture(scope="module", params=FOLDERS)
def read(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder's records, everything and in portions."""
    place = tmp_path_factory.mktemp("read")
    seeds = ROOT / request.param
    if request.param == "news":
        seeds = place / "news"
        news.write(seeds)
        for old in sorted(seeds.iterdir())[20:]:
            old.unlink()
        (seeds / "copy.txt").write_text((seeds / "day-003.txt").read_text())
        (seeds / "odd.pdf").write_bytes(b"%PDF")
    documents = folder.documents(seeds, Parameters())
    store.save(documents, place / "records.jsonl")
    for name in portions.PORTIONS:
        portions.write(documents, name, place / portions.file(name))
    return place


def test_the_chapters_of_people_and_meetings_draw_on_what_is_theirs() -> None:
    found = {c.page: portion(c) for c in drawing()}
    assert set(found.values()) == set(portions.PORTIONS)
    assert found["displaced"] == "displaced" and found["chronology"] == "meetings"


@pytest.mark.parametrize("asked", ASKED.values(), ids=ASKED)
@pytest.mark.parametrize("chapter", drawing(), ids=lambda c: str(c.page))
def test_a_chapter_shows_the_same_from_its_portion(
    read: Path, chapter: Chapter, asked: dict[str, Any]
) -> None:
    whole = shown(chapter, read / "records.jsonl", asked)
    assert whole and shown(chapter, read / portions.file(portion(chapter)), asked) == whole


def text(documents: list[Document], name: str, place: Path) -> bytes:
    portions.write(documents, name, place / name)
    return (place / name).read_bytes()


def test_a_portion_changes_with_what_it_holds_alone(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    news.write(seeds)
    for old in sorted(seeds.iterdir())[5:]:
        old.unlink()
    before = folder.documents(seeds, Parameters())
    changed = seeds / "day-002.txt"
    changed.write_text(changed.read_text().replace("20002", "20009"))
    after = folder.documents(seeds, Parameters())
    different = {n for n in portions.PORTIONS if text(before, n, tmp_path) != text(after, n, tmp_path)}
    assert different == {"figures-and-meetings", "displaced"}


def test_what_is_not_there_says_so(tmp_path: Path) -> None:
    documents = list(sample().documents)
    portions.write(documents, "displaced", tmp_path / "displaced")
    portions.write(documents, "meetings", tmp_path / "meetings")
    people, talks = (corpus.read(tmp_path / n, draws=n) for n in ("displaced", "meetings"))
    for ask in (
        lambda: people.documents[0].text, lambda: len(people.events), lambda: list(people.meetings),
        lambda: list(talks.figures), lambda: bool(talks.figures), lambda: talks.documents[0].mends,
    ):  # fmt: skip
        with pytest.raises(InputError, match="is not in what this chapter draws on"):
            ask()
    assert not talks.documents[0].figures and talks.meetings and talks.events
    for other in ("", "displaced"):
        with pytest.raises(InputError, match="holds meetings alone"):
            corpus.read(tmp_path / "meetings", draws=other)
    with pytest.raises(InputError, match="draws: 'meeting' is none; did you mean meetings"):
        corpus.read(ROOT / "seeds", draws="meeting")


def test_a_folder_and_a_file_give_the_same_portion(tmp_path: Path) -> None:
    store.save(folder.documents(ROOT / "seeds", Parameters()), tmp_path / "records.jsonl")
    for name in portions.PORTIONS:
        one, other = (corpus.read(p, draws=name) for p in (ROOT / "seeds", tmp_path / "records.jsonl"))
        assert one.documents == other.documents


def notebook(place: Path, *cells: str) -> Path:
    found = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(c) for c in cells])
    nbformat.write(found, place / "one.ipynb")
    return place / "one.ipynb"


@pytest.mark.parametrize(
    ("cells", "draws"),
    [
        (["read = corpus.read(seeds, asked, 'meetings')"], "meetings"),
        (["read = corpus.read(seeds, draws=family)"], "displaced"),
        (["read = corpus.read(seeds, asked)"], ""),
        (["read = corpus.read(seeds, asked, other)"], ""),
        (["a = corpus.read(seeds, asked, 'meetings')", "b = corpus.read(seeds, asked)"], ""),
        (["%time read = corpus.read(seeds, asked, 'meetings')"], ""),
        (["1 + 1"], ""),
    ],
)
def test_what_a_notebook_draws_on_stands_in_its_call(tmp_path: Path, cells: list[str], draws: str) -> None:
    assert kernels.draws(notebook(tmp_path, *cells), {"family": "displaced"}) == draws


def test_a_notebook_of_ones_own_has_everything(tmp_path: Path) -> None:
    home = tmp_path / "home"
    shutil.copytree(NOTEBOOKS, home / "notebooks")
    changed = home / "notebooks" / "chronology.ipynb"
    changed.write_text(changed.read_text().replace(', \\"meetings\\")', ")"))
    assert book._drawn(Chapter("chronology", "chronology"), home) == "records.jsonl"
    assert book._drawn(Chapter("chronology", "chronology"), ROOT) == "meetings.jsonl"
