from __future__ import annotations

import pytest

from readout.documents.bylines import RULES, Example, Rule, said

EXAMPLES = [(rule, example) for rule in RULES.rules for example in rule.examples]
COUNTER_EXAMPLES = [text for rule in RULES.rules for text in rule.counter_examples]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=[f"{r.rule}: {e.text}" for r, e in EXAMPLES])
def test_a_rule_tells_who_it_was(rule: Rule, example: Example) -> None:
    (found,) = said(example.text)
    assert (found.name, found.value, found.basis) == (rule.tells, example.value, "text")


@pytest.mark.parametrize("text", COUNTER_EXAMPLES)
def test_nobody_is_told_by_a_counter_example(text: str) -> None:
    assert list(said(text)) == []


@pytest.mark.parametrize(
    "text", ["", "\n" * 5000, "By " + "A" * 5000, "By " + "A " * 5000, "By: " + "our " * 25 + "x"]
)
def test_odd_texts_tell_nobody(text: str) -> None:
    assert list(said(text)) == []


def test_what_stands_below_the_head_tells_nothing() -> None:
    assert list(said("Line.\n" * RULES.head + "By Ana Ruiz\n")) == []
