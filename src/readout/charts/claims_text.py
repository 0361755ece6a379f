"""The claims chart in words and as a table, computed from what is drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import pandas as pd
from markupsafe import Markup

from readout import families, wording
from readout.addresses import address
from readout.charts.linked import sentences, words
from readout.charts.scale import Scale
from readout.corpus import Corpus
from readout.markup import counted, evidence, joined
from readout.records import Figure

_REPEATS = "disagreements.html#repeat"
_LISTED = 12  # more values than this cannot be read as a sentence


def caption(corpus: Corpus, figures: Sequence[Figure], span: Scale, all_: int, apart: bool) -> Markup:
    """What is drawn of ``all_`` claims, the main values with their speakers, and how to read it."""
    counts = (counted(f"{number:,}", _listed(figures)) for number in (len(figures), all_))
    drawn = Markup("The {} largest of {} claims are drawn.").format(*counts) if len(figures) < all_ else ""
    spread = (
        "A thin line runs from the lowest to the highest number told of what may be the same people."
        if apart
        else ""
    )
    return sentences(drawn, _main(corpus, figures), *_notes(corpus, figures, span), spread)


def alternative(corpus: Corpus, figures: Sequence[Figure]) -> str:
    """The same for those who do not see the picture."""
    head = f"Chart of {wording.count(len(figures), 'claim')}, one row each, by outcome."
    return words(sentences(head, _main(corpus, figures)))


def table(corpus: Corpus, figures: Sequence[Figure]) -> pd.DataFrame:
    """One row a claim, in the order of the chart."""
    rows = [
        {
            "claim": wording.claim(f),
            "whose": wording.plain(f.side),
            "cause and period": wording.circumstances(f),
            "said by": wording.speaker(f),
            "document": wording.plain(corpus.document_of[f.document].title or f.document),
            "published": wording.day(corpus.document_of[f.document].date),
            "link": address(f.id),
        }
        for f in figures
    ]
    return pd.DataFrame(rows)


def _main(corpus: Corpus, figures: Sequence[Figure]) -> Markup:
    wholes = _wholes(corpus, figures)
    listed = len(wholes) <= _LISTED
    return sentences(*(_spoken(corpus, wholes) if listed else _extremes(wholes)))


def _wholes(corpus: Corpus, figures: Sequence[Figure]) -> list[Figure]:
    parts = {p.id for f in figures for p in corpus.parts_of.get(f.id, ())}
    return [f for f in figures if f.id not in parts]


def _spoken(corpus: Corpus, wholes: Sequence[Figure]) -> Iterator[Markup]:
    """A sentence for each speaker with all that they say."""
    for name in dict.fromkeys(f.speaker for f in wholes):
        said = [f for f in wholes if f.speaker == name]
        who = evidence(wording.plain(name, 80), said[0].id) if name else "No speaker given"
        yield Markup("{}: {}.").format(who, joined([_short(corpus, f) for f in said]))


def _short(corpus: Corpus, figure: Figure) -> Markup:
    """ "400 missing (of them 30 children and 50 women)"."""
    number = evidence(wording.amount(figure), figure.id)
    whole = Markup("{}").format(Markup(wording.suffered(figure.outcome, "{}")).format(number))
    parts = corpus.parts_told(figure)
    if not parts:
        return whole
    split = [evidence(wording.share(p, figure), p.id) for p in parts]
    return Markup("{} (of them {})").format(whole, joined(split))


def _extremes(figures: Sequence[Figure]) -> Iterator[Markup]:
    """For each outcome how many claims there are, and between which numbers."""
    for outcome, group in groupby(figures, key=lambda f: f.outcome):
        of_it = list(group)
        numbers = sorted((f for f in of_it if f.value is not None), key=lambda f: f.value or 0)
        claims = counted(wording.count(len(of_it), "claim"), _listed(of_it))
        head = Markup("{}: {}").format(wording.heading(outcome), claims)
        if len(numbers) > 1:
            low, high = numbers[0], numbers[-1]
            ends = (evidence(wording.amount(low), low.id), evidence(wording.amount(high), high.id))
            yield Markup("{}, between {} and {}.").format(head, *ends)
        else:
            values = joined([evidence(wording.amount(f), f.id) for f in of_it])
            yield Markup("{}, {}.").format(head, values)


def _listed(figures: Sequence[Figure]) -> str:
    """The page that lists the claims of an outcome."""
    return f"{families.of(figures[0].outcome).key}.html"


def _notes(corpus: Corpus, figures: Sequence[Figure], span: Scale) -> Iterator[str | Markup]:
    """What is left out, and how the picture must not be read."""
    several = len({(f.speaker, f.document) for f in figures}) > 1
    if several:
        yield "Claims of different speakers and documents stand side by side and are never added up."
    outcomes = {f.outcome for f in figures}
    repeats = sum(f.repeat and f.outcome in outcomes for f in corpus.figures)
    if repeats:
        verb = wording.plural(repeats, "is")
        mentions = counted(wording.count(repeats, "repeated mention").capitalize(), _REPEATS)
        yield Markup("{} {} left out.").format(mentions, verb)
    if "missing" in outcomes and "killed" in outcomes:
        yield "The missing are not counted among the dead."
    if span.logarithmic:
        yield "The scale is logarithmic: each step to the right multiplies the number."
