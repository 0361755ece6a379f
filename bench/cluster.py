"""What a large collection costs, on a real scheduler with workers of this machine: bench/cluster.json.

    PYTHONPATH=tests .venv/bin/python -m bench.cluster [--documents 20000]

Documents are generated (tests/varied.py), their figures known. Three runs of `readout extract --scheduler`: a
tenth of the documents with two workers, all with two, all with one. The sets of the last two must be the same
bytes, and hold the figures that are known.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import psutil
import pyarrow.dataset as ds

import varied
from bench import machine
from cluster import cluster
from readout.collection import MANIFEST
from readout.collection.cost import RESULTS, Cost, Run, told

ROOT = Path(__file__).parent.parent
READOUT = Path(sys.executable).parent / "readout"


def measured(documents: Path, out: Path, workers: int, place: Path) -> Run:
    """A run of the command on a cluster of its own."""
    with cluster(place, workers) as found:
        processes = [psutil.Process(worker.pid) for worker in found.workers]
        before = sum(_busy(process) for process in processes)
        begin = perf_counter()
        command = [str(READOUT), "extract", str(documents), "--scheduler", found.address, "-o", str(out)]
        subprocess.run(command, check=True, capture_output=True)
        return Run(
            workers=workers,
            documents=sum(1 for _ in documents.iterdir()),
            seconds=round(perf_counter() - begin, 1),
            busy=round(sum(_busy(process) for process in processes) - before, 1),
            memory=max(_peak(process) for process in processes),
            stored=sum(path.stat().st_size for path in out.rglob("*") if path.is_file()),
        )


def _busy(process: psutil.Process) -> float:
    times = process.cpu_times()
    return times.user + times.system


def _peak(process: psutil.Process) -> int:
    """The most memory that a process ever held, as Linux counts it."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{process.pid}/status").read_text())
    assert found
    return int(found[1]) * 1024


def check(one: Path, other: Path, known: dict[str, varied.Amounts]) -> None:
    """Stop where two sets differ, or where the figures are not those that are known."""
    names = {p.relative_to(one) for p in one.rglob("*")} | {p.relative_to(other) for p in other.rglob("*")}
    differing = [
        n for n in names if (one / n).is_file() and (one / n).read_bytes() != (other / n).read_bytes()
    ]
    if differing:
        sys.exit(f"two workers made other bytes than one: {differing[0]}")
    columns = ["document", "value", "value_max", "outcome"]
    found = defaultdict(list)
    for row in ds.dataset(one / "figures", format="parquet").to_table(columns=columns).to_pylist():
        found[row["document"]].append((row["value"], row["value_max"], row["outcome"]))
    wrong = [name for name, figures in known.items() if tuple(found[name]) != figures]
    print(f"figures other than known: in {len(wrong):,} of {len(known):,} documents {wrong[:3]}")


def main() -> None:
    """Generate, run, check, write, and say what was measured."""
    parser = argparse.ArgumentParser(prog="bench.cluster", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--output", type=Path, default=ROOT / RESULTS)
    given = parser.parse_args()
    load, date = machine.load(), datetime.now(UTC).isoformat(timespec="seconds")
    with TemporaryDirectory(prefix="readout-cluster-") as name:
        place = Path(name)
        known = varied.write(place / "many", given.documents)
        varied.write(place / "few", given.documents // 10)
        words = sum(len(path.read_text().split()) for path in (place / "few").iterdir())
        runs = []
        for documents, workers in (("few", 2), ("many", 2), ("many", 1)):
            out = place / f"{documents}-{workers}"
            runs.append(measured(place / documents, out, workers, place / f"cluster-{out.name}"))
            print(runs[-1], flush=True)
        assert (place / "many-2" / MANIFEST).is_file()
        check(place / "many-2", place / "many-1", known)
    cost = Cost(
        processor=machine.processor(),
        cores=machine.cores(),
        system=machine.system(),
        date=date,
        load=load,
        words=round(words / (given.documents // 10), 1),
        runs=tuple(runs),
    )
    given.output.write_text(cost.model_dump_json(indent=1) + "\n", "utf-8")
    print("\n".join(told(cost)))


if __name__ == "__main__":
    main()
