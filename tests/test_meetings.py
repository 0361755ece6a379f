"""Meetings: every rule of the lexicon against its examples, and what each record must hold."""

from __future__ import annotations

import hashlib
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.actors import Actor
from readout.analysis import analyse
from readout.documents import Source
from readout.meetings import find_meetings
from readout.meetings.agenda import LEXICON as AGENDA
from readout.meetings.chunking import chunked
from readout.meetings.circumstances import LEXICON as CIRCUMSTANCES
from readout.meetings.heads import LEXICON as HEADS
from readout.meetings.layers import layers_of
from readout.meetings.parties import settled
from readout.meetings.relations import relations, rules_of
from readout.meetings.standins import LEXICON as STANDINS
from readout.meetings.tellings import find_tellings
from readout.meetings.trips import LEXICON as TRIPS
from readout.meetings.words import CUES, expand
from readout.records import Meeting

PUBLISHED = "2019-05-17"  # a Friday


def source(text: str, date: str = PUBLISHED, title: str = "") -> Source:
    return Source(
        "report", "report.txt", text, hashlib.sha256(text.encode()).hexdigest(), title=title, date=date
    )


def meetings(text: str, date: str = PUBLISHED) -> list[Meeting]:
    return find_meetings(analyse(source(text, date)))


def only(text: str, date: str = PUBLISHED) -> Meeting:
    found = meetings(text, date)
    assert len(found) == 1, [(m.text, m.participants) for m in found]
    return found[0]


def rules(text: str) -> set[str]:
    analysis = analyse(source(text))
    return {
        rule
        for telling in find_tellings(analysis, layers_of(analysis))
        if not telling.bare or telling.attendance
        for rule in telling.rules
    }


def table() -> list[tuple[str, list[str]]]:
    """Texts, each with a line for each of its meetings; " ¶ " stands between paragraphs."""
    files = sorted((Path(__file__).parent / "examples").glob("meetings*.txt"))
    lines = [line for file in files for line in file.read_text("utf-8").splitlines()]
    cases: list[tuple[str, list[str]]] = []
    for line in (line for line in lines if line and not line.startswith("#")):
        if line.startswith("> "):
            cases[-1][1].append(line[2:])
        else:
            cases.append((line.replace(" ¶ ", "\n"), []))
    return cases


def written(meeting: Meeting, names: list[str]) -> str:
    """A meeting as the table writes it, its parties in the order of ``names`` where it has the same."""
    parties = names if sorted(names) == sorted(meeting.participants) else meeting.participants
    circumstances = f"{meeting.status} {meeting.mode} {meeting.date or '-'} {meeting.place or '-'}"
    return f"{circumstances}: {', '.join(parties)}"


@pytest.mark.parametrize(("text", "expected"), table())
def test_meetings_are_read_as_in_the_table(text: str, expected: list[str]) -> None:
    found = meetings(text)
    named = [line.partition(": ")[2].split(", ") for line in expected]
    assert [
        written(m, names) for m, names in zip(found, [*named, *([[]] * len(found))], strict=False)
    ] == expected


@pytest.mark.parametrize(("rule", "text"), [(r.name, e) for r in relations() for e in r.examples])
def test_a_relation_ties_the_parties_of_its_examples(rule: str, text: str) -> None:
    assert rule in rules(text)


@pytest.mark.parametrize(("rule", "text"), [(r.name, e) for r in relations() for e in r.counter_examples])
def test_a_relation_ties_nobody_in_its_counter_examples(rule: str, text: str) -> None:
    assert rule not in rules(text)


@pytest.mark.parametrize(("mode", "text"), [(r.name, e) for r in CIRCUMSTANCES.modes for e in r.examples])
def test_a_mode_is_read_in_its_examples(mode: str, text: str) -> None:
    assert only(text).mode == mode


@pytest.mark.parametrize(
    ("mode", "text"), [(r.name, e) for r in CIRCUMSTANCES.modes for e in r.counter_examples]
)
def test_a_mode_is_not_read_in_its_counter_examples(mode: str, text: str) -> None:
    assert only(text).mode != mode


@pytest.mark.parametrize(
    ("status", "text"), [(r.name, e) for r in CIRCUMSTANCES.statuses for e in r.examples]
)
def test_a_status_is_read_in_its_examples(status: str, text: str) -> None:
    assert only(text).status == status


@pytest.mark.parametrize(
    ("status", "text"), [(r.name, e) for r in CIRCUMSTANCES.statuses for e in r.counter_examples]
)
def test_a_status_is_not_read_in_its_counter_examples(status: str, text: str) -> None:
    assert only(text).status != status


@pytest.mark.parametrize(("text", "parties"), [(e.text, e.parties) for e in STANDINS.examples])
def test_words_that_stand_for_a_side_are_read_as_it(text: str, parties: tuple[str, ...]) -> None:
    assert only(text).participants == parties


@pytest.mark.parametrize("text", STANDINS.counter_examples)
def test_sides_that_the_document_does_not_name_are_nobody(text: str) -> None:
    assert meetings(text) == []


@pytest.mark.parametrize("text", TRIPS.examples)
def test_what_was_due_on_a_trip_is_off_with_it(text: str) -> None:
    assert only(text).status == "cancelled"


@pytest.mark.parametrize("text", TRIPS.counter_examples)
def test_what_is_due_stays_so_when_another_trip_is_off(text: str) -> None:
    assert only(text).status == "planned"


@pytest.mark.parametrize(("text", "parties"), HEADS.examples.items())
def test_heads_of_delegations_are_named_for_their_sides(text: str, parties: tuple[str, ...]) -> None:
    assert only(text).participants == parties


@pytest.mark.parametrize("text", HEADS.counter_examples)
def test_who_leads_no_delegation_is_no_party(text: str) -> None:
    assert only(text).participants == ("Norway", "Peru")


@pytest.mark.parametrize("text", AGENDA.topics.examples)
def test_topics_are_read(text: str) -> None:
    assert only(text).agenda


@pytest.mark.parametrize("text", AGENDA.topics.counter_examples)
def test_nothing_else_is_a_topic(text: str) -> None:
    assert not only(text).agenda


@pytest.mark.parametrize("text", AGENDA.outcomes.examples)
def test_outcomes_are_read(text: str) -> None:
    assert only(text).agreed


@pytest.mark.parametrize("text", AGENDA.outcomes.counter_examples)
def test_an_opinion_is_no_outcome(text: str) -> None:
    assert not only(text).agreed


def test_a_row_of_topics_is_told_one_by_one() -> None:
    text = "Ana Lopez and Tomas Berg discussed the border, the release of sailors and fishing rights."
    assert [s.text for s in only(text).agenda] == ["the border", "the release of sailors", "fishing rights"]


def test_alternatives_are_expanded() -> None:
    assert expand("hold|held talks|a meeting") == [
        "hold talks meeting",
        "hold a meeting",
        "held talks meeting",
        "held a meeting",
    ]


NO_MEETINGS = [
    "President Ana Lopez said that both sides will continue their contacts.",
    "President Ana Lopez called for talks.",
    "President Ana Lopez spoke at the United Nations.",
    "President Ana Lopez spoke to reporters at a news conference in Oslo.",
    "Prime Minister Tomas Berg told a cabinet meeting in Oslo that the budget would grow.",
    "The company met the criteria for the loan.",
    "The plant was built to meet demand in Norway and Peru.",
    "The hotline has a new telephone number.",
    "Parliament opened its first session in Oslo on Monday.",
    "President Ana Lopez welcomed the decision of Norway.",
    "President Ana Lopez received a letter from Tomas Berg.",
    "Tensions between Norway and Peru have grown since the summit.",
    "President Ana Lopez visited a hospital in Oslo.",
    "President Ana Lopez hosted a dinner.",
    "",
    "...",
]


@pytest.mark.parametrize("text", NO_MEETINGS)
def test_what_is_no_meeting_makes_no_record(text: str) -> None:
    assert meetings(text) == []


def test_later_mentions_belong_to_one_record() -> None:
    meeting = only(
        "President Ana Lopez met Prime Minister Tomas Berg on Tuesday.\n\n"
        "The talks in Oslo lasted more than two hours, a spokesman said.\n\n"
        "At the meeting the two leaders agreed to reopen the border."
    )
    assert meeting.text == "met"
    assert (meeting.date, meeting.place, meeting.duration) == ("2019-05-14", "Oslo", "more than two hours")
    assert [s.text for s in meeting.agreed] == ["reopen the border"]


def test_parties_met_apart_are_told_apart() -> None:
    found = meetings(
        "President Ana Lopez met Prime Minister Tomas Berg on 3 May and Foreign Minister Eva Dahl on 5 May."
    )
    assert [(m.date, m.participants) for m in found] == [
        ("2019-05-03", ("Ana Lopez", "Tomas Berg")),
        ("2019-05-05", ("Ana Lopez", "Eva Dahl")),
    ]
    assert len({m.id for m in found}) == 2


def test_a_meeting_of_the_parties_before_their_first_is_not_possible() -> None:
    found = meetings(
        "Ana Lopez and Tomas Berg sat down with President Eva Dahl.\n\n"
        "On Tuesday Ana Lopez and Tomas Berg held their first talks in Oslo."
    )
    assert [(m.date, m.not_before, m.not_after) for m in found] == [
        ("2019-05-17", "2019-05-14", "2019-05-17"),
        ("2019-05-14", "", ""),
    ]


def test_what_is_told_hours_before_was_on_the_same_day() -> None:
    found = meetings(
        "President Ana Lopez telephoned President Eva Dahl on Tuesday.\n\n"
        "The call came a few hours before Tomas Berg and Olga Stein met in Oslo."
    )
    assert [(m.mode, m.date) for m in found] == [("phone", "2019-05-14"), ("in_person", "2019-05-14")]


def test_a_meeting_without_a_day_is_not_after_its_document() -> None:
    meeting = only(
        "President Ana Lopez met Prime Minister Tomas Berg in Oslo. On Tuesday a storm hit the coast of Peru."
    )
    assert (meeting.date, meeting.not_before, meeting.not_after) == ("", "", PUBLISHED)


def test_a_document_that_tells_only_of_its_own_day_dates_its_news() -> None:
    assert only("President Ana Lopez met Prime Minister Tomas Berg in Oslo.").date == PUBLISHED


def test_they_points_back_to_the_parties_of_the_meeting_before() -> None:
    found = meetings(
        "President Ana Lopez met Prime Minister Tomas Berg in Oslo on Tuesday.\n\n"
        "They will meet again in Lima on 5 June."
    )
    assert [(m.date, m.place, m.status, m.participants) for m in found] == [
        ("2019-05-14", "Oslo", "held", ("Ana Lopez", "Tomas Berg")),
        ("2019-06-05", "Lima", "planned", ("Ana Lopez", "Tomas Berg")),
    ]


def test_a_plural_points_back_to_holders_of_its_office_alone() -> None:
    only(
        "President Ana Lopez met President Juan Rey in Oslo on Tuesday.\n\n"
        "It was agreed that the foreign ministers would meet in Lima on 5 June."
    )


def test_a_later_paragraph_goes_on_with_the_day_of_the_lead() -> None:
    lead = "Hopes rose in Oslo on Tuesday, a minister said.\n\n"
    met = "President Ana Lopez sat down with Prime Minister Tomas Berg in the town hall."
    assert only(lead + met).date == "2019-05-14"
    assert only("A bridge fell in 2010.\n\n" + met).date == "2019-05-17"


def test_days_between_meetings_are_counted() -> None:
    found = meetings(
        "President Ana Lopez telephoned President Eva Dahl on Tuesday.\n\n"
        "The call came a day after Ana Lopez and Prime Minister Tomas Berg met in Oslo."
    )
    assert [m.date for m in found] == ["2019-05-14", "2019-05-13"]


def test_what_was_held_ahead_of_a_meeting_is_another_one() -> None:
    found = meetings(
        "President Ana Lopez, Prime Minister Tomas Berg and President Juan Rey met in Oslo on Tuesday.\n\n"
        "Ana Lopez and Tomas Berg held talks ahead of the meeting."
    )
    assert [m.participants for m in found] == [
        ("Ana Lopez", "Tomas Berg", "Juan Rey"),
        ("Ana Lopez", "Tomas Berg"),
    ]


def test_a_proposal_has_the_days_until_its_deadline() -> None:
    meeting = only(
        "President Ana Lopez should meet Prime Minister Tomas Berg, a mediator said. "
        "He suggested a meeting before the end of the year."
    )
    assert (meeting.status, meeting.not_before, meeting.not_after) == ("proposed", PUBLISHED, "2019-12-31")


def test_who_attended_too_is_added() -> None:
    meeting = only(
        "President Ana Lopez met Prime Minister Tomas Berg in Oslo on Tuesday. "
        "Foreign Minister Eva Dahl was also present."
    )
    assert meeting.participants == ("Ana Lopez", "Tomas Berg", "Eva Dahl")


def test_a_readout_without_a_head_is_of_the_people_that_it_names() -> None:
    meeting = only(
        "In the conversation Ms Lopez set out how she sees the border. Mr Berg called for patience.", ""
    )
    assert (set(meeting.participants), meeting.date) == ({"Lopez", "Berg"}, "")


def test_an_occasion_is_named_as_fully_as_the_document_names_it() -> None:
    meeting = only(
        "President Ana Lopez met Prime Minister Tomas Berg after Norway's summit with its Fjord Forum.\n\n"
        "Speaking at the Fjord Forum summit, Ana Lopez praised the fishermen."
    )
    assert meeting.event == "Fjord Forum summit"


def test_nations_that_meet_in_sport_or_battle_hold_no_meeting() -> None:
    assert meetings("Norway met Peru in the final of the World Cup in Lima on Tuesday.") == []
    assert meetings("Two men were killed in an encounter between Norway and Peru in Lima on Tuesday.") == []


def test_the_host_is_told() -> None:
    meeting = only("Peru hosted talks between President Ana Lopez and Prime Minister Tomas Berg in Lima.")
    assert (meeting.host, set(meeting.participants)) == ("Peru", {"Peru", "Ana Lopez", "Tomas Berg"})


PEOPLE = ["Ana Lopez", "Tomas Berg", "Olga Stein", "Eva Dahl"]
PLACES = ["Oslo", "Lima", "Vienna", "Geneva"]
SENTENCES = [
    "President {0} met Prime Minister {1} in {2} on Tuesday.",
    "President {0} telephoned President {1} to discuss trade, fishing rights and the border.",
    "The talks between {0} and {1} in {2} lasted for more than two hours.",
    "{0} and {1} will meet in {2} next week.",
    "The two leaders agreed that a mission will be sent to {2}.",
    "“It was a good meeting,” {0} told reporters.",
    "A storm hit the coast near {2}.",
]


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Texts of a few sentences about invented encounters, with odd spaces and paragraphs."""
    parts = []
    for _ in range(draw(st.integers(1, 6))):
        first, second = draw(st.permutations(PEOPLE))[:2]
        sentence = draw(st.sampled_from(SENTENCES)).format(first, second, draw(st.sampled_from(PLACES)))
        parts.append(sentence + draw(st.sampled_from([" ", "\n\n", "\n"])))
    return "".join(parts)


@settings(max_examples=60, deadline=None)
@given(texts())
def test_every_offset_quotes_the_text(text: str) -> None:
    found = meetings(text)
    assert len({m.id for m in found}) == len(found)
    for m in found:
        spans = [(m.start, m.end, m.text), (m.sentence_start, m.sentence_end, m.sentence)]
        spans += [(s.start, s.end, s.text) for s in (*m.cues, *m.agenda, *m.agreed)]
        assert all(text[a:b] == quoted and quoted for a, b, quoted in spans)
        assert len(m.participants) == len(set(m.participants)) >= 2
        assert m.not_before <= m.not_after or not m.not_after


@settings(max_examples=30, deadline=None)
@given(texts())
def test_the_same_text_makes_the_same_records(text: str) -> None:
    assert meetings(text) == meetings(text)


def test_any_two_names_and_places_make_one_meeting() -> None:
    for (a, b), place in product([(x, y) for x in PEOPLE for y in PEOPLE if x != y], PLACES):
        meeting = only(f"President {a} met Prime Minister {b} in {place} on Tuesday.")
        assert (set(meeting.participants), meeting.place, meeting.date) == ({a, b}, place, "2019-05-14")


def test_a_rule_needs_no_part_that_it_can_match_without() -> None:
    matched = 0
    for text in (text for relation in relations() for text in relation.examples):
        analysis = analyse(source(text))
        layers = layers_of(analysis)
        for sentence in analysis.sentences:
            clause = chunked(sentence, text, layers)
            for cue in [n for n, chunk in enumerate(clause.chunks) if chunk.part in CUES]:
                marked = f"{clause.letters[:cue]}@{clause.letters[cue + 1 :]}"
                part = clause.chunks[cue].part
                for relation, pattern, needed in (*rules_of(part), *rules_of(part, weak=True)):
                    if pattern.search(marked):
                        matched += 1
                        assert needed <= set(marked), relation.name
    assert matched > len(relations())


def test_a_sentence_may_begin_with_a_part_of_a_country() -> None:
    assert not meetings("Northern Norway receive 09 Swede!")


def test_mediators_give_way_to_those_whom_another_telling_names() -> None:
    mediators, lopez, dahl = (
        Actor("mediators", "group"),
        Actor("Ana Lopez", "person"),
        Actor("Eva Dahl", "person"),
    )
    rows = [{mediators: (0, 9), lopez: (20, 29)}, {dahl: (40, 48), lopez: (60, 69)}]
    assert [list(row) for row in settled(rows)] == [[lopez], [dahl, lopez]]
    assert [list(row) for row in settled(rows[:1])] == [[mediators, lopez]]
