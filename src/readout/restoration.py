"""Garbled and machine-paraphrased text, mended over kept offsets."""

from __future__ import annotations

from readout.reading import Reading


def restore(text: str) -> Reading:
    """The text as it is read: every mend with its rule and reason, the original unchanged."""
    return Reading(text)
