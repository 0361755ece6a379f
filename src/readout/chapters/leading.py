"""What the first page shows of many documents: the largest claims of each outcome and the latest events."""

from __future__ import annotations

from markupsafe import Markup

from readout.corpus import Corpus
from readout.families import FAMILIES
from readout.markup import Html, counted, element, joined
from readout.records import Figure

_FIGURES, _EVENTS = 30, 8  # as many as one looks through on a first page
_CLAIMS = 3


def leading(corpus: Corpus) -> Corpus:
    """The corpus where it is small; else the largest claims of each outcome and the latest events."""
    figures = _largest(corpus) if len(corpus.figures) > _FIGURES else {f.id for f in corpus.figures}
    documents = tuple(
        d.model_copy(update={"figures": tuple(f for f in d.figures if f.id in figures)})
        for d in corpus.documents
    )
    dated = [e for e in corpus.events if e.date or e.not_before or e.not_after]
    latest = corpus.events if len(corpus.events) <= _EVENTS else tuple(dated[-_EVENTS:])
    return Corpus(documents, latest, corpus.periods)


def shown(corpus: Corpus, lead: Corpus) -> Html:
    """What of the corpus the first page shows, and where the rest is; nothing where it shows all."""
    chapters = joined(element("a", f.title.lower(), href=f"{f.key}.html") for f in FAMILIES)
    told = Markup("")
    if len(lead.figures) < len(corpus.figures):
        told += element(
            "p",
            Markup(
                "Shown here are {} of {} figures: the {} largest claims of each outcome, with parts. {}"
            ).format(
                counted(f"{len(lead.figures)}"),
                counted(f"{len(corpus.figures)}"),
                counted(f"{_CLAIMS}"),
                Markup("All stand under {}.").format(chapters),
            ),
        )
    if len(lead.events) < len(corpus.events):
        chronology = element("a", "chronology", href="chronology.html")
        told += element(
            "p",
            Markup("Of {} meetings the {} latest are shown here; all stand in the {}.").format(
                counted(f"{len(corpus.events)}"), counted(f"{len(lead.events)}"), chronology
            ),
        )
    return Html(told)


def _largest(corpus: Corpus) -> set[str]:
    """The ids of the largest claims of each outcome and of their parts."""
    first = [f for f in corpus.figures if not f.repeat and f.part_of is None]
    kept: set[str] = set()
    for outcome in dict.fromkeys(f.outcome for f in first):
        claims = sorted((f for f in first if f.outcome == outcome), key=_size)[:_CLAIMS]
        kept |= {f.id for f in claims}
        kept |= {part.id for f in claims for part in corpus.parts_of.get(f.id, ())}
    return kept


def _size(figure: Figure) -> int:
    """For sorting: the largest first, vague ones last."""
    return -(figure.value if figure.value is not None else -1)
