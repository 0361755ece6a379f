from __future__ import annotations

from readout.text.rows import Row
from readout.text.tokens import sentences

ROW = Row(sentences("On May 3, the officials said that Lami may be in ruins.")[0])


def test_a_row_has_one_letter_and_one_place_for_each_token() -> None:
    assert len(ROW.letters) == len(ROW.starts) == len(ROW.words) == len(ROW.tokens)
    assert [ROW.tokens[i].start for i in range(len(ROW.tokens))] == ROW.starts


def test_a_word_has_the_letter_that_its_neighbours_give_it() -> None:
    assert ROW.letters == "poo,dotrombpo;"


def test_the_places_of_words_are_in_order() -> None:
    assert ROW.where({"may", "the", "absent"}) == [1, 4, 9]
    assert ROW.where(frozenset()) == []
