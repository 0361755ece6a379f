"""readout: what documents claim about people, who says so, and who met whom, each with its sentence."""

__version__ = "0.1.0"
