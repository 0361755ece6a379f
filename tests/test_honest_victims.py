"""Those who were harmed are counted and never listed: no table names them, however a text does."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

import samples
from readout import corpus, tables, victims
from readout.chapters import known
from readout.corpus import Corpus
from readout.errors import InputError
from readout.records import Cue, Document, Figure, Meeting

pytestmark = pytest.mark.promise("victims-are-not-listed")

FATES = """\
{0}, 34, was killed when a shell hit the market, the mayor said.
The body of {0}, a teacher, was found on Tuesday.
The dead were named as {0}, {1} and {2}.
Among those killed were {0}, 34, and her son {1}, 6.
Soldiers shot dead {0}, a farmer, near Lakeside.
{0} and {1} were killed and 12 others were injured.
{0} died of her wounds in hospital.
Police said {0}, 41, had been missing since Monday.
The family of {0}, who is missing, appealed for help.
{0} was detained at the border along with three colleagues.
Officers arrested {0}, a journalist, in Port Vale.
{0} was released on Friday after two years in prison.
A gunman wounded {0} and killed {1}.
The victims: {0} (34), {1} (6), {2} (71).
{0}'s body was returned to her family.
Three people, including {0} and {1}, were killed.
Three journalists ({0}, {1} and {2}) are missing.
The remains of {0} and {1} were handed over to Norland.
{0}, a mother of two, lost her life.
Sergeant {0} was killed in action.
Relatives buried {0} on Sunday.
The hostage, {0}, was freed.
{0} is feared dead.
Kidnappers hold {0} and two other aid workers.
{0} disappeared in May; {1} was last seen in June.
The murder of {0} shocked the town.
The killing of {0} and the wounding of {1} were condemned.
Three died: {0}, {1} and {2}.
{0}, {1} and two others met their deaths on the road.
{0} was met by gunmen and killed.
Among the missing: {0}, {1}.
The ministry identified the dead soldiers as {0}, 22, and {1}, 19.
{0} and {1} were reported missing, police told reporters.
Two women, {0} and {1}, were among the 15 people killed.
The mayor named 3 dead miners: {0}, {1} and {2}.
12 people were killed, among them {0}.
Three soldiers died, one of whom was {0}.
""".splitlines()
NAMES = ("Anna Berg", "Boris Cole", "Carl Dorn")
SPOKEN = """\
{0} said that 12 people were killed in the flood.
12 people were killed, said {0}, a witness of the killing.
12 people were killed, {0} told reporters beside the bodies.
According to {0}, 12 people were killed.
""".splitlines()
MET = """\
Minister {0} met President {1} in Port Vale on Monday after 12 people were killed there.
President {1} met Minister {0} in Port Vale and named the 12 killed.
""".splitlines()
QUOTED = frozenset({"sentence", "reading"})
"""The columns that quote a document: a sentence stands there as it was written, or as it is read."""


def read(place: Path, *texts: str) -> Corpus:
    for number, text in enumerate(texts):
        (place / f"{number:03}.txt").write_text(f"{text.format(*NAMES)}\n")
    return corpus.read(place)


def cells(made: Path) -> Iterator[tuple[str, str, str]]:
    """Table, column and value of each cell that is no quotation."""
    for name in ("figures", "meetings", "events"):
        for row in csv.DictReader(io.StringIO((made / f"{name}.csv").read_text("utf-8"))):
            for column, value in row.items():
                if column not in QUOTED:
                    yield name, column, value


def test_no_table_and_no_calendar_names_them(tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    found = read(folder, *FATES)
    assert len(found.figures) >= 8
    tables.write(found, str(tmp_path / "tables"))
    named = [cell for cell in cells(tmp_path / "tables") if any(name in cell[2] for name in NAMES)]
    assert named == []
    for file in ("events.ics", "timeline.json"):
        text = (tmp_path / "tables" / file).read_text("utf-8")
        assert not any(name in text for name in NAMES)
    assert not any(map(victims.named, found.figures))


def test_who_speaks_of_the_killed_and_who_meets_over_them_is_named(tmp_path: Path) -> None:
    found = read(tmp_path, *SPOKEN, *MET)
    assert [f.speaker for f in found.figures if f.speaker] == [NAMES[0]] * len(SPOKEN)
    assert [set(m.participants) for m in found.meetings] == [set(NAMES[:2])] * len(MET)
    assert not any(map(victims.named, found.figures))


@pytest.mark.parametrize("text", FATES)
def test_a_field_that_names_them_is_left_empty_however_they_are_named(text: str) -> None:
    told = text.format(*NAMES)
    figure = samples.Draft("d", told).figure(0, told.split()[0], 1, "killed", side=NAMES[0])
    assert victims.unnamed(figure) == figure.model_copy(update={"side": ""})


@pytest.mark.parametrize("field", victims.FIELDS)
def test_every_field_of_words_is_looked_at(field: str) -> None:
    draft = samples.Draft("d", "Anna Berg was killed.")
    cues = tuple(Cue(role=role, start=0, end=9, text="Anna Berg") for role in ("outcome", field))
    figure = draft.figure(0, "was", 1, "killed", **{field: "of Anna Berg"}, cues=cues)
    left = victims.unnamed(figure)
    assert (getattr(left, field), left.cues) == ("", cues[:1])
    assert victims.remarks([figure], [left]) == (
        f"{field} left empty where it named somebody who was harmed",
    )
    assert victims.remarks([left], [victims.unnamed(left)]) == ()


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Dozens of West Georgians were killed in the storm.", "West Georgians"),
        ("The army killed 12 Falcon Guard on Friday.", "Falcon Guard"),
        ("Two Falcon Guard were killed.", "Falcon Guard"),
        ("Twelve soldiers of South Sudan were killed.", "South Sudan"),
        ("Since May 40 people have been killed in South Sudan.", "South Sudan"),
        ("The army killed several Falcon Guard fighters.", "Falcon Guard"),
        ("One Hundred Twenty were killed.", "One Hundred Twenty"),
    ],
)
def test_what_many_are_called_is_no_name(text: str, side: str) -> None:
    figure = samples.Draft("d", text).figure(0, text.split()[0], 12, "killed", side=side)
    assert victims.unnamed(figure) is figure


@pytest.mark.parametrize("text", [*SPOKEN, *MET])
def test_who_speaks_or_meets_is_no_victim(text: str) -> None:
    draft = samples.Draft("d", text.format(*NAMES))
    figure = draft.figure(0, "12", 12, "killed", speaker=NAMES[0], side=NAMES[0])
    assert victims.unnamed(figure) is figure


def test_who_has_the_name_of_an_army_is_counted_and_the_page_says_that_a_side_is_empty(
    tmp_path: Path,
) -> None:
    (document,) = read(tmp_path, "Among the 12 dead were Ada Guard and his brother.").documents
    (figure,) = document.figures
    assert (figure.value, figure.side) == (12, "") and not any("Ada" in cue.text for cue in figure.cues)
    assert "side left empty where it named somebody who was harmed" in str(known.metadata(document))
    assert "Ada Guard" not in str(known.metadata(document))


def corrected(place: Path, words: str, **given: Any) -> Document:
    """A document that names a victim, with a record that a person set or made."""
    text = "The mayor said that 12 people were killed, among them Anna Berg.\n"
    told = {"document": "flood.txt", "start": text.index(words), "words": words, "by": "Cleo Finch"}
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    entry = {**told, "sha256": sha256, "reason": "I know.", "on": "2031-05-09", **given}
    (place / "flood.txt").write_text(text)
    (place / "corrections.yml").write_text(yaml.safe_dump({"figures": [entry]}))
    return corpus.read(place).documents[0]


def test_what_a_person_sets_names_none_either_and_the_corrections_say_so(tmp_path: Path) -> None:
    left = corrected(tmp_path, "12", decision="amend", values={"side": "Anna Berg", "value": 13})
    (made,) = left.corrections
    assert (left.figures[0].side, left.figures[0].value) == ("", 13)
    assert [change.field for change in made.changes] == ["value"]
    assert made.reason == "I know.; side left empty: it named somebody who was harmed"


def test_a_record_that_a_person_makes_of_a_name_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="“Anna Berg” names somebody who was harmed; begin at the words"):
        corrected(tmp_path, "Anna Berg", decision="add", values={"value": 1, "outcome": "killed"})


def test_no_record_has_a_place_for_their_names() -> None:
    """The fields that may hold a name are those of who speaks, who meets and who hosts."""
    words = {"text", "qualifier", "side", "speaker", "period", "cause"}
    own = {name for name, field in Figure.model_fields.items() if field.annotation is str}
    shared = {name for name, field in Meeting.model_fields.items() if field.annotation is str} & own
    assert own - shared == words - {"text"}
    assert {name for name in Meeting.model_fields if name in ("participants", "host")} == {
        "participants",
        "host",
    }
