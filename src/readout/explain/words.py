"""How an explanation is worded: lines with a label, and the document's words made safe for a terminal."""

from __future__ import annotations

from collections.abc import Iterable

from readout.records import Cue

_LABEL = 10


def line(label: str, words: str) -> str:
    """A line of an explanation."""
    return f"  {label:{_LABEL}}{words}"


def because(words: str) -> str:
    """A line that says what the line before it rests on."""
    return f"  {'':{_LABEL}}  {words}"


def quoted(text: str) -> str:
    """The document's words on one line; what a terminal would obey instead of showing is left out."""
    return f"“{''.join(c for c in ' '.join(text.split()) if c.isprintable())}”"


def resting(cues: Iterable[Cue]) -> str:
    """The places that a record's values rest on: "outcome “were killed”, side “Peruvian”"."""
    return ", ".join(f"{cue.role} {quoted(cue.text)} at {cue.start}" for cue in cues)
