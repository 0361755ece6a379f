"""Who is spoken of, and whom a title, a short name or a pronoun goes back to."""

import re

import pytest

from readout.actors import Actor, Mention, find_actors
from readout.actors.phrasing import Rule, grammar, phrases
from readout.actors.signs import read_signs
from readout.roles import Office, points_to, titles
from readout.tokens import sentences

RULES = [pytest.param(rule, id=rule.name) for rule in grammar().rules]
OFFICES = [pytest.param(office, id=name) for name, office in titles().offices.items()]


def actors(text: str) -> list[Mention]:
    return find_actors(sentences(text), text)


def told(text: str) -> list[tuple[str, str]]:
    """Each mention's words with the names of whom it means."""
    return [(text[m.start : m.end], " + ".join(a.name for a in m.actors)) for m in actors(text)]


def meant(text: str, words: str) -> str:
    """Whom the last mention with these words means."""
    return dict(told(text))[words]


def actor(text: str, name: str) -> Actor:
    return next(a for m in actors(text) for a in m.actors if a.name == name)


def found(text: str, rule: str) -> list[str]:
    """The texts of the phrases that a rule of the grammar finds."""
    spans = [
        (p.signs.tokens[p.first].start, p.signs.tokens[p.last - 1].end)
        for signs in read_signs(sentences(text))
        for p in phrases(signs)
        if p.rule == rule
    ]
    return [text[a:b] for a, b in spans]


@pytest.mark.parametrize("rule", RULES)
def test_grammar(rule: Rule) -> None:
    assert rule.examples and rule.counter_examples
    for example in rule.examples:
        wanted = re.findall(r"\[(.+?)\]", example)
        assert found(example.replace("[", "").replace("]", ""), rule.name) == wanted, example
    for example in rule.counter_examples:
        assert found(example, rule.name) == [], example


@pytest.mark.parametrize("office", OFFICES)
def test_titles(office: Office) -> None:
    held = {term for group in office.called for term in group}
    for example in office.examples:
        assert held & set(actor(example, "Jona Vaka").roles), example
    for example in office.counter_examples:
        assert not any(held & set(a.roles) for m in actors(example) for a in m.actors), example
