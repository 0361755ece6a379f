"""A source text in, its records out: the only door to the grammars."""

from __future__ import annotations

from readout.analysis import analyse
from readout.dates import Time
from readout.documents import Source
from readout.documents.bases import surest
from readout.figures import find_figures
from readout.meetings import find_meetings
from readout.records import Document, Span, TimeExpression
from readout.text.reading import Reading


def extract(source: Source, reference_date: str = "") -> Document:
    """Everything that was read in a document. Depends on its bytes, the library and the lexicon alone.

    ``reference_date`` is the day from which a document speaks that does not say when it was published.
    """
    analysis = analyse(source, reference_date)
    reading, source = analysis.reading, analysis.source
    date = surest(source.metadata, "date")
    return Document(
        id=source.id,
        file=source.file,
        sha256=source.sha256,
        title=source.title,
        date=source.date or (date.value if date else ""),
        date_basis=date.basis if date and not source.date else source.date_basis,
        date_evidence=_date_evidence(source),
        reference_date=source.reference_date,
        format=source.format,
        encoding=source.encoding,
        author=source.author,
        publisher=source.publisher,
        url=source.url,
        accessed=source.accessed,
        licence=source.licence,
        note=source.note,
        metadata=source.metadata,
        remarks=source.remarks,
        unread=source.unread,
        show=source.show,
        text=source.text,
        paraphrased=reading.paraphrased,
        mends=reading.mends,
        dates=tuple([_time_expression(time, reading) for time in analysis.times]),
        figures=tuple(find_figures(analysis)),
        meetings=tuple(find_meetings(analysis)),
    )


def _time_expression(time: Time, reading: Reading) -> TimeExpression:
    words = reading.words(time.start, time.end)
    return TimeExpression(
        start=words.start,
        end=words.end,
        text=words.text,
        reading=words.reading,
        value=time.value,
        kind=time.kind,
        rule=time.rule,
    )


def _date_evidence(source: Source) -> Span | None:
    if source.date_span is None:
        return None
    start, end = source.date_span
    return Span(start=start, end=end, text=source.text[start:end])
