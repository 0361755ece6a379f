"""A number without evidence cannot reach a document's page, an added chapter, or the book of a set."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import samples
import sets
from readout import charts, corpus, families
from readout.addresses import address
from readout.charts.chart import Chart
from readout.corpus import Corpus
from readout.documents.excerpt import excerpt
from readout.errors import InputError, StepError
from readout.markup import element, evidence
from readout.parameters import Parameters
from readout.report import compose, vouching
from readout.survey import claims, contents, encounters, files, opening
from readout.survey import vouching as surveyed

pytestmark = pytest.mark.promise("every-number-leads-to-its-sentence")


def texts(read: Corpus) -> list[tuple[str, list[str]]]:
    return [(document.id, compose.pieces(document, read.left_out)) for document in read.documents]


def excerpts() -> Corpus:
    found = (d.model_copy(update={"show": "sentences"}) for d in samples.sample().documents)
    return Corpus.of(excerpt(document) for document in found)


def some() -> Corpus:
    return corpus.select(samples.sample(), Parameters(outcomes=("missing",)))


@pytest.mark.parametrize("make", [samples.sample, samples.hostile, excerpts, some])
def test_all_that_documents_pages_show_is_vouched_for(make: Callable[[], Corpus]) -> None:
    read = make()
    vouching.check({}, read, texts=texts(read))


WRONG = {
    "the label of a mark": ('title="400 people', 'title="12345 people'),
    "the label of another mark": ('title="400 people', 'title="30 people'),
    "the entry of a record": (">400 people missing</a>", ">30 people missing</a>"),
    "what an entry tells": ("rule: by hand", "rule: 12345"),
    "the date": ("7 May 2031", "8 May 12345"),
    "how many records it has": ("7 figures", "8 figures"),
    "a paragraph": ('<div class="document">', '<p>12345 died.</p><div class="document">'),
}


@pytest.mark.parametrize("where", WRONG)
def test_another_number_on_a_documents_page_is_refused(where: str) -> None:
    read = samples.sample()
    right, wrong = WRONG[where]
    shown = [html.replace(right, wrong) for html in dict(texts(read))["herald"]]
    with pytest.raises(StepError, match=r"^herald: “.*” has a number that no record vouches for"):
        vouching.check({}, read, texts=[("herald", shown)])


@pytest.mark.parametrize(("right", "wrong"), [(">30</mark>", ">31</mark>"), ("among them", "Among them")])
def test_a_text_that_is_not_shown_letter_by_letter_is_refused(right: str, wrong: str) -> None:
    read = samples.sample()
    shown = [html.replace(right, wrong) for html in dict(texts(read))["herald"]]
    with pytest.raises(StepError, match=r"^herald: its page does not show its text letter by letter"):
        vouching.check({}, read, texts=[("herald", shown)])


def missing(read: Corpus) -> str:
    return next(figure.id for figure in read.figures if figure.value == 400)


def test_in_an_added_chapter_a_link_to_a_record_says_its_number_or_is_refused() -> None:
    read = samples.sample()
    right = element("p", evidence("400", missing(read)) + " of my 12345 rows")
    own = ['<table border="1"><tr><td>12345</td></table>', "<p>12345<br>dead</p>", str(right)]
    vouching.check({}, read, added={"mine": own})
    wrong = str(element("p", evidence("500", missing(read))))
    with pytest.raises(StepError, match=r"^mine: “500” has a number that no record vouches for"):
        vouching.check({}, read, added={"mine": [*own, wrong]})


def test_what_is_shown_when_something_is_pointed_at_is_vouched_for() -> None:
    read = samples.sample()
    for label in ("title", "aria_label"):
        link = {"href": address(missing(read)), label: "400 missing"}
        vouching.check({"index": [str(element("a", "400", **link))]}, read)
        said = element("a", "400", **{**link, label: "12345 missing"})
        with pytest.raises(StepError, match="12345 missing"):
            vouching.check({"index": [str(said)]}, read)


def drawn() -> list[Callable[[Corpus], Chart]]:
    return [charts.claims, charts.chronology, charts.who_met_whom]


@pytest.mark.parametrize("draw", drawn())
def test_an_alternative_text_says_what_its_chart_says(draw: Callable[[Corpus], Chart]) -> None:
    read = samples.sample()
    html = draw(read)._repr_html_()
    vouching.check({"index": [html]}, read)
    with pytest.raises(StepError, match="12345"):
        vouching.check({"index": [html.replace('aria-label="', 'aria-label="12345. ')]}, read)


def book_of_set(found: opening.Survey) -> dict[str, list[str]]:
    """What the chapters of a set show, by page."""
    shown = {
        "index": [contents.summary, contents.by_month, contents.by_publisher, contents.unread],
        "meetings": [encounters.summary, encounters.by_month, encounters.pairs, encounters.places],
        "data": [contents.copies, files.asking, files.tables, files.columns, claims.by_outcome],
    }
    pages = {name: [show(found)._repr_html_() for show in some] for name, some in shown.items()}
    ways = (claims.summary, claims.by_month, claims.by_value, claims.most_repeated, claims.by_side)
    for family in families.FAMILIES:
        pages[family.key] = [show(found, family.key)._repr_html_() for show in ways]
    return pages


@pytest.mark.parametrize("make", [samples.sample, samples.hostile])
def test_all_that_the_book_of_a_set_shows_opens(make: Callable[[], Corpus], tmp_path: Path) -> None:
    surveyed.check(book_of_set(opening.read(str(sets.write(tmp_path / "set", make())))))


@pytest.fixture(scope="module")
def by_side(tmp_path_factory: pytest.TempPathFactory) -> str:
    place = sets.write(tmp_path_factory.mktemp("surveyed") / "set", samples.sample())
    return claims.by_side(opening.read(str(place)), "missing-and-remains")._repr_html_()


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("<figure", "<p>12345 are missing.</p><figure"),
        ("<figure", '<ul class="tally"><li>12345 claims</li></ul><figure'),
        ("</text>", "12345</text>"),
        ("</title>", " 12345</title>"),
        ("<figcaption>", "<figcaption>12345 claims. "),
        ("</td>", "12345</td>"),
        ('aria-label="', 'aria-label="12345 '),
    ],
)
def test_what_nothing_opens_is_refused_in_the_book_of_a_set(by_side: str, right: str, wrong: str) -> None:
    surveyed.check({"missing": [by_side]})
    with pytest.raises(StepError, match=r"12345.* has a number that nothing opens"):
        surveyed.check({"missing": [by_side.replace(right, wrong, 1)]})


def test_a_row_of_a_set_that_does_not_quote_its_place_is_refused(tmp_path: Path) -> None:
    read = samples.sample()
    document = read.documents[0]
    figure = document.figures[0]
    moved = figure.model_copy(update={"start": figure.start + 1, "end": figure.end + 1})
    wrong = document.model_copy(update={"figures": (moved, *document.figures[1:])})
    found = opening.read(str(sets.of(tmp_path / "set", wrong)))
    with pytest.raises(InputError, match="its words do not stand at its place; run readout extract again"):
        claims.by_outcome(found)
