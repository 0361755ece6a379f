"""Entries that are not understood or no longer fit their text: one line says what stands there now."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from checking import SHA, TEXT, entry, read, seeds
from readout import corpus, corrections
from readout.corrections import read_corrections
from readout.errors import InputError
from samples import Draft


def said(tmp_path: Path, *figures_: dict[str, Any], meetings: tuple[dict[str, Any], ...] = ()) -> str:
    with pytest.raises(InputError) as error:
        read(tmp_path, *figures_, meetings=meetings)
    words = str(error.value)
    assert words.startswith(str(tmp_path / "seeds" / "corrections.yml")) and "\n" not in words
    return words.removeprefix(str(tmp_path / "seeds" / "corrections.yml"))


def without(key: str, row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != key}


AMEND = entry("36", "amend", values={"side": "Vale"})


WRONG = [
    ({**AMEND, "values": {"sid": "x"}}, "values: sid: unknown key; did you mean side?; the keys are value,"),
    ({**AMEND, "values": {"value": "x"}}, "values: value: 'x' does not fit; write a whole number"),
    (
        {**AMEND, "values": {"outcome": "kiled"}},
        "values: outcome: 'kiled' is not known; did you mean killed?",
    ),
    ({**AMEND, "values": {"value": 5, "value_max": 4}}, "values: value_max 4 is not above value 5"),
    ({**AMEND, "values": {"modifier": "vague"}}, "values: modifier vague with value 36; set both"),
    ({**AMEND, "values": {}}, "decision amend needs values; write them"),
    ({**AMEND, "decision": "reject"}, "a rejected record has no values; leave values out"),
    ({**AMEND, "decision": "emend"}, "decision: 'emend' is not known; did you mean amend?"),
    (without("reason", AMEND), "decision amend needs a reason; write reason: and why"),
    (without("by", AMEND), "by: is missing; write who decided"),
    (without("on", AMEND), "on: is missing; write when, a day"),
    ({**AMEND, "on": "2031-05"}, "on: '2031-05' is no day; write it like 2020-05-17"),
    (without("start", AMEND), "start: is missing; “36” stands at 37"),
    (without("sha256", AMEND), f"sha256: is missing; flood.txt has {SHA}: write that"),
    (
        {**AMEND, "start": 38},
        "words: in flood.txt at 38 stands “6 people were killed”, not “36”, which stands at 37; correct",
    ),
    ({**AMEND, "start": 9999}, "words: in flood.txt 9999 is past its end, not “36”, which stands at 37"),
    (
        {**AMEND, "words": "37"},
        "words: in flood.txt at 37 stands “36 people were kille”, not “37”, which stands nowhere in it",
    ),
    (
        {**AMEND, "document": "flod.txt", "sha256": ""},
        "document: flod.txt: there is no such document; did you mean",
    ),
    (
        {**AMEND, "document": "old.txt"},
        "document: old.txt: there is no such document; the same text is now flood.txt",
    ),
]


@pytest.mark.parametrize(("row", "words"), WRONG)
def test_an_entry_that_is_not_understood_or_does_not_fit(tmp_path: Path, row: Any, words: str) -> None:
    assert re.match(rf", line \d+: figures: entry 1: {re.escape(words)}", said(tmp_path, row))


def test_each_fault_names_its_line(tmp_path: Path) -> None:
    assert said(tmp_path, entry("12", "confirm"), {**AMEND, "words": "37"}).startswith(
        ", line 12: figures: entry 2:"
    )


def test_quotes_must_stand_in_the_text(tmp_path: Path) -> None:
    row = entry("met", "add", values={"participants": ["A", "B"], "agenda": ["the boarder"]})
    assert "agenda: “the boarder” stands nowhere in the text; write its words" in said(
        tmp_path, meetings=(row,)
    )


def test_two_entries_on_one_record(tmp_path: Path) -> None:
    same = entry("36", "confirm", values={"outcome": "killed"})
    assert "entry 2: document: entry 1 is about the same record; keep one" in said(
        tmp_path, same, {**same, "values": {"outcome": "killed"}}
    )


def test_a_text_that_changed_is_told_with_what_stands_there_now(tmp_path: Path) -> None:
    home = seeds(tmp_path / "seeds", AMEND)
    changed = TEXT.replace("The mayor", "The old mayor")
    (home / "flood.txt").write_text(changed)
    with pytest.raises(InputError) as error:
        corpus.read(home)
    digest = hashlib.sha256(changed.encode()).hexdigest()
    assert str(error.value).endswith(
        "figures: entry 1: sha256: flood.txt is not the file that Cleo Finch checked on 2031-05-09: "
        "at 37 stands “ast 36 people were k” now, not “36”, which stands at 41; read it again, then write "
        f"sha256: {digest}, or take the entry out"
    )


def test_a_text_that_changed_elsewhere_must_be_looked_at_again_too(tmp_path: Path) -> None:
    home = seeds(tmp_path / "seeds", AMEND)
    (home / "flood.txt").write_text(TEXT + "More.\n")
    with pytest.raises(InputError, match="at 37 still stands “36”; read it again, then write sha256: "):
        corpus.read(home)


def test_a_table_of_several_texts_needs_the_id_of_one(tmp_path: Path) -> None:
    rows = [Draft(f"wire-{n}", "36 died.").document().model_copy(update={"file": "wire.csv"}) for n in (1, 2)]
    file = tmp_path / "corrections.yml"
    row = {**AMEND, "document": "wire.csv", "sha256": "0" * 64, "start": 0}
    file.write_text(yaml.safe_dump({"figures": [row]}))
    with pytest.raises(InputError, match=r"wire.csv: holds 2 documents; write which: wire-1, wire-2"):
        corrections.applied(rows, read_corrections(file))
