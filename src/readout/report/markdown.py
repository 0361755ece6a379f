"""Words written as Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence


def plain(line: str) -> str:
    """A line as Markdown that shows it as it is written."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", line)


def code(words: str) -> str:
    """Words of a program; nothing for none."""
    return f"`{words}`" if words else ""


def table(head: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    """A table of cells that are Markdown."""
    rule = ["---"] * len(head)
    return "".join(f"| {' | '.join(cells)} |\n" for cells in (head, rule, *lines))
