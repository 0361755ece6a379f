"""The annotated documents: what careful readers find in a text, as ``evaluation/GUIDELINES.md`` has it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from readout.errors import InputError
from readout.records import Document, Figure, Meeting, Record


class Mark(Record):
    """A place that is annotated; ``optional`` and ``repeat`` are neither rewarded nor punished."""

    start: int
    end: int
    text: str = ""
    optional: bool = False
    repeat: bool = False

    @property
    def excused(self) -> bool:
        """Whether finding it or not makes no difference."""
        return self.optional or self.repeat


class FigureMark(Mark):
    """A figure; the keys that end in ``_any`` hold answers that are as good."""

    value: int | None
    value_max: int | None = None
    modifier: str = "exact"
    outcome: str
    side: str = ""
    category: str = ""
    speaker: str = ""
    part_of: int | None = None
    modifier_any: tuple[str, ...] = ()
    side_any: tuple[str, ...] = ()
    category_any: tuple[str, ...] = ()
    speaker_any: tuple[str, ...] = ()


class MeetingMark(Mark):
    """A meeting; the keys that end in ``_any`` hold answers that are as good."""

    date: str = ""
    status: str = "held"
    mode: str = "in_person"
    place: str = ""
    participants: tuple[str, ...] = ()
    event: str = ""
    date_any: tuple[str, ...] = ()
    status_any: tuple[str, ...] = ()
    mode_any: tuple[str, ...] = ()
    place_any: tuple[str, ...] = ()


class Annotation(Record):
    """Everything that is annotated, or found, in one document."""

    id: str
    date: str = ""
    figures: tuple[FigureMark, ...] = ()
    meetings: tuple[MeetingMark, ...] = ()


@dataclass(frozen=True)
class Annotated:
    """A document's file, its text, and what careful readers find in it."""

    file: Path
    text: str
    annotation: Annotation


def read(folder: Path) -> tuple[Annotated, ...]:
    """The annotated documents of a folder, by id. Raises InputError, naming the file, if one is unfit."""
    found = []
    for file in sorted(folder.glob("*.json")):
        source = file.with_suffix(".txt")
        try:
            annotation = Annotation.model_validate_json(file.read_bytes())
            text = source.read_bytes().decode()
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(map(str, first["loc"]))
            raise InputError(f"{file}: {place}: {first['msg']}; see evaluation/GUIDELINES.md") from None
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"{source}: {error}; each annotation needs its text in UTF-8") from None
        for mark in (*annotation.figures, *annotation.meetings):
            if mark.text and text[mark.start : mark.end] != mark.text:
                raise InputError(f"{file}: {mark.text!r} does not stand at {mark.start}; see {source.name}")
        found.append(Annotated(source, text, annotation))
    if not found:
        raise InputError(f"{folder}: no annotated documents; each is a NAME.txt with a NAME.json")
    return tuple(found)


_FIGURE = set(FigureMark.model_fields) & set(Figure.model_fields)
_MEETING = set(MeetingMark.model_fields) & set(Meeting.model_fields)


def read_records(file: Path, wanted: Sequence[str]) -> dict[str, Annotation]:
    """What another program found, one document a line, by id. Raises InputError if a wanted one is absent."""
    found = {}
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        try:
            annotation = Annotation.model_validate_json(line)
        except ValidationError as error:
            raise InputError(f"{file}: line {number}: {error.errors()[0]['msg']}; make it again") from None
        found[annotation.id] = annotation
    absent = [name for name in wanted if name not in found]
    if absent:
        raise InputError(f"{file}: {absent[0]} is not there; make it again")
    return found


def of_document(document: Document) -> Annotation:
    """What was found in a document, in the shape of the annotations."""
    return Annotation(
        id=document.id,
        date=document.date,
        figures=tuple(FigureMark(**f.model_dump(include=_FIGURE)) for f in document.figures),
        meetings=tuple(MeetingMark(**m.model_dump(include=_MEETING)) for m in document.meetings),
    )
