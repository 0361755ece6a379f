"""What holds for every text, whoever wrote it, and for every file that is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from readout.analysis import analyse
from readout.dates.values import day_range
from readout.documents import Source, texts_in
from readout.documents.sources import Known
from readout.extraction import extract
from readout.records import Document, Evidenced, Figure, Meeting, Record, Span
from readout.restoration import restore
from readout.text.reading import Reading

UNRELATED = (
    "The museum shows coins, old maps and the paintings of a local school of artists.",
    "Ticket sales at the cinema rose by 12 percent. It opens again when the repairs are done.",
    "“We are glad to be back,” the director of the theatre said. He thanked the painters, who were many.",
    "The weather was mild. The harvest was good, and the new bridge was painted green in the spring.",
)
"""Paragraphs that name nobody, no place and no day, and tell of nobody harmed and of no meeting.

One opens with a quotation: it goes on with one before that nothing has ended, as paragraphs of a speech do.
"""

LONGEST = 2000
"""Letters of a file's text that the grammars are asked about: what a reader does wrong shows sooner."""


def check(text: str, date: str = "") -> Document:
    """Read a text that its owner gives a date, or none; check all that is promised; what was read in it."""
    return check_source(of_date(text, date))


def of_date(text: str, date: str) -> Source:
    """A text that its owner gives a date, or none."""
    return Source("text", "text.txt", text, "", date=date, date_basis="source" if date else "none")


def check_source(source: Source) -> Document:
    """Read a document, and check everything that is promised for any; what was read in it."""
    document, text = extract(source), source.text
    quotes(document)
    sound(document)
    maps_back(restore(text))
    assert extract(source) == document, f"read twice, in two ways: {text!r}"
    if text.encode("utf-8", "ignore").decode() == text:  # no reader hands over half a pair of surrogates
        kept = Document.model_validate_json(document.model_dump_json())
        assert kept == document, f"kept as another document: {text!r}"
    return document


def unchanged(text: str, date: str = "") -> None:
    """What is read in a text is the same with an unrelated paragraph behind it."""
    text = text.rstrip()
    alone = told(text, date)
    for paragraph in UNRELATED:
        assert told(f"{text}\n\n{paragraph}", date, len(text)) == alone, f"{paragraph!r} behind {text!r}"


def told(text: str, date: str, end: int | None = None) -> list[object]:
    """What is read in a text that its owner gives a date, or none, up to an offset."""
    read = extract(of_date(text, date))
    rows = (read.mends, read.dates, read.figures, read.meetings)
    return [read.date, *([one for one in row if end is None or one.start < end] for row in rows)]


def check_file(data: bytes, suffix: str) -> list[Source]:
    """Read bytes as a file of a format: documents of which all is promised, or one line that says why not."""
    found = texts_in(f"file{suffix}", data, Known())
    assert found, "neither a text nor a reason"
    assert len({source.id for source in found}) == len(found), [source.id for source in found]
    for source in found:
        assert source.id.isprintable() and source.unread.isprintable(), source
        assert all(remark.isprintable() for remark in source.remarks), source.remarks
        assert not (source.unread and source.text), source
        assert source.text.encode("utf-8").decode() == source.text
        assert all(m.value and m.value.isprintable() for m in source.metadata), source.metadata
    for source in [s for s in found if s.text][:3]:
        check_source(replace(source, text=source.text[:LONGEST]))
    return found


def quotes(document: Document) -> None:
    """Every place that a record rests on quotes the text as it was written."""
    for start, end, words in places(document):
        assert document.text[start:end] == words, f"{start}-{end} is not {words!r} in {document.text!r}"


def places(record: Any) -> Iterator[tuple[int, int, str]]:
    """All places of the text that a record rests on, each with the words that it says stand there."""
    if isinstance(record, Span | Evidenced):
        yield record.start, record.end, record.text
    if isinstance(record, Evidenced):
        yield record.sentence_start, record.sentence_end, record.sentence
    if isinstance(record, BaseModel):
        for name in type(record).model_fields:
            yield from places(getattr(record, name))
    elif isinstance(record, tuple):
        for part in record:
            yield from places(part)


def sound(document: Document) -> None:
    """Values are those that their types allow, and agree with one another."""
    strictly(document)
    for record in (*document.figures, *document.meetings):
        inside = record.sentence_start <= record.start < record.end <= record.sentence_end
        assert inside, f"{record.id} stands outside its sentence in {document.text!r}"
    ids = [record.id for record in (*document.figures, *document.meetings)]
    assert len(ids) == len(set(ids)), f"two records of one id in {document.text!r}"
    for figure in document.figures:
        counted(figure, {other.start for other in document.figures})
    bodies = bodies_of(document.text) if document.meetings else set()
    for meeting in document.meetings:
        held(meeting, bodies)
    for time in document.dates:
        days = day_range(time.value) if time.value else None
        assert days is None or days[0] <= days[1], f"{time.value} ends before it begins in {document.text!r}"


def strictly(record: Record) -> None:
    """The record is what its type says, with nothing turned into it."""
    assert type(record).model_validate(record.model_dump(), strict=True) == record


def counted(figure: Figure, starts: set[int]) -> None:
    """A figure's number, its upper end, its modifier and its whole agree."""
    assert (figure.value is None) == (figure.modifier == "vague"), figure
    if figure.value_max is not None:
        assert figure.value is not None and figure.value < figure.value_max, figure
    assert figure.part_of is None or (figure.part_of in starts - {figure.start}), figure
    roles = {cue.role for cue in figure.cues}
    told = {"outcome", *(role for role in ("side", "speaker", "period", "cause") if getattr(figure, role))}
    assert told <= roles, figure


def held(meeting: Meeting, bodies: set[str]) -> None:
    """A meeting is of several, or of one body that sits, and its days are in order."""
    assert len(meeting.participants) == len(set(meeting.participants)), meeting
    assert len(meeting.participants) > 1 or meeting.participants[0] in bodies, meeting
    assert not meeting.not_after or meeting.not_before <= meeting.not_after, meeting


def bodies_of(text: str) -> set[str]:
    """The bodies that a text names: organisations, commissions."""
    mentions = analyse(Source("text", "text.txt", text, "")).actors
    return {actor.name for mention in mentions for actor in mention.actors if actor.kind == "body"}


def maps_back(reading: Reading) -> None:
    """Every letter that is read stands for a place of what is written, in its order; most for themselves."""
    text, source, last = reading.text, reading.source, (0, 0)
    for at, letter in enumerate(text):
        start, end = reading.original(at, at + 1)
        assert 0 <= start <= end <= len(source) and last <= (start, end), f"{at} of {text!r} in {source!r}"
        mended = any(mend.start <= start and end <= mend.end for mend in reading.mends)
        assert mended or source[start:end] == letter, f"{letter!r} at {at} of {text!r} in {source!r}"
        last = start, end
    assert reading.original(0, len(text))[1] == len(source) or reading.mends or not text
    for mend in reading.mends:
        assert source[mend.start : mend.end] == mend.text, mend
