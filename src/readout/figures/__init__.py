"""Figures: sentence -> quantified claims about people, each with the rule and cues that made it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from readout.analysis import Analysis
from readout.attribution import Attribution
from readout.figures.assembly import figures
from readout.figures.claims import Claim
from readout.figures.clauses import parse
from readout.figures.context import REACH, context
from readout.figures.cues import find_cues, is_candidate
from readout.figures.governors import govern
from readout.figures.parts import claims
from readout.figures.repeats import marked
from readout.figures.sides import Sides
from readout.figures.sums import may_add_up
from readout.figures.topics import Topic
from readout.records import Figure
from readout.text.letters import GRAMMAR
from readout.text.rows import Row


def find_figures(analysis: Analysis) -> list[Figure]:
    """The figures of a document, in the order of the text."""
    found: list[Claim] = []
    rows, sides = [Row(sentence) for sentence in analysis.sentences], Sides(analysis)
    attribution = Attribution(analysis, rows)
    for place, (row, numbers) in enumerate(zip(rows, analysis.numbers, strict=True)):
        if not numbers and GRAMMAR.articles.isdisjoint(row.words):
            continue
        before = context(analysis, place, _told(found, place))
        about = Topic(rows, place, before)
        cues = find_cues(row, before)
        adds = not cues and may_add_up(place, found) and is_candidate(row.sentence.words, before)
        if not cues and not (numbers and (adds or before.outcomes or about.claim)):
            continue
        clause = parse(row, cues, numbers, partial(sides.mentions, place), before)
        if clause.groups:
            made = claims(place, clause, govern(clause), found, about)
            found += sides.sided([_said(claim, attribution) for claim in made], found)
    return figures(analysis, marked(found))


def _told(found: Sequence[Claim], place: int) -> frozenset[str]:
    """The outcomes of the claims shortly before a sentence."""
    told = set()
    for claim in reversed(found):
        if place - claim.place > REACH:
            break
        told.add(claim.rule.outcome)
    return frozenset(told)


def _said_of_total(claim: Claim, total: Claim | None, attribution: Attribution) -> Claim:
    """A part under the source of its total, where the sentence behind it names no other."""
    if total is None or total.speaker_cue is None or total.rule.outcome != claim.rule.outcome:
        return claim
    if not attribution.goes_on(total.place, total.speaker_cue, claim.place):
        return claim
    return claim._replace(
        speaker=total.speaker, speaker_cue=total.speaker_cue, speaker_country=total.speaker_country
    )


def _said(claim: Claim, attribution: Attribution) -> Claim:
    saying = attribution.at(claim.place, claim.group.number.start)
    if saying is None:
        return _said_of_total(claim, claim.total, attribution)
    return claim._replace(speaker=saying.speaker, speaker_cue=saying.cue, speaker_country=saying.country)
