from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.analysis import analyse
from readout.documents import Source
from readout.figures import find_figures
from readout.figures.rules import RULES, Rule
from readout.records import Figure, Outcome


def figures(text: str, date: str = "2020-05-04") -> list[Figure]:
    return find_figures(analyse(Source(id="d", file="d.txt", text=text, sha256="", date=date)))


TABLE = [
    line
    for table in ("figures.txt", "figures_words.txt")
    for line in (Path(__file__).parent / "examples" / table).read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
OUTCOMES = "|".join(get_args(Outcome))


EXAMPLES = [(rule, text) for rule in RULES.values() for text in rule.examples]
COUNTER_EXAMPLES = [(rule, text) for rule in RULES.values() for text in rule.counter_examples]


def name(value: object) -> str:
    return value.id if isinstance(value, Rule) else str(value)[:40]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=name)
def test_each_rule_makes_the_figures_of_its_examples(rule: Rule, example: str) -> None:
    expected = re.findall(r"\[([^\]]+)\]", example)
    found = [f.text for f in figures(re.sub(r"[\[\]]", "", example)) if f.rule == rule.id]
    assert found == expected


@pytest.mark.parametrize(("rule", "example"), COUNTER_EXAMPLES, ids=name)
def test_no_rule_makes_a_figure_of_its_counter_examples(rule: Rule, example: str) -> None:
    assert [f for f in figures(example) if f.rule == rule.id] == []


@pytest.mark.parametrize("line", TABLE, ids=name)
def test_what_english_says(line: str) -> None:
    marked = rf"\[([^\]]+)\]({OUTCOMES})"
    found = [(f.text, f.outcome) for f in figures(re.sub(marked, r"\1", line))]
    assert sorted(found) == sorted(re.findall(marked, line))


@given(st.sampled_from(TABLE), st.integers(1, 30))
def test_a_text_may_end_at_any_word(line: str, words: int) -> None:
    text = " ".join(re.sub(rf"\[([^\]]+)\](?:{OUTCOMES})", r"\1", line).split()[:words])
    assert all(text[f.start : f.end] == f.text for f in figures(text))


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Two Georgian soldiers were killed.", ["Georgia"]),
        ("Two soldiers from Georgia were killed.", ["Georgia"]),
        ("Six Georgians were displaced.", ["Georgia"]),
        ("Georgia lost 12 soldiers.", ["Georgia"]),
        ("Georgia said that four of its soldiers were killed.", ["Georgia"]),
        ("In Georgia, four of the country's soldiers were killed and three wounded.", ["Georgia", "Georgia"]),
        ("On the Georgian side, 12 people died.", ["Georgia"]),
        ("Two Georgian soldiers were killed and three others injured.", ["Georgia", "Georgia"]),
        ("Two Georgian and three Armenian soldiers were killed.", ["Georgia", "Armenia"]),
        ("Twelve Georgian villagers, including three children, were killed.", ["Georgia", "Georgia"]),
        ("Twelve people were killed.", [""]),
        ("A flood killed 40 people in Georgia.", ["Georgia"]),
        ("A flood killed 40 tourists in Georgia.", [""]),
        ("Georgian forces moved north. Two soldiers were killed.", ["Georgia"]),
        ("Georgian forces and the Armenian army met. Two soldiers were killed.", [""]),
        ("Georgia mourned. Georgia wept. Georgia prayed. In Georgia, 12 people died.", ["Georgia"]),
        ("Georgia mourned. Armenia wept. Georgia prayed. Armenia sang. Then 12 people died.", [""]),
        ("Hamas met. Hamas regrouped. Two rebels and a soldier were killed.", ["Hamas", ""]),
    ],
)
def test_whose_people_they_are(text: str, sides: list[str]) -> None:
    assert [f.side for f in figures(text)] == sides


@pytest.mark.parametrize(
    ("text", "categories"),
    [
        ("Two soldiers were killed.", ["military"]),
        ("Two soldiers were killed and three wounded.", ["military", "military"]),
        ("Two police officers and a nurse died.", ["police", "medical"]),
        ("Five civilians died.", ["civilian"]),
        ("Five elderly people died.", ["elderly"]),
        ("Five aid workers and two journalists died.", ["aid_workers", "journalists"]),
        ("Twelve people died. Five were children and three women.", ["", "children", "women"]),
        ("Three boys were killed and five others injured.", ["children", ""]),
        ("Five people died.", [""]),
        ("The raid cost the army 12 dead and nine wounded.", ["military", "military"]),
        ("The council raised to 12 the number of nurses killed.", ["medical"]),
        ("Five volunteers of the Red Cross were killed.", ["aid_workers"]),
        ("Of the nurses in the town, 12 were killed.", ["medical"]),
        ("Rebels freed 12 more of the peacekeepers.", ["military"]),
        ("The prisoners of war, 12 of whom are ill, wait.", ["military"]),
        ("Two soldiers died. Nine were wounded.", ["military", "military"]),
        ("The storm killed seven people, of whom one was a boy.", ["", "children"]),
        ("Two people died, one of them a girl of four.", ["", "children"]),
        ("He mourned the 12 cadets killed and the nine who were wounded.", ["military", "military"]),
        ("Federal losses amounted to 12 killed and nine missing.", ["military", "military"]),
        ("Losses of the fire amounted to 12 killed.", [""]),
    ],
)
def test_what_kind_of_people(text: str, categories: list[str]) -> None:
    assert [f.category for f in figures(text)] == categories


def test_parts_know_their_total() -> None:
    text = "Forty people died, including ten children and six women. Two of them were twins."
    total, *parts = figures(text)
    assert [f.text for f in parts] == ["ten", "six", "Two"]
    assert {f.part_of for f in parts} == {total.start}


@pytest.mark.parametrize(
    "text",
    [
        "Of those killed, 12 were boys and six girls.",
        "Of those killed, 12 were boys and six were girls.",
        "Among the dead were 12 boys and six girls.",
        "Thirty people died, none of them soldiers, and another six were hurt.",
        "Thirty people died and nine others are missing.",
    ],
)
def test_people_beside_each_other_are_no_parts_of_each_other(text: str) -> None:
    assert {f.part_of for f in figures(text) if f.value} == {None}


@pytest.mark.parametrize(
    "text",
    [
        "The raid killed 40 soldiers, five officers among them, and nine farmers.",
        "The raid killed 40 soldiers, five of them officers, and nine farmers.",
        "The raid killed 40 soldiers, including five officers, as well as nine farmers.",
    ],
)
def test_people_behind_the_parts_of_others_are_no_parts_of_them(text: str) -> None:
    soldiers, officers, farmers = figures(text)
    assert officers.part_of == soldiers.start
    assert (farmers.value, farmers.part_of) == (9, None)


def test_a_part_has_the_source_of_its_total() -> None:
    found = figures("Mayor Ann Lee said 40 people died. Among them were 12 boys. Nine cows died, too.")
    assert [f.speaker for f in found] == ["Ann Lee", "Ann Lee"]
    found = figures("Mayor Ann Lee said 40 people were freed. Two of them were later arrested again.")
    assert [f.speaker for f in found] == ["Ann Lee", ""]
    found = figures("The raid took 40 lives, by the army's count. Among them were 12 boys.")
    assert [f.speaker for f in found] == ["army", ""]


def test_a_second_mention_is_a_repeat() -> None:
    found = figures("Blast kills 25 in Port Ellis\n\nA blast killed 25 people. Another 25 were injured.")
    assert [(f.outcome, f.repeat) for f in found] == [("killed", False), ("killed", True), ("injured", False)]


def test_the_same_number_of_others_is_no_repeat() -> None:
    found = figures("The flood killed 25 Georgian soldiers.\n\nThe fire killed 25 Armenian soldiers.")
    assert [f.repeat for f in found] == [False, False]


def test_ranges_and_qualifiers_reach_the_record() -> None:
    (figure,) = figures("Between 10 and 15 people died.")
    assert (figure.value, figure.value_max, figure.modifier) == (10, 15, "exact")
    (figure,) = figures("At least 12 people died.")
    assert (figure.modifier, figure.qualifier) == ("at_least", "At least")


def test_when_and_by_what() -> None:
    (figure,) = figures("Since the end of the war, 12 people have been killed by landmines.")
    assert (figure.period, figure.cause) == ("Since the end of the war", "by landmines")
    (figure,) = figures("A car bomb killed 12 people on Monday.")
    assert (figure.period, figure.cause) == ("on Monday", "A car bomb")


def test_every_value_keeps_its_reason() -> None:
    (figure,) = figures("Officials said at least 12 Georgian soldiers were killed by landmines on Monday.")
    cues = {cue.role: cue.text for cue in figure.cues}
    assert figure.rule == "kill"
    assert cues == {
        "outcome": "killed", "qualifier": "at least", "side": "Georgian", "speaker": "Officials said",
        "period": "on Monday", "cause": "by landmines",
    }  # fmt: skip


WORDS = """12 two dozens people soldiers killed were wounded and , . including of them the a missing said
Georgia died who had been in Gori ( ) lost their homes 3,890 at least no one prisoners bodies death toll to"""
PIECES = st.sampled_from(re.findall(r"\S+", WORDS))


@given(st.lists(PIECES, max_size=25).map(" ".join))
def test_any_row_of_words_gives_records_that_quote_it(text: str) -> None:
    for figure in figures(text):
        assert text[figure.start : figure.end] == figure.text
        assert text[figure.sentence_start : figure.sentence_end] == figure.sentence
        assert figure.sentence_start <= figure.start < figure.end <= figure.sentence_end
        assert all(text[cue.start : cue.end] == cue.text for cue in figure.cues)


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    found = figures(text)
    assert len({f.id for f in found}) == len(found)
