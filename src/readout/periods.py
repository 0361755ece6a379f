"""periods.yml: the named periods that a folder's owner wants to see behind the chronology."""

from __future__ import annotations

from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator

from readout import yamlfile
from readout.days import Days, days
from readout.errors import InputError
from readout.remedies import IsoDate

PERIODS = "periods.yml"


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
            raise ValueError("ends before it begins; mend from or to")
        return self

    @property
    def days(self) -> Days:
        """Its first and last day, as wide as its dates are partial."""
        return Days(days(self.first).first, days(self.last).last)


def named(asked: Path | None, folder: Path) -> tuple[Period, ...]:
    """The periods of the file that is asked for, else of the one in the folder of documents.

    Raises InputError if the file asked for is not there, and for anything in it that is not understood.
    """
    if asked and not asked.is_file():
        raise InputError(f"parameter periods: {asked}: there is no such file; name one, or leave it out")
    return read_periods(asked or folder / PERIODS)


def read_periods(path: Path) -> tuple[Period, ...]:
    """The periods in the file ``path`` by their beginnings; none if there is no such file.

    Raises InputError naming file and place for anything in it that is not understood.
    """
    if not path.is_file():
        return ()
    found = yamlfile.read(path, tuple[Period, ...])
    return tuple(sorted(found, key=lambda period: (period.days.first, period.name)))


def written(periods: tuple[Period, ...]) -> str:
    """The periods as a file that ``read_periods`` reads."""
    return yaml.safe_dump([p.model_dump(exclude_defaults=True) for p in periods], allow_unicode=True)
