"""Every rule of every lexicon file matches its examples and leaves its counter-examples alone.

To register a file: a function in ``RULES`` that yields a Case for each of its rules.
"""

from collections.abc import Callable, Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from readout import paraphrase


class Case(NamedTuple):
    """A rule with its sentences, and whether it matches one."""

    rule: str
    examples: Iterable[str]
    counter_examples: Iterable[str]
    matches: Callable[[str], bool]


def restoration() -> Iterator[Case]:
    for rule in paraphrase.lexicon().rules:
        yield Case(
            rule.id,
            rule.examples,
            rule.counter_examples,
            lambda sentence, rule=rule: paraphrase.apply(rule, sentence) != sentence,  # type: ignore[misc]
        )


RULES: dict[str, Callable[[], Iterable[Case]]] = {"restoration": restoration}

CASES = [(name, case) for name, cases in RULES.items() for case in cases()]
FILES = sorted(Path(str(files("readout.lexicon"))).glob("*.yml"))


@pytest.mark.parametrize("case", [pytest.param(c, id=f"{name}:{c.rule}") for name, c in CASES])
def test_rule(case: Case) -> None:
    assert list(case.examples) and list(case.counter_examples)
    assert [s for s in case.examples if not case.matches(s)] == []
    assert [s for s in case.counter_examples if case.matches(s)] == []


@pytest.mark.parametrize("path", [pytest.param(p, id=p.stem) for p in FILES])
def test_a_file_with_examples_is_registered(path: Path) -> None:
    assert yaml.safe_load(path.read_text("utf-8"))
    assert path.stem in RULES or "examples:" not in path.read_text("utf-8")
