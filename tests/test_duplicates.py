"""The same story in several documents, read from files as a user has them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from readout import chapters, corpus
from readout.chapters import pages
from readout.chronology import merge
from readout.corpus import Corpus
from readout.documents.likeness import earlier, facts, likeness, wording
from readout.parameters import Parameters

HEAD = "Shelling resumes near Port Vale"
STAMP = "Published: 2031-05-07"
STORY = "\n\n".join(
    (
        "PORT VALE (Peru), May 7 -- At least 12 soldiers of Peru were killed and 30 wounded when shells"
        " hit a camp near Port Vale, the defence ministry said on Wednesday.",
        "The ministry accused Bolivia of breaking the truce that both had signed in spring. Bolivia "
        "denied that it had fired first and spoke of a provocation that its troops had to answer.",
        "Foreign Minister Ada Quill of Peru met Bo Marsh of Bolivia in Lima on Tuesday to discuss the "
        "truce. The two agreed to keep a line open between their staffs.",
        "Aid workers said that about 400 villagers had fled the valley since the first shells fell, "
        "most of them on foot, and that they needed tents, blankets and clean water.",
        "Observers of the mission were refused entry to the camp and called on both governments to let "
        "them see the craters and the remains of the shells.",
    )
)
CUT = STORY.rpartition("\n\nAid workers")[0]


def read(folder: Path, files: Mapping[str, str], **asked: object) -> Corpus:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    return corpus.read(folder, Parameters.model_validate(asked))


def story(head: str = HEAD, stamp: str = STAMP, text: str = STORY) -> str:
    return f"{head}\n{stamp}\n\n{text}\n"


def values(read: Corpus) -> list[int]:
    return sorted(f.value or 0 for f in read.figures)


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """The story by itself."""
    return read(tmp_path_factory.mktemp("alone"), {"a.txt": story()})


def test_the_story_by_itself_is_counted(alone: Corpus) -> None:
    assert values(alone) == [12, 30, 400]
    assert len(alone.events) == 1 and len(alone.meetings) == 1


COPIES = {
    "the same file": story(),
    "another headline": story("Twelve soldiers die in new fighting"),
    "another stamp, two days later": story(stamp="Posted on 9 May 2031 by Staff"),
    "no stamp": f"{HEAD}\n\n{STORY}",
    "a cut tail": story(text=CUT),
    "another headline and a cut tail": story("A camp is hit", text=CUT),
    "other line breaks": story(text=STORY.replace(", ", ",\n")),
}


@pytest.mark.parametrize("copy", COPIES.values(), ids=COPIES.keys())
def test_a_copy_is_shown_and_counted_once(tmp_path: Path, alone: Corpus, copy: str) -> None:
    both = read(tmp_path, {"a.txt": story(), "b.txt": copy})
    first, second = both.documents
    assert (first.copy_of, second.copy_of, second.version_of) == ("", "a", "")
    assert second.alike and second.alike >= 0.7
    assert values(both) == values(alone)
    assert len(both.meetings) == 1
    (event,) = both.events
    assert event.documents == ("a", "b") and event.meetings == (both.meetings[0].id,)
    assert chapters.claims(both)._repr_html_().count("<h3") == 1
    told = chapters.documents(both)._repr_html_()
    assert "copy of" in told and 'href="documents/a.html"' in told
    assert "is a copy of another and counts once" in chapters.scope(both)._repr_html_()
    assert "its records count there alone" in pages.metadata(second)._repr_html_()


def test_the_earliest_is_the_original_whatever_the_names(tmp_path: Path) -> None:
    both = read(tmp_path, {"z.txt": story(), "a.txt": story(stamp="Published: 2031-05-08")})
    assert [(d.id, d.copy_of) for d in both.documents] == [("a", "z"), ("z", "")]


def test_what_a_longer_copy_adds_is_counted(tmp_path: Path, alone: Corpus) -> None:
    longer = (
        f"{STORY}\n\nLater that day 5 medical workers were wounded on the road to the valley, a doctor said."
    )
    both = read(tmp_path, {"a.txt": story(), "b.txt": story(text=longer)})
    assert both.documents[1].copy_of == "a"
    assert values(both) == sorted([*values(alone), 5])
    assert (
        '<span class="count">1 record</span> that only it has counts'
        in pages.metadata(both.documents[1])._repr_html_()
    )


UPDATES = {
    "a number has risen": STORY.replace("12 soldiers", "14 soldiers"),
    "a number in words": STORY.replace("12 soldiers", "fourteen soldiers"),
    "another day": STORY.replace("on Tuesday", "on Monday"),
}


@pytest.mark.parametrize("text", UPDATES.values(), ids=UPDATES.keys())
def test_an_update_is_no_copy(tmp_path: Path, text: str) -> None:
    both = read(tmp_path, {"a.txt": story(), "b.txt": story(text=text)})
    second = both.documents[1]
    assert (second.copy_of, second.version_of) == ("", "a")
    assert len(both.figures) == 6 and not any(f.copy_of for f in both.figures)
    assert "another version of" in chapters.documents(both)._repr_html_()


def test_the_same_words_a_week_later_are_no_copy(tmp_path: Path) -> None:
    both = read(tmp_path, {"a.txt": story(), "b.txt": story(stamp="Published: 2031-05-14")})
    assert [d.copy_of for d in both.documents] == ["", ""]
    assert len(both.figures) == 6


def test_a_copy_of_an_update_is_one_of_the_update(tmp_path: Path) -> None:
    update = STORY.replace("12 soldiers", "14 soldiers")
    three = read(
        tmp_path,
        {
            "a.txt": story(),
            "b.txt": story(stamp="Published: 2031-05-08", text=update),
            "c.txt": story("Fourteen killed", stamp="Published: 2031-05-08", text=update),
        },
    )
    assert [(d.copy_of, d.version_of) for d in three.documents] == [("", ""), ("", "a"), ("b", "")]
    assert values(three) == [12, 14, 30, 30, 400, 400]


def test_short_texts_may_be_the_same_by_chance(tmp_path: Path) -> None:
    notice = "{}\n\nTwo soldiers of Peru were wounded near Port Vale."
    read_ = read(
        tmp_path,
        {
            "a.txt": notice.format("Published: 2031-05-07"),
            "b.txt": notice.format("Published: 2031-05-08"),
            "c.txt": notice.format("Published: 2031-05-08"),
        },
    )
    assert [d.copy_of for d in read_.documents] == ["", "", "b"]


def test_a_statement_quoted_in_a_long_article_is_no_original_of_it(tmp_path: Path) -> None:
    article = " ".join(
        f"The {n} th witness of the trial spoke of rivers, mills, roads and bridges." for n in range(120)
    )
    both = read(tmp_path, {"a.txt": story(), "b.txt": f"{story()}\n{article}"})
    assert [d.copy_of for d in both.documents] == ["", ""]


def test_a_copy_counts_where_a_selection_leaves_the_original_out(tmp_path: Path) -> None:
    later = {f"{name}.txt": story(stamp="Published: 2031-05-09") for name in "bc"}
    chosen = read(tmp_path, {"a.txt": story(), **later}, date_from="2031-05-08")
    assert [(d.id, d.copy_of) for d in chosen.documents] == [("b", ""), ("c", "b")]
    assert values(chosen) == [12, 30, 400]
    assert chosen.events[0].documents == ("b", "c")


def test_only_sentences_may_be_shown_of_copies_too(tmp_path: Path) -> None:
    hidden = {"sources.yml": "a.txt: {show: sentences}\nb.txt: {show: sentences}\n"}
    both = read(tmp_path, {"a.txt": story(), "b.txt": story("A camp is hit"), **hidden})
    assert both.documents[1].copy_of == "a" and "█" in both.documents[1].text


def test_events_do_not_depend_on_the_order_of_documents(tmp_path: Path) -> None:
    both = read(tmp_path, {"a.txt": story(), "b.txt": story("A camp is hit")})
    assert merge(both.documents[::-1]) == list(both.events)


def test_likeness_is_measured_on_runs_of_words() -> None:
    loud, cut, turned = map(wording, (STORY.upper(), CUT, " ".join(reversed(STORY.split()))))
    same, part, none = likeness(wording(STORY), [loud, cut, turned])
    assert same == (1, 1)
    assert (part.contained, none.contained) == (1, 0)
    assert list(earlier(map(wording, (STORY, "Nothing of it.", CUT)))) == [[], [], [0]]


def test_numbers_months_and_weekdays_are_facts_in_prose_alone() -> None:
    assert facts("On Monday twelve people, 30 dogs and one cat were seen in April.") == {
        "Monday",
        "12",
        "30",
        "April",
    }
    assert facts("12 killed\nMay 7, 2031") == frozenset()
