from hypothesis import given
from hypothesis import strategies as st

from readout.reading import Reading
from readout.records import Mend


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
