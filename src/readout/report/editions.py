"""The books of one run: one, or several with parameters of their own from editions.yml."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from readout import addresses, parameters, yamlfile
from readout.errors import InputError
from readout.parameters import Parameters, asked
from readout.remedies import Fault, fault

EDITIONS = "editions.yml"
COMMON = "common"
OF_THE_RUN = ("editions", "kept", "output")
"""Parameters that are of all books together."""


class Book(NamedTuple):
    """A book of the run: its name, "" where it is the only one; its parameters; the file that gives them."""

    name: str
    parameters: Parameters
    file: Path | None = None

    def place(self, work: Path) -> Path:
        """Where the book is made in the folder of the run's work."""
        return work / "books" / self.name if self.name else work

    def wrong(self, found: Fault) -> InputError:
        """An error about a parameter of the book, with the edition's name and line where it has some."""
        if not (self.file and self.name):
            return InputError(parameters.explained(found))
        own = next((p for p in ((self.name, *found.place), (COMMON, *found.place)) if self._says(p)), None)
        return yamlfile.error(self.file, own or (self.name, *found.place), found.words)

    def _says(self, place: tuple[str | int, ...]) -> bool:
        given = yamlfile.read(self.file, dict[str, Parameters]) if self.file else {}
        return str(place[0]) in given and str(place[1]) in given[str(place[0])].model_fields_set


def books(run: Parameters) -> list[Book]:
    """The books that the parameters of a run ask for, in the order of the file.

    An edition's own parameters hold over those common to the file, these over those of the run.
    Raises InputError, with the edition's name, for what does not fit.
    """
    file = run.editions or run.seeds / EDITIONS
    if not file.is_file():
        if run.editions:
            raise InputError(f"parameter editions: {file}: there is no such file; name one, or leave it out")
        return [Book("", run)]
    given = yamlfile.read(file, dict[str, Parameters])
    for name, own in given.items():
        _check(file, name, own)
    common = given.pop(COMMON, Parameters())
    if not given:
        raise InputError(f"{file}: names no edition; write a name with a colon and under it its parameters")
    return [_book(file, name, run, common, own) for name, own in given.items()]


def _check(file: Path, name: str, own: Parameters) -> None:
    if addresses.page(name) != name or name != name.lower():
        words = "is no name for a folder; write small letters, digits and hyphens"
        raise yamlfile.error(file, [name], words)
    for parameter in OF_THE_RUN:
        if parameter in own.model_fields_set:
            raise yamlfile.error(file, [name, parameter], f"is of all editions; write -p {parameter} VALUE")


def _book(file: Path, name: str, run: Parameters, common: Parameters, own: Parameters) -> Book:
    layers: list[Mapping[str, object]] = [
        asked(run), *(asked(parameters.beside(file, given)) for given in (common, own)),
    ]  # fmt: skip
    try:
        merged = Parameters.model_validate({key: value for layer in layers for key, value in layer.items()})
    except ValidationError as error:
        wrong = fault(error, Parameters)
        raise yamlfile.error(file, [name, *wrong.place], wrong.words) from None
    if merged.address and "address" not in own.model_fields_set:
        merged = merged.model_copy(update={"address": f"{merged.address.rstrip('/')}/{name}"})
    return Book(name, merged, file)
