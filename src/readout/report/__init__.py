"""A folder of documents in, a published book out; what has not changed is not made again."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from readout.errors import InputError
from readout.parameters import Parameters
from readout.report import fingerprint

HOME = fingerprint.LIBRARY.parents[1]
PARTS = ("tables", "notebooks", "html")
EDITION = "edition.json"


def build(parameters: Parameters, output: Path, messages: TextIO, home: Path = HOME) -> bool:
    """Build the report into ``output``: html, tables and executed notebooks; False if nothing changed.

    The report that was there stays until the new one is whole. Writes a line a step to a terminal.
    ``home`` holds the notebooks and the book's pages. Raises InputError for bad input, StepError for a
    step that fails.
    """
    seeds, output = parameters.seeds.resolve(), output.resolve()
    if not seeds.is_dir():
        raise InputError(f"{parameters.seeds}: no such folder; name a folder of documents")
    _recover(output)
    made_from = _made_from(parameters, seeds, output, home)
    if _edition(output) == made_from:
        messages.write("nothing changed since the last report\n")
        return False
    from readout.report import book, pdf

    work = output / ".work"
    work.mkdir(parents=True, exist_ok=True)
    book.make(parameters, home, work, _progress(messages), made_from)
    (work / "html" / EDITION).write_text(json.dumps(made_from, indent=1), "utf-8")
    if not (work / "html" / pdf.NAME).is_file():
        messages.write(f"no PDF was made: {pdf.REMEDY}\n")
    _publish(work, output)
    return True


def _made_from(parameters: Parameters, seeds: Path, output: Path, home: Path) -> dict[str, str]:
    """The hashes of everything that a report depends on."""
    documents = [p for p in fingerprint.files(seeds) if output not in p.parents]
    return {
        "documents": fingerprint.of_files(documents, seeds),
        "library": fingerprint.of_folder(fingerprint.LIBRARY),
        "notebooks": fingerprint.of_folder(home / "notebooks"),
        "pages": fingerprint.of_folder(home / "book"),
        "accuracy": fingerprint.of_files([home / "evaluation" / "results.json"], home),
        "parameters": fingerprint.of_words(parameters.model_dump_json(exclude={"seeds"})),
        "packages": fingerprint.of_environment(),
    }


def _edition(output: Path) -> dict[str, str] | None:
    """What the report that stands in ``output`` was made from; None if there is none."""
    file = output / "html" / EDITION
    whole = all((output / part).is_dir() for part in PARTS) and (output / "html" / "index.html").is_file()
    try:
        return dict(json.loads(file.read_text("utf-8"))) if whole else None
    except (OSError, ValueError):
        return None


def _publish(work: Path, output: Path) -> None:
    """Put the finished parts where the report stands, each by renaming."""
    for part in PARTS:
        shutil.rmtree(output / f".new-{part}", ignore_errors=True)
        shutil.copytree(work / part, output / f".new-{part}")
    for part in PARTS:
        if (output / part).exists():
            (output / part).rename(output / f".old-{part}")
        (output / f".new-{part}").rename(output / part)
    for part in PARTS:
        shutil.rmtree(output / f".old-{part}", ignore_errors=True)


def _recover(output: Path) -> None:
    """Put a part back that a kill took away between two renames."""
    for part in PARTS:
        old = output / f".old-{part}"
        if old.is_dir() and not (output / part).exists():
            old.rename(output / part)
        shutil.rmtree(old, ignore_errors=True)


def _progress(messages: TextIO) -> Callable[[str], None]:
    """Tells of a step on a terminal; silent elsewhere."""

    def tell(step: str) -> None:
        messages.write(f"  {step}\n")
        messages.flush()

    return tell if messages.isatty() else lambda step: None
