"""What changed since the last kept edition, with a link to each sentence, and the editions to be cited."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup

from readout import addresses, wording
from readout.changes import Change, Changes, compare, past
from readout.changes.types import Kind
from readout.corpus import Corpus
from readout.markup import Html, element, evidence, table, text
from readout.records import Document, Event, Figure

_NOTHING = "There is no kept edition to compare with: kept_editions names no folder."
_LISTED: tuple[Kind, ...] = ("new", "withdrawn", "revised", "merged", "split")
EDITIONS = "editions.json"


@dataclass(frozen=True)
class Since:
    """What changed, and the kept editions, the oldest first, as they are cited."""

    changes: Changes
    editions: Sequence[dict[str, Any]]

    @property
    def last(self) -> str:
        """The folder, beside the pages of this edition, of the one that it is compared with."""
        return f"editions/{self.editions[-1]['name']}/"


def since(folder: str, now: Corpus, whole: Corpus) -> Since | None:
    """The changes since the last edition, which stands in the folder; None if there is no folder.

    ``now`` is what this edition takes of the ``whole`` that was read.
    """
    if not folder:
        return None
    place = Path(folder)
    made_from = json.loads((place / past.THIS).read_text("utf-8"))
    editions = json.loads((place / EDITIONS).read_text("utf-8"))
    return Since(compare(past.read(place), now, whole, made_from), editions)


def summary(found: Since | None) -> Html:
    """With what edition this one is compared, and how much changed."""
    if found is None:
        return _said(_NOTHING)
    last = found.editions[-1]
    newest = f", whose newest document is of {wording.day(last['newest'])}" if last["newest"] else ""
    link = element("a", f"edition {last['name']}", href=f"{found.last}index.html")
    parts = [
        _counted(found.changes.documents, "document"),
        _counted(found.changes.figures, "figure"),
        _counted(found.changes.events, "meeting"),
    ]
    told = "; ".join(part for part in parts if part)
    said = f"changed are {told}." if told else "nothing changed."
    return Html(element("p", Markup("Compared with {}{}: {}").format(link, newest, said)))


def _counted(changes: Iterable[Change], word: str) -> str:
    """ "3 figures (1 new, 2 revised)"."""
    kinds = Counter(change.kind for change in changes)
    listed = ", ".join(f"{kinds[kind]:,} {kind}" for kind in _LISTED if kinds[kind])
    return f"{wording.count(sum(kinds.values()), word)} ({listed})" if kinds else ""


def documents(found: Since | None) -> Html:
    """The documents that are new, withdrawn or changed."""
    return _table(found, found.changes.documents if found else (), "document", _document)


def figures(found: Since | None) -> Html:
    """The figures that are new, withdrawn or revised."""
    return _table(found, found.changes.figures if found else (), "claim", _figure)


def events(found: Since | None) -> Html:
    """The meetings that are new, withdrawn, revised, merged or split."""
    return _table(found, found.changes.events if found else (), "meeting", _event)


def editions(found: Since | None) -> Html:
    """The kept editions, the newest first: how each is cited, with a link to it."""
    if found is None:
        return _said(_NOTHING)
    rows = [
        (
            element("a", edition["name"], href=f"editions/{edition['name']}/index.html"),
            wording.day(edition["newest"]) if edition["newest"] else "no date stated",
            element("code", edition["fingerprint"]),
            edition["cited"],
        )
        for edition in reversed(found.editions)
    ]
    return Html(table(("edition", "newest document", "fingerprint", "to cite it"), rows, stacked=True))


Shown = Callable[[Any, str], Markup]


def _table(found: Since | None, changes: Sequence[Change], heading: str, shown: Shown) -> Html:
    if found is None or not changes:
        return _said("None of them changed." if found else _NOTHING)
    headings = ("change", heading, "otherwise", "why")
    rows = [
        (
            _kind(c),
            _records(c, shown, found.last),
            _otherwise(c, found.last),
            element("span", c.reason, class_="why"),
        )
        for c in changes
    ]
    return Html(table(headings, rows, stacked=True, sortable=True))


def _kind(change: Change) -> str:
    if change.kind == "merged":
        return f"{len(change.was)} merged into one"
    return f"split into {len(change.now)}" if change.kind == "split" else change.kind


def _records(change: Change, shown: Shown, last: str) -> Markup:
    """The records as they are now; of withdrawn ones, and of those merged or split, as they were."""
    now = [shown(record, "") for record in change.now]
    was = [shown(record, last) for record in change.was] if change.kind != "revised" else []
    return Markup("").join(element("span", one, class_="line") for one in (*was, *now))


def _figure(figure: Figure, base: str) -> Markup:
    """A claim that leads to its sentence, which is quoted."""
    said = ", ".join(part for part in (figure.side, wording.speaker(figure)) if part)
    link = evidence(text(wording.claim(figure)), figure.id, f"{base}documents/")
    quoted = element("span", text(wording.plain(figure.sentence, 300)), class_="sentence")
    return link + element("span", text(wording.plain(said)), class_="aside") + quoted


def _event(event: Event, base: str) -> Markup:
    names = wording.plain(wording.names(event.participants) or "participants not named")
    place = f" in {wording.plain(event.place)}" if event.place else ""
    words = f"{wording.when(event)}{place}: {names} ({event.status})"
    return evidence(text(words), event.meetings[0], f"{base}documents/") if event.meetings else text(words)


def _document(document: Document, base: str) -> Markup:
    name = text(wording.plain(document.title or document.id, 120))
    return element("a", name, href=addresses.document_address(document.id, f"{base}documents/"))


def _otherwise(change: Change, last: str) -> Markup:
    """What a record says otherwise, and the way to what it said."""
    lines = [
        text(f"{d.field.replace('_', ' ')}: {_value(d.was)} → {_value(d.now)}") for d in change.differences
    ]
    if change.kind == "revised":
        lines.append(element("a", "as it was", href=_address(change.was[0], f"{last}documents/")))
    return Markup("").join(element("span", line, class_="line") for line in lines)


def _address(record: Document | Figure | Event, base: str) -> str:
    """Where a record stands."""
    if isinstance(record, Document):
        return addresses.document_address(record.id, base)
    return addresses.address(record.meetings[0] if isinstance(record, Event) else record.id, base)


def _value(value: object) -> str:
    words = ", ".join(map(str, value)) if isinstance(value, tuple) else value
    number = f"{words:,}" if isinstance(words, int) and not isinstance(words, bool) else words
    return wording.plain(str(number), 120) if number not in ("", None) else "not stated"


def _said(words: str) -> Html:
    return Html(element("p", words))
