"""Every parameter of a report once: name, type, what is allowed, default, meaning, an example."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)

from readout import yamlfile
from readout.days import days
from readout.errors import InputError
from readout.records import Category, Outcome, Show
from readout.remedies import Fault, Form, check_names, fault, iso, listed, options


def _date(value: str) -> str:
    return iso(value) if value else value


def _listed(value: object) -> object:
    """A list as it is, or one text with commas between its entries; nothing twice."""
    found = value.split(",") if isinstance(value, str) else value
    if not isinstance(found, list | tuple) or not all(isinstance(entry, str) for entry in found):
        return value
    return tuple(dict.fromkeys(entry.strip() for entry in found if entry.strip()))


def _path(value: object) -> object:
    return None if value == "" else value


_DATE = Form("date", "a day, a month or a year: 2020-05-17, 2020-05, 2020")
_NAMES = Form("list", "names, with commas between them")
_ADDRESS = Form("address", "an address that begins with https:// or http://")
Text = Annotated[str, Field(max_length=200), Form("text", "at most 200 characters")]
Title = Annotated[str, Field(min_length=1, max_length=200), Form("text", "1 to 200 characters")]
Date = Annotated[str, AfterValidator(_date), _DATE]
Names = Annotated[tuple[str, ...], BeforeValidator(_listed), _NAMES]
Outcomes = Annotated[tuple[Outcome, ...], BeforeValidator(_listed), Form("list", listed(options(Outcome)))]
Categories = Annotated[
    tuple[Category, ...], BeforeValidator(_listed), Form("list", listed(options(Category)))
]
Shown = Annotated[Show, Form("word", listed(options(Show)))]
Paper = Literal["whole", "chapters", "none"]
Printed = Annotated[Paper, Form("word", listed(options(Paper)))]
Address = Annotated[str, Field(pattern=r"^(https?://[^\s?#]+)?$"), _ADDRESS]
Folder = Annotated[Path, Form("folder", "a folder")]
OwnFolder = Annotated[Path | None, BeforeValidator(_path), Form("folder", "a folder")]
OwnFile = Annotated[Path | None, BeforeValidator(_path), Form("file", "a file")]


class Parameters(BaseModel):
    """What a report can be asked for: the same names, types and checks wherever they are given."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    seeds: Folder = Field(default=Path("seeds"), description="the folder of documents", examples=["texts"])
    title: Title = Field(
        default="What the documents say", description="the report's title", examples=["Norland's missing"]
    )
    subtitle: Text = Field(
        default="", description="a line below the title", examples=["As reported until June 2031"]
    )
    date_from: Date = Field(
        default="",
        description="only documents published then or later; those without a date are left out",
        examples=["2031-03"],
    )
    date_to: Date = Field(
        default="",
        description="only documents published then or before; those without a date are left out",
        examples=["2031-05-17"],
    )
    sides: Names = Field(
        default=(), description="only figures of people of these sides", examples=["Norland, Sudland"]
    )
    outcomes: Outcomes = Field(
        default=(), description="only figures with these outcomes", examples=["missing, remains"]
    )
    categories: Categories = Field(
        default=(), description="only figures of these kinds of people", examples=["children, women"]
    )
    participants: Names = Field(
        default=(),
        description="only meetings with one of these, however their names are spelled",
        examples=["Ada Quill"],
    )
    speakers: Names = Field(
        default=(), description="only figures that one of these gives", examples=["Bo Marsh"]
    )
    reference_date: Date = Field(
        default="",
        description='the day from which "yesterday" is read in documents without a date',
        examples=["2031-05-09"],
    )
    lexicon: OwnFolder = Field(
        default=None,
        description="word lists added to the library's; left out, the folder lexicon among the documents",
        examples=["words"],
    )
    periods: OwnFile = Field(
        default=None,
        description="named periods for the chronology; left out, periods.yml among the documents",
        examples=["periods.yml"],
    )
    show: Shown = Field(
        default="text",
        description="sentences: of every document only the sentences that records rest on are shown",
        examples=["sentences"],
    )
    address: Address = Field(
        default="",
        description="where the report will stand on the web, for citations and previews of links",
        examples=["https://example.org/report"],
    )
    pdf: Printed = Field(
        default="whole",
        description="what the PDF of the report holds: everything (of more than 300 documents the chapters "
        "alone), the chapters without the documents' pages, or none is made; serve makes none unless asked",
        examples=["chapters"],
    )
    editions: OwnFile = Field(
        default=None,
        description="several books in one run; left out, editions.yml among the documents",
        examples=["editions.yml"],
    )
    kept: OwnFolder = Field(
        default=None,
        description="where kept editions stand; left out, the folder kept in output",
        examples=["published"],
    )
    output: Folder = Field(default=Path("build"), description="where the report is built", examples=["out"])

    @model_validator(mode="after")
    def _ordered(self) -> Parameters:
        first, last = days(self.date_from).first, days(self.date_to).last
        if first and last and last < first:
            raise ValueError("date_to is before date_from; exchange them")
        return self


READING = ("reference_date", "lexicon", "show")
"""What the reading of a document depends on."""
SELECTING = ("date_from", "date_to", "sides", "outcomes", "categories", "participants", "speakers")
"""What an edition takes of the records, in the order in which it is asked."""
IN_NOTEBOOKS = ("seeds", *SELECTING, *READING, "periods")
"""What a chapter can be asked for; the rest is of the whole book."""
_NEAR = 0.75  # as alike as a name and its misspelling are
PATHS = ("seeds", "lexicon", "periods", "editions", "kept", "output")


class Row(NamedTuple):
    """What is told of a parameter, in the help and in the book."""

    name: str
    type: str
    default: str
    allowed: str
    meaning: str
    example: str


def rows() -> list[Row]:
    """All parameters, in their order."""
    found = []
    for name, field in Parameters.model_fields.items():
        form = next(m for m in field.metadata if isinstance(m, Form))
        default = ", ".join(field.default) if isinstance(field.default, tuple) else field.default
        example = str(*(field.examples or ()))
        found.append(Row(name, form.type, str(default or ""), form.allowed, field.description or "", example))
    return found


def parse(
    pairs: Sequence[tuple[str, str]], folder: Path | None = None, file: Path | None = None
) -> Parameters:
    """The parameters given as (name, value) pairs, the folder of documents if given apart, and a file.

    What is given as a pair holds over what the file says. Raises InputError for an unknown name, a name
    given twice, or a value that does not fit.
    """
    given: dict[str, object] = {} if folder is None else {"seeds": folder}
    for name, value in pairs:
        check_names([name], Parameters.model_fields, "parameter")
        if name in given:
            raise InputError(f"parameter {name} is given twice: {given[name]} and {value}; give it once")
        given[name] = value
    return check({**(asked(read(file)) if file else {}), **given})


def check(given: Mapping[str, object]) -> Parameters:
    """The parameters given by name. Raises InputError for a wrong name or a value that does not fit."""
    try:
        return Parameters.model_validate(given)
    except ValidationError as error:
        raise InputError(explained(fault(error, Parameters))) from None


def explained(wrong: Fault) -> str:
    """One line on a fault: the parameter, the value, what is allowed."""
    return f"parameter {wrong.place[0]}: {wrong.words}" if wrong.place else wrong.words


def read(file: Path) -> Parameters:
    """A file of parameters; folders and files in it are looked for beside it.

    Raises InputError for anything in it that does not fit.
    """
    return beside(file, yamlfile.read(file, Parameters))


def beside(file: Path, given: Parameters) -> Parameters:
    """The parameters that stand in a file, with their folders and files looked for beside it."""
    paths = {name: getattr(given, name) for name in PATHS if name in given.model_fields_set}
    return given.model_copy(update={name: file.parent / path for name, path in paths.items() if path})


def asked(parameters: Parameters) -> dict[str, object]:
    """What was given, without the defaults."""
    return {name: getattr(parameters, name) for name in sorted(parameters.model_fields_set)}


def given(namespace: Mapping[str, Any], *own: str) -> Parameters:
    """What a notebook's cell asks for: its variables with the names of parameters, checked.

    ``own`` are the names that the notebook has beside them. Raises InputError for a value that does not
    fit and for a variable whose name is nearly one of these: a misspelt one would have no effect.
    """
    values = {name: value for name, value in namespace.items() if isinstance(value, str | tuple | list)}
    known = [*IN_NOTEBOOKS, *own]
    for name in values:
        if not name.startswith("_") and name not in known and get_close_matches(name, known, 1, _NEAR):
            check_names([name], known, "parameter")
    return check({name: namespace[name] for name in IN_NOTEBOOKS if name in namespace})
