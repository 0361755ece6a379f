"""Users' YAML files: read in one way, and what is wrong is one line with file, line, key and remedy."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, ConfigDict, Field

from readout import yamlfile
from readout.errors import InputError
from readout.records import Show


class Shelf(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str = Field(min_length=1, max_length=5, description="what it is called")
    show: Show = Field(default="text", description="how much is shown")
    books: tuple[str, ...] = Field(default=(), description="what stands in it")
    height: int | None = Field(default=None, description="in centimetres")


def file(folder: Path, text: str | bytes) -> Path:
    path = folder / "shelves.yml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_words_stay_words_until_the_shape_says_otherwise(tmp_path: Path) -> None:
    text = "a: {name: no, books: [2020-05, on]}\nb:\n  name: '1'\n  height: 20\n"
    shelves = yamlfile.read(file(tmp_path, text), dict[str, Shelf])
    assert shelves["a"] == Shelf(name="no", books=("2020-05", "on"))
    assert shelves["b"].height == 20


@pytest.mark.parametrize(("shape", "empty"), [(dict[str, Shelf], {}), (tuple[Shelf, ...], ())])
def test_an_empty_file_is_an_empty_value(tmp_path: Path, shape: Any, empty: object) -> None:
    assert yamlfile.read(file(tmp_path, "# nothing yet\n"), shape) == empty


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "a:\n  nmae: x\n",
            ", line 2: a: nmae: unknown key; did you mean name?; the keys are name, show, books, height",
        ),
        ("a:\n  show: text\n", ", line 1: a: name: is missing; write what it is called"),
        ("a:\n  name: ''\n", ", line 2: a: name: '' does not fit; write a text that is not empty"),
        (
            "a:\n  name: too long\n",
            ", line 2: a: name: 'too long' does not fit; write a text of at most 5 characters",
        ),
        (
            "a:\n  name: x\n  show: words\n",
            ", line 3: a: show: 'words' is not known; write text or sentences",
        ),
        (
            "a:\n  name: x\n  books: one\n",
            ", line 3: a: books: 'one' does not fit; write a list, each entry with a dash before it",
        ),
        (
            "a:\n  name: x\n  books:\n  - one\n  - {two: 2}\n",
            ", line 5: a: books: entry 2: is a list or a table; write one text",
        ),
        ("a:\n  name: x\n  height: tall\n", ", line 3: a: height: 'tall' does not fit; write a whole number"),
        ("a: {name: x}\n\na: {name: y}\n", ", line 3: a stands here twice; keep one"),
        ("a: &x {name: x}\nb: *x\n", ", line 2: *x is not followed; write it out"),
        ("&a [*a]\n", ", line 1: *a is not followed; write it out"),
        ("[a]: x\n", ", line 1: a list or a table is no key; write a name and a colon"),
        ("a: 'x\n", ", line 2: is no YAML (found unexpected end of stream); mend the line"),
        (b"a: \xff\n", ": is no text in UTF-8; save it as UTF-8"),
        ("a: \x00\n", ": is no text in UTF-8; save it as UTF-8"),
    ],
)
def test_what_is_wrong_is_one_line_with_its_place(tmp_path: Path, text: str | bytes, said: str) -> None:
    path = file(tmp_path, text)
    with pytest.raises(InputError) as caught:
        yamlfile.read(path, dict[str, Shelf])
    assert str(caught.value) == f"{path}{said}"


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"x\.yml: cannot be read \(No such file or directory\)"):
        yamlfile.read(tmp_path / "x.yml", dict[str, Shelf])


def test_what_turns_out_wrong_later_is_named_with_its_line(tmp_path: Path) -> None:
    path = file(tmp_path, "a: {name: x}\nb:\n  name: y\n")
    assert str(yamlfile.error(path, ["b", "name"], "no")) == f"{path}, line 3: b: name: no"
    assert str(yamlfile.error(path, ["c"], "no")) == f"{path}, line 1: c: no"
