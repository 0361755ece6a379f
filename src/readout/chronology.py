"""Meetings of many documents -> events."""

from __future__ import annotations

from collections.abc import Sequence

from readout.records import Document, Event


def merge(documents: Sequence[Document]) -> list[Event]:
    """The events that the documents tell of, in the order of their dates; unknown dates last."""
    return []
