"""Which meeting each matter that a document says was discussed or agreed belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from readout.analysis import Analysis
from readout.meetings.agenda import AGENDA_WORDS, Matter, find_matters
from readout.meetings.chunks import Layers, layers_of
from readout.meetings.circumstances import Words
from readout.meetings.threads import Thread, same_party

Assigned = tuple[list[Words], list[Words]]
_SIDES = frozenset(
    ["they", "sides", "parties", "leaders", "presidents", "ministers", "both", "two", "three", "it", "heads",
     "delegations", "interlocutors", "officials", "diplomats"]
)  # fmt: skip


def assign(threads: Sequence[Thread], analysis: Analysis) -> list[Assigned]:
    """For each meeting the words for what was on its agenda, and for what was agreed."""
    found: list[Assigned] = [([], []) for _ in threads]
    layers = layers_of(analysis)
    for number, sentence in enumerate(analysis.sentences):
        if AGENDA_WORDS.isdisjoint([t.lower for t in sentence.tokens]):
            continue
        for matter in _outermost(find_matters(sentence, layers)):
            n = _meeting(matter, number, threads, analysis, layers)
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
    matter: Matter, number: int, threads: Sequence[Thread], analysis: Analysis, layers: Layers
) -> int | None:
    """The meeting told in the matter's sentence, else one of its paragraph, else the document's first."""
    here = [
        (abs(t.start - matter.start), n)
        for n, thread in enumerate(threads)
        for t in thread.tellings
        if t.sentence == number
    ]
    if here:
        return min(here)[1]
    paragraph = analysis.sentences[number].paragraph
    near = [
        n
        for n, thread in enumerate(threads)
        if any(
            analysis.sentences[t.sentence].paragraph == paragraph and t.sentence < number
            for t in thread.tellings
        )
    ]
    candidates = [*near[-1:], *([0] if threads and threads[0].first.sentence < number else [])]
    return next((n for n in candidates if _spoken_of(threads[n], matter, number, analysis, layers)), None)


def _spoken_of(thread: Thread, matter: Matter, number: int, analysis: Analysis, layers: Layers) -> bool:
    """Whether the sentence speaks, before the matter, of the meeting's parties or of "the sides"."""
    before = [t for t in analysis.sentences[number].tokens if t.start <= matter.start]
    mentions = [m for t in before for m in layers.get(t.start, ()) if hasattr(m, "actors")]
    if len(mentions) > 1 or (mentions and len(mentions[0].actors) > 1):
        actors = {a for m in mentions for a in m.actors}
        return all(any(same_party(a, b) for b in thread.parties) for a in actors)
    return not _SIDES.isdisjoint([t.lower for t in before])
