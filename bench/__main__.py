"""Measure, write bench/results.json, print the table: `make bench`, or parts of it by their names."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import machine, one_core, reports, starting
from bench.rows import ROWS
from bench.running import Failed
from readout import speed
from readout.speed import Machine, Measured, Results

RESULTS = Path(__file__).parent / "results.json"
Part = Callable[[], Iterable[Measured]]


def parts(workshop: reports.Workshop) -> dict[str, Part]:
    """What can be measured by itself, by name, in the order in which it is measured."""
    return {
        "extraction": one_core.extraction,
        "dates": one_core.dates,
        "start": starting.starting,
        "report": partial(reports.anew, workshop),
        "growth": partial(reports.growth, workshop),
        "changed": partial(reports.changed, workshop),
    }


def renewed(before: Results | None, here: Machine, rows: Iterable[Measured]) -> Results:
    """Results with new rows in place of those of the same name; what was measured elsewhere is left out."""
    kept = before.rows if before and before.machine == here else ()
    found = {row.row: row for row in (*kept, *rows)}
    return Results(machine=here, rows=tuple(found[name] for name in ROWS if name in found))


def measure(chosen: Mapping[str, Part], file: Path) -> Results:
    """Measure the parts; what was measured is written after each. A part that fails leaves the others."""
    here = machine.described()
    results = renewed(speed.load(file), here, ())
    for name, part in chosen.items():
        print(f"measuring: {name}", flush=True)
        try:
            results = renewed(results, here, part())
        except Failed as error:
            print(f"not measured: {name}: {error}", file=sys.stderr, flush=True)
        speed.save(results, file)
    return results


def main() -> None:
    """Measure what is asked for, everything if nothing is."""
    parser = argparse.ArgumentParser(prog="bench", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("parts", nargs="*", help="what to measure; what was measured before stays")
    parser.add_argument("--output", type=Path, default=RESULTS)
    given = parser.parse_args()
    with TemporaryDirectory(prefix="readout-bench-") as place:
        known = parts(reports.Workshop(Path(place)))
        if wrong := set(given.parts) - set(known):
            parser.error(f"no part {', '.join(sorted(wrong))}; there are: {', '.join(known)}")
        results = measure({name: known[name] for name in given.parts or known}, given.output)
    print("\n".join(speed.lines(results)))


if __name__ == "__main__":
    main()
