"""The parameters: the same names, types and checks on the command line, in files and in notebooks."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from readout.errors import InputError
from readout.parameters import (
    IN_NOTEBOOKS,
    READING,
    SELECTING,
    Parameters,
    asked,
    check,
    given,
    parse,
    read,
    rows,
)


def test_defaults_are_the_models() -> None:
    assert parse([]) == Parameters()


def test_pairs_and_folder_become_parameters() -> None:
    assert parse([("title", "Ours")], Path("mine")) == Parameters(seeds=Path("mine"), title="Ours")


def test_a_list_is_one_text_with_commas_or_a_list() -> None:
    for value in ("missing, remains,missing", ["missing", "remains"], ("missing", "remains")):
        assert check({"outcomes": value}).outcomes == ("missing", "remains")
    assert check({"sides": ""}).sides == ()


@pytest.mark.parametrize(
    ("pairs", "said"),
    [
        ([("sedes", "x")], "unknown parameter sedes; did you mean seeds?"),
        ([("qqq", "x")], f"unknown parameter qqq; there are: {', '.join(Parameters.model_fields)}"),
        ([("title", "a"), ("title", "b")], "parameter title is given twice: a and b; give it once"),
        ([("title", "")], "parameter title: '' does not fit; write 1 to 200 characters"),
        ([("subtitle", 201 * "x")],
         f"parameter subtitle: '{78 * 'x'}… does not fit; write at most 200 characters"),
        ([("date_from", "May 2031")],
         "parameter date_from: 'May 2031' is no date; write it like 2020-05-17, 2020-05 or 2020"),
        ([("date_to", "2031-02-30")],
         "parameter date_to: '2031-02-30' is no date; write it like 2020-05-17, 2020-05 or 2020"),
        ([("date_from", "2031-05"), ("date_to", "2031-04")], "date_to is before date_from; exchange them"),
        ([("outcomes", "mising")],
         "parameter outcomes: 'mising' is not known; did you mean missing?; write killed, injured, missing, "
         "detained, released, displaced, remains or casualties"),
        ([("categories", "childs")],
         "parameter categories: 'childs' is not known; did you mean children?; write military, civilian, "
         "children, women, men, elderly, police, journalists, aid_workers or medical"),
        ([("show", "sentence")],
         "parameter show: 'sentence' is not known; did you mean sentences?; write text or sentences"),
        ([("pdf", "chapter")],
         "parameter pdf: 'chapter' is not known; did you mean chapters?; write whole, chapters or none"),
        ([("address", "example.org")], "parameter address: 'example.org' does not fit; write an address that "
         "begins with https:// or http://"),
    ],
)  # fmt: skip
def test_wrong_pairs_are_refused_in_one_line(pairs: list[tuple[str, str]], said: str) -> None:
    with pytest.raises(InputError) as error:
        parse(pairs)
    assert str(error.value) == said


def test_a_folder_given_twice_is_refused() -> None:
    with pytest.raises(InputError, match="given twice"):
        parse([("seeds", "a")], Path("b"))


def test_a_file_says_the_same_and_a_pair_holds_over_it(tmp_path: Path) -> None:
    file = tmp_path / "params.yml"
    file.write_text("title: Ours\nsides: Norland, Sudland\noutcomes: [missing]\nlexicon: words\n")
    found = parse([("title", "Mine")], None, file)
    assert (found.title, found.sides, found.outcomes) == ("Mine", ("Norland", "Sudland"), ("missing",))
    assert found.lexicon == tmp_path / "words"
    assert found.seeds == Path("seeds")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title: x\nsidse: [x]\n",
         ", line 2: sidse: unknown key; did you mean sides?; the keys are seeds, title, subtitle, date_from"),
        ("date_from: spring\n",
         ", line 1: date_from: 'spring' is no date; write it like 2020-05-17, 2020-05 or 2020"),
        ("sides: {a: b}\n",
         ", line 1: sides: {'a': 'b'} does not fit; write names, with commas between them"),
        ("- title\n", ", line 1: ['title'] does not fit; write seeds, "),
    ],
)  # fmt: skip
def test_a_wrong_file_is_named_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "params.yml").write_text(text)
    with pytest.raises(InputError) as error:
        read(tmp_path / "params.yml")
    assert str(error.value).startswith(f"{tmp_path / 'params.yml'}{said}")


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ({"sidse": ["Norland"]}, "unknown parameter sidse; did you mean sides?"),
        ({"date_form": "2031"}, "unknown parameter date_form; did you mean date_from?"),
        ({"famly": "displaced"}, "unknown parameter famly; did you mean family?"),
        ({"sides": 3}, "parameter sides: 3 does not fit; write names, with commas between them"),
        ({"sides": [3]}, "parameter sides: 3 does not fit; write one text"),
        ({"date_to": None}, "parameter date_to: None does not fit; write a day, a month or a year: "
         "2020-05-17, 2020-05, 2020"),
        ({"outcomes": ["mising"]}, "parameter outcomes: 'mising' is not known; did you mean missing?"),
    ],
)  # fmt: skip
def test_a_notebooks_cell_is_checked_the_same_way(cell: Mapping[str, object], said: str) -> None:
    with pytest.raises(InputError) as error:
        given({"seeds": "../seeds", "family": "displaced", **cell}, "family")
    assert str(error.value).startswith(said)


def test_what_else_a_notebook_holds_is_none_of_ours() -> None:
    cell = {"seeds": "x", "sides": "Norland", "note": "text", "_": "sidse", "In": ["a"], "read": object()}
    assert asked(given(cell)) == {"seeds": Path("x"), "sides": ("Norland",)}


def test_each_parameter_has_a_type_what_is_allowed_a_meaning_and_an_example() -> None:
    assert [row.name for row in rows()] == list(Parameters.model_fields)
    assert not [row.name for row in rows() if not (row.type and row.allowed and row.meaning and row.example)]


def test_every_example_and_every_default_is_allowed() -> None:
    for row in rows():
        assert row.name in asked(check({row.name: row.example}))
        default = check({row.name: row.default}) if row.default else check({})
        assert getattr(default, row.name) == getattr(Parameters(), row.name)


def test_each_parameter_is_of_the_reading_the_selection_or_the_whole() -> None:
    whole = {"title", "subtitle", "address", "pdf", "editions", "kept", "output"}
    assert {*IN_NOTEBOOKS, *whole} == set(Parameters.model_fields)
    assert not {*READING} & {*SELECTING}
