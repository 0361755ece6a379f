"""Words that stand for a party named elsewhere: "the two sides", "the government", "the rebels"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from readout.actors import Actor, Mention
from readout.analysis import Analysis
from readout.lexicon import Entry, load
from readout.meetings.parties import unnamed
from readout.meetings.sides import Sides, sides_of
from readout.meetings.words import expand
from readout.text.phrases import Phrases
from readout.text.tokens import Sentence


@dataclass(frozen=True)
class Standin(Mention):
    """A mention by words that name nobody; ``of`` is the class of its words: "sides", "government"."""

    of: str = ""


class Example(Entry):
    """A text, and the parties of its only meeting."""

    text: str
    parties: tuple[str, ...]


class Half(Entry):
    """Words that stand for countries where others follow them."""

    half: str
    before: str
    of: tuple[str, ...]


class Standins(Entry):
    """The shape of meeting_standins.yml."""

    sides: tuple[str, ...]
    government: tuple[str, ...]
    rebels: tuple[str, ...]
    opposition: tuple[str, ...]
    others: tuple[str, ...]
    circles: tuple[str, ...]
    unnamed: dict[str, str]
    pairs: tuple[str, ...]
    rows: tuple[str, ...]
    delegates: frozenset[str]
    seated: tuple[str, ...]
    own_words: tuple[str, ...]
    chairing: tuple[str, ...]
    halves: tuple[Half, ...]
    examples: tuple[Example, ...]
    counter_examples: tuple[str, ...]


LEXICON = load("meeting_standins", Standins)
_HALVES = [(h, re.compile(rf"\b{h.half}\b" + h.before)) for h in LEXICON.halves]
_KINDS = {
    "sides": LEXICON.sides,
    "government": LEXICON.government,
    "rebels": LEXICON.rebels,
    "opposition": LEXICON.opposition,
    "others": LEXICON.others,
    "circles": LEXICON.circles,
}
_PHRASES = Phrases({p: kind for kind, lines in _KINDS.items() for line in lines for p in expand(line)})
_LAST_WORDS = frozenset(
    p.rpartition(" ")[2] for lines in _KINDS.values() for line in lines for p in expand(line)
)
_UNNAMED = frozenset(LEXICON.unnamed.values())
_REBELS = rf"({'|'.join(sorted(_UNNAMED))})(?: (?:leaders|delegates|negotiators|envoys|officials))?\b"
_THEIRS = re.compile(rf" {_REBELS}")
_BESIDE = re.compile(rf"(?: and|,) (?:[A-Z][a-z]+ )?(?P<words>(?:[a-z-]+ )?{_REBELS})")
_FOES = rf"(?P<words>(?:[a-z-]+ )?(?:{'|'.join(sorted(_UNNAMED))}))"
_GOVERNMENT_AND = re.compile(rf"(?:[Tt]he )?[Gg]overnment and (?:the )?{_FOES} (?:of|in) (?:the )?$")
_AHEAD = 60
_MAYBE_NAMELESS = frozenset(["body", "office", "group"])
_SENT = LEXICON.delegates | {"leaders", "envoys", "commanders"}
Named = dict[Actor, tuple[int, int]]
_OWN = frozenset([("of",), ("in",), ("'s",)])
_OTHER = "other"
_TWO = 2
_OWNED, _MARKS = _OWN - {("in",)}, {("'",), ("’",)}
_ARMED = frozenset(["rebels", "opposition"])
_THEY_MAY_BE_NAMED = frozenset(["others", "circles"])
_OWNER_ENDS = ("'s ", "’s ")
_OWNED_BY = {"others": _OWNED | {("from",)}, "circles": _OWNED | _MARKS} | dict.fromkeys(
    _ARMED, _OWNED | _MARKS
)


def named(analysis: Analysis) -> list[Mention]:
    """The mentions of a document, with those that stand for its sides, its government and its armed group."""
    told = {m.start: m for m in analysis.actors}
    some = [(m, a) for m in analysis.actors for a in m.actors if a.kind in _MAYBE_NAMELESS]
    if any(_is_nameless(actor) for _, actor in some):
        bodies = _bodies(analysis)
        told = {start: _with_senders(m, bodies) for start, m in told.items()}
    told |= {m.start: m for m in _halves(analysis.reading.text)}
    told |= {m.start: m for m in _sent_by_groups(analysis, told)}
    free = _free(analysis)
    beside = [*_beside_nations(analysis), *_beside_government(free, analysis.reading.text)]
    vague = [mention for mention, actor in some if unnamed(actor)]
    foes = list(_foes_of_one_nation(analysis))
    if free or vague or beside or foes:
        sides = sides_of(analysis, [(a, b) for kind, a, b in free if kind == "government"])
        sides = _with_nameless(sides, free, analysis.reading.text)
        for mention in vague if sides.rebels else ():
            told[mention.start] = _named(mention, sides.rebels)
        for kind, start, end in free:
            if kind in _THEY_MAY_BE_NAMED and _are_named_behind(told, end):
                continue
            words = analysis.reading.text[start:end]
            if actors := _actors(kind, sides) or _circle(kind, words) or nameless(words):
                first = _owner_of(told, start, analysis.reading.text) if kind in _ARMED else start
                told[first] = Standin(first, end, actors, "role", kind)
        for mention, ahead in foes:
            foe = (sides.rebels,) if sides.rebels else nameless(ahead["words"])
            start = mention.start - len(ahead.group())
            del told[mention.start]
            told[start] = Standin(start, mention.end, (*mention.actors, *foe), "role", "rebels")
        for start, at, end in beside:
            rebels = (sides.rebels,) if sides.rebels else nameless(analysis.reading.text[at:end])
            told[start] = Standin(start, end, rebels, "role", "rebels")
    return sorted(told.values(), key=lambda m: m.start)


def _with_nameless(sides: Sides, free: Sequence[tuple[str, int, int]], text: str) -> Sides:
    """The sides, of a government and an opposition or rebels whom nobody names where it has no other foe."""
    told = [group for kind, a, b in free if kind in _ARMED for group in nameless(text[a:b])]
    often = next((group for group, times in Counter(told).most_common(1) if times >= _TWO), None)
    if sides.two or sides.rebels or not sides.government or not often:
        return sides
    return replace(sides, two=(sides.government, often))


def _are_named_behind(told: Mapping[int, Mention], end: int) -> bool:
    """Whether it is told behind them who they are: "the mediators, A and B,", "the mediators (A and B)"."""
    return any(told[at].actor.kind == "person" for at in (end + 1, end + 2) if at in told)


def _owner_of(told: Mapping[int, Mention], start: int, text: str) -> int:
    """Where the country begins whose a group is, "the country's main rebel group"; else where that does."""
    return next((m.start for m in told.values() if text[m.end : start] in _OWNER_ENDS), start)


def _bodies(analysis: Analysis) -> dict[str, Actor]:
    """The bodies and groups of a document by the words that name them."""
    return {
        analysis.reading.text[m.start : m.end]: a
        for m in analysis.actors
        for a in m.actors[:1]
        if a.kind in ("body", "group") and a.name.rpartition(" ")[2] not in LEXICON.delegates
    }


def _sent_by_groups(analysis: Analysis, told: Mapping[int, Mention]) -> Iterator[Mention]:
    """The groups whose people are called by its name, but for those found: "Coral Front representatives"."""
    text = analysis.reading.text
    spoken_of = [s for s in analysis.sentences if not _SENT.isdisjoint(s.words)]
    groups: dict[str, dict[str, Actor]] = {}
    for mention in analysis.actors if spoken_of else ():
        if mention.actor.kind == "group":
            words = text[mention.start : mention.end]
            groups.setdefault(words.rpartition(" ")[2], {})[words] = mention.actor
    for sentence in spoken_of if groups else ():
        for before, token in pairwise(sentence.tokens):
            named = groups.get(before.text, {}) if token.lower in _SENT else {}
            for words, actor in named.items():
                start = before.end - len(words)
                if text.startswith(words, max(0, start)) and actor not in _actors_at(told, start):
                    yield Mention(start, before.end, (actor,), "name")


def _actors_at(told: Mapping[int, Mention], start: int) -> tuple[Actor, ...]:
    return told[start].actors if start in told else ()


def _free(analysis: Analysis) -> list[tuple[str, int, int]]:
    """The phrases for parties named elsewhere that are no part of a mention."""
    found = _standins(analysis)
    taken = {i for m in analysis.actors for i in (m.start, m.end - 1)} if found else set()
    return [(kind, a, b) for kind, a, b in found if taken.isdisjoint(range(a, b))]


def two_sides(analysis: Analysis) -> Named:
    """The two sides of a document, each with the words that name it first; nobody where none stand out."""
    sides = sides_of(analysis, [(a, b) for kind, a, b in _standins(analysis) if kind == "government"])
    if not sides.two:
        return {}
    told: dict[str, tuple[int, int]] = {}
    for mention in analysis.actors:
        for actor in mention.actors:
            told.setdefault(actor.name, (mention.start, mention.end))
            told.setdefault(actor.country, (mention.start, mention.end))
    for place in analysis.places:
        told.setdefault(place.country, (place.start, place.end))
    return {actor: told[actor.name] for actor in sides.two if actor.name in told}


def _halves(text: str) -> Iterator[Mention]:
    """The countries that half a name stands for: "South and North Korea"."""
    for half, pattern in ((h, p) for h, p in _HALVES if h.half in text):
        actors = tuple(Actor(country, "country", country) for country in half.of)
        yield from (
            Mention(m.start(), m.start() + len(half.half), actors, "name") for m in pattern.finditer(text)
        )


def _actors(kind: str, sides: Sides) -> tuple[Actor, ...]:
    if kind == "sides":
        return sides.two
    if kind in ("opposition", "others", "circles"):
        return ()
    one = sides.government if kind == "government" else sides.rebels
    return (one,) if one else ()


def _circle(kind: str, words: str) -> tuple[Actor, ...]:
    """The leaders of a region or of great powers, by the words that tell of them: "West African leaders"."""
    return (Actor(words.removeprefix("the "), "body"),) if kind == "circles" else ()


def _beside_nations(analysis: Analysis) -> Iterator[tuple[int, int, int]]:
    """The nameless rebels of a nation, "Norwegian rebels", and those told of beside it, "Norway and rebels".

    Where the words that name them begin, where "rebels" stands, and where that ends.
    """
    text = analysis.reading.text
    told = any(not _UNNAMED.isdisjoint(s.words) for s in analysis.sentences)
    for mention in analysis.actors if told else ():
        if len(mention.actors) == 1 and mention.actor.kind == "country":
            theirs = _THEIRS.match(text, mention.end)
            if theirs and mention.how != "role":
                yield mention.start, theirs.start(1), theirs.end(1)
        if len(mention.actors) == 1 and mention.actor.country and mention.actor.kind in ("country", "body"):
            beside = _BESIDE.match(text, mention.end)
            if beside:
                yield beside.start("words"), beside.start("words"), beside.end("words")


def _beside_government(free: Sequence[tuple[str, int, int]], text: str) -> Iterator[tuple[int, int, int]]:
    """The same of rebels who are told of beside the government: "between government and rebels"."""
    for kind, _, end in free:
        beside = _BESIDE.match(text, end) if kind == "government" else None
        if beside:
            yield beside.start("words"), beside.start("words"), beside.end("words")


def _foes_of_one_nation(analysis: Analysis) -> Iterator[tuple[Mention, re.Match[str]]]:
    """The nations that own both sides, and the words for them: "the government and the rebels of Peru"."""
    text = analysis.reading.text
    owned = any("government" in s.words and not _UNNAMED.isdisjoint(s.words) for s in analysis.sentences)
    for mention in analysis.actors if owned else ():
        if [a.kind for a in mention.actors] == ["country"]:
            ahead = _GOVERNMENT_AND.search(text[max(0, mention.start - _AHEAD) : mention.start])
            if ahead:
                yield mention, ahead


def nameless(words: str) -> tuple[Actor, ...]:
    """The group that words for rebels name where the document names none: "rebel leaders"; else nobody."""
    told = (name for word, name in LEXICON.unnamed.items() if word in words.lower())
    return tuple(Actor(name, "group") for name in list(told)[:1])


def nobody(mention: Mention) -> bool:
    """Whether words call people only by what they do at a meeting, or in their village: "mediators"."""
    return isinstance(mention, Standin) and mention.of == "others"


def _named(mention: Mention, rebels: Actor | None) -> Mention:
    """A mention of "the rebels" as one of the group that they are."""
    return replace(mention, actors=tuple(rebels if rebels and unnamed(a) else a for a in mention.actors))


def _with_senders(mention: Mention, bodies: Mapping[str, Actor]) -> Mention:
    """A mention with those who sent nameless delegates: Norway for "Norwegian officials"."""
    actors = tuple(_sender(a, bodies) for a in mention.actors)
    return mention if actors == mention.actors else replace(mention, actors=actors)


def _sender(actor: Actor, bodies: Mapping[str, Actor]) -> Actor:
    """Whose nameless delegates an actor is: a nation, or a body by its name in the text; else itself."""
    if not _is_nameless(actor):
        return actor
    if actor.country:
        return Actor(actor.country, "country", actor.country)
    return bodies.get(actor.name.rpartition(" ")[0], actor)


def _is_nameless(actor: Actor) -> bool:
    """Whether an actor is but delegates of somebody: "Norwegian officials"."""
    return actor.kind in ("body", "office") and actor.name.rpartition(" ")[2] in LEXICON.delegates


def _standins(analysis: Analysis) -> list[tuple[str, int, int]]:
    """The phrases of a document that stand for its sides, its government and its armed group."""
    spoken_of = (s for s in analysis.sentences if not _LAST_WORDS.isdisjoint(s.words))
    return [found for sentence in spoken_of for found in _in_sentence(sentence)]


def _in_sentence(sentence: Sentence) -> Iterator[tuple[str, int, int]]:
    """The kind and offsets of each phrase, the longest where they overlap; none that tells whose it is."""
    tokens, words = sentence.tokens, sentence.lower
    last: tuple[str, int, int] | None = None
    for i in [i for i, word in enumerate(words) if word in _LAST_WORDS]:
        hit = _PHRASES.ending(tokens, i + 1)
        if not hit or words[i + 1 : i + 2] in _OWNED_BY.get(hit[0], _OWN):
            continue
        kind, first = hit
        if kind == "circles" and words[first - 1] == _OTHER and words[max(0, first - 2)] != "and":
            continue
        if last and tokens[first].start > last[1] and tokens[first].start >= last[2]:
            yield last
        last = (kind, tokens[first].start, tokens[i].end)
    if last:
        yield last
