"""Who met whom, when and where, as a set's documents tell it: events are counted, each once."""

from __future__ import annotations

from collections.abc import Mapping

from readout import wording
from readout.markup import Html
from readout.survey import evidence, periods
from readout.survey.evidence import of_claims
from readout.survey.opening import Survey
from readout.survey.tally import ATTENDED, PAIRS, TELLINGS, Group, View, by_rank, fact

_NONE = "No document of this set tells of such a meeting."
_RANK = ("events", "documents")
_STATES = ("held", "planned", "proposed", "cancelled")


def summary(found: Survey) -> Html:
    """How many events the documents tell of, and how many of them were held."""
    facts = {"Events:": "true"} | {f"{state.capitalize()}:": f"state = '{state}'" for state in _STATES}
    told = [(label, fact(found, TELLINGS, condition), of_claims) for label, condition in facts.items()]
    return evidence.facts(told, "events-all") if told[0][1].first else evidence.said(_NONE)


def by_month(found: Survey) -> Html:
    """Events by the month of their first day."""
    over = periods.Over(TELLINGS, "true", "events", "events-month", of_claims, {"": "Events"})
    return periods.chart(
        found, over, "An event counts in the month of the first day that the documents allow."
    )


def pairs(found: Survey) -> Html:
    """Who met whom most often."""
    label = {"one": "one", "other": "other"}
    return _ranking(found, PAIRS, label, "true", "pairs", "Only meetings that were held count.")


def participants(found: Survey) -> Html:
    """Who took part most often."""
    return _ranking(
        found,
        ATTENDED,
        {"participant": "participant"},
        "state = 'held'",
        "participants",
        "Only meetings that were held count.",
    )


def places(found: Survey) -> Html:
    """Where they met."""
    where = "state = 'held' AND way = 'in_person' AND city IS NOT NULL"
    return _ranking(
        found,
        TELLINGS,
        {"city": "city"},
        where,
        "places",
        "Only meetings in person that were held, and of which a document names the place.",
    )


def _ranking(found: Survey, view: View, key: Mapping[str, str], where: str, groups: str, note: str) -> Html:
    tally = by_rank(found, view, key, where, _RANK)
    if not tally.groups:
        return evidence.said(_NONE)
    return Html(evidence.ranking(tally, f"events-{groups}", _names, of_claims, "events", groups, note))


def _names(group: Group) -> str:
    return wording.listing(wording.plain(name, 60) for name in group.key.values())
