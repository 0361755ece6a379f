"""The day of a meeting that is told only after or before something of a day: "said on Monday after talks"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from readout.actors import Actor
from readout.analysis import Analysis
from readout.dates import Time, day_range
from readout.meetings.chunks import Chunk, Chunks, first_from
from readout.meetings.circumstances import LEXICON
from readout.meetings.counting import counted, timed
from readout.meetings.links import Links
from readout.meetings.parties import Parties, known
from readout.meetings.telling import Telling
from readout.meetings.words import CUES, NOUNS
from readout.text.tokens import Sentence

_DAY, _MONTH = 10, 7
_SAYING = frozenset({"SAY", "ADDRESS", "AGREE", "TALK"})
_WILL = frozenset({"will", "would", "shall"})
_LIMIT = "since"
_PRONOUNS = frozenset({"he", "she", "they", "it"})
_BACK = {"AFTER": -1, "BEFORE": 1}
_SAYS_WHAT_CAME = 4
_ENDS = CUES | {"WHERE", "BREAK"}


def hinged_time(clause: Chunks, cue: int, links: Links, parties: Parties, text: str) -> Time | None:
    """The day that the "after" or "before" of a cue gives it, so many days from that of the main clause.

    Without a number an "after" is of the same day, where the main clause tells what was said or what the
    parties did: "On Monday, after a meeting with A, B left". None where nothing is told so, or only meant:
    "said on Monday, after they had agreed to meet".
    """
    if not links.hinge:
        return _where(clause.chunks, cue, text)
    at = next((i for i, c in enumerate(clause.chunks) if c.start == links.hinge_start), 0)
    hinge = clause.chunks[at]
    meant = cue > 0 and clause.chunks[cue - 1].part == "TO"
    if hinge.part != links.hinge or meant or text[hinge.start : hinge.end].lower() == _LIMIT:
        return None
    main = _main(clause.chunks, at, cue)
    time = next((c.time for c in main if timed(c)), None)
    if _to_come(main, text):
        return None
    if time is None or links.length:
        return time and counted(time, links.length, _BACK[links.hinge])
    if len(time.value[:_DAY]) < _DAY:
        return time if len(time.value) == _MONTH and links.hinge == "AFTER" else None
    had_met = links.pluperfect and clause.chunks[cue].part not in NOUNS and not _acting(main)
    same = had_met or _same_people(clause.chunks, main, parties)
    return time if links.hinge == "AFTER" and same else None


def _where(chunks: Sequence[Chunk], cue: int, text: str) -> Time | None:
    """The day of the journey to where a meeting was: "On Monday she flew to Oslo, where A received her"."""
    at = next((i for i in range(cue - 1, 0, -1) if chunks[i].part in _ENDS), 0)
    if not at or text[chunks[at].start : chunks[at].end].lower() != "where":
        return None
    return next((c.time for c in _main(chunks, at, len(chunks)) if timed(c)), None)


def _main(chunks: Sequence[Chunk], at: int, cue: int) -> Sequence[Chunk]:
    """The chunks of the main clause, nearest first: those before the hinge, else behind the next comma."""
    breaks = [i for i in range(at) if chunks[i].part == "BREAK"]
    before = chunks[breaks[-1] + 1 if breaks else 0 : at][::-1]
    if any(timed(c) for c in before):
        return before
    said = chunks[breaks[-2] + 1 if len(breaks) > 1 else 0 : breaks[-1]][::-1] if breaks else []
    if "SAY" in [c.part for c in said] and any(timed(c) for c in said):
        return said
    comma = next((i for i in range(cue, len(chunks)) if chunks[i].part == "COMMA"), len(chunks))
    end = next((i for i in range(comma, len(chunks)) if chunks[i].part == "BREAK"), len(chunks))
    return chunks[comma:end]


def _to_come(main: Sequence[Chunk], text: str) -> bool:
    """Whether the clause is of what is to come: "After the meeting, the two were to meet in June"."""
    due = any(a.part == "AUX" and b.part == "TO" for a, b in pairwise(main))
    return due or any(text[c.start : c.end].lower() in _WILL for c in main)


def _same_people(chunks: Sequence[Chunk], main: Sequence[Chunk], parties: Parties) -> bool:
    """Whether the main clause is of the same people, or tells what was said."""
    return not _SAYING.isdisjoint(c.part for c in chunks) or any(known(a, parties) for a in _acting(main))


def _acting(main: Sequence[Chunk]) -> set[Actor]:
    """Who is told of in the main clause."""
    return {actor for c in main for m in c.mentions for actor in m.actors}


def counted_on(tellings: Sequence[Telling], analysis: Analysis) -> list[Telling]:
    """The tellings, with days counted from what was told before: "The raid came two days after A met B"."""
    found = [_counted_on(telling, analysis) if telling.links.length else telling for telling in tellings]
    return [_said_before(told, analysis) if _is_told_by_somebody(told) else told for told in found]


def _is_told_by_somebody(telling: Telling) -> bool:
    return telling.time is None and telling.links.hinge == "AFTER" and not telling.links.length


def _said_before(telling: Telling, analysis: Analysis) -> Telling:
    """A telling on the day of what "he" said before it: "A said so on Monday. He spoke after B had met C"."""
    if not telling.sentence or telling.bare:
        return telling
    sentence, before = analysis.sentences[telling.sentence], analysis.sentences[telling.sentence - 1]
    days = [t for t in analysis.times if before.start <= t.start < sentence.start and _is_one_day(t)]
    goes_on = sentence.lower[0] in _PRONOUNS
    return telling._replace(time=days[0]) if goes_on and len(days) == 1 else telling


def _counted_on(telling: Telling, analysis: Analysis) -> Telling:
    """A telling without a time, with that of the event which its main clause goes on from."""
    sentence, hinge = analysis.sentences[telling.sentence], telling.links.hinge
    main = sentence.lower[: first_from(sentence.tokens, telling.links.hinge_start)]
    if telling.time or not hinge or LEXICON.happenings.isdisjoint(main[-_SAYS_WHAT_CAME:]):
        return telling
    days = [t for t in analysis.times if t.start < sentence.start and _is_one_day(t)]
    own = [t for t in days if t.start >= _paragraph_start(sentence, analysis)]
    found = own[-1:] or days[:1]
    return telling._replace(time=counted(found[0], telling.links.length, _BACK[hinge])) if found else telling


def _is_one_day(time: Time) -> bool:
    days = day_range(time.value) if time.kind in ("date", "time") else None
    return days is not None and days[0] == days[1]


def _paragraph_start(sentence: Sentence, analysis: Analysis) -> int:
    return next(s.start for s in analysis.sentences if s.paragraph == sentence.paragraph)
