"""All that is found in a text, by where it starts."""

from __future__ import annotations

from readout.actors import Mention
from readout.analysis import Analysis
from readout.dates import Time
from readout.meetings.standins import named
from readout.places import Place

Layers = dict[int, list[Mention | Time | Place]]


def layers_of(analysis: Analysis) -> Layers:
    """All mentions, times and places of a text by their start."""
    layers: Layers = {}
    all_found: list[Mention | Time | Place] = [*named(analysis), *analysis.times, *analysis.places]
    for found in all_found:
        layers.setdefault(found.start, []).append(found)
    return layers
