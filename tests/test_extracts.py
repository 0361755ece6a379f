"""What was read before is taken as it was: the same bytes, file by file, and nothing that is damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

import news
from readout import folder, processes
from readout.errors import InputError
from readout.extracts import Extracts
from readout.parameters import Parameters
from readout.records import Document

TEXTS = {f"day-{n}.txt": news.text(n) for n in range(12)}
TABLE = "text\nTwelve people were killed in Oslo.\nThe two ministers met in Lima.\n"


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    for name, text in {**TEXTS, "wire.csv": TABLE}.items():
        (tmp_path / "seeds").mkdir(exist_ok=True)
        (tmp_path / "seeds" / name).write_text(text)
    return tmp_path / "seeds"


def read(seeds: Path, made_by: str = "these rules", asked: Parameters | None = None) -> list[Document]:
    """The folder read with what is kept beside it."""
    kept = Extracts(seeds.parent / "kept", made_by)
    found = folder.documents(seeds, asked or Parameters(), kept)
    kept.prune()
    return found


def entries(seeds: Path) -> dict[str, int]:
    return {p.name: p.stat().st_mtime_ns for p in (seeds.parent / "kept").iterdir()}


def test_the_same_records_as_without(seeds: Path) -> None:
    plain = folder.documents(seeds, Parameters())
    assert read(seeds) == plain
    assert read(seeds) == plain
    assert [d.model_dump_json() for d in read(seeds)] == [d.model_dump_json() for d in plain]


def test_one_changed_file_is_read_and_no_other(seeds: Path) -> None:
    read(seeds)
    before = entries(seeds)
    (seeds / "day-3.txt").write_text("Three people were killed.\n")
    assert [f.value for d in read(seeds) if d.id == "day-3" for f in d.figures] == [3]
    after = entries(seeds)
    assert len(before) == len(after) == len(TEXTS) + 1
    assert len(after.items() - before.items()) == 1


def test_what_is_known_of_a_file_and_what_reads_it_make_it_another(seeds: Path) -> None:
    read(seeds)
    before = entries(seeds)
    (seeds / "sources.yml").write_text("day-3.txt: {publisher: The Courier}\n")
    assert [d.publisher for d in read(seeds) if d.id == "day-3"] == ["The Courier"]
    assert len(entries(seeds).items() - before.items()) == 1
    for other in (Parameters(show="sentences"), Parameters(reference_date="2031")):
        before = entries(seeds)
        read(seeds, asked=other)
        assert not entries(seeds).items() & before.items()
    before = entries(seeds)
    read(seeds, "other rules")
    assert not entries(seeds).items() & before.items()


@pytest.mark.parametrize("damage", [b"", b"\xff\xfe", b"12 people", None])
def test_a_damaged_entry_is_made_again(seeds: Path, damage: bytes | None) -> None:
    whole = read(seeds)
    for place in (seeds.parent / "kept").iterdir():
        text = place.read_bytes()
        place.write_bytes(text.replace(b"killed", b"missed") if damage is None else damage)
    assert read(seeds) == whole


def test_a_file_that_is_gone_is_forgotten_and_twins_are_refused(seeds: Path) -> None:
    read(seeds)
    (seeds / "day-1.txt").rename(seeds / "day-2.md")
    with pytest.raises(InputError, match="has the same id as day-2"):
        read(seeds)
    (seeds / "day-2.md").unlink()
    assert "day-1" not in {d.id for d in read(seeds)}
    assert len(entries(seeds)) == len(TEXTS)


def test_several_processes_keep_the_order() -> None:
    assert processes.shared(str, range(100)) == [str(n) for n in range(100)]
