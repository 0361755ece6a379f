"""Rows of parties: "A, B and the leaders of C" is one chunk, and so is a nation with a title and a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from readout.actors import Actor, Mention
from readout.meetings.chunks import Chunk, letters_of
from readout.meetings.circumstances import LEXICON
from readout.meetings.parties import unnamed
from readout.meetings.standins import Standin
from readout.meetings.words import LETTERS, parts_pattern
from readout.text.morphology import is_past

_WHO = LETTERS["WHO"]
_TITLE_LENGTH = 5
_NATION_AND_COMMA = 2
_VERBS = frozenset({"AUX", "HAVE", "SAY", "HOLD", "MEET", "TALK", "DISCUSS", "AGREE"})
_TEAMS = frozenset({"delegation", "team", "panel", "contingent", "mission"})
_OF_PEOPLE = frozenset({"OF", "COMPOSED"})
_SENDING = frozenset({"group", "body"})
_MASTERS = frozenset({"person", "office"})
_OWNING = re.compile(
    r"(?:['’]s?)?\s*(?:(?:son|daughter|brother|sister|father|mother)-in-law|son|daughter|brother|sister|wife|husband"
    r"|cousin|nephew|uncle|father|mother|aide|ally|confidant|emissary|deputy|successor|predecessor)?,?\s*"
)
_BEFORE_OFFICES = frozenset({"AND", "WITH", "BETWEEN", "BY"})
_OF_TITLES = frozenset({"X", "OF", "PREPOSITION", "PLACE"})
_HEAD = re.compile(
    r"(?:[Tt]he )?(?:[Hh]ead|[Cc]hief|[Cc]hair\w*|[Ss]ecretary|[Ll]eader|[Cc]ommander|[Dd]irector) of "
)
_SEVERAL = re.compile(
    r"(?:leader|official|minister|president|negotiator|envoy|ambassador|delegate|general|officer|lawmaker|diplomat"
    r"|counterpart|mediator|politician|representative|commander|elder|chief)s$"
)
_MEMBER = "(?:ROLE(?:OF|FROM)?)*WHO ROLE*"
_SENT = re.compile(
    parts_pattern(
        "(?<!HOSTED_BY)WHO(?:ROLE{0,2}COMMA?(?P<led>LED_BY|COMPOSED)|(?P<sent>FROM|PREPOSITION|OF))(?P<last>WHO)"
        "(?:COMMA(?=AND|AUX|HAVE|HOLD|MEET|COMMA))?"
    )
)
_AMONG = re.compile(parts_pattern("WHO COMMA?(?P<word>X)(?=WHO)"))
_NAMELESS = "(?:X|ROLE){1,2}"
_SUITE = "AND(?:X|ROLE){1,3}(?:OF(?:X|ROLE){1,2})?(?=AUX|HAVE|HOLD|MEET|RECEIVE|SEE|TALK|DISCUSS|AGREE)"
_ACTING = "(?:AUX|HAVE|HOLD|MEET|TALK|DISCUSS|AGREE)"
_ROWS = (
    f"^{_MEMBER}COMMA AND {_MEMBER}(?:COMMA?AND {_MEMBER})*(?=COMMA?{_ACTING})"
    f"|{_MEMBER}(?:COMMA {_MEMBER})+(?:COMMA?AND(?:(?:OF|FROM|BETWEEN)?{_MEMBER}|{_NAMELESS}))+"
    f"|{_MEMBER}(?:AND(?:OF|FROM|BETWEEN)?(?:ROLE COMMA(?=WHO COMMA))?{_MEMBER})+"
    f"(?:COMMA AND {_MEMBER}(?=X?$|IN|ABOUT|DURING|AFTER|BEFORE))?"
    f"|{_MEMBER}COMMA AND {_MEMBER}(?=X?$|IN|ABOUT|DURING|AFTER|BEFORE)"
    f"|{_MEMBER}(?:DASH {_MEMBER})+"
    f"|{_MEMBER}{_SUITE}"
)
_BEFORE_WHOM = f"(?:HOSTED_BY|JOINED_BY){_MEMBER}COMMA"
_OPENING = re.compile(
    parts_pattern(
        f"{_BEFORE_WHOM}(?={_MEMBER}(?:AND|COMMA))"
        f"|[^WHO BREAK MEET MEETING]{{1,12}}COMMA {_BEFORE_WHOM}(?={_MEMBER}AND {_MEMBER}{_ACTING})"
    )
)
_TWO = 2
_LED_IN_PAIRS = re.compile(
    parts_pattern("WHO AND WHO COMMA?(?P<led>LED_BY)ROLE{0,2}WHO AND ROLE{0,2}WHO COMMA?")
)
_CALLED = re.compile(parts_pattern("WHO COMMA WHO COMMA(?!AND|WHO|ROLE)"))
_MEMBERS = re.compile(parts_pattern(_MEMBER))
_ROW = re.compile(parts_pattern(f"{_ROWS}|{_MEMBER}"))
_ROW_IN_HEADLINE = re.compile(
    parts_pattern(f"{_ROWS}|^{_MEMBER}COMMA {_MEMBER}(?=HOLD|MEET|DISCUSS|TALK|AUX|TO)|{_MEMBER}")
)


def in_rows(raw: list[Chunk], headline: bool, text: str) -> list[Chunk]:
    """The chunks of a sentence with each row of parties as one; in headlines a comma is an "and"."""
    raw = _without_appositions(_with_commas(_clauses_apart(raw, text), text))
    letters = letters_of(raw)
    chunks, rows = raw, _MEMBERS
    if letters.count(_WHO) > 1:
        chunks = _with_senders(_named_among(_titled(raw, letters, text), text), text)
        letters = letters_of(chunks)
        rows = _ROW_IN_HEADLINE if headline else _ROW
    opening = _OPENING.match(letters)
    at = opening.end() if opening else 0
    found = chunks[:at]
    for match in rows.finditer(letters, at):
        first = _names_from(chunks, match.start(), match.end())
        found += chunks[at:first]
        at = match.end()
        found.append(_row(chunks[first:at], _part(chunks, at), text))
    return found + chunks[at:]


def _with_commas(raw: list[Chunk], text: str) -> list[Chunk]:
    """The chunks, with the comma that closes one's apposition and parts it from the next of a row."""
    found = raw[:1]
    for before, chunk in pairwise(raw):
        comma = text.find(",", before.end, chunk.start) if before.part == chunk.part == "WHO" else -1
        found += [Chunk("COMMA", comma, comma + 1)] if comma >= 0 else []
        found.append(chunk)
    return found


def _without_appositions(raw: list[Chunk]) -> list[Chunk]:
    """The chunks without what a group is called between commas: "the Front, Peru's largest rebel group,"."""
    for match in reversed(list(_CALLED.finditer(letters_of(raw)))):
        group, called = raw[match.start()], raw[match.start() + _TWO]
        words = called.mentions[0]
        same = words.actors == group.mentions[-1].actors or all(unnamed(a) for a in words.actors)
        if isinstance(words, Standin) and words.of == "rebels" and same:
            del raw[match.start() + 1 : match.end()]
    return raw


def _clauses_apart(raw: Sequence[Chunk], text: str) -> list[Chunk]:
    """The chunks, with the "and" before a clause of its own as a break: "met A and the two vowed to"."""
    found = list(raw)
    for i in [i for i, chunk in enumerate(raw[:-2]) if chunk.part == "AND"]:
        who, after = raw[i + 1 : i + 3]
        goes_back = bool(who.mentions) and all(m.how == "pronoun" and len(m.actors) > 1 for m in who.mentions)
        acts = after.part in _VERBS or (after.part == "X" and is_past(text[after.start : after.end].lower()))
        if _part(raw, i - 1) == "WHO" and goes_back and acts:
            found[i] = raw[i]._replace(part="BREAK")
    return found


def _names_from(chunks: Sequence[Chunk], first: int, stop: int) -> int:
    """Where the names begin in a row that a nation leads to: "the heads of the halves of Fiji, A and B,"."""
    opens = _part(chunks, first - 1) == "OF" and _part(chunks, first + 1) == _part(chunks, stop) == "COMMA"
    if not opens:
        return first
    kinds = [c.mentions[0].actor.kind for c in chunks[first:stop] if c.mentions]
    named = kinds[:1] == ["country"] and len(kinds) > _NATION_AND_COMMA and set(kinds[1:]) == {"person"}
    return first + _NATION_AND_COMMA if named else first


def _named_among(chunks: list[Chunk], text: str) -> list[Chunk]:
    """The chunks, with those of nameless people who are named in their place: "officials, including X"."""
    for match in reversed(list(_AMONG.finditer(letters_of(chunks)))):
        first, word = chunks[match.start()], chunks[match.end("word") - 1]
        nameless = all(a.kind != "person" for m in first.mentions for a in m.actors)
        if nameless and text[word.start : word.end].lower() in LEXICON.including:
            named = chunks[match.end("word")]
            chunks[match.start() : match.end("word") + 1] = [named._replace(start=first.start)]
    return chunks


def _with_senders(chunks: list[Chunk], text: str) -> list[Chunk]:
    """The chunks, people and those whom they lead or act for as one: "the Fijian team, led by Ana Lopez,"."""
    for match in reversed(list(_LED_IN_PAIRS.finditer(letters_of(chunks)))):
        people = [c for c in chunks[match.start("led") : match.end()] if c.part == "WHO"]
        if all(c.mentions[0].actor.kind == "person" for c in people):
            row = tuple(m for c in people for m in c.mentions)
            chunks[match.start() : match.end()] = [people[-1]._replace(mentions=row, owner=False)]
    letters = letters_of(chunks)
    found: list[Chunk] = []
    at = 0
    for match in _SENT.finditer(letters):
        first, last = chunks[match.start()], chunks[match.end("last") - 1]
        link = chunks[max(match.start("led"), match.start("sent"))]
        mentions = _acting(first, link.part, text[link.start : link.end].lower(), last)
        of_people = link.part in _OF_PEOPLE and last.mentions[0].actor.kind == "person"
        if of_people and _is_team(first, text):
            mentions = last.mentions
        if mentions:
            found += chunks[at : match.start()]
            found.append(first._replace(end=last.end, mentions=mentions, owner=False))
            at = match.end() if link.part == "LED_BY" else match.end("last")
    return found + chunks[at:]


def _is_team(chunk: Chunk, text: str) -> bool:
    """Whether a side is told of as those whom it sent: "the Fijian delegation" of A and B."""
    return text[chunk.start : chunk.end].rpartition(" ")[2].lower() in _TEAMS


def _acting(first: Chunk, part: str, link: str, last: Chunk) -> tuple[Mention, ...]:
    """Who acts: a team and its leader, somebody "for" a side, the nations that a body's people are from.

    "The rebels of the Front" are the Front.
    """
    kind, other = first.mentions[0].actor.kind, last.mentions[0].actor.kind
    if part == "LED_BY":
        return last.mentions
    if part == "FROM" and kind == "body" and other == "country":
        return last.mentions
    if part == "OF" and kind != "person":
        return last.mentions if kind == other == "group" else ()
    serves = link == "for" or (link == "of" and other != "country")
    return first.mentions if serves and kind == "person" and other != "person" else ()


def _row(inside: Sequence[Chunk], following: str, text: str) -> Chunk:
    """One chunk for a row of mentions: an owner if its last is one ("X's") or an adjective with its noun."""
    last = next(chunk for chunk in reversed(inside) if chunk.part == "WHO")
    adjective = last.mentions[0].how == "demonym" and following in ("X", "BOND")
    owner = (last.owner or adjective) and inside[-1] is last
    if len(inside) == 1 and owner == last.owner:
        return last._replace(part="OWNER") if owner else last
    return Chunk(
        part="OWNER" if owner else "WHO",
        start=inside[0].start,
        end=inside[-1].end,
        mentions=tuple(_mentions(inside, text)),
        place=None if sum(chunk.part == "WHO" for chunk in inside) > 1 else inside[0].place,
        attributive=last.attributive,
        owner=owner,
    )


def _mentions(inside: Sequence[Chunk], text: str) -> Iterator[Mention]:
    for i, chunk in enumerate(inside):
        for mention in chunk.mentions:
            yield _sent(mention, inside[: i + 1], text)


def _sent(mention: Mention, inside: Sequence[Chunk], text: str) -> Mention:
    """A mention of people whose advisers or envoys are told of: their nations'."""
    roles = [text[c.start : c.end].lower() for c in inside if c.part == "ROLE"]
    if [c.part for c in inside[-3:]] != ["ROLE", "OF", "WHO"] or not LEXICON.subordinates & {*roles[-1:]}:
        return mention
    nations = (
        Actor(a.country, "country", a.country) if a.kind == "person" and a.country else a
        for a in mention.actors
    )
    return replace(mention, actors=tuple(dict.fromkeys(nations)))


def _titled(raw: list[Chunk], letters: str, text: str) -> list[Chunk]:
    """The chunks, with a nation and unknown words of a title joined to the name that follows them."""
    found: list[Chunk] = []
    at = 0
    raw = _with_capitals(_of_cities(raw), text)
    letters = letters_of(raw)
    for i in [i for i, letter in enumerate(letters) if letter == _WHO]:
        name = _name_after(raw, letters, i, text) if i >= at else 0
        if name:
            found += [*raw[at:i], raw[name]._replace(start=raw[i].start)]
            closing = raw[name - 1].part == "COMMA" and _part(raw, name + 1) == "COMMA"
            at = name + (2 if closing else 1)
    return found + raw[at:]


def _with_capitals(raw: list[Chunk], text: str) -> list[Chunk]:
    """The chunks, with an unlisted name of a body joined to the title behind it: "Reef Council chief Ana"."""
    found: list[Chunk] = []
    for chunk in raw:
        first = _title_from(found, chunk, text)
        if first < len(found):
            chunk = chunk._replace(start=found[first].start)
        found = [*found[:first], chunk]
    return found


def _title_from(before: Sequence[Chunk], chunk: Chunk, text: str) -> int:
    """Where the unlisted name of a body begins that leads to somebody's title, else behind all chunks."""
    if chunk.part != "WHO" or chunk.mentions[0].actor.kind != "person":
        return len(before)
    title = len(before) - text[chunk.start].isupper()
    if title < len(before) and _part(before, title) != "ROLE":
        return len(before)
    first = title
    while first and before[first - 1].part == "X" and text[before[first - 1].start].isupper():
        first -= 1
    return first if first < title else len(before)


def _of_cities(raw: list[Chunk]) -> list[Chunk]:
    """The chunks without the places that only tell somebody's office: "A and Lima governor Ana Lopez"."""
    found: list[Chunk] = []
    for i, chunk in enumerate(raw):
        office = _part(raw, i + 1) == "WHO" and raw[i + 1].mentions[0].actor.kind == "person"
        if not (chunk.part == "PLACE" and office and _part(raw, i - 1) in _BEFORE_OFFICES):
            found.append(chunk)
    return found


def _name_after(raw: Sequence[Chunk], letters: str, i: int, text: str) -> int:
    """Where the name stands that a nation and words of a title lead to; 0 if they lead to none."""
    if _serves(raw, i, text):
        return i + 1
    name = letters.find(_WHO, i + 1, i + _TITLE_LENGTH)
    if name < 0 or raw[i].mentions[0].actor.kind == "person" or raw[name].mentions[0].actor.kind != "person":
        return 0
    title = raw[i + 1 : name]
    if [c.part for c in title[-1:]] == ["COMMA"]:
        return name if _apposed(raw, i, name, text) else 0
    kind = raw[i].mentions[0].actor.kind
    of_office = (_part(raw, i - 2), _part(raw, i - 1)) == ("ROLE", "OF")
    titled = text[raw[name].start].islower() or raw[i].mentions[0].how == "role" or of_office
    if not title and titled and not text[raw[i].end : raw[name].start].strip():
        return name
    if kind != "country" and not (kind in _SENDING and raw[i].owner):
        return 0
    proper = all(c.part == "X" and text[c.start].isupper() for c in title)
    return name if proper and (title or raw[i].owner) else 0


def _serves(raw: Sequence[Chunk], i: int, text: str) -> bool:
    """Whether the next one is told of as somebody's: "President Ana Lopez's envoy, Eva Dahl"."""
    if not raw[i].owner or _part(raw, i + 1) != "WHO" or raw[i].mentions[0].actor.kind not in _MASTERS:
        return False
    beside = _OWNING.fullmatch(text, raw[i].end, raw[i + 1].start)
    return beside is not None and raw[i + 1].mentions[0].actor.kind == "person"


def _part(raw: Sequence[Chunk], i: int) -> str:
    return raw[i].part if 0 <= i < len(raw) else ""


def _apposed(raw: Sequence[Chunk], i: int, name: int, text: str) -> bool:
    """Whether a name between commas tells who holds an office: "the chief of the army, Ana Lopez,"."""
    closed = _part(raw, name + 1) == "COMMA"
    words = raw[i + 1 : name - 1]
    colleague = raw[i].mentions[0].how == "demonym" and [c.part for c in words] == ["ROLE"]
    if colleague and closed and text[words[0].start : words[0].end].lower() in LEXICON.colleagues:
        return True
    led = _HEAD.match(text, raw[i].start, raw[i].end) or (
        i > 1 and [c.part for c in raw[i - 2 : i]] == ["ROLE", "OF"]
    )
    if closed and (led or words) and all(c.part in _OF_TITLES for c in words):
        return True
    office = raw[i].mentions[0].how == "role" and raw[i].mentions[0].actor.kind != "group"
    several = _SEVERAL.search(text, raw[i].start, raw[i].end)
    one = name == i + 2 and office and len(raw[i].mentions[0].actors) == 1 and not several
    nations = {chunk.mentions[0].actor.country for chunk in (raw[i], raw[name])} - {""}
    row = (
        len(nations) > 1
        or _part(raw, i - 1) == "COMMA"
        or _part(raw, name + 1 + closed) in ("AND", "WHO", "COMMA")
    )
    return one and not row
