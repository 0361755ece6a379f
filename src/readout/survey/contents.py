"""What a set consists of: its documents, from when and from whom, what could not be read, what is a copy."""

from __future__ import annotations

from readout import wording
from readout.markup import Html
from readout.survey import evidence, periods
from readout.survey.evidence import of_claims, of_texts, of_unread
from readout.survey.opening import Survey
from readout.survey.tally import CLAIMS, TELLINGS, TEXTS, UNREAD, Group, by_rank, fact

_NONE = "The set holds no document that is asked for."


def summary(found: Survey) -> Html:
    """How many documents there are, of what dates, and how much was found in them."""
    ends = found.row("SELECT min(published) AS first, max(published) AS last, count(*) AS texts FROM texts")
    if not ends["texts"]:
        return evidence.said(_NONE)
    dated = f"From {wording.day(ends['first'])} to {wording.day(ends['last'])}"
    told: list[tuple[str, Group, evidence.Rows]] = [
        (f"{dated if ends['first'] else 'In all'}:", fact(found, TEXTS, "true"), of_texts),
        ("Without a date of publication:", fact(found, TEXTS, "published IS NULL"), of_texts),
        ("Without a publisher:", fact(found, TEXTS, "publisher = ''"), of_texts),
        ("Copies of others, which count once:", fact(found, TEXTS, "copy_of <> ''"), of_texts),
        ("Could not be read:", fact(found, UNREAD, "true"), of_unread),
        ("Figures about people:", fact(found, CLAIMS, "true"), of_claims),
        ("Meetings:", fact(found, TELLINGS, "true"), of_claims),
    ]
    return evidence.facts(told, "all")


def by_month(found: Survey) -> Html:
    """Documents by the month of their publication."""
    names = {"": "Documents"}
    return periods.chart(found, periods.Over(TEXTS, "true", "documents", "documents-month", of_texts, names))


def by_publisher(found: Survey) -> Html:
    """Who published the documents."""
    tally = by_rank(found, TEXTS, {"publisher": "publisher"}, "true")
    if not tally.groups:
        return evidence.said(_NONE)
    return Html(evidence.ranking(tally, "publisher", _publisher, of_texts, "documents", "publishers"))


def unread(found: Survey) -> Html:
    """Why files could not be read."""
    tally = by_rank(found, UNREAD, {"unread": "unread"}, "true")
    if not tally.groups:
        return evidence.said("Every file could be read.")
    return Html(evidence.listing(tally, "unread-why", _reason, of_unread, "reasons"))


def copies(found: Survey) -> Html:
    """The documents that most others copy."""
    tally = by_rank(found, TEXTS, {"original": "copy_of"}, "copy_of <> ''")
    if not tally.groups:
        return evidence.said("No document of this set is a copy of another.")
    return Html(evidence.listing(tally, "copies", _original, of_texts, "originals"))


def _publisher(group: Group) -> str:
    return wording.plain(group.key["publisher"], 80) or "no publisher stated"


def _reason(group: Group) -> str:
    return f"{wording.plain(group.key['unread'], 300)}:"


def _original(group: Group) -> str:
    return f"Copies of {wording.plain(group.key['original'], 120)}:"
