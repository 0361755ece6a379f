"""What was seen at a place in a text, what was made of it, and why not more: plain text, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from readout.analysis import Analysis, analyse
from readout.documents import Source, read_folder
from readout.documents.readers import MODULES
from readout.errors import InputError
from readout.explain.claims import Claims
from readout.explain.encounters import Encounters
from readout.explain.words import line, quoted
from readout.figures import find_figures
from readout.meetings import find_meetings
from readout.records import Mend, Span
from readout.text.reading import Reading


def explain(path: Path, offset: int | None = None) -> Iterator[str]:
    """Each sentence of a document, or the one at ``offset``, with all that was read in it, line by line.

    Offsets are code points of the document's text. Raises InputError for a path that is no document and
    for an offset beyond its end.
    """
    source = _source(path)
    if offset is not None and not 0 <= offset < len(source.text):
        raise InputError(f"{path}: no offset {offset}; the text's last is {len(source.text) - 1}")
    analysis = analyse(source)
    claims = Claims(analysis, find_figures(analysis))
    encounters = Encounters(analysis, find_meetings(analysis))
    published = (
        f"published {analysis.source.date}" if analysis.source.date else "no date of publication known"
    )
    yield f"{source.file}: {published} (date from: {analysis.source.date_basis})"
    yield ""
    for place in _places(analysis, offset):
        yield from _sentence(analysis, place)
        yield from claims.lines(place)
        yield from encounters.lines(place)
        yield ""


def _source(path: Path) -> Source:
    """The document of that path, or of that id in its folder, with what sources.yml knows of it."""
    if not path.parent.is_dir():
        raise InputError(f"{path}: there is no such file; give a document")
    found = [s for s in read_folder(path.parent) if path.name in (s.file, s.id)]
    if not found and not path.is_file():
        raise InputError(f"{path}: there is no such file; give a document")
    if not found:
        raise InputError(f"{path}: is no document; documents end in {', '.join(MODULES)} and are not hidden")
    if found[0].unread:
        raise InputError(f"{path}: {found[0].unread}")
    return found[0]


def _places(analysis: Analysis, offset: int | None) -> Iterator[int]:
    """The numbers of the sentences to tell of: all, or the one at the offset or the next one behind it."""
    for number, sentence in enumerate(analysis.sentences):
        end = analysis.reading.original(sentence.start, sentence.end)[1]
        if offset is None:
            yield number
        elif offset < end or number == len(analysis.sentences) - 1:
            yield number
            return


def _sentence(analysis: Analysis, place: int) -> Iterator[str]:
    """The sentence as written and as read, with the dates, actors and places in it."""
    sentence, reading = analysis.sentences[place], analysis.reading
    written = reading.span(sentence.start, sentence.end)
    read = reading.text[sentence.start : sentence.end]
    yield f"{analysis.source.file} {written.start}–{written.end}"
    yield line("sentence", quoted(written.text))
    if read != written.text:
        yield line("read as", quoted(read))
    yield from (_mend(m) for m in _mends(reading, written))
    for time in (t for t in analysis.times if sentence.start <= t.start < sentence.end):
        value = time.value or "not placed"
        yield line(time.kind, f"{_words(reading, time.start, time.end)} = {value} (rule {time.rule})")
    for mention in (m for m in analysis.actors if sentence.start <= m.start < sentence.end):
        names = ", ".join(f"{a.name or 'nobody known'}, {a.kind}" for a in mention.actors)
        yield line("actor", f"{_words(reading, mention.start, mention.end)} = {names} (by {mention.how})")
    for found in (p for p in analysis.places if sentence.start <= p.start < sentence.end):
        known = ", ".join(filter(None, (found.city, found.region, found.country)))
        yield line("place", f"{_words(reading, found.start, found.end)} = {known}")


def _mends(reading: Reading, span: Span) -> Iterator[Mend]:
    return (m for m in reading.mends if span.start <= m.start < span.end)


def _mend(mend: Mend) -> str:
    return line(
        "mend", f"{quoted(mend.text)} read as {quoted(mend.reading)}: {mend.reason} (rule {mend.rule})"
    )


def _words(reading: Reading, start: int, end: int) -> str:
    return quoted(reading.span(start, end).text)
