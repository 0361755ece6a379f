"""What is said of a report and of each of its pages where they are not seen: descriptions and edition."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import readout
from readout import addresses, checks, families, wording
from readout.corpus import Corpus
from readout.parameters import Parameters
from readout.records import Document
from readout.report import fingerprint, preview
from readout.report.compose import heading

_SPEAKERS = 4  # as many as one reads in a description
_SHORT = 12  # hexadecimal digits: enough to tell editions apart


def settings(parameters: Parameters, corpus: Corpus, made_from: Mapping[str, Any]) -> dict[str, Any]:
    """What the Sphinx extension is told of the report; ``made_from`` are the hashes of what it rests on."""
    dated = [d.date for d in corpus.documents if d.date]
    newest = f"Newest document: {wording.day(max(dated))}" if dated else "No document states its date"
    return {
        "title": heading(parameters.title),
        "subtitle": heading(parameters.subtitle),
        "address": parameters.address and parameters.address.rstrip("/") + "/",
        "edition": f"{newest}. Made",
        "version": readout.__version__,
        "fingerprint": edition(made_from),
        "descriptions": descriptions(corpus),
    }


def full_title(title: str, subtitle: str) -> str:
    """The title with its subtitle, where there is one line for both."""
    return heading(f"{title}: {subtitle}" if subtitle else title)


def edition(made_from: Mapping[str, Any]) -> str:
    """A short fingerprint of everything that a report was made from."""
    return fingerprint.of_words(json.dumps(made_from, sort_keys=True))[:_SHORT]


def picture(title: str, corpus: Corpus) -> bytes:
    """The report's preview picture."""
    counted = {"document": corpus.documents, "figure": corpus.figures, "meeting": corpus.events}
    counts = [(f"{len(found):,}", wording.plural(len(found), of)) for of, found in counted.items()]
    return preview.draw(heading(title), counts, f"documents {dates(corpus)}")


def descriptions(corpus: Corpus) -> dict[str, str]:
    """A sentence on each page whose content is computed, by the page's name."""
    documents = wording.count(len(corpus.documents), "document")
    meetings = wording.count(len(corpus.events), "meeting")
    figures = wording.count(len(corpus.figures), "figure")
    open_ = wording.count(len(checks.check(corpus)), "place")
    found = {
        "index": f"{figures} about people and {meetings}, as told by {documents} {dates(corpus)}. "
        "Each number leads to its sentence.",
        "chronology": f"Who met whom, when and where: {meetings}, as told by {documents} {dates(corpus)}.",
        "disagreements": f"{open_} where {documents} do not agree or leave something open.",
        "documents": f"{documents} {dates(corpus)}, with what is known of each.",
        "corrections": f"What people checked of {figures} and {meetings}, and what that changed.",
        **{f.key: _family(corpus, f) for f in families.FAMILIES},
        **{f"documents/{addresses.page(d.id)}": _document(d) for d in corpus.documents},
    }
    return {name: words[:1].upper() + words[1:] for name, words in found.items()}


def dates(corpus: Corpus) -> str:
    """ "from 3 May 2019 to 4 February 2022", "of 3 May 2019 or without a date", "without a date"."""
    dated = sorted({d.date for d in corpus.documents if d.date})
    if not dated:
        return "without a date"
    ends = f"from {wording.day(dated[0])} to {wording.day(dated[-1])}"
    told = ends if len(dated) > 1 else f"of {wording.day(dated[0])}"
    return told if all(d.date for d in corpus.documents) else f"{told} or without a date"


def _family(corpus: Corpus, family: families.Family) -> str:
    told = [f for f in corpus.figures if f.outcome in family.outcomes]
    if not told:
        return f"{family.title}: the documents give no figure of people."
    speakers = list(dict.fromkeys(wording.plain(f.speaker, 60) for f in told if f.speaker))
    more = len(speakers) - _SPEAKERS
    named = [*speakers[:_SPEAKERS], *([f"{more} more"] if more > 0 else [])]
    said = f", said by {wording.listing(named)}" if speakers else ""
    of = wording.count(len({f.document for f in told}), "document")
    return f"{family.title}: {wording.count(len(told), 'figure')} of people in {of}{said}."


def _document(document: Document) -> str:
    """What a document is, in words of the report: its text is left to its page."""
    known = [wording.source(document), document.publisher, document.file if document.title else ""]
    figures = wording.count(len(document.figures), "figure")
    found = f"{figures} about people and {wording.count(len(document.meetings), 'meeting')}"
    return f"{', '.join(part for part in known if part)}: {found}, marked in the text."
