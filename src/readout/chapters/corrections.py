"""What people checked of the records, and what that changed: the corrections page."""

from __future__ import annotations

from collections import Counter

from markupsafe import Markup

from readout import addresses, wording
from readout.corpus import Corpus
from readout.markup import Cell, Html, counted, element, items, joined, table, text
from readout.records import Change, Correction, Decided, Document

PAGE = "corrections"
_DONE: dict[Decided, str] = {
    "confirmed": "confirmed as found",
    "amended": "amended",
    "added": "added",
    "rejected": "rejected and left out",
}
_CHANGES = ("record", "decision", "change", "reason", "by")
_UNCHANGED = ("record", "sentence", "by")


def checked(corpus: Corpus) -> Markup:
    """How many of the records that count were checked by people; nothing where there is no record."""
    records = [*corpus.figures, *corpus.meetings]
    seen = sum(bool(record.checked) for record in records)
    if not records:
        return Markup("")
    if not seen and not decided(corpus):
        return text("No person has checked its records one by one.")
    link = Markup("{} of the {} records").format(
        *(counted(f"{n:,}", f"{PAGE}.html") for n in (seen, len(records)))
    )
    return link + text(f" {wording.plural(seen, 'was')} checked by people.")


def decided(corpus: Corpus) -> list[tuple[Document, Correction]]:
    """All decisions, in the order of documents and text, but for those that were carried to copies.

    Those on records that an edition leaves out are left out with them.
    """
    here = {r.id for d in corpus.documents for r in (*d.figures, *d.meetings)}
    return [
        (d, c)
        for d in corpus.documents
        for c in d.corrections
        if not c.carried_from and (c.record in here or c.decision == "rejected")
    ]


def summary(corpus: Corpus) -> Html:
    """How many records people checked, what they decided, and who they are."""
    found = decided(corpus)
    if not found:
        return Html(element("p", "No record of these documents was checked by a person."))
    number = Counter(c.decision for _, c in found)
    told = joined(counted(f"{number[d]:,} {words}") for d, words in _DONE.items() if number[d])
    people = wording.listing(dict.fromkeys(wording.plain(c.by, 80) for _, c in found))
    days = sorted({c.on for _, c in found})
    when = f"on {wording.day(days[0])}" if len(days) == 1 else f"until {wording.day(days[-1])}"
    records = counted(wording.count(len(found), "record"), f"{PAGE}.html")
    said = Markup("{} compared {} with the text {}: {}.").format(people, records, when, told)
    return Html(element("p", said))


def changes(corpus: Corpus) -> Html:
    """Every record that was changed, added or rejected: old value, new value, reason, who and when."""
    rows = [_change(d, c) for d, c in decided(corpus) if _differs(c)]
    if not rows:
        return Html(element("p", "Nothing was changed: what was checked stands as it was found."))
    return Html(table(_CHANGES, rows, stacked=True, sortable=True))


def unchanged(corpus: Corpus) -> Html:
    """The records that stand as they were found, each with its sentence."""
    rows = [_confirmed(d, c) for d, c in decided(corpus) if not _differs(c)]
    if not rows:
        return Html(element("p", "No record was confirmed as it was found."))
    return Html(table(_UNCHANGED, rows, stacked=True, sortable=True))


def _differs(made: Correction) -> bool:
    return bool(made.changes) or made.decision in ("added", "rejected")


def _change(document: Document, made: Correction) -> list[str | Markup | Cell]:
    found = _DONE[made.decision]
    aside = "" if made.was else "not found by the rules"
    sentence = element("span", _sentence(document, made), class_="aside")
    return [
        _record(document, made) + sentence,
        text(found) + (element("span", aside, class_="aside") if aside else Markup("")),
        _values(made),
        text(made.reason or "none given"),
        _who(made),
    ]


def _confirmed(document: Document, made: Correction) -> list[str | Markup | Cell]:
    return [_record(document, made), _sentence(document, made), _who(made)]


def _record(document: Document, made: Correction) -> Markup:
    """The record in words, leading to its place in the text, and its document."""
    claim = text(made.claim or "what the rules no longer find")
    link = element("a", claim, class_="evidence", href=addresses.address(made.record))
    name = wording.plain(document.title or document.id, 90)
    return link + element("span", name, class_="aside")


def _sentence(document: Document, made: Correction) -> Markup:
    words = document.text[made.sentence_start : made.sentence_end]
    return text(wording.plain(words.replace("█", ""), 300) or "not shown")


def _who(made: Correction) -> Cell:
    day = element("span", wording.day(made.on), class_="aside")
    return Cell(text(wording.plain(made.by, 80)) + day, made.on)


def _values(made: Correction) -> Markup:
    """The values that were set: old and new, or where nothing was found the new ones alone."""
    return items(_set(change, made) for change in made.changes) if made.changes else Markup("")


def _set(change: Change, made: Correction) -> Markup:
    name, new = change.field.replace("_", " "), _value(change.new)
    return (
        Markup("{}: {} → {}").format(name, _value(change.old), new) if made.was else text(f"{name}: ") + new
    )


def _value(words: str) -> Markup:
    return text(wording.plain(words, 120)) if words else element("em", "empty")
