"""No table depends on the order in which documents come, nor on how their files are called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fuzz.properties import of_date
from readout import tables
from readout.corpus import Corpus, read
from readout.documents import Source, read_folder
from readout.documents.duplicates import marked
from readout.extraction import extract
from readout.records import Document

TEXTS = Path(__file__).parent.parent / "evaluation" / "documents"
PEOPLE = (
    "President Ana Lopez",
    "Prime Minister Tomas Berg of Norway",
    "Foreign Minister Eva Dahl",
    "Lopez",
    "Berg",
)
DEEDS = (
    "met {} in Oslo on {}",
    "telephoned {} on {}",
    "will meet {} in Lima on {}",
    "held talks with {} on {}",
)
LOSSES = ("At least {} people were killed on {}.", "{} soldiers were reported missing on {}.")
DAYS = ("Monday", "3 May", "14 May 2019", "Tuesday")


@st.composite
def documents(draw: st.DrawFn) -> list[Document]:
    """Documents that tell of the same few people and losses, some of them in the same words."""
    found = []
    for number in range(draw(st.integers(2, 5))):
        a, b = draw(st.permutations(PEOPLE))[:2]
        met = f"{a} {draw(st.sampled_from(DEEDS)).format(b, draw(st.sampled_from(DAYS)))}."
        lost = draw(st.sampled_from(LOSSES)).format(draw(st.integers(2, 5)), draw(st.sampled_from(DAYS)))
        known = of_date(f"{met} {lost}", draw(st.sampled_from(["", "2019-05-15", "2019-05-16"])))
        found.append(extract(replace(known, id=f"d{number}", file=f"d{number}.txt")))
    return found


@pytest.mark.promise("order-free")
@settings(max_examples=25)
@given(documents(), st.randoms(use_true_random=False))
def test_documents_in_any_order_tell_the_same(found: list[Document], chance: Random) -> None:
    turned = chance.sample(found, len(found))
    straight, other = Corpus.of(marked(found)), Corpus.of(marked(turned))
    assert straight.events == other.events
    assert frozenset(straight.documents) == frozenset(other.documents)
    for table in tables.RECORDS:
        rows, turned_rows = (
            tables.frame(c, table).sort_values("id", ignore_index=True) for c in (straight, other)
        )
        assert rows.equals(turned_rows), table


@pytest.mark.promise("order-free")
def test_files_in_any_order_give_the_same_bytes(tmp_path: Path) -> None:
    paths = sorted(TEXTS.glob("*.txt"))[:9]
    for name, order in (("one", paths), ("other", paths[::-1])):
        (tmp_path / name).mkdir()
        for path in order:
            (tmp_path / name / path.name).write_bytes(path.read_bytes())
        tables.write(read(tmp_path / name), tmp_path / f"{name} out")
    files = [
        path.relative_to(tmp_path / "one out")
        for path in (tmp_path / "one out").rglob("*.*")
        if path.is_file()
    ]
    assert len(files) > len(paths)
    for file in files:
        assert (tmp_path / "one out" / file).read_bytes() == (tmp_path / "other out" / file).read_bytes(), (
            file
        )


@pytest.mark.promise("order-free")
def test_how_files_are_called_changes_names_alone() -> None:
    sources = read_folder(TEXTS)
    names = [f"{number:03}" for number in range(len(sources))]
    assert claims(called(sources, names)) == claims(called(sources, names[::-1]))


def called(sources: Sequence[Source], names: Sequence[str]) -> Corpus:
    """The corpus of the documents, and of a copy of the first, under other names."""
    again = [*sources, sources[0]]
    renamed = [replace(s, id=n, file=f"{n}.txt") for s, n in zip(again, [*names, "copy"], strict=True)]
    return Corpus.of(marked(sorted(map(extract, renamed), key=lambda document: document.id)))


def claims(corpus: Corpus) -> tuple[list[str], list[str]]:
    """What the figures and the events say, without any document's name."""
    own = {"id", "document", "documents", "meetings"}
    figures = [figure.model_dump_json(exclude=own) for figure in corpus.figures]
    return sorted(figures), sorted(event.model_dump_json(exclude=own) for event in corpus.events)
