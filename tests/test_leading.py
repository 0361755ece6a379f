from __future__ import annotations

from readout.chapters.leading import leading, shown
from readout.corpus import Corpus
from samples import EMPTY, Draft, sample


def test_a_small_corpus_is_shown_whole() -> None:
    for corpus in (sample(), EMPTY):
        lead = leading(corpus)
        assert lead == corpus
        assert repr(shown(corpus, lead)) == ""


def many() -> Corpus:
    d = Draft("many", " ".join(f"({n}) died." for n in range(40)), "A (70) of them (9) fled.", "(70) fled.")
    for n in range(40):
        d.figure(0, f"({n})", n, "killed")
    total = d.figure(1, "(70)", 70, "displaced")
    d.figure(1, "(9)", 9, "displaced", category="children", part_of=total.start)
    d.figure(2, "(70)", 70, "displaced", repeat=True)
    return Corpus((d.document(),), sample().events * 3)


def test_of_many_the_largest_of_each_outcome_with_their_parts_are_shown() -> None:
    lead = leading(many())
    assert sorted((f.outcome, f.value) for f in lead.figures) == [
        ("displaced", 9), ("displaced", 70), ("killed", 37), ("killed", 38), ("killed", 39),
    ]  # fmt: skip
    assert not any(f.repeat for f in lead.figures)


def test_what_is_left_out_is_said() -> None:
    words = repr(shown(many(), leading(many())))
    assert "Shown here are 5 of 43 figures: the 3 largest claims of each outcome, with parts." in words
    assert "Of 18 meetings the 8 latest are shown here; all stand in the chronology." in words
