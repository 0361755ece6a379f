"""Large collections: the same set whoever makes it and wherever, after whatever went wrong."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import fsspec
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

import varied
from cluster import STORE, Cluster, cluster, store, wait
from readout import corpus
from readout.cli import main
from readout.collection.manifest import Manifest
from readout.collection.schema import FORMAT, PARTITIONED, TABLES, records
from readout.records import Figure, Meeting

pytestmark = pytest.mark.slow

DOCUMENTS = 60
SIZE = 8
Files = dict[str, bytes]


def extract(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["extract", *map(str, arguments)])


def made(result: Result) -> Manifest:
    assert result.exit_code == 0, result.output
    address = result.stdout.strip()
    with fsspec.open(address) as file:
        return Manifest.model_validate_json(file.read())


def files(folder: Path) -> Files:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def times(folder: Path) -> dict[str, int]:
    return {p.relative_to(folder).as_posix(): p.stat().st_mtime_ns for p in folder.rglob("*") if p.is_file()}


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, varied.Amounts]]:
    """A folder of documents with their figures; two have the same words, and one cannot be read."""
    folder = tmp_path_factory.mktemp("known") / "documents"
    found = varied.write(folder, DOCUMENTS)
    first = next(name for name, figures in found.items() if figures)
    (folder / "reprint.txt").write_text((folder / f"{first}.txt").read_text() + "\n\n")
    (folder / "broken.pdf").write_bytes(b"no pages")
    (folder / "sources.yml").write_text(f"{first}.txt: {{publisher: The Harbour Gazette}}\n")
    return folder, {**found, "reprint": found[first]}


@pytest.fixture(scope="module")
def documents(known: tuple[Path, object]) -> Path:
    return known[0]


@pytest.fixture(scope="module")
def alone(documents: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The set that processes of this machine make."""
    folder = tmp_path_factory.mktemp("alone") / "set"
    result = extract(documents, "--partition-size", SIZE, "-o", folder)
    assert result.exit_code == 0, result.output
    assert result.stderr == f"1 could not be read: {folder}/unread says why\n"
    return folder


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A scheduler with two workers, and a store that they know."""
    with store() as address:
        environment = {**STORE, "AWS_ENDPOINT_URL": address}
        with pytest.MonkeyPatch.context() as patch:
            for name, value in environment.items():
                patch.setenv(name, value)
            with cluster(tmp_path_factory.mktemp("two"), 2, environment) as found:
                yield found


def rows(folder: Path, table: str) -> list[dict[str, object]]:
    manifest = Manifest.model_validate_json((folder / "manifest.json").read_text())
    return [row for part in manifest.tables[table] for row in pq.read_table(folder / part.file).to_pylist()]


def test_a_set_holds_the_figures_that_are_known_beforehand(
    known: tuple[Path, dict[str, varied.Amounts]], alone: Path
) -> None:
    found = defaultdict(list)
    for row in rows(alone, "figures"):
        found[row["document"]].append((row["value"], row["value_max"], row["outcome"]))
    assert {name: tuple(figures) for name, figures in found.items()} == {
        name: figures for name, figures in known[1].items() if figures
    }
    assert {row["id"] for row in rows(alone, "documents")} == set(known[1])
    assert [row["file"] for row in rows(alone, "unread")] == ["broken.pdf"]


def test_a_set_holds_the_records_of_a_report_and_says_which_repeat_another(
    documents: Path, alone: Path
) -> None:
    whole = corpus.read(documents)
    repeated = {row["id"]: row["copy_of"] for row in rows(alone, "copies")}
    assert repeated["reprint"] == next(d.copy_of for d in whole.documents if d.id == "reprint")
    kinds: tuple[tuple[str, type[Figure | Meeting]], ...] = (("figures", Figure), ("meetings", Meeting))
    for table, kind in kinds:
        parts = [pq.read_table(alone / p.file) for p in manifest(alone).tables[table]]
        found = {r.id: r for part in parts for r in records(kind, part)}
        read = {r.id: r for d in whole.documents for r in getattr(d, table)}
        assert found == {name: r.model_copy(update={"copy_of": ""}) for name, r in read.items()}
        assert {i for i in repeated if i in found} <= {i for i, r in read.items() if r.copy_of}
        assert any(i in repeated for i in found)
    told = {m for row in rows(alone, "events") for m in row["meetings"]}  # type: ignore[attr-defined]
    assert told == {row["id"] for row in rows(alone, "meetings")} - repeated.keys()
    ids = [row["id"] for row in rows(alone, "events")]
    assert len(ids) == len(set(ids))


def manifest(folder: Path) -> Manifest:
    return Manifest.model_validate_json((folder / "manifest.json").read_text())


def test_the_manifest_tells_each_file_its_rows_and_its_hash(alone: Path) -> None:
    told = manifest(alone)
    assert told.format == FORMAT and set(told.tables) == set(TABLES)
    for table, parts in told.tables.items():
        counted = [pq.read_metadata(alone / part.file).num_rows for part in parts]
        assert counted == [part.rows for part in parts] and sum(counted) == told.rows[table]
    listed = {part.file for parts in told.tables.values() for part in parts}
    notes = {f"done/{piece.key}.json" for piece in (*told.partitions, *told.merged)}
    assert set(files(alone)) == listed | notes | {"manifest.json"}
    assert sum(p.files for p in told.partitions) == DOCUMENTS + 2
    assert all(p.parts.keys() == set(PARTITIONED) for p in told.partitions)


def test_two_workers_and_a_store_make_the_same_bytes(documents: Path, alone: Path, two: Cluster) -> None:
    system = fsspec.filesystem("s3")
    system.mkdir("news")
    system.put(f"{documents}/", "news/documents/", recursive=True)
    result = extract(
        "s3://news/documents", "--scheduler", two.address, "--partition-size", SIZE, "-o", "s3://news/set"
    )
    assert made(result) == manifest(alone)
    stored = {path.removeprefix("news/set/"): system.cat(path) for path in system.find("news/set")}
    assert stored == files(alone)


def test_a_worker_that_is_killed_loses_nothing_and_nothing_is_made_twice(
    documents: Path, alone: Path, tmp_path: Path
) -> None:
    out = tmp_path / "set"
    with cluster(tmp_path / "cluster") as found:
        arguments = (documents, "--scheduler", found.address, "--partition-size", SIZE, "-o", out)
        results: list[Result] = []
        run = Thread(target=lambda: results.append(extract(*arguments)))
        run.start()
        wait(lambda: len(list((out / "done").glob("*.json"))) > 1)
        before = times(out / "done")
        found.workers[0].send_signal(signal.SIGKILL)
        run.join()
    assert made(results[0]) == manifest(alone)
    assert files(out) == files(alone)
    assert len(before) < len(times(out / "done"))
    assert before.items() <= times(out / "done").items()


def test_an_interrupted_run_goes_on_and_believes_no_broken_part(
    documents: Path, alone: Path, two: Cluster, tmp_path: Path
) -> None:
    out = tmp_path / "set"
    arguments = (documents, "--scheduler", two.address, "--partition-size", SIZE, "-o", out)
    assert made(extract(*arguments)) == manifest(alone)
    one, other, third = manifest(alone).partitions[:3]
    (out / "manifest.json").unlink()
    (out / one.parts["figures"].file).write_bytes(b"PAR1")
    (out / "done" / f"{other.key}.json").unlink()
    (out / "documents" / f".{third.key}.parquet.1").write_bytes(b"half")
    before = times(out)
    assert made(extract(*arguments)) == manifest(alone)
    assert files(out) == files(alone)
    after = times(out)
    again = {name for name in after if before.get(name) != after[name]} - {"manifest.json"}
    assert {Path(name).stem for name in again} == {one.key, other.key}


def test_a_changed_document_makes_its_own_partition_again_and_no_other(
    documents: Path, alone: Path, two: Cluster, tmp_path: Path
) -> None:
    folder, out = tmp_path / "documents", tmp_path / "set"
    folder.mkdir()
    for path in documents.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    arguments = (folder, "--scheduler", two.address, "--partition-size", SIZE, "-o", out)
    first = made(extract(*arguments))
    changed = sorted(folder.glob("*.txt"))[20]
    changed.write_text(changed.read_text() + "\nAnother 4321 people were displaced, the ministry said.\n")
    second = made(extract(*arguments))
    old, new = ({p.key for p in m.partitions} for m in (first, second))
    assert len(old - new) == len(new - old) == 1
    assert second.rows["figures"] == first.rows["figures"] + 1
    assert not [name for name in files(out) if Path(name).stem in old - new]


def test_patterns_find_documents_in_folders_and_keep_them_apart(two: Cluster, tmp_path: Path) -> None:
    for name in ("2031/may/notice.txt", "2031/june/notice.txt", "2030/.hidden/notice.txt"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text("Rescuers said 12 people were killed in the flood.")
    (tmp_path / "outside.txt").write_text("Rescuers said 99 people were killed.")
    (tmp_path / "2031" / "link.txt").symlink_to(tmp_path / "outside.txt")
    arguments = (f"{tmp_path}/2031/**/*.txt", "--scheduler", two.address, "-o", tmp_path / "set")
    assert made(extract(*arguments)).rows["figures"] == 2
    assert [row["id"] for row in rows(tmp_path / "set", "documents")] == ["june/notice", "may/notice"]


def test_documents_on_the_web_are_read(two: Cluster, tmp_path: Path) -> None:
    (tmp_path / "web").mkdir()
    (tmp_path / "web" / "flood.txt").write_text("Rescuers said 12 people were killed in the flood.")
    command = [
        sys.executable,
        "-u",
        "-m",
        "http.server",
        "0",
        "--bind",
        "127.0.0.1",
        "-d",
        str(tmp_path / "web"),
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout
        port = server.stdout.readline().split(" port ")[1].split()[0]
        address = f"http://127.0.0.1:{port}/"
        result = extract(address, "--scheduler", two.address, "-o", tmp_path / "set")
        server.terminate()
    assert made(result).rows["figures"] == 1
    assert [row["id"] for row in rows(tmp_path / "set", "documents")] == ["flood"]


def test_a_strangers_files_are_listed_where_they_cannot_be_read_and_harm_nothing(
    two: Cluster, tmp_path: Path
) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    for name in ("a\nb.txt", "; rm x.txt", os.fsdecode(b"\xff.txt"), "%2e%2e%2fx.txt"):
        (folder / name).write_text("Rescuers said 12 people were killed in the flood.")
    (folder / "half.jsonl").write_text(
        json.dumps({"text": "Half \ud800.\n\nRescuers said 7 people were killed."})
    )
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(60_000_000)
    result = extract(folder, "--scheduler", two.address, "-o", tmp_path / "set")
    assert made(result).rows["figures"] == 5
    unread = rows(tmp_path / "set", "unread")
    assert [row["id"] for row in unread] == ["huge"]
    assert str(unread[0]["unread"]).startswith("has 60 MB")
    assert {p.name for p in tmp_path.iterdir()} == {"documents", "set"}


def test_added_words_are_read_by_every_worker(two: Cluster, tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    (folder / "lexicon").mkdir(parents=True)
    (folder / "lexicon" / "actors.yml").write_text("- {name: Norland, kind: country, people: [Norlander]}\n")
    (folder / "flood.txt").write_text("Rescuers said 12 Norlanders were killed in the flood.")
    result = extract(folder, "--scheduler", two.address, "-o", tmp_path / "set")
    assert made(result).lexicon
    assert [row["side"] for row in rows(tmp_path / "set", "figures")] == ["Norland"]
