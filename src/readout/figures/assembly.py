"""Claims -> records, with every offset taken back to the original text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from readout.addresses import record_id
from readout.analysis import Analysis
from readout.figures.circumstances import Circumstances, Phrase
from readout.figures.claims import Claim
from readout.figures.mentioned import by_sentence
from readout.records import Cue, Figure
from readout.text.reading import Reading, Words


def figures(analysis: Analysis, claims: Sequence[Claim]) -> list[Figure]:
    """The records of a document's claims, in the order of the text."""
    found: list[Figure] = []
    times = by_sentence(analysis.sentences, analysis.times) if claims else {}
    for place, group in groupby(claims, key=lambda claim: claim.place):
        sentence = list(group)
        circumstances = Circumstances(sentence[0].clause, times.get(place, []))
        whole = analysis.reading.words(analysis.sentences[place].start, analysis.sentences[place].end)
        found += [_figure(analysis, claim, whole, circumstances) for claim in sentence]
    return found


def _figure(analysis: Analysis, claim: Claim, whole: Words, circumstances: Circumstances) -> Figure:
    reading, number = analysis.reading, claim.group.number
    words = reading.words(number.start, number.end)
    period = _phrase(reading, claim, circumstances.period(claim))
    cause = _phrase(reading, claim, circumstances.cause(claim))
    return Figure(
        id=record_id(analysis.source.id, "f", words.start, claim.rule.outcome),
        document=analysis.source.id,
        start=words.start,
        end=words.end,
        text=words.text,
        sentence=whole.text,
        sentence_start=whole.start,
        sentence_end=whole.end,
        reading=whole.reading,
        rule=claim.rule.id,
        cues=tuple(_cues(reading, claim, period, cause)),
        value=number.value,
        value_max=number.value_max,
        modifier=number.modifier,
        qualifier=reading.words(*number.qualifier).text if number.qualifier else "",
        outcome=claim.rule.outcome,
        side=claim.side,
        category=claim.category,
        speaker=claim.speaker,
        part_of=_start(reading, claim.total) if claim.total else None,
        repeat=claim.first is not None,
        period=(period.reading or period.text) if period else "",
        cause=(cause.reading or cause.text) if cause else "",
    )


def _phrase(reading: Reading, claim: Claim, phrase: Phrase | None) -> Words | None:
    tokens = claim.clause.tokens
    return reading.words(tokens[phrase.start].start, tokens[phrase.end - 1].end) if phrase else None


def _start(reading: Reading, claim: Claim) -> int:
    return reading.original(claim.group.number.start, claim.group.number.end)[0]


def _cues(reading: Reading, claim: Claim, period: Words | None, cause: Words | None) -> Iterator[Cue]:
    """The places that the claim's values rest on."""
    for role, place in _places(claim):
        yield _cue(reading.words(*place), role)
    if period:
        yield _cue(period, "period")
    if cause:
        yield _cue(cause, "cause")


def _places(claim: Claim) -> Iterator[tuple[str, tuple[int, int]]]:
    """The field and the offsets of each of them but period and cause."""
    source = claim
    while source.cue is None and source.source:
        source = source.source
    if source.cue:
        tokens = source.clause.tokens
        for first, stop in filter(None, [(source.cue.start, source.cue.end), source.cue.tail]):
            yield "outcome", (tokens[first].start, tokens[stop - 1].end)
    if claim.group.number.qualifier:
        yield "qualifier", claim.group.number.qualifier
    if claim.side_cue:
        yield "side", claim.side_cue
    if claim.speaker_cue:
        yield "speaker", claim.speaker_cue


def _cue(words: Words, role: str) -> Cue:
    return Cue(start=words.start, end=words.end, text=words.text, reading=words.reading, role=role)
