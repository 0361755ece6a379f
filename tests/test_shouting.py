"""Texts all in capitals: what they say is read as if they had small letters."""

from __future__ import annotations

from readout.analysis import analyse
from readout.documents import Source
from readout.extraction import extract
from readout.records import Document

QUIET = (
    "The Peruvian army said today that two U.S. soldiers died near Lima in March 2019. "
    "A foreign commando killed Pedro Lopez, leader of the party, and Ana Ruiz, 42; Rosa Diaz, 31. "
    "According to this communique, had the raid not failed, and that was clear, four bodies would be found. "
    "President Pedro Lopez met Chilean President Ana Ruiz in Lima on Monday."
)


def read(text: str) -> Document:
    return extract(Source(id="d", file="d.txt", text=text, sha256="0" * 64, date="2020-05-04"))


def test_a_text_in_capitals_claims_what_it_does_in_small_letters() -> None:
    quiet, loud = read(QUIET), read(QUIET.upper())
    told = [[(f.start, f.value, f.outcome, f.side) for f in d.figures] for d in (quiet, loud)]
    assert told[0] == told[1] != []
    assert [t.value for t in quiet.dates] == [t.value for t in loud.dates]
    assert [m.date for m in quiet.meetings] == [m.date for m in loud.meetings] == ["2020-05-04"]


def test_the_words_of_a_text_in_capitals_keep_capitals_in_names_alone() -> None:
    found = analyse(Source(id="d", file="d.txt", text=QUIET.upper(), sha256="", date="2020-05-04"))
    written = {word for sentence in found.sentences for word in sentence.written}
    assert {"soldiers", "died", "lima", "Peruvian", "Lopez", "leader"} <= written
    quiet = analyse(Source(id="d", file="d.txt", text=QUIET, sha256=""))
    assert quiet.sentences is quiet.written
