"""What texts cost on one core: everything that is found in them, and their dates alone."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from bench import machine, texts
from bench.rows import ROWS, Moment, measured
from bench.running import side
from bench.sides.timing import Given, Timed
from readout.speed import Measured

RUNS = 7
SEARCHED = 2
"""Passes of dateparser, which takes seconds for each where it is not told the language."""
TAGGED = 10
"""Documents that HeidelTime is given, in one pass: it takes seconds for each."""
OURS = Path(sys.executable)
ALONE = "each system in a process of its own on one core, warmed up on other texts"
CLOCK = f"processor time, {ALONE}"
ON_THE_WALL = f"time on the wall, which Java counts in, {ALONE}"
Clock = Literal["best", "wall"]


def extraction(most: int | None = None, runs: int = RUNS) -> Iterator[Measured]:
    """Extraction beside spaCy's model and its tokenizer, on as many of the texts as are asked for."""
    moment = Moment.now()
    given = texts.given(texts.evaluated()[:most])
    ours = side(OURS, "ours", given, "extraction", str(runs))
    peers = side(machine.PEER, "spacy_passes", given, str(runs))
    number, tokens = len(given["texts"]), peers["tokenizer"]["found"]
    how = (
        f"the {number} texts of the evaluation, {tokens:,} tokens of spaCy's; best of {runs} passes; {CLOCK}"
    )
    for row, name in (("extraction-model", "model"), ("extraction-tokenizer", "tokenizer")):
        best, first = ([_each(one[n], tokens) for one in (ours, peers[name])] for n in ("best", "first"))
        remark = (
            f"{number / ours['best']:,.0f} documents a second, the peer {number / peers[name]['best']:,.0f};"
            f" the first pass {first[0]:.3g} {ROWS[row].unit}, the peer's {first[1]:.3g}"
        )
        yield measured(row, best[0], best[1], how, moment, remark)


def dates(most: int | None = None, runs: int = RUNS, tagged: int = TAGGED) -> Iterator[Measured]:
    """Dates beside dateparser and HeidelTime, on texts whose day of publication is known."""
    moment = Moment.now()
    dated = [text for text in texts.evaluated() if text["date"]][:most]
    given = texts.given(dated)
    peers = side(machine.PEER, "dateparser_search", given, str(SEARCHED))
    for row, peer in peers.items():
        yield _dates(row, given, runs, peer, "best", f"{SEARCHED} of the peer's; {CLOCK}", moment)
    given = texts.given(dated[:tagged])
    java = machine.java() != machine.NONE
    peer = side(machine.PEER, "heideltime_tags", given, "1") if java else None
    yield _dates("dates-heideltime", given, runs, peer, "wall", f"one of the peer's; {ON_THE_WALL}", moment)


def _dates(
    row: str, given: Given, runs: int, peer: Timed | None, clock: Clock, how: str, moment: Moment
) -> Measured:
    """One row. Here a pass takes milliseconds, so there are more of them than of the peer's."""
    ours, number = side(OURS, "ours", given, "dates", str(runs)), len(given["texts"])
    what = f"{number} texts of the evaluation whose day is known, tokenizing included"
    told = f"{what}; best of {runs} passes, {how}"
    here = ours[clock] / number * 1000
    if peer is None:
        return measured(row, here, None, told, moment, "not run, as there is no Java on this machine")
    remark = f"{ours['found']} dates have a value here; the peer finds {peer['found']}"
    return measured(row, here, peer[clock] / number * 1000, told, moment, remark)


def _each(seconds: float, number: int) -> float:
    """Microseconds for each of so many."""
    return seconds / number * 1e6
