"""A sentence as chunks: who, when, where, the words that name a meeting, and the words that join them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from readout.actors import Mention
from readout.analysis import Analysis
from readout.dates import Time
from readout.gazetteer import Country, by_name
from readout.meetings.words import LETTERS, PHRASES, parts_pattern
from readout.places import Place
from readout.tokens import Sentence, Token

_LOCAL = frozenset(
    ["in", "at", "to", "from", "near", "into", "inside", "outside", "towards", "toward", "via", "through",
     "visit", "visits", "visited", "visiting", "reached", "left", "toured"]
)  # fmt: skip
_DASHES = frozenset("-–‐‑")
_ASIDE_LENGTH = 12
_MEMBER = "(?:ROLE+(?:OF|FROM)?)*WHO ROLE*"
_GROUP = re.compile(
    parts_pattern(
        f"{_MEMBER}(?:COMMA {_MEMBER})+(?:COMMA?AND(?:OF|WITH|FROM|BETWEEN)?{_MEMBER})+"
        f"|{_MEMBER}(?:AND(?:OF|WITH|FROM|BETWEEN)?{_MEMBER})+"
        f"|{_MEMBER}(?:DASH {_MEMBER})+"
        f"|{_MEMBER}"
    )
)


@dataclass(frozen=True)
class Chunk:
    """Words that play one part; a WHO has its ``mentions``, all of one row ("A, B and the leaders of C")."""

    part: str
    start: int
    end: int
    mentions: tuple[Mention, ...] = ()
    time: Time | None = None
    place: Place | None = None


@dataclass(frozen=True)
class Chunks:
    """The chunks of a sentence, and their parts as one letter each."""

    chunks: tuple[Chunk, ...]
    letters: str


Layers = dict[int, list[Mention | Time | Place]]


def layers_of(analysis: Analysis) -> Layers:
    """All mentions, times and places of a text by their start."""
    layers: Layers = {}
    for found in (*analysis.actors, *analysis.times, *analysis.places):
        layers.setdefault(found.start, []).append(found)
    return layers


def chunked(sentence: Sentence, text: str, layers: Layers) -> Chunks:
    """The chunks of a sentence; ``layers`` holds what was found in the text by its start."""
    raw = list(_chunks(sentence, text, layers))
    letters = "".join(LETTERS[chunk.part] for chunk in raw)
    grouped = list(_grouped(raw, letters))
    return Chunks(tuple(grouped), "".join(LETTERS[chunk.part] for chunk in grouped))


def _chunks(sentence: Sentence, text: str, layers: Layers) -> Iterator[Chunk]:
    tokens, i = sentence.tokens, 0
    while i < len(tokens):
        token = tokens[i]
        found = layers.get(token.start)
        if found:
            chunk = _capital(found, tokens, i) or _known(found, tokens[i - 1].lower if i else "")
            while i < len(tokens) and tokens[i].start < chunk.end:
                i += 1
            yield chunk
            continue
        if token.text == "(":
            i = _after_aside(tokens, i)
            continue
        if token.text in _DASHES:
            tight = text[token.start - 1 : token.start].strip() and text[token.end : token.end + 1].strip()
            yield Chunk("DASH" if tight else "BREAK", token.start, token.end)
            i += 1
            continue
        phrase = PHRASES.starting(tokens, i)
        part, stop = phrase or ("DROP" if token.lower.endswith("ly") else "X", i + 1)
        if part != "DROP":
            yield Chunk(part, token.start, tokens[stop - 1].end)
        i = stop


def _known(found: list[Mention | Time | Place], before: str) -> Chunk:
    """The chunk for what starts at a token: a country after "in" is a place, elsewhere it acts."""
    time = next((f for f in found if isinstance(f, Time)), None)
    if time:
        return Chunk("TIME", time.start, time.end, time=time)
    place = next((f for f in found if isinstance(f, Place)), None)
    mention = next((f for f in found if isinstance(f, Mention)), None)
    local = before in _LOCAL and mention is not None and mention.actor.kind == "country"
    if mention and (place is None or mention.end > place.end or not local):
        return Chunk("WHO", mention.start, mention.end, mentions=(mention,), place=place)
    assert place is not None
    return Chunk("PLACE", place.start, place.end, place=place)


def _capital(found: Sequence[Mention | Time | Place], tokens: Sequence[Token], i: int) -> Chunk | None:
    """The place that "the Norwegian capital" or "the capital of Norway" is."""
    nation = next((f for f in found if isinstance(f, Mention) and f.actor.kind == "country"), None)
    country = by_name().get(nation.actor.name) if nation else None
    if nation is None or country is None or not country.capital:
        return None
    following = next((t for t in tokens[i : i + 6] if t.start >= nation.end), None)
    if following and following.lower == "capital":
        return _city(country, nation.start, following.end)
    if [t.lower for t in tokens[max(0, i - 2) : i]] == ["capital", "of"]:
        return _city(country, tokens[i - 2].start, nation.end)
    return None


def _city(country: Country, start: int, end: int) -> Chunk:
    return Chunk("PLACE", start, end, place=Place(start, end, country.capital, country.name))


def _after_aside(tokens: tuple[Token, ...], i: int) -> int:
    """The token after a short aside in brackets."""
    for stop in range(i + 1, min(len(tokens), i + _ASIDE_LENGTH)):
        if tokens[stop].text == ")":
            return stop + 1
    return i + 1


def _grouped(raw: list[Chunk], letters: str) -> Iterator[Chunk]:
    at = 0
    for match in _GROUP.finditer(letters):
        yield from raw[at : match.start()]
        inside = raw[match.start() : match.end()]
        mentions = tuple(mention for chunk in inside for mention in chunk.mentions)
        yield Chunk("WHO", inside[0].start, inside[-1].end, mentions, place=inside[0].place)
        at = match.end()
    yield from raw[at:]
