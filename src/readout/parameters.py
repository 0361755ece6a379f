"""Every parameter of a report once: name, type, default, meaning."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from readout.errors import InputError
from readout.remedies import check_names


class Parameters(BaseModel):
    """What a report can be asked for; the same names on the command line and in the notebooks."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    seeds: Path = Field(default=Path("seeds"), description="the folder of documents")
    title: str = Field(
        default="What the documents say", min_length=1, max_length=200, description="the report's title"
    )
    address: str = Field(
        default="",
        pattern=r"^(https?://[^\s?#]+)?$",
        description="where the report will stand on the web, for previews of links to it",
    )


def rows() -> list[tuple[str, str, str]]:
    """Name, default and meaning of each parameter, for the help and the book."""
    return [(name, str(f.default), f.description or "") for name, f in Parameters.model_fields.items()]


def parse(pairs: Sequence[tuple[str, str]], folder: Path | None = None) -> Parameters:
    """The parameters given as (name, value) pairs, and the folder of documents if given apart.

    Raises InputError for an unknown name, a name given twice, or a value that does not fit.
    """
    given: dict[str, object] = {} if folder is None else {"seeds": folder}
    for name, value in pairs:
        check_names([name], Parameters.model_fields, "parameter")
        if name in given:
            raise InputError(f"parameter {name} is given twice: {given[name]} and {value}; give it once")
        given[name] = value
    try:
        return Parameters.model_validate(given)
    except ValidationError as error:
        first = error.errors()[0]
        raise InputError(f"parameter {first['loc'][0]}: {first['msg']}, got {first['input']!r}") from None
