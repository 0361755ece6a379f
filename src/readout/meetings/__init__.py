"""Meetings: sentences -> encounters, one record a meeting and document.

A sentence with a word for a meeting is read as chunks (who, when, where, and the words between); rules of
the lexicon tie parties to the word, its clause gives the circumstances, tellings of one meeting are gathered
into a thread, and each thread becomes a record with the words that its values rest on.
"""

from __future__ import annotations

from readout.analysis import Analysis
from readout.documents.readers import Unreadable
from readout.meetings.awaiting import await_more
from readout.meetings.bounds import dates
from readout.meetings.carrying import carry
from readout.meetings.chairing import chaired
from readout.meetings.gathering import gather
from readout.meetings.guests import one_by_one
from readout.meetings.heads import headed, heads_of, of_sides
from readout.meetings.labels import labelled
from readout.meetings.layers import layers_of
from readout.meetings.matters import assign
from readout.meetings.numbered import with_numbered
from readout.meetings.occasions import Occasions
from readout.meetings.readouts import headless
from readout.meetings.recording import record
from readout.meetings.relatives import within
from readout.meetings.tellings import find_tellings
from readout.meetings.trips import on_trips
from readout.meetings.whereabouts import located
from readout.meetings.words import cues_in
from readout.records import Meeting

__all__ = ["find_meetings"]

MOST_TELLINGS = 2_000
"""A text that tells of meetings more often is refused: each telling is compared with all that went before."""


def find_meetings(analysis: Analysis) -> list[Meeting]:
    """The meetings of a document, in the order of the text. Raises Unreadable where they are too many."""
    if not any(map(cues_in, analysis.sentences)):
        return []
    layers = layers_of(analysis)
    tellings = labelled(located(with_numbered(find_tellings(analysis, layers), analysis), analysis), analysis)
    heads = heads_of(analysis) if tellings else []
    tellings = on_trips(of_sides(within(tellings, analysis), heads), analysis)
    if not tellings:
        return []
    if len(tellings) > MOST_TELLINGS:
        held = f"tells {len(tellings):,} times of meetings, more than the {MOST_TELLINGS:,} that are read"
        raise Unreadable(f"{held} of a text; cut it into several")
    gathered, waiting = gather(tellings, analysis, Occasions(analysis, layers))
    threads = one_by_one(gathered) or headless(tellings, analysis)
    carry(threads, analysis)
    threads = await_more(threads, waiting)
    headed(threads, heads, analysis)
    chaired(threads, analysis)
    whens = dates(threads, analysis)
    matters = assign(threads, analysis, layers)
    starts = [thread.first.start for thread in threads]
    return [
        record(threads[n], whens[n], matters[n], starts[: n + 1].count(starts[n]), analysis)
        for n in range(len(threads))
    ]
