"""Meetings: sentences -> encounters, one record a meeting and document."""

from __future__ import annotations

from readout.analysis import Analysis
from readout.records import Meeting


def find_meetings(analysis: Analysis) -> list[Meeting]:
    """The meetings of a document, in the order of the text."""
    return []
