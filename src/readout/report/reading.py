"""The reading of a folder, which all books share that ask for the same of it."""

from __future__ import annotations

from pathlib import Path

from readout import corpus, folder, store
from readout.corrections import CORRECTIONS
from readout.documents.sources import SOURCES
from readout.lexicon import additions
from readout.parameters import READING, Parameters
from readout.report import fingerprint
from readout.report.steps import Step

RECORDS = "records.jsonl"
_READ_TOO = (SOURCES, CORRECTIONS)


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
    words = additions.folder_of(parameters.seeds, parameters.lexicon)
    return fingerprint.of_folder(words.resolve()) if words else ""


def step(parameters: Parameters, output: Path, work: Path, settings: dict[str, str]) -> Step:
    """The step that reads the folder."""
    seeds, target = parameters.seeds.resolve(), records(parameters, work)
    return Step(
        f"reading the documents of {parameters.seeds}", read, (parameters, target),
        inputs(parameters, output), [target],
        {**settings, "seeds": str(seeds), "lexicon": lexicon(parameters)},
    )  # fmt: skip


def read(parameters: Parameters, target: Path) -> None:
    """Read the documents; write their records, unfiltered."""
    store.save(folder.documents(parameters.seeds.resolve(), parameters), target)


def whole(parameters: Parameters, work: Path) -> corpus.Corpus:
    """Everything that was read, before an edition takes its part."""
    return corpus.read(records(parameters, work))
