"""All that is found in a text, by where it starts."""

from __future__ import annotations

from readout.actors import Mention
from readout.analysis import Analysis
from readout.dates import Time
from readout.meetings.authors import in_own_words
from readout.meetings.standins import named
from readout.places import Place

Layers = dict[int, list[Mention | Time | Place]]


def layers_of(analysis: Analysis) -> Layers:
    """All mentions, times and places of a text by their start."""
    layers: Layers = {}
    mentions = [*named(analysis), *in_own_words(analysis)]
    starts = {one.end: one.start for one in mentions}
    places = [_without_article(place, starts.get(place.end, 0)) for place in analysis.places]
    all_found: list[Mention | Time | Place] = [*mentions, *analysis.times, *places]
    for found in all_found:
        layers.setdefault(found.start, []).append(found)
    return layers


def _without_article(place: Place, start: int) -> Place:
    """A place whose name has an article of its own, from where it is told of as a nation: "The Gambia"."""
    return place._replace(start=max(start, place.start))
