"""readout serve: the book on this machine, made again when a file changes, the browser told."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import Browser, expect
from tornado.testing import AsyncHTTPTestCase
from tornado.web import Application

from readout import serving
from readout.parameters import parse
from readout.report.publishing import EDITION

ROOT = Path(__file__).parent.parent
PAGE = "<!doctype html><html><head><title>Book</title></head><body><h1>One</h1></body></html>"


class Pages(AsyncHTTPTestCase):
    """The pages of a shelf, asked for over the loopback."""

    @pytest.fixture(autouse=True)
    def _place(self, tmp_path: Path) -> None:
        self.html = tmp_path / "html"

    def get_app(self) -> Application:
        return serving.application(serving.Shelf(self.html))

    def book(self) -> None:
        self.html.mkdir()
        (self.html / "index.html").write_text(PAGE)
        (self.html / "data.csv").write_text("a,b\n")
        (self.html / EDITION).write_text("{}")

    def test_a_page_has_the_script_that_its_file_has_not(self) -> None:
        self.book()
        found = self.fetch("/")
        assert found.code == 200 and b'<script src="/_serving/reload.js"></script></body>' in found.body
        assert int(found.headers["Content-Length"]) == len(found.body)
        assert (self.html / "index.html").read_text() == PAGE
        assert found.headers["Cache-Control"] == "no-store"

    def test_other_files_are_sent_as_they_are(self) -> None:
        self.book()
        assert self.fetch("/data.csv").body == b"a,b\n"
        assert b"EventSource" in self.fetch("/_serving/reload.js").body

    def test_what_is_not_of_the_book_is_not_sent(self) -> None:
        self.book()
        (self.html.parent / "secret.txt").write_text("secret")
        for address in ("/../secret.txt", "/%2e%2e/secret.txt", "//etc/passwd", "/nothing.html"):
            assert self.fetch(address).code in (403, 404), address

    @pytest.mark.promise("this-machine-alone")
    def test_another_name_of_this_machine_gets_nothing(self) -> None:
        self.book()
        assert self.fetch("/", headers={"Host": "evil.example.org"}).code == 404

    def test_before_the_first_report_a_page_waits_for_it(self) -> None:
        found = self.fetch("/")
        assert found.code == 404 and b"No report stands here yet" in found.body and b"reload.js" in found.body


def test_only_files_that_can_change_the_book_count(tmp_path: Path) -> None:
    counts = serving._counts(tmp_path / "build")
    assert counts(None, str(tmp_path / "seeds" / "a.txt"))
    for other in (
        "build/html/index.html",
        "seeds/.a.txt.swp",
        "seeds/a.txt~",
        "n/.ipynb_checkpoints/a.ipynb",
    ):
        assert not counts(None, str(tmp_path / other)), other


def _started(*words: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", "from readout.cli import main; main()", "serve", *map(str, words)]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )


def test_a_port_that_is_taken_and_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        (tmp_path / "seeds").mkdir()
        for words, said in (
            ((tmp_path / "seeds", "--port", port), f"port {port}: cannot be used"),
            ((tmp_path / "nowhere", "--port", 0), "nowhere: no such folder; name a folder of documents"),
        ):
            server = _started(*words)
            _, errors = server.communicate(timeout=60)
            assert server.returncode == 2
            assert said in errors and errors.count("\n") == 1


def test_no_pdf_is_made_unless_it_is_asked_for() -> None:
    _, name, value = serving.quickly(parse([]))
    assert parse([(name, value)]).pdf == "none"
    assert serving.quickly(parse([("pdf", "whole")])) == []


class Served:
    """A serving process with the lines that it says."""

    def __init__(self, seeds: Path, output: Path) -> None:
        self.process = _started(seeds, "-o", output, "--port", 0, "-p", "pdf", "whole")
        assert self.process.stdout and self.process.stderr
        line = self.process.stdout.readline()
        self.address = re.match(r"(http://127\.0\.0\.1:\d+/) \(Ctrl-C ends\)", line)[1]  # type: ignore[index]
        self.errors: list[str] = []
        self.heard = threading.Condition()
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def _listen(self) -> None:
        assert self.process.stderr
        for line in self.process.stderr:
            with self.heard:
                self.errors.append(line)
                self.heard.notify_all()

    def said(self, words: str, seconds: float = 300) -> bool:
        with self.heard:
            return self.heard.wait_for(lambda: any(words in line for line in self.errors), seconds)

    def stop(self) -> int:
        os.killpg(self.process.pid, signal.SIGINT)
        return self.process.wait(60)


@pytest.fixture
def served(seeds_report: Path, tmp_path: Path) -> Iterator[tuple[Served, Path, Path]]:
    """The report on a copy of the seeds, served where it was built before."""
    seeds, output = tmp_path / "seeds", tmp_path / "build"
    shutil.copytree(ROOT / "seeds", seeds)
    shutil.copytree(seeds_report.parent, output)
    server = Served(seeds, output)
    yield server, seeds, output
    if server.process.poll() is None:
        os.killpg(server.process.pid, signal.SIGKILL)


@pytest.mark.slow
@pytest.mark.promise("this-machine-alone")
def test_it_listens_on_this_machine_alone(served: tuple[Served, Path, Path]) -> None:
    server, _, _ = served
    started = psutil.Process(server.process.pid)
    found = [c.laddr.ip for c in started.net_connections("inet") if c.status == psutil.CONN_LISTEN]
    assert found == ["127.0.0.1"]


@pytest.mark.slow
def test_a_changed_document_comes_to_the_browser(served: tuple[Served, Path, Path], browser: Browser) -> None:
    server, seeds, output = served
    assert server.said("nothing changed since the last report")
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{server.address}documents.html")
    expect(page.locator("body")).not_to_contain_text("an-answer")
    (seeds / "sources.yml").write_text("nothing.txt: {}\n")
    assert server.said("sources.yml, line 1: nothing.txt: there is no such document")
    with urllib.request.urlopen(f"{server.address}index.html") as last:
        assert last.status == 200
    shutil.copy(ROOT / "seeds" / "sources.yml", seeds)
    (seeds / "an-answer.txt").write_text("The mayor said that 12 people were killed in the flood.\n")
    expect(page.locator("body")).to_contain_text("an-answer", timeout=900_000)
    assert [url for url in asked if not url.startswith(server.address)] == []
    assert not any(b"_serving/reload" in file.read_bytes() for file in (output / "html").rglob("*.html"))
    page.close()
    assert server.stop() == 0
    assert len(server.errors) == 2
