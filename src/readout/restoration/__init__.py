"""Garbled and machine-paraphrased text, mended over kept offsets."""

from __future__ import annotations

from readout.restoration.characters import SIGNS, damaged
from readout.restoration.paraphrase import substituted
from readout.text.reading import Reading


def restore(text: str) -> Reading:
    """The text as it is read: every mend with its rule and reason, the original unchanged."""
    clean = Reading(text, tuple(damaged(text)))
    signs = {m.rule for m in clean.mends if m.rule in SIGNS}
    mends, paraphrased = substituted(clean.text, len(signs))
    return clean.then(mends, paraphrased) if mends or paraphrased else clean
