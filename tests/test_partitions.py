"""How a collection is cut, and how its records become columns and records again."""

from __future__ import annotations

from itertools import chain, pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

import samples
from readout.collection import asked, is_pattern, listing, schema
from readout.collection.merging import packed, shares
from readout.records import Event, Figure, Meeting

NAMES = st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=6), unique=True).map(
    sorted
)


def cut(names: list[str], size: int) -> list[list[str]]:
    return [[name for name, _ in part] for part in listing.partitions([(n, None) for n in names], size)]


@given(NAMES, st.integers(1, 9))
def test_every_file_is_in_one_partition_of_about_the_size(names: list[str], size: int) -> None:
    parts = cut(names, size)
    assert list(chain(*parts)) == names
    assert all(max(1, size // 2) <= len(part) for part in parts[:-1])
    assert all(1 <= len(part) <= 2 * size for part in parts)


def test_a_file_that_comes_moves_few_others() -> None:
    names = [f"{n:05}.txt" for n in range(0, 20_000, 2)]
    before = {tuple(part) for part in cut(names, 50)}
    assert 150 < len(before) < 350
    for added in ("00001.txt", "09999.txt", "19999.txt"):
        after = {tuple(part) for part in cut(sorted([*names, added]), 50)}
        assert len(after - before) < 12


def test_a_pattern_has_a_folder_and_a_name_with_signs_that_exists_is_none(tmp_path: Path) -> None:
    assert listing.root("news/2031-*/may/*.txt") == "news"
    assert listing.root("*.txt") == "."
    assert listing.root("/*.txt") == "/"
    assert listing.root("s3://bucket/a/**/*.txt") == "s3://bucket/a"
    (tmp_path / "part [1]").mkdir()
    assert not is_pattern(str(tmp_path / "part [1]"))


def test_links_are_no_documents(tmp_path: Path) -> None:
    for name in ("news/may/a.txt", "news/June/b.TXT", "news/txt", "other/c.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("Rescuers said 12 people were killed.")
    (tmp_path / "news" / "july").symlink_to(tmp_path / "other")
    (tmp_path / "news" / "may" / "d.txt").symlink_to(tmp_path / "other" / "c.txt")
    (tmp_path / "news" / "may" / "e.txt").symlink_to(tmp_path / "news" / "may" / "a.txt")
    found = [name for name, _ in listing.files(f"{tmp_path}/news/*/*")]
    assert found == ["June/b.TXT", "may/a.txt"]


def test_a_set_is_asked_for_by_patterns_and_addresses() -> None:
    assert (
        asked("docs/*.txt", "out") and asked("s3://bucket/docs", "out") and asked("docs", "gs://bucket/out")
    )
    assert not asked("docs", "out")


def test_records_are_the_same_after_they_were_columns() -> None:
    corpus = samples.sample()
    kinds: tuple[tuple[str, type[Figure | Meeting | Event]], ...] = (
        ("figures", Figure), ("meetings", Meeting), ("events", Event),
    )  # fmt: skip
    for table, kind in kinds:
        given_ = list(getattr(corpus, table))
        assert given_ and schema.records(kind, schema.arrow(table, given_)) == given_


def test_every_column_says_what_it_means() -> None:
    for table in schema.TABLES:
        assert all((field.metadata or {}).get(b"meaning") for field in schema.schema(table))


@given(st.integers(0, 10**8))
def test_the_shares_of_all_hashes_meet(documents: int) -> None:
    found = list(shares(documents))
    assert found[0][0] == "00000000" and found[-1][1] > "f" * 64
    assert all(one[1] == other[0] for one, other in pairwise(found))


@given(st.dictionaries(st.sampled_from(["2031-05", "2031-06", "2032", "", "2030-01"]), st.integers(1, 9)))
def test_months_are_packed_in_their_order_the_undated_last(months: dict[str, int]) -> None:
    groups = list(packed(months, 10))
    assert list(chain(*groups)) == sorted(months, key=lambda m: m or "~")
    assert all(len(group) == 1 or sum(months[m] for m in group) <= 10 for group in groups)
