"""How long one waits for the command line to answer and for the library to be imported."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from bench import machine
from bench.rows import Moment, measured
from bench.running import middle
from readout.speed import Measured

RUNS = 9


def starting(runs: int = RUNS) -> Iterator[Measured]:
    """The two rows beside the same import."""
    moment = Moment.now()
    home = Path(sys.executable).parent
    how = f"the median of {runs} runs after one that warms up, each a new process, time on the wall"
    spacy = middle([machine.PEER, "-c", "import spacy"], runs)
    shown = middle([home / "readout", "--help"], runs)
    yield measured("start-help", shown, spacy, how, moment)
    imported = middle([sys.executable, "-c", "import readout"], runs)
    yield measured("start-import", imported, spacy, how, moment)
