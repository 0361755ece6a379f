"""Figures: sentence -> quantified claims about people, each with the rule and cues that made it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from readout.analysis import Analysis
from readout.attribution import Attribution
from readout.figures.assembly import figures
from readout.figures.claims import Claim
from readout.figures.clauses import parse
from readout.figures.context import REACH, Context, context
from readout.figures.cues import is_candidate
from readout.figures.governors import govern
from readout.figures.parts import claims
from readout.figures.repeats import marked
from readout.figures.sides import Sides
from readout.figures.topics import Topic
from readout.numbers import Number
from readout.records import Figure
from readout.text.letters import GRAMMAR
from readout.text.tokens import Sentence


def find_figures(analysis: Analysis) -> list[Figure]:
    """The figures of a document, in the order of the text."""
    found: list[Claim] = []
    sides = Sides(analysis)
    attribution = Attribution(analysis.sentences, analysis.reading.text, analysis.actors)
    for place, (sentence, numbers) in enumerate(zip(analysis.sentences, analysis.numbers, strict=True)):
        before = context(analysis, place, _told(found, place))
        about = Topic(analysis, place, before)
        leans = numbers and before.outcomes
        if not leans and not _may_claim(sentence, numbers, before) and not (numbers and about.claim):
            continue
        clause = parse(sentence, numbers, sides.mentions(place), before)
        said = [_said(claim, attribution) for claim in claims(place, clause, govern(clause), found, about)]
        found += sides.sided(said, found)
    return figures(analysis, marked(found))


def _told(found: Sequence[Claim], place: int) -> frozenset[str]:
    """The outcomes of the claims shortly before a sentence."""
    return frozenset(c.rule.outcome for c in takewhile(lambda c: place - c.place <= REACH, reversed(found)))


def _may_claim(sentence: Sentence, numbers: Sequence[Number], before: Context) -> bool:
    """Whether a sentence has an amount, and words of a rule."""
    told = bool(numbers) or not GRAMMAR.articles.isdisjoint(sentence.words)
    return told and is_candidate(sentence.words, before.near)


def _said(claim: Claim, attribution: Attribution) -> Claim:
    saying = attribution.at(claim.place, claim.group.number.start)
    if saying is None:
        return claim
    return replace(claim, speaker=saying.speaker, speaker_cue=saying.cue, speaker_country=saying.country)
