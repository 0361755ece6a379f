"""What stands in the pages for users to type: commands and files, taken from the pages themselves."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "book" / "your-own.md"
README = ROOT / "README.md"
FOLDER = "my-documents"

_FILE = re.compile(r"^```\{code-block\} \w+\n:caption: (.+)\n((?:(?!```).*\n)+)```$", re.MULTILINE)
_COMMANDS = re.compile(r"^```sh\n((?:(?!```).*\n)+)```$", re.MULTILINE)


def files() -> dict[str, str]:
    """The files that the page shows, by the caption that names them."""
    return dict(_FILE.findall(PAGE.read_text("utf-8")))


def commands() -> list[str]:
    """The commands of the page, in its order."""
    return [line for block in _COMMANDS.findall(PAGE.read_text("utf-8")) for line in block.splitlines()]


def readme_commands() -> list[str]:
    """The lines of README that are set as code by four spaces and begin with a command."""
    lines = re.findall(r"^    (make .*|\.venv/bin/readout .*)$", README.read_text("utf-8"), re.MULTILINE)
    return [line.partition("#")[0].strip() for line in lines]
