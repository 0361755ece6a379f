import re
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from readout.text.tokens import sentences, tokenize

TEXTS = st.text(st.sampled_from("aB1 .,!?\"'’”“()\n\r\u2028-–—İß\u200b\ufeff½…"), max_size=60) | st.text(
    max_size=60
)


@pytest.mark.parametrize(
    "parted",
    [
        "He left.| She stayed.",
        "Mr. Ban met U.S. envoys on Nov. 4 in Kyiv.",
        "Envoy J. Smith met U.S. President X. Y. Lee.",
        "She left the U.S.| The talks went on.",
        "It began at 5 p.m.| They met again.",
        "It began at 5 p.m. Tuesday in Oslo.",
        "Lt. Gen. Lee and Sgt. May left.| Maj. Ray stayed.",
        "He sat.| Norway left.| He said no.| Norway left.",
        "Under No. 5 of the list.| No.| The end.",
        "“We will go.”| He went.",
        "“Will you?” he asked.| No.",
        '"Go."| "Stay."| (They left.)| Then rain.',
        "They left...| The rain fell.",
        "They left … but came back.",
        "Really?!| They left.",
        "Two were hurt.|Talks began in Bern.|A delay followed in 2016.|Envoys met.",
        "They hurt 15.|Twenty fled.|It was “a raid”.|He left by 10.May 2020.",
        'He said: "Go."|Then he left.|"Stay," she said.',
        "See www.Example.org for St.Gallen.",
        "Talks fail\n\n|Two died in the east.",
        "Two killed near the town|OSLO, Norway — Two died.",
        "OSLO (Agency) – Two died.| More fled.",
        " date 2020-05-04| Lee met Kim.| They agreed.",
        "A line\n|Another line",
        "1. Two men died.| 2 fled.",
        "It rose by 2.5 percent.| Then it fell.",
        "",
    ],
)
def test_sentences(parted: str) -> None:
    text = parted.replace("|", "")
    parts = [part.strip() for part in parted.split("|") if part]
    assert [text[s.start : s.end] for s in sentences(text)] == parts


WRAPPED = """The Courier
May 4 2020
Ferry talks resume in port
On Monday the minister received envoys of Norway and
Swedish guests in the east of the country on Monday, and
more people fled to the west, where Mr. Lee met envoys of
Norway and of the town. They agreed to meet again.
Rain fell in the west of the country for most of the day,
and two roads were closed.

- Two men were hurt.
- One man was found by
the river."""


def test_wrapped_lines_are_one_paragraph_and_headlines_and_bullets_their_own() -> None:
    assert [re.sub(r"\s+", " ", WRAPPED[s.start : s.end]) for s in sentences(WRAPPED)] == [
        "The Courier",
        "May 4 2020",
        "Ferry talks resume in port",
        "On Monday the minister received envoys of Norway and Swedish guests in the east of the country on "
        "Monday, and more people fled to the west, "
        "where Mr. Lee met envoys of Norway and of the town.",
        "They agreed to meet again.",
        "Rain fell in the west of the country for most of the day, and two roads were closed.",
        "- Two men were hurt.",
        "- One man was found by the river.",
    ]


@pytest.mark.parametrize(
    ("end", "following", "paragraphs"),
    [
        ("and they agreed.", "The", 2),
        ("and they agreed!", "The", 2),
        ("had they agreed?", "The", 2),
        ("“And they agreed.”", "The", 2),
        ('"And they agreed."', "“The", 2),
        ("and they agreed.", "(The", 2),
        ("and they agreed.", "the", 1),
        ("and they agreed on", "Norway: the", 1),
        ("and they agreed on nothing, but the two of them.", "The", 1),
        ("and they agreed on nothing, not then.", "The", 2),
        ("and they agreed.", "* the", 2),
        ("and they agreed.", "- The", 2),
        ("and they agreed\n", "the", 2),
        ("and they agreed.\n ", "The", 2),
    ],
)
def test_where_a_wrapped_paragraph_ends(end: str, following: str, paragraphs: int) -> None:
    text = (
        "On Monday the minister received envoys of Norway and\n"
        "their guests in the east of the country on Monday, and\n"
        "more people fled to the west, where envoys of both met\n"
        f"{end}\n"
        f"{following} rain fell in the west of the country for\n"
        "most of the day, and two roads were closed until the\n"
        "evening came."
    )
    assert len({sentence.paragraph for sentence in sentences(text)}) == paragraphs


@pytest.mark.parametrize(
    ("headline", "own"),
    [("Ferry talks resume", True), ("Ferry talks resume in", False)],
)
def test_a_headline_is_a_paragraph_unless_it_goes_on(headline: str, own: bool) -> None:
    text = (
        f"{headline}\n"
        "Norway received envoys of the minister on Monday and\n"
        "their guests in the east of the country on Monday, and\n"
        "more people fled to the west, where envoys of both met\n"
        "on a ferry."
    )
    assert len({sentence.paragraph for sentence in sentences(text)}) == 1 + own


def test_lines_that_are_no_wrapped_text_are_paragraphs() -> None:
    few = "On Monday the minister received envoys and\ntheir guests in the east of the country, and\nmore."
    assert len({sentence.paragraph for sentence in sentences(few)}) == 3
    long = "\n".join(["a line that goes on and " * 6] * 5)
    assert len({sentence.paragraph for sentence in sentences(long)}) == 5
    titles = "\n".join(["Envoys of Norway meet in the east"] * 6)
    assert len({sentence.paragraph for sentence in sentences(titles)}) == 6
    ended = "\n".join(["the envoys of Norway met in the east."] * 6)
    assert len({sentence.paragraph for sentence in sentences(ended)}) == 6


def test_tokens_quote_the_text() -> None:
    text = "Georgia’s 3,890 (U.S.) men—on the 4th, 5 p.m.\u200b"
    assert [t.text for t in tokenize(text)] == [
        "Georgia’s", "3,890", "(", "U.S.", ")", "men", "—", "on", "the", "4th", ",", "5", "p.m.",
    ]  # fmt: skip
    assert [(t.start, t.text) for t in tokenize("one two three", 4, 7)] == [(4, "two")]
    assert [t.lower for t in tokenize("Georgia’s O`Neil")] == ["georgia's", "o'neil"]


@given(TEXTS)
@example("ab" * 100 + "XYZ, ")
def test_sentences_cover_all_tokens_in_order(text: str) -> None:
    parts = sentences(text)
    inside = [t for s in parts for t in s.tokens]
    assert all(text[t.start : t.end] == t.text for t in inside)
    assert all(a.end <= b.start for a, b in pairwise(inside))
    assert all(s.tokens and (s.start, s.end) == (s.tokens[0].start, s.tokens[-1].end) for s in parts)
    assert all(s.written == tuple(t.text for t in s.tokens) for s in parts)
    assert all(s.lower == tuple(t.lower for t in s.tokens) for s in parts)
    assert [s.paragraph for s in parts] == sorted(s.paragraph for s in parts)
    left = "".join(t.text for t in inside)
    assert left == "".join(t.text for t in tokenize(text)) or "date " in text
