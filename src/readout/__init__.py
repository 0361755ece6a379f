"""readout: what documents claim about people, who says so, and who met whom; every value with its sentence."""

__version__ = "0.1.0"
