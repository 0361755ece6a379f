"""Nothing is added up: every number of people on a page is one that somebody says, of what they say it of."""

from __future__ import annotations

import csv
import random
import re
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import get_args

import pytest
from bs4 import BeautifulSoup

import samples
from readout import charts, checks, families, tables
from readout.chapters import cards
from readout.corpus import Corpus
from readout.records import Figure, Outcome
from test_honest_evidence import shown

OUTCOMES = get_args(Outcome)
PLACES = ("Norland", "Sudland")
LEAST = 10_000


@cache
def telling() -> Corpus:
    """Two papers, two speakers, two sides, all outcomes; no two numbers make a third together, or apart."""
    drafts = [samples.Draft(name, *_sentences(first), date=f"2031-05-0{first + 1}") for first, name in NAMED]
    for draft in drafts:
        for number, sentence in enumerate(draft.sentences):
            value = int(sentence.split()[0])
            side, speaker = PLACES[number % 2], ("Ada Quill", "Bo Marsh")[number // 2 % 2]
            whole = draft.figure(
                number, sentence.split()[0], value, OUTCOMES[number % 8], side=side, speaker=speaker
            )
            part = sentence.split()[4]
            given = {"category": "women", "side": side, "speaker": speaker, "part_of": whole.start}
            draft.figure(number, part, int(part), whole.outcome, **given)
    return Corpus.of([draft.document() for draft in drafts])


@cache
def pages() -> dict[str, str]:
    """All that the chapters show of it, by page."""
    return {name: "".join(pieces) for name, pieces in shown(telling()).items()}


NAMED = ((0, "herald"), (1, "courier"))


def _sentences(first: int) -> list[str]:
    """Totals, each with a part; the two papers tell others."""
    wholes = random.Random(7).sample(range(3 * LEAST, 900 * LEAST), 32)[16 * first : 16 * first + 16]
    return [f"{whole} people, of them {whole // 3 + n} women." for n, whole in enumerate(wholes)]


def numbers(words: str) -> set[int]:
    found = re.findall(r"\d+(?:,\d{3})*", words)
    return {int(number.replace(",", "")) for number in found}


def large(html: str) -> set[int]:
    """The numbers that a reader sees or hears and that are large enough to be of people; no chart's scale."""
    page = BeautifulSoup(html, "html.parser")
    for unseen in page.select("style, defs, .scale"):
        unseen.decompose()
    heard = [tag[name] for name in ("title", "aria-label") for tag in page.select(f"[{name}]")]
    return {n for words in (page.get_text(" "), *map(str, heard)) for n in numbers(words) if n >= LEAST}


def said(corpus: Corpus) -> set[int]:
    """What is claimed, and what is left of a total that its own speaker splits."""
    rests = {split.people for split in checks.totals(corpus) if split.people is not None}
    return {f.value for f in corpus.figures if f.value is not None} | rests


@pytest.mark.promise("nothing-is-added-up")
def test_no_page_has_a_number_that_nobody_says() -> None:
    read = telling()
    allowed = said(read)
    wholes = [f.value or 0 for f in read.figures if f.part_of is None]
    sums = {a + b for a, b in combinations(wholes, 2)} | {sum(wholes)}
    assert not sums & allowed, "adding would not show"
    seen = {n for html in pages().values() for n in large(html)}
    assert len(seen & allowed) > 20 and not seen & sums
    assert seen <= allowed


@pytest.mark.promise("nothing-is-added-up")
def test_no_table_has_a_row_that_nobody_says(tmp_path: Path) -> None:
    read = telling()
    tables.write(read, str(tmp_path))
    with (tmp_path / "figures.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert {row["id"] for row in rows} == {f.id for f in read.figures} and len(rows) == len(read.figures)
    assert all(row["text"] in row["sentence"] for row in rows)


@pytest.mark.promise("missing-is-not-dead")
@pytest.mark.parametrize("outcome", OUTCOMES)
def test_what_is_said_of_one_fate_stands_under_no_other(outcome: Outcome) -> None:
    """Missing is not dead, hurt is not killed, held is not released."""
    read = telling()
    own = {f.value for f in read.figures if f.outcome == outcome}
    page = BeautifulSoup(charts.claims(read, (outcome,))._repr_html_(), "html.parser")
    links = {str(a.get("href") or a.get("xlink:href")) for a in page.select("a")}
    drawn = {str(address).rpartition("-")[2] for address in links if "#" in address}
    assert drawn == {outcome}
    family = families.of(outcome)
    for other in families.FAMILIES:
        values = {n for n in large(pages()[other.key]) if n in own}
        assert values == (own if other is family else set())


@pytest.mark.promise("none-is-not-zero")
def test_none_said_is_not_zero_said() -> None:
    draft = samples.Draft("d", "No miners were killed.", "Some were injured.", "Nothing of the missing.")
    none = draft.figure(0, "No", 0, "killed")
    vague = draft.figure(1, "Some", None, "injured", modifier="vague")
    read = Corpus.of([draft.document()])
    made = shown(read)
    hurt = BeautifulSoup("".join(made["killed-and-injured"]), "html.parser")
    words = {link["href"]: link.get_text() for link in hurt.select("td a.evidence")}
    assert words[f"documents/d.html#{none.id[2:]}"] == "0"
    assert words[f"documents/d.html#{vague.id[2:]}"] == "some"
    lost = BeautifulSoup("".join(made["missing-and-remains"]), "html.parser").get_text()
    assert "No document in this folder gives a number of people missing" in lost and not numbers(lost)
    assert cards.choose(read.figures) == []
    assert Figure.model_fields["value"].is_required()


@pytest.mark.promise("nothing-is-added-up")
def test_a_part_is_never_counted_beside_its_total() -> None:
    """Parts stand below their totals, are no cards, and are compared with no total."""
    read = telling()
    parts = {f.id for f in read.figures if f.part_of is not None}
    assert not parts & {f.id for f in cards.choose(read.figures)}
    for finding in checks.told_differently(read):
        assert len({record in parts for record in finding.records}) == 1
    totals = [f for f in read.figures if f.part_of is None]
    killed = [f for f in totals if f.outcome in ("killed", "injured", "missing", "detained")]
    caption = str(charts.claims(read, ("killed", "injured", "missing", "detained")).caption.striptags())
    assert len(killed) > 12 and caption.count("4 claims") == 4, caption
    ends = sorted(f.value or 0 for f in killed if f.outcome == "killed")
    assert f"Killed: 4 claims, between {ends[0]:,} and {ends[-1]:,}" in caption
