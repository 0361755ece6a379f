"""Whatever a person gives wrongly is answered in one line: where, what, and what to write; exit status 2."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from readout.cli import main

TEXT = "Published: 3 May 2031\n\nThe Fijian army said that 12 Fijian soldiers were killed in Suva.\n"


class Wrong(NamedTuple):
    """The words behind ``readout``, with {seeds} for the folder; its files; what is said."""

    words: str
    said: str
    files: Mapping[str, str | bytes] = {}


def report(said: str, **files: str | bytes) -> Wrong:
    """A report on a folder with those files: the underscore of a name stands for its dot."""
    return Wrong(
        "report {seeds}", said, {n.replace("__", "/").replace("_", "."): t for n, t in files.items()}
    )


def asked(name: str, value: str, said: str) -> Wrong:
    """A report with a parameter."""
    return Wrong(f"report {{seeds}} -p {name} {value}", said)


PARAMETERS = [
    asked("side", "Fiji", "unknown parameter side; did you mean sides?"),
    asked("sides", "Fidji", "parameter sides: no record has 'Fidji'; did you mean Fiji?; there are: Fiji"),
    asked(
        "outcomes", "kiled", "parameter outcomes: 'kiled' is not known; did you mean killed?; write killed,"
    ),
    asked("categories", "soldier", "write military, civilian, children,"),
    asked("speakers", "Nobody", "no record has 'Nobody'"),
    asked("participants", "Nobody", "no record has 'Nobody'; there are: none"),
    asked(
        "date_from", "May", "parameter date_from: 'May' is no date; write it like 2020-05-17, 2020-05 or 2020"
    ),
    asked("date_to", "2031-02-30", "parameter date_to: '2031-02-30' is no date"),
    asked("reference_date", "today", "parameter reference_date: 'today' is no date"),
    asked("show", "all", "parameter show: 'all' is not known; write text or sentences"),
    asked("address", "example.org", "parameter address:"),
    asked("title", "''", "parameter title:"),
    asked("periods", "nowhere.yml", "nowhere.yml: there is no such file; name one"),
    asked("editions", "nowhere.yml", "parameter editions: nowhere.yml: there is no such file"),
    asked("lexicon", "nowhere", "nowhere: there is no such folder; name the folder of word lists"),
    Wrong(
        "report {seeds} -p date_from 2031-06 -p date_to 2031-05", "date_to is before date_from; exchange them"
    ),
    Wrong("report {seeds} -f {seeds}/none.yml", "none.yml: cannot be read"),
    Wrong("report {seeds} -f {seeds}/p.yml", "p.yml, line 1: tilte: unknown key", {"p.yml": "tilte: x\n"}),
    Wrong("report {seeds} -f {seeds}/p.yml", "p.yml, line 2: is no YAML", {"p.yml": "title: [\n"}),
]
FOLDERS = [
    Wrong("report {seeds}/nowhere", "nowhere: no such folder; name a folder of documents"),
    Wrong("report {seeds}/flood.txt", "flood.txt: "),
    Wrong("serve {seeds}/nowhere", "nowhere: no such folder; name a folder of documents"),
    Wrong("sources {seeds}/nowhere", "nowhere: there is no such folder"),
    Wrong("extract {seeds}/nowhere -o {seeds}/out", "nowhere: there is no such folder"),
    Wrong("keep first -o {seeds}/nowhere", "nowhere"),
]
FILES = [
    report("sources.yml, line 1: floood.txt: there is no such document", sources_yml="floood.txt: {}\n"),
    report("unknown key; did you mean publisher?; the keys are", sources_yml="flood.txt: {publishr: A}\n"),
    report("published: 'yesterday' is no date; write", sources_yml="flood.txt: {published: yesterday}\n"),
    report("sha256: is of another file; flood.txt has changed: run", sources_yml="flood.txt: {sha256: aa}\n"),
    report("show: 'no' is not known; write text or sentences", sources_yml="flood.txt: {show: no}\n"),
    report("flood.txt stands here twice; keep one", sources_yml="flood.txt: {}\nflood.txt: {}\n"),
    report(
        "periods.yml, line 1: entry 1: from: 'May' is no date", periods_yml="- {name: Truce, from: May}\n"
    ),
    report("editions.yml: names no edition", editions_yml="common: {title: A}\n"),
    report("line 1: a: sidez: unknown key; did you mean sides?", editions_yml="a: {sidez: [Fiji]}\n"),
    report("A b: is no name for a folder; write small letters, digits", editions_yml="A b: {}\n"),
    report(
        "titles.yml, line 1: entry 1: like: 'presidant' is not known; did you mean president?",
        lexicon__titles_yml="- {title: lensmann, like: presidant}\n",
    ),
    report("title.yml: is none of the files that are read; did you mean", lexicon__title_yml="[]\n"),
    report(
        "'Suva' is found; mend the entry or its example",
        lexicon__places_yml="- {place: Suva, kind: town, counter_examples: [They met in Suva.]}\n",
    ),
    report(
        "corrections.yml, line 2: figures: entry 1:", corrections_yml="figures:\n- {document: flood.txt}\n"
    ),
    report("has the same id as flood.md; rename one of the two", flood_md="Another.\n"),
]


@pytest.mark.parametrize("wrong", [*PARAMETERS, *FOLDERS, *FILES], ids=lambda wrong: wrong.said[:60])
def test_it_is_said_in_one_line_and_nothing_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: Wrong
) -> None:
    monkeypatch.chdir(tmp_path)
    seeds = tmp_path / "seeds"
    for name, content in {"flood.txt": TEXT, **wrong.files}.items():
        (seeds / name).parent.mkdir(parents=True, exist_ok=True)
        (seeds / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    words = [word.replace("{seeds}", "seeds").replace("''", "") for word in wrong.words.split()]
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 2, done.output
    assert wrong.said in done.stderr and done.stderr.startswith("readout: ")
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "build" / "html").exists()
