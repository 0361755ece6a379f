"""A source text in, its records out: the only door to the grammars."""

from __future__ import annotations

from dataclasses import replace

from readout import victims
from readout.analysis import Analysis, analyse
from readout.dates import Time
from readout.documents import Source, unread
from readout.documents.bases import surest
from readout.documents.readers import Unreadable
from readout.figures import find_figures
from readout.meetings import find_meetings
from readout.records import Document, Span, TimeExpression
from readout.text.reading import Reading

MOST_PLACES = 30_000
"""A text with more numbers, dates and mended words is refused: a table has so many, no text does."""


def read(source: Source, reference_date: str = "") -> Document:
    """What ``extract`` gives; of a text that it refuses or fails on, a document that says so.

    A text of a stranger stops no other's report, whatever is in it.
    """
    try:
        return extract(source, reference_date)
    except MemoryError:
        raise
    except Unreadable as error:
        reason = str(error)
    except Exception as error:
        reason = f"could not be analysed ({type(error).__name__}); report it to the makers of readout"
    said = unread(source.file, reason)
    return extract(replace(said, id=source.id, sha256=source.sha256, format=source.format), reference_date)


def extract(source: Source, reference_date: str = "") -> Document:
    """Everything that was read in a document. Depends on its bytes, the library and the lexicon alone.

    ``reference_date`` is the day from which a document speaks that does not say when it was published.
    Raises Unreadable for a text with more in it than a document can have.
    """
    analysis = analyse(source, reference_date)
    _check(analysis)
    reading, source = analysis.reading, analysis.source
    date = surest(source.metadata, "date")
    found = find_figures(analysis)
    figures = [victims.unnamed(figure) for figure in found]
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
        remarks=(*source.remarks, *victims.remarks(found, figures)),
        unread=source.unread,
        show=source.show,
        text=source.text,
        paraphrased=reading.paraphrased,
        mends=reading.mends,
        dates=tuple([_time_expression(time, reading) for time in analysis.times]),
        figures=tuple(figures),
        meetings=tuple(find_meetings(analysis)),
    )


def _check(analysis: Analysis) -> None:
    """Raise Unreadable where numbers, dates and mended words are more than memory should hold."""
    places = len(analysis.times) + len(analysis.reading.mends) + sum(map(len, analysis.numbers))
    if places > MOST_PLACES:
        held = f"holds {places:,} numbers, dates and garbled words"
        raise Unreadable(f"{held}, more than the {MOST_PLACES:,} that a text has; cut it into several")


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
