"""In JupyterLab, driven in a real browser: a changed parameter and Run All give the new result."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, expect

ROOT = Path(__file__).parent.parent
TOKEN = "of-this-test"
SETTINGS = (
    "--no-browser", "--ServerApp.ip=127.0.0.1", "--ServerApp.port_retries=0",
    f"--IdentityProvider.token={TOKEN}", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    "--LabApp.extension_manager=readonly",
)  # fmt: skip
TALL = {"width": 1200, "height": 3200}
PATIENT = 120_000

pytestmark = pytest.mark.slow


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


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
    quiet = place / ".settings" / "@jupyterlab" / "apputils-extension"
    quiet.mkdir(parents=True)
    (quiet / "notification.jupyterlab-settings").write_text('{"fetchNews": "false"}')
    return place


@pytest.fixture(scope="module")
def lab(workshop: Path) -> Iterator[str]:
    """The address of a JupyterLab of this machine, with settings of its own."""
    port = _free_port()
    own = {f"JUPYTER_{name}_DIR": str(workshop / f".{name.lower()}") for name in ("CONFIG", "RUNTIME")}
    server = subprocess.Popen(
        [
            sys.executable,
            *("-m", "jupyterlab", *SETTINGS, f"--ServerApp.port={port}"),
            *(["--allow-root"] if os.geteuid() == 0 else []),
            f"--ServerApp.root_dir={workshop}",
        ],
        env={**os.environ, **own, "JUPYTERLAB_SETTINGS_DIR": str(workshop / ".settings")},
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/api?token={TOKEN}", server)
        yield address
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(30)


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        assert server.poll() is None, "JupyterLab ended"
        try:
            with urllib.request.urlopen(address):
                return
        except URLError:
            time.sleep(0.2)
    raise AssertionError("JupyterLab does not answer")


@pytest.fixture
def page(browser: Browser, lab: str) -> Iterator[Page]:
    """The notebook, opened; the browser is kept from other hosts."""
    context = browser.new_context(viewport=TALL)  # type: ignore[arg-type]
    tab = context.new_page()
    asked: list[str] = []

    def offline(request: Request) -> bool:
        return urlsplit(request.url).hostname not in ("127.0.0.1", None)

    tab.on("request", lambda request: asked.append(request.url) if offline(request) else None)
    tab.goto(f"{lab}/lab/tree/notebooks/people.ipynb?reset&token={TOKEN}")
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
