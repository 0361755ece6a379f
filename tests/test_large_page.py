"""The page *Large collections*: what it tells to do on one machine is done as it stands there."""

from __future__ import annotations

import re
import shlex
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from distributed import Client

import varied
from cluster import wait
from readout.cli import main
from readout.collection import cost
from readout.collection.cost import Cost, Run

PAGE = Path(__file__).parent.parent / "book" / "large.md"


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)


def listens(port: int) -> bool:
    with socket.socket() as tried:
        return tried.connect_ex(("127.0.0.1", port)) == 0


@pytest.mark.slow
def test_the_commands_of_the_page_do_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    varied.write(tmp_path / "my-documents", 12)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    lines = [line.replace("8786", port) for block in blocks("sh") for line in block.splitlines()]
    servers = []
    try:
        for program, *words in map(shlex.split, lines):
            if program == "dask":
                servers.append(subprocess.Popen([sys.executable, "-m", "dask", *words]))
                if words[0] == "scheduler":
                    wait(lambda: listens(int(port)))
                else:
                    with Client(words[1], timeout=120) as client:
                        client.wait_for_workers(2, timeout=120)
            elif program == "readout" and words[0] == "extract":
                result = CliRunner().invoke(main, words)
                assert (result.exit_code, result.stdout) == (0, "my-set/manifest.json\n"), result.output
    finally:
        for server in reversed(servers):
            server.terminate()
            server.wait()
    assert len(servers) == 2
    [reading] = [block for block in blocks("python") if "pyarrow" in block]
    shown = subprocess.run([sys.executable, "-c", reading], check=True, capture_output=True, text=True)
    assert "outcome" in shown.stdout and "killed" in shown.stdout


def test_python_on_the_page_is_python() -> None:
    for block in blocks("python"):
        compile(block, str(PAGE), "exec")


def run(workers: int, documents: int, seconds: float) -> Run:
    return Run(
        workers=workers,
        documents=documents,
        seconds=seconds,
        busy=seconds * workers,
        memory=300_000_000,
        stored=documents * 4000,
    )


def test_the_cost_of_a_million_follows_from_what_was_measured() -> None:
    runs = (run(2, 2_000, 20), run(2, 20_000, 100), run(1, 20_000, 180))
    measured = Cost(
        processor="A processor", cores=2, system="Linux", date="2031-05-09", load=0.5, words=300, runs=runs
    )
    assert (measured.gain, measured.growth) == (1.8, 1.0)
    assert measured.hours(1_000_000) == 2.5
    assert measured.stored(1_000_000) == 4.0
    text = cost.page(measured)
    assert "2\\.5 core hours" in text and "250 core hours" in text and "0\\.40 TB" in text
    assert "| 20,000 | 1 | 180 | 111 | 300 MB |" in text


def test_a_page_without_measurements_says_so(tmp_path: Path) -> None:
    assert cost.page(cost.load(tmp_path / "none.json")) == f"{cost.NONE}\n"
