"""What a set's documents claim about people: claims and documents are counted, numbers never added up."""

from __future__ import annotations

from markupsafe import Markup

from readout import families, wording
from readout.markup import Html, element
from readout.records import Figure
from readout.survey import asked, evidence, periods
from readout.survey.evidence import of_claims
from readout.survey.opening import Survey
from readout.survey.tally import CLAIMS, Group, Tally, by_rank, fact, in_order

_CLAIM = {
    "value": "value", "value_max": "value_max", "modifier": "modifier",
    "words": "CASE WHEN value IS NULL THEN lower(text) ELSE '' END",
    "outcome": "outcome", "side": "side", "category": "category", "speaker": "speaker",
}  # fmt: skip
_SIZE = "CASE WHEN value < 2 THEN value ELSE CAST(repeat('9', length(CAST(value AS VARCHAR))) AS HUGEINT) END"
_UNIT = "Each bar counts claims, not people."
_NONE = "No document of this set gives such a figure."


def summary(found: Survey, family: str) -> Html:
    """How many claims there are of a family's outcomes, and what they leave open."""
    where = _of(family)
    facts = {
        "Claims:": where,
        "The number only in a word:": f"{where} AND value IS NULL",
        "No speaker given:": f"{where} AND speaker = ''",
        "Said before in the same text:": f"{where} AND repeat",
    }
    told = [(label, fact(found, CLAIMS, condition), of_claims) for label, condition in facts.items()]
    return evidence.facts(told, f"{family}-all") if told[0][1].first else evidence.said(_NONE)


def by_month(found: Survey, family: str) -> Html:
    """Claims by the month in which their documents were published, outcome by outcome."""
    names = {str(outcome): wording.heading(outcome) for outcome in families.family(family).outcomes}
    section = f"{family}-month"
    over = periods.Over(CLAIMS, _of(family), "claims", section, of_claims, names, "outcome")
    return periods.chart(found, over, "Counted are claims, not people, by the date of their documents.")


def by_value(found: Survey, family: str) -> Html:
    """How large the numbers are that are claimed, outcome by outcome."""
    parts = []
    for outcome in families.family(family).outcomes:
        tally = in_order(found, CLAIMS, {"size": _SIZE}, f"outcome = {asked.literal(outcome)}")
        if tally.groups:
            heading = element("h3", wording.heading(outcome), class_="source")
            note = "Each bar counts claims; of a range the lower end decides."
            parts.append(heading + _ranking(tally, f"{outcome}-value", _size, "sizes", note, tone=outcome))
    return Html(Markup("").join(parts)) if parts else evidence.said(_NONE)


def most_repeated(found: Survey, family: str) -> Html:
    """The claims that most documents make: the same number, qualifier, outcome, people and speaker."""
    tally = by_rank(found, CLAIMS, _CLAIM, _of(family))
    if not tally.groups:
        return evidence.said(_NONE)
    return Html(evidence.listing(tally, f"{family}-claim", _told, of_claims, "different claims"))


def by_side(found: Survey, family: str) -> Html:
    """Whose people the claims speak of."""
    return _by(found, family, "side", "no side named", "sides")


def by_speaker(found: Survey, family: str) -> Html:
    """Who makes the claims, as the documents spell the names."""
    return _by(found, family, "speaker", "no speaker given", "speakers")


def by_outcome(found: Survey) -> Html:
    """How many claims there are of each outcome."""
    tally = by_rank(found, CLAIMS, {"outcome": "outcome"}, "true", ("claims", "documents"))
    if not tally.groups:
        return evidence.said("No document of this set gives a figure about people.")
    return Html(_ranking(tally, "outcome", lambda group: wording.heading(group.key["outcome"]), "", _UNIT))


def _by(found: Survey, family: str, column: str, none: str, groups: str) -> Html:
    tally = by_rank(found, CLAIMS, {column: column}, _of(family), ("claims", "documents"))
    if not tally.groups:
        return evidence.said(_NONE)
    section = f"{family}-{column}"
    return Html(
        _ranking(tally, section, lambda group: wording.plain(group.key[column], 80) or none, groups, _UNIT)
    )


def _ranking(
    tally: Tally, section: str, label: evidence.Label, groups: str, note: str, tone: str = ""
) -> Markup:
    return evidence.ranking(tally, section, label, of_claims, "claims", groups, note, tone=tone)


def _of(family: str) -> str:
    return f"outcome IN ({asked.listed(families.family(family).outcomes)})"


def _size(group: Group) -> str:
    """The numbers of a group, by their highest: 99 is "10 to 99"."""
    most = group.key["size"]
    if most is None:
        return "only in a word"
    return f"{most}" if most < 2 else f"{max(2, (most + 1) // 10):,} to {most:,}"


def _told(group: Group) -> str:
    figure = Figure.model_validate({name: group.first[0][name] for name in Figure.model_fields})
    return f"{wording.statement(figure)}:"
