"""Figures: sentence -> quantified claims about people, each with the rule and cues that made it."""

from __future__ import annotations

from readout.addresses import record_id
from readout.analysis import Analysis
from readout.figures.clauses import Parsed, parse
from readout.figures.cues import is_candidate
from readout.figures.governors import Link, govern
from readout.records import Figure


def find_figures(analysis: Analysis) -> list[Figure]:
    """The figures of a document, in the order of the text."""
    found = []
    for sentence, numbers in zip(analysis.sentences, analysis.numbers, strict=True):
        if not is_candidate(sentence.tokens):
            continue
        mentions = [m for m in analysis.actors if sentence.start <= m.start < sentence.end]
        parsed = parse(sentence, numbers, mentions)
        for link in govern(parsed.clause, parsed.cues).values():
            found.append(_figure(analysis, parsed, link))
    return found


def _figure(analysis: Analysis, parsed: Parsed, link: Link) -> Figure:
    reading = analysis.reading
    group = parsed.clause.groups[link.group]
    number = group.number
    span = reading.span(number.start, number.end)
    whole = reading.span(parsed.sentence.start, parsed.sentence.end)
    return Figure(
        id=record_id(analysis.source.id, "f", span.start, link.cue.rule.outcome),
        document=analysis.source.id,
        start=span.start,
        end=span.end,
        text=span.text,
        sentence=whole.text,
        sentence_start=whole.start,
        sentence_end=whole.end,
        rule=link.cue.rule.id + ":" + link.relation,
        value=number.value,
        value_max=number.value_max,
        modifier=number.modifier,
        outcome=link.cue.rule.outcome,
        category=group.category,
    )
