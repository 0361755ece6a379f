"""The measured accuracy as plain data: what ``evaluation/results.json`` holds and the book prints."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated as With

from pydantic import AfterValidator, Field, ValidationError

from readout.errors import InputError
from readout.evaluation import intervals
from readout.records import Record
from readout.remedies import misshapen

Rounded = With[float, AfterValidator(lambda value: round(value, 4))]


class Share(Record):
    """A share with its 95% interval."""

    value: Rounded = Field(description="the measured share")
    low: Rounded = Field(description="lower end of the 95% interval")
    high: Rounded = Field(description="upper end of the 95% interval")
    of: int = Field(description="how many were counted")


class Score(Record):
    """How well records of one kind are found."""

    found: int = Field(description="annotated records that were found")
    missed: int = Field(description="annotated records that were not")
    spurious: int = Field(description="found records that are not annotated")
    precision: Share
    recall: Share
    f1: Share


class Kind(Score):
    """Figures or meetings as a whole: the score, and how often each attribute of a found record is right."""

    attributes: dict[str, Share]


class Example(Record):
    """A place in an annotated document where a mistake is made."""

    document: str
    url: str = Field(description="where the document was published; empty if not known")
    start: int
    end: int
    before: str = Field(description="the document's words before the place")
    text: str = Field(description="the document's words at the place")
    after: str = Field(description="the document's words behind the place")


class MistakeKind(Record):
    """One kind of mistake, how often it is made, and the first place where it is."""

    kind: str
    count: int
    example: Example


class Garbled(Record):
    """F1 over garbled copies of the documents."""

    damage: str = Field(description="the kind of damage, or all of them")
    strength: float = Field(description="the share of places that are changed, of those that can be")
    seed: int
    changes: int = Field(description="how many places were changed")
    figures: Rounded = Field(description="F1 of figures")
    figures_lost: Rounded = Field(description="F1 of figures on the documents as they are, less that")
    meetings: Rounded = Field(description="F1 of meetings")
    meetings_lost: Rounded = Field(description="F1 of meetings on the documents as they are, less that")


class Scores(Record):
    """What one system reaches on the annotated documents."""

    figures: Kind
    meetings: Kind
    outcomes: dict[str, Score]
    dates: Share = Field(description="documents whose date of publication is right")


class Agreement(Record):
    """How far the report, and the peer, agree with careful readers on a set of documents."""

    documents: int
    figures_annotated: int
    meetings_annotated: int
    readout: Scores
    peer: Scores | None = Field(description="the peer, on the same documents; null where it was not run")


class Results(Agreement):
    """All that was measured, on the documents that were at hand when the rules were written."""

    unseen: Agreement | None = Field(
        None, description="documents that nobody who writes rules reads; null where there are none"
    )
    garbled: tuple[Garbled, ...]
    mistakes: tuple[MistakeKind, ...]

    @property
    def expected(self) -> Scores:
        """What the report may be expected to reach on other documents."""
        return (self.unseen or self).readout


def share(hits: int, of: int, empty: float = 0.0) -> Share:
    """A share with Wilson's interval; ``empty`` where nothing was counted."""
    low, high = intervals.wilson(hits, of)
    return Share(value=hits / of if of else empty, low=low, high=high, of=of)


def score(counts: Sequence[tuple[int, int, int]]) -> Score:
    """The score over documents, from the found, missed and spurious records of each."""
    found, missed, spurious = (sum(column) for column in zip(*counts, strict=True))
    low, high = intervals.bootstrap(counts)
    return Score(
        found=found,
        missed=missed,
        spurious=spurious,
        precision=share(found, found + spurious, empty=1.0),
        recall=share(found, found + missed, empty=1.0),
        f1=Share(value=intervals.f1(found, missed, spurious), low=low, high=high, of=len(counts)),
    )


def save(results: Results, file: Path) -> None:
    """Write the results; the same results are the same bytes."""
    file.write_text(results.model_dump_json(indent=1) + "\n", "utf-8")


def load(file: Path) -> Results:
    """Read results that were written. Raises InputError if the file is missing or not of that shape."""
    try:
        return Results.model_validate_json(file.read_bytes())
    except OSError as error:
        raise InputError(f"{file}: {error.strerror}; make it with: make evaluate") from None
    except ValidationError as error:
        raise misshapen(file, error, "make it again") from None
