"""What users add to the lexicon: read with their words, or refused in one line that says what to write."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from readout import folder, lexicon, owned
from readout.errors import InputError
from readout.lexicon import additions
from readout.parameters import Parameters
from readout.records import Document

WORDS = {
    "actors.yml": """
- name: Norland
  kind: country
  aliases: [Kingdom of the North]
  adjectives: [Norlandic]
  people: [Norlander]
  capital: Stavholm
  examples: ["The [Norlandic] army left.", "[Norlanders] voted.", "[Stavholm] protested."]
  counter_examples: [The northern army left.]
- {name: Sudmark, kind: country, adjectives: [Sudmarkian]}
- {name: Free Fjord Front, kind: armed group, aliases: [FFF], examples: ["The [FFF] said so."]}
- {name: Fjord Relief Office, kind: organisation, aliases: [FRO], examples: ["The [FRO] said so."]}
- {name: Tove Lindal, kind: person, aliases: [Raven], examples: ["[Raven] met them there."]}
""",
    "titles.yml": """
- {title: statsminister, like: prime minister, examples: ["Statsminister [Kari Holm] left."]}
- {title: utenriksminister, like: foreign minister, plural: utenriksministre}
""",
    "places.yml": """
- {place: Hammersund, kind: town, country: Norland, examples: ["It happened in [Hammersund]."]}
- {place: Osterdal, kind: region, country: Norland, examples: ["[Osterdal] was quiet."]}
""",
    "outcomes.yml": """
- word: neutralise
  like: kill
  examples: ["The army neutralised [12] fighters.", "[Three] men were neutralised."]
  counter_examples: [The army neutralised 12 mines.]
- {word: spellkeep, like: capture, past: spellkept, examples: ["They spellkept [12] men."]}
""",
    "categories.yml": """
- {noun: hird, category: military, plural: hirdir, examples: ["[Twelve] hirdir were killed."]}
""",
}
TEXT = """Norland and Sudmark hold talks

Statsminister Kari Holm of Norland met Sudmark's president, Ada Berg, in Hammersund.

Raven also met Holm on 3 May. The FFF said 12 hirdir were neutralised near Hammersund.

Norland said that Sudmarkian forces had detained seven Norlanders in Osterdal.
"""


def write(where: Path, words: dict[str, str]) -> Path:
    where.mkdir(parents=True, exist_ok=True)
    for name, text in words.items():
        (where / name).write_text(text, "utf-8")
    return where


def read(where: Path, words: dict[str, str], asked: Path | None = None) -> Document:
    write(where, {"talks.txt": TEXT})
    write(asked or where / owned.LEXICON, words)
    return folder.documents(where, Parameters(lexicon=asked))[0]


def figures(document: Document) -> list[tuple[int | None, str, str, str, str]]:
    return [(f.value, f.outcome, f.category, f.side, f.speaker) for f in document.figures]


def test_a_folder_is_read_with_its_words(tmp_path: Path) -> None:
    document = read(tmp_path, WORDS)
    assert figures(document) == [
        (12, "killed", "military", "", "Free Fjord Front"),
        (7, "detained", "", "Norland", "Norland"),
    ]
    assert [m.participants for m in document.meetings] == [
        ("Kari Holm", "Ada Berg"),
        ("Tove Lindal", "Kari Holm"),
    ]
    assert document.meetings[0].place == "Hammersund"


def test_the_words_may_stand_elsewhere_and_others_do_not_get_them(tmp_path: Path) -> None:
    asked = read(tmp_path / "a", WORDS, tmp_path / "words")
    without = write(tmp_path / "b", {"talks.txt": TEXT})
    plain = folder.documents(without, Parameters())[0]
    assert (12, "killed", "military", "", "Free Fjord Front") in figures(asked)
    assert not any(f.value == 12 for f in plain.figures)


def test_the_same_words_make_the_same_records(tmp_path: Path) -> None:
    assert read(tmp_path, WORDS) == read(tmp_path, WORDS)


WRONG = [
    (
        "actors.yml",
        "- {name: Nor, kind: realm}",
        "line 1: entry 1: kind: 'realm' is not known; write country, ",
    ),
    (
        "actors.yml",
        "- {name: Nor, alias: [N]}",
        "alias: unknown key; did you mean aliases?; the keys are ",
    ),
    ("actors.yml", "- {name: Nor}", "entry 1: kind: is missing; write country, organisation,"),
    ("actors.yml", "- {name: Nor, kind: person, capital: Sta}", "capital is of countries; take it away"),
    ("actors.yml", "- {name: My, kind: organisation, aliases: [OSCE]}", "'OSCE' is a name of OSCE already"),
    ("actors.yml", "name: Norland", "does not fit; write a list"),
    ("actors.yml", "- {name: ' ', kind: country}", "is no name; write it as the documents do"),
    (
        "titles.yml",
        "- {title: lensmann, like: presidant}",
        "'presidant' is not known; did you mean president?",
    ),
    (
        "titles.yml",
        "- {title: lensmann, like: zz}",
        "write a word that the library knows, such as president, ",
    ),
    ("titles.yml", "- {title: lens7, like: president}", "'lens7' is no word; write letters"),
    ("titles.yml", "- {title: x, like: king, examples: [X Holm.]}", "marks nothing; put what is found into"),
    (
        "titles.yml",
        '- title: lensmann\n  like: president\n  examples: ["[Kari] Holm left."]',
        "titles.yml, line 3: entry 1: examples: entry 1: '[Kari] Holm left.': 'Kari' is not found; mend the",
    ),
    ("outcomes.yml", "- {word: neutralise, like: kil}", "'kil' is not known; did you mean kill?"),
    (
        "outcomes.yml",
        "- {word: neutralise, like: kill, counter_examples: [They neutralised 12 men.]}",
        "counter_examples: entry 1: 'They neutralised 12 men.': '12' is found; mend the entry or its example",
    ),
    ("categories.yml", "- {noun: hird, category: soldiers}", "; write military, civilian, children, "),
    ("places.yml", "- {place: Hammersund, kind: city}", "'city' is not known; write town or region"),
    ("places.yml", "- {place: [", "is no YAML"),
    ("actor.yml", "", "is none of the files that are read; did you mean actors.yml?; they are actors.yml, t"),
]


@pytest.mark.parametrize(("file", "text", "words"), WRONG)
def test_what_is_wrong_is_said_in_one_line(tmp_path: Path, file: str, text: str, words: str) -> None:
    with pytest.raises(InputError) as error:
        read(tmp_path, {file: text})
    assert words in str(error.value) and "\n" not in str(error.value)
    assert str(tmp_path / owned.LEXICON / file) in str(error.value)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    write(tmp_path, {"talks.txt": TEXT})
    with pytest.raises(InputError, match="there is no such folder; name the folder of word lists"):
        folder.documents(tmp_path, Parameters(lexicon=tmp_path / "words"))


def test_what_is_explained_is_read_with_the_words_beside_it(tmp_path: Path) -> None:
    write(tmp_path, {"talks.txt": TEXT})
    write(tmp_path / owned.LEXICON, WORDS)
    offset = str(TEXT.index("12 hirdir"))
    command = [sys.executable, "-c", "from readout.cli import main; main()", "explain"]
    done = subprocess.run(
        [*command, tmp_path / "talks.txt", offset], capture_output=True, text=True, check=True
    )
    assert "by rule kill; outcome “neutralised”" in done.stdout and "Free Fjord Front" in done.stdout


def test_words_come_before_the_grammars(tmp_path: Path) -> None:
    """Added late they would have no effect; nothing of it may pass in silence."""
    words = write(tmp_path, {"titles.yml": WORDS["titles.yml"]})
    with pytest.raises(RuntimeError, match="loaded before"):
        lexicon.extend(words)


def test_every_key_is_told_of() -> None:
    told = {(row.file, row.key) for row in additions.rows()}
    common = set(additions.Addition.model_fields)
    expected = {(f.name, key) for f in additions.FILES for key in set(f.shape.model_fields) - common}
    assert told == expected | {("all of them", key) for key in common}
    assert all(row.meaning for row in additions.rows())
