"""Every rule of every lexicon file matches its examples and leaves its counter-examples alone.

To register a file: a function in ``RULES`` that yields a Case for each of its rules. A file whose examples
say more than that a rule matches is run by a test module of its own, named in ``ELSEWHERE``.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import pytest

from readout.restoration import paraphrase


class Case(NamedTuple):
    """A rule with its sentences, and whether it matches one."""

    rule: str
    examples: Iterable[str]
    counter_examples: Iterable[str]
    matches: Callable[[str], bool]


def restoration(file: str) -> Iterator[Case]:
    for rule in paraphrase.rules(file):
        yield Case(
            rule.id,
            rule.examples,
            rule.counter_examples,
            lambda sentence, rule=rule: paraphrase.apply(rule, sentence) != sentence,  # type: ignore[misc]
        )


RULES: dict[str, Callable[[], Iterable[Case]]] = {
    f"restoration_{file}": partial(restoration, file) for file in paraphrase.FILES
}

ELSEWHERE = {
    "meeting_agenda": "test_meetings.py",
    "meeting_circumstances": "test_meetings.py",
    "meeting_relations": "test_meetings.py",
    "meeting_standins": "test_meetings.py",
    "meeting_journeys": "test_occasions.py",
    "meeting_occasions": "test_occasions.py",
    "meeting_strangers": "test_occasions.py",
    "meeting_numbering": "test_occasions.py",
    "meeting_heads": "test_meetings.py",
    "meeting_trips": "test_meetings.py",
    "meeting_memberships": "test_occasions.py",
    "meeting_formats": "test_occasions.py",
    "actors": "test_actors.py",
    "titles": "test_actors.py",
    "dates": "test_dates.py",
    "tense": "test_dates.py",
    "publication": "test_publication.py",
    "bylines": "test_bylines.py",
    "outcomes": "test_figures.py",
}

CASES = [(name, case) for name, cases in RULES.items() for case in cases()]
FILES = sorted(Path(str(files("readout.lexicon"))).glob("*.yml"))


@pytest.mark.parametrize("case", [pytest.param(c, id=f"{name}:{c.rule}") for name, c in CASES])
def test_rule(case: Case) -> None:
    assert list(case.examples) and list(case.counter_examples)
    assert [s for s in case.examples if not case.matches(s)] == []
    assert [s for s in case.counter_examples if case.matches(s)] == []


@pytest.mark.parametrize("path", [pytest.param(p, id=p.stem) for p in FILES])
def test_a_file_with_examples_is_registered(path: Path) -> None:
    assert path.stem in {*RULES, *ELSEWHERE} or "examples:" not in path.read_text("utf-8")


@pytest.mark.parametrize("name", sorted(ELSEWHERE))
def test_elsewhere_examples_are_run(name: str) -> None:
    assert ".examples" in (Path(__file__).parent / ELSEWHERE[name]).read_text("utf-8")
