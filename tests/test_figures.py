from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.analysis import analyse
from readout.documents import Source
from readout.figures import find_figures
from readout.figures.rules import RULES
from readout.records import Figure


def figures(text: str, date: str = "2020-05-04") -> list[Figure]:
    return find_figures(analyse(Source(id="d", file="d.txt", text=text, sha256="", date=date)))


def told(text: str) -> set[tuple[str, str]]:
    return {(f.text, f.outcome) for f in figures(text)}


EXAMPLES = [(rule, text) for rule in RULES.values() for text in rule.examples]
COUNTER_EXAMPLES = [(rule, text) for rule in RULES.values() for text in rule.counter_examples]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=[f"{r.id}-{t[:30]}" for r, t in EXAMPLES])
def test_each_rule_makes_the_figures_of_its_examples(rule, example) -> None:  # type: ignore[no-untyped-def]
    expected = re.findall(r"\[([^\]]+)\]", example)
    found = [f.text for f in figures(re.sub(r"[\[\]]", "", example)) if f.rule == rule.id]
    assert found == expected


@pytest.mark.parametrize(
    ("rule", "example"), COUNTER_EXAMPLES, ids=[f"{r.id}-{t[:30]}" for r, t in COUNTER_EXAMPLES]
)
def test_no_rule_makes_a_figure_of_its_counter_examples(rule, example) -> None:  # type: ignore[no-untyped-def]
    assert [f for f in figures(example) if f.rule == rule.id] == []
