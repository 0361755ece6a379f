"""corrections.yml: what people decided on records, an entry a record; the shape of the file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple, Self, get_args

from pydantic import AfterValidator, Field, create_model, model_validator

from readout import yamlfile
from readout.errors import InputError
from readout.records import Evidenced, Figure, Meeting, Outcome, Record, Span
from readout.remedies import Form, iso

Decision = Literal["confirm", "reject", "amend", "add"]
Table = Literal["figures", "meetings"]
_DATES = ("date", "not_before", "not_after")


def _day(value: str) -> str:
    if len(iso(value)) < len("2020-05-17"):
        raise ValueError("is no day; write it like 2020-05-17")
    return value


def _date(value: str) -> str:
    return iso(value) if value else value


Day = Annotated[str, AfterValidator(_day), Form("day", "a day like 2020-05-17")]
Words = Annotated[str, Field(min_length=1)]


class Values(Record):
    """The values of a record that a person has checked; ``model_fields_set`` tells which are given."""

    @model_validator(mode="before")
    @classmethod
    def _empty(cls, given: object) -> object:
        """A number that is left empty is no number."""
        if not isinstance(given, dict):
            return given
        numbers = {name for name, f in cls.model_fields.items() if int in get_args(f.annotation)}
        return {name: None if value == "" and name in numbers else value for name, value in given.items()}

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        low, high = getattr(self, "value", None), getattr(self, "value_max", None)
        if low is not None and high is not None and high <= low:
            raise ValueError(f"value_max {high} is not above value {low}; leave it out or exchange them")
        return self

    def given(self) -> dict[str, Any]:
        """The values that are given, by field."""
        return {
            name: getattr(self, name) for name in type(self).model_fields if name in self.model_fields_set
        }


def _values(record: type[Evidenced]) -> Any:
    """The values of a record type: its own fields, quotes instead of places, dates that are dates."""
    own = {name: f for name, f in record.model_fields.items() if name not in Evidenced.model_fields}
    shapes: dict[str, Any] = {}
    for name, field in own.items():
        shape: Any = tuple[str, ...] if Span in get_args(field.annotation) else field.annotation
        shape = Annotated[str, AfterValidator(_date)] if name in _DATES else shape
        default = None if field.is_required() else field.get_default()
        shapes[name] = (shape, Field(default=default, description=field.description))
    return create_model(f"{record.__name__}Values", __base__=Values, __module__=__name__, **shapes)


FigureValues = _values(Figure)
MeetingValues = _values(Meeting)


class Entry(Record):
    """What somebody decided on one record: the place in the document, the decision, and who made it."""

    document: Words = Field(description="the document's file or id")
    sha256: str = Field(
        default="", description="the document's hash when it was checked: the report refuses another text"
    )
    start: int | None = Field(default=None, description="offset of the words in the document's text", ge=0)
    words: Words = Field(description="the words that stand there, on which the record rests")
    decision: Decision = Field(description="what was decided")
    reason: str = Field(default="", description="why; only confirm needs none")
    by: Words = Field(description="who decided")
    on: Day = Field(description="when, a day")

    @property
    def which(self) -> str:
        """Which of the records that share the words is meant; "" where it is the only one."""
        return ""

    @property
    def checked(self) -> Values:
        """The values that stand whatever the library reads."""
        raise NotImplementedError

    @property
    def becomes(self) -> str:
        """Which of the records that share the words it is with the values that were set."""
        return getattr(self.checked, "outcome", None) or self.which

    @model_validator(mode="after")
    def _whole(self) -> Self:
        given = self.checked.model_fields_set
        if self.decision == "reject" and given:
            raise ValueError("a rejected record has no values; leave values out, or write decision: amend")
        if self.decision in ("amend", "add") and not given:
            raise ValueError(f"decision {self.decision} needs values; write them, each with its field's name")
        if self.decision != "confirm" and not self.reason:
            raise ValueError(f"decision {self.decision} needs a reason; write reason: and why")
        return self


class FigureEntry(Entry):
    """A decision on a figure."""

    outcome: Outcome | Literal[""] = Field(
        default="", description="which figure, where several with different outcomes share the words"
    )
    values: FigureValues = Field(  # type: ignore[valid-type]
        default_factory=FigureValues, description="the figure's values as the document states them"
    )

    @property
    def which(self) -> str:
        """The outcome, where it is given."""
        return self.outcome

    @property
    def checked(self) -> Values:
        """The values of the figure."""
        return self.values


class MeetingEntry(Entry):
    """A decision on a meeting."""

    number: int = Field(default=1, description="which meeting, where the same words tell of several", ge=1)
    values: MeetingValues = Field(  # type: ignore[valid-type]
        default_factory=MeetingValues, description="the meeting's values as the document states them"
    )

    @property
    def which(self) -> str:
        """The number, but for the first."""
        return str(self.number) if self.number > 1 else ""

    @property
    def checked(self) -> Values:
        """The values of the meeting."""
        return self.values


class Content(Record):
    """corrections.yml: decisions on figures and on meetings."""

    figures: tuple[FigureEntry, ...] = Field(default=(), description="decisions on figures")
    meetings: tuple[MeetingEntry, ...] = Field(default=(), description="decisions on meetings")


class Placed(NamedTuple):
    """An entry with its place in the file, for what must be said about it."""

    entry: Entry
    table: Table
    number: int
    file: Path
    carried_from: str = ""  # the record that was checked, where this is a copy's or the original's

    def error(self, key: str, words: str) -> InputError:
        """An error about one of its keys: file, line, entry, key, what is wrong, what to write."""
        return yamlfile.error(self.file, [self.table, self.number, key], words)


def read_corrections(file: Path) -> list[Placed]:
    """The entries of a file of corrections; none if there is no such file.

    Raises InputError for anything in it that is not understood.
    """
    return placed(yamlfile.read(file, Content), file) if file.is_file() else []


def placed(content: Content, file: Path) -> list[Placed]:
    """The entries with their places."""
    return list(_placed(content, file))


def _placed(content: Content, file: Path) -> Iterator[Placed]:
    for number, figure in enumerate(content.figures):
        yield Placed(figure, "figures", number, file)
    for number, meeting in enumerate(content.meetings):
        yield Placed(meeting, "meetings", number, file)
