"""The record types: the data contract, in one place.

Offsets count Unicode code points of a document's text, end exclusive: ``text[start:end]`` is the quoted
string. The meaning of figures and meetings is fixed in the annotation guidelines of the evaluation set;
the descriptions here are what the book's data page and the JSON Schema print.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Outcome = Literal[
    "killed", "injured", "missing", "detained", "released", "displaced", "remains", "casualties"
]
Modifier = Literal["exact", "at_least", "at_most", "about", "vague"]
Category = Literal[
    "military", "civilian", "children", "women", "men", "elderly",
    "police", "journalists", "aid_workers", "medical", "",
]  # fmt: skip
Status = Literal["held", "planned", "proposed", "cancelled"]
Mode = Literal["in_person", "virtual", "phone"]
Show = Literal["text", "sentences"]
Basis = Literal[
    "source", "table column", "stamp", "dateline", "text", "front matter", "e-mail header",
    "html metadata", "dateline and file name", "word metadata", "pdf metadata", "none",
]  # fmt: skip
"""Where something that is known of a document was found; ``readout.documents.bases`` ranks them."""
Name = Literal["title", "author", "publisher", "url", "date", "licence"]
"""What is known of a document beyond its text."""


Kind = Literal["figure", "meeting"]
Checked = Literal["", "confirmed", "amended", "added"]
Decided = Literal["confirmed", "amended", "added", "rejected"]


class Record(BaseModel):
    """Plain data: unknown keys are refused and nothing changes after it is made."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Record):
    """A place in a document's text."""

    start: int = Field(description="offset of the first code point", ge=0)
    end: int = Field(description="offset after the last code point", ge=0)
    text: str = Field(description="the document's own words between start and end")
    reading: str = Field(default="", description="how they are read, where they were mended; empty where not")


class Cue(Span):
    """A place that a record's value rests on."""

    role: str = Field(description="the field that rests on it", examples=["outcome", "speaker"])


class Mend(Span):
    """A place that is read differently from how it is written."""

    reading: str = Field(description="how it is read", examples=["missing persons"])
    rule: str = Field(description="the rule that mended it")
    reason: str = Field(description="why the rule applies here")


class TimeExpression(Span):
    """A date or time in the text, resolved as far as the document allows."""

    value: str = Field(
        description="ISO 8601 as TIMEX3 extends it, as partial as the text: a day, month, season, year, "
        'week, interval or duration, X for what is not said, PRESENT_REF for "now"; '
        "empty if it cannot be placed",
        examples=["2019-02-08", "2018-12", "PT3H"],
    )
    kind: Literal["date", "time", "duration", "set"] = Field(description="TimeML's four types")
    rule: str = Field(description="the rule that read it")


class Evidenced(Record):
    """What every record of a claim carries: its identity, its words, its sentence, its reason."""

    id: str = Field(
        description="stable address: document, then kind and offset", examples=["report#f36-killed"]
    )
    document: str = Field(description="id of the document: its file name without suffix")
    start: int = Field(description="offset of the first code point of the words below", ge=0)
    end: int = Field(description="offset after their last code point", ge=0)
    text: str = Field(description="the document's own words between start and end")
    sentence: str = Field(description="the sentence that they stand in, as the document writes it")
    sentence_start: int = Field(description="offset of the sentence's first code point", ge=0)
    sentence_end: int = Field(description="offset after its last code point", ge=0)
    reading: str = Field(
        default="", description="the sentence as it was read, where it was mended; empty where it was not"
    )
    rule: str = Field(description="the rule that made the record")
    cues: tuple[Cue, ...] = Field(default=(), description="the places that its values rest on")
    checked: Checked = Field(
        default="", description="what a person made of it who compared it with the text; empty if nobody did"
    )
    checked_by: str = Field(default="", description="who checked it")
    checked_on: str = Field(default="", description="when it was checked, ISO date")
    copy_of: str = Field(
        default="",
        description="id of the same record in the document that this one is a copy of: counted there alone",
    )


class Figure(Evidenced):
    """A quantified claim about people harmed, lost, held or returned."""

    value: int | None = Field(
        description="number of people; empty for vague amounts; the lower end of a range", ge=0
    )
    value_max: int | None = Field(default=None, description="the upper end of a range", ge=0)
    modifier: Modifier = Field(description="how the number is qualified")
    qualifier: str = Field(default="", description="the qualifying words", examples=["at least"])
    outcome: Outcome = Field(description="what happened to the people")
    side: str = Field(
        default="", description="country, nation or group that they belong to; empty if not said"
    )
    category: Category = Field(default="", description="what kind of people; empty if only people")
    speaker: str = Field(
        default="", description="who is given as the source; empty where the author asserts it"
    )
    part_of: int | None = Field(
        default=None, description="start of the figure that this one is a stated part of"
    )
    repeat: bool = Field(default=False, description="true where the document has made the same claim before")
    period: str = Field(default="", description="when it happened, as it was read; its cue has the words")
    cause: str = Field(default="", description="by what, as it was read; its cue has the words")


class Meeting(Evidenced):
    """One encounter of leaders, officials or delegations, as one document tells it."""

    date: str = Field(
        default="", description="day, or month or year where no day can be known; empty if unknown"
    )
    not_before: str = Field(
        default="", description="the earliest day that the document allows, where no day is stated"
    )
    not_after: str = Field(
        default="", description="the latest day that the document allows, where no day is stated"
    )
    status: Status = Field(description="held, or planned, proposed or cancelled")
    mode: Mode = Field(description="in person unless the document says otherwise")
    place: str = Field(default="", description="city, else country; empty if not given")
    participants: tuple[str, ...] = Field(description="people by full name, else country, body or office")
    host: str = Field(default="", description="who hosted or mediated, where the document says so")
    event: str = Field(default="", description="the named occasion that it belongs to")
    duration: str = Field(default="", description="how long it lasted, in the document's words")
    agenda: tuple[Span, ...] = Field(default=(), description="what was discussed, in the document's words")
    agreed: tuple[Span, ...] = Field(
        default=(), description="what was agreed or decided, in the document's words"
    )


class Event(Record):
    """The same encounter over all documents."""

    id: str = Field(description="stable address of the event", examples=["2018-12-18-vienna"])
    date: str = Field(default="", description="the most exact date that any document gives")
    not_before: str = Field(default="", description="the earliest day that the documents allow")
    not_after: str = Field(default="", description="the latest day that the documents allow")
    status: Status = Field(description="held if any document says that it was held")
    mode: Mode = Field(description="in person unless a document says otherwise")
    place: str = Field(default="", description="city, else country; empty if not given")
    participants: tuple[str, ...] = Field(
        description="people by their fullest name, else country, body or office"
    )
    host: str = Field(default="", description="who hosted or mediated")
    event: str = Field(default="", description="the named occasion that it belongs to")
    meetings: tuple[str, ...] = Field(description="ids of the meeting records that tell of it")
    documents: tuple[str, ...] = Field(description="ids of the documents that tell of it")


class Metadatum(Record):
    """Something that is known of a document, and where it was found."""

    name: Name = Field(description="what it tells")
    value: str = Field(description="what it says")
    basis: Basis = Field(description="where it was found")


class Change(Record):
    """A value of a record that a person set."""

    field: str = Field(description="the field", examples=["side"])
    old: str = Field(description="what the library reads; empty where it reads nothing")
    new: str = Field(description="what the person who checked it set")


class Correction(Record):
    """What a person decided on a record, and what that changed."""

    record: str = Field(description="id of the record", examples=["report#f36-killed"])
    was: str = Field(default="", description="id under which the library finds it; empty where it does not")
    kind: Kind = Field(description="what the record is")
    decision: Decided = Field(description="what was decided")
    start: int = Field(description="offset of the first code point of its words", ge=0)
    end: int = Field(description="offset after their last code point", ge=0)
    sentence_start: int = Field(description="offset of the first code point of its sentence", ge=0)
    sentence_end: int = Field(description="offset after its last code point", ge=0)
    claim: str = Field(description="what the record says; of a rejected one, what it would have said")
    changes: tuple[Change, ...] = Field(default=(), description="the values that differ from what is read")
    reason: str = Field(default="", description="why")
    carried_from: str = Field(
        default="",
        description="id of the record that was checked, where this is a copy of it or copied by it",
    )
    entry: int = Field(description="number of the entry in corrections.yml, in its table", ge=1)
    by: str = Field(description="who decided")
    on: str = Field(description="when, ISO date")


class Document(Record):
    """One source text with everything that was read in it."""

    id: str = Field(description="file name without suffix; of a table's row, with the row's id or number")
    file: str = Field(description="file name")
    sha256: str = Field(description="hash of the file's bytes; of a table's row, of its text in UTF-8")
    format: str = Field(
        default="plain text", description="what the file is", examples=["plain text", "web page", "PDF"]
    )
    encoding: str = Field(
        default="", description="how the file's bytes are read as letters; empty where the format settles it"
    )
    title: str = Field(default="", description="headline, where the text or the file has one")
    author: str = Field(default="", description="who wrote it; empty if not known")
    date: str = Field(default="", description="date of publication; empty if not known")
    date_basis: Basis = Field(description="where the date was found")
    date_evidence: Span | None = Field(
        default=None, description="the words that give the date, if the text does"
    )
    reference_date: str = Field(
        default="",
        description="the day from which its relative dates were read, given for documents without a date",
    )
    publisher: str = Field(default="", description="who published it; empty if not known")
    url: str = Field(default="", description="where it was published; empty if not known")
    accessed: str = Field(default="", description="when it was fetched, from sources.yml")
    licence: str = Field(default="", description="on what terms it may be shown")
    note: str = Field(default="", description="what the folder's owner says of it in sources.yml")
    metadata: tuple[Metadatum, ...] = Field(
        default=(), description="what was found of title, author, publisher, url, date, licence; surest first"
    )
    remarks: tuple[str, ...] = Field(
        default=(),
        description="what a reader should know of how the file was read",
        examples=["2 of its 9 pages"],
    )
    unread: str = Field(
        default="", description="why it could not be read, and what to do; empty for what was read"
    )
    copy_of: str = Field(
        default="", description="id of the first document that tells the same in the same words"
    )
    version_of: str = Field(
        default="",
        description="id of an earlier document with mostly the same words but other numbers or dates",
    )
    alike: float | None = Field(
        default=None, description="share of the words of the shorter of the two that stand in the longer"
    )
    show: Show = Field(
        default="text",
        description="from sources.yml: the whole text, or only the sentences that records rest on",
    )
    text: str = Field(
        description="the text that offsets refer to; where only sentences are shown, █ for all else"
    )
    paraphrased: bool = Field(
        default=False, description="true where the text shows marks of machine paraphrase"
    )
    mends: tuple[Mend, ...] = Field(
        default=(), description="places that were read differently from how they stand"
    )
    dates: tuple[TimeExpression, ...] = Field(default=(), description="every time expression")
    figures: tuple[Figure, ...] = Field(default=(), description="every figure, in the order of the text")
    meetings: tuple[Meeting, ...] = Field(default=(), description="every meeting, in the order of the text")
    corrections: tuple[Correction, ...] = Field(
        default=(), description="what people decided on its records, and what that changed"
    )
