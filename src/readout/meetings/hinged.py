"""The day of a meeting that is told only after or before something of a day: "said on Monday after talks"."""

from __future__ import annotations

from collections.abc import Sequence

from readout.dates import Time, shift
from readout.meetings.chunks import Chunk, Chunks
from readout.meetings.links import Links
from readout.meetings.parties import Parties
from readout.meetings.surroundings import timed
from readout.meetings.words import CUES

_DAY, _MONTH = 10, 7
_SAYING = frozenset({"SAY", "ADDRESS", "AGREE", "TALK"})
_LIMIT = "since"
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
    if time is None or len(time.value[:_DAY]) < _DAY:
        month = time is not None and len(time.value) == _MONTH and links.days is None
        return time if month and links.hinge == "AFTER" else None
    if links.days is not None:
        value = shift(time.value[:_DAY], links.days * (1 if links.hinge == "BEFORE" else -1), "D")
        return time._replace(value=value) if value else None
    return time if links.hinge == "AFTER" and _at_once(clause.chunks, at, main, parties) else None


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
    comma = next((i for i in range(cue, len(chunks)) if chunks[i].part == "COMMA"), len(chunks))
    end = next((i for i in range(comma, len(chunks)) if chunks[i].part == "BREAK"), len(chunks))
    return chunks[comma:end]


def _at_once(chunks: Sequence[Chunk], at: int, main: Sequence[Chunk], parties: Parties) -> bool:
    """Whether no time is told to have passed, and the main clause is of the same people."""
    length = chunks[at - 1].time if at else None
    if length and length.kind == "duration":
        return False
    acting = {actor for c in main for m in c.mentions for actor in m.actors}
    return not _SAYING.isdisjoint(c.part for c in chunks) or not acting.isdisjoint(parties)
