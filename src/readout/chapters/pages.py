"""A document's page: what is known of it, its text with every record marked, its records and mends."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup

from readout import addresses, wording
from readout.chapters import marks
from readout.chapters.known import metadata as metadata
from readout.documents.excerpt import WITHHELD
from readout.markup import Html, element, items, table
from readout.records import Document, Figure, Meeting

MENDED = "Read differently from how it stands"
_SENTENCES = "This text may not be shown in full: here are only the sentences that records rest on."
_COPIED = "counted in the document that this one copies"
_WITHHELD = re.compile(rf"{WITHHELD}+")


def text(document: Document) -> Html:
    """The text as it was, whitespace and all, with every record marked, and beside it the list of records."""
    legend = element("p", Markup(" ").join(_legend(document)), class_="legend")
    whole = marks.marked(document.text, marks.of(document))
    words = element("div", _gaps(whole) if document.show == "sentences" else whole, class_="words", lang="en")
    told = element("p", _SENTENCES, class_="note") if document.show == "sentences" else Markup("")
    return Html(element("div", element("div", told + legend + words) + _records(document), class_="document"))


def _gaps(marked: Markup) -> Markup:
    """Each stretch that is withheld as a gap that says so."""
    return Markup(_WITHHELD.sub('<span class="withheld"> […] </span>', marked))


def _legend(document: Document) -> Iterator[Markup]:
    """The kinds of marks that the text has, each as it looks."""
    kinds = dict.fromkeys(m.kind.split()[0] for m in marks.of(document))
    names = {"agenda": "discussed", "mend": "read differently"}
    yield from (element("mark", names.get(k, k), class_=k) for k in kinds if k != "sentence")
    if any(record.checked for record in (*document.figures, *document.meetings)):
        yield element("mark", "checked by a person", class_="checked")


def mends(document: Document) -> Html:
    """Every place that was read differently from how it stands."""
    said = "The text above is as it was. Where a word is garbled or was replaced by a machine, it is read so:"
    rows = [(m.text, m.reading or "(left out)", m.reason) for m in document.mends]
    return Html(element("p", said) + table(("as it stands", "read as", "why"), rows))


def _records(document: Document) -> Markup:
    found: list[Figure | Meeting] = sorted([*document.figures, *document.meetings], key=lambda r: r.start)
    if not found:
        nothing = element("p", "No figure and no meeting was found in this text.")
        return element("nav", nothing + _rejected(document), class_="records")
    heading = element("p", "Records in this text", class_="heading")
    listed = heading + items(_entry(r) for r in found) + _rejected(document)
    return element("nav", listed, class_="records", aria_label="Records")


def _rejected(document: Document) -> Markup:
    """What was found here and rejected by a person: it counts nowhere."""
    gone = [c for c in document.corrections if c.decision == "rejected"]
    told = (element("span", wording.rejected(c), class_="more") for c in gone)
    return (
        element("p", "Rejected, and counted nowhere", class_="heading") + items(told) if gone else Markup("")
    )


def _entry(record: Figure | Meeting) -> Markup:
    said, *more = _figure(record) if isinstance(record, Figure) else _meeting(record)
    jump = element("a", said, href=f"#{addresses.anchor(record.id)}", class_="said")
    back = element("a", "in its chapter", href=addresses.chapter(record), class_="back")
    details = element("span", " · ".join(wording.plain(part) for part in more if part), class_="more")
    return jump + details + back


def _figure(figure: Figure) -> tuple[str, ...]:
    return (
        wording.claim(figure),
        figure.side,
        wording.speaker(figure),
        figure.period,
        figure.cause,
        "said before in this text" if figure.repeat else "",
        _COPIED if figure.copy_of else "",
        wording.checked(figure),
        f"rule: {figure.rule}",
    )


def _meeting(meeting: Meeting) -> tuple[str, ...]:
    return (
        f"{wording.names(meeting.participants) or 'participants not named'}, {wording.when(meeting)}",
        f"{meeting.status}, {wording.mode(meeting)}",
        meeting.place,
        f"host: {meeting.host}" if meeting.host else "",
        meeting.event,
        meeting.duration,
        _COPIED if meeting.copy_of else "",
        wording.checked(meeting),
        f"rule: {meeting.rule}",
    )
