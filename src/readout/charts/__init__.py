"""Corpus -> Chart: pictures whose every mark leads to a sentence, with caption, alternative text and data."""

from readout.charts.chart import Chart
from readout.charts.claims import claims

__all__ = ["Chart", "claims"]
