"""The record of a book, read back: data from a stranger, of which nothing is trusted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Annotated, Any, NamedTuple, TypeVar
from urllib.parse import unquote

from pydantic import BaseModel, BeforeValidator, Field, ValidationError

from readout.errors import InputError
from readout.report import crate, inputs
from readout.report.publishing import EDITION

_REMEDY = "ask for the report as it was published, or make it again"


def _several(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


class _Pointer(BaseModel):
    id: str = Field(alias="@id")


_Pointers = Annotated[list[_Pointer], BeforeValidator(_several)]


class _Entity(_Pointer):
    sha256: str = Field(default="", pattern="^([0-9a-f]{64})?$")
    name: str = ""
    version: str = Field(default="", alias="softwareVersion")
    parts: _Pointers = Field(default=[], alias="hasPart")
    needs: _Pointers = Field(default=[], alias="softwareRequirements")
    results: _Pointers = Field(default=[], alias="result")


class _Graph(BaseModel):
    entities: list[_Entity] = Field(alias="@graph")


class Edition(BaseModel):
    """What a book says of what it was made from: hashes, parameters, and kept editions by their hashes."""

    parameters: dict[str, Any]
    kept: list[str] = []
    hashes: dict[str, str] = {}


class Recorded(NamedTuple):
    """What a book says of itself: what it was made from, with what version and packages, and its files."""

    edition: Edition
    given: dict[str, dict[str, str]]
    version: str
    packages: dict[str, str]
    made: dict[str, str]


class _Shelf(BaseModel):
    title: str
    subtitle: str
    editions: dict[str, Any]


def run(html: Path) -> tuple[dict[str, Recorded], dict[str, str]]:
    """The records of the books below ``html`` by name, "" for a single one; title and subtitle of several.

    Raises InputError for what is no record of readout's.
    """
    text = _text(html / EDITION)
    if '"editions"' not in text:
        return {"": read(html)}, {}
    shelf = _parsed(_Shelf, text, html / EDITION)
    names = [_inside(name, html / EDITION) for name in shelf.editions]
    return {name: read(html / name) for name in names}, {"title": shelf.title, "subtitle": shelf.subtitle}


def read(html: Path) -> Recorded:
    """The record of the book in ``html``. Raises InputError for what is no record of readout's."""
    file = html / crate.NAME
    graph = {entity.id: entity for entity in _parsed(_Graph, _text(file), file).entities}
    try:
        library, action = graph["#readout"], graph["#run"]
        given = {
            kind: dict(_named(graph, graph[f"#{kind}"].parts, f"#{kind}/", file))
            for kind in inputs.GIVEN
            if f"#{kind}" in graph
        }
        made = dict(_named(graph, [*action.results, _Pointer(**{"@id": crate.RUN})], "", file))
        packages = {graph[need.id].name: graph[need.id].version for need in library.needs}
    except KeyError as missing:
        raise InputError(f"{file}: says nothing of {missing}; {_REMEDY}") from None
    edition = _parsed(_Edition, _text(html / EDITION), html / EDITION)
    return Recorded(edition.known(), given, library.version, packages, made)


class _Edition(Edition, extra="allow"):
    def known(self) -> Edition:
        others = {key: value for key, value in (self.model_extra or {}).items() if isinstance(value, str)}
        return Edition(parameters=self.parameters, kept=self.kept, hashes=others)


def _named(
    graph: dict[str, _Entity], pointers: list[_Pointer], prefix: str, file: Path
) -> Iterator[tuple[str, str]]:
    """The names of files and their hashes."""
    for pointer in pointers:
        name = unquote(pointer.id.removeprefix(prefix), errors="surrogateescape")
        yield _inside(name, file), graph[pointer.id].sha256


def _inside(name: str, file: Path) -> str:
    """A name that leads to no place but below its folder. Raises InputError for another."""
    parts = PurePosixPath(name).parts
    if not parts or name.startswith("/") or ".." in parts or "\0" in name:
        raise InputError(f"{file}: names {name!r}, which is outside of its folder; {_REMEDY}")
    return name


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        raise InputError(f"{file}: there is no such record; {_REMEDY}") from None


Shape = TypeVar("Shape", bound=BaseModel)


def _parsed(shape: type[Shape], text: str, file: Path) -> Shape:
    try:
        return shape.model_validate_json(text)
    except ValidationError as error:
        place = ".".join(map(str, error.errors()[0]["loc"]))
        raise InputError(
            f"{file}: is no record that readout wrote ({place or 'no JSON'}); {_REMEDY}"
        ) from None
