"""The reading of a folder, which all books share that ask for the same of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from readout import owned
from readout.extracts import Extracts
from readout.parameters import READING, Parameters
from readout.report import fingerprint

if TYPE_CHECKING:
    from readout.corpus import Corpus
    from readout.report.steps import Step

RECORDS = "records.jsonl"
EXTRACTS = "extracts"
_READ_TOO = (owned.SOURCES, owned.CORRECTIONS)


def inputs(parameters: Parameters, output: Path) -> list[Path]:
    """The files of the folder that its records depend on: other settings and what is built are none."""
    seeds = parameters.seeds.resolve()
    made = {output.resolve(), *([parameters.kept.resolve()] if parameters.kept else [])}
    words = parameters.lexicon.resolve() if parameters.lexicon else None
    return [
        path
        for path in fingerprint.files(seeds)
        if made.isdisjoint(path.parents)
        and (path.suffix != ".yml" or path.name in _READ_TOO)
        and words not in path.parents
    ]


def key(parameters: Parameters) -> str:
    """What of the parameters the reading depends on, as a name."""
    asked = parameters.model_dump_json(include=set(READING))
    return fingerprint.of_words(str(parameters.seeds.resolve()), asked)[:12]


def records(parameters: Parameters, work: Path) -> Path:
    """Where the records of a folder stand, unfiltered."""
    return work / "read" / key(parameters) / RECORDS


def lexicon(parameters: Parameters) -> str:
    """The hash of the word lists that are added; "" if none are."""
    words = owned.words(parameters.seeds, parameters.lexicon)
    return fingerprint.of_folder(words.resolve()) if words else ""


def step(parameters: Parameters, output: Path, work: Path, settings: Mapping[str, Any]) -> Step:
    """The step that reads the folder."""
    from readout.report.steps import Step

    seeds, target = parameters.seeds.resolve(), records(parameters, work)
    made_by = {**settings, "lexicon": lexicon(parameters)}
    return Step(
        f"reading the documents of {parameters.seeds}", read, (parameters, target, json.dumps(made_by)),
        inputs(parameters, output), [target],
        {**made_by, "seeds": str(seeds)},
    )  # fmt: skip


def read(parameters: Parameters, target: Path, made_by: str) -> None:
    """Read the documents; write their records, unfiltered. What did not change is taken from beside them."""
    from readout import folder, store

    kept = Extracts(target.parent / EXTRACTS, made_by)
    store.save(folder.documents(parameters.seeds.resolve(), parameters, kept), target)
    kept.prune()


def unread(parameters: Parameters, work: Path) -> list[str]:
    """A line on each file that could not be read."""
    lines = records(parameters, work).read_text("utf-8").split("\n")
    found = (json.loads(line) for line in lines if line)
    return [f"{parameters.seeds / one['file']}: {one['unread']}" for one in found if one["unread"]]


def whole(parameters: Parameters, work: Path) -> Corpus:
    """Everything that was read, before an edition takes its part."""
    from readout import corpus

    return corpus.read(records(parameters, work))
