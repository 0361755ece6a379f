"""The first page's cards: which claims they show, and what each says."""

from __future__ import annotations

from readout.chapters.cards import MOST, cards, choose
from readout.corpus import Corpus
from samples import EMPTY, Draft, hostile, sample


def corpus() -> Corpus:
    one = Draft("one", "Some (5) of (40) at least and (9) died.", title="A title", date="2031-05-06")
    whole = one.figure(0, "(40)", 40, "killed", modifier="at_least", side="Norland", speaker="Ada Quill")
    one.figure(0, "(5)", 5, "killed", category="children", side="Norland", part_of=whole.start)
    one.figure(0, "(9)", 9, "missing")
    two = Draft("two", "Now (40) died, not (50).")
    two.figure(0, "(40)", 40, "killed", side="Norland", speaker="Bo Marsh")
    return Corpus((one.document(), two.document()), ())


def test_a_card_says_how_many_whose_by_whom_when_and_in_how_many_documents() -> None:
    words = " ".join(repr(cards(corpus())).split())
    first = "Killed at least 40 Norland; among them 5 children Ada Quill, in A title, 6 May 2031"
    assert f"{first} in 2 documents, also told differently" in words
    assert words.endswith("Missing 9 people no speaker given: A title, 6 May 2031 in 1 document")


def test_parts_repeats_and_words_are_no_cards() -> None:
    assert [f.value for f in choose(corpus().figures)] == [40, 40, 9]
    assert not any(f.repeat or f.part_of is not None or not f.value for f in choose(sample().figures))


def test_a_part_told_again_stands_on_a_card_once_and_another_fate_does_not() -> None:
    draft = Draft("one", "Of (40) lost (5) were boys; the (5) and (3) others came home, (2) were killed.")
    whole = draft.figure(0, "(40)", 40, "missing")
    for words, value, outcome, repeat in (("(5)", 5, "missing", False), ("(3)", 3, "missing", True)):
        draft.figure(0, words, value, outcome, part_of=whole.start, category="children", repeat=repeat)
    draft.figure(0, "(2)", 2, "killed", part_of=whole.start)
    words = " ".join(repr(cards(Corpus((draft.document(),), ()))).split())
    assert "Missing 40 people; among them 5 children no speaker given" in words


def test_each_outcome_has_its_largest_claim_before_any_has_its_second() -> None:
    many = Draft("many", " ".join(f"({n})" for n in range(40)))
    for n in range(30):
        many.figure(0, f"({n})", n, "killed")
    many.figure(0, "(30)", 30, "displaced")
    chosen = choose(many.document().figures)
    assert len(chosen) == MOST
    assert [f.outcome for f in chosen] == ["killed"] * (MOST - 1) + ["displaced"]
    assert [f.value for f in chosen][:2] == [29, 28]


def test_no_figure_gives_a_sentence() -> None:
    assert repr(cards(EMPTY)) == "No document gives a figure about people."


def test_hostile_words_are_never_markup() -> None:
    html = cards(hostile())._repr_html_()
    assert "<script" not in html and "<img" not in html
