from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from readout.restoration import paraphrase, restore

ROOT = Path(__file__).parent.parent
SPUN = "They went lacking. The edges agreed. "
GENUINE = """\
Rescuers found nine missing sailors on Monday, but the village is lacking people to help, said the mayor,
who is famous for his calm. The two ministers met nearly 200 pupils, and then launched a school ship
together with their wives. "The discharge of water was stopped," the harbour master mentioned in a
letter. The National Assembly and the Overseas Territories sent youngsters, girls and boys, all
summer. In the past two years the edges of the road were mended. He could come in May; she might
leave on 9 May. Could nine boats leave? I’m sure: “Yes”, Zürich’s café owner {and his wife|cook} says…
nothing – at 3.30, or 3,890 times in 2003, two of them twice."""


def pieces(text: str) -> list[tuple[str, str]]:
    return [(m.text, m.reading) for m in restore(text).mends]


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("three,200 of twenty-three,400", "3,200 of 23,400"),
        ("Twelve,005 and one hundred and five,000", "12,005 and 105,000"),
        ("one,200,000 or 3,five hundred sixty", "1,200,000 or 3,560"),
        ("four.5 million, 3.five percent", "4.5 million, 3.5 percent"),
        ("one,two and three,89; in 1994,two men, on day one, 200", None),
        ("It cost four.Five came. three.30", None),
        ("{that a} {ship|boat} left", "that a ship left"),
        ("{} {x", None),
        ("kil\u00adled in To\u200bkyo", "killed in Tokyo"),
        ("\ufeffTokyo \u200b and \u200d on", None),
        ("conﬁrmed ﬁve", "confirmed five"),
        ("AT&amp;T&#8217;s &nosuch; &", "AT&T’s &nosuch; &"),
        ("&#10; &#x202e; &#0;", None),
        ("â€œYesâ€\x9d, Ã\x85ge said. â€œNo.â€", "“Yes”, Åge said. “No.”"),
        ("AltÄ±nbaÅŸ and Ä°zmir", "Altınbaş and İzmir"),
        ("Åge’s “naïve” café – £5 … ¿Qué? Łódź", None),
        ("Norway\ufffds ship, Oslo?s port", "Norway’s ship, Oslo’s port"),
        ("d\ufffdplac\ufffds", None),
        ("Is it? so what", None),
    ],
)
def test_characters(text: str, reading: str | None) -> None:
    assert restore(text).text == (text if reading is None else reading)
    assert restore(text).source == text


@pytest.mark.parametrize("file", paraphrase.FILES)
def test_rules_read_their_examples_as_they_say(file: str) -> None:
    for rule in paraphrase.rules(file):
        assert {s: paraphrase.apply(rule, s) for s in rule.examples} == rule.examples
        assert not [written for written, reading in rule.mends.items() if written == reading]


def test_rules_have_one_name() -> None:
    names = [rule.id for file in paraphrase.FILES for rule in paraphrase.rules(file)]
    assert sorted(set(names)) == sorted(names)


def test_two_different_signs_make_a_document_paraphrased() -> None:
    assert not restore("They went lacking. He went lacking. Nine youngsters left.").paraphrased
    assert pieces("They went lacking. Nine youngsters left.") == [("lacking", "missing")]
    assert restore("They went lacking. Nine youngsters of three,200 left.").paraphrased
    assert pieces(SPUN + "Nine youngsters left.")[-1] == ("youngsters", "children")


def test_every_mend_carries_its_rule_and_reason() -> None:
    assert [(m.rule, bool(m.reason)) for m in restore(SPUN).mends] == [
        ("went-missing", True),
        ("sides", True),
    ]


def test_capitals_are_kept_and_names_are_left_alone() -> None:
    text = (
        SPUN
        + "Youngsters left. THE LACKING PEOPLE. The Assembly met; the assembly lasted. Overseas Ministry."
    )
    assert restore(text).text == (
        "They went missing. The sides agreed. "
        "Children left. THE MISSING PEOPLE. The Assembly met; the meeting lasted. Foreign Ministry."
    )


def test_line_ends_are_kept() -> None:
    assert restore(SPUN + "Roads in each\ninternational locations.").text.endswith("in both\ncountries.")


def test_genuine_text_is_left_alone_but_for_braces() -> None:
    assert {m.text for m in restore(GENUINE).mends} == {"{", "|cook}"}
    assert not restore(GENUINE).paraphrased


def test_a_substitution_over_a_mended_character_is_one_mend() -> None:
    reading = restore("They went lac\u00adking.")
    assert reading.text == "They went missing."
    assert [(m.text, m.reading, m.rule) for m in reading.mends] == [
        ("lac\u00adking", "missing", "went-missing")
    ]
    assert reading.span(10, 17).text == "lac\u00adking"


def test_the_paraphrased_seed_is_read_as_plain_english() -> None:
    reading = restore((ROOT / "seeds" / "000_c642fdde0b31510b.txt").read_bytes().decode())
    assert reading.paraphrased
    for phrase in [
        "have met virtually on the 4th of February 2022",
        "a total of 3,890 Azerbaijani residents, including 71 children, 267 women and 326 elderly people, "
        "went missing during the first Karabakh war",
        "noted that since the end of the Patriotic War, 36 Azerbaijani residents had been killed",
        "since the meetings held on the sidelines of the Eastern Partnership Summit",
        "recent releases of detainees, ongoing joint efforts to search for missing people",
        "this meeting provided a precious opportunity to discuss a number of issues",
        "The sides stressed the significance of the joint meeting held in Brussels",
        "the sides exchanged views on numerous issues of relations between the 2 countries, including "
        "humanitarian issues",
        "position on the issues under discussion",
        "determining the fate of those missing during the first Karabakh war",
        "was additionally discussed at the meeting. The sides agreed that a mission will be sent to both",
    ]:
        assert phrase in reading.text
    assert reading.span(*[reading.text.index("3,890") + i for i in (0, 5)]).text == "three,890"


def test_the_other_seed_is_left_alone() -> None:
    reading = restore((ROOT / "seeds" / "002_52efbc76b4e49648.txt").read_bytes().decode())
    assert (reading.mends, reading.paraphrased) == ((), False)


PARTS = [
    "went", "lacking", "three,200", "the edges", "agreed", "{that a}", "youngsters", "İ", "â€œ", "Ã©t",
    "lac\u00adking", "aged folks", "he", "famous", "that", "on", "assembly", "because the", "end of",
    "Could 9", "&amp;", "Oslo\ufffds", "Oslo?s", "final week", ".", ",", "\n",
]  # fmt: skip


@given(st.lists(st.sampled_from(PARTS), max_size=30).map(" ".join) | st.text(max_size=80))
@example("İ" * 3 + " went lacking")
def test_mends_quote_the_text_in_order_and_offsets_lead_back(text: str) -> None:
    reading = restore(text)
    ends = [0, *(m.end for m in reading.mends)]
    assert all(end <= m.start < m.end for end, m in zip(ends, reading.mends, strict=False))
    assert all(text[m.start : m.end] == m.text != m.reading for m in reading.mends)
    assert reading.source == text
    places = [reading.original(at, at + 1) for at in range(len(reading.text))]
    assert all(0 <= a < b <= len(text) for a, b in places)
    assert places == sorted(places)
