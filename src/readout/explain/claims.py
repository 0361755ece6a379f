"""The numbers of a sentence: the figure that each became, or the reason that it became none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from readout.analysis import Analysis
from readout.explain.words import because, line, quoted, resting
from readout.figures.clauses import Clause, parse
from readout.figures.context import REACH, context
from readout.figures.cues import Cue, find_cues
from readout.figures.governors import govern
from readout.figures.groups import Group
from readout.figures.links import Link, accepts
from readout.figures.sides import Sides
from readout.records import Figure
from readout.text.rows import Row

_TIED = "a measure, share, label or longer name with the words beside it"
_OPEN = ("side", "category", "speaker", "period", "cause")


class Claims:
    """What the grammar of figures sees in a document's sentences."""

    def __init__(self, analysis: Analysis, figures: Sequence[Figure]) -> None:
        self._analysis = analysis
        self._sides = Sides(analysis)
        self._figures: dict[int, list[Figure]] = {}
        for figure in figures:
            self._figures.setdefault(figure.start, []).append(figure)

    def lines(self, place: int) -> Iterator[str]:
        """The words of outcome and the numbers of a sentence."""
        analysis = self._analysis
        sentence = analysis.sentences[place]
        before = context(analysis, place, self._told(place))
        row = Row(sentence)
        cues = find_cues(row, before)
        mentions = partial(self._sides.mentions, place)
        clause = parse(row, cues, analysis.numbers[place], mentions, before)
        links = govern(clause)
        for cue in clause.cues:
            rule = f"{cue.rule.outcome} (rule {cue.rule.id}, {cue.voice})"
            yield line("outcome", f"{quoted(_cue_words(clause, cue))} can say {rule}")
        for i, group in enumerate(clause.groups):
            yield from self._group(clause, group, links.get(i))
        yield from self._others(place)

    def _told(self, place: int) -> frozenset[str]:
        """The outcomes of the figures shortly before a sentence."""
        before = self._analysis.sentences[max(0, place - REACH) : place]
        starts = {self._analysis.reading.span(s.start, s.end).start for s in before}
        told = [f for figures in self._figures.values() for f in figures if f.sentence_start in starts]
        return frozenset(f.outcome for f in told)

    def _group(self, clause: Clause, group: Group, link: Link | None) -> Iterator[str]:
        """A counted group with its records, or with the reason that there are none."""
        span = self._analysis.reading.span(group.number.start, group.number.end)
        yield line("number", f"{quoted(span.text)} = {_value(group)}, {_counted(clause, group)}")
        figures = self._figures.get(span.start, [])
        for figure in figures:
            yield from _recorded(figure)
        if not figures:
            yield because(f"no figure: {_reason(clause, group, link)}")

    def _others(self, place: int) -> Iterator[str]:
        """Numbers in digits that no amount was read from: in a date, or tied to the words beside them."""
        analysis = self._analysis
        amounts = analysis.numbers[place]
        for token in analysis.sentences[place].tokens:
            if not token.text[0].isdigit() or any(n.start <= token.start < n.end for n in amounts):
                continue
            time = next((t for t in analysis.times if t.start <= token.start < t.end), None)
            why = f"part of the {time.kind} {self._quoted(time.start, time.end)}" if time else _TIED
            yield line("number", f"{self._quoted(token.start, token.end)} is no amount: {why}")

    def _quoted(self, start: int, end: int) -> str:
        return quoted(self._analysis.reading.span(start, end).text)


def _value(group: Group) -> str:
    number = group.number
    if number.value is None:
        return "a vague amount"
    ends = f"{number.value:,} to {number.value_max:,}" if number.value_max else f"{number.value:,}"
    return ends if number.modifier == "exact" else f"{ends} ({number.modifier.replace('_', ' ')})"


def _counted(clause: Clause, group: Group) -> str:
    beside = group.stop > group.end
    return f"counts {_things(clause, group)}" if beside else "counts what is not said beside it"


def _things(clause: Clause, group: Group) -> str:
    return quoted(" ".join(t.text for t in clause.tokens[group.end : group.stop]))


def _cue_words(clause: Clause, cue: Cue) -> str:
    tokens = clause.tokens
    first = " ".join(t.text for t in tokens[cue.start : cue.end])
    return f"{first} … {' '.join(t.text for t in tokens[slice(*cue.tail)])}" if cue.tail else first


def _recorded(figure: Figure) -> Iterator[str]:
    """A record with its values, what they rest on, and what is left open."""
    amount = "vague" if figure.value is None else f"{figure.value:,}"
    known = [f"{name} {getattr(figure, name)}" for name in _OPEN[:3] if getattr(figure, name)]
    if figure.part_of is not None:
        known.append(f"part of the figure at {figure.part_of}")
    if figure.repeat:
        known.append("said before in this document")
    yield because(", ".join([f"figure {figure.id}: {amount} {figure.outcome}", *known]))
    yield because(f"by rule {figure.rule}; {resting(figure.cues) or 'from the claim before it'}")
    unknown = [name for name in _OPEN if not getattr(figure, name)]
    if unknown:
        yield because(f"not said: {', '.join(unknown)}")


def _reason(clause: Clause, group: Group, link: Link | None) -> str:
    """Why a counted group is no figure."""
    if group.kind == "thing":
        return "an age" if group.head == "age" else f"{_things(clause, group)} are not people"
    if not clause.cues:
        return "no word of the sentence says what happened to people, and no earlier figure lends it one"
    if link is not None:
        return f"{quoted(_cue_words(clause, link.cue))} governs it, but only as part of another claim"
    willing = [cue for cue in clause.cues if accepts(cue.rule, group)]
    if not willing:
        what = f"{_things(clause, group)} stands" if group.stop > group.end else "what it counts stands"
        return f"{what} in no list of people, and {_listed(clause, clause.cues)} speaks only of people"
    return f"{_listed(clause, willing)} does not govern it: other words stand between them"


def _listed(clause: Clause, cues: Sequence[Cue]) -> str:
    return ", ".join(dict.fromkeys(quoted(_cue_words(clause, cue)) for cue in cues))
