"""A number without evidence cannot reach a page: the build compares what chapters show with the records."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import samples
from readout import chapters, charts, families, wording
from readout.chapters import cards, changes, corrections, leading, omissions
from readout.corpus import Corpus
from readout.errors import StepError
from readout.markup import Html, counted, element, evidence, table
from readout.report import vouching
from test_changes import changed, kept, of, told

pytestmark = pytest.mark.promise("every-number-leads-to-its-sentence")


def shown(read: Corpus) -> dict[str, list[str]]:
    """What the book's chapters show of a corpus, by page."""
    lead = leading.leading(read)
    first: list[Html | charts.Chart] = [
        chapters.scope(read),
        cards.cards(read),
        charts.chronology(lead),
        chapters.doubts(read),
    ]
    pages: dict[str, list[Html | charts.Chart]] = {
        "index": [*first, charts.claims(lead), chapters.claims(lead), leading.shown(read, lead)],
        "chronology": [charts.chronology(read), chapters.events(read), charts.who_met_whom(read)],
        "disagreements": [chapters.disagreements(read)],
        "documents": [omissions.left_out(read), chapters.documents(read)],
        "corrections": [corrections.summary(read), corrections.changes(read)],
    }
    for family in families.FAMILIES:
        drawn = charts.claims(read, family.outcomes)
        pages[family.key] = [drawn, chapters.parts(read, family.key), chapters.family(read, family.key)]
    pages["index"].append(chapters.encounters(lead))
    return {name: [piece._repr_html_() for piece in pieces] for name, pieces in pages.items()}


@pytest.mark.parametrize("make", [samples.sample, samples.hostile, samples.crowded, lambda: samples.EMPTY])
def test_all_that_chapters_show_is_vouched_for(make: Callable[[], Corpus]) -> None:
    read = make()
    vouching.check(shown(read), read)


def test_what_changed_is_vouched_for_now_or_by_the_last_edition(tmp_path: Path) -> None:
    was = of(told("paper-12345", 12).document(), told("other", 9).document())
    now = of(changed(told("paper-12345", 1400)), told("third-777", 5).document())
    found = changes.since(kept(tmp_path, was), now, now)
    kinds = (changes.summary, changes.documents, changes.figures, changes.events, changes.editions)
    pages = [show(found)._repr_html_() for show in kinds]
    assert "value: 12 → 1,400" in pages[2] and "new" in pages[2]
    vouching.check({"changes": pages}, now)


def herald(read: Corpus, value: int) -> str:
    return next(f.id for f in read.figures if f.value == value)


def pieces(read: Corpus) -> dict[str, str]:
    """Pieces of pages with a number that no record says, by where it stands."""
    right, page = herald(read, 400), "documents/herald.html"
    row = [evidence("400", right), "Norland"]
    drawn = charts.claims(read)._repr_html_()
    return {
        "a sentence": str(element("p", "Since then, 12345 people were killed.")),
        "a sentence beside evidence": str(element("p", evidence("400", right) + " or 12345 are missing.")),
        "a link of another number": str(element("p", evidence("12345", right))),
        "a number of another record": str(element("p", evidence("17", right))),
        "a link to no record": str(element("p", evidence("400", "herald#f1-killed"))),
        "a link to a document alone": str(element("p", element("a", "12345 dead", href=page))),
        "a link to another page": str(element("p", element("a", "12345 dead", href="index.html"))),
        "a cell": str(table(("claim", "whose", "all"), [[*row, "12345"]])),
        "a heading": str(element("h2", "Killed: 12345")),
        "a card": str(element("article", element("p", "12345", class_="number"), class_="card killed")),
        "a tooltip": drawn.replace("400: ", "12345: ", 1).replace("400 people missing", "12345", 1),
        "a label of a chart": drawn.replace(">400</text>", ">12345</text>", 1),
        "a caption": drawn.replace("<figcaption>", "<figcaption>12345 were killed. ", 1),
        "a second number in a count": str(element("p", counted("3 claims of 12345 dead", "index.html"))),
        "a count of what is nowhere listed": str(element("p", counted("12345 dead"))),
        "words that are no quote": str(
            table(("claim", "quote"), [[row[0], element("span", "12345 died.", class_="sentence")]])
        ),
        "a date that no document has": str(element("li", evidence("400", right) + ", 31 May 2077")),
        "a number cut off": str(element("p", evidence("12345…", right))),
    }


@pytest.mark.parametrize("where", pieces(samples.sample()))
def test_a_number_without_evidence_is_refused(where: str) -> None:
    read = samples.sample()
    html = pieces(read)[where]
    with pytest.raises(StepError, match="has a number that no record vouches for"):
        vouching.check({"index": [html]}, read)


def test_what_is_vouched_for_is_no_matter_where_it_stands() -> None:
    read = samples.sample()
    record = next(f for f in read.figures if f.value == 400)
    (herald_,) = (d for d in read.documents if d.id == "herald")
    quoted = element("span", wording.plain(record.sentence, 300), class_="sentence")
    vouched = (
        element("p", evidence("400", record.id)),
        element("p", evidence(wording.claim(record), record.id) + f", {wording.day(herald_.date)}"),
        element("p", counted("12345 claims", "killed-and-injured.html")),
        element("h2", element("span", "Open: ") + counted("7")),
        table(("claim", "quote"), [[evidence("400", record.id), quoted]]),
        element("p", element("code", "part-12345.csv")),
        element("p", "None is a number."),
    )
    vouching.check({"index": [str(piece) for piece in vouched]}, read)


def test_a_record_that_does_not_quote_its_place_is_refused() -> None:
    read = samples.sample()
    document = read.documents[0]
    moved = document.figures[0].model_copy(update={"start": document.figures[0].start + 1})
    wrong = document.model_copy(update={"figures": (moved, *document.figures[1:])})
    with pytest.raises(StepError, match="its words do not stand at its place"):
        vouching.check({}, Corpus.of([wrong]))


def test_what_parts_leave_of_a_total_is_said_of_that_total_alone() -> None:
    read = samples.sample()
    total, other = herald(read, 400), herald(read, 17)
    vouching.check({"index": [str(element("p", evidence("320", total)))]}, read)
    with pytest.raises(StepError):
        vouching.check({"index": [str(element("p", evidence("320", other)))]}, read)
