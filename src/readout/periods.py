"""periods.yml: the named periods that a folder's owner wants to see behind the chronology."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator

from readout.dates.days import Days, days
from readout.documents.sources import IsoDate
from readout.errors import InputError

PERIODS = "periods.yml"
_KEYS = ("name", "from", "to")


class Period(BaseModel):
    """A stretch of time with a name; without ``to`` it goes on."""

    model_config = ConfigDict(frozen=True, extra="forbid", serialize_by_alias=True)

    name: str = Field(min_length=1, max_length=200, pattern=r"\S", description="what it is called")
    first: IsoDate = Field(alias="from", description="when it began: a day, a month or a year")
    last: IsoDate = Field(default="", alias="to", description="when it ended; left out, it goes on")

    @model_validator(mode="after")
    def _ordered(self) -> Period:
        first, last = self.days
        if first and last and last < first:
            raise ValueError("ends before it begins")
        return self

    @property
    def days(self) -> Days:
        """Its first and last day, as wide as its dates are partial."""
        return Days(days(self.first).first, days(self.last).last)


def read_periods(path: Path) -> tuple[Period, ...]:
    """The periods in the file ``path`` by their beginnings; none if there is no such file.

    Raises InputError naming file and place for anything in it that is not understood.
    """
    if not path.is_file():
        return ()
    try:
        content = yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader)
        found = TypeAdapter(tuple[Period, ...]).validate_python(content or ())
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise InputError(f"{path}, line {line}: is no YAML ({error.problem}); mend the line") from error
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise InputError(f"{path}: is no text in UTF-8; save it as UTF-8") from error
    except ValidationError as error:
        raise InputError(f"{path}: {_explained(error)}") from error
    return tuple(sorted(found, key=lambda period: (period.days.first, period.name)))


def written(periods: tuple[Period, ...]) -> str:
    """The periods as a file that ``read_periods`` reads."""
    return yaml.safe_dump([p.model_dump(exclude_defaults=True) for p in periods], allow_unicode=True)


def _explained(invalid: ValidationError) -> str:
    """One line for one of pydantic's findings: place, value, remedy; a wrong key before a missing one."""
    error = min(invalid.errors(), key=lambda error: error["type"] != "extra_forbidden")
    number, *keys = error["loc"] or ("content",)
    if not isinstance(number, int):
        return "is no list of periods; begin each with a dash, as in - name: Truce"
    place = " ".join(["period", str(number + 1), *map(str, keys)])
    match error["type"]:
        case "extra_forbidden":
            near = get_close_matches(str(keys[-1]), _KEYS, n=1)
            hint = f"; did you mean {near[0]}?" if near else ""
            return f"{place}: unknown key{hint}; the keys are {', '.join(_KEYS)}"
        case "missing":
            return f"{place}: is missing; each period has a name and the date from which it runs"
        case "value_error" if not keys:
            return f"{place}: it ends before it begins; mend from or to"
        case "value_error":
            return f"{place}: {error['input']!r} is no date; write it like 2020-05-17, 2020-05 or 2020"
        case "string_too_short" | "string_too_long" | "string_pattern_mismatch":
            return f"{place}: write a name of 1 to 200 characters"
    return f"{place}: is not understood; write {', '.join(_KEYS)}, each with one text"
