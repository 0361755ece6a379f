"""How parties stand to the word that names a meeting: the lexicon's rules over a clause's parts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from readout.lexicon import Entry, load
from readout.meetings.chunks import Chunk, Chunks
from readout.meetings.words import parts_pattern

_SHORTHANDS = {
    "X": "[X BOND ADDRESS]",
    "SUBJECT": "(?<![WITH BETWEEN OF BY TO IN FROM PREPOSITION DURING HOSTED_BY JOINED_BY])(?P<party>WHO)",
    "ANY": "[^BREAK WHO OWNER@]",
    "GAP": "[^BREAK WHO OWNER COMMA AND@]",
    "NEAR": "[^BREAK WHO OWNER COMMA AND BEFORE AFTER DURING MEETING OCCASION@]",
    "STRAIGHT": "[^BREAK WHO OWNER COMMA AND BEFORE AFTER DURING MEETING@]",
    "CLAUSE": "[^BREAK MEETING MEET@]",
}


class Relation(Entry):
    """One rule of meeting_relations.yml."""

    name: str
    cues: tuple[str, ...]
    words: tuple[str, ...] = ()
    path: str
    open: bool = False
    weak: bool = False
    apart: bool = False
    attributive: bool = False
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


Rule = tuple[Relation, re.Pattern[str]]


@dataclass(frozen=True)
class Tie:
    """A WHO chunk that a relation ties to a cue; ``role`` is "party" or "host"."""

    relation: str
    role: str
    chunk: Chunk
    apart: bool = False
    open: bool = False


@cache
def relations() -> tuple[Relation, ...]:
    """The rules, in the order of the lexicon."""
    return tuple(load("meeting_relations", list[Relation]))


@cache
def _compiled(cue: str) -> tuple[Rule, ...]:
    return tuple((r, re.compile(_expanded(r.path))) for r in relations() if cue in r.cues)


def _expanded(path: str) -> str:
    names = "|".join(_SHORTHANDS)
    return parts_pattern(re.sub(rf"\b(?:{names})\b", lambda m: _SHORTHANDS[m.group()], path))


def ties(clause: Chunks, cue: int, word: str) -> list[Tie]:
    """The parties of the cue at chunk ``cue``, whose words are ``word``.

    Weak relations speak only where strong ones leave open who.
    """
    marked = clause.letters[:cue] + "@" + clause.letters[cue + 1 :]
    rules = [(r, p) for r, p in _compiled(clause.chunks[cue].part) if not r.words or word in r.words]
    strong = list(_matches(clause, marked, ((r, p) for r, p in rules if not r.weak)))
    said = {actor for tie in strong for mention in tie.chunk.mentions for actor in mention.actors}
    if len(said) > 1 and not all(tie.open for tie in strong):
        return strong
    return strong + list(_matches(clause, marked, ((r, p) for r, p in rules if r.weak)))


def _matches(clause: Chunks, marked: str, rules: Iterable[Rule]) -> Iterator[Tie]:
    for relation, pattern in rules:
        match = pattern.search(marked)
        for role in pattern.groupindex if match else ():
            chunk = clause.chunks[match.start(role)] if match else None
            if chunk and (chunk.attributive or not relation.attributive):
                yield Tie(relation.name, role, chunk, relation.apart, relation.open)
