"""Who wrote and who published a text, where a line near its head says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from readout.lexicon import Entry, load
from readout.records import Metadatum


class Example(Entry):
    """A text and what the rule takes from it."""

    text: str
    value: str


class Rule(Entry):
    """What a line looks like that tells it."""

    rule: str
    tells: Literal["author", "publisher"]
    pattern: str
    examples: list[Example]
    counter_examples: tuple[str, ...] = ()


class Rules(Entry):
    """lexicon/bylines.yml."""

    head: int
    parts: dict[str, str]
    rules: list[Rule]


_LONGEST = 120  # characters of a line that may be one
RULES = load("bylines", Rules)


def _compiled(pattern: str) -> re.Pattern[str]:
    for name, part in RULES.parts.items():
        pattern = pattern.replace(f"{{{name}}}", part)
    return re.compile(pattern)


_PATTERNS = [(rule, _compiled(rule.pattern)) for rule in RULES.rules]


def said(text: str) -> Iterator[Metadatum]:
    """What the lines at the head of a text say, the first of each rule."""
    beginning = text[: RULES.head * 10 * _LONGEST].splitlines()
    head = [line.strip() for line in beginning if line.strip()][: RULES.head]
    short = [line for line in head if len(line) <= _LONGEST]
    for rule, pattern in _PATTERNS:
        found = next((match for line in short if (match := pattern.fullmatch(line))), None)
        if found:
            yield Metadatum(name=rule.tells, value=found["value"], basis="text")
