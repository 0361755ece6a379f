"""The browser that the tests drive: an installed Chrome or Chromium, else one that is installed here."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def installed() -> str | None:
    """Where the browser is: what CHROME names, else the first of NAMES, else Playwright's own, else None."""
    found = os.environ.get("CHROME") or next(filter(None, map(shutil.which, NAMES)), None)
    return found or _playwrights_own()


def _playwrights_own() -> str | None:
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def install() -> str | None:
    """Install a browser: Debian's own where the system's packages can be installed, else Playwright's."""
    root = _as_root()
    if root is not None and shutil.which("apt-get"):
        _run(*root, "apt-get", "update", "--quiet")
        _run(*root, "apt-get", "install", "--quiet", "--yes", "chromium", "fonts-dejavu-core")
    if not installed():
        playwright = (sys.executable, "-m", "playwright", "install")
        _run(*playwright, *(["--with-deps"] if root is not None else []), "chromium")
    return installed()


def _as_root() -> Sequence[str] | None:
    """What to put before a command to run it as root; None where nobody may without a password."""
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "--non-interactive"]
    return sudo if shutil.which("sudo") and _run(*sudo, "true") else None


def _run(*command: str) -> bool:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, check=False, stdin=subprocess.DEVNULL, env=environment).returncode == 0


if __name__ == "__main__":
    browser = installed() or install()
    sys.exit(None if browser else "no browser: install Chrome or Chromium, or name one: CHROME=/path/to/it")
