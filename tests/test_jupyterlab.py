"""JupyterLab as `make lab` starts it, driven in a real browser: parameters, its token, and whom it asks."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import psutil
import pytest
from playwright.sync_api import Browser, Page, Request, expect

ROOT = Path(__file__).parent.parent
TALL = {"width": 1200, "height": 3200}
PATIENT = 120_000

WATCH = """
import sys

def heard(event, given):
    if event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.connect"):
        with open(__file__ + ".heard", "a") as file:
            file.write(f"{event} {given[-1] if event == 'socket.connect' else given[0]}\\n")

sys.addaudithook(heard)
"""
"""Writes down every host that a Python process looks up or connects to."""

pytestmark = pytest.mark.slow


class Lab(NamedTuple):
    """A JupyterLab that runs."""

    process: int
    port: int
    token: str

    def answers(self, path: str, token: str = "", host: str = "") -> int:
        """The status of the answer to a request, with a token and under a name of this machine if given."""
        given = {"Authorization": f"token {token}"} if token else {}
        connection = HTTPConnection("127.0.0.1", self.port)
        connection.request("GET", path, headers=given | ({"Host": host} if host else {}))
        return connection.getresponse().status


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of documents and a copy of a notebook beside it."""
    place = tmp_path_factory.mktemp("workshop")
    (place / "seeds").mkdir()
    (place / "seeds" / "flood.txt").write_text(
        "The Fijian army said that 17 Fijian soldiers were killed near Suva.\n\n"
        "Tonga said that 23 Tongan soldiers were killed at sea.\n"
    )
    (place / "notebooks").mkdir()
    shutil.copy(ROOT / "notebooks" / "people.ipynb", place / "notebooks")
    (place / "watch").mkdir()
    (place / "watch" / "sitecustomize.py").write_text(WATCH)
    return place


@pytest.fixture(scope="module")
def lab(workshop: Path) -> Iterator[Lab]:
    """JupyterLab as `make lab` starts it, among settings of its own, and without a window."""
    shown = subprocess.run(
        ["make", "--no-print-directory", "-n", "lab"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout
    program, what, *options, folder = shown.splitlines()[-1].split()
    assert (program, what, folder) == (".venv/bin/jupyter", "lab", "notebooks")
    command = [sys.executable, "-m", "jupyterlab", *options, "--no-browser"]
    server = subprocess.Popen(command, cwd=workshop, env=_environment(workshop), stderr=subprocess.DEVNULL)
    try:
        yield _started(workshop / ".runtime", server)
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(30)


def _environment(workshop: Path) -> dict[str, str]:
    """This one's, without what somebody chose for JupyterLab, and with the watch over all that is started."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("JUPYTER")}
    own = {f"JUPYTER_{name}_DIR": str(workshop / f".{name.lower()}") for name in ("CONFIG", "RUNTIME")}
    paths = os.pathsep.join([str(workshop / "watch"), *filter(None, [kept.get("PYTHONPATH")])])
    return {**kept, **own, "JUPYTERLAB_SETTINGS_DIR": str(workshop / ".settings"), "PYTHONPATH": paths}


def _started(runtime: Path, server: subprocess.Popen[bytes]) -> Lab:
    """What JupyterLab writes down of itself, once it answers."""
    for _ in range(600):
        assert server.poll() is None, "JupyterLab ended"
        for file in runtime.glob("jpserver-*.json"):
            told = json.loads(file.read_text())
            found = Lab(server.pid, told["port"], told["token"])
            with suppress(ConnectionError):
                assert found.answers("/api") == 200
                return found
        time.sleep(0.2)
    raise AssertionError("JupyterLab does not answer")


@pytest.fixture
def page(browser: Browser, lab: Lab) -> Iterator[Page]:
    """The notebook, opened; the browser is kept from other hosts."""
    context = browser.new_context(viewport=TALL)  # type: ignore[arg-type]
    tab = context.new_page()
    asked: list[str] = []

    def offline(request: Request) -> bool:
        return urlsplit(request.url).hostname not in ("127.0.0.1", None)

    tab.on("request", lambda request: asked.append(request.url) if offline(request) else None)
    tab.goto(f"http://127.0.0.1:{lab.port}/lab/tree/notebooks/people.ipynb?reset&token={lab.token}")
    expect(tab.locator(".jp-CodeCell").first).to_be_visible(timeout=PATIENT)
    expect(tab.locator("#jp-bottom-panel")).to_contain_text("| Idle", timeout=PATIENT)
    yield tab
    context.close()
    assert asked == []


def set_parameter(page: Page, name: str, value: str) -> None:
    """Change a line of the cell with the parameters, as a person types it."""
    cell = page.locator(".jp-CodeCell .cm-content").first
    lines = [line.inner_text().strip() for line in cell.locator(".cm-line").all()]
    assert any(line.startswith(f"{name} = ") for line in lines)
    changed = [f"{name} = {value}" if line.startswith(f"{name} = ") else line for line in lines]
    cell.click()
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.insert_text("\n".join(changed))


def run_all(page: Page) -> None:
    """Run > Run All Cells."""
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()


def test_a_changed_parameter_and_run_all_give_the_new_result(page: Page) -> None:
    chart = page.locator(".jp-OutputArea-output svg").first
    table = page.locator(".jp-OutputArea-output table").last
    run_all(page)
    expect(chart).to_contain_text("17", timeout=PATIENT)
    expect(chart).to_contain_text("23")
    expect(table).to_contain_text("Tonga", timeout=PATIENT)
    set_parameter(page, "sides", '"Fiji"')
    run_all(page)
    expect(chart).not_to_contain_text("23", timeout=PATIENT)
    expect(chart).to_contain_text("17")
    expect(table).not_to_contain_text("Tonga", timeout=PATIENT)
    expect(table).to_contain_text("Fiji")


def test_a_wrong_parameter_says_what_is_right(page: Page) -> None:
    set_parameter(page, "outcomes", '["kiled"]')
    run_all(page)
    said = page.locator(".jp-OutputArea-output").filter(has_text="InputError")
    expect(said.first).to_contain_text("did you mean killed?", timeout=PATIENT)


@pytest.mark.promise("this-machine-alone")
def test_it_listens_on_this_machine_alone(lab: Lab) -> None:
    started = psutil.Process(lab.process)
    found = [
        connection.laddr.ip
        for process in (started, *started.children(recursive=True))
        for connection in process.net_connections("inet")
        if connection.status == psutil.CONN_LISTEN
    ]
    assert set(found) == {"127.0.0.1"}


@pytest.mark.promise("this-machine-alone")
@pytest.mark.parametrize(
    "path, refused", [("/api/contents", 403), ("/api/kernels", 403), ("/files/seeds/flood.txt", 302)]
)
def test_without_its_token_it_gives_nothing(lab: Lab, path: str, refused: int) -> None:
    """Where a person may ask, it sends them to the page that asks for the token."""
    assert lab.answers(path, lab.token) == 200
    assert lab.answers(path) == lab.answers(path, "0" * len(lab.token)) == refused
    assert re.fullmatch("[0-9a-f]{48}", lab.token)


@pytest.mark.promise("this-machine-alone")
def test_a_page_elsewhere_cannot_reach_it_under_a_name_of_its_own(lab: Lab) -> None:
    assert lab.answers("/api/contents", lab.token, "a-strangers-page.example") == 403


@pytest.mark.promise("asks-nobody")
def test_it_asks_no_other_host_for_news_updates_or_extensions(lab: Lab, workshop: Path) -> None:
    assert lab.answers("/lab/api/update", lab.token) == lab.answers("/lab/api/news", lab.token) == 200
    assert lab.answers("/lab/api/extensions?query=readout&page=1&per_page=30", lab.token) == 200
    heard = (workshop / "watch" / "sitecustomize.py.heard").read_text().splitlines()
    own = re.compile(r"socket.\w+ (127\.0\.0\.1|localhost|\('127\.0\.0\.1', \d+\)|.*\.sock.*|None|)")
    assert heard and [line for line in heard if not own.fullmatch(line)] == []
