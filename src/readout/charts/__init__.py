"""Corpus -> Chart: pictures whose every mark leads to a sentence, with caption, alternative text and data."""

from readout.charts.breakdown import breakdown
from readout.charts.chart import Chart
from readout.charts.claims import claims
from readout.charts.pairs import who_met_whom
from readout.charts.timeline import chronology

__all__ = ["Chart", "breakdown", "chronology", "claims", "who_met_whom"]
