"""Which meeting each matter that a document says was discussed or agreed belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from readout.actors import Mention
from readout.analysis import Analysis
from readout.meetings.agenda import AGENDA_WORDS, LEXICON, Matter, find_matters
from readout.meetings.circumstances import Words
from readout.meetings.layers import Layers
from readout.meetings.parties import known
from readout.meetings.telling import Telling
from readout.meetings.threads import Thread

Assigned = tuple[list[Words], list[Words]]
"""The words for what was on a meeting's agenda, and for what was agreed."""


def assign(threads: Sequence[Thread], analysis: Analysis, layers: Layers) -> list[Assigned]:
    """For each meeting what was discussed and what was agreed."""
    found: list[Assigned] = [([], []) for _ in threads]
    told = [(telling, n) for n, thread in enumerate(threads) for telling in thread.tellings]
    first = min((telling.sentence for telling, _ in told), default=len(analysis.sentences))
    for number, sentence in enumerate(analysis.sentences[first:], first):
        if AGENDA_WORDS.isdisjoint(sentence.words):
            continue
        for matter in _outermost(find_matters(sentence, layers)):
            n = _meeting(matter, number, told, threads, analysis, layers)
            if n is not None and (matter.kind == "agenda" or threads[n].status.value == "held"):
                found[n][matter.kind == "agreed"].extend(matter.items)
    return found


def _outermost(matters: Iterable[Matter]) -> Iterator[Matter]:
    """The matters that stand within no other's words: "the start of talks on peace" is one topic."""
    reached = -1
    for matter in matters:
        if matter.start >= reached:
            yield matter
            reached = max(end for _, end in matter.items)


def _meeting(
    matter: Matter,
    number: int,
    told: Sequence[tuple[Telling, int]],
    threads: Sequence[Thread],
    analysis: Analysis,
    layers: Layers,
) -> int | None:
    """The meeting told in the matter's sentence, else one of its paragraph, else the document's first."""
    here = [(abs(t.start - matter.start), n) for t, n in told if t.sentence == number]
    if here:
        return min(here)[1]
    paragraph = analysis.sentences[number].paragraph
    earlier = [(t, n) for t, n in told if t.sentence < number]
    near = [n for t, n in earlier if analysis.sentences[t.sentence].paragraph == paragraph]
    first = [0] if threads[0].first.sentence < number else []
    likely = (n for n in (*near[-1:], *first) if _spoken_of(threads[n], matter, number, analysis, layers))
    return next(likely, None)


def _spoken_of(thread: Thread, matter: Matter, number: int, analysis: Analysis, layers: Layers) -> bool:
    """Whether the sentence speaks, before the matter, of the meeting's parties or of "the sides"."""
    before = [t for t in analysis.sentences[number].tokens if t.start <= matter.start]
    mentions = [m for t in before for m in layers.get(t.start, ()) if isinstance(m, Mention)]
    actors = [actor for mention in mentions for actor in mention.actors]
    if len(actors) > 1:
        return all(known(actor, thread.parties) for actor in actors)
    return not LEXICON.sides.isdisjoint([t.lower for t in before])
