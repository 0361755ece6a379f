"""What steps and notebooks look up: importing this reads it, once for all processes forked afterwards.

Cities take half a second to read, and most notebooks, the tables, the book and the PDF need them.
"""

from __future__ import annotations

from readout.names import gazetteer

gazetteer.cities()
