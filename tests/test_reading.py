from hypothesis import given
from hypothesis import strategies as st

from readout.records import Mend
from readout.text.reading import Reading


def mend(start: int, end: int, text: str, reading: str) -> Mend:
    return Mend(start=start, end=end, text=text, reading=reading, rule="test", reason="test")


def test_offsets_go_back_to_the_original() -> None:
    reading = Reading(
        "of three,890 folks", (mend(3, 12, "three,890", "3,890"), mend(13, 18, "folks", "people"))
    )
    assert reading.text == "of 3,890 people"
    assert reading.span(3, 8).text == "three,890"
    assert reading.span(9, 15).text == "folks"
    assert reading.span(0, 15).text == "of three,890 folks"
    assert reading.span(4, 6).text == "three,890"


@given(st.text(min_size=1, max_size=40), st.data())
def test_any_place_of_the_reading_lies_in_the_original(text: str, data: st.DataObject) -> None:
    a = data.draw(st.integers(0, len(text) - 1))
    b = data.draw(st.integers(a + 1, len(text)))
    reading = Reading(text, (mend(a, b, text[a:b], data.draw(st.text(max_size=5))),))
    for at in range(len(reading.text)):
        start, end = reading.original(at, at + 1)
        assert 0 <= start < end <= len(text)


def test_a_second_reading_joins_the_first() -> None:
    first = Reading("lac-king a-b c", (mend(3, 4, "-", ""), mend(10, 11, "-", "+"), mend(12, 13, " ", "_")))
    assert first.text == "lacking a+b_c"
    second = first.then([mend(0, 7, "lacking", "missing"), mend(10, 11, "b", "B")])
    assert second.text == "missing a+B_c"
    assert [(m.text, m.reading) for m in second.mends] == [
        ("lac-king", "missing"), ("-", "+"), ("b", "B"), (" ", "_"),
    ]  # fmt: skip


def test_a_second_reading_of_a_part_of_a_mend_takes_it_whole() -> None:
    first = Reading("x &amp;y z", (mend(2, 7, "&amp;", "and so "),))
    second = first.then([mend(6, 8, "so", "thus"), mend(9, 10, "y", "why")])
    assert second.text == "x and thus why z"
    assert [(m.text, m.reading) for m in second.mends] == [("&amp;", "and thus "), ("y", "why")]


@given(st.text(min_size=3, max_size=30), st.data())
def test_a_second_reading_keeps_its_offsets(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=6)))
    first = Reading(
        text,
        tuple(
            mend(a, b, text[a:b], data.draw(st.text(max_size=3)))
            for a, b in zip(cuts[::2], cuts[1::2], strict=False)
        ),
    )
    if not first.text:
        return
    a = data.draw(st.integers(0, len(first.text) - 1))
    b = data.draw(st.integers(a + 1, len(first.text)))
    second = first.then([mend(a, b, first.text[a:b], "new")])
    assert second.text == first.text[:a] + "new" + first.text[b:]
    assert all(second.source[m.start : m.end] == m.text for m in second.mends)
    ends = [0, *(m.end for m in second.mends)]
    assert all(end <= m.start for end, m in zip(ends, second.mends, strict=False))
