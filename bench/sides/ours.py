"""This library: everything that it finds in texts, or their dates alone. Usage: WHAT RUNS < TEXTS"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from bench.sides import timing
from bench.sides.timing import Text
from readout.dates import find_times
from readout.documents import Source
from readout.extraction import extract
from readout.text.tokens import sentences


def extraction(texts: Sequence[Text]) -> int:
    """Texts in, records out; how many figures and meetings they are."""
    read = [
        extract(Source(id=str(n), file=f"{n}.txt", text=t["text"], sha256="")) for n, t in enumerate(texts)
    ]
    return sum(len(document.figures) + len(document.meetings) for document in read)


def dates(texts: Sequence[Text]) -> int:
    """Texts in, their dates out, resolved from the day of publication; how many have a value."""
    found = [time for t in texts for time in find_times(sentences(t["text"]), t["text"], t["date"])]
    return sum(bool(time.value) for time in found)


if __name__ == "__main__":
    timing.on_one_core()
    once = {"extraction": extraction, "dates": dates}[sys.argv[1]]
    timing.tell(timing.timed(once, timing.given(), int(sys.argv[2])))
