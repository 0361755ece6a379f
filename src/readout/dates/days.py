"""Stands in until nobody asks here: see readout.days."""

from readout.days import Days, days, days_of

__all__ = ["Days", "days", "days_of"]
