"""A sentence read as chunks: who, when, where, the words that name a meeting, and those that join them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readout.actors import Actor, Mention
from readout.dates import Time
from readout.meetings.asides import without_asides
from readout.meetings.chunks import Chunk, Chunks, first_from, letters_of
from readout.meetings.circumstances import LEXICON
from readout.meetings.layers import Layers
from readout.meetings.readings import reread
from readout.meetings.rows import in_rows
from readout.meetings.seats import with_seats
from readout.meetings.words import (
    ALONE,
    CUES,
    LETTERS,
    PHRASES,
    beginnings,
    parts_pattern,
)
from readout.names.bodies import bodies, organisation_words
from readout.names.gazetteer import Country, by_name
from readout.names.identity import PARTICLES
from readout.places import Place
from readout.text.morphology import is_past
from readout.text.tokens import Sentence, Token

_LOCAL = frozenset(
    ["in", "at", "to", "from", "near", "into", "inside", "outside", "towards", "toward", "via", "through",
     "visit", "visits", "visited", "visiting", "reached", "left", "toured"]
)  # fmt: skip
_INSIDE = frozenset(["in", "at", "near", "inside", "outside"])
_QUARTERS = frozenset(
    ["eastern", "western", "northern", "southern", "central", "northeastern", "northwestern", "southeastern",
     "southwestern", "north-eastern", "north-western", "south-eastern", "south-western", "upper", "lower",
     "neighboring", "neighbouring", "nearby"]
)  # fmt: skip
_WHOSE = frozenset(["the", "his", "her", "their", "its"])
_JOINING = frozenset(["and", "but", "where"])
_HOUSED = frozenset(["at", "inside"])
_DASHES = frozenset("-–‐‑")
_QUOTES = frozenset('"“”«»„')
_GOVERNING = re.compile(r"\b(government|authorities|regime|administration|leadership)\b")
_ATTRIBUTE = re.compile(r"-(?:based|backed|born|brokered|controlled|held|hosted|led|mediated|run|sponsored)$")
_POSSESSIVE = re.compile("['’]")
_ASIDE_LENGTH, _TWO = 12, 2
_WHOLE = frozenset(["THEN", "RECEIVE"])
_HOSTING = 5
_APPOSITION_LENGTH = 14
_OF_OFFICES = frozenset(["of", "in", "for", "at", "to"])
_DOING = "(?:AUX|HAVE|X|TIME){0,3}(X|SAY|ADDRESS|RECEIVE)WHO"
_TOLD = re.compile(
    parts_pattern(
        f"WHO{_DOING}(?:TIME|COMMA|ABOUT|X){{0,4}}VIA|^(?:ABOUT?TIME|COMMA){{0,2}}VIA(?:ABOUT?TIME)?COMMA?WHO{_DOING}"
    )
)
_INSERTED_SAYING = re.compile(parts_pattern("(?<!^)COMMA WHO(?:AUX|HAVE|X)?SAY COMMA(?!WHO|AND|ROLE)"))
_BACKED = re.compile(parts_pattern("WHO DASH[X MEDIATED](?=[X ROLE]{0,3}[WHO ROLE])"))
_IN_COUNTRIES = re.compile(
    parts_pattern("(?<=IN)PLACE(?:COMMA PLACE)*AND(WHO)(?=IN|ABOUT|TIME|COMMA|AND|BREAK|DURING|AFTER|X?$)")
)
_QUOTED_WORDS = 5
ORGANISATIONS = organisation_words()
_MEDIA = frozenset(row[0] for row in bodies().media)
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")


def chunked(sentence: Sentence, text: str, layers: Layers) -> Chunks:
    """The chunks of a sentence; ``layers`` holds what was found in the text by its start."""
    headline = sentence.tokens[-1].text != "."
    found = _without_sayings(_chunks(sentence, text, layers))
    found = _without_dateline(_without_backers(found, text))
    raw, aside = without_asides(with_seats(reread(_in_countries(found), sentence, text), text), text)
    chunks = in_rows(raw, headline, text)
    letters = letters_of(chunks)
    if LETTERS["VIA"] in letters and (told := _TOLD.search(letters)):
        at = told.start(told.lastindex or 0)
        chunks[at] = chunks[at]._replace(part="TELL")
        letters = letters_of(chunks)
    return Chunks(tuple(chunks), letters, aside)


def _without_backers(chunks: list[Chunk], text: str) -> list[Chunk]:
    """The chunks without those who only back somebody: "the Peruvian-backed premier Ana Lopez"."""
    for match in reversed(list(_BACKED.finditer(letters_of(chunks)))):
        who, word = chunks[match.start()], chunks[match.end() - 1]
        if text[word.start : word.end].lower() in LEXICON.backing:
            chunks[match.start() : match.end()] = [Chunk("ROLE", who.start, word.end)]
    return chunks


def _without_sayings(chunks: list[Chunk]) -> list[Chunk]:
    """The chunks without those who only say it, between commas: "Their talks with A, B said, go on"."""
    found = list(chunks)
    for match in reversed(list(_INSERTED_SAYING.finditer(letters_of(chunks)))):
        del found[match.start() : match.end()]
    return found


def _without_dateline(chunks: list[Chunk]) -> list[Chunk]:
    """The chunks without the country that a dateline gives behind its city: "Oslo, Norway: X met"."""
    country = chunks[2] if [c.part for c in chunks[:4]] == ["PLACE", "COMMA", "WHO", "BREAK"] else None
    if country is None or any(m.actor.kind != "country" for m in country.mentions):
        return chunks
    return [chunks[0], *chunks[3:]]


def _in_countries(chunks: list[Chunk]) -> list[Chunk]:
    """The chunks, the second of two countries as a place as well: "progress in Peru and Fiji"."""
    for match in _IN_COUNTRIES.finditer(letters_of(chunks)):
        who = chunks[match.start(1)]
        if [m.how for m in who.mentions] == ["name"] and who.mentions[0].actor.kind == "country":
            chunks[match.start(1)] = who._replace(part="X", mentions=())
    return chunks


def _chunks(sentence: Sentence, text: str, layers: Layers) -> list[Chunk]:
    tokens, longer, stop = sentence.tokens, beginnings(sentence), 0
    capital = "capital" in sentence.words
    speech = frozenset[int]() if _QUOTES.isdisjoint(sentence.words) else _speech(tokens)
    chunks: list[Chunk] = []
    for i, (start, end, written, lower) in enumerate(tokens):
        if i < stop:
            continue
        stop = i + 1
        if start in layers:
            city = _capital(layers, tokens, i) if capital else None
            chunks += _parted(city or _known(layers[start], tokens, i, text), layers[start], tokens, i)
            stop = _after(chunks[-1], tokens, i, text)
            stop -= stop < len(tokens) and _goes_on(tokens, stop, layers)
        elif written == "(":
            stop = _after_aside(tokens, i)
        elif written in _DASHES:
            chunks.append(Chunk("DASH" if _tight(tokens[i], text) else "BREAK", start, end))
        elif written in _QUOTES:
            chunks += [Chunk("BREAK", start, end)] if i in speech else []
        elif i in longer and (phrase := PHRASES.starting(tokens, i)):
            part, stop = _before_mention(phrase, tokens, i, layers)
            if part != "DROP":
                chunks.append(Chunk(part, start, tokens[stop - 1].end))
        elif part := ALONE.get(lower, ""):
            if part == "WHOM":
                chunks.append(Chunk("BREAK", start, end))
            if part != "DROP":
                chunks.append(Chunk(part, start, end))
        elif not (lower.endswith("ly") or is_ordinal(lower)):
            chunks.append(Chunk("X", start, end))
    return chunks


def is_ordinal(word: str) -> bool:
    """Whether a word is an ordinal in figures: "52nd"."""
    return word[0].isdecimal() and _ORDINAL.fullmatch(word) is not None


def _before_mention(
    phrase: tuple[str, int], tokens: Sequence[Token], i: int, layers: Layers
) -> tuple[str, int]:
    """The part of a phrase, and its end: before a mention that takes its last words, "then Premier X"."""
    stop = next((k for k in range(i + 1, phrase[1]) if tokens[k].start in layers), 0)
    if not stop:
        return phrase
    part = phrase[0] if phrase[0] in _WHOLE else (PHRASES.starting(tokens[:stop], i) or phrase)[0]
    return part, stop


def _after(chunk: Chunk, tokens: Sequence[Token], i: int, text: str) -> int:
    """The token after a chunk, and after the rest and the comma that close an apposition within it."""
    stop = i
    while stop < len(tokens) and tokens[stop].start < chunk.end:
        stop += 1
    if chunk.part != "WHO" or "," not in text[chunk.start : chunk.end] or stop == len(tokens):
        return stop
    stop = _after_aside(tokens, stop) if tokens[stop].text == "(" else stop
    rest = _APPOSITION_LENGTH if tokens[stop].lower in _OF_OFFICES else 1
    return next((n + 1 for n in range(stop, min(stop + rest, len(tokens))) if tokens[n].text == ","), stop)


def _goes_on(tokens: Sequence[Token], i: int, layers: Layers) -> bool:
    """Whether the comma before token ``i`` parts two people of a row: "the mayor, A, the judge, B, and"."""
    here = layers.get(tokens[i].start, ()) if tokens[i - 1].text == "," else ()
    ends = [m.end for m in here if isinstance(m, Mention) and m.how == "name" and m.actor.kind == "person"]
    behind = tokens[first_from(tokens, ends[0]) :][:2] if ends else ()
    return bool(behind) and (behind[0].lower == "and" or [t.lower for t in behind] == [",", "and"])


def _tight(dash: Token, text: str) -> bool:
    return bool(text[dash.start - 1 : dash.start].strip() and text[dash.end : dash.end + 1].strip())


def _speech(tokens: Sequence[Token]) -> frozenset[int]:
    """The quotation marks around what somebody says, not those around words of the sentence's own grammar."""
    marks = [i for i, t in enumerate(tokens) if t.text in _QUOTES]
    spoken = set(marks[-1:] if len(marks) % 2 else ())
    for a, b in zip(marks[::2], marks[1::2], strict=False):
        woven = tokens[a + 1].text[0].islower() and (not a or tokens[a - 1].text not in (",", ":"))
        if not woven and b - a > _QUOTED_WORDS:
            spoken |= {a, b}
    return frozenset(spoken)


def _known(found: Sequence[Mention | Time | Place], tokens: Sequence[Token], i: int, text: str) -> Chunk:
    """The chunk for what starts at a token: a country after "in" is a place, elsewhere it acts."""
    mention: Mention | None = None
    place: Place | None = None
    for one in found:
        if isinstance(one, Time):
            return Chunk("TIME", one.start, one.end, time=one)
        if isinstance(one, Mention):
            mention = mention or one
        else:
            place = place or one
    addressed = i > 0 and tokens[i - 1].text.isdigit()
    if mention and mention.how == "capital" and place is None and (addressed or _located(tokens[:i])):
        return Chunk("X", mention.start, mention.end)
    if mention and place is None and mention.actor.kind == "body" and _located(tokens[:i], _HOUSED):
        return Chunk("X", mention.start, mention.end)
    if mention and mention.how == "capital" and _hosting(tokens, i):
        return _city(by_name()[mention.actor.name], mention.start, mention.end)
    if mention is None or (place and place.end >= mention.end and _led_to(mention, tokens, i)):
        assert place is not None
        return Chunk("PLACE", place.start, place.end, place=place)
    if all(_is_medium(actor) for actor in mention.actors) or _ATTRIBUTE.search(
        text, mention.start, mention.end
    ):
        return Chunk("X", mention.start, mention.end)
    end = _person_end(mention, text)
    owner = bool(_POSSESSIVE.search(text, mention.end - 2, mention.end + 2))
    attributive = owner or mention.how == "demonym" or mention.actor.kind == "country"
    return Chunk("WHO", mention.start, end, (mention,), None, place, attributive, owner)


def _parted(
    chunk: Chunk, found: Sequence[Mention | Time | Place], tokens: Sequence[Token], i: int
) -> list[Chunk]:
    """A chunk, and apart from it what stands before a title: "in Oslo President X", "Meeting Premier X"."""
    part = ALONE.get(tokens[i].lower, "")
    if chunk.part != "WHO" or tokens[i].end >= chunk.end:
        return [chunk]
    cities = (one for one in found if isinstance(one, Place) and one.city and one.end < chunk.end)
    place = next(cities, None) if i and tokens[i - 1].lower in _INSIDE else None
    if place is None and (i or part not in CUES):
        return [chunk]
    end = place.end if place else tokens[i].end
    who = next(t.start for t in tokens[i:] if t.start >= end)
    before = Chunk("PLACE", place.start, end, place=place) if place else Chunk(part, chunk.start, end)
    return [before, chunk._replace(start=who)]


def _is_medium(actor: Actor) -> bool:
    """Whether an actor is a news agency, paper or station, which asks and meets nobody."""
    if actor.kind != "body":
        return False
    return actor.name in _MEDIA or actor.name.lower().split()[-1] in ORGANISATIONS.media


def _led_to(mention: Mention, tokens: Sequence[Token], i: int) -> bool:
    """Whether a country stands where only a place can: "in Norway", not "envoys from Norway"."""
    before = tokens[:i]
    if not before or mention.actor.kind != "country" or _begins_clause(mention, tokens, i):
        return False
    if before[-1].lower == "to" and _owns_a_name(mention, tokens, i):
        return False
    if before[-1].lower in _QUARTERS:
        before = before[:-1]
    if before and before[-1].text == ",":
        named = next((n for n, t in enumerate(reversed(before[:-1])) if not t.text[0].isupper()), 0)
        before = before[: -1 - named] if named else before
    sent = PHRASES.ending(before, len(before) - 1) if before and before[-1].lower == "from" else None
    if sent and sent[0] == "ROLE":
        return False
    return bool(before) and before[-1].lower in _LOCAL


def _owns_a_name(mention: Mention, tokens: Sequence[Token], i: int) -> bool:
    """Whether a name stands right behind a country that owns it: "spoke to Fiji's al Vaka"."""
    behind = next((t for t in tokens[i + 1 :] if t.start >= mention.end), tokens[i])
    return tokens[i].lower.endswith("'s") and behind.lower in PARTICLES


def _begins_clause(mention: Mention, tokens: Sequence[Token], i: int) -> bool:
    """Whether a country behind another and a comma acts: "At talks in Fiji, Peru backed the plan"."""
    if i < _TWO or tokens[i - 1].text != "," or not tokens[i - 2].text.istitle():
        return False
    named = next((n for n in range(i - 2, -1, -1) if not tokens[n].text[0].isupper()), -1)
    name = " ".join(t.text for t in tokens[named + 1 : i - 1])
    following = next((t for t in tokens[i:] if t.start >= mention.end), None)
    return name in by_name() and following is not None and is_past(following.lower)


def _hosting(tokens: Sequence[Token], i: int) -> bool:
    """Whether a city at a token is said to be host to others, which puts nobody of its own there."""
    words = [t.lower for t in tokens[i + 1 : i + _HOSTING]]
    return not LEXICON.hosting.isdisjoint(words) and LEXICON.helping.issuperset(
        words[: min(n for n, w in enumerate(words) if w in LEXICON.hosting)]
    )


def _located(before: Sequence[Token], local: frozenset[str] = _LOCAL) -> bool:
    """Whether "in", "at his" stands before a palace or a body's house, which is a place there."""
    words = [t.lower for t in before[-2:]]
    return not local.isdisjoint(words[-1:]) or (not local.isdisjoint(words[:1]) and words[-1] in _WHOSE)


def _person_end(mention: Mention, text: str) -> int:
    """Where a mention by office ends: "his counterpart" in "met his counterpart in Oslo"."""
    if mention.how != "role" or mention.actor.kind not in ("person", "office", "country"):
        return mention.end
    head, led, _ = text[mention.start : mention.end].rpartition(" in ")
    return mention.start + len(head) if led and not _GOVERNING.search(head) else mention.end


def _capital(layers: Layers, tokens: Sequence[Token], i: int) -> Chunk | None:
    """The place that "the Norwegian capital" or "the capital of Norway" is, by the name that follows."""
    nation = next(
        (f for f in layers[tokens[i].start] if isinstance(f, Mention) and f.actor.kind == "country"), None
    )
    country = by_name().get(nation.actor.name) if nation else None
    if nation is None or country is None or not country.capital:
        return None
    following = next((t for t in tokens[i : i + 6] if t.start >= nation.end), None)
    if following and following.lower == "capital":
        named = _named_behind(layers, tokens, tokens.index(following))
        return named or _city(country, nation.start, following.end)
    if [t.lower for t in tokens[max(0, i - 2) : i]] == ["capital", "of"]:
        return _city(country, tokens[i - 2].start, nation.end)
    return None


def _named_behind(layers: Layers, tokens: Sequence[Token], i: int) -> Chunk | None:
    """The city named behind "capital": "the Norwegian capital, Oslo"."""
    behind = [t for t in tokens[i + 1 : i + 4] if t.lower not in ("city", "of", ",")][:1]
    places = (one for t in behind for one in layers.get(t.start, ()) if isinstance(one, Place) and one.city)
    place = next(places, None)
    closing = [t for t in tokens[i + 1 :] if place and t.start >= place.end][:2]
    closed = len(closing) > 1 and closing[0].text == "," and closing[1].text.islower()
    end = closing[0].end if closed and closing[1].lower not in _JOINING else place.end if place else 0
    return Chunk("PLACE", place.start, end, place=place) if place else None


def _city(country: Country, start: int, end: int) -> Chunk:
    return Chunk("PLACE", start, end, place=Place(start, end, country.capital, country.name))


def _after_aside(tokens: Sequence[Token], i: int) -> int:
    """The token after a short aside in brackets."""
    for stop in range(i + 1, min(len(tokens), i + _ASIDE_LENGTH)):
        if tokens[stop].text == ")":
            return stop + 1
    return i + 1
