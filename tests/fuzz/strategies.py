"""What Hypothesis draws the texts from."""

from __future__ import annotations

from hypothesis import strategies as st

from fuzz.texts import text

DATES = st.sampled_from(["", "2019-05-14", "2019-05", "2019", "1000-01-01", "9998-12-31"])


@st.composite
def texts(draw: st.DrawFn, most: int = 30) -> str:
    """Texts of the lexicon's words, sentences, numbers and marks, and of strange letters."""
    return text(lambda end: draw(st.integers(0, end - 1)), draw(st.integers(1, most)))


any_text = texts() | st.text(max_size=120)
