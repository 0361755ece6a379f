"""What the chapters show of a corpus, one call a cell: sentences and tables in which each claim is a link."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from markupsafe import Markup

from readout import addresses, checks, families, wording
from readout.chapters import corrections, known, marks, omissions, prose
from readout.checks import Finding
from readout.corpus import Corpus
from readout.documents.bases import published
from readout.markup import Cell, Html, counted, element, evidence, items, joined, table, text
from readout.records import Document, Event, Figure, Meeting, Span

if TYPE_CHECKING:
    import pandas as pd


def scope(corpus: Corpus) -> Html:
    """How many documents of what dates the report rests on, and how much was found in them."""
    documents = corpus.documents
    if not documents:
        nothing = "no document that is asked for" if corpus.left_out else "no document"
        said = element("p", f"The folder holds {nothing}: there is nothing to report.")
        return Html(said + omissions.left_out(corpus).markup)
    largest = max(families.FAMILIES, key=lambda f: sum(c.outcome in f.outcomes for c in corpus.figures))
    rests = Markup("This report rests on {}, in which it finds {} about people and {}.").format(
        counted(wording.count(len(documents), "document"), "documents.html"),
        counted(wording.count(len(corpus.figures), "figure"), f"{largest.key}.html"),
        counted(wording.count(len(corpus.events), "meeting"), "chronology.html"),
    )
    parts = (rests, _dates(documents), _apart(corpus), corrections.checked(corpus))
    said = element("p", Markup(" ").join(part for part in parts if part))
    return Html(said + omissions.left_out(corpus).markup)


def _apart(corpus: Corpus) -> Markup:
    """How many documents are copies, and how many files could not be read."""
    copies = sum(bool(d.copy_of) for d in corpus.documents)
    one, more = "is a copy of another and counts once.", "are copies of others and count once."
    told = []
    if copies:
        link = counted(f"{copies:,}", "documents.html")
        told.append(Markup("{} {}").format(link, one if copies == 1 else more))
    if corpus.unread:
        link = counted(wording.count(len(corpus.unread), "file"), "documents.html#unread")
        told.append(Markup("{} could not be read.").format(link))
    return Markup(" ").join(told)


def _dates(documents: Sequence[Document]) -> Markup:
    """From when the documents are, and how many do not say."""
    dated = sorted((d for d in documents if published(d)), key=lambda d: d.date)
    undated = [d for d in documents if not published(d)]
    told = []
    if len(dated) > 1:
        ends = (_dated(dated[0]), _dated(dated[-1]))
        of_them = counted(f"{len(dated):,} documents", "documents.html")
        told.append(Markup("{} are dated, from {} to {}.").format(of_them, *ends))
    elif dated:
        told.append(Markup("One document is dated {}.").format(_dated(dated[0])))
    if undated:
        told.append(Markup("{} no date of publication.").format(_without(undated)))
    return Markup(" ").join(told)


def _without(undated: Sequence[Document]) -> Markup:
    links = counted(f"{len(undated):,}" if len(undated) > 1 else "One", "disagreements.html#no-date")
    return links + (" state" if len(undated) > 1 else " states")


def claims(corpus: Corpus) -> Html:
    """What the documents claim about people, document by document."""
    parts = [
        element("h3", _heading(d), class_="source") + items(told)
        for d in corpus.documents
        if (told := prose.claims(d))
    ]
    return Html(Markup("").join(parts)) if parts else _said(["No document gives a figure about people."])


def family(corpus: Corpus, key: str) -> Html:
    """The claims of one family of outcomes as a table to sort and search, each with its sentence."""
    outcomes = families.family(key).outcomes
    told = [f for f in corpus.figures if f.outcome in outcomes]
    if not told:
        return _said(["There is none."])
    headings = ("claim", "whose", "said by", "sentence", "document")
    return Html(table(headings, [_claim(f, corpus) for f in told], stacked=True, sortable=True))


def _claim(figure: Figure, corpus: Corpus) -> list[str | Markup | Cell]:
    """A claim's row: the number leads to its place in the text and is sorted by its value."""
    document = corpus.document_of[figure.document]
    number = evidence(text(wording.amount(figure)), figure.id, id_=addresses.place(figure.id))
    repeated = "said before in this text" if figure.repeat else ""
    asides = [wording.fate(figure.outcome), repeated, wording.checked(figure)]
    published = element("span", wording.day(document.date), class_="aside")
    return [
        Cell(number + _asides(asides), f"{-1 if figure.value is None else figure.value}"),
        wording.whose(figure),
        text(wording.speaker(figure)) + _asides([wording.circumstances(figure)]),
        Markup('<span class="sentence">{}</span>').format(text(wording.plain(figure.sentence, 300))),
        Cell(_page(document) + published, document.date or "0"),
    ]


def _asides(words: Iterable[str]) -> Markup:
    return Markup("").join(element("span", word, class_="aside") for word in words if word)


def encounters(corpus: Corpus) -> Html:
    """Who met whom, an event a sentence, in the order of dates."""
    if not corpus.events:
        return _said(["The documents tell of no meeting."])
    return Html(items(_event(e, corpus) for e in corpus.events))


def events(corpus: Corpus) -> Html:
    """The events as a table, with what was discussed and agreed: documents' pages lead back to its rows."""
    if not corpus.events:
        return _said(["The documents tell of no meeting."])
    meetings = {m.id: m for m in corpus.meetings}
    rows = [_row(e, [meetings[m] for m in e.meetings], corpus) for e in corpus.events]
    return Html(table(_COLUMNS, rows, stacked=True, sortable=True))


def parts(corpus: Corpus, key: str) -> Html:
    """The totals of a family's outcomes, each split into its stated parts and what is not broken down."""
    from readout import charts

    drawn = charts.breakdown(corpus, families.family(key).outcomes)
    return Html(Markup(drawn._repr_html_() if drawn.figure else ""))


def disagreements(corpus: Corpus) -> Html:
    """What does not agree and what the claims leave open, kind by kind, each with its sentences."""
    found = checks.check(corpus)
    if not found:
        return _said(
            ["Nothing was found: no total against its parts, no claim against another, nothing open."]
        )
    kinds = dict.fromkeys(f.kind for f in found)
    return Html(Markup("").join(_kind(k, [f for f in found if f.kind == k], corpus) for k in kinds))


def doubts(corpus: Corpus) -> Html:
    """What is told in more than one way, and how many findings of each kind the chapter holds."""
    found = checks.check(corpus)
    numbers = {kind: sum(f.kind == kind for f in found) for kind in dict.fromkeys(f.kind for f in found)}
    if not numbers:
        return _said(["Nothing was found that does not agree or is left open."])
    links = (
        counted(f"{_HEADINGS[kind]}: {number:,}", f"disagreements.html#{_slug(kind)}")
        for kind, number in numbers.items()
    )
    against = [f for f in found if f.kind in _AGAINST_EACH_OTHER]
    told = items(_brief(f, corpus) for f in against[:_FIRST]) if against else Markup("")
    return Html(told + items(links, class_="kinds"))


_TABLE_FILES = {".csv": "CSV", ".hxl.csv": "CSV with HXL hashtags", ".json": "JSON", ".parquet": "Parquet"}
_OTHER_FILES = {
    "tables.xlsx": "all tables in one workbook, with what their columns mean",
    "records.jsonl": "all records of each document, one line of JSON a document",
    "datapackage.json": "what the CSV files hold, column by column, as a Frictionless data package",
    "events.ics": "the events as a calendar",
    "timeline.json": "the events for TimelineJS",
    "documents.bib": "the documents as a BibTeX bibliography",
    "periods.yml": "the periods that are marked in the chronology, if any are",
}


def downloads(pdf_file: str = "") -> Html:
    """Links to the records in every format that they leave in, and to the report as a PDF if there is one."""
    tables_ = [
        (name, joined([_file(f"{name}{suffix}", kind) for suffix, kind in _TABLE_FILES.items()], ", "))
        for name in ("documents", "figures", "meetings", "events")
    ]
    others = [(meaning, _file(name, name)) for name, meaning in _OTHER_FILES.items()]
    whole = [("the whole report as one PDF", element("a", pdf_file, href=pdf_file))] if pdf_file else []
    texts = element("a", "on its page", href="documents.html")
    apart = [("the text of each document, to which all offsets refer", texts)]
    return Html(table(("what", "file"), [*whole, *tables_, *others, *apart]))


def _file(name: str, shown: str) -> Markup:
    return element("a", shown, href=f"data/{name}", download=name)


def dictionary(columns: pd.DataFrame) -> Html:
    """The columns of each table, with type, meaning and example."""
    shown = []
    for name, part in columns.groupby("table", sort=False):
        headings = [str(heading) for heading in part.columns[1:]]
        rows = [[str(cell) for cell in row[1:]] for row in part.itertuples(index=False)]
        shown.append(element("h3", str(name), class_="source") + table(headings, rows, stacked=True))
    return Html(Markup("").join(shown))


def documents(corpus: Corpus) -> Html:
    """All documents with what is known of each, and the files that could not be read."""
    if not corpus.documents:
        return _said(["The folder holds no document."])
    headings = ("document", "date", "publisher", "machine paraphrase", "figures", "meetings")
    rows = [
        (
            _page(d) + _asides([d.format]) + _copy(d),
            Cell(_date(d), d.date or "0"),
            text(d.publisher or "not stated in the text") + _asides([known.found(d, "publisher")]),
            known.paraphrase(d),
            _counted(d.figures),
            _counted(d.meetings),
        )
        for d in corpus.documents
    ]
    return Html(table(headings, rows, stacked=True, sortable=True) + _unread(corpus))


def _copy(document: Document) -> Markup:
    """What a document copies or is another version of."""
    other = document.copy_of or document.version_of
    if not other:
        return Markup("")
    kind = "copy of " if document.copy_of else "another version of "
    link = element("a", text(wording.plain(other, 60)), href=addresses.document_address(other))
    return element("span", text(kind) + link + ": " + known.likeness(document), class_="aside")


def _counted(records: Sequence[Figure | Meeting]) -> Cell:
    """How many of a document's records count, and how many it only copies."""
    copied = sum(bool(r.copy_of) for r in records)
    own = len(records) - copied
    also = element("span", counted(f"{copied} copied"), class_="aside") if copied else Markup("")
    return Cell(counted(f"{own}") + also, f"{own}")


def _unread(corpus: Corpus) -> Markup:
    """The files that could not be read, each with the reason and what to do."""
    if not corpus.unread:
        return Markup("")
    number = counted(f"{len(corpus.unread):,}")
    heading = element("h2", text("Could not be read: ") + number, class_="source", id_="unread")
    why = (element("span", f"{d.unread}.", class_="why") for d in corpus.unread)
    return heading + items(
        element("code", d.file) + " " + reason for d, reason in zip(corpus.unread, why, strict=True)
    )


_HEADINGS: dict[str, str] = {
    "parts exceed the total": "Parts that exceed their total",
    "not broken down": "Totals that are not fully broken down",
    "told differently": "The same told differently",
    "no speaker": "Claims without a speaker",
    "no date": "Documents without a date",
    "restored reading": "Figures that rest on a mended reading",
    "repeat": "Claims that a document repeats",
}


_OF_TOTALS = ("parts exceed the total", "not broken down")
_AGAINST_EACH_OTHER = ("parts exceed the total", "told differently")
_FIRST, _TOLD = 3, 4  # of them, and of the claims of each, as many as one reads before the others
_LISTED = 25  # findings of a kind that stand open; the others open on demand


def _slug(kind: str) -> str:
    return kind.replace(" ", "-")


def _kind(kind: str, found: Sequence[Finding], corpus: Corpus) -> Markup:
    number = counted(f"{len(found):,}")
    heading = element("h2", text(f"{_HEADINGS[kind]}: ") + number, class_="source", id_=_slug(kind))
    rest = found[_LISTED:]
    more = element("summary", counted(f"{len(rest):,} more")) + items(_finding(f, corpus) for f in rest)
    hidden = element("details", more, class_="more") if rest else Markup("")
    return heading + items(_finding(f, corpus) for f in found[:_LISTED]) + hidden


def _finding(finding: Finding, corpus: Corpus) -> Markup:
    """The finding's sentence, in which each claim's number leads to its place; a document is led to whole."""
    if not finding.records:
        href = addresses.document_address(finding.documents[0])
        return element("a", text(finding.statement), class_="evidence", href=href)
    figures = {f.id: f for f in corpus.figures}
    told = [(wording.amount(figures[r]), r) for r in finding.records]
    if (
        finding.kind in _OF_TOTALS
    ):  # what the parts leave of the total stands behind them, what exceeds it before
        at = 1 if finding.kind in _AGAINST_EACH_OTHER else len(told)
        told.insert(at, (f"{finding.people:,}", finding.records[0]))
    return prose.linked(finding.statement, told)


def _brief(finding: Finding, corpus: Corpus) -> Markup:
    """The finding's sentence; where it tells of many claims, their number, the lowest and the highest."""
    numbers = sorted(
        (f for f in corpus.figures if f.id in finding.records and f.value is not None),
        key=lambda f: f.value or 0,
    )
    if len(numbers) <= _TOLD:
        return _finding(finding, corpus)
    low, high = (evidence(text(wording.amount(f)), f.id) for f in (numbers[0], numbers[-1]))
    head = f"{wording.heading(numbers[0].outcome)} ({wording.whose(numbers[0])})"
    of_it = f"disagreements.html#{_slug(finding.kind)}"
    claims_ = counted(wording.count(len(finding.records), "claim"), of_it)
    return Markup("{}: {}, from {} to {}.").format(text(head), claims_, low, high)


def _said(sentences: Iterable[str | Markup]) -> Html:
    return Html(Markup("").join(element("p", s) for s in sentences))


def _heading(document: Document) -> Markup:
    date = wording.day(document.date) if document.date else "no date stated"
    return _page(document) + Markup(" ({})").format(date)


def _page(document: Document) -> Markup:
    name = text(wording.plain(document.title or document.id, 120))
    return element("a", name, href=addresses.document_address(document.id))


def _date(document: Document) -> Markup:
    if not document.date:
        return text("not stated in the text")
    return _dated(document) + element("span", known.found(document, "date"), class_="aside")


def _dated(document: Document) -> Markup:
    """A document's date, as a link to the words that give it."""
    place = f"#{marks.DATE}" if document.date_evidence else ""
    href = addresses.document_address(document.id) + place
    return element("a", wording.day(document.date), class_="evidence day", href=href)


def _event(event: Event, corpus: Corpus) -> Markup:
    said = prose.encounter(event, corpus.meetings)
    if len(event.documents) == 1:
        return said
    copies = len(event.documents) - len({m.rpartition("#")[0] for m in event.meetings})
    told = counted(wording.count(len(event.documents), "document"), "chronology.html") + " tell of it"
    if copies:
        told += Markup(", {} of them as {} of another").format(
            counted(f"{copies}", "documents.html"), "a copy" if copies == 1 else "copies"
        )
    return said + Markup(' <span class="note">{}.</span>').format(told)


_COLUMNS = ("when and where", "who", "discussed and agreed", "told by")


def _row(event: Event, told: Sequence[Meeting], corpus: Corpus) -> list[Markup | Cell]:
    first = told[0].id
    durations = dict.fromkeys(wording.plain(m.duration) for m in told if m.duration)
    when = element("a", wording.when(event), class_="evidence date", href=addresses.address(first))
    setting = [event.place, f"{event.status}, {wording.mode(event)}", event.event, *durations]
    people = joined(evidence(text(wording.plain(p)), first) for p in event.participants)
    host = element("span", _led(f"host: {event.host}", first), class_="aside") if event.host else Markup("")
    asides = (element("span", _led(part, first), class_="aside") for part in setting if part)
    return [
        Cell(when + Markup("").join(asides), event.date or event.not_before or event.not_after or "0"),
        (people or Markup("not named")) + host,
        _quoted("discussed", [(m.id, span) for m in told for span in m.agenda])
        + _quoted("agreed", [(m.id, span) for m in told for span in m.agreed]),
        Markup("").join(_teller(m, corpus.document_of[m.document]) for m in told),
    ]


def _led(words: str, record: str) -> Markup:
    return evidence(text(wording.plain(words)), record)


def _teller(meeting: Meeting, document: Document) -> Markup:
    name = text(wording.plain(document.title or document.id, 60))
    link = evidence(name, meeting.id, id_=addresses.place(meeting.id))
    return element("span", link, class_="line") + _asides([wording.checked(meeting)])


def _quoted(heading: str, said: Sequence[tuple[str, Span]]) -> Markup:
    """What was discussed or agreed, as it is read, each leading to where it is told."""
    if not said:
        return Markup("")
    quotes = (evidence(text(wording.plain(span.reading or span.text)), record) for record, span in said)
    return element("span", heading, class_="kind") + items(quotes)
