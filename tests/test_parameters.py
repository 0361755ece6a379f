from __future__ import annotations

from pathlib import Path

import pytest

from readout.errors import InputError
from readout.parameters import Parameters, parse, rows


def test_defaults_are_the_models() -> None:
    assert parse([]) == Parameters()


def test_pairs_and_folder_become_parameters() -> None:
    assert parse([("title", "Ours")], Path("mine")) == Parameters(seeds=Path("mine"), title="Ours")


@pytest.mark.parametrize(
    ("pairs", "said"),
    [
        ([("sedes", "x")], "unknown parameter sedes; did you mean seeds?"),
        ([("qqq", "x")], "unknown parameter qqq; there are: seeds, title, address"),
        ([("title", "a"), ("title", "b")], "parameter title is given twice: a and b; give it once"),
        ([("title", "")], "parameter title: String should have at least 1 character, got ''"),
    ],
)
def test_wrong_pairs_are_refused_in_one_line(pairs: list[tuple[str, str]], said: str) -> None:
    with pytest.raises(InputError) as error:
        parse(pairs)
    assert str(error.value) == said


def test_a_folder_given_twice_is_refused() -> None:
    with pytest.raises(InputError, match="given twice"):
        parse([("seeds", "a")], Path("b"))


def test_each_parameter_has_a_meaning() -> None:
    assert [name for name, _, meaning in rows() if meaning] == list(Parameters.model_fields)
