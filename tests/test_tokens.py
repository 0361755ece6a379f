import pytest

from readout.tokens import sentences, tokenize


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("He left. She stayed.", ["He left.", "She stayed."]),
        ("Mr. Ban met U.S. envoys on Nov. 4 in Kyiv.", ["Mr. Ban met U.S. envoys on Nov. 4 in Kyiv."]),
        ("“We will go.” He went.", ["“We will go.”", "He went."]),
        ("“Will you?” he asked. No.", ["“Will you?” he asked.", "No."]),
        ("Talks fail\n\nTwo died in the east.", ["Talks fail", "Two died in the east."]),
        ("A line\nAnother line", ["A line", "Another line"]),
        ("It rose by 2.5 percent. Then it fell.", ["It rose by 2.5 percent.", "Then it fell."]),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert [text[s.start : s.end] for s in sentences(text)] == parts


def test_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "\n".join(["Fighting went on in the east of the country and", "more people fled to the"] * 3)
        + "\nwest."
    )
    assert len(sentences(text)) == 1


def test_tokens_quote_the_text() -> None:
    text = "Georgia’s 3,890 (U.S.) men—on the 4th."
    assert [t.text for t in tokenize(text)] == [
        "Georgia’s", "3,890", "(", "U.S.", ")", "men", "—", "on", "the", "4th", ".",
    ]  # fmt: skip
    assert all(text[t.start : t.end] == t.text for t in tokenize(text))
