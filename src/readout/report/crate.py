"""The record of a book: what it was made from and what was made, as a Workflow Run RO-Crate beside its pages.

It depends on what it tells of alone: its date is that of the newest document, and it says nothing of when,
where or by whom the book was made.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import yaml

import readout
from readout.days import days
from readout.errors import InputError
from readout.parameters import Parameters
from readout.report import fingerprint, inputs, kept
from readout.report.outdated import ABOUT

if TYPE_CHECKING:
    from rocrate.model.contextentity import ContextEntity
    from rocrate.rocrate import ROCrate

NAME = "ro-crate-metadata.json"
RUN = "report.yml"
_NO_DATE = "1970-01-01"  # the profile wants a date, and no document may have one
_HEAD = "# What this report was asked for. On the same documents: readout report FOLDER -f report.yml\n"
_VERSION = "1.1"  # of RO-Crate, to which the profiles of runs refer
_RUNS = {
    "https://w3id.org/ro/wfrun/process/0.5": "Process Run Crate",
    "https://w3id.org/ro/wfrun/workflow/0.5": "Workflow Run Crate",
    "https://w3id.org/workflowhub/workflow-ro-crate/1.0": "Workflow RO-Crate",
}
_TERMS = {"sha256": "https://w3id.org/ro/terms/workflow-run#sha256"}
_WORKFLOW = "https://bioschemas.org/profiles/ComputationalWorkflow/1.0-RELEASE"
_PYTHON = "https://www.python.org/"
_MIT = "https://spdx.org/licenses/MIT"
_RIGHTS = (
    "The report belongs to who made it. The texts that it was made from, and what it quotes of them, belong "
    "to those who wrote or published them: a document's entry says on what terms it may be shown, where that "
    "is known. The code that made it is under the MIT licence."
)
_DATED = "Its date is that of the newest document: no clock enters a report."
_FORMATS = {
    ".bib": "application/x-bibtex",
    ".css": "text/css",
    ".csv": "text/csv",
    ".html": "text/html",
    ".ico": "image/x-icon",
    ".ics": "text/calendar",
    ".ipynb": "application/x-ipynb+json",
    ".js": "text/javascript",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".md": "text/markdown",
    ".parquet": "application/vnd.apache.parquet",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".woff2": "font/woff2",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".yml": "application/yaml",
}
_KINDS = {
    inputs.DOCUMENTS: "The documents, and what stands beside them on their sources and corrections",
    inputs.LEXICON: "Words added to the library's",
    inputs.PERIODS: "Named periods",
    inputs.SET: "The set of records, by its manifest, which has the hash of each of its files",
}


def write(
    parameters: Parameters, home: Path, place: Path, output: Path, made_from: Mapping[str, Any]
) -> None:
    """Write the record and the file of parameters beside the pages of the book that is in ``place``.

    Raises InputError if a file changed since ``made_from`` was found out.
    """
    put(place, inputs.hashes(parameters, output, home), made_from, _documents(place))


def put(
    place: Path,
    hashes: Mapping[str, Mapping[str, str]],
    made_from: Mapping[str, Any],
    documents: Sequence[Mapping[str, Any]],
    lock: Path = fingerprint.LOCK,
) -> None:
    """Write them for a book that was made from files with these hashes, with the packages of a lock.

    ``documents`` are what is known of those among the files. Raises InputError as ``write`` does.
    """
    for kind, total in inputs.totals(hashes).items():
        if total != made_from[kind]:
            raise InputError(f"{kind}: changed while the report was made; make it again")
    html = place / "html"
    (html / RUN).write_text(_HEAD + _asked(made_from["parameters"]), "utf-8")
    about = json.loads((place / "source" / ABOUT).read_text("utf-8"))
    record = _Record(about, documents, fingerprint.environment(lock))
    record.tell(hashes, made_from["parameters"], made(html), html)
    record.crate.metadata.write(html)


def made(html: Path) -> dict[str, str]:
    """The hash of each file of a book by name; not of its record, nor of kept editions, with their own."""
    found = (path.relative_to(html) for path in fingerprint.files(html))
    own = (html / path for path in found if path.parts[0] not in (NAME, kept.FOLDER))
    return fingerprint.each(own, html)


def address(kind: str, name: str) -> str:
    """How the record names a file that stands elsewhere."""
    return f"#{kind}/{quote(name, errors='surrogateescape')}"


def _asked(parameters: Mapping[str, Any]) -> str:
    given = {name: value for name, value in parameters.items() if value}
    return yaml.safe_dump(given, allow_unicode=True, sort_keys=False, width=1000)


def _documents(place: Path) -> list[dict[str, Any]]:
    lines = (place / "tables" / "records.jsonl").read_text("utf-8").split("\n")
    return [json.loads(line) for line in lines if line]


class _Record:
    """The graph that is written; ``about`` is what the pages are told of the book."""

    def __init__(
        self,
        about: Mapping[str, Any],
        documents: Sequence[Mapping[str, Any]],
        packages: Mapping[str, str],
    ) -> None:
        from rocrate.rocrate import ROCrate

        several = Counter(document["file"] for document in documents)  # a table holds a document a row
        self.about, self.dates, self.packages = about, [d["date"] for d in documents], packages
        self.documents = {d["file"]: d for d in documents if several[d["file"]] == 1}
        self.crate: ROCrate = ROCrate(version=_VERSION)
        self.crate.metadata.extra_terms = dict(_TERMS)

    def tell(
        self,
        hashes: Mapping[str, Mapping[str, str]],
        parameters: Mapping[str, Any],
        outputs: Mapping[str, str],
        html: Path,
    ) -> None:
        """Tell what the book is, what was given and asked for, what it was made with, and what was made."""
        from rocrate.model import ComputerLanguage

        self._root()
        words = {"name": "Parameters of readout, in YAML"}
        language = self.crate.add(ComputerLanguage(self.crate, "#parameters", properties=words))
        run = self.crate.add_workflow(
            html / RUN, RUN, main=True, lang=language, properties=self._file(RUN, outputs[RUN]) | {
                "name": "Making a report with readout", "version": readout.__version__,
            },
        )  # fmt: skip
        run["license"] = self._add(_MIT, "CreativeWork", name="MIT licence")
        run["conformsTo"] = {"@id": _WORKFLOW}
        tools = [self._library(), *self._notebooks(hashes[inputs.NOTEBOOKS])]
        run["hasPart"] = tools
        given = [self._given(run, kind, hashes[kind]) for kind in inputs.GIVEN if hashes.get(kind)]
        asked = [self._parameter(run, name, value) for name, value in parameters.items() if value]
        result = [
            self.crate.add_file(html / name, name, properties=self._file(name, digest))
            for name, digest in outputs.items()
            if name != RUN
        ]
        action = self.crate.add_action(
            run, "#run", object=[*given, *asked], result=result,
            properties={
                "name": "readout report",
                "description": f"readout {readout.__version__} made the report. {_DATED}",
            },
        )  # fmt: skip
        self.crate.root_dataset["mentions"] = [action, *given]

    def _root(self) -> None:
        root, about = self.crate.root_dataset, self.about
        root["name"] = ": ".join(part for part in (about["title"], about["subtitle"]) if part)
        root["description"] = f"{about['descriptions']['index']} {_DATED}"
        dates = [last for date in self.dates if (last := days(date).last)]
        root["datePublished"] = max(dates).isoformat() if dates else _NO_DATE
        root["version"] = about["fingerprint"]
        root["license"] = self._add("#rights", "CreativeWork", name="Rights", description=_RIGHTS)
        root["conformsTo"] = [
            self._add(address, "CreativeWork", name=name, version=address.rpartition("/")[2])
            for address, name in _RUNS.items()
        ]

    def _library(self) -> ContextEntity:
        needs = [self._package(name, version) for name, version in self.packages.items()]
        return self._add(
            "#readout", "SoftwareApplication", name="readout", softwareVersion=readout.__version__,
            license={"@id": _MIT}, softwareRequirements=needs,
        )  # fmt: skip

    def _package(self, name: str, version: str) -> ContextEntity:
        home = _PYTHON if name == "python" else f"https://pypi.org/project/{name}/{quote(version)}/"
        return self._add(home, "SoftwareApplication", name=name, softwareVersion=version, url=home)

    def _notebooks(self, hashes: Mapping[str, str]) -> list[ContextEntity]:
        return [
            self._add(
                address(inputs.NOTEBOOKS, name), "SoftwareSourceCode", name=name, sha256=digest,
                version=readout.__version__, license={"@id": _MIT},
            )
            for name, digest in hashes.items()
        ]  # fmt: skip

    def _given(self, run: Any, kind: str, hashes: Mapping[str, str]) -> ContextEntity:
        slot = self._slot(run, kind, "Collection", _KINDS[kind])
        parts = [self._source(kind, name, digest) for name, digest in hashes.items()]
        return self._add(
            f"#{kind}", "Collection", name=kind, description=_KINDS[kind], hasPart=parts, exampleOfWork=slot
        )

    def _source(self, kind: str, name: str, digest: str) -> ContextEntity:
        known = self.documents.get(name, {}) if kind == inputs.DOCUMENTS else {}
        told = {"license": known.get("licence"), "url": known.get("url"), "datePublished": known.get("date")}
        told["sha256"] = digest
        shown = name.encode("utf-8", "replace").decode()
        said = {key: value for key, value in told.items() if value}
        return self._add(address(kind, name), "CreativeWork", name=shown, **said)

    def _parameter(self, run: Any, name: str, value: Any) -> ContextEntity:
        slot = self._slot(run, name, "Text", Parameters.model_fields[name].description or "")
        shown = ", ".join(value) if isinstance(value, list) else value
        return self._add(f"#given-{name}", "PropertyValue", name=name, value=shown, exampleOfWork=slot)

    def _slot(self, run: Any, name: str, kind: str, meaning: str) -> Any:
        slot = self.crate.add_formal_parameter(name, kind, f"#parameter-{name}", meaning)
        run.append_to("input", slot)
        return slot

    def _file(self, name: str, digest: str) -> dict[str, str]:
        form = _FORMATS.get(Path(name).suffix)
        return {"sha256": digest, **({"encodingFormat": form} if form else {})}

    def _add(self, address: str, kind: str, **properties: Any) -> ContextEntity:
        from rocrate.model.contextentity import ContextEntity

        single = {key: v[0] if isinstance(v, list) and len(v) == 1 else v for key, v in properties.items()}
        given = {"@type": kind, **single}
        added: ContextEntity = self.crate.add(ContextEntity(self.crate, address, properties=given))
        return added
