"""The browser that the tests drive: an installed Chrome or Chromium, else one that is installed here."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def installed() -> str | None:
    """Where the browser is: what CHROME names, else the first of NAMES, else None for Playwright's own."""
    return os.environ.get("CHROME") or next(filter(None, map(shutil.which, NAMES)), None)


def opens() -> bool:
    """Whether Playwright can open the browser."""
    try:
        with sync_playwright() as playwright:
            playwright.chromium.launch(executable_path=installed()).close()
    except Exception as error:  # where a library of Playwright's own is missing it raises no narrower one
        print(f"no browser opens yet: {str(error).splitlines()[0]}")
        return False
    return True


def ways() -> Iterator[list[str]]:
    """The commands that install a browser, from the smallest step to the largest."""
    root = _as_root()
    if root is not None and shutil.which("apt-get"):
        apt = [*root, "apt-get", "--quiet", "--yes"]
        _run(*apt, "update")
        yield [*apt, "install", "libatomic1", "fonts-dejavu-core"]  # what Playwright and a page's text need
        yield [*apt, "install", "chromium"]
    libraries = [] if root is None else ["--with-deps"]
    yield [sys.executable, "-m", "playwright", "install", *libraries, "chromium"]


def _as_root() -> list[str] | None:
    """What to put before a command to run it as root; None where that takes a password."""
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "--non-interactive"]
    return sudo if shutil.which("sudo") and _run(*sudo, "true") else None


def _run(*command: str) -> bool:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, check=False, stdin=subprocess.DEVNULL, env=environment).returncode == 0


if __name__ == "__main__":
    if not opens() and not any(_run(*way) and opens() for way in ways()):
        sys.exit("no browser: install Chrome or Chromium, or name one with CHROME=/path/to/it")
