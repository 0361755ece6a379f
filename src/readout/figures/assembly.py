"""Claims -> records, with every offset taken back to the original text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from readout.addresses import record_id
from readout.analysis import Analysis
from readout.dates import Time
from readout.figures.circumstances import Circumstances
from readout.figures.claims import Claim
from readout.records import Cue, Figure, Span
from readout.text.reading import Reading


def figures(analysis: Analysis, claims: Sequence[Claim]) -> list[Figure]:
    """The records of a document's claims, in the order of the text."""
    found = []
    for _, group in groupby(claims, key=lambda claim: claim.place):
        sentence = list(group)
        circumstances = Circumstances(sentence[0].clause, _times(analysis, sentence[0]))
        found += [_figure(analysis, claim, circumstances) for claim in sentence]
    return found


def _times(analysis: Analysis, claim: Claim) -> list[Time]:
    sentence = claim.clause.sentence
    return [t for t in analysis.times if sentence.start <= t.start < sentence.end]


def _figure(analysis: Analysis, claim: Claim, circumstances: Circumstances) -> Figure:
    reading, number, sentence = analysis.reading, claim.group.number, claim.clause.sentence
    span = reading.span(number.start, number.end)
    whole = reading.span(sentence.start, sentence.end)
    tokens = sentence.tokens
    found = (circumstances.period(claim), circumstances.cause(claim))
    period, cause = (reading.span(tokens[p.start].start, tokens[p.end - 1].end) if p else None for p in found)
    return Figure(
        id=record_id(analysis.source.id, "f", span.start, claim.rule.outcome),
        document=analysis.source.id,
        start=span.start,
        end=span.end,
        text=span.text,
        sentence=whole.text,
        sentence_start=whole.start,
        sentence_end=whole.end,
        reading=whole.reading,
        rule=claim.rule.id,
        cues=(*_cues(reading, claim), *_circumstance_cues(period, cause)),
        value=number.value,
        value_max=number.value_max,
        modifier=number.modifier,
        qualifier=reading.span(*number.qualifier).text if number.qualifier else "",
        outcome=claim.rule.outcome,
        side=claim.side,
        category=claim.category,
        speaker=claim.speaker,
        part_of=_start(reading, claim.total) if claim.total else None,
        repeat=claim.first is not None,
        period=(period.reading or period.text) if period else "",
        cause=(cause.reading or cause.text) if cause else "",
    )


def _start(reading: Reading, claim: Claim) -> int:
    return reading.original(claim.group.number.start, claim.group.number.end)[0]


def _cues(reading: Reading, claim: Claim) -> Iterator[Cue]:
    """The places that the claim's values rest on."""
    source = claim
    while source.cue is None and source.source:
        source = source.source
    if source.cue:
        tokens = source.clause.tokens
        yield _cue(reading, tokens[source.cue.start].start, tokens[source.cue.end - 1].end, "outcome")
        if source.cue.tail:
            first, stop = source.cue.tail
            yield _cue(reading, tokens[first].start, tokens[stop - 1].end, "outcome")
    if claim.group.number.qualifier:
        yield _cue(reading, *claim.group.number.qualifier, "qualifier")
    if claim.side_cue:
        yield _cue(reading, *claim.side_cue, "side")
    if claim.speaker_cue:
        yield _cue(reading, *claim.speaker_cue, "speaker")


def _circumstance_cues(period: Span | None, cause: Span | None) -> Iterator[Cue]:
    for role, span in (("period", period), ("cause", cause)):
        if span:
            yield _role(span, role)


def _cue(reading: Reading, start: int, end: int, role: str) -> Cue:
    return _role(reading.span(start, end), role)


def _role(span: Span, role: str) -> Cue:
    return Cue(**span.model_dump(), role=role)
