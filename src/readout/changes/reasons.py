"""Why something is otherwise than in the last edition: the nearest cause that there is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from readout import selection
from readout.changes.matching import Both
from readout.changes.past import Edition
from readout.corpus import Corpus
from readout.records import Document, Event, Figure, Meeting

_CAUSES = {
    "library": "the library or its word lists changed",
    "lexicon": "the added word lists changed",
    "packages": "the packages that the library rests on changed",
    "documents": "what is known of the documents changed (sources.yml, corrections.yml)",
}


class Reasons:
    """The causes of changes between an edition and what stands now; ``whole`` is all that was read now."""

    def __init__(self, was: Edition, now: Corpus, whole: Corpus, made_from: Mapping[str, Any]) -> None:
        self.was, self.now, self.whole = was, now, whole
        self.made_from = made_from
        self.left_out = {o.id: o.parameter for o in now.left_out}

    @cached_property
    def reading(self) -> str:
        """The cause of another reading of the same text."""
        before, asked = self.was.parameters, self.now.asked
        if before.reference_date != asked.reference_date:
            return _parameter("reference_date")
        for name, cause in _CAUSES.items():
            if self.made_from.get(name, "") != self.was.made_from.get(name, ""):
                return cause
        return "the reading changed"

    def document(self, was: Document | None, now: Document | None) -> str:
        """Why a document is new, gone or otherwise."""
        if was and now:
            return "its file changed" if was.sha256 != now.sha256 else "what is known of it changed"
        if now:
            by = selection.document(now, self.was.parameters)
            return _parameter(by) if by else "new in the folder"
        assert was
        if was.id in self.left_out:
            return _parameter(self.left_out[was.id])
        if any(d.id == was.id for d in self.whole.unread):
            return "its file can no longer be read"
        return "no longer in the folder"

    def of_its_document(self, was: Document | None, now: Document | None) -> str:
        """The reason of what stands in a document that is in one of the editions alone."""
        found = now or was
        return f"document {found.id}: {self.document(was, now)}" if found else ""

    def figure(self, both: Both, was: Figure | None, now: Figure | None) -> str:
        """Why a figure of a document of both editions is new, withdrawn or revised."""
        if not was and now and (by := selection.figure(now, self.was.parameters)):
            return _parameter(by)
        return self._record(both, was, now)

    def meeting(self, both: Both, was: Meeting | None, now: Meeting | None) -> str:
        """Why a meeting of a document of both editions is new, withdrawn or otherwise."""
        return self._record(both, was, now)

    def _record(self, both: Both, was: Figure | Meeting | None, now: Figure | Meeting | None) -> str:
        ids = {record.id for record in (was, now) if record}
        decided = [c for c in both.now.corrections if {c.record, c.was} & ids]
        before = [c for c in both.was.corrections if {c.record, c.was} & ids]
        if decided != before:
            last = decided[-1] if decided else None
            return f"correction by {last.by}: {last.reason or last.decision}" if last else "correction undone"
        if was and not now and was.id in self.left_out:
            return _parameter(self.left_out[was.id])
        if was and not now and (original := self._copied(was.id)):
            return f"now counted as a copy of {original}"
        return self.reading if both.same_file else "the document changed"

    def _copied(self, record: str) -> str:
        copies = (r for d in self.whole.documents for r in (*d.figures, *d.meetings) if r.id == record)
        return next((r.copy_of for r in copies), "")

    def event(self, was: Iterable[Event], now: Iterable[Event], causes: Iterable[str]) -> str:
        """Why events are new, gone, otherwise, merged or split; ``causes`` are those of their meetings."""
        asked = self.was.parameters
        if not list(was) and (by := next((b for e in now if (b := selection.event(e, asked))), "")):
            return _parameter(by)
        told = list(dict.fromkeys(causes))
        return "; ".join(told) if told else self.reading


def _parameter(name: str) -> str:
    return f"parameter {name}"
