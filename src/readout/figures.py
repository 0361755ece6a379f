"""Figures: sentence -> quantified claims about people, each with the rule and cues that made it."""

from __future__ import annotations

from readout.analysis import Analysis
from readout.records import Figure


def find_figures(analysis: Analysis) -> list[Figure]:
    """The figures of a document, in the order of the text."""
    return []
