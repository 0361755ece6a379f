"""How parties stand to the word that names a meeting: the lexicon's rules over a clause's parts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from readout.lexicon import Entry, load
from readout.meetings.chunks import Chunk, Chunks
from readout.meetings.words import LETTERS, parts_pattern

_SHORTHANDS = {
    "X": "[X BOND ADDRESS]",
    "SUBJECT": "(?<![WITH BETWEEN OF BY TO IN FROM PREPOSITION DURING HOSTED_BY JOINED_BY])(?P<party>WHO)",
    "ANY": "[^BREAK WHO OWNER@]",
    "GAP": "[^BREAK WHO OWNER COMMA AND@]",
    "NEAR": "[^BREAK WHO OWNER COMMA AND BEFORE AFTER DURING MEETING OCCASION@]",
    "STRAIGHT": "[^BREAK WHO OWNER COMMA AND BEFORE AFTER DURING MEETING@]",
    "CLAUSE": "[^BREAK MEETING MEET@]",
    "UNSAID": "[^BREAK MEETING MEET SAY@]",
    "DEEDS": "[^BREAK SAY@]",
}

_TWO = 2


class Relation(Entry):
    """One rule of meeting_relations.yml."""

    name: str
    cues: tuple[str, ...]
    words: tuple[str, ...] = ()
    path: str
    open: bool = False
    weak: bool = False
    apart: bool = False
    several: bool = False
    kinds: frozenset[str] = frozenset()
    attributive: bool = False
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


class Rule(NamedTuple):
    """A relation, its regular expression, and the letters without which that cannot match."""

    relation: Relation
    pattern: re.Pattern[str]
    needed: frozenset[str]


class Tie(NamedTuple):
    """A WHO chunk, the ``at``th, that a relation ties to a cue; ``role`` is "party" or "host"."""

    relation: str
    role: str
    at: int
    chunk: Chunk
    apart: bool = False
    open: bool = False


@cache
def relations() -> tuple[Relation, ...]:
    """The rules, in the order of the lexicon."""
    return tuple(load("meeting_relations", list[Relation]))


@cache
def rules_of(cue: str, weak: bool = False) -> tuple[Rule, ...]:
    """The strong or the weak rules for a part that names a meeting."""
    own = (r for r in relations() if cue in r.cues and r.weak == weak)
    return tuple(Rule(r, re.compile(_expanded(r.path)), _needed(r.path)) for r in own)


def _needed(path: str) -> frozenset[str]:
    """The letters of the parts that a path names once at least: those outside of all that it leaves open."""
    path = re.sub(r"\(\?P<\w+>(\w+)\)", r" \1 ", path).replace("SUBJECT", "WHO")
    inner = 1
    while inner:
        path, inner = re.subn(r"\([^()]*\)(?:[?*]|\{\d+,\d+\}\??)?", " ", path)
    if "|" in path:
        return frozenset()
    sure = re.findall(r"\b([A-Z_]+)\b(?![?*]|\{0)", path)
    return frozenset(LETTERS[part] for part in sure if part in LETTERS and part != "X")


def _expanded(path: str) -> str:
    names = "|".join(_SHORTHANDS)
    return parts_pattern(re.sub(rf"\b(?:{names})\b", lambda m: _SHORTHANDS[m.group()], path))


def ties(clause: Chunks, cue: int, word: str) -> list[Tie]:
    """The parties of the cue at chunk ``cue``, whose words are ``word``.

    Weak relations speak only where strong ones leave open who.
    """
    part = clause.chunks[cue].part
    strong = list(_matches(clause, cue, word, rules_of(part)))
    said = {actor for tie in strong for mention in tie.chunk.mentions for actor in mention.actors}
    if len(said) > 1 and not all(tie.open for tie in strong):
        return strong
    return strong + list(_matches(clause, cue, word, rules_of(part, weak=True)))


def _matches(clause: Chunks, cue: int, word: str, rules: Iterable[Rule]) -> Iterator[Tie]:
    letters = clause.letters
    marked, parts = f"{letters[:cue]}@{letters[cue + 1 :]}", frozenset(letters)
    for relation, pattern, needed in rules:
        if not needed <= parts or (relation.words and word not in relation.words):
            continue
        match = pattern.search(marked)
        for role in pattern.groupindex if match else ():
            at = match.start(role) if match else 0
            chunk = clause.chunks[at]
            if _fits(relation, chunk):
                yield Tie(relation.name, role, at, chunk, relation.apart, relation.open)


def _fits(relation: Relation, chunk: Chunk) -> bool:
    """Whether a party is of the kind that a relation asks for."""
    if relation.kinds and not relation.kinds.issuperset(m.actor.kind for m in chunk.mentions):
        return False
    if relation.several and sum(len(m.actors) for m in chunk.mentions) < _TWO:
        return False
    return chunk.attributive or not relation.attributive
