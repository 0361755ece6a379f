"""What changed since the last edition, change by change, each with its reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from readout.changes import matching, types
from readout.changes.encounters import events
from readout.changes.matching import Both, Pair
from readout.changes.past import Edition
from readout.changes.reasons import Reasons
from readout.changes.types import Change
from readout.corpus import Corpus
from readout.records import Document

__all__ = ["Change", "Changes", "Edition", "compare"]

_OF_DOCUMENTS = ("id", "title", "date", "publisher", "url", "show", "copy_of")
_OF_FIGURES = ("value", "value_max", "modifier", "outcome", "side", "category", "speaker")


@dataclass(frozen=True)
class Changes:
    """What differs between two editions."""

    documents: tuple[Change, ...]
    figures: tuple[Change, ...]
    events: tuple[Change, ...]


def compare(was: Edition, now: Corpus, whole: Corpus, made_from: Mapping[str, Any]) -> Changes:
    """Everything that differs from the edition ``was``.

    ``now`` is what this edition takes of the ``whole`` that was read; ``made_from`` is what it rests on.
    """
    reasons = Reasons(was, now, whole, made_from)
    found = matching.documents(was.documents, now.documents)
    return Changes(
        tuple(_documents(found, reasons)),
        tuple(_figures(found, reasons)),
        tuple(events(was.events, now.events, found, reasons)),
    )


def _documents(found: Sequence[Pair[Document]], reasons: Reasons) -> Iterator[Change]:
    for was, now in found:
        changed = types.differences(was, now, _OF_DOCUMENTS)
        if not (was and now and was.sha256 == now.sha256) or changed:
            yield types.change(was, now, changed, reasons.document(was, now))


def _figures(found: Sequence[Pair[Document]], reasons: Reasons) -> Iterator[Change]:
    for old, new in found:
        if old and new:
            both = Both(old, new)
            for was, now in matching.figures(both):
                changed = types.differences(was, now, _OF_FIGURES)
                if changed or not (was and now):
                    yield types.change(was, now, changed, reasons.figure(both, was, now))
            continue
        cause = reasons.of_its_document(old, new)
        for figure in matching.counted(old.figures if old else ()):
            yield types.change(figure, None, (), cause)
        for figure in matching.counted(new.figures if new else ()):
            yield types.change(None, figure, (), cause)
