"""sources.yml: what a folder's owner knows of each document beyond its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from readout.errors import InputError
from readout.records import Show

SOURCES = "sources.yml"


def _iso(value: str) -> str:
    """``value`` if it is an ISO date: a day, a month or a year."""
    if re.fullmatch(r"\d{4}(?:-\d\d(?:-\d\d)?)?", value):
        year, month, day = (value + "-01-01").split("-")[:3]
        date(int(year), int(month), int(day))
        return value
    raise ValueError("not a date")


IsoDate = Annotated[str, AfterValidator(_iso)]


class Known(BaseModel):
    """What is known of one document; all of it optional."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    publisher: str = Field(default="", description="who published it")
    url: str = Field(default="", description="where it was published")
    published: IsoDate = Field(default="", description="date of publication, ISO")
    accessed: IsoDate = Field(default="", description="when it was fetched, ISO date")
    licence: str = Field(default="", description="on what terms it may be shown")
    show: Show = Field(default="text", description="text, or sentences: only those with evidence are shown")
    note: str = Field(default="", description="anything else that a reader should know")


def read_sources(path: Path, files: Sequence[str]) -> dict[str, Known]:
    """What ``path`` knows of the documents ``files``, by file name; {} if there is no such file.

    Raises InputError for anything in it that is not understood or that is about no document.
    """
    if not path.is_file():
        return {}
    try:
        content = yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader)
        known = TypeAdapter(dict[str, Known]).validate_python(content or {})
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise InputError(f"{path}, line {line}: is no YAML ({error.problem}); mend the line") from error
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise InputError(f"{path}: is no text in UTF-8; save it as UTF-8") from error
    except ValidationError as error:
        raise InputError(f"{path}: {_explained(error)}") from error
    for name in known:
        if name not in files:
            raise InputError(f"{path}: {name}: there is no such document{_nearest(name, files)}")
    return known


def _explained(invalid: ValidationError) -> str:
    """One line for pydantic's first finding: place, value, remedy."""
    error = invalid.errors()[0]
    place, value = ": ".join(str(part) for part in error["loc"]), error["input"]
    fields = list(Known.model_fields)
    if error["type"] == "extra_forbidden":
        key = str(error["loc"][-1])
        return f"{place}: unknown key{_nearest(key, fields)}; the keys are {', '.join(fields)}"
    if error["type"] == "value_error":
        return f"{place}: {value!r} is no date; write it like 2020-05-17, 2020-05 or 2020"
    if error["type"] == "literal_error":
        return f"{place}: {value!r} is not known; write {error['ctx']['expected']}"
    if error["type"] == "string_type":
        return f"{place}: is a list or a table; write one text"
    return f"{place or 'content'}: is not understood; write a file name and under it {', '.join(fields)}"


def _nearest(name: str, names: Sequence[str]) -> str:
    close = get_close_matches(name, names, n=1)
    return f"; did you mean {close[0]}?" if close else ""
